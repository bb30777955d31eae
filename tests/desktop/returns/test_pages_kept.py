"""A return that came in another kind of file than the program writes is looked at all the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from db.book import Book
from db.figures import Unit
from desktop.files.places import place_of
from desktop.returns.hidden_sheet import kept_in
from desktop.returns.pages_kept import pages_of
from desktop.returns.preview import PreviewSheet
from desktop.returns.tags import Variant
from tests.db.chapter import Chapter
from tests.desktop.returns.conftest import CLERK, copy_book
from tests.desktop.returns.ods import as_ods
from tests.desktop.returns.office import Office, fill_half_year


def texts(sheets: Iterable[PreviewSheet]) -> dict[tuple[str, int, int], str]:
    return {
        (sheet.name, cell.row, cell.column): cell.text for sheet in sheets for cell in sheet.cells
    }


def test_another_kind_of_file_shows_each_figure_where_it_stands(
    founded: Path, tmp_path: Path
) -> None:
    with Book.open(copy_book(founded, tmp_path), clerk=CLERK) as book:
        fill_half_year(Chapter(book))
        file = Office(book, Chapter(book), tmp_path / "ra").make().file
    printed, plain = pages_of(file.read_bytes()), pages_of(as_ods(file))
    assert (printed.plain, plain.plain) == (False, True)
    assert [each.name for each in plain.sheets] == [each.name for each in printed.sheets]
    before, now = texts(printed.sheets), texts(plain.sheets)
    manifest = kept_in(as_ods(file))
    places = {
        (shown.sheet, *place_of(shown.cell))
        for figure, cells in manifest.shown.items()
        for shown in cells
        if shown.variant is Variant.THIS
        if manifest.figures[figure].unit is not Unit.PERCENT
    }
    assert len(places) > 40
    assert {at: now[at] for at in places} == {at: before[at] for at in places}

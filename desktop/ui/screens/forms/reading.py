"""A form's file looked through and tried on the book, as the screen of its check shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.book import Book
from db.messages import N_
from db.periods import Period
from desktop.returns import library
from desktop.returns.form_faults import FormFault, Gravity
from desktop.returns.preview import PreviewSheet, preview
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.theme import Tone
from desktop.ui.widgets.sheet_paint import CellMark
from desktop.ui.widgets.sheet_tabs import Marks

if TYPE_CHECKING:
    from desktop.returns.form_check import FormCheck

Cell = tuple[str, int, int]
WORDS: Mapping[Gravity, tuple[str, Tone]] = {
    Gravity.ERROR: (N_("Lỗi"), Tone.FAULT),
    Gravity.WARNING: (N_("Lưu ý"), Tone.ATTENTION),
}


@dataclass(frozen=True)
class Finding:
    """One thing told of a form, and its cell where the form is shown as it came."""

    fault: FormFault
    cell: Cell | None

    @property
    def text(self) -> str:
        """Return the sentence."""
        return translate(self.fault.message)


@dataclass(frozen=True)
class Examined:
    """What came of a form's file: the check, the sheets, `tried` for a period or as they came."""

    path: Path
    check: FormCheck
    findings: tuple[Finding, ...]
    sheets: tuple[PreviewSheet, ...]
    tried: Period | None

    @property
    def errors(self) -> int:
        """Return how much keeps the form out of the book."""
        return sum(each.fault.severity is Gravity.ERROR for each in self.findings)

    @property
    def marks(self) -> Marks:
        """Return what is said of cells; of several things of one cell the first, the gravest."""
        found: dict[str, dict[tuple[int, int], CellMark]] = {}
        for each in self.findings:
            if each.cell is not None:
                sheet, *place = each.cell
                tone = WORDS[each.fault.severity][1]
                marks = found.setdefault(sheet, {})
                marks.setdefault((place[0], place[1]), CellMark(tone, each.text))
        return found


def read_form(context: AppContext, path: Path) -> Examined:
    """Look a form's file through and try it on the book; for a reader's thread.

    Raises FileUnavailableError where the file cannot be opened.
    """
    from desktop.returns.form_trial import trial_period

    book = context.book
    assert isinstance(book, Book)
    now = datetime.combine(context.today(), datetime.now(UTC).timetz())
    with book.read() as session:
        check = library.examine(session, path, now, book.clerk)
    filled = check.form is not None and not check.refused
    graver = sorted(check.faults, key=lambda each: list(Gravity).index(each.severity))
    return Examined(
        path=path,
        check=check,
        findings=tuple(Finding(each, None if filled else _cell(each)) for each in graver),
        sheets=() if check.form is None else preview(check.form.workbook),
        tried=trial_period(check.form.about, now.date()) if check.form and filled else None,
    )


def count_words(errors: int, warnings: int) -> str:
    """Return how much was found, in words."""
    parts = {_("{count} lỗi"): errors, _("{count} lưu ý"): warnings}
    return ", ".join(words.format(count=number) for words, number in parts.items() if number)


def _cell(fault: FormFault) -> Cell | None:
    if not fault.sheet or not fault.cell[:1].isalpha():
        return None
    from openpyxl.utils.cell import coordinate_to_tuple

    row, column = coordinate_to_tuple(fault.cell)
    return fault.sheet, row - 1, column - 1

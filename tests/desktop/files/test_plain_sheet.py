"""Plainly written sheets: known at one stroke, and nothing passes for one that hides anything."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.files.extent import Extent
from desktop.files.guards import inspect
from desktop.files.limits import MB, Limits, Refusal
from desktop.files.plain_sheet import plain_reach
from desktop.files.refusals import OversizedFileError
from tests.desktop.files import samples
from tests.desktop.files.test_hostile_files import refused

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet><dimension ref="A1"/>'
BOUNDLESS = Limits(rows=10**8, columns=10**6, cells=10**15)


def sheet(*rows: str) -> bytes:
    return f"{HEAD}<sheetData>{''.join(rows)}</sheetData></worksheet>".encode()


def slowly(content: bytes) -> Extent | str:
    """What is found where every cell is looked at: a comment is nothing plain."""
    parts: dict[str, str | bytes] = {**samples.xlsx_parts(""), SHEET: content + b"<!-- -->"}
    try:
        return inspect(samples.zipped(parts), BOUNDLESS).extents[0]
    except Refusal as verdict:
        return verdict.code


def agree(content: bytes) -> None:
    reach = plain_reach(content)
    if reach is not None:
        exact = slowly(content)
        assert isinstance(exact, Extent)
        assert not exact.errors
        assert exact.last_row <= reach[0]
        assert exact.last_col <= reach[1]


EXCEL = (
    '<row r="1" spans="1:2" s="1" customFormat="1" ht="15.75" x14ac:dyDescent="0.25">'
    '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><v>4.5</v></c></row>'
)
LIBREOFFICE = (
    '<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" '
    'outlineLevel="0" collapsed="false"><c r="A1" s="0" t="s"><v>0</v></c>'
    '<c r="B1" s="0" t="b"><v>1</v></c></row>'
)
OURS = (
    '<row r="1" ht="19" customHeight="1"><c r="A1" s="1" t="inlineStr"><is><t>A &amp; B</t></is>'
    '</c><c r="B1" s="2" t="n" /></row><row r="2"></row><row r="3"/>'
)


@pytest.mark.parametrize("rows", [EXCEL, LIBREOFFICE, OURS, ""])
def test_what_the_usual_programs_write_is_plain(rows: str) -> None:
    assert plain_reach(sheet(rows)) == (98, 25)


def test_a_workbook_of_openpyxl_is_plain() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Nguyễn Văn An", 5, None, True, 2.5])
    book.active.merge_cells("A3:B4")
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as archive:
        assert plain_reach(archive.read(SHEET)) == (98, 25)


@pytest.mark.parametrize(
    ("cells", "reach"),
    [
        (["A1", "Z99"], (98, 25)),
        (["AB1", "C2"], (98, 27)),
        (["A100", "B1"], (99, 25)),
        (["A1", "XFD7", "C5000", "D2"], (4999, 16383)),
    ],
)
def test_no_cell_lies_beyond_the_reach(cells: list[str], reach: tuple[int, int]) -> None:
    written = "".join(f'<c r="{cell}"><v>1</v></c>' for cell in cells)
    assert plain_reach(sheet(f'<row r="1">{written}</row>')) == reach


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e"><v>#REF!</v></c>',
        "<c r='A1' t='e'><v>#REF!</v></c>",
        '<c r="A1" t="&#101;"><v>#REF!</v></c>',
        '<c r="A1"><f>1+1</f><v></v></c>',
        "<c><v>1</v></c>",
        '<c r="A1"><v>1</v></c></row></sheetData><sheetData><row r="7"><c r="A7" t="e"/>',
        '<c r="A1"><v>&more;</v></c>',
        '<c r="A1"><v>1</v>',
        '<c r="A1" t="str"><v>\x07</v></c>',
    ],
)
def test_what_must_be_looked_at_is_not_plain(cell: str) -> None:
    assert plain_reach(sheet(f'<row r="1">{cell}</row>')) is None


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE a>" + sheet(EXCEL).split(b"\r\n")[1],
        sheet(EXCEL).replace(b"UTF-8", b"UTF-16"),
        sheet(EXCEL).replace(b"4.5", b"\xff"),
        sheet(EXCEL).replace(b"</worksheet>", b"</sheet>"),
        sheet(EXCEL).replace(b"<dimension", b'<row r="1"/><dimension'),
        b"",
    ],
)
def test_a_frame_that_is_not_plain_makes_no_sheet_plain(content: bytes) -> None:
    assert plain_reach(content) is None


PIECES = [
    '<c r="A1"><v>1</v></c>',
    '<c r="B2" t="str"><v>a&lt;b</v></c>',
    '<c r="C3" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
    '<c r="AA100" t="s"><v>0</v></c>',
    '<c r="D1048576" s="7"/>',
    '<c r="E5" t="e"><v>#N/A</v></c>',
    '<c r="F6"><f>A1</f></c>',
    "<c><v>5</v></c>",
    '<c r="g7"><v>5</v></c>',
    '<c r="H8" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    '</row><row r="9">',
    '<c r="I9"><v/></c>',
]


@pytest.mark.parametrize("row", ['<row r="">', '<row r="0">', '<row r="1" r="2">', '<row r="x">'])
def test_a_row_with_no_number_of_its_own_is_not_plain(row: str) -> None:
    assert plain_reach(sheet(row, PIECES[0], "</row>")) is None


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_a_plain_sheet_hides_no_error_and_no_far_cell(pieces: list[str]) -> None:
    agree(sheet('<row r="1">', *pieces, "</row>"))


@given(st.data())
@example(data=None)
def test_no_flaw_makes_a_sheet_pass_for_plain_that_is_not_sound(data: st.DataObject | None) -> None:
    whole = sheet('<row r="1">', *PIECES[:5], "</row>")
    if data is None:
        assert plain_reach(whole) is not None
        return agree(whole)
    at = data.draw(st.integers(0, len(whole)))
    gone = data.draw(st.integers(0, 3))
    put = data.draw(st.lists(st.sampled_from(b'<>/"= &;cvtfr1Ae\x00\xff\n!-'), max_size=3))
    return agree(whole[:at] + bytes(put) + whole[at + gone :])


def test_many_small_sheets_fit_though_their_reach_together_would_not(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    extents = inspect(samples.xlsx(*[rows] * 30), Limits(cells=40)).extents
    assert [extent.area for extent in extents] == [1] * 30
    wide = '<row r="1"><c r="K1"><v>1</v></c></row>'
    error = refused(tmp_path, samples.xlsx(rows, wide), limits=Limits(columns=10))
    assert (type(error), error.cell) == (OversizedFileError, "K1")


# What is read is what was looked at


@pytest.mark.parametrize(
    "content",
    [samples.xlsx(EXCEL, OURS), samples.ods('<table:table table:name="Một"/>')],
    ids=["xlsx", "ods"],
)
def test_a_file_is_read_from_the_parts_that_were_looked_at(content: bytes) -> None:
    checked = inspect(content + b"", Limits()).data
    with zipfile.ZipFile(io.BytesIO(content)) as one, zipfile.ZipFile(io.BytesIO(checked)) as other:
        assert other.testzip() is None
        assert other.namelist() == one.namelist()
        assert all(other.read(name) == one.read(name) for name in one.namelist())


def test_a_large_file_is_not_held_in_memory_part_by_part() -> None:
    parts = samples.xlsx_parts(OURS)
    large = samples.zipped({**parts, "xl/media/a.bin": bytes(range(256)) * (17 * MB // 256)})
    assert inspect(large, Limits()).data is large

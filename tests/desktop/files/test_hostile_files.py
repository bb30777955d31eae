"""Files that cannot or must not be read: one sentence naming file, cause and remedy; we live on."""

from __future__ import annotations

import os
import random
import struct
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.answer import decode
from desktop.files.guards import inspect
from desktop.files.limits import Limits, Refusal
from desktop.files.reading import read_workbook
from desktop.files.refusals import (
    DamagedFileError,
    FileUnavailableError,
    LockedFileError,
    NotAWorkbookError,
    OutsideFileError,
    OversizedFileError,
    ReadingStoppedError,
    refusal,
)
from desktop.files.watched import WatchedChild
from tests.desktop.files import samples

LASTING = [sys.executable, "-c", "import time; time.sleep(60)"]
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"


def first_answer(command: list[str], limits: Limits) -> bytes:
    with closing(WatchedChild(command, [], limits)) as child:
        return child.answer(lambda: False)


def refused(
    folder: Path, content: bytes, name: str = "tệp.xlsx", limits: Limits | None = None
) -> OutsideFileError:
    path = folder / name
    path.write_bytes(content)
    before = psutil.Process().children()
    with pytest.raises(OutsideFileError) as caught:
        read_workbook(path, limits=limits)
    assert name in str(caught.value)
    assert path.read_bytes() == content
    assert psutil.Process().children() == before
    return caught.value


# What the system does not give us


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileUnavailableError, match=r"Không tìm thấy tệp “không có\.xlsx”"):
        read_workbook(tmp_path / "không có.xlsx")


@pytest.mark.parametrize("name", ["a" * 300 + ".xlsx", "a\0b.xlsx"])
def test_a_name_no_file_can_have_is_a_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnavailableError, match="Không tìm thấy"):
        read_workbook(tmp_path / name)


def test_a_folder_is_told_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "sổ.xlsx").mkdir()
    with pytest.raises(FileUnavailableError, match="là một thư mục"):
        read_workbook(tmp_path / "sổ.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.xlsx")
    with pytest.raises(FileUnavailableError, match="không phải là một tệp thường"):
        read_workbook(tmp_path / "ống.xlsx")


def test_a_file_one_may_not_read_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "kín.xlsx"
    path.write_bytes(samples.xlsx(ONE))
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this account may read everything")
    with pytest.raises(FileUnavailableError, match="Không được phép đọc"):
        read_workbook(path)


# What is no workbook


@pytest.mark.parametrize(
    "content",
    [
        "Họ và tên;Ngày sinh\nNguyễn Văn An;1959\n".encode(),
        b"<html><table><tr><td>1</td></tr></table></html>",
        b"%PDF-1.7",
        b"PK",
        b"PK\x05\x06" + bytes(18),
        samples.zipped({"a.txt": "a"}),
        samples.zipped({**samples.xlsx_parts(ONE), "xl/workbook.xml": "<document/>"}),
        samples.compound({"WordDocument": bytes(5000)}),
    ],
    ids=["text", "html", "pdf", "two letters", "empty zip", "zip", "word", "old word"],
)
def test_what_is_no_workbook_is_not_read_whatever_its_name(tmp_path: Path, content: bytes) -> None:
    assert type(refused(tmp_path, content)) is NotAWorkbookError


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    assert "rỗng" in str(refused(tmp_path, b""))


def test_a_workbook_of_the_binary_kind_is_not_ours(tmp_path: Path) -> None:
    parts = samples.xlsx_parts(ONE, main="xl/workbook.bin")
    assert type(refused(tmp_path, samples.zipped(parts), "a.xlsb")) is NotAWorkbookError


# What is locked


def test_a_password_is_told_from_damage(tmp_path: Path) -> None:
    locked = samples.compound({"EncryptionInfo": bytes(100), "EncryptedPackage": bytes(5000)})
    ods = samples.ods_parts("")
    ods["META-INF/manifest.xml"] = "<m><file-entry><encryption-data/></file-entry></m>"
    whole_ods = {**samples.ods_parts(""), "encrypted-package": bytes(100)}
    zipped = bytearray(samples.xlsx(ONE))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = zipped.find(magic)
        while start >= 0:
            zipped[start + at] |= 1
            start = zipped.find(magic, start + 1)
    for content in (
        locked,
        samples.xls(samples.number(0, 0, 1), locked=True),
        samples.zipped(ods),
        samples.zipped(whole_ods),
        bytes(zipped),
    ):
        assert type(refused(tmp_path, content)) is LockedFileError


# What is cut short or broken


def honest_xlsx(folder: Path) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(60):
        sheet.append([f"Nguyễn Văn {row}", row, "x"])
    book.save(folder / "đủ.xlsx")
    return (folder / "đủ.xlsx").read_bytes()


def test_a_workbook_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    whole = honest_xlsx(tmp_path)
    for at in (1, 100, len(whole) // 3, len(whole) // 2, len(whole) - 1):
        kind = NotAWorkbookError if at < 4 else DamagedFileError
        assert type(refused(tmp_path, whole[:at])) is kind
    old = samples.xls(samples.number(0, 0, 1), padding=6000)
    for at in (600, len(old) // 2, len(old) - 700):
        assert type(refused(tmp_path, old[:at], "cũ.xls")) is DamagedFileError


def inspected(content: bytes) -> object:
    """What the check finds, in this process: it is pure Python and cannot die."""
    try:
        return [(e.name, e.area, e.errors) for e in inspect(content, Limits()).extents]
    except Refusal as verdict:
        return verdict.code


WORKBOOKS = {
    "xlsx": samples.xlsx(ONE * 20, '<row><c t="e"><v>#REF!</v></c></row>'),
    "ods": samples.ods(
        '<table:table table:name="A"><table:table-row><table:table-cell office:value-type="float" '
        'office:value="5"/></table:table-row></table:table>'
    ),
    "xls": samples.xls(samples.number(0, 0, 1) + samples.error(1, 1, 7), padding=4000),
}


@pytest.mark.parametrize("kind", WORKBOOKS)
@given(data=st.data())
def test_a_cut_or_a_flipped_bit_is_refused_or_does_no_harm(kind: str, data: st.DataObject) -> None:
    whole = WORKBOOKS[kind]
    cut = data.draw(st.integers(0, len(whole) - 1))
    assert isinstance(inspected(whole[:cut]), str) or kind == "xls"
    flipped = bytearray(whole)
    flipped[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    inspected(bytes(flipped))


def test_a_flipped_bit_in_a_packed_sheet_never_changes_a_value(tmp_path: Path) -> None:
    whole = honest_xlsx(tmp_path)
    with zipfile.ZipFile(tmp_path / "đủ.xlsx") as archive:
        part = archive.getinfo(SHEET)
    dice = random.Random(1)
    for _ in range(200):
        flipped = bytearray(whole)
        at = part.header_offset + 30 + len(SHEET) + dice.randrange(part.compress_size)
        flipped[at] ^= 1 << dice.randrange(8)
        assert inspected(bytes(flipped)) == "damaged"


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (SHEET, "<worksheet><sheetData><row>"),
        (SHEET, "<worksheet><sheetData><row><c r='1A'><v>1</v></c></row></sheetData></worksheet>"),
        (SHEET, "<worksheet><sheetData><row r='x'/></sheetData></worksheet>"),
        ("xl/workbook.xml", "<workbook"),
        ("_rels/.rels", "<Relationships/>"),
        ("xl/sharedStrings.xml", "<sst"),
    ],
)
def test_a_broken_part_makes_the_file_damaged(tmp_path: Path, part: str, content: str) -> None:
    parts: dict[str, str | bytes] = {**samples.xlsx_parts(ONE), part: content}
    assert type(refused(tmp_path, samples.zipped(parts))) is DamagedFileError


def test_a_cell_pointing_nowhere_names_its_sheet(tmp_path: Path) -> None:
    error = refused(tmp_path, samples.xlsx(ONE, '<row><c t="s"><v>99</v></c></row>'))
    assert (type(error), error.sheet) == (DamagedFileError, "Trang 2")


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "hai.xlsx"
    path.write_bytes(samples.xlsx(ONE))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/worksheets/Sheet1.xml", "<worksheet/>")
    assert type(refused(tmp_path, path.read_bytes())) is DamagedFileError


# What asks for too much


def far_xlsx() -> bytes:
    return samples.xlsx(ONE, f'{ONE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def far_ods() -> bytes:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    blank = '<table:table-cell table:number-columns-repeated="16383"/>'
    return samples.ods(
        f'<table:table table:name="Trang 2"><table:table-row>{cell}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="1048574">{blank}</table:table-row>'
        f"<table:table-row>{blank}{cell}</table:table-row></table:table>"
    )


def filled_ods() -> bytes:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" '
        'office:value="1"/>'
    )
    return samples.ods(
        '<table:table table:name="Trang 2"><table:table-row table:number-rows-repeated="1048576">'
        f"{cell}</table:table-row></table:table>"
    )


@pytest.mark.parametrize(
    ("content", "cell"),
    [
        (far_xlsx(), "XFD1048576"),
        (far_ods(), "XFD1048576"),
        (samples.xls(b"", samples.number(0, 0, 1) + samples.number(65535, 255, 1)), "IV65536"),
        (samples.xlsx("", f'{ONE}<row r="900000"><c r="B900000"><v>1</v></c></row>'), "B900000"),
        (samples.xlsx("", f'{ONE}<row r="2"><c r="XFD2" t="e"><v>#N/A</v></c></row>'), "XFD2"),
        (samples.xlsx("", '<row r="4000000000"><c><v>1</v></c></row>'), "A4000000000"),
    ],
    ids=["xlsx", "ods", "xls", "row", "column", "no such row"],
)
def test_a_far_cell_is_named_with_its_sheet(tmp_path: Path, content: bytes, cell: str) -> None:
    assert len(content) < 5000
    error = refused(tmp_path, content)
    assert (type(error), error.sheet, error.cell) == (OversizedFileError, "Trang 2", cell)
    assert "Trang 2" in str(error)
    assert cell in str(error)


def test_too_many_cells_names_the_sheet(tmp_path: Path) -> None:
    error = refused(tmp_path, filled_ods())
    assert (type(error), error.sheet) == (OversizedFileError, "Trang 2")
    rows = "".join(f"<row>{'<c><v>1</v></c>' * 20}</row>" for _ in range(20))
    crowded = refused(tmp_path, samples.xlsx(rows, rows), limits=Limits(cells=500))
    assert (type(crowded), crowded.sheet) == (OversizedFileError, "Trang 2")
    assert "quá nhiều ô" in str(crowded)


SWOLLEN = {
    "a part no sheet needs": ("xl/media/image1.png", b"", b"0" * (2 << 20)),
    "the shared strings": ("xl/sharedStrings.xml", b"<sst><si><t>", b"0" * (2 << 20)),
    "nested deep": ("xl/sharedStrings.xml", b"<sst>", b"<r>" * (1 << 20)),
    "a sheet": (SHEET, b"<worksheet>", b" " * (2 << 20)),
}


@pytest.mark.parametrize("where", SWOLLEN)
def test_a_part_that_swells_is_refused(tmp_path: Path, where: str) -> None:
    part, begin, swell = SWOLLEN[where]
    content = samples.zipped({**samples.xlsx_parts(ONE), part: begin + swell})
    assert len(content) < 10_000
    error = refused(tmp_path, content, limits=Limits(ratio_from_bytes=1 << 20))
    assert type(error) is OversizedFileError
    assert "bung ra lớn bất thường" in str(error)


def test_a_part_is_measured_to_its_end_even_where_it_is_no_good_xml(tmp_path: Path) -> None:
    drawing = b"<a></b>" + bytes(20 << 20)
    content = samples.zipped({**samples.xlsx_parts(ONE), "xl/drawings/drawing1.xml": drawing})
    assert "bung ra" in str(refused(tmp_path, content))


def test_a_part_that_lies_about_its_size_is_inflated_to_its_true_end(tmp_path: Path) -> None:
    content = bytearray(
        samples.zipped({**samples.xlsx_parts(ONE), "xl/media/a.png": b"0" * (20 << 20)})
    )
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert "bung ra" in str(refused(tmp_path, bytes(content)))


def test_all_parts_together_and_their_number_are_bounded(tmp_path: Path) -> None:
    many = samples.zipped({**samples.xlsx_parts(ONE), **{f"a{n}.bin": b"" for n in range(50)}})
    assert type(refused(tmp_path, many, limits=Limits(parts=20))) is OversizedFileError
    large = samples.zipped(
        {**samples.xlsx_parts(ONE), **{f"a{n}.bin": os.urandom(1000) for n in range(50)}}
    )
    assert type(refused(tmp_path, large, limits=Limits(total_bytes=20_000))) is OversizedFileError
    assert type(refused(tmp_path, large, limits=Limits(file_bytes=20_000))) is OversizedFileError


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "docProps/custom.xml"])
def test_entities_are_refused_before_any_is_expanded(tmp_path: Path, part: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    content = f"<!DOCTYPE a [{laughs}]><a>&l9;</a>"
    error = refused(tmp_path, samples.zipped({**samples.xlsx_parts(ONE), part: content}))
    assert type(error) is OversizedFileError
    assert part in str(error)


# What kills or holds up the child


def one_long_text(rows: int, columns: int = 1000) -> bytes:
    """One text of 32 000 letters in so many cells: small until it is written out."""
    parts = samples.xlsx_parts(("<row>" + '<c t="s"><v>0</v></c>' * columns + "</row>") * rows)
    parts["xl/sharedStrings.xml"] = f"<sst><si><t>{'a' * 32_000}</t></si></sst>"
    relations = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(
        "</Relationships>",
        f'<Relationship Id="s" Type="{samples.RELATIONS}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>',
    )
    return samples.zipped(parts)


@pytest.fixture(scope="module")
def greedy() -> bytes:
    """Small on disk, 3 GB in memory."""
    return one_long_text(100)


def test_a_child_that_dies_is_a_refused_file(tmp_path: Path, greedy: bytes) -> None:
    error = refused(tmp_path, greedy, limits=Limits(memory_bytes=256 << 20))
    assert "bộ nhớ" in str(error)
    assert read_workbook(_honest(tmp_path)).sheets[0].rows == [[1]]


def test_more_text_than_anyone_types_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path, one_long_text(1), limits=Limits(answer_bytes=1 << 20))
    assert (type(error), error.sheet) == (OversizedFileError, "Trang 1")
    assert "quá nhiều chữ" in str(error)


def test_a_file_that_takes_too_long_is_refused(tmp_path: Path, greedy: bytes) -> None:
    error = refused(tmp_path, greedy, limits=Limits(seconds=0.05))
    assert type(error) is OversizedFileError
    assert "giây" in str(error)


def test_a_child_that_outgrows_its_memory_is_killed_from_outside() -> None:
    before = psutil.Process().children()
    with pytest.raises(Refusal, match="too_much_memory"):
        first_answer(LASTING, Limits(memory_bytes=1 << 20))
    assert psutil.Process().children() == before


def test_reading_stops_when_the_person_says_so(tmp_path: Path, greedy: bytes) -> None:
    path = tmp_path / "lâu.xlsx"
    path.write_bytes(greedy)
    before = psutil.Process().children()
    with pytest.raises(ReadingStoppedError, match="theo yêu cầu"):
        read_workbook(path, stop=lambda: True)
    assert psutil.Process().children() == before


def _honest(folder: Path) -> Path:
    path = folder / "tốt.xlsx"
    path.write_bytes(samples.xlsx(ONE))
    return path


# What the child says is not trusted either


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b'S["A",false]\nR[[1]]\n',
        b"R[[1]]\n.\n",
        b'S["A",false]\nR[[1]\n.\n',
        b'S["A",false]\nR[[{"x":"y"}]]\n.\n',
        b'S["A",false]\nR[[{"d":"2024-13-01"}]]\n.\n',
        b'S["A",false]\nR[7]\n.\n',
        b'S["A",false]\n=0\nS["B",false]\n.\n',
        b'S["A",false]\n' + b"R[" + b"[" * 100_000 + b"\n.\n",
        b"E[1]\n",
        b'S["A",false]\nR[[1,2,3,4,5],[1]]\n.\n',
        bytes(range(256)),
    ],
)
def test_an_answer_that_makes_no_sense_counts_as_a_dead_child(answer: bytes) -> None:
    with pytest.raises(Refusal, match="died"):
        decode(answer, Limits(cells=9))


def test_a_child_that_writes_without_end_is_killed() -> None:
    endless = [sys.executable, "-c", "while True: print('x' * 10_000)"]
    with pytest.raises(Refusal, match="too_much_memory"):
        first_answer(endless, Limits(answer_bytes=100_000))


def test_a_child_that_cannot_start_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no_helper"):
        first_answer([str(tmp_path / "không có")], Limits())


def test_names_from_a_hostile_file_cannot_garble_the_message(tmp_path: Path) -> None:
    error = refusal(
        tmp_path / "a.xlsx", "far_cell", {"sheet": "{x}\n\x1b[2J" + "a" * 999, "cell": "A1"}
    )
    assert "\n" not in str(error)
    assert "\x1b" not in str(error)
    assert len(str(error)) < 400
    assert "bị ngắt" in str(refusal(tmp_path / "a.xlsx", "far_cell", {}))
    assert "bị ngắt" in str(refusal(tmp_path / "a.xlsx", "no such code"))

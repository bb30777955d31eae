"""Many files read one after another: each gets what it would get alone, whatever its neighbours."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import openpyxl
import psutil
import pytest

from desktop.files.answer import decode
from desktop.files.canonical import digest
from desktop.files.cells import Workbook
from desktop.files.glances import Glance
from desktop.files.limits import Limits, Refusal
from desktop.files.locked import lock
from desktop.files.readers import READ_CHILD
from desktop.files.reading import read_workbook
from desktop.files.reading_many import glances, read_workbooks
from desktop.files.refusals import (
    LockedFileError,
    OutsideFileError,
    OversizedFileError,
    ReadingStoppedError,
    WrongPasswordError,
)
from desktop.files.watched import WatchedChild
from tests.desktop.files import samples
from tests.desktop.files.test_hostile_files import one_long_text
from tests.desktop.files.test_locked import PASSWORD, workbook

LITTLE = Limits(memory_bytes=256 << 20)


@pytest.fixture(autouse=True)
def _no_child_is_left() -> Iterator[None]:
    before = psutil.Process().children()
    yield
    assert psutil.Process().children() == before


def honest(folder: Path, number: int) -> Path:
    path = folder / f"tốt {number}.xlsx"
    path.write_bytes(samples.xlsx(f'<row r="1"><c r="A1"><v>{number}</v></c></row>'))
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def said(found: Workbook | OutsideFileError) -> object:
    """What came of a file: its first cell, or the error."""
    if isinstance(found, OutsideFileError):
        return type(found), str(found), found.path
    return [sheet.rows for sheet in found.sheets]


def alone(path: Path, passwords: Sequence[str], limits: Limits | None) -> object:
    try:
        return said(read_workbook(path, passwords=passwords, limits=limits))
    except OutsideFileError as error:
        return said(error)


def each_as_alone(
    paths: Sequence[Path], passwords: Sequence[str] = (), limits: Limits | None = None
) -> list[object]:
    found = [said(each) for each in read_workbooks(paths, passwords=passwords, limits=limits)]
    assert found == [alone(path, passwords, limits) for path in paths]
    return found


def test_no_files_are_read_at_once() -> None:
    assert list(read_workbooks([])) == []


def test_each_file_gets_in_its_turn_what_it_would_get_alone(tmp_path: Path) -> None:
    folder = tmp_path / "sổ.xlsx"
    folder.mkdir()
    found = each_as_alone(
        [
            honest(tmp_path, 1),
            tmp_path / "không có.xlsx",
            written(tmp_path / "cũ.xls", samples.xls(samples.number(0, 0, 2))),
            folder,
            written(tmp_path / "rỗng.xlsx", b""),
            written(tmp_path / "chữ.xlsx", b"abc"),
            tmp_path / "a\0b.xlsx",
            written(tmp_path / "xa.xlsx", samples.xlsx('<row><c r="XFD1"><v>1</v></c></row>')),
            tmp_path / f"{'a' * 300}.xlsx",
            honest(tmp_path, 3),
        ]
    )
    assert [found[at] for at in (0, 2, 9)] == [[[[1]]], [[[2]]], [[[3]]]]


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are known only here")
def test_a_name_that_is_no_text_is_found(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.xlsx"))
    assert each_as_alone([written(path, samples.xlsx("")), honest(tmp_path, 1)]) == [[[]], [[[1]]]]


def test_a_file_that_kills_its_child_is_refused_alone(tmp_path: Path) -> None:
    killer = written(tmp_path / "tham.xlsx", one_long_text(100))
    paths = [honest(tmp_path, 1), killer, honest(tmp_path, 2), killer, honest(tmp_path, 3)]
    found = each_as_alone(paths, limits=LITTLE)
    assert [found[at] for at in (0, 2, 4)] == [[[[1]]], [[[2]]], [[[3]]]]
    assert "bộ nhớ" in str(found[1])


def test_a_file_gets_the_memory_it_would_have_alone(tmp_path: Path) -> None:
    large = written(tmp_path / "lớn.xlsx", one_long_text(1))
    paths = [honest(tmp_path, number) for number in range(20)]
    paths[7] = large
    found = list(read_workbooks(paths, limits=LITTLE))
    assert [type(each) for each in found] == [Workbook] * 20
    assert said(found[19]) == [[[19]]]


def test_a_file_that_outlasts_its_time_is_refused_alone(tmp_path: Path) -> None:
    slow = written(tmp_path / "chậm.xlsx", lock(workbook(), PASSWORD))
    paths = [honest(tmp_path, 1), slow, honest(tmp_path, 2)]
    wrong = [str(number) for number in range(500)]
    one, two, three = read_workbooks(paths, passwords=wrong, limits=Limits(seconds=1.0))
    assert (said(one), said(three)) == ([[[1]]], [[[2]]])
    assert isinstance(two, OversizedFileError)
    assert "quá 1 giây" in str(two)


def test_a_locked_file_opens_where_a_password_fits(tmp_path: Path) -> None:
    ours = written(tmp_path / "khóa.xlsx", lock(workbook(), PASSWORD))
    other = written(tmp_path / "lạ.xlsx", lock(workbook(), "khác"))
    paths = [ours, honest(tmp_path, 1), other]
    opened, _, wrong = read_workbooks(paths, passwords=["", PASSWORD])
    assert said(opened) == [[["Nguyễn Văn An", 0]]]
    assert type(wrong) is WrongPasswordError
    assert [type(each) for each in read_workbooks(paths)] == [
        LockedFileError,
        Workbook,
        LockedFileError,
    ]


def test_two_hundred_files_come_in_order_from_children_told_of_them_in_secret(
    tmp_path: Path,
) -> None:
    paths = [honest(tmp_path, number) for number in range(200)]
    others = {child.pid for child in psutil.Process().children()}
    seen: set[int] = set()
    found = []
    for each in read_workbooks(paths, passwords=[PASSWORD]):
        found.append(said(each))
        for child in psutil.Process().children():
            if child.pid in others:
                continue
            with contextlib.suppress(psutil.Error):
                told = " ".join([*child.cmdline(), *child.environ().values()])
                assert not [word for word in (PASSWORD, "tốt") if word in told]
                seen.add(child.pid)
    assert found == [[[[number]]] for number in range(200)]
    assert 1 <= len(seen) <= 2


def test_reading_stops_in_the_middle_when_the_person_says_so(tmp_path: Path) -> None:
    paths = [honest(tmp_path, number) for number in range(40)]
    found: list[Workbook | OutsideFileError] = []
    for each in read_workbooks(paths, stop=lambda: len(found) >= 7):
        found.append(each)
    assert [type(each) for each in found] == [Workbook] * 7 + [ReadingStoppedError] * 33
    assert "tốt 39.xlsx" in str(found[-1])


def test_reading_given_up_leaves_nothing_running(tmp_path: Path) -> None:
    before = psutil.Process().children()
    with closing(read_workbooks([honest(tmp_path, number) for number in range(40)])) as reading:
        assert said(next(reading)) == [[[0]]]
        assert psutil.Process().children() != before
    assert psutil.Process().children() == before


def test_a_child_that_cannot_be_started_is_said_of_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "không có"))
    found = read_workbooks([honest(tmp_path, number) for number in range(3)])
    assert ["không mở thêm được" in str(each) for each in found] == [True] * 3


def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    text_of_two_megabytes = written(tmp_path / "dài.xlsx", one_long_text(1, columns=64))
    tracemalloc.start()
    try:
        with closing(read_workbooks([text_of_two_megabytes] * 40)) as reading:
            next(reading)
            for number in range(5):  # time enough to read all the others
                each_as_alone([honest(tmp_path, number)])
            held, _peak = tracemalloc.get_traced_memory()
            first = _largest_child()
            for _ in range(30):
                next(reading)
            assert _largest_child() < first + (20 << 20)
    finally:
        tracemalloc.stop()
    assert held < 20 << 20


def _largest_child() -> int:
    return max(child.memory_info().rss for child in psutil.Process().children())


# No file speaks for another


def test_a_text_that_looks_like_the_end_of_an_answer_is_a_text(tmp_path: Path) -> None:
    text = '.\n=0\n=1\nE["locked",{}]\n'
    cell = f'<row><c t="str"><v xml:space="preserve">{text}</v></c></row>'
    sly = written(tmp_path / "khéo.xlsx", samples.xlsx(cell))
    assert each_as_alone([sly, sly, honest(tmp_path, 1)]) == [[[[text]]], [[[text]]], [[[1]]]]


@pytest.mark.parametrize("said_first", ["=1", "S[1]\n=1", ".\n=7", "=0"])
def test_a_child_led_astray_answers_for_no_other_file(said_first: str) -> None:
    script = f"print({said_first!r}, 'S[\"A\",false]', '.', '=0', sep='\\n')"
    with closing(WatchedChild([sys.executable, "-c", script], [], Limits())) as child:
        answer = child.answer(lambda: False)
        with pytest.raises(Refusal, match="died"):
            decode(answer, Limits())
        with pytest.raises(Refusal, match="died"):
            child.answer(lambda: False)


# Sheets at a glance


def glance(path: Path, sheet: str) -> Glance:
    (found,) = glances([path], sheet)
    assert isinstance(found, Glance)
    return found


def test_at_a_glance_one_sheet_is_whole_and_the_others_are_digests(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, cells in {"Một": ["a", 1, None, True], "Hai": ["b", 2.5], "Ba": [None, "="]}.items():
        book.create_sheet(name).append(cells)
    book.save(tmp_path / "a.xlsx")
    assert glance(tmp_path / "a.xlsx", "Hai") == Glance(
        [["b", 2.5]],
        {"Một": digest([["a", 1.0, "", True]]), "Ba": digest([["", "="]])},
        hashlib.sha256((tmp_path / "a.xlsx").read_bytes()).hexdigest(),
    )
    assert glance(tmp_path / "a.xlsx", "Bốn").rows is None


def test_a_sheet_with_an_error_has_no_digest(tmp_path: Path) -> None:
    error = '<row><c t="e"><v>#REF!</v></c></row>'
    path = written(tmp_path / "a.xlsx", samples.xlsx("", error, ""))
    assert glance(path, "Trang 1").digests == {"Trang 2": "", "Trang 3": digest([])}


def test_of_two_sheets_with_one_name_neither_has_a_digest(tmp_path: Path) -> None:
    parts = samples.xlsx_parts("", "", "")
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("Trang 2", "Trang 1")
    path = written(tmp_path / "a.xlsx", samples.zipped(parts))
    assert glance(path, "Trang 3").digests == {"Trang 1": ""}
    assert glance(path, "Trang 1").digests == {"Trang 1": "", "Trang 3": digest([])}


def test_a_glance_at_many_files_tells_which_cannot_be_read(tmp_path: Path) -> None:
    paths = [honest(tmp_path, 1), tmp_path / "không có.xlsx", honest(tmp_path, 2)]
    one, missing, two = glances(paths, "Trang 1")
    assert isinstance(one, Glance)
    assert isinstance(two, Glance)
    assert (one.rows, two.rows) == ([[1]], [[2]])
    assert isinstance(missing, OutsideFileError)


# The built program is its own child


def test_the_program_started_as_the_child_reads_what_it_is_told(tmp_path: Path) -> None:
    limits = json.dumps(Limits()._asdict())
    told = [{"passwords": [], "sheet": None, "alone": True}, str(honest(tmp_path, 5))]
    child = subprocess.run(
        [sys.executable, "-m", "desktop", READ_CHILD, limits],
        input="".join(f"{json.dumps(each)}\n" for each in told).encode(),
        capture_output=True,
        check=True,
    )
    answer, mark, rest = child.stdout.partition(b"=0\n")
    assert (mark, rest) == (b"=0\n", b"")
    assert decode(answer, Limits()).sheets[0].rows == [[5]]


LEFT_IN_THE_MIDDLE = """
import sys
from desktop.files.reading_many import glances
left = glances(sys.argv[1:], "Sheet")
next(left)
"""


def test_a_program_that_ends_in_the_middle_of_reading_ends(tmp_path: Path) -> None:
    files = []
    for number in range(3):
        files.append(tmp_path / f"{number}.xlsx")
        openpyxl.Workbook().save(files[-1])
    line = [sys.executable, "-c", LEFT_IN_THE_MIDDLE, *map(str, files)]
    ended = subprocess.run(line, cwd=Path(__file__).parents[3], timeout=30, check=False)
    assert ended.returncode == 0

"""Taking returns into the committee's book, and what the book then tells."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import resources
from db.registers import received
from desktop.files.locked import lock
from desktop.files.refusals import FileRefusedError, ReadingStoppedError
from desktop.returns.about import ABOUT_SHEET
from desktop.returns.consolidation.finding import find_files
from desktop.returns.consolidation.judging import Fate
from desktop.returns.consolidation.overview import Overview, overview, write_up
from desktop.returns.consolidation.sheets import Sent
from desktop.returns.consolidation.taking_in import (
    Intake,
    changed_cells,
    look_over,
    rejudged,
    take_in,
)
from desktop.returns.library import examine, keep
from tests.desktop.returns.consolidation.committee import (
    LATER,
    NOW,
    PERIOD,
    Unit,
    a_unit,
    add_up,
    alike,
    copied,
    edit,
    forge,
    half_a_year,
    list_units,
    numbers,
    the_district,
)
from tests.thorough import WHOLE


@pytest.fixture
def folder(below: Path, tmp_path: Path) -> Path:
    return copied(below, tmp_path / "usb")


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Unit]:
    with the_district(tmp_path) as unit:
        yield unit


FILE = "KL01_{}_2026-01-01_2026-06-30_v1.xlsx"


def look(district: Unit, *paths: Path) -> Intake:
    return look_over(district.book, "KL01", PERIOD, paths)


def told(district: Unit) -> Overview:
    with district.book.read() as session:
        return overview(session, "KL01", PERIOD, NOW)


def kept(district: Unit) -> list[tuple[str, int]]:
    with district.book.read() as session:
        rows = received.received(session, "KL01", PERIOD)
    return [(each.unit_code, each.revision) for each in rows]


def test_looking_writes_nothing_and_taking_in_is_one_change(district: Unit, folder: Path) -> None:
    intake = look(district, folder)
    assert [each.fate for each in intake.judged] == [Fate.COUNTS] * 3
    assert kept(district) == []
    assert take_in(district.book, intake, NOW) == 3
    assert kept(district) == [("CB1", 1), ("CB2", 1), ("CB3", 1)]
    assert take_in(district.book, look(district, folder), NOW) == 0


def test_the_book_tells_what_the_command_adds_up(
    district: Unit, folder: Path, tmp_path: Path
) -> None:
    take_in(district.book, look(district, folder), NOW)
    found = told(district)
    added = add_up([folder], tmp_path / "lenh.xlsx", book=district.book)
    assert {id_: each.number for id_, each in found.totals.items()} == {
        id_: each.number for id_, each in added.figures.items()
    }
    assert [each.part.code for each in found.by_unit] == ["QU", "CB1", "CB2", "CB3"]
    for figure in found.order:
        total = found.totals[figure]
        if total.unit != "percent":
            each = [
                unit.figures[figure][0] or 0 for unit in found.by_unit if figure in unit.figures
            ]
            assert sum(each) == total.number


def test_what_is_written_up_is_what_the_command_writes(
    district: Unit, folder: Path, tmp_path: Path
) -> None:
    take_in(district.book, look(district, folder), NOW)
    done = write_up(district.book, "KL01", PERIOD, tmp_path / "len.xlsx", "", NOW)
    again = add_up([folder], tmp_path / "lenh.xlsx", book=district.book)
    assert (done.revision, again.revision) == (1, 1)
    assert numbers(done) == numbers(again)


def test_a_newer_number_shows_cell_by_cell_what_changes_and_takes_the_place(
    district: Unit, tmp_path: Path
) -> None:
    with a_unit(tmp_path, "CB1", "Chi bộ 1") as unit:
        half_a_year(unit, 1)
        take_in(district.book, look(district, unit.send()), NOW)
        before = told(district).totals["members.total"].number
        unit.chapter.member("Người mới vào")
        newer = unit.send(reason="Thêm đảng viên", now=LATER)
    intake = look(district, newer)
    (judged,) = intake.judged
    with district.book.read() as session:
        changed = changed_cells(session, judged)
    cells = {(each.edit.sheet, each.edit.cell): each.edit.words() for each in changed}
    names = {(each.edit.sheet, each.edit.cell): each.figure for each in changed}
    assert judged.replaces == 1
    assert cells["Biểu tổng hợp", "D11"]["was"] == "6"
    assert cells["Biểu tổng hợp", "D11"]["now"] == "7"
    assert getattr(names["Biểu tổng hợp", "D11"], "id", "") == "members.total"
    take_in(district.book, intake, NOW)
    assert kept(district) == [("CB1", 2)]
    after = told(district).totals["members.total"].number
    assert (before, after) == (12, 13)


def test_one_edited_by_hand_counts_as_its_book_said_once_accepted_with_a_reason(
    district: Unit, folder: Path
) -> None:
    file = next(folder.glob("KL01_CB1_*"))
    workbook = openpyxl.load_workbook(file)
    workbook["Biểu tổng hợp"]["D11"] = 99
    workbook.save(file)
    intake = look(district, file)
    assert [each.fate for each in intake.judged] == [Fate.EDITED]
    assert take_in(district.book, intake, NOW) == 0
    accepted = rejudged(intake, {file: "Đã gọi hỏi đơn vị"})
    assert take_in(district.book, accepted, NOW) == 1
    with district.book.read() as session:
        (row,) = received.received(session, "KL01", PERIOD)
    assert (row.edited, row.reason) == (True, "Đã gọi hỏi đơn vị")
    own = district.figures()["members.total"].number or 0
    assert told(district).totals["members.total"].number == own + 6


def test_a_locked_return_is_kept_open_under_the_books_own_lock(
    district: Unit, folder: Path
) -> None:
    from db.registers import locks

    with district.book.change("ghi mật khẩu") as session:
        locks.set_password(session, "Đảng ủy", "đồng chí")
    file = next(folder.glob("KL01_CB1_*"))
    plain = file.read_bytes()
    file.write_bytes(lock(plain, "đồng chí"))
    take_in(district.book, look(district, file), NOW)
    with district.book.read() as session:
        (row,) = received.received(session, "KL01", PERIOD)
        assert received.file_of(session, row.id) == plain


@pytest.mark.parametrize("first", ["part", "whole"])
def test_a_unit_held_by_another_counts_once_whichever_return_comes_first(
    district: Unit, folder: Path, tmp_path: Path, first: str
) -> None:
    part, whole = folder / FILE.format("CB1"), tmp_path / "xa.xlsx"
    with a_unit(tmp_path, "DU", "Đảng bộ xã") as middle:
        add_up([part], whole, book=middle.book)
    one, other = (part, whole) if first == "part" else (whole, part)
    assert take_in(district.book, look(district, one), NOW) == 1
    before = told(district).totals["meetings.held"]
    (judged,) = look(district, other).judged
    assert judged.fate is Fate.REFUSED
    assert all(each in str(judged.reason) for each in ("CB1", "DU", other.name))
    assert take_in(district.book, look(district, other), NOW) == 0
    after = told(district)
    assert after.totals["meetings.held"] == before
    assert "counted_twice" not in {each.rule for each in after.problems}
    # Of the part nothing more is wanted; whoever sent the whole is asked.
    assert len(after.standing.refused) == (first == "part")


def test_a_file_that_changes_between_look_and_taking_in_is_refused_and_nothing_taken(
    district: Unit, folder: Path
) -> None:
    intake = look(district, folder)
    last = sorted(folder.iterdir())[-1]
    last.write_bytes(last.read_bytes() + b" ")
    with pytest.raises(FileRefusedError, match="đã thay đổi"):
        take_in(district.book, intake, NOW)
    assert kept(district) == []


def test_stopping_leaves_nothing(district: Unit, folder: Path) -> None:
    with pytest.raises(ReadingStoppedError):
        look_over(district.book, "KL01", PERIOD, [folder], stop=lambda: True)
    intake = look(district, folder)
    asked = iter([False, True, True, True])
    with pytest.raises(ReadingStoppedError):
        take_in(district.book, intake, NOW, stop=lambda: next(asked))
    assert kept(district) == []


def who_sent(file: Path) -> list[tuple[str, str, str]]:
    """Return code, name and state of each row of the sheet of who has sent."""
    rows = openpyxl.load_workbook(file)["Tình hình nộp"].iter_rows(min_row=6, values_only=True)
    return [(str(row[1] or ""), str(row[2] or ""), str(row[3])) for row in rows if row[0]]


def test_files_refused_are_remembered_until_a_good_return_of_the_unit_comes(
    district: Unit, folder: Path, below: Path, tmp_path: Path
) -> None:
    list_units(district.book, {f"CB{each}": f"Chi bộ {each}" for each in (1, 2, 3)})
    edit(folder / FILE.format("CB2"))
    (folder / "hỏng.xlsx").write_bytes(b"PK")
    assert take_in(district.book, look(district, folder), NOW) == 2
    standing = told(district).standing
    assert [(each.unit, each.path.name) for each in standing.refused] == [
        ("", "hỏng.xlsx"),
        ("CB2", FILE.format("CB2")),
    ]
    assert [(row.code, row.sent, bool(row.remark)) for row in standing.rows()][1:] == [
        ("CB1", Sent.RECEIVED, False),
        ("CB3", Sent.RECEIVED, False),
        ("CB2", Sent.REFUSED, True),
        ("", Sent.REFUSED, True),
    ]
    by_window = write_up(district.book, "KL01", PERIOD, tmp_path / "len.xlsx", "", NOW).file
    by_command = add_up([folder], tmp_path / "lenh.xlsx", book=district.book).file
    assert who_sent(by_window) == who_sent(by_command)
    assert who_sent(by_window)[-2:] == [
        ("CB2", "Chi bộ 2", "Bị từ chối"),
        ("", "hỏng.xlsx", "Bị từ chối"),
    ]
    shutil.copy(below / FILE.format("CB2"), folder)
    (folder / "hỏng.xlsx").unlink()
    assert take_in(district.book, look(district, folder), NOW) == 1
    assert [each.path.name for each in told(district).standing.refused] == ["hỏng.xlsx"]


def test_of_a_unit_that_has_sent_only_a_later_number_refused_is_remembered(
    district: Unit, folder: Path, tmp_path: Path
) -> None:
    take_in(district.book, look(district, folder), NOW)
    edit(folder / FILE.format("CB2"))
    assert take_in(district.book, look(district, folder), NOW) == 0
    assert told(district).standing.refused == ()
    with a_unit(tmp_path / "don vi", "CB1", "Chi bộ 1") as unit:
        half_a_year(unit, 1)
        unit.send()
        unit.chapter.meeting("2026-05-05")
        newer = unit.send(reason="bổ sung", now=LATER)
        edit(newer)
        assert take_in(district.book, look(district, newer), NOW) == 0
        found = told(district)
        (row,) = [each for each in found.standing.rows() if each.code == "CB1"]
        assert row.sent is Sent.RECEIVED
        assert "đã bị sửa bằng tay" in row.remark
        assert "newer_refused" in {each.rule for each in found.problems}
        unit.chapter.meeting("2026-05-06")
        assert take_in(district.book, look(district, unit.send(reason="lại", now=LATER)), NOW) == 1
    assert told(district).standing.refused == ()


def test_ones_own_unit_in_the_list_is_not_missing(district: Unit) -> None:
    list_units(district.book, {"qu": "Đảng bộ phường", "CB1": "Chi bộ 1"})
    assert [each.code for each in told(district).standing.missing] == ["CB1"]


def test_progress_is_told_file_by_file(district: Unit, folder: Path) -> None:
    heard: list[tuple[int, int]] = []
    look_over(district.book, "KL01", PERIOD, [folder], told=lambda *each: heard.append(each))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_looking_for_files_can_be_stopped_and_tells_how_many_there_are(
    folder: Path, below: Path
) -> None:
    for name in ("a", "b"):
        copied(below, folder / "sâu" / name)
    heard: list[int] = []
    assert len(find_files([folder], told=heard.append).files) == heard[-1] == 9
    assert heard == [3, 6, 9]
    some: list[int] = []
    with pytest.raises(ReadingStoppedError):
        find_files([folder], told=some.append, stop=lambda: len(some) > 1)
    assert some == [3, 6]
    every = sorted(folder.rglob("*.xlsx"))
    with pytest.raises(ReadingStoppedError):
        find_files(every, told=some.append, stop=lambda: len(some) > 4)
    assert some == [3, 6, 1, 2, 3]


def keep_form(district: Unit, version: str, **cells: str) -> None:
    """Take in the standard form with other cells of its list of models, as another version."""
    workbook = openpyxl.load_workbook(resources.path("forms", "KL01.xlsx"))
    about = next(row for row in workbook[ABOUT_SHEET].iter_rows() if row[0].value == "Phiên bản")
    about[1].value = version
    for cell, text in cells.items():
        workbook["Biểu 03"][cell] = text
    data = io.BytesIO()
    workbook.save(data)
    with district.book.read() as session:
        check = examine(session, data.getvalue(), NOW, "Lê Hoa")
    with district.book.change("thay biểu mẫu") as session:
        keep(session, check, NOW.date())


def test_what_was_taken_in_by_another_version_of_the_form_is_left_out_and_said(
    district: Unit, folder: Path, tmp_path: Path
) -> None:
    take_in(district.book, look(district, folder), NOW)
    own = district.figures()["meetings.held"].number
    keep_form(district, "9", K11="{{column place}}")
    found = told(district)
    assert found.totals["meetings.held"].number == own
    assert [each.unit for each in found.standing.refused] == ["CB1", "CB2", "CB3"]
    assert "files_refused" in {each.rule for each in found.problems}
    sent = [(row.code or row.name, row.sent) for row in found.standing.rows()]
    assert sent[1:] == [(f"Chi bộ {each}", Sent.REFUSED) for each in (1, 2, 3)]
    assert all("phiên bản 3" in str(each.reason) for each in found.standing.refused)
    assert {each.name for each in found.standing.refused} == {f"Chi bộ {n}" for n in (1, 2, 3)}
    done = write_up(district.book, "KL01", PERIOD, tmp_path / "len.xlsx", "", NOW)
    assert numbers(done)["meetings.held"] == own


def test_what_no_longer_counts_holds_nobody_up(district: Unit, folder: Path) -> None:
    take_in(district.book, look(district, folder / FILE.format("CB1")), NOW)
    keep_form(district, "9")
    with a_unit(folder.parent, "DU", "Đảng bộ xã") as middle:
        keep_form(middle, "9")
        half_a_year(middle, 4)
        whole = middle.send()
    held = [["CB1", "Chi bộ 1", 1]]
    forge(whole, "included", lambda _none: held)
    assert [each.fate for each in look(district, whole).judged] == [Fate.COUNTS]


def lacking(*, columns: bool) -> Callable[[Any], Any]:
    """Return how lists lose the remark of each model, or are no longer there at all."""

    def change(lists: Any) -> Any:
        for each in lists:
            each[2] = ["khác" if name == "remark" else name for name in each[2]]
        return lists if columns else []

    return change


@pytest.mark.parametrize("columns", [True, False])
def test_lists_that_lack_what_the_form_needs_leave_blanks_and_are_told(
    district: Unit, folder: Path, tmp_path: Path, columns: bool
) -> None:
    file = folder / FILE.format("CB2")
    wanted = numbers(add_up([folder], tmp_path / "goc.xlsx", book=district.book))
    forge(file, "lists", lacking(columns=columns))
    added = add_up([folder], tmp_path / "lenh.xlsx", book=district.book)
    assert numbers(added) == wanted
    assert take_in(district.book, look(district, folder), NOW) == 3
    done = write_up(district.book, "KL01", PERIOD, tmp_path / "len.xlsx", "", NOW)
    for each in (added, done):
        said = [one.words() for one in each.problems if one.rule == "lists_incomplete"]
        assert ["Chi bộ 2" in one for one in said] == [True]


def test_a_unit_far_from_its_own_past_is_pointed_out(district: Unit, tmp_path: Path) -> None:
    with a_unit(tmp_path, "CB1", "Chi bộ 1") as unit:
        people = [unit.chapter.member(f"Người {each}") for each in range(12)]
        for month in range(7, 13):
            for day in ("03", "20"):
                unit.chapter.take(unit.chapter.meeting(f"2025-{month:02}-{day}"))
        assert people
        unit.chapter.take(unit.chapter.meeting("2026-01-03"))
        take_in(district.book, look(district, unit.send()), NOW)
    found = told(district).outliers
    assert {(each.code, each.figure, each.number, each.usual) for each in found} >= {
        ("CB1", "meetings.held", 1, 12)
    }


@pytest.mark.thorough
def test_very_many_files_in_one_folder_and_hostile_ones_among_them(
    district: Unit, below: Path, tmp_path: Path
) -> None:
    like = next(below.glob("KL01_CB1_*"))
    many = tmp_path / "nhieu"
    count = 2000 if WHOLE else 500
    made = alike(like, "CB1", many, count)
    far = openpyxl.Workbook()
    far.worksheets[0].cell(1_048_576, 16_384).value = "xa"
    far.save(many / "00377 xa.xlsx")
    (many / "00477 cụt.xlsx").write_bytes(made[5].read_bytes()[:5000])
    heard: list[int] = []
    intake = look_over(
        district.book, "KL01", PERIOD, [many], told=lambda done, _all: heard.append(done)
    )
    assert heard == list(range(count + 3))
    refused = [each.path.name for each in intake.judged if each.fate is Fate.REFUSED]
    assert refused == ["00377 xa.xlsx", "00477 cụt.xlsx"]
    assert take_in(district.book, intake, NOW) == count
    own = district.figures()["members.total"].number or 0
    assert told(district).totals["members.total"].number == own + count * 6

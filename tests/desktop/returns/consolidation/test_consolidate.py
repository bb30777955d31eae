"""Consolidating: whatever happens to the files, the right totals and the right refusals."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.figures import Value
from db.periods import Period
from db.registers import handed_in
from db.units import UnitList, UnitSpan
from desktop.files.locked import lock
from desktop.files.refusals import FileUnavailableError, ReadingStoppedError
from desktop.files.write_errors import WriteError
from desktop.returns.check import check_return
from desktop.returns.consolidation import Asked, Phase, consolidate
from desktop.returns.consolidation.adding import FigureSum
from desktop.returns.consolidation.sheets import BY_UNIT, WHO_SENT
from tests.cases import CASES
from tests.desktop.commands.running import contents
from tests.desktop.returns.consolidation.committee import (
    LATER,
    NOW,
    PERIOD,
    Unit,
    a_unit,
    add_up,
    copied,
    expected,
    half_a_year,
    numbers,
    send_case,
    the_district,
)
from tests.thorough import THOROUGH, sample

THREE = ["CB1", "CB2", "CB3"]


@pytest.fixture
def folder(below: Path, tmp_path: Path) -> Path:
    return copied(below, tmp_path / "usb")


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Unit]:
    with the_district(tmp_path) as unit:
        yield unit


def of(folder: Path, code: str) -> Path:
    (found,) = folder.rglob(f"KL01_{code}_*_v*.xlsx")
    return found


def sum_of(*told: dict[str, Value]) -> dict[str, object]:
    whole = FigureSum()
    for order, each in enumerate(told):
        whole.add(each.values(), str(order))
    return {id_: each.number for id_, each in whole.values().items()}


# Totals


def cases() -> list[tuple[str, str]]:
    if not CASES.exists():
        return []
    awkward, district = (
        [(case, period) for period in expected(case)] for case in ("awkward", "o_mon")
    )
    return sample(awkward, len(awkward)) + (sample(district, 2, 2) if THOROUGH else [])


@pytest.mark.skipif(not CASES.exists(), reason="no example chapters beside the clone")
@pytest.mark.parametrize(("case", "period"), cases())
def test_the_sum_of_a_districts_chapters_is_the_one_expected(
    case: str, period: str, tmp_path: Path
) -> None:
    wanted, span = expected(case)[period], Period.parse(period)
    with a_unit(tmp_path, wanted["own"], "Quận ủy") as own:
        made = send_case(own.book, case, span, tmp_path / "usb")
        from desktop.exchange import import_workbook

        import_workbook(own.book, CASES / case / "own.xlsx", today=NOW.date())
        done = add_up([tmp_path / "usb"], tmp_path / "th.xlsx", book=own.book, period=span)
    told = done.to_json()
    assert (told["received"], told["missing"], told["refused"]) == (sorted(made), [], [])
    assert told["figures"] == wanted["total"]


def test_the_result_is_itself_a_return_one_level_up(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    done = add_up([folder], tmp_path / "th.xlsx", book=district.book)
    checked = check_return(done.file)
    head = checked.manifest.head
    assert checked.intact
    assert (head.unit_code, head.revision, head.period) == ("QU", 1, PERIOD)
    assert checked.figures == {id_: each.number for id_, each in done.figures.items()}
    assert [(each.code, each.revision) for each in checked.manifest.included] == [
        (code, 1) for code in THREE
    ]


def test_without_a_book_the_result_is_a_workbook_of_sums_and_no_return(
    folder: Path, tmp_path: Path
) -> None:
    done = add_up([folder], tmp_path / "th.xlsx")
    told = [check_return(of(folder, code)).manifest.figures for code in THREE]
    assert {id_: each.number for id_, each in done.figures.items()} == sum_of(*map(dict, told))
    workbook = openpyxl.load_workbook(done.file)
    sheets = [each.title for each in workbook.worksheets if each.sheet_state == "visible"]
    assert sheets[-2:] == [BY_UNIT, WHO_SENT]
    assert done.revision == 0


def test_three_levels_give_the_totals_of_two(folder: Path, district: Unit, tmp_path: Path) -> None:
    with a_unit(tmp_path, "DU", "Đảng bộ xã") as middle:
        half_a_year(middle, 7)
        straight = [middle.send(), *(of(folder, code) for code in THREE)]
        two = add_up(straight, tmp_path / "hai.xlsx", book=district.book)
        shutil.rmtree(middle.folder)
        add_up([of(folder, "CB1"), of(folder, "CB2")], tmp_path / "xa.xlsx", book=middle.book)
    three = add_up(
        [tmp_path / "xa.xlsx", of(folder, "CB3")], tmp_path / "ba.xlsx", book=district.book
    )
    assert numbers(three) == numbers(two)
    assert [each.code for each in three.standing.received] == ["CB3", "DU"]
    assert rows_of(three.file, "Biểu 03") == rows_of(two.file, "Biểu 03")


def rows_of(file: Path, sheet: str) -> set[str]:
    """Return the names of models on a sheet."""
    rows = openpyxl.load_workbook(file)[sheet].iter_rows(min_col=2, max_col=2, values_only=True)
    return {str(name) for (name,) in rows if str(name).startswith("Mô hình ")}


def test_lists_are_joined_under_the_names_of_their_units(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    done = add_up([folder], tmp_path / "th.xlsx", book=district.book)
    sheet = openpyxl.load_workbook(done.file)["Biểu 02"]
    rows = [row[:3] for row in sheet.iter_rows(min_row=11, values_only=True)]
    heads = [row[0] for row in rows if isinstance(row[0], str) and "bộ" in row[0]]
    assert heads[:4] == ["Đảng bộ phường Ô Môn", "Chi bộ 1", "Chi bộ 2", "Chi bộ 3"]
    counted = [row[0] for row in rows if isinstance(row[0], int)]
    assert len(counted) == numbers(done)["meetings.held"]
    assert sum(each == 1 for each in counted) == 4  # each unit's begin anew


def test_what_several_units_studied_stands_once_with_their_sums(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    done = add_up([folder], tmp_path / "th.xlsx", book=district.book)
    sheet = openpyxl.load_workbook(done.file)["Biểu 01"]
    rows = list(sheet.iter_rows(min_row=11, max_col=9, values_only=True))
    listed: list[Any] = [row for row in rows if isinstance(row[0], int)]
    found = numbers(done)
    sessions = {id_: n for id_, n in found.items() if id_.startswith("study.sessions[")}
    assert len(listed) == len(sessions) == 3
    assert sorted(row[3] for row in listed if row[3] != "–") == sorted(
        n for n in sessions.values() if n
    )


# Files


def test_whatever_happens_to_the_files_the_totals_and_refusals_are_right(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    wanted = numbers(add_up([folder], tmp_path / "goc.xlsx", book=district.book))
    dice = random.Random(3)
    awry = folder / "sâu" / "hơn"
    awry.mkdir(parents=True)
    shutil.copy(of(folder, "CB1"), awry / "CB1 bản sao.xlsx")  # repeated
    of(folder, "CB2").rename(awry / "báo cáo cuối cùng.XLSX")  # renamed, moved
    (folder / "~$KL01_CB3.xlsx").write_bytes(b"lock")
    (folder / "ghi chú.txt").write_text("không phải báo cáo")
    (awry / "cụt.xlsx").write_bytes(of(folder, "CB3").read_bytes()[:9000])  # cut
    (awry / "khóa.xlsx").write_bytes(lock(of(folder, "CB3").read_bytes(), "bí mật"))  # locked
    openpyxl.Workbook().save(awry / "trống.xlsx")  # no return at all
    sua = openpyxl.load_workbook(of(folder, "CB3"))
    sua["Biểu 05"]["C13"] = 999
    sua.save(awry / "sửa tay.xlsx")  # edited
    files = [each for each in folder.rglob("*") if each.suffix.lower() == ".xlsx"]
    dice.shuffle(files)
    done = add_up(
        [each for each in files if not each.name.startswith("~")],
        tmp_path / "th.xlsx",
        book=district.book,
    )
    assert numbers(done) == wanted
    assert done.to_json()["received"] == THREE
    refused = {each.path.name: str(each.reason) for each in done.standing.refused}
    assert refused.keys() == {"cụt.xlsx", "khóa.xlsx", "trống.xlsx", "sửa tay.xlsx"}
    assert "Biểu 05!C13" in refused["sửa tay.xlsx"]
    assert "999" in refused["sửa tay.xlsx"]
    assert all(name in reason for name, reason in refused.items())
    assert [each.path.name for each in done.standing.copies] == ["CB1 bản sao.xlsx"]


def test_files_in_any_order_give_the_same_result(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    one = add_up(files, tmp_path / "1.xlsx").to_json()
    other = add_up(reversed(files), tmp_path / "2.xlsx").to_json()
    assert {**one, "file": ""} == {**other, "file": ""}
    assert list(one["figures"]) == list(other["figures"])


def test_a_locked_return_counts_with_the_password_agreed(folder: Path, tmp_path: Path) -> None:
    wanted = numbers(add_up([folder], tmp_path / "goc.xlsx"))
    file = of(folder, "CB2")
    file.write_bytes(lock(file.read_bytes(), "đồng chí"))
    assert numbers(add_up([folder], tmp_path / "th.xlsx", passwords=["khác", "đồng chí"])) == wanted


def test_a_newer_number_takes_the_place_of_an_older_and_the_older_is_refused(
    tmp_path: Path,
) -> None:
    with a_unit(tmp_path, "CB1", "Chi bộ 1") as unit:
        half_a_year(unit, 1)
        first = unit.send()
        unit.chapter.member("Người mới")
        second = unit.send(reason="Thêm đảng viên", now=LATER)
        after = {id_: each.number for id_, each in unit.figures().items()}
    done = add_up([second, first], tmp_path / "th.xlsx")
    assert {id_: each.number for id_, each in done.figures.items()} == after
    (older,) = done.to_json()["refused"]
    assert older["file"] == str(first)
    assert "số 2" in older["reason"]
    assert not done.standing.refused


def test_two_files_of_one_number_that_differ_are_both_refused(folder: Path, tmp_path: Path) -> None:
    with a_unit(tmp_path, "CB1", "Chi bộ 1") as unit:
        half_a_year(unit, 9)
        other = unit.send()
    done = add_up([folder, other], tmp_path / "th.xlsx")
    assert done.to_json()["received"] == ["CB2", "CB3"]
    assert {each.path for each in done.standing.refused} == {other, of(folder, "CB1")}


def test_another_period_is_refused_by_name(folder: Path, tmp_path: Path) -> None:
    done = add_up([folder], tmp_path / "th.xlsx", period=Period.parse("2026"))
    assert done.to_json()["received"] == []
    assert all("6 tháng đầu năm 2026" in str(each.reason) for each in done.standing.refused)


def test_a_return_that_another_one_holds_already_is_not_counted_twice(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    with a_unit(tmp_path, "DU", "Đảng bộ xã") as middle:
        add_up([of(folder, "CB1")], tmp_path / "xa.xlsx", book=middle.book)
    done = add_up([tmp_path / "xa.xlsx", of(folder, "CB1")], tmp_path / "th.xlsx")
    assert done.to_json()["received"] == ["DU"]
    assert "DU" in str(done.standing.refused[0].reason)


def test_returns_that_hold_one_unit_both_are_both_refused(folder: Path, tmp_path: Path) -> None:
    for code, held in {"DA": ("CB1", "CB2"), "DB": ("CB2", "CB3")}.items():
        with a_unit(tmp_path, code, f"Đảng bộ {code}") as middle:
            add_up(map(partial(of, folder), held), tmp_path / f"{code}.xlsx", book=middle.book)
    done = add_up([tmp_path / "DA.xlsx", tmp_path / "DB.xlsx"], tmp_path / "th.xlsx")
    assert done.to_json()["received"] == []
    assert all("CB2" in str(each.reason) for each in done.standing.refused)


def test_a_return_that_holds_ones_own_is_refused(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    with a_unit(tmp_path, "DA", "Đảng bộ xã") as middle:
        add_up([of(folder, "CB1"), district.send()], tmp_path / "DA.xlsx", book=middle.book)
    done = add_up([tmp_path / "DA.xlsx"], tmp_path / "th.xlsx", book=district.book)
    assert done.to_json()["received"] == []
    assert "QU" in str(done.standing.refused[0].reason)


def test_a_newer_number_than_the_one_held_sends_to_whoever_holds_it(tmp_path: Path) -> None:
    with a_unit(tmp_path, "CB1", "Chi bộ 1") as unit, a_unit(tmp_path, "DA", "Đảng bộ xã") as above:
        half_a_year(unit, 1)
        add_up([unit.send()], tmp_path / "DA.xlsx", book=above.book)
        unit.chapter.member("Người mới")
        newer = unit.send(reason="Thêm đảng viên", now=LATER)
    done = add_up([tmp_path / "DA.xlsx", newer], tmp_path / "th.xlsx")
    assert "DA tổng hợp lại với số 2" in str(done.standing.refused[0].reason)


def test_what_is_to_be_added_is_never_written_over(folder: Path, tmp_path: Path) -> None:
    target = of(folder, "CB1")
    before = target.read_bytes()
    with pytest.raises(WriteError):
        add_up([folder], target)
    assert target.read_bytes() == before


def test_links_in_a_circle_and_folders_that_are_closed_stop_nobody(
    folder: Path, tmp_path: Path
) -> None:
    wanted = numbers(add_up([folder], tmp_path / "goc.xlsx"))
    (folder / "vòng.xlsx").symlink_to(folder / "vòng.xlsx")
    (folder / "System Volume Information").mkdir()
    shutil.copy(of(folder, "CB1"), folder / "System Volume Information" / "x.xlsx")
    done = add_up([folder], tmp_path / "th.xlsx")
    assert numbers(done) == wanted
    assert [each.path.name for each in done.standing.refused] == ["vòng.xlsx"]
    assert not done.standing.copies


def test_a_newer_number_that_is_refused_is_told_beside_the_older_that_counts(
    tmp_path: Path,
) -> None:
    with a_unit(tmp_path, "CB1", "Chi bộ 1") as unit:
        half_a_year(unit, 1)
        first = unit.send()
        unit.chapter.member("Người mới")
        second = unit.send(reason="Thêm đảng viên", now=LATER)
    workbook = openpyxl.load_workbook(second)
    workbook["Biểu 05"]["C13"] = 999
    workbook.save(second)
    done = add_up([first, second], tmp_path / "th.xlsx")
    assert [each.revision for each in done.standing.received] == [1]
    (told,) = [each for each in done.problems if each.rule == "newer_refused"]
    assert "số 2" in told.words()


def test_a_return_saved_as_another_kind_of_workbook_is_found_in_a_folder(
    folder: Path, tmp_path: Path
) -> None:
    of(folder, "CB1").rename(folder / "CB1.xlsm")
    assert add_up([folder], tmp_path / "th.xlsx").to_json()["received"] == THREE


def test_a_name_that_differs_from_the_list_is_pointed_out(folder: Path, tmp_path: Path) -> None:
    units = a_list(*(UnitSpan(f"CB{n}", f"CHI BỘ {min(n, 2)}") for n in range(1, 4)))
    done = add_up([folder], tmp_path / "th.xlsx", units=units)
    (told,) = [each for each in done.problems if each.rule == "called_otherwise"]
    assert "CB3: Chi bộ 3" in told.words()


def test_where_nobody_has_sent_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    done = add_up([tmp_path / "usb"], tmp_path / "th.xlsx")
    assert done.needs_attention
    assert "nobody_sent" in {each.rule for each in done.problems}


def test_an_empty_return_is_none_and_a_declared_nil_is(tmp_path: Path) -> None:
    with a_unit(tmp_path, "CB7", "Chi bộ 7") as members_alone:
        members_alone.chapter.member("Người duy nhất")
        members_alone.send()
    with a_unit(tmp_path, "CB8", "Chi bộ 8") as empty:
        empty.send()
    with a_unit(tmp_path, "CB9", "Chi bộ 9") as nil:
        nil.chapter.member("Người duy nhất")
        for register in ("meetings", "models", "outreach", "inspections", "documents"):
            nil.chapter.declare(register, "2026-01-01", "2026-06-30")
        nil.send()
    done = add_up([tmp_path / "returns"], tmp_path / "th.xlsx")
    assert [each.code for each in done.standing.received] == ["CB9"]
    assert done.standing.received[0].nil
    assert [each.unit for each in done.standing.refused] == ["CB7", "CB8"]
    assert all("khai không có" in str(each.reason) for each in done.standing.refused)


def test_ones_own_return_is_refused_where_the_book_is_at_hand(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    wanted = numbers(add_up([folder], tmp_path / "goc.xlsx", book=district.book))
    again = add_up([folder, tmp_path / "goc.xlsx"], tmp_path / "th.xlsx", book=district.book)
    assert numbers(again) == wanted
    assert [each.path.name for each in again.standing.refused] == ["goc.xlsx"]


# Who has sent


def a_list(*spans: UnitSpan) -> UnitList:
    return UnitList(spans)


def test_expected_are_the_units_in_being_on_the_periods_last_day(
    folder: Path, tmp_path: Path
) -> None:
    units = a_list(
        UnitSpan("CB1", "Chi bộ 1"),
        UnitSpan("CB2", "Chi bộ 2", end=date(2026, 3, 31), replaced_by="CB1"),
        UnitSpan("CB3", "Chi bộ 3", start=date(2026, 7, 1)),
        UnitSpan("CB4", "Chi bộ 4"),
        UnitSpan("CB5", "Chi bộ 5", end=date(2025, 12, 31)),
        UnitSpan("CB6", "Chi bộ 6", end=date(2026, 1, 31)),
    )
    done = add_up([folder], tmp_path / "th.xlsx", units=units)
    told = done.to_json()
    assert told["received"] == ["CB1", "CB2"]  # the one that ended within has sent all the same
    assert told["missing"] == ["CB4"]
    assert [each.unit for each in done.standing.refused] == ["CB3"]
    assert [each.code for each in done.standing.unsent] == ["CB6"]
    assert len(done.standing.received) <= done.standing.expected
    rules = {each["rule"] for each in told["problems"]}
    assert rules >= {"units_missing", "replaced_unit", "ended_without"}


def test_a_unit_nobody_listed_is_refused_by_name(folder: Path, tmp_path: Path) -> None:
    done = add_up([folder], tmp_path / "th.xlsx", units=a_list(UnitSpan("CB1", "Chi bộ 1")))
    assert done.to_json()["received"] == ["CB1"]
    assert all("không có trong danh sách" in str(each.reason) for each in done.standing.refused)


def test_the_sheets_beside_the_form_tell_of_every_unit(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    units = a_list(*(UnitSpan(f"CB{n}", f"Chi bộ {n}") for n in range(1, 5)))
    done = add_up([folder], tmp_path / "th.xlsx", book=district.book, units=units, now=LATER)
    workbook = openpyxl.load_workbook(done.file)
    who = {row[1]: row[3] for row in workbook[WHO_SENT].iter_rows(min_row=6, values_only=True)}
    assert who["QU"] == "Lấy từ sổ"
    assert (who["CB1"], who["CB4"]) == ("Đã nộp", "Chưa nộp")
    rows = list(workbook[BY_UNIT].iter_rows(min_row=7, values_only=True))
    assert [row[1] for row in rows] == ["QU", *THREE, None]
    members: list[Any] = [row[3] for row in rows]
    assert members[-1] == sum(members[:-1]) == numbers(done)["members.total"]


# Numbers, and what must not happen


def test_unchanged_content_keeps_its_number_and_changed_content_takes_the_next(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    to = tmp_path / "th.xlsx"
    assert add_up([folder], to, book=district.book).revision == 1
    first = to.read_bytes()
    assert add_up([folder], to, book=district.book, now=LATER).revision == 1
    assert to.read_bytes() == first
    of(folder, "CB3").unlink()
    assert add_up([folder], to, book=district.book).revision == 2
    assert check_return(to).manifest.head.revision == 2


def test_a_path_that_is_not_there_writes_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileUnavailableError):
        add_up([folder, tmp_path / "không có"], tmp_path / "th.xlsx")
    assert not (tmp_path / "th.xlsx").exists()


def test_stopping_writes_nothing(folder: Path, tmp_path: Path) -> None:
    asked = Asked("KL01", PERIOD, [folder])
    with pytest.raises(ReadingStoppedError):
        consolidate(asked, tmp_path / "th.xlsx", stop=lambda: True)
    assert not (tmp_path / "th.xlsx").exists()


def test_an_earlier_result_among_the_files_is_passed_over(folder: Path, tmp_path: Path) -> None:
    one = add_up([folder], folder / "th.xlsx")
    two = add_up([folder], folder / "th.xlsx")
    assert numbers(one) == numbers(two)
    assert not two.standing.refused


def head_and_signature(file: Path) -> tuple[list[Any], str]:
    """Return the lines of the head on the left, and on whose behalf one signs."""
    sheet = openpyxl.load_workbook(file)["Biểu tổng hợp"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    return [sheet[f"A{row}"].value for row in (1, 2)], next(
        each for each in texts if each.startswith("T/M")
    )


def test_without_a_book_the_head_is_of_the_organisation_the_units_are_part_of(
    tmp_path: Path,
) -> None:
    for code, above in {
        "CB1": {"parent": "Đảng bộ xã Đông Hòa"},
        "CB2": {"superior": "Đảng bộ xã ĐÔNG HÒA"},
        "CB3": {"parent": "Đảng bộ xã khác"},
    }.items():
        with a_unit(tmp_path, code, f"Chi bộ {code}", **above) as unit:
            half_a_year(unit, 1)
            unit.send()
    (dots, name), signs = head_and_signature(
        add_up([tmp_path / "returns"], tmp_path / "1.xlsx").file
    )
    assert (set(dots), name, signs) == ({"…"}, "ĐẢNG BỘ XÃ ĐÔNG HÒA", "T/M ĐẢNG ỦY")
    of(tmp_path, "CB1").unlink()
    lines, signs = head_and_signature(add_up([tmp_path / "returns"], tmp_path / "2.xlsx").file)
    assert [set(each) for each in lines] == [{"…"}, {"…"}]
    assert set(signs.removeprefix("T/M ")) == {"…"}


def test_the_number_moves_with_what_the_result_says_and_with_nothing_else(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    to = tmp_path / "th.xlsx"
    listed = [UnitSpan(f"CB{number}", f"Chi bộ {number}") for number in range(1, 5)]

    def number(*spans: UnitSpan) -> int:
        return add_up([folder], to, book=district.book, units=a_list(*spans)).revision

    assert number(*listed) == 1
    (folder / "ghi chép.xlsx").write_bytes(b"PK")  # a stray file, refused
    assert number(*listed) == 1
    assert number(*reversed(listed)) == 1
    sua = openpyxl.load_workbook(of(folder, "CB3"))
    sua["Biểu 05"]["C13"] = 999
    sua.save(folder / "CB3 sửa tay.xlsx")
    assert number(*listed) == 1
    assert number(*listed[:3]) == 2  # nobody is missing now
    assert number(*listed) == 3
    of(folder, "CB3").unlink()  # refused as edited, or not there at all: it has not come
    assert number(*listed) == 4
    (folder / "CB3 sửa tay.xlsx").unlink()
    assert number(*listed) == 4
    district.chapter.member("Người mới")
    assert number(*listed) == 5


@pytest.mark.parametrize("own", [False, True])
def test_nothing_but_an_earlier_result_is_written_over(
    folder: Path, district: Unit, tmp_path: Path, own: bool
) -> None:
    book = district.book if own else None
    to = tmp_path / "th.xlsx"
    made = add_up([folder], to, book=book)
    assert numbers(add_up([folder], to, book=book)) == numbers(made)
    for period in ("2026-Q1", "2026"):
        with pytest.raises(WriteError, match="không phải là bản tổng hợp KL01"):
            add_up([folder], to, book=book, period=Period.parse(period))
    for content in (b"", of(folder, "CB1").read_bytes(), lock(to.read_bytes(), "mật")):
        to.write_bytes(content)
        with pytest.raises(WriteError, match="không ghi đè lên"):
            add_up([folder], to, book=book)
        assert to.read_bytes() == content
    openpyxl.Workbook().save(to)
    with pytest.raises(WriteError, match="không ghi đè lên"):
        add_up([folder], to, book=book)


def test_a_result_somebody_has_edited_is_not_written_over(
    folder: Path, district: Unit, tmp_path: Path
) -> None:
    to = tmp_path / "th.xlsx"
    add_up([folder], to, book=district.book)
    workbook = openpyxl.load_workbook(to)
    workbook["Biểu 05"]["C13"] = 999
    workbook.save(to)
    with pytest.raises(WriteError, match="sửa bằng tay"):
        add_up([folder], to, book=district.book)


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize("last", list(Phase))
def test_ending_at_any_phase_leaves_nothing_half_done(
    folder: Path, district: Unit, tmp_path: Path, own: bool, last: Phase
) -> None:
    def entering(phase: Phase) -> None:
        if phase is last:
            raise KeyboardInterrupt

    book = district.book if own else None
    before = contents(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        consolidate(
            Asked("KL01", PERIOD, [folder], book=book, now=NOW),
            tmp_path / "th.xlsx",
            entering=entering,
        )
    assert contents(tmp_path).keys() == before.keys()
    if book is not None:
        with book.read() as session:
            assert handed_in.latest(session, "KL01", PERIOD) is None

"""Making a return: its cells, its name, its hidden sheet (CONTRACT §4)."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.figures import State, Value, say
from db.registers import attendance
from db.schema import Audience, FactKey, Mark, MeetingKind, Subject, UnitFact
from db.standing import StandingKind
from desktop.files.writing import WriteError
from desktop.returns import ReasonNeededError, ReturnRefusedError, check_return
from desktop.returns.hidden_sheet import SHEET
from desktop.returns.tags import Variant
from tests.desktop.returns.office import (
    NOW,
    PERIOD,
    Office,
    check_here,
    fill_half_year,
    open_xlsx,
    table,
)

FIRST, SUMMARY = "Biểu 01", "Biểu tổng hợp"


def expected_cell(value: Value) -> object:
    """Return what a cell shows of a figure."""
    if value.number is None or value.state is State.NOT_FILLED:
        return "–"
    return float(value.number) if isinstance(value.number, Decimal) else value.number


def summary(path: Path, label: str) -> list[Any]:
    """Return the summary's row of a label, without its TT."""
    for row in table(path, SUMMARY, 9):
        if row[1] == label:
            return row[1:]
    raise LookupError(label)


# Cells


def test_the_hidden_sheet_carries_every_figure_of_the_book(office: Office) -> None:
    fill_half_year(office.chapter)
    said = check_here(office.make().file).manifest
    assert dict(said.figures) == office.figures()


def test_every_cell_said_to_show_a_figure_shows_it(office: Office) -> None:
    fill_half_year(office.chapter)
    made = office.make()
    book = open_xlsx(made.file)
    said = check_here(made.file).manifest
    now, before = office.figures(), office.figures("2025-H1")
    seen = 0
    for figure_id, places in said.shown.items():
        for at in places:
            shown = book[at.sheet][at.cell].value
            values = {Variant.THIS: now, Variant.LAST_YEAR: before}.get(at.variant)
            if values is not None:
                said_so = str(say(values[figure_id]))
                told = isinstance(shown, str) and said_so in shown.split()
                assert told or shown == expected_cell(values[figure_id]), (figure_id, at)
            seen += 1
    assert seen > 200


def test_study_stands_subject_by_subject_and_the_whole_counts_a_meeting_once(
    office: Office,
) -> None:
    fill_half_year(office.chapter)
    rows = table(office.make().file, FIRST, 11)[:4]
    assert rows == [
        [1, "Nội dung CD26", None, "–", "–", "–", "–", 1, 64, None],
        [2, "Nội dung KL01", "Hội nghị riêng, lồng ghép", 2, 3, 3, 100, "–", "–", None],
        [3, "Nội dung NQ14", "Lồng ghép", 1, 3, 2, 66.67, "–", "–", None],
        [None, "Cộng", None, 2, None, None, None, 1, 64, None],
    ]


def test_a_subject_studied_only_at_conferences_of_its_own_is_called_so(office: Office) -> None:
    subject = office.chapter.subject("KL01")
    office.chapter.meeting("2026-01-12", MeetingKind.STUDY, subjects=[subject])
    # Neither another audience nor another time counts.
    office.chapter.meeting("2026-02-12", audience=Audience.CADRES, subjects=[subject])
    office.chapter.meeting("2025-12-12", subjects=[subject])
    assert table(office.make().file, FIRST, 11)[0][2] == "Hội nghị riêng"


def test_the_summary_compares_with_the_same_time_a_year_before(office: Office) -> None:
    fill_half_year(office.chapter)
    file = office.make().file
    assert summary(file, "Số cuộc sinh hoạt")[2:] == [3, 1, 300]
    assert summary(file, "- trong đó: có mặt")[2:] == [7, 3, 233.33]
    assert summary(file, "Tỷ lệ dự sinh hoạt")[2:] == [77.78, 100, "x"]
    assert summary(file, "Số cuộc cho quần chúng")[2:] == [1, "–", "–"]


def test_over_twelve_months_no_other_time_is_shown(office: Office) -> None:
    fill_half_year(office.chapter)
    file = office.make("2025-01-01..2026-06-30").file
    assert summary(file, "Số cuộc sinh hoạt")[2:] == [4, "–", "–"]


def test_an_empty_book_makes_a_return_that_says_nothing_is_filled(office: Office) -> None:
    made = office.make()
    assert table(made.file, FIRST, 11)[:2] == [
        [None, "–", *[None] * 8],
        [None, "Cộng", None, "–", None, None, None, "–", "–", None],
    ]
    assert {each.rule for each in made.problems} == {"not_filled"}


def test_a_name_that_looks_like_a_formula_stays_text(office: Office) -> None:
    office.subject("KL01", "=HYPERLINK(1)")
    office.subject("NQ14", "+84 (cuộc vận động)")
    file = office.make().file
    cells = [open_xlsx(file)[FIRST].cell(row, 2) for row in (11, 12)]
    assert {(cell.data_type, cell.value) for cell in cells} == {
        ("s", "=HYPERLINK(1)"),
        ("s", "+84 (cuộc vận động)"),
    }
    assert check_here(file).intact


# Facts


def test_the_head_names_the_unit_the_place_and_the_time(office: Office) -> None:
    sheet = open_xlsx(office.make().file)[FIRST]
    assert [sheet[name].value for name in ("A1", "A2", "F1", "F3", "A7")] == [
        "ĐẢNG BỘ PHƯỜNG Ô MÔN",
        "CHI BỘ KHU VỰC 3",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Ô Môn, ngày 05 tháng 7 năm 2026",
        "(Số liệu từ ngày 01/01/2026 đến ngày 30/06/2026)",
    ]


def test_an_old_period_names_the_superior_of_its_day(office: Office) -> None:
    with office.book.change("đổi") as session:
        session.add(UnitFact(key=FactKey.PARENT, value="Đảng bộ mới", from_date=date(2025, 7, 1)))
    heads = [open_xlsx(office.make(each).file)[FIRST]["A1"].value for each in ("2023", "2026-H1")]
    assert heads == ["ĐẢNG BỘ PHƯỜNG Ô MÔN", "ĐẢNG BỘ MỚI"]


def signature(office: Office, now: datetime = NOW) -> tuple[object, object]:
    rows = table(office.make(now=now).file, FIRST, 12)
    at = next(index for index, row in enumerate(rows) if row[5] == "T/M CHI BỘ")
    return rows[at + 1][5], rows[at + 3][5]


def test_the_secretary_of_the_day_of_making_signs(office: Office) -> None:
    old, new = office.chapter.member("Lê Văn Cũ"), office.chapter.member("Trần Thị Mới")
    office.chapter.position(old, "Bí thư", "2020-01-01", "2026-07-02")
    office.chapter.position(new, "Bí thư Chi bộ", "2026-07-03")
    assert signature(office) == ("BÍ THƯ", "Trần Thị Mới")


def test_without_a_secretary_the_deputy_signs(office: Office) -> None:
    gone = office.chapter.member("Lê Văn Cũ", position="Bí thư")
    office.chapter.standing(gone, StandingKind.TRANSFERRED, "2026-01-01")
    office.chapter.member("Võ Văn Đoàn", position="Bí thư Đoàn Thanh niên")
    office.chapter.member("Trần Thị Phó", position="Chi ủy viên; phó bí thư")
    assert signature(office) == ("PHÓ BÍ THƯ", "Trần Thị Phó")


def test_with_neither_the_line_stays_free_for_a_name(office: Office) -> None:
    assert signature(office) == ("BÍ THƯ", None)


# The file


def test_the_name_says_form_unit_period_and_revision(office: Office) -> None:
    made = office.make()
    assert made.file == office.folder / "KL01_KV3_2026-01-01_2026-06-30_v1.xlsx"
    assert hashlib.sha256(made.file.read_bytes()).hexdigest() == made.sha256


def test_letters_windows_forbids_in_a_code_become_hyphens(office: Office) -> None:
    with office.book.change("đổi") as session:
        session.add(UnitFact(key=FactKey.CODE, value="KV3/A:B", from_date=date(2026, 1, 1)))
    made = office.make()
    assert made.file.name == "KL01_KV3-A-B_2026-01-01_2026-06-30_v1.xlsx"
    assert check_here(made.file).manifest.head.unit_code == "KV3/A:B"
    assert office.make().file == made.file


def test_the_hidden_sheet_says_whose_return_it_is(office: Office) -> None:
    made = office.make()
    head = check_here(made.file).manifest.head
    assert (head.form, head.form_version, head.unit_code, head.unit_name) == (
        "KL01",
        "3",
        "KV3",
        "Chi bộ Khu vực 3",
    )
    assert (head.period.text, head.revision, head.made) == (PERIOD, 1, NOW)
    assert open_xlsx(made.file)[SHEET].sheet_state == "hidden"


def test_the_hidden_sheet_is_plain_text_in_cells_no_longer_than_allowed(office: Office) -> None:
    for number in range(120):
        office.subject(f"CD{number:03}", f"Chuyên đề {number} " + "rất dài " * 40)
    made = office.make()
    rows = list(open_xlsx(made.file)[SHEET].iter_rows(values_only=True))
    texts = [text for row in rows for text in row]
    assert all(isinstance(text, str) and text.isascii() for text in texts)
    assert max(len(str(text)) for text in texts) <= 32_767
    assert sum(row[0] == "cells" for row in rows) > 1
    assert check_here(made.file).intact


def test_errors_left_standing_are_in_the_file(office: Office) -> None:
    office.chapter.members(2)
    office.chapter.meeting("2026-05-05")
    made = office.make()
    assert made.needs_attention
    assert check_here(made.file).to_json()["problems"] == made.to_json()["problems"]
    assert json.loads(json.dumps(made.to_json())) == made.to_json()
    assert [each["severity"] for each in made.to_json()["problems"]][:2] == ["error", "warning"]


def test_the_book_is_not_changed(office: Office) -> None:
    before = office.book.undoable()
    office.make()
    assert office.book.undoable() == before


def test_the_child_process_reads_the_file_the_same(office: Office) -> None:
    fill_half_year(office.chapter)
    file = office.make().file
    assert check_return(file) == check_here(file)


def test_nothing_is_left_beside_the_file_or_the_book(office: Office) -> None:
    office.make()
    beside = {each.name for each in office.book.path.parent.iterdir()}
    assert {each for each in beside if not each.startswith("kv3.sochibo")} == set()
    assert [each.name for each in office.folder.iterdir()] == [
        "KL01_KV3_2026-01-01_2026-06-30_v1.xlsx"
    ]


# Revisions


def test_unchanged_content_keeps_its_number_and_its_file(office: Office) -> None:
    fill_half_year(office.chapter)
    first = office.make()
    stamp = first.file.stat().st_mtime_ns
    later = office.make(now=datetime(2027, 1, 1, tzinfo=UTC), reason="lập lại")
    assert (later.file, later.revision, later.sha256) == (first.file, 1, first.sha256)
    assert first.file.stat().st_mtime_ns == stamp


def test_another_secretary_alone_is_no_new_content(office: Office) -> None:
    member = office.chapter.member("Lê Văn Tám")
    first = office.make()
    office.chapter.position(member, "Bí thư", "2026-07-01")
    assert office.make().file == first.file


def test_changed_content_takes_the_next_number_and_needs_a_reason(office: Office) -> None:
    fill_half_year(office.chapter)
    first = office.make()
    before = first.file.read_bytes()
    office.chapter.meeting("2026-06-30", audience=Audience.PUBLIC)
    office.chapter.members(1)
    for reason in ("", "  "):
        with pytest.raises(ReasonNeededError, match=r"khác số 1.*số 2"):
            office.make(reason=reason)
    assert len(list(office.folder.iterdir())) == 1
    second = office.make(reason="Bổ sung  đảng viên")
    assert (second.revision, second.file.name[-8:]) == (2, "_v2.xlsx")
    assert check_here(second.file).manifest.head.reason == "Bổ sung đảng viên"
    assert first.file.read_bytes() == before


def test_a_figure_no_cell_shows_is_content_too(office: Office) -> None:
    fill_half_year(office.chapter)
    office.make()
    with office.book.read() as session:
        third = session.scalars(select(Subject.id).where(Subject.code == "CD26")).one()
    office.chapter.meeting("2026-05-06", audience=Audience.CADRES, subjects=[third], headcount=0)
    with pytest.raises(ReasonNeededError):
        office.make()


def test_content_that_comes_back_takes_a_new_number_all_the_same(office: Office) -> None:
    office.make()
    office.subject("KL01", "Kết luận số 01-KL/TW")
    office.make(reason="thêm nội dung")
    office.book.undo()
    assert office.make(reason="bỏ nội dung").revision == 3


def test_other_periods_are_numbered_for_themselves(office: Office) -> None:
    office.make()
    office.subject("KL01", "Kết luận số 01-KL/TW")
    assert office.make("2026-Q1").revision == 1
    assert office.make(reason="thêm nội dung").revision == 2


def test_a_revision_edited_by_hand_is_not_passed_off_as_unchanged(office: Office) -> None:
    made = office.make()
    book = open_xlsx(made.file)
    book[FIRST]["J11"] = "ghi tay"
    book.save(made.file)
    with pytest.raises(ReturnRefusedError, match="bị sửa tay"):
        office.make()
    office.chapter.members(1)
    assert office.make(reason="thêm đảng viên").revision == 2


def test_a_revision_that_cannot_be_read_stands_in_the_way(office: Office) -> None:
    made = office.make()
    made.file.write_bytes(made.file.read_bytes()[:5000])
    with pytest.raises(ReturnRefusedError, match=r"Không đọc được tệp KL01_.*_v1\.xlsx"):
        office.make(reason="lập lại")
    assert len(list(office.folder.iterdir())) == 1


def test_another_return_under_this_name_stands_in_the_way(office: Office) -> None:
    other = office.make("2026-Q1")
    other.file.rename(office.folder / "KL01_KV3_2026-01-01_2026-06-30_v4.xlsx")
    with pytest.raises(ReturnRefusedError, match="là báo cáo khác"):
        office.make(reason="lập lại")


def test_a_folder_that_cannot_be_made_is_told(office: Office) -> None:
    office.folder.write_text("một tệp")
    with pytest.raises(WriteError, match="Không có thư mục"):
        office.make()


def test_marks_of_absence_move_figures_and_therefore_the_number(office: Office) -> None:
    people = office.chapter.members(3)
    meeting = office.chapter.take(office.chapter.meeting("2026-05-05"))
    first = office.make()
    with office.book.change("sửa") as session:
        attendance.set_mark(session, meeting, people[0], Mark.EXCUSED)
    second = office.make(reason="sửa điểm danh")
    assert (first.revision, second.revision) == (1, 2)
    assert check_here(second.file).figures["meetings.present"] == 2


def test_the_file_says_which_row_of_the_form_stands_where(office: Office) -> None:
    fill_half_year(office.chapter)
    made = office.make()
    manifest = check_here(made.file).manifest
    (block,) = manifest.blocks[FIRST]
    assert (block.top, block.bottom, block.order) == (11, 11, (11,) * 3)
    assert "Biểu 05" not in manifest.blocks

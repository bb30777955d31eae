"""Scoring on screen: suggestions with their reasons, points by Enter, the total always in view."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.registers import criteria, meetings, scoring
from db.registers.criteria import DEFAULT_CRITERIA, DEFAULT_FROM
from db.registers.quality import BANDS
from desktop.ui.screens.meetings import MeetingsScreen
from desktop.ui.theme import Tone
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.evaluation.desk import NOVEMBER, OCTOBER, PUBLIC, Desk
from tests.desktop.ui.screens.opened import Opened

K = Qt.Key
KNOWN = sum(each.known is not None for each in DEFAULT_CRITERIA)
REST = len(DEFAULT_CRITERIA) - KNOWN
SUGGESTED = Decimal("3") + 4 + 0 + Decimal("5.5") + 10 + 2
"""90 minutes · 5 of 6 present · papers late · 1 opinion of 5 people · 1 task of 2 · in time."""


def total(desk: Desk) -> str:
    return desk.page.side.totals.total.text()


def test_what_the_book_knows_is_filled_in_with_its_reason(desk: Desk) -> None:
    desk.press(K.Key_F5)
    for text, points, why in (
        ("Bảo đảm thời lượng", "3", "Họp 90 phút, quy định ít nhất 90 phút"),
        ("Đảng viên dự họp", "4", "5/6 đảng viên dự"),
        ("Gửi tài liệu", "0", "Đăng tài liệu ngày 05/11/2026, họp ngày 05/11/2026"),
        ("Đảng viên thảo luận", "5,5", "1 lượt ý kiến, 5 người dự"),
        ("Hoàn thành các nhiệm vụ", "10", "1/2 nhiệm vụ đã hoàn thành"),
        ("Hoàn thành biên bản", "2", "Đăng nghị quyết ngày 06/11/2026, họp ngày 05/11/2026"),
    ):
        row = desk.row(text)
        assert (row.editor.line.text(), row.why.text()) == (points, why)
        assert row.badge.text == "Gợi ý"
    assert total(desk) == "24,5 / 100"
    assert desk.page.side.totals.band.text == "Chưa xếp loại"
    assert desk.page.side.totals.missing.text() == f"Còn {REST} tiêu chí chưa chấm"
    assert desk.row("Sinh hoạt đúng kỳ").isAncestorOf(focused())
    assert desk.sheet().version.since is None


def test_points_are_typed_with_enter_and_saved_with_their_sum_as_one_change(desk: Desk) -> None:
    desk.give_points("2")
    assert total(desk) == "44,5 / 100"
    assert desk.page.badge.text == "Chưa lưu"
    desk.press(K.Key_F10)
    sheet = desk.sheet()
    assert sheet.score == SUGGESTED + 2 * REST == Decimal("44.5")
    assert sheet.version.since == DEFAULT_FROM
    assert all(line.points is not None for line in sheet.lines)
    assert (desk.page.badge.text, desk.page.badge.tone) == ("44,5 · Kém", Tone.FAULT)
    assert desk.page.side.totals.band.text == "Kém"
    assert desk.row("Đảng viên dự họp").badge.text == ""
    assert "44,5 điểm" in desk.alerts[-1].text
    row = desk.read(lambda session: meetings.meeting(session, NOVEMBER))
    assert (row.score, row.band) == (Decimal("44.5"), "Kém")
    desk.press(K.Key_Z, control=True)
    assert desk.sheet().score is None
    assert {line.points for line in desk.sheet().lines} == {None}


def test_the_last_enter_comes_to_done(desk: Desk) -> None:
    desk.press(K.Key_F5)
    desk.into(desk.page.quality.rows[-2].editor.line)
    desk.press(K.Key_Down, K.Key_Return)
    assert focused() is desk.page.done


def test_done_leads_to_the_first_criterion_without_points(desk: Desk) -> None:
    desk.press(K.Key_F10)
    assert desk.page.tabs.currentIndex() == 3
    assert desk.row("Sinh hoạt đúng kỳ").isAncestorOf(focused())
    assert "chưa chấm" in desk.alerts[-1].text
    assert desk.sheet().score is None


@pytest.mark.parametrize(("typed", "said"), [("2,5", "vượt điểm tối đa 2"), ("hai", "không đọc")])
def test_points_a_criterion_does_not_give_are_said_and_not_saved(
    desk: Desk, typed: str, said: str
) -> None:
    desk.give_points("2")
    row = desk.row("Sinh hoạt đúng kỳ")
    desk.over(row.editor.line, typed)
    assert said in row.fault.text()
    desk.press(K.Key_F10)
    assert row.isAncestorOf(focused())
    assert desk.sheet().score is None


def test_the_point_of_the_numeric_keypad_is_a_comma(desk: Desk) -> None:
    desk.press(K.Key_F5)
    desk.write("1.5")
    assert desk.row("Sinh hoạt đúng kỳ").points == Decimal("1.5")
    assert total(desk) == "26 / 100"


def test_a_suggestion_typed_over_still_says_what_the_book_knows(desk: Desk) -> None:
    desk.press(K.Key_F5)
    row = desk.row("Đảng viên dự họp")
    desk.over(row.editor.line, "5")
    assert row.badge.text == ""
    assert row.why.text() == "5/6 đảng viên dự: gợi ý 4 điểm"


def test_points_typed_are_asked_about_before_they_are_lost(desk: Desk) -> None:
    desk.press(K.Key_F5)
    desk.write("1")
    desk.go("meetings")
    assert desk.questions() == ["Điểm vừa gõ chưa lưu. Bỏ đi?"]
    desk.answer(yes=False)
    assert desk.page.quality.dirty
    desk.go("meetings")
    desk.answer(yes=True)
    desk.evaluate(NOVEMBER)
    assert total(desk) == "24,5 / 100"


def test_what_comes_of_a_task_moves_the_suggestion(desk: Desk) -> None:
    desk.press(K.Key_F5)
    desk.write("1")
    desk.press(K.Key_F2)
    desk.into(desk.page.coming.cards[1].done_button)
    desk.press(K.Key_Return)
    assert desk.row("Hoàn thành các nhiệm vụ").editor.line.text() == "20"
    assert desk.row("Sinh hoạt đúng kỳ").points == 1


# Criteria


def test_criteria_are_changed_from_a_day_on_in_a_copy(desk: Desk) -> None:
    desk.press(K.Key_F5)
    desk.page.criteria.click()
    desk.settle()
    desk.write("1/11/26")
    desk.press(K.Key_Tab, K.Key_Return)
    desk.press(K.Key_Return)
    form = desk.criteria.rows.form
    assert form is not None
    desk.fill("most", "5", form)
    desk.press(K.Key_S, control=True)
    assert desk.criteria.rows.summary.text() == "Cộng 103 điểm, khác thang 100 điểm."
    sheet = desk.sheet()
    assert sheet.version.since == date(2026, 11, 1)
    assert sheet.version.full == 103
    assert desk.sheet(OCTOBER).version.full == 100
    assert desk.row("Sinh hoạt đúng kỳ").most.text() == "/ 5"
    assert total(desk) == "24,5 / 103"


def test_bands_belong_to_the_version(desk: Desk) -> None:
    desk.page.criteria.click()
    desk.settle()
    desk.press(K.Key_Tab, K.Key_Return)
    desk.criteria.page.show_tab(BANDS.name)
    desk.criteria.page.focus_first()
    desk.press(K.Key_Delete)
    assert [band.word for band in desk.sheet().version.bands] == ["Khá", "Trung bình", "Kém"]
    desk.act("Hoàn tác")
    assert len(desk.sheet().version.bands) == 4
    desk.press(K.Key_Escape)
    assert desk.page.panel.isHidden()


def test_what_holds_is_not_changed_without_a_day(desk: Desk) -> None:
    desk.page.criteria.click()
    desk.settle()
    desk.criteria.page.focus_first()
    desk.press(K.Key_Delete, K.Key_Return)
    assert desk.criteria.rows.form is None
    assert "giữ nguyên" in desk.alerts[-1].text
    assert desk.sheet().version.since is None


def test_a_version_used_for_scoring_stays_and_its_meeting_keeps_it(desk: Desk) -> None:
    desk.give_points("2")
    desk.press(K.Key_F10)
    with desk.book.change("lập bộ tiêu chí") as session:
        criteria.new_version(session, date(2026, 11, 1))
    desk.settle()
    assert desk.page.quality.version.text() == "Bộ tiêu chí áp dụng từ 01/01/2000"
    desk.into(desk.page.quality.newer)
    desk.press(K.Key_Return)
    assert desk.page.quality.version.text() == "Bộ tiêu chí áp dụng từ 01/11/2026"
    assert total(desk) == "24,5 / 100"
    desk.give_points("1")
    desk.press(K.Key_F10)
    assert desk.sheet().version.since == date(2026, 11, 1)
    assert desk.sheet().score == SUGGESTED + REST
    desk.page.criteria.click()
    desk.settle()
    desk.write("1/11/26")
    desk.press(K.Key_Tab, K.Key_Return)
    assert "đã dùng để chấm" in desk.criteria.day.note.text()
    assert desk.criteria.rows.add_button.isHidden()


# Where there is nothing to score


def test_a_session_for_others_is_not_evaluated_and_leads_to_its_form(desk: Desk) -> None:
    desk.evaluate(PUBLIC)
    assert "không dành cho đảng viên" in desk.page.instead.why.text()
    desk.press(K.Key_Return)
    assert desk.asked[-1] == ("meetings", {"meeting": PUBLIC})


def test_a_meeting_that_is_gone_is_said(desk: Desk) -> None:
    desk.evaluate(99)
    assert desk.page.instead.why.text() == "Cuộc họp này không còn trong sổ."


def test_an_empty_book_says_what_to_do_first(qapp: QApplication, tmp_path: Path) -> None:
    opened = Opened(tmp_path / "a.sochibo", "evaluation", empty=True)
    opened.press(K.Key_Return)
    assert opened.asked[-1] == ("meetings", {"new": True})
    opened.close()


# From and to the list of meetings


def test_the_list_leads_to_the_evaluation_and_tells_its_outcome(desk: Desk) -> None:
    with desk.book.change("chấm") as session:
        lines = scoring.sheet(session, NOVEMBER).lines
        scoring.save(session, NOVEMBER, {line.criterion: line.criterion.most for line in lines})
    desk.go("meetings", meeting=NOVEMBER)
    desk.press(K.Key_F8)
    assert desk.page.opened is not None
    assert desk.page.opened.meeting_id == NOVEMBER
    assert desk.page.side.totals.band.text == "Tốt"
    desk.go("meetings")
    assert isinstance(desk.screen, MeetingsScreen)
    line = desk.screen.box.current()
    assert line.id == NOVEMBER
    assert "100 · Tốt" in [column.text(line) for column in desk.screen.box.table.rows.columns]

"""Đối chiếu bản ký: the signatures on paper beside the book."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from db.registers import meetings
from db.registers.meetings import MeetingState
from db.schema import Mark, Meeting
from desktop.ui.alerts import Question
from desktop.ui.screens.attendance.reconcile import Reconcile, Signed, pages
from tests.desktop.ui.screens.attendance.desk import TODAY, WAITING, Desk

Key = Qt.Key
PRESENT, ONLINE, EXCUSED, UNEXCUSED = Mark


def begin(desk: Desk, signatures: str) -> Reconcile:
    desk.screen.compare.click()
    desk.settle()
    content = desk.screen.panel.content
    assert isinstance(content, Reconcile)
    desk.write(signatures)
    desk.press(Key.Key_Return)
    return content


def noted(desk: Desk, meeting: int = WAITING) -> tuple[int | None, date | None]:
    def ask(session: Session) -> tuple[int | None, date | None]:
        found = session.get_one(Meeting, meeting)
        return found.signatures, found.reconciled

    return desk.read(ask)


def person(walk: Reconcile) -> str:
    line = walk.table.current()
    assert isinstance(line, Signed)
    return line.person.row.full_name


def test_as_many_signatures_as_present_is_noted_with_the_day(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.press(Key.Key_F10)
    desk.settle()
    begin(desk, "29")
    assert noted(desk) == (29, TODAY)
    assert not screen.panel.isVisible()
    assert screen.side.totals.reconciled.text == "✓ Khớp bản ký, 06/11/2026"
    assert desk.alerts[-1].text.endswith("29 chữ ký. Đã ghi đối chiếu ngày 06/11/2026.")
    assert QApplication.focusWidget() is screen.people.search
    assert desk.read(lambda session: meetings.meeting(session, WAITING).reconciled) == TODAY


def test_who_was_online_need_not_have_signed(desk: Desk) -> None:
    desk.go()
    desk.mark("ung", Key.Key_F4)
    begin(desk, "29")
    assert noted(desk) == (29, TODAY)
    assert desk.alerts[-1].text.endswith("Còn bấm Xong để ghi nhận điểm danh.")


def test_a_different_number_walks_through_the_sheet_page_by_page(desk: Desk) -> None:
    desk.go()
    walk = begin(desk, "29")
    assert walk.walking
    assert noted(desk) == (None, None)
    assert walk.verdict.text().startswith("Trên giấy 29 chữ ký, danh sách có 30: thừa 1.")
    assert walk.where.text() == "Trang 1/2: 20 chữ ký"
    assert person(walk) == "Nguyễn Thị Ánh"
    desk.press(Key.Key_PageDown)
    assert walk.where.text() == "Trang 2/2: 10 chữ ký"
    desk.press(Key.Key_PageUp, Key.Key_Down, Key.Key_Space)
    assert walk.where.text() == "Trang 1/2: 19 chữ ký"


def test_ticking_until_it_fits_corrects_the_marks_as_one_change(desk: Desk) -> None:
    desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.press(Key.Key_F10)
    desk.settle()
    walk = begin(desk, "28")
    assert not walk.record.isEnabled()
    desk.press(Key.Key_Down, Key.Key_Space)
    assert walk.verdict.text() == "Khớp: 28 chữ ký. Sẽ sửa: Hồ Văn Bảo → vắng không lý do."
    assert walk.record.text() == "Sửa 1 người và ghi khớp"
    desk.press(Key.Key_S, control=True)
    assert noted(desk) == (28, TODAY)
    assert desk.stored()["Hồ Văn Bảo"] == (UNEXCUSED, None)
    assert desk.total("present") == "28 / 30"
    desk.press(Key.Key_Z, control=True)
    assert noted(desk) == (None, None)
    assert desk.stored()["Hồ Văn Bảo"] == (PRESENT, None)


def test_a_signature_of_someone_marked_absent_makes_them_present(desk: Desk) -> None:
    desk.go()
    desk.mark("anh", Key.Key_F2)
    walk = begin(desk, "30")
    assert person(walk) == "Nguyễn Thị Ánh"
    desk.press(Key.Key_Return)
    assert walk.verdict.text() == "Khớp: 30 chữ ký. Sẽ sửa: Nguyễn Thị Ánh → có mặt."
    desk.press(Key.Key_Return)
    assert not walk.record.isEnabled()
    desk.press(Key.Key_Return)
    walk.confirm()
    assert desk.stored()["Nguyễn Thị Ánh"] == (PRESENT, None)
    assert desk.state() is MeetingState.DRAFT


def test_the_keys_of_the_marks_say_how_the_unsigned_attended(desk: Desk) -> None:
    desk.go()
    walk = begin(desk, "27")
    desk.press(Key.Key_F2, Key.Key_Down, Key.Key_F4, Key.Key_Down, Key.Key_F3)
    assert walk.record.isEnabled()
    walk.record.click()
    expected = {
        "Nguyễn Thị Ánh": (EXCUSED, None),
        "Hồ Văn Bảo": (ONLINE, None),
        "Đặng Thị Bé": (UNEXCUSED, None),
    }
    assert desk.stored() == expected
    assert noted(desk) == (27, TODAY)


def test_online_people_are_told_when_numbers_differ(desk: Desk) -> None:
    desk.go()
    desk.mark("ung", Key.Key_F4)
    walk = begin(desk, "30")
    assert "danh sách có 29: thiếu 1." in walk.verdict.text()
    assert "Dự trực tuyến 1 người, không ký." in walk.verdict.text()


def test_nothing_typed_asks_for_the_number(desk: Desk) -> None:
    desk.go()
    walk = begin(desk, "")
    assert walk.verdict.text() == "Gõ số chữ ký đếm được trên giấy."
    assert not walk.walking
    walk.confirm()
    assert noted(desk) == (None, None)


def test_a_correction_made_later_asks_to_compare_again(desk: Desk) -> None:
    screen = desk.go()
    begin(desk, "30")
    desk.settle()
    desk.mark("ung", Key.Key_F3)
    assert screen.side.totals.reconciled.text == "Bản ký 30 chữ ký: đối chiếu lại"


def test_the_comparison_ends_when_the_book_changes_under_it(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.settle()
    begin(desk, "28")
    desk.press(Key.Key_Z, control=True)
    desk.settle()
    assert not screen.panel.isVisible()


def test_taking_attendance_meanwhile_does_not_disturb_the_comparison(desk: Desk) -> None:
    screen = desk.go()
    walk = begin(desk, "29")
    desk.press(Key.Key_F10)
    desk.settle()
    assert screen.panel.content is walk
    assert desk.state() is MeetingState.TAKEN


def test_leaving_asks_only_before_corrections_would_be_lost(desk: Desk) -> None:
    screen = desk.go()
    questions: list[Question] = []
    desk.context.alerts.asked.connect(questions.append)
    begin(desk, "29")
    desk.press(Key.Key_Space, Key.Key_Escape)
    assert screen.panel.isVisible()
    assert questions[-1].text.startswith("Đã sửa 1 người theo bản ký nhưng chưa ghi.")
    desk.press(Key.Key_Space, Key.Key_Escape)
    assert not screen.panel.isVisible()
    assert len(questions) == 1


def test_pages_hold_what_the_printed_ones_do() -> None:
    assert pages([1, 2, 3], [2, 1]) == [[1, 2], [3]]
    assert pages([1, 2, 3], [2]) == [[1, 2], [3]]
    assert pages([1, 2, 3], [3, 0]) == [[1, 2, 3]]
    assert pages([], []) == [[]]

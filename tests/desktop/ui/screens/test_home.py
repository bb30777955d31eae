"""The home screen says what waits and leads to where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db import figures
from db.book import Book, Founding
from db.periods import Period
from db.registers import attendance, handed_in, return_life, store, stored_forms
from db.registers.inspections import INSPECTIONS
from db.registers.meetings import meetings
from db.registers.models import MODELS
from db.schema import Audience, MeetingKind
from desktop.returns import make_return
from desktop.ui.context import AppContext
from desktop.ui.pc_settings import PcSettings
from desktop.ui.records import RecordList
from desktop.ui.screens.home import HomeScreen
from desktop.ui.theme import Mode
from tests.desktop.ui.example_book import TODAY, open_example


class Home:
    """The screen on a book, and the rooms it asked for."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.context = AppContext(book, PcSettings(theme=Mode.LIGHT), today=lambda: TODAY)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.waiting: dict[str, int] = {}
        self.context.room_wanted.connect(lambda name, where: self.asked.append((name, where)))
        self.context.waiting.connect(self.waiting.__setitem__)
        self.screen = HomeScreen(self.context)
        self.screen.resize(1154, 600)
        self.screen.show()
        self.context.settle()

    def press(self, words: str) -> None:
        button = next(each for each in self.screen.todo.buttons if words in each.accessibleName())
        QTest.keyClick(button, Qt.Key.Key_Return)

    def take_attendance(self) -> None:
        def take() -> None:
            with self.book.change("xong") as session:
                attendance.take(session, newest_meeting(self))

        self.context.writer.submit(take)
        self.context.settle()
        QApplication.processEvents()
        self.context.settle()

    def close(self) -> None:
        self.context.close()
        self.book.close()


@pytest.fixture
def home(qapp: QApplication, tmp_path: Path) -> Iterator[Home]:
    made = Home(open_example(tmp_path / "v.sochibo"))
    yield made
    made.close()


@pytest.fixture
def empty(qapp: QApplication, tmp_path: Path) -> Iterator[Home]:
    made = Home(Book.create(tmp_path / "v.sochibo", Founding("OM-3", "Chi bộ Khu vực 3")))
    yield made
    made.close()


def newest_meeting(home: Home) -> int:
    with home.book.read() as session:
        return next(row.id for row in meetings(session) if row.audience is Audience.MEMBERS)


def test_an_open_attendance_waits_and_its_button_opens_it(home: Home) -> None:
    home.press("Điểm danh")
    assert home.asked == [("attendance", {"meeting": newest_meeting(home)})]
    assert home.waiting["meetings"] == 1


def test_a_quarter_without_a_thematic_meeting_leads_to_a_new_one_of_that_kind(home: Home) -> None:
    home.press("Lên lịch")
    (name, where), *_rest = home.asked
    assert name == "meetings"
    assert where["new"] is True
    assert where["kind"] is MeetingKind.THEMATIC
    assert where["period"].start == date(2026, 10, 1)


def test_a_members_absences_and_probation_lead_to_the_member(home: Home) -> None:
    home.press("Trần Minh Ưng")
    home.press("Danh Sà Phoan")
    assert [name for name, _where in home.asked] == ["members", "members"]
    assert all("member" in where for _name, where in home.asked)


def test_what_was_done_no_longer_waits(home: Home) -> None:
    home.take_attendance()
    names = [button.accessibleName() for button in home.screen.todo.buttons]
    assert not any(name.startswith("Điểm danh") for name in names)
    assert home.waiting["meetings"] == 0


def test_the_numbers_of_the_year_open_exactly_their_records(home: Home) -> None:
    button = home.screen.numbers["meetings.held"]
    QTest.keyClick(button, Qt.Key.Key_Return)
    home.context.settle()
    listed = home.screen.panel.content
    assert isinstance(listed, RecordList)
    assert str(listed.total) == button.text()
    QTest.keyClick(listed.box.table, Qt.Key.Key_Return)
    assert home.asked[-1][0] == "meetings"


def test_models_are_counted_as_they_stand_today_and_commitments_beside_who_must_commit(
    home: Home,
) -> None:
    with home.book.change("ghi") as session:
        ended = store.values_of(MODELS, store.records(session, MODELS)[0])
        before = TODAY - timedelta(days=1)
        store.save(session, MODELS, ended | {"code": "", "completed": before, "stopped": None})
    home.screen.refresh()
    home.context.settle()
    with home.book.read() as session:
        today, year = Period(TODAY, TODAY), Period(date(2026, 1, 1), TODAY)
        running = figures.value(session, "models.on_register", today)
        assert figures.value(session, "models.on_register", year).number != running.number
        made, due = (figures.value(session, f"commitments.{e}", year) for e in ("made", "due"))
    numbers = home.screen.numbers
    assert numbers["models.on_register"].text() == str(running.number)
    assert numbers["commitments.made"].text() == f"{made.number} / {due.number}"


def test_what_is_late_is_counted_on_the_rail_and_no_longer_once_it_is_mended(home: Home) -> None:
    with home.book.change("ghi") as session:
        told = {"limits": "Chậm", "mend_by": date(2026, 1, 1)}
        made = store.save(session, INSPECTIONS, told)
    home.screen.refresh()
    home.context.settle()
    late = home.waiting["inspections"]
    home.press("quá hạn khắc phục")
    assert home.asked[-1][0] == "inspections"

    def mend() -> None:
        with home.book.change("sửa") as session:
            store.delete(session, INSPECTIONS, [made])

    home.context.writer.submit(mend)
    home.context.settle()
    QApplication.processEvents()
    home.context.settle()
    assert home.waiting["inspections"] == late - 1


def test_a_month_of_the_chart_opens_its_meeting(home: Home) -> None:
    home.screen.chart.setFocus()
    QTest.keyClick(home.screen.chart, Qt.Key.Key_Return)
    assert home.asked == [("attendance", {"meeting": newest_meeting(home)})]


def test_a_new_book_says_where_to_begin(empty: Home) -> None:
    assert empty.screen.welcome.isVisible()
    assert not empty.screen.todo.isVisible()
    assert empty.screen.numbers["meetings.held"].text() == "–"


def test_a_month_without_a_meeting_leads_to_a_new_one(empty: Home) -> None:
    empty.screen.chart.setFocus()
    QTest.keyClick(empty.screen.chart, Qt.Key.Key_Return)
    assert empty.asked[0][0] == "meetings"
    assert empty.asked[0][1]["new"] is True


def test_the_number_waiting_follows_what_is_done_in_another_room(home: Home) -> None:
    home.screen.hide()
    home.take_attendance()
    assert home.waiting["meetings"] == 0


def owe(home: Home, *kinds: str, since: date | None = None) -> None:
    with home.book.change("kỳ phải nộp") as session:
        stored_forms.set_owed(session, "KL01", kinds)
        stored_forms.set_owed_since(session, "KL01", since)
    home.screen.refresh()
    home.context.settle()


def test_late_returns_wait_as_one_and_lead_to_the_newest(home: Home) -> None:
    owe(home, "quarter", since=date(2026, 4, 1))
    home.press("02 báo cáo KL01 quá hạn nộp")
    third = {"form": "KL01", "period": Period.quarter(2026, 3)}
    assert home.asked == [("returns", third)]
    assert home.waiting["returns"] == 2
    owe(home, "quarter", since=date(2026, 7, 1))
    home.press("Báo cáo KL01 quý III năm 2026 quá hạn nộp 49 ngày")
    assert home.asked[1:] == [("returns", third)]


def test_the_calendar_tells_each_period_with_its_state_and_opens_it(home: Home) -> None:
    owe(home, "quarter", "month", since=date(2026, 7, 1))
    calendar = home.screen.calendar
    assert [each.accessibleName() for each in calendar.buttons] == [
        "KL01, Tháng 11 năm 2026: Chưa đến hạn, hạn 05/12",
        "KL01, Tháng 10 năm 2026: Quá hạn, hạn 05/11",
        "KL01, Quý III năm 2026: Quá hạn, hạn 05/10",
        "KL01, Tháng 9 năm 2026: Quá hạn, hạn 05/10",
        "Xem cả 7 kỳ",
    ]
    QTest.keyClick(calendar.buttons[2], Qt.Key.Key_Return)
    assert home.asked == [("returns", {"form": "KL01", "period": Period.quarter(2026, 3)})]
    QTest.keyClick(calendar.buttons[-1], Qt.Key.Key_Return)
    assert len(calendar.buttons) == 8


def test_a_return_made_and_sent_moves_on_and_no_longer_waits(home: Home, tmp_path: Path) -> None:
    owe(home, "quarter", since=date(2026, 7, 1))
    quarter = Period.quarter(2026, 3)
    make_return(home.book, "KL01", quarter, tmp_path / "ra")
    home.screen.refresh()
    home.context.settle()
    home.press("Báo cáo KL01 quý III năm 2026 số 1 đã lập, chưa gửi")
    with home.book.change("gửi") as session:
        made = handed_in.latest(session, "KL01", quarter)
        assert made is not None
        return_life.mark_sent(session, made.id, TODAY)
    home.screen.refresh()
    home.context.settle()
    assert home.waiting["returns"] == 0
    names = [each.accessibleName() for each in home.screen.calendar.buttons]
    assert "KL01, Quý III năm 2026: Đã gửi, hạn 05/10" in names


def test_where_nothing_is_owed_the_calendar_leads_to_the_forms(home: Home) -> None:
    owe(home)
    (button,) = home.screen.calendar.buttons
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert home.asked == [("forms", {})]

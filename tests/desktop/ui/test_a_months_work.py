"""A month's meeting, typed from the home screen: keys go to whatever has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.book import Book, Founding
from db.registers import attendance, store
from db.registers.meetings import MEETINGS, meetings
from db.registers.members import MEMBERS
from db.schema import Audience, Call, Mark, MeetingKind
from desktop.ui.session import Session
from desktop.ui.widgets.table import Table
from tests.desktop.ui import hands

TODAY = date(2026, 11, 5)
MOST_PRESSES = 30
ALIKE = ("Lê Văn Tám", "Trần Thị Tâm", "Danh Tam")
GIVEN = """Ánh Bảo Bé Cường Đào Đạt Em Giàu Hạnh Hòa Khải Lộc Liêm Nga Nhớ Oanh Phượng Quí Ry
Sang Thơm Út Uyên Ưng Xuân Yến Ý"""
OTHERS = tuple(f"Nguyễn Hữu {given}" for given in GIVEN.split())


class Counted:
    """Presses keys and counts them."""

    def __init__(self, session: Session) -> None:
        self.presses = 0
        self._session = session

    def press(self, key: Qt.Key, *, control: bool = False) -> None:
        self.presses += 1
        hands.press(key, hands.CONTROL if control else hands.NONE)
        self._settle()

    def type_(self, text: str) -> None:
        self.presses += len(text)
        hands.type_(text)
        self._settle()

    def _settle(self) -> None:
        context = self._session.context
        assert context is not None
        for _again in range(3):
            context.settle()
            QApplication.processEvents()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A chapter of thirty, three called alike without dấu, with last month's meeting."""
    place = tmp_path / "so.sochibo"
    with (
        Book.create(place, Founding("OM-3", "Chi bộ Khu vực 3")) as book,
        book.change("ghi") as session,
    ):
        for name in (*OTHERS, *ALIKE):
            store.save(session, MEMBERS, {"full_name": name})
        values = {
            "day": date(2026, 10, 5),
            "kind": MeetingKind.ORDINARY,
            "audience": Audience.MEMBERS,
            "call": Call(),
            "place": "Nhà văn hóa khu vực 3",
        }
        meeting = store.save(session, MEETINGS, values)
        attendance.take(session, meeting)
    return place


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, path: Path) -> Iterator[Session]:
    made = Session(lambda: TODAY)
    made.begin(path)
    qtbot.waitUntil(lambda: made.window.frame is not None)
    made.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield made
    made.end()


# UniKey sends the plain letters first, takes them back and sends the finished ones.
@pytest.mark.parametrize(
    ("stream", "downs", "meant"),
    [
        ("tam", 0, "Danh Tam"),
        ("tam", 1, "Lê Văn Tám"),
        ("ta\bám", 0, "Lê Văn Tám"),
        ("tam\b\bám", 0, "Lê Văn Tám"),
        ("ta\bâm", 0, "Trần Thị Tâm"),
    ],
    ids=["plain", "plain, the next one", "unikey", "unikey late", "unikey, another"],
)
def test_a_meeting_of_thirty_with_two_absences_takes_at_most_thirty_presses(
    session: Session, path: Path, stream: str, downs: int, meant: str
) -> None:
    keys = Counted(session)
    keys.press(Qt.Key.Key_N, control=True)
    keys.press(Qt.Key.Key_S, control=True)
    keys.press(Qt.Key.Key_D, control=True)
    keys.type_(stream)
    for _down in range(downs):
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_F2)
    keys.press(Qt.Key.Key_Return)
    keys.type_("ung")
    keys.press(Qt.Key.Key_F3)
    keys.press(Qt.Key.Key_F10)
    assert keys.presses <= MOST_PRESSES
    session.end()
    with Book.open(path) as book, book.read() as reading:
        newest = meetings(reading)[0]
        roster = attendance.roster(reading, newest.id)
    assert (newest.day, newest.place) == (TODAY, "Nhà văn hóa khu vực 3")
    assert roster.taken
    assert (roster.totals.due, roster.totals.present) == (30, 28)
    absent = {row.full_name: (row.mark, row.reason) for row in roster.due if not row.attended}
    assert absent == {
        "Nguyễn Hữu Ưng": (Mark.UNEXCUSED, ""),
        meant: (Mark.EXCUSED, attendance.REASONS[0]),
    }


def test_letters_filter_by_themselves_once_the_fingers_rest(
    session: Session, qtbot: QtBot, path: Path
) -> None:
    keys = Counted(session)
    keys.press(Qt.Key.Key_D, control=True)
    screen = session.window.frame.in_view if session.window.frame else None
    assert screen is not None
    table = next(each for each in screen.findChildren(Table) if each.isVisible())
    everybody = table.rows.rowCount()
    keys.type_("yen")
    qtbot.waitUntil(lambda: table.rows.rowCount() < everybody)
    keys.press(Qt.Key.Key_F3)
    session.end()
    with Book.open(path) as book, book.read() as reading:
        roster = attendance.roster(reading, meetings(reading)[0].id)
    assert [row.full_name for row in roster.due if not row.attended] == ["Nguyễn Hữu Yến"]

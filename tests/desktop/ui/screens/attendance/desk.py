"""A clerk at the attendance screen: a real window on a real book of thirty members."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import vault
from db.book import Book, Founding
from db.dates import PartialDate
from db.registers import attendance, meetings, store
from db.registers.meetings import MEETINGS, MeetingState
from db.registers.members import MEMBERS, STANDINGS
from db.schema import Attendance, Audience, Call, Mark, MeetingKind, Member
from db.standing import StandingKind
from desktop.ui.alerts import Alert
from desktop.ui.app import application, dress
from desktop.ui.context import AppContext, Heading
from desktop.ui.frame import Room
from desktop.ui.main_window import COMMANDS, MainWindow
from desktop.ui.page import Screen
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.attendance.screen import AttendanceScreen
from desktop.ui.theme import Mode
from tests.desktop.ui import hands

TODAY = date(2026, 11, 6)
DAY = date(2026, 11, 5)
TAM, TAM_NANG, TAM_MU = "Lê Văn Tám", "Nguyễn Văn Tạm", "Trần Thị Tâm"
EXEMPT, AWAY = "Đoàn Văn Ân", ("Lý Quốc Đạt", "Danh Sà Cường")
COMMITTEE = {"Nguyễn Hữu Hòa": "Bí thư", "Nguyễn Thị Ánh": "Phó Bí thư"}
PROBATIONARY = "Danh Sà Phoan"
NAMES = (
    TAM, TAM_NANG, TAM_MU, EXEMPT, *AWAY, *COMMITTEE, PROBATIONARY,
    "Phạm Ngọc Đào", "Hồ Văn Bảo", "Võ Thị Mỹ Hạnh", "Trần Minh Ưng", "Huỳnh Thị Kim Em",
    "Thạch Ngọc Yến", "Kim Văn Giàu", "Đặng Thị Bé", "Bùi Hoàng Khải", "Ngô Thanh Liêm",
    "Mai Xuân Lộc", "Châu Thị Nga", "Dương Văn Nhớ", "Phan Thị Oanh", "Sơn Thị Phượng",
    "Trương Công Quí", "Lâm Thị Ry", "Cao Văn Sang", "Tô Thị Thảo", "Vũ Đình Thơm",
    "Hà Thị Uyên", "Quách Văn Út", "Đinh Thị Xuân", "Lưu Thị Ý",
)  # fmt: skip
EARLIER, WAITING, PUBLIC = 1, 2, 3
T = TypeVar("T")


def make_template(path: Path) -> None:
    """Make the book every test starts from: two meetings, the later one not taken."""
    founding = Founding("OM-KV3", "Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn", place="Ô Môn")
    with Book.create(path, founding) as book, book.change("ghi sổ mẫu") as session:
        ids = {name: _add_member(session, name) for name in NAMES}
        _stand(session, ids[EXEMPT], StandingKind.EXEMPT)
        for name in AWAY:
            _stand(session, ids[name], StandingKind.AWAY)
        for day in (date(2026, 10, 5), DAY):
            _meet(session, day=day, start=time(14), place="Nhà văn hóa khu vực 3")
        _meet(session, day=date(2026, 10, 20), audience=Audience.PUBLIC)
        attendance.take(session, EARLIER)


def copied(template: Path, folder: Path) -> Path:
    """Copy a closed book with its keys."""
    path = folder / "kv3.sochibo"
    shutil.copy(template, path)
    shutil.copy(vault.keys_path(template), vault.keys_path(path))
    return path


def _add_member(session: Session, name: str) -> int:
    official = None if name == PROBATIONARY else PartialDate(2011)
    values = {
        "full_name": name,
        "birth": PartialDate(1970),
        "joined": PartialDate(2010 if official else 2026),
        "official": official,
        "position": COMMITTEE.get(name),
        "party_group": f"Tổ {1 + NAMES.index(name) % 2}",
    }
    return store.save(session, MEMBERS, values)


def _stand(session: Session, member: int, kind: StandingKind) -> None:
    values = {"member": member, "kind": kind, "from_date": date(2026, 10, 25)}
    store.save(session, STANDINGS, values)


def _meet(session: Session, **values: Any) -> None:
    plain = {"kind": MeetingKind.ORDINARY, "audience": Audience.MEMBERS, "call": Call()}
    store.save(session, MEETINGS, plain | values)


class Desk:
    """The window, and keys that go to whatever has the keyboard, counted."""

    def __init__(
        self,
        path: Path,
        *,
        size: tuple[int, int, int] = (1366, 697, 100),
        mode: Mode = Mode.LIGHT,
    ) -> None:
        self.path = path
        self.book = Book.open(path, patience=0)
        width, height, percent = size
        self.settings = PcSettings(theme=mode, text_size=percent)
        dress(application(), self.settings)
        heading = Heading("Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn")
        self.context = AppContext(self.book, self.settings, heading=heading, today=lambda: TODAY)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.alerts: list[Alert] = []
        self.presses = 0
        self.context.room_wanted.connect(lambda name, where: self.asked.append((name, where)))
        self.context.alerts.shown.connect(self.alerts.append)
        self.window = MainWindow()
        self.window.enter(self.context, _rooms(), COMMANDS)
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def close(self) -> None:
        """Close window and book."""
        self.context.close()
        self.book.close()

    @property
    def screen(self) -> AttendanceScreen:
        """Return the attendance screen in view."""
        assert self.window.frame is not None
        screen = self.window.frame.in_view
        assert isinstance(screen, AttendanceScreen)
        return screen

    def go(self, meeting: int | None = WAITING) -> AttendanceScreen:
        """Open a meeting's attendance."""
        self.context.open_room("attendance", meeting=meeting)
        self.settle()
        return self.screen

    def settle(self) -> None:
        """Wait until everything asked is done and shown."""
        for _again in range(2):
            QApplication.processEvents()
            self.context.settle()
        QApplication.processEvents()

    # What a person presses.

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        """Press keys one after the other; nothing waits for what they start."""
        for key in keys:
            self.presses += 1
            hands.press(key, hands.CONTROL if control else hands.NONE)

    def write(self, text: str) -> None:
        """Type letters; a backspace character is the key."""
        self.presses += len(text)
        hands.type_(text)

    def mark(self, words: str, key: Qt.Key) -> None:
        """Find a person and mark them with a shortcut; F2 takes the first reason."""
        self.write(words)
        self.press(key)
        if key == Qt.Key.Key_F2:
            self.press(Qt.Key.Key_Return)

    # What a person sees.

    def names(self) -> list[str]:
        """Return the names listed, from the top."""
        return [line.row.full_name for line in self.screen.people.table.rows.shown]

    def chosen(self) -> str:
        """Return the name of the person chosen, by what is typed so far."""
        row = self.screen.people.current()
        return row.full_name if row else ""

    def cells(self, name: str) -> dict[str, str]:
        """Return what stands in a person's line, by column."""
        rows = self.screen.people.table.rows
        line = next(each for each in rows.shown if each.row.full_name == name)
        return {column.key: column.text(line) for column in rows.columns}

    def total(self, name: str) -> str:
        """Return a number of the right column."""
        totals = self.screen.side.totals
        return totals.present.text() if name == "present" else totals.rows[name].number.text()

    # What the book says, opened anew.

    def read(self, ask: Callable[[Session], T]) -> T:
        """Return what the file says once everything is saved."""
        self.settle()
        with Book.open(self.path) as again, again.read() as session:
            return ask(session)

    def stored(self, meeting: int = WAITING) -> dict[str, tuple[Mark | None, str | None]]:
        """Return the marks stored, by name."""
        columns = (Member.full_name, Attendance.mark, Attendance.reason)
        wanted = select(*columns).join(Member, Attendance.member_id == Member.id)
        wanted = wanted.where(Attendance.meeting_id == meeting)
        return self.read(
            lambda session: {name: (mark, why) for name, mark, why in session.execute(wanted)}
        )

    def state(self, meeting: int = WAITING) -> MeetingState:
        """Return how far a meeting's attendance is."""
        return self.read(lambda session: meetings.meeting(session, meeting).state)


def _rooms() -> list[Room]:
    plain = {"home": "Trang chính", "meetings": "Sinh hoạt", "sheet": "Bản in"}
    stubs = [
        Room(name, title, "ph.house", partial(Screen, title=title)) for name, title in plain.items()
    ]
    return [*stubs, Room("attendance", "", "ph.house", AttendanceScreen, under="meetings")]

"""The one window, and the list of its rooms: nothing else imports a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QWidget

from db.messages import N_
from db.registers import REGISTERS, Register
from db.registers.subjects import SUBJECTS
from desktop.ui.context import AppContext
from desktop.ui.frame import Command, Frame, Room, ScreenFactory
from desktop.ui.page import Screen
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.first_page import FirstPage
from desktop.ui.theme import px
from desktop.ui.widgets.bars import PROGRAM

# Keys that work everywhere; each opens a room at a place.
COMMANDS: dict[str, Command] = {
    "Ctrl+D": Command("attendance", {}),
    "Ctrl+B": Command("returns", {}),
}


BY_HAND = frozenset(
    {
        "unit",
        "members",
        "meetings",
        "attendance",
        "subjects",
        "criteria",
        "bands",
        "declarations",
    }
)
"""The registers that have screens of their own, or stand in others; all the rest share one."""
ICON = "ph.notebook"
ICONS: Mapping[str, str] = {
    "models": "ph.flower-lotus",
    "commitments": "ph.handshake",
    "outreach": "ph.megaphone",
    "inspections": "ph.magnifying-glass",
    "commendations": "ph.medal",
    "documents": "ph.file-text",
    "reviews": "ph.clipboard-text",
}
"""Icons of plain registers; one without takes ICON."""
UNDER: Mapping[str, str] = {
    "tasks": "meetings",
    "gradings": "members",
    "terms": "documents",
    "units_below": "consolidation",
}
"""The rooms of registers that are not needed every week: they open from others."""


def rooms() -> list[Room]:
    """Return the rooms in the order of the work."""
    return [
        Room("home", N_("Trang chính"), "ph.house", _screen("home", "HomeScreen")),
        Room("members", N_("Đảng viên"), "ph.users", _screen("members", "MembersScreen"), gap=True),
        Room(
            "meetings",
            N_("Sinh hoạt"),
            "ph.calendar-check",
            _screen("meetings", "MeetingsScreen"),
        ),
        Room(
            "attendance",
            "",
            "ph.check-square",
            _screen("attendance", "AttendanceScreen"),
            under="meetings",
        ),
        Room("sheet", "", "ph.printer", _screen("sheet", "SheetScreen"), under="meetings"),
        Room(
            "evaluation",
            "",
            "ph.exam",
            _screen("evaluation", "EvaluationScreen"),
            under="meetings",
        ),
        *_register_rooms(),
        Room(
            "carry_over",
            N_("Duy trì sang năm"),
            "ph.arrows-clockwise",
            _screen("carry_over", "CarryOverScreen"),
            under="models",
        ),
        Room("paper", "", "ph.printer", _screen("register.paper", "ListPaperScreen")),
        Room(
            "subjects",
            SUBJECTS.title,
            "ph.bookmarks",
            _screen("subjects", "SubjectsScreen"),
        ),
        Room(
            "figures",
            N_("Số liệu"),
            "ph.list-numbers",
            _screen("figures", "FiguresScreen"),
            gap=True,
        ),
        Room("returns", N_("Báo cáo"), "ph.chart-bar", _screen("returns", "ReturnsScreen")),
        *_form_rooms(),
        *_consolidation_rooms(),
        Room("exchange", N_("Nhập, xuất Excel"), "ph.table", _screen("exchange", "ExchangeScreen")),
        Room("settings", N_("Cài đặt"), "ph.gear", _screen("settings", "SettingsScreen")),
        Room("help", "", "ph.question", _screen("help", "HelpScreen")),
    ]


def _form_rooms() -> Iterator[Room]:
    """Give the rooms of forms, which open from the returns."""
    yield Room(
        "forms", N_("Biểu mẫu"), "ph.files", _screen("forms", "FormsScreen"), under="returns"
    )
    yield Room("form_check", "", "ph.files", _screen("forms", "FormCheckScreen"), under="returns")
    yield Room(
        "dictionary",
        N_("Từ điển số liệu"),
        "ph.book-open-text",
        _screen("forms", "DictionaryScreen"),
        under="forms",
    )
    yield Room(
        "dictionary_paper",
        "",
        "ph.printer",
        _screen("forms", "DictionaryPaperScreen"),
        under="returns",
    )


def _consolidation_rooms() -> Iterator[Room]:
    """Give the rooms in which returns of units below are taken in, added up and looked at."""
    home = "consolidation"
    yield Room(home, N_("Tổng hợp"), "ph.tree-structure", _screen(home, "ConsolidationScreen"))
    yield Room("intake", "", "ph.tray", _screen(home, "IntakeScreen"), under=home)
    yield Room("unit_return", "", "ph.file-text", _screen(home, "UnitReturnScreen"), under=home)
    yield Room("total", "", "ph.ranking", _screen(home, "FigureScreen"), under=home)


def _register_rooms() -> Iterator[Room]:
    """Give a room for every register that is no part of another and has no screen by hand."""
    for register in REGISTERS:
        if not register.parent and register.name not in BY_HAND:
            yield Room(
                register.name,
                register.title,
                ICONS.get(register.name, ICON),
                OWN_SCREENS.get(register.name) or partial(_register_screen, register),
                under=UNDER.get(register.name, ""),
            )


def _register_screen(register: Register, context: AppContext) -> Screen:
    from desktop.ui.screens.register import RegisterScreen

    return RegisterScreen(context, register)


def _screen(module: str, name: str) -> ScreenFactory:
    """Return what makes a screen, its module loaded when the room is first entered."""

    def make(context: AppContext) -> Screen:
        made = getattr(import_module(f"desktop.ui.screens.{module}"), name)(context)
        assert isinstance(made, Screen)
        return made

    return make


OWN_SCREENS: Mapping[str, ScreenFactory] = {
    "commitments": _screen("commitments", "CommitmentsScreen"),
}
"""The registers that stand among the plain ones with a screen made by hand."""


def first_page(settings: PcSettings) -> FirstPage:
    """Return the page shown before a book is open."""
    return FirstPage(settings)


class MainWindow(QMainWindow):
    """Holds the frame of an open book, or a page before one is open."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(PROGRAM)
        self.frame: Frame | None = None
        self._rooms: Sequence[Room] = ()
        self._commands: Mapping[str, Command] = {}
        self._context: AppContext | None = None

    def enter(
        self,
        context: AppContext,
        rooms: Sequence[Room],
        commands: Mapping[str, Command] = COMMANDS,
    ) -> None:
        """Show an open book."""
        self._context, self._rooms, self._commands = context, rooms, commands
        context.look_changed.connect(self._rebuild_soon)
        context.heading_changed.connect(lambda heading: self._name(heading.chapter))
        self._name(context.heading.chapter)
        self._build()

    def cover(self, page: QWidget) -> None:
        """Show a page instead of a book, such as the first start."""
        self.frame = None
        self._context = None
        page.setObjectName("ground")
        self.setCentralWidget(page)
        self.setWindowTitle(PROGRAM)

    def restore_place(self, geometry: str) -> None:
        """Come back to where the window was; the first time, fill what the screen gives."""
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            room = self.screen().availableGeometry()
            self.resize(min(px(1366), room.width()), min(px(697), room.height()))

    def place(self) -> str:
        """Return where the window is, for restore_place."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once nothing is lost: forms asked, the queue written."""
        frame = self.frame
        if frame is None or self._context is None:
            event.accept()
            return
        left: list[bool] = []
        if frame.in_view is not None:
            frame.in_view.leave(lambda: self._left(left))
            if not left:
                event.ignore()
                left.append(False)
                return
        failures: list[object] = []
        self._context.writer.failed.connect(failures.append)
        self._context.writer.drain()
        self._context.writer.failed.disconnect(failures.append)
        if failures:
            event.ignore()
            return
        self._context.settings.geometry = self.place()
        self._context.settings.save()
        event.accept()

    def _left(self, left: list[bool]) -> None:
        # The person agreed later, after a question: close now, nothing more to ask.
        if left:
            QTimer.singleShot(0, self, self.close)
        left.append(True)

    def _name(self, chapter: str) -> None:
        self.setWindowTitle(f"{chapter} – {PROGRAM}" if chapter else PROGRAM)

    def _rebuild_soon(self) -> None:
        # Not at once: the settings screen that asked for it is still at work.
        QTimer.singleShot(0, self, self._build)

    def _build(self) -> None:
        """Make the frame anew in the look and language now chosen, at the same place."""
        assert self._context is not None
        before = self.frame
        held = _held(before.in_view) if before is not None else None
        self.frame = Frame(self._context, self._rooms, self._commands)
        if before is not None and before.room:
            self.frame.open_room(before.room, **before.where)
        self.setCentralWidget(self.frame)
        if self.frame.in_view is not None:
            self.frame.in_view.focus_start()
            _hold(self.frame.in_view, held)
        self.setMinimumSize(min(px(720), 900), min(px(420), 500))


_Held = tuple[type[QWidget], int, int]
"""A widget that has the keyboard: its kind, its number among them, how many there are."""


def _held(screen: QWidget | None) -> _Held | None:
    """Return which widget of a screen has the keyboard; names change with the language."""
    widget = QApplication.focusWidget()
    if screen is None or widget is None or not screen.isAncestorOf(widget):
        return None
    alike = screen.findChildren(type(widget))
    return type(widget), alike.index(widget), len(alike)


def _hold(screen: QWidget, held: _Held | None) -> None:
    """Give the keyboard to the same widget of a screen made anew, if it is the same inside."""
    if held is None:
        return
    kind, number, count = held
    alike = screen.findChildren(kind)
    if len(alike) == count:
        widget = alike[number]
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        for area in screen.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                # It has its place only once everything around it has its size.
                bar = area.verticalScrollBar()
                bar.rangeChanged.connect(partial(_follow, area, widget))


def _follow(area: QScrollArea, widget: QWidget, _least: int, _most: int) -> None:
    """Keep a widget in view while it has the keyboard and the area changes its size."""
    if widget.hasFocus():
        area.ensureWidgetVisible(widget)

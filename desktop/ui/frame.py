"""What the window shows while a book is open: bars, rooms, messages, keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.alerts import Alert, Question
from desktop.ui.context import AppContext
from desktop.ui.keys import Keys
from desktop.ui.page import Screen
from desktop.ui.theme import px
from desktop.ui.widgets.banners import AskBox, Banners
from desktop.ui.widgets.bars import Footer, TopBar
from desktop.ui.widgets.rail import Rail, RailEntry

HELP_ROOM = "help"

ScreenFactory = Callable[[AppContext], Screen]


@dataclass(frozen=True)
class Room:
    """One room of the window: how the rail shows it and what makes its screen.

    A room `under` another leaves the rail's mark on that one; with a title it has a button
    there, without one it opens from elsewhere only.
    """

    name: str
    title: str
    icon: str
    factory: ScreenFactory
    shortcut: str = ""
    gap: bool = False
    under: str = ""


@dataclass(frozen=True)
class Command:
    """A key that works everywhere: it opens a room at a place."""

    room: str
    where: Mapping[str, Any]


class Frame(QWidget):
    """Everything in the window while a book is open."""

    def __init__(
        self, context: AppContext, rooms: Sequence[Room], commands: Mapping[str, Command]
    ) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.context = context
        self.rooms = {room.name: room for room in rooms}
        self.screens: dict[str, Screen] = {}
        self.room = ""
        self.where: dict[str, Any] = {}
        self.top = TopBar(context)
        self.top.search.left.connect(self._end_search)
        self._before_search: QWidget | None = None
        self.rail = Rail(
            [
                RailEntry(room.name, _(room.title), room.icon, room.shortcut, room.gap)
                for room in rooms
                if room.title and not room.under
            ],
            self.open_room,
        )
        self.foot = Footer(context, self.help)
        self.banners = Banners()
        self.stack = context.stage = QStackedWidget()
        self._lay_out()
        self.keys = Keys(self, self._base_keys(commands))
        context.room_wanted.connect(self._go)
        context.waiting.connect(self.rail.show_waiting)
        context.alerts.shown.connect(self._show_alert)
        context.alerts.asked.connect(self._ask)
        context.alerts.swept.connect(self.banners.sweep)
        context.jobs.slow.connect(self.banners.show_job)
        if rooms:
            self.open_room(rooms[0].name)

    @property
    def in_view(self) -> Screen | None:
        """Return the screen in view."""
        return self.screens.get(self.room)

    def open_room(self, name: str, **where: Any) -> None:
        """Go to a room and a place in it, once the screen in view may be left."""
        if name not in self.rooms:
            return
        screen = self.in_view
        if screen is None or name == self.room:
            self._enter(name, where)
        else:
            screen.leave(partial(self._enter, name, where))

    def help(self) -> None:
        """Open the help page of the screen in view."""
        page = self.in_view.help_page if self.in_view is not None else ""
        self.open_room(HELP_ROOM, page=page or self.room)

    def undo(self) -> None:
        """Take back typing in a form, else the book's newest change."""
        if not self._text_first("undo_text"):
            self.context.undo()

    def redo(self) -> None:
        """Bring back typing in a form, else the book's change last taken back."""
        if not self._text_first("redo_text"):
            self.context.redo()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the rail into icons where the window is low."""
        super().resizeEvent(event)
        slim = self.height() < px(look.LOW_BELOW)
        self.rail.set_slim(slim=slim)
        self.top.set_slim(slim=slim)

    def _go(self, name: str, where: dict[str, Any]) -> None:
        self.open_room(name, **where)

    def _enter(self, name: str, where: dict[str, Any]) -> None:
        if name not in self.screens:
            made = self.rooms[name].factory(self.context)
            self.screens[name] = made
            made.keys_changed.connect(self.keys.refresh)
            for room in self.rooms.values():
                if room.title and room.under == name:
                    made.add_room(_(room.title), partial(self.context.open_room, room.name))
            self.stack.addWidget(made)
        if changed := name != self.room:
            self.context.alerts.sweep()
        screen = self.screens[name]
        self.room, self.where = name, where
        self.stack.setCurrentWidget(screen)
        self.keys.serve(screen.keys)
        if changed or not where:
            screen.focus_start()
        screen.go(**where)
        home = self.rooms.get(screen.under) or self.rooms[name]
        self.rail.choose(home.under or home.name)

    def _text_first(self, what: str) -> bool:
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            act = getattr(widget, what, None)
            if act is not None and act():
                return True
            widget = widget.parentWidget()
        return False

    def _base_keys(self, commands: Mapping[str, Command]) -> dict[str, Callable[[], object]]:
        keys: dict[str, Callable[[], object]] = {
            "F1": self.help,
            "Ctrl+K": self._search,
            "Ctrl+Z": self.undo,
            "Ctrl+Y": self.redo,
        }
        for shortcut, command in commands.items():
            keys[shortcut] = partial(self.open_room, command.room, **command.where)
        for room in self.rooms.values():
            if room.shortcut:
                keys[room.shortcut] = partial(self.open_room, room.name)
        return keys

    def _search(self) -> None:
        if (focused := QApplication.focusWidget()) is not self.top.search:
            self._before_search = focused
        self.top.search.setFocus()
        self.top.search.selectAll()

    def _end_search(self) -> None:
        before, screen = self._before_search, self.in_view
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif screen is not None:
            screen.focus_start()

    def _show_alert(self, alert: Alert) -> None:
        self.banners.show_alert(alert)

    def _ask(self, question: Question) -> None:
        AskBox(question, self.window()).open()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.banners)
        middle.addWidget(self.stack, 1)
        row.addLayout(middle, 1)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

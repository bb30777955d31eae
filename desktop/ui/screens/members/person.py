"""One person's page: what is written of them, their life in the chapter, posts, attendance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.messages import N_
from db.registers import members
from db.registers.members import MEMBERS, POSITION_REGISTER, STANDINGS, Person
from db.standing import Standing
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.members import saving
from desktop.ui.screens.members.attended import AttendedPart
from desktop.ui.screens.members.dated import DatedRows
from desktop.ui.screens.members.facts import read_facts
from desktop.ui.screens.members.form import MemberForm
from desktop.ui.screens.members.posts import Posts
from desktop.ui.screens.members.saving import Saved
from desktop.ui.screens.members.tabs import Tabs
from desktop.ui.screens.members.turns import Turns
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow


class Tab(StrEnum):
    """The parts of a person's page."""

    INFO = "info"
    TURNS = "turns"
    POSTS = "posts"
    ATTENDED = "attended"


_HEADINGS = {
    Tab.INFO: N_("Thông tin"),
    Tab.TURNS: STANDINGS.title,
    Tab.POSTS: POSITION_REGISTER.title,
    Tab.ATTENDED: N_("Điểm danh"),
}
_MEANINGS = {
    Tab.INFO: N_("Họ tên, ngày sinh, ngày vào Đảng và các mục khác"),
    Tab.TURNS: N_("Chuyển đến, chuyển đi, tạm thời đi, miễn sinh hoạt… theo ngày"),
    Tab.POSTS: N_("Chức vụ giữ từ ngày nào đến ngày nào"),
    Tab.ATTENDED: N_("Các cuộc đã điểm danh và tỷ lệ dự từng năm"),
}


class Part(Protocol):
    """What stands behind a tab."""

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Go on with `then` once the person agrees to lose what is typed."""

    def focus_first(self) -> None:
        """Give the keyboard to where one begins."""


_MAKERS: Mapping[Tab, Callable[[AppContext, int], DatedRows | AttendedPart]] = {
    Tab.TURNS: Turns,
    Tab.POSTS: Posts,
    Tab.ATTENDED: AttendedPart,
}


class PersonPage(QWidget):
    """Everything about one member, in tabs; a new one has the form alone.

    `added` gives a new member's id once saved; `told` follows every reading of the book;
    `delete_wanted` asks for the person to be taken out of it.
    """

    close_wanted = Signal()
    added = Signal(int)
    told = Signal()
    delete_wanted = Signal()

    def __init__(self, context: AppContext, member_id: int | None) -> None:
        super().__init__()
        self.context = context
        self.member_id = member_id
        self._person: Person | None = None
        self._read()
        self.form = MemberForm(context, self._facts, member_id)
        self.form.save_wanted.connect(self._save)
        self.form.close_page = self.try_close
        if member_id is not None:
            self._add_delete_button()
        self.parts: dict[Tab, Part] = {Tab.INFO: self.form}
        self._lay_out()

    @property
    def heading(self) -> str:
        """Return the person's name as stored."""
        return str(self._facts.values.get("full_name") or _("Đảng viên mới"))

    @property
    def standing(self) -> Standing | None:
        """Return the person's standing today; None for a new one."""
        return None if self._person is None else self._person.life.word(self.context.today())

    @property
    def turns(self) -> Turns:
        """Return the history of standing."""
        part = self.part(Tab.TURNS)
        assert isinstance(part, Turns)
        return part

    def part(self, tab: Tab) -> Part:
        """Return what stands behind a tab, made when first asked for."""
        if tab not in self.parts:
            assert self.member_id is not None
            assert self._person is not None
            made = _MAKERS[tab](self.context, self.member_id)
            made.refresh(self.heading, self._person)
            self._stack.addWidget(made)
            self.parts[tab] = made
        return self.parts[tab]

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return any(part.dirty for part in self.parts.values())

    def try_close(self, then: Callable[[], object] = lambda: None) -> None:
        """Close and go on with `then`, asking first for each part that would lose something."""
        for tab, part in self.parts.items():
            if part.dirty:
                self.show_tab(tab)
                part.ask_to_lose(partial(self.try_close, then))
                return
        self.close_wanted.emit()
        then()

    def show_tab(self, tab: Tab) -> None:
        """Show one part."""
        self.tabs.setCurrentIndex(list(Tab).index(tab))

    def focus_first(self) -> None:
        """Give the keyboard to where the part shown begins."""
        self.part(self.tab).focus_first()

    @property
    def tab(self) -> Tab:
        """Return the part shown."""
        return list(Tab)[self.tabs.currentIndex()]

    def add_turn(self) -> None:
        """Ask for a new turn in the person's life."""
        self.show_tab(Tab.TURNS)
        self.turns.add()

    def refresh(self) -> None:
        """Read again what an undo or another screen may have changed; typing stays."""
        if self.member_id is not None:
            try:
                self._read()
            except LookupError:
                self.close_wanted.emit()
                return
            if not self.form.dirty:
                self.form.show_values(self._facts)
            for part in self.parts.values():
                if isinstance(part, DatedRows | AttendedPart) and self._person is not None:
                    part.refresh(self.heading, self._person)
        self.told.emit()

    def _read(self) -> None:
        with self.context.book.read() as session:
            self._facts = read_facts(session, self.member_id)
            if self.member_id is not None:
                self._person = members.person(session, self.member_id)

    def _add_delete_button(self) -> None:
        holder = QWidget()
        row = Flow(holder)
        tip = _("Xóa người này khỏi sổ; hoàn tác được")
        row.addWidget(Button(_("Xóa đảng viên"), self.delete_wanted.emit, tip=tip))
        self.form.extra.addSpacing(px(16))
        self.form.extra.addWidget(holder)

    def _save(self, values: dict[str, Any]) -> None:
        book, member_id, name = self.context.book, self.member_id, values["full_name"]
        self.context.writer.submit(
            lambda: saving.save(book, MEMBERS, name, values, member_id),
            partial(self._saved, name),
            self.form.show_error,
        )

    def _saved(self, name: str, saved: Saved) -> None:
        self.form.mark_saved()
        saving.tell_differences(self.context, name, saved.differences)
        if self.member_id is None:
            self.added.emit(saved.id)
        else:
            self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = Tabs(_("Các phần về người này"), _("Mũi tên trái, phải để sang phần khác"))
        for tab in Tab if self.member_id is not None else (Tab.INFO,):
            place = self.tabs.addTab(_(_HEADINGS[tab]))
            self.tabs.setTabToolTip(place, _(_MEANINGS[tab]))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self.tabs.currentChanged.connect(self._turn_to)
        row = QVBoxLayout()
        row.setContentsMargins(current().margins(24, 0, 24, 0))
        row.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.tabs.setVisible(self.tabs.count() > 1)

    def _turn_to(self, place: int) -> None:
        part = self.part(list(Tab)[place])
        assert isinstance(part, QWidget)
        self._stack.setCurrentWidget(part)

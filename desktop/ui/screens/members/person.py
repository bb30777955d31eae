"""One person's page: what is written of them, their life in the chapter, posts, attendance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

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
from desktop.ui.screens.members.turns import Turns
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.tabs import TabbedPage


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


_MAKERS: Mapping[Tab, Callable[[AppContext, int], DatedRows | AttendedPart]] = {
    Tab.TURNS: Turns,
    Tab.POSTS: Posts,
    Tab.ATTENDED: AttendedPart,
}


class PersonPage(TabbedPage):
    """Everything about one member, in tabs; a new one has the form alone.

    `added` gives a new member's id once saved; `told` follows every reading of the book;
    `delete_wanted` asks for the person to be taken out of it.
    """

    added = Signal(int)
    told = Signal()
    delete_wanted = Signal()

    def __init__(self, context: AppContext, member_id: int | None) -> None:
        super().__init__(_("Các phần về người này"))
        self.context = context
        self.member_id = member_id
        self._person: Person | None = None
        self._read()
        self.form = MemberForm(context, self._facts, member_id)
        self.form.save_wanted.connect(self._save)
        self.form.close_page = self.try_close
        if member_id is not None:
            self._add_delete_button()
        for tab in Tab if member_id is not None else (Tab.INFO,):
            self.add_part(tab, _(_HEADINGS[tab]), _(_MEANINGS[tab]), partial(self._make, tab))

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

    def _make(self, tab: Tab) -> QWidget:
        if tab is Tab.INFO:
            return self.form
        assert self.member_id is not None
        assert self._person is not None
        made = _MAKERS[tab](self.context, self.member_id)
        made.refresh(self.heading, self._person)
        return made

"""The list of members with one person's page beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent

from db.messages import N_, Message
from db.registers import members
from db.registers.members import MEMBERS, MemberRow
from desktop.paper.meeting_sheet import in_order
from desktop.text import _
from desktop.ui.alerts import Action
from desktop.ui.context import AppContext, Step
from desktop.ui.page import Screen
from desktop.ui.screens.members import saving
from desktop.ui.screens.members.listing import state_of
from desktop.ui.screens.members.pasting import Pasting
from desktop.ui.screens.members.people import PeopleList
from desktop.ui.screens.members.person import PersonPage, Tab
from desktop.ui.screens.members.saving import Saved
from desktop.ui.taking_back import tell_deleted
from desktop.ui.widgets.table_box import Empty

ROOM, EXCHANGE_ROOM = "members", "exchange"


class MembersScreen(Screen):
    """Everybody in the book: find somebody, write them down, follow their life in the chapter."""

    registers = frozenset({"member", "standing", "position"})
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Đảng viên"))
        self.box = self._make_box()
        self.main.addWidget(self.box, 1)
        self._add_actions()
        self._pasting = Pasting(context, self.panel)
        self.box.pasted.connect(
            lambda cells: self.panel.when_settled(partial(self._pasting.begin, cells))
        )
        self.box.opened.connect(
            lambda row: self.panel.when_settled(partial(self.open_person, row.id))
        )
        self.box.order_wanted.connect(self.refresh)
        self.panel.opened.connect(self._make_room)
        self.panel.closed.connect(self._make_room)
        self.refresh()

    def _make_box(self) -> PeopleList:
        empty = Empty(
            _(
                "Chưa có đảng viên nào. Thêm từng người, nhập danh sách từ tệp Excel, hoặc chép "
                "các dòng trong Excel rồi bấm Ctrl+V ở đây."
            ),
            _("Thêm đảng viên"),
            self.add,
            _("Nhập từ Excel"),
            self.take_in,
        )
        return PeopleList(self.context.settings, empty)

    # What the window asks.

    def go(
        self,
        *,
        member: int | None = None,
        new: bool = False,
        ids: Iterable[int] | None = None,
        tab: str = Tab.INFO,
        **_where: Any,
    ) -> None:
        """Open one person's page at a tab, a new form, or the list of some persons alone."""
        self.box.name_only(ids)
        if new:
            self.add()
        elif member is not None:
            self.box.point_to(member)
            self.panel.when_settled(partial(self.open_person, member, Tab(tab)))

    def refresh(self) -> None:
        """Read the list again, away from the window's thread."""
        book, today, order = self.context.book, self.context.today(), self.box.order

        def read() -> list[MemberRow]:
            with book.read() as session:
                return in_order(members.members_on(session, today), order)

        self.context.reader.ask(read, self._show, newest=ROOM)
        if (page := self.page) is not None:
            page.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the page beside the list leaves no room for."""
        super().resizeEvent(event)
        self._make_room()

    # What a person does.

    @property
    def page(self) -> PersonPage | None:
        """Return the person's page that stands open."""
        content = self.panel.content
        return content if isinstance(content, PersonPage) else None

    def add(self) -> None:
        """Open the form of a new member."""
        self.panel.when_settled(partial(self._open, None))

    def record_turn(self) -> None:
        """Open the page of the chosen person where a turn in their life is written."""
        row = self.box.current()
        page = self.page
        member_id = page.member_id if page is not None else None
        if member_id is None and row is not None:
            member_id = row.id
        if member_id is None:
            self.context.alerts.info(Message(N_("Chọn một người trong danh sách trước.")))
        elif page is not None and page.member_id == member_id:
            page.add_turn()
        else:
            self.panel.when_settled(partial(self._open_turn, member_id))

    def take_in(self) -> None:
        """Go where whole files are taken in."""
        self.context.open_room(EXCHANGE_ROOM)

    def open_person(self, member_id: int, tab: Tab = Tab.INFO) -> None:
        """Open somebody's page."""
        try:
            self._open(member_id, tab)
        except LookupError:
            self.context.alerts.attention(Message(N_("Người này không còn trong sổ.")))

    def _open_turn(self, member_id: int) -> None:
        self.open_person(member_id, Tab.TURNS)
        if (page := self.page) is not None:
            page.add_turn()

    def _open(self, member_id: int | None, tab: Tab = Tab.INFO) -> None:
        page = PersonPage(self.context, member_id)
        page.close_wanted.connect(self.panel.shut)
        page.added.connect(self._added)
        page.told.connect(self._tell_standing)
        if member_id is not None:
            page.delete_wanted.connect(lambda: self._delete(member_id, page.heading))
        self.panel.open(page.heading, page)
        self._tell_standing()
        page.show_tab(tab)
        page.focus_first()

    def _delete(self, member_id: int, name: str) -> None:
        book = self.context.book
        self.context.writer.submit(
            lambda: saving.delete(book, MEMBERS, name, member_id),
            partial(self._deleted, name),
            partial(self._kept, member_id),
        )

    def _deleted(self, name: str, outcome: tuple[Saved, Step | None]) -> None:
        saved, step = outcome
        if (page := self.page) is not None and page.member_id == saved.id:
            self.panel.shut()
        tell_deleted(self.context, Message(N_("Đã xóa {name} khỏi sổ."), {"name": name}), step)

    def _kept(self, member_id: int, error: Exception) -> None:
        remedy = Action(
            _("Ghi diễn biến"),
            partial(self.panel.when_settled, partial(self._open_turn, member_id)),
        )
        self.context.alerts.fault(error, remedy)

    def _added(self, member_id: int) -> None:
        self.box.point_to(member_id)
        self.open_person(member_id)

    def _tell_standing(self) -> None:
        page = self.page
        if page is None:
            return
        self.panel.heading.setText(page.heading)
        if page.standing is None:
            self.panel.badge.show_state("", self.panel.badge.tone)
        else:
            state = state_of(page.standing)
            self.panel.badge.show_state(state.word, state.tone)

    def _make_room(self) -> None:
        crowded = self.narrow and not self.panel.isHidden()
        self.box.make_room(crowded=crowded)
        self._turn_button.setVisible(bool(self.box.all_rows) and not crowded)
        self._take_in_button.setVisible(not crowded)

    def _show(self, rows: list[MemberRow]) -> None:
        self.box.set_rows(rows)
        self._make_room()

    def _add_actions(self) -> None:
        self.add_action(
            _("Thêm đảng viên"),
            self.add,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Ghi một đảng viên mới vào sổ"),
        )
        self._turn_button = self.add_action(
            _("Ghi diễn biến"),
            self.record_turn,
            shortcut="Ctrl+T",
            tip=_("Chuyển đi, đến, miễn sinh hoạt… của người đang chọn"),
        )
        self._take_in_button = self.add_action(
            _("Nhập từ Excel"),
            self.take_in,
            tip=_("Nhập danh sách từ tệp; các dòng chép trong Excel thì dán vào bảng bằng Ctrl+V"),
        )

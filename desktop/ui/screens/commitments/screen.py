"""The commitments of a year with one member's own beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent

from db.messages import N_, Message
from db.periods import Period
from db.registers.commitments import COMMITMENTS
from desktop.paper.register_list import Narrowed
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.records import show_records
from desktop.ui.screens.commitments.beginnings import BEGINNINGS, FIRST, Begin, on_the_next
from desktop.ui.screens.commitments.form import CommitmentForm
from desktop.ui.screens.commitments.listing import Line, Wanted
from desktop.ui.screens.commitments.page import CommitmentPage
from desktop.ui.screens.commitments.reading import Reading, counted_period, owners_of, read_year
from desktop.ui.screens.commitments.side import Side, in_short
from desktop.ui.screens.commitments.year_list import YearList
from desktop.ui.screens.register.declaring import Declaring
from desktop.ui.screens.register.outgoing import export_list, print_list
from desktop.ui.theme import Tone
from desktop.ui.widgets.table_box import Empty

ROOM, MEMBERS_ROOM = COMMITMENTS.name, "members"


class CommitmentsScreen(Screen):
    """Who has committed for a year and who has not; what each undertakes and what came of it."""

    registers = frozenset(
        {"commitment", "commitment_subject", "subject", "member", "standing", "position"}
        | {"declaration"}
    )
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _(COMMITMENTS.title))
        self.year = context.today().year
        self._round: Sequence[int] = ()
        self.box = YearList(context.settings, self.year, self._empty())
        self.declaring = Declaring(context, COMMITMENTS)
        self.box.add_above(self.declaring)
        self.main.addWidget(self.box, 1)
        self._add_actions()
        self.side = Side(context, counted_period(self.year, context.today()))
        self.side.glance.wanted.connect(self._narrow)
        self.side.figures.opened.connect(self._open_figure)
        self.set_side(self.side)
        self.box.opened.connect(
            lambda line: self.panel.when_settled(partial(self._begin_waiting, line.id))
        )
        self.box.years.chosen.connect(self._choose_year)
        self.panel.opened.connect(self._make_room)
        self.panel.closed.connect(self._make_room)
        self.refresh()

    # What the window asks.

    def go(
        self,
        *,
        member: int | None = None,
        year: int | None = None,
        record: int | None = None,
        ids: Iterable[int] | None = None,
        members: Iterable[int] | None = None,
        period: Period | str | None = None,
        wanted: Wanted | str | None = None,
        **_where: Any,
    ) -> None:
        """Open one member's commitment for a year, or for that of one item and at it (`record`);
        or the list of a year, under a condition, or of some `members` or those of some items
        (`ids`) alone."""
        begin: Begin = FIRST
        if record is not None:
            owner = self._owners([record])
            if not owner:
                self.context.alerts.attention(Message(N_("Nội dung này không còn trong sổ.")))
                return
            ((member, year),) = owner.items()
            begin = partial(CommitmentForm.focus_item, item_id=record)
        if ids is not None:
            members = owners = self._owners(ids)
            year = year or max(owners.values(), default=None)
        if period is not None and year is None:
            span = Period.parse(period) if isinstance(period, str) else period
            year = span.end.year
        named = None if members is None else frozenset(members)
        self.panel.when_settled(partial(self._go, year, named, wanted, member, begin))

    def refresh(self) -> None:
        """Read the year again, away from the window's thread."""
        book, today, year = self.context.book, self.context.today(), self.year

        def read() -> Reading:
            with book.read() as session:
                return read_year(session, year, today)

        self.context.reader.ask(read, self._show, newest=ROOM)
        if (page := self.page) is not None:
            page.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the page beside the list leaves no room for."""
        super().resizeEvent(event)
        self._make_room()

    # What a person does.

    @property
    def page(self) -> CommitmentPage | None:
        """Return the member's commitment that stands open."""
        content = self.panel.content
        return content if isinstance(content, CommitmentPage) else None

    def add(self) -> None:
        """Write a new item of the member whose page is open, or who is chosen."""
        if (page := self.page) is not None:
            page.add()
        elif (line := self.box.current()) is not None:
            self._begin(line.id, CommitmentForm.add)
        else:
            words = N_("Danh sách đang không có ai. Bỏ lọc, hoặc ghi đảng viên trước.")
            self.context.alerts.info(Message(words))

    def assess(self) -> None:
        """Go through everybody whose items have no outcome yet, one after the other."""
        self.panel.when_settled(self._assess)

    def _assess(self) -> None:
        self.box.filter.clear()
        self.box.narrow_to(Wanted.UNASSESSED)
        waiting = self.box.listed_ids
        if waiting:
            self._begin_waiting(waiting[0])
            return
        self.panel.shut()
        self.box.narrow_to(Wanted.ALL)
        words = N_("Không có nội dung nào của năm {year} còn chờ đánh giá.")
        self.context.alerts.info(Message(words, {"year": self.year}))

    # One member's page.

    def _begin_waiting(self, member_id: int) -> None:
        """Open a member's commitment at what the list is narrowed to."""
        self._begin(member_id, BEGINNINGS.get(self.box.wanted, FIRST))

    def _begin(self, member_id: int, begin: Begin = FIRST) -> None:
        """Open a member's commitment; F10 goes on in the order listed now."""
        self._round = self.box.listed_ids
        self._open(member_id, begin)

    def _open(self, member_id: int, begin: Begin) -> None:
        try:
            page = CommitmentPage(self.context, member_id, self.year)
        except LookupError:
            self.context.alerts.attention(Message(N_("Người này không còn trong sổ.")))
            return
        page.close_wanted.connect(self.panel.shut)
        page.next_wanted.connect(partial(self._go_on, begin))
        page.told.connect(self._tell_page)
        self.box.point_to(member_id)
        self.panel.open(page.name, page)
        self._tell_page()
        begin(page.form)

    def _go_on(self, begin: Begin) -> None:
        page = self.page
        if page is None:
            return
        past = list(self._round)
        after = past[past.index(page.member_id) + 1 :] if page.member_id in past else []
        if after:
            self._open(after[0], on_the_next(begin))
            return
        self.panel.shut()
        self.context.alerts.good(Message(N_("Đã đến người cuối trong danh sách.")))

    def _tell_page(self) -> None:
        page = self.page
        if page is None:
            return
        self.panel.heading.setText(page.name)
        year = _("Năm {year}").format(year=page.year)
        self.panel.badge.show_state(year, Tone.PLAIN)

    # The list.

    def _go(
        self,
        year: int | None,
        named: frozenset[int] | None,
        wanted: Wanted | str | None,
        member: int | None,
        begin: Begin,
    ) -> None:
        if year is not None and year != self.year:
            self._look_at(year)
        self.box.name_only(named)
        if wanted is not None:
            self.box.narrow_to(Wanted(wanted))
        if member is not None:
            self._begin(member, begin)
        elif named is not None or wanted is not None:
            self.panel.shut()

    def _owners(self, ids: Iterable[int]) -> dict[int, int]:
        with self.context.book.read() as session:
            return owners_of(session, ids)

    def _choose_year(self, year: int) -> None:
        # The list shows the old year until what is typed may be left.
        self.box.years.offer((), self.year)
        self.leave(partial(self._look_at, year))

    def _look_at(self, year: int) -> None:
        self.year = year
        self.panel.shut()
        self.box.years.offer((), year)
        self.refresh()

    def _show(self, reading: Reading) -> None:
        found, today = reading.found, self.context.today()
        lines = [Line(row, found.year, today) for row in found.members]
        self.box.years.offer(reading.years, self.year)
        self.box.set_rows(lines)
        begun = found.year <= today.year
        items = [item for line in lines for item in line.row.items]
        declarable = Period.year(found.year) if lines and begun else None
        self.declaring.show_state(declarable, items, reading.declared)
        self.side.glance.show_year(found, lines)
        self.side.figures.show_period(counted_period(found.year, today))
        self.show_side(bool(lines))
        self.set_side_summary(in_short(found.summary))
        self._make_room()

    def print_(self) -> None:
        """Show the items of the members listed as they will be printed."""
        narrowed = Narrowed(values={"year": self.year}, search=self.box.filter.text())
        print_list(self, COMMITMENTS, self.box.listed_items, narrowed)

    def export(self) -> None:
        """Write the items of the members listed as an exchange sheet."""
        export_list(self, COMMITMENTS, self.box.listed_items)

    def _open_figure(self, figure_id: str) -> None:
        self.leave(partial(show_records, self, figure_id, self.side.figures.period))

    def _narrow(self, wanted: Wanted) -> None:
        self.box.narrow_to(wanted)
        self.box.setFocus()

    def _make_room(self) -> None:
        beside = not self.panel.isHidden()
        crowded = self.narrow and beside
        self.box.make_room(crowded=crowded)
        some = any(line.row.items for line in self.box.all_rows)
        assessable = some and self.year <= self.context.today().year
        self.assess_button.setVisible(assessable and not crowded)
        self.print_button.setVisible(some and not beside)
        self.export_button.setVisible(some and not beside)
        # The page has the same button.
        self.add_button.setVisible(self.page is None)
        actions = (self.add_button, self.assess_button, self.print_button, self.export_button)
        if (row := self.add_button.parentWidget()) is not None:
            row.setVisible(not all(button.isHidden() for button in actions))

    def _empty(self) -> Empty:
        return Empty(
            _("Năm này chưa có đảng viên nào phải cam kết. Ghi đảng viên vào sổ trước."),
            _("Thêm đảng viên"),
            partial(self.context.open_room, MEMBERS_ROOM, new=True),
        )

    def _add_actions(self) -> None:
        self.add_button = self.add_action(
            _("Thêm nội dung"),
            self.add,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Thêm một nội dung cam kết của người đang chọn"),
        )
        self.assess_button = self.add_action(
            _("Đánh giá cuối năm"),
            self.assess,
            tip=_("Lần lượt từng người còn nội dung chưa đánh giá: F2, F3 để ghi, F10 sang người"),
        )
        self.export_button = self.add_action(
            _("Xuất Excel…"), self.export, tip=_("Ghi nội dung của những người đang hiện ra tệp")
        )
        self.print_button = self.add_action(
            _("In danh sách"),
            self.print_,
            shortcut="Ctrl+P",
            tip=_("Xem trước và in nội dung của những người đang hiện"),
        )

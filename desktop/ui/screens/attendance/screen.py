"""The attendance screen: one list, running totals, and the keyboard for everything."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu

from db.dates import show_date
from db.messages import N_, Message
from db.registers import attendance
from db.registers.attendance import ABSENT, RosterRow
from db.schema import Mark
from desktop.paper.meeting_sheet import page_sizes
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.no_meeting import way_on
from desktop.ui.page import Screen
from desktop.ui.screens.attendance.notice import StaleNotice
from desktop.ui.screens.attendance.open_list import OpenList
from desktop.ui.screens.attendance.pasting import PasteForm, understand
from desktop.ui.screens.attendance.people_list import PeopleList
from desktop.ui.screens.attendance.reading import Opened
from desktop.ui.screens.attendance.reconcile import Reconcile
from desktop.ui.screens.attendance.strip import Strip
from desktop.ui.screens.attendance.totals import Side, rate, summary
from desktop.ui.screens.attendance.words import KEYS
from desktop.ui.theme import Tone, px
from desktop.ui.widgets.buttons import Kind
from desktop.ui.widgets.instead import Instead
from desktop.ui.widgets.panel import WIDTH as PANEL_WIDTH

BESIDE_FACTS = 320
HINT = N_("Người không đánh dấu là có mặt. Bấm Xong để ghi nhận điểm danh.")
HINT_TAKEN = N_("Sửa dấu của ai thì sổ ghi lại ngay.")


class AttendanceScreen(Screen):
    """Takes one meeting's attendance; room "attendance", where meeting=id, else the one due."""

    registers = frozenset({"attendance", "meeting", "member", "standing", "position"})
    help_page = "attendance"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Điểm danh"))
        self.list = OpenList(context, self)
        self.people = PeopleList(context.settings)
        self.notice = StaleNotice(self.list.update_due)
        self.instead = Instead()
        self.strip = Strip(self)
        self.side = Side()
        self._asked: int | None = None
        self._shown_for: object = None
        self.main.addWidget(self.notice)
        self.main.addWidget(self.people, 1)
        self.main.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignTop)
        self.set_side(self.side)
        self._add_actions()
        self.setFocusProxy(self.people)
        self.list.shown.connect(self._show)
        self.list.taken.connect(self._tell_taken)
        self.list.reconciled.connect(self._tell_reconciled)
        self.panel.opened.connect(self._show_head)
        self.panel.closed.connect(self._show_head)
        self.people.opened.connect(self.offer_marks)
        self.people.moved.connect(self._follow)
        self.people.pasted.connect(self.offer_pasted)
        self.people.table.menu_wanted.connect(self._fill_menu)
        self.strip.marked.connect(self._marked)
        self.strip.due_wanted.connect(self._due_wanted)
        self.strip.typed.connect(self.people.type)
        self.strip.closed.connect(self.people.search.setFocus)

    def go(self, meeting: int | None = None, **_where: Any) -> None:
        """Open a meeting's attendance; without one, the meeting a clerk means today."""
        if meeting is None:
            with self.context.book.read() as session:
                meeting = attendance.next_to_take(session, self.context.today())
        self._asked = meeting
        self.strip.hide()
        self.panel.shut()
        self.people.forget_words()
        self.list.open(meeting)

    def refresh(self) -> None:
        """Read the list again."""
        self.list.hear()

    def offer_marks(self, row: RosterRow) -> None:
        """Open the strip of marks under a person."""
        opened = self.list.opened
        chosen_list = opened is not None and opened.chosen_list
        self.strip.offer_marks(row, self.people.anchor(self), can_be_dropped=chosen_list)

    def mark(self, mark: Mark) -> None:
        """Mark the chosen person; an absence with reason asks for the reason."""
        walk = self.panel.content
        if self.panel.isVisible() and isinstance(walk, Reconcile):
            walk.mark(mark)
            return
        row = self.people.current()
        if row is None:
            return
        if mark in ABSENT and not row.due:
            words = N_("{name} không thuộc diện phải dự nên không ghi vắng.")
            self.context.alerts.info(Message(words, {"name": row.full_name}))
        elif mark is Mark.EXCUSED:
            self.strip.offer_reasons(row, self.people.anchor(self))
        else:
            self._put(row, mark, "")

    def finish(self) -> None:
        """Take attendance (Xong); a reason still asked for is kept as far as typed."""
        if self.strip.asking and self.strip.row is not None:
            self._put(self.strip.row, Mark.EXCUSED, self.strip.typed_reason())
        opened = self.list.opened
        if opened is None or not opened.by_name:
            return
        if opened.roster.taken:
            self.context.alerts.info(Message(N_("Cuộc họp này đã điểm danh.")))
        elif not opened.roster.due:
            self.context.alerts.attention(
                Message(N_("Chưa có ai phải dự cuộc họp này nên chưa ghi nhận điểm danh."))
            )
        else:
            self.list.take()

    def reconcile(self) -> None:
        """Open the comparison with the signed sheet."""
        opened, order = self.list.opened, self.people.order
        if opened is None or not opened.by_name:
            return

        def sizes() -> list[int]:
            with self.context.book.read() as session:
                return page_sizes(session, opened.meeting_id, order=order)

        self.context.reader.ask(sizes, self._open_reconcile, newest="reconcile")

    def offer_pasted(self, block: list[list[str]]) -> None:
        """Show what a block copied in Excel would mark."""
        roster = self.list.roster
        if roster is None:
            return
        pasted = understand(block, roster)
        if not pasted.marks:
            words = pasted.problems[:1] or [_("Khối vừa dán không có dấu nào khác danh sách này.")]
            self.context.alerts.attention(words[0])
            return

        def write() -> None:
            self.panel.shut()
            self.list.mark_all([(each.row, each.mark, each.reason) for each in pasted.marks])

        form = PasteForm(pasted, write, self.panel.shut)
        self.panel.open(_("Dán từ Excel"), form)
        form.write.setFocus()

    def print_sheet(self) -> None:
        """Open the sheet of this meeting."""
        if self.list.opened is not None:
            self.context.open_room("sheet", meeting=self.list.opened.meeting_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let letters typed anywhere on the screen go to the search box."""
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        letter = event.text().isprintable() and event.text().strip()
        if bare and letter and self.people.isVisible():
            self.people.type(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the guide to the keys give way where the room is low."""
        super().resizeEvent(event)
        self.side.fit(self.height() - px(120))
        self._show_head()

    def _add_actions(self) -> None:
        self.done = self.add_action(
            _("Xong"),
            self.finish,
            shortcut="F10",
            primary=True,
            tip=_("Ghi nhận điểm danh: người không đánh dấu là có mặt"),
            place="side",
        )
        self.compare = self.add_action(
            _("Đối chiếu bản ký"),
            self.reconcile,
            tip=_("So số chữ ký trên giấy với sổ"),
            place="side",
        )
        self.reopen = self.add_action(
            _("Mở lại"),
            self.list.reopen,
            tip=_("Danh sách trở lại dạng ghi dở, dấu đã đánh giữ nguyên"),
            place="side",
        )
        for mark, keys in KEYS.items():
            self.add_key(keys, partial(self.mark, mark))
        self.add_key("Ctrl+P", self.print_sheet)

    def _marked(self, mark: Mark, reason: str) -> None:
        if self.strip.row is not None:
            self._put(self.strip.row, mark, reason)

    def _put(self, row: RosterRow, mark: Mark, reason: str) -> None:
        self.strip.hide()
        self.people.forget_words()
        self.list.mark(row, mark, reason)

    def _due_wanted(self, due: bool) -> None:
        row = self.strip.row
        self.strip.hide()
        self.people.start_anew()
        if row is not None:
            self.list.set_due(row, due=due)

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.people.current()
        if row is None:
            return
        menu.addAction(_("Đánh dấu…")).triggered.connect(lambda: self.offer_marks(row))
        words = _("Không phải dự") if row.due else _("Đưa vào diện phải dự")
        menu.addAction(words).triggered.connect(lambda: self.list.set_due(row, due=not row.due))

    def _open_reconcile(self, sizes: list[int]) -> None:
        self.strip.hide()
        self.context.alerts.sweep()
        people, context = self.people.in_sheet_order(), self.context
        content = Reconcile(people, sizes, context.settings, context.alerts)
        content.agreed.connect(self._agreed)
        content.close_wanted.connect(self.panel.shut)
        self.panel.open(_("Đối chiếu bản ký"), content)
        content.number.setFocus()

    def _agreed(self, signatures: int, marks: Mapping[int, Mark]) -> None:
        self.list.reconcile(signatures, marks)

    def _tell_reconciled(self, signatures: int) -> None:
        self.panel.shut()
        self.people.search.setFocus()
        facts = {"count": signatures, "day": show_date(self.context.today())}
        said = N_("Bản ký khớp với sổ: {count} chữ ký. Đã ghi đối chiếu ngày {day}.")
        if self.list.opened is not None and not self.list.opened.roster.taken:
            said = N_("Bản ký khớp với sổ: {count} chữ ký. Còn bấm Xong để ghi nhận điểm danh.")
        self.context.alerts.good(Message(said, facts))

    def _tell_taken(self, counted: attendance.Totals) -> None:
        facts = {"present": counted.present, "due": counted.due, "rate": rate(counted)}
        self.context.alerts.good(
            Message(N_("Đã ghi nhận điểm danh: có mặt {present}/{due}, đạt {rate}."), facts)
        )

    def _show(self) -> None:
        opened, roster = self.list.opened, self.list.roster
        self._show_head()
        ready = opened is not None and opened.by_name
        for part in (self.people, self.compare):
            part.setVisible(ready)
        self.show_side(ready)
        self.instead.setVisible(not ready)
        if opened is None or roster is None or not opened.by_name:
            self.notice.hide()
            self.strip.hide()
            self.people.clear()
            self.set_side_summary("")
            self._offer_instead(None if opened is None else opened.meeting_id)
            return
        # Marks change nobody's place: only another reading of the book can.
        people = (opened.meeting_id, *(row.member_id for row in (*roster.due, *roster.not_due)))
        self.people.show_roster(roster, anew=people != self._shown_for)
        self._shown_for = people
        self.notice.show_state(opened)
        self.side.totals.show_totals(opened, roster)
        self.set_side_summary(summary(roster))
        walk = self.panel.content
        if isinstance(walk, Reconcile) and not walk.fits(self.people.in_sheet_order()):
            self.panel.shut()

    def _offer_instead(self, meeting: int | None) -> None:
        why = _("Cuộc này không điểm danh theo tên. Số người dự ghi ngay ở cuộc họp.")
        none = _("Chưa có cuộc họp nào để điểm danh. Ghi cuộc họp trước.")
        go = self.context.open_room
        self.instead.offer(way_on(go, meeting, self._asked, why_unfit=why, none=none))

    def _show_head(self) -> None:
        opened = self.list.opened
        if opened is None:
            self.set_title(_("Điểm danh"))
            self.badge.show_state("", Tone.PLAIN)
            self.done.hide()
            self.reopen.hide()
            return
        taken = opened.roster.taken
        hint = _(HINT_TAKEN) if taken else _(HINT)
        self.set_title(_("Điểm danh"), hint if opened.by_name else "", self._facts(opened))
        if not opened.by_name:
            self.badge.show_state("", Tone.PLAIN)
        elif taken:
            self.badge.show_state(_("Đã điểm danh"), Tone.GOOD)
        elif self.list.draft:
            self.badge.show_state(_("Đang ghi dở"), Tone.ATTENTION)
        else:
            self.badge.show_state(_("Chưa điểm danh"), Tone.PLAIN)
        # The button just pressed goes: the keyboard must not wander off with it.
        if (self.done if taken else self.reopen).hasFocus():
            self.people.search.setFocus()
        self.done.setVisible(opened.by_name and not taken)
        self.reopen.setVisible(opened.by_name and taken)
        self.compare.kind = Kind.PRIMARY if taken else Kind.SECONDARY
        self.compare.updateGeometry()

    def _facts(self, opened: Opened) -> str:
        """Return title, day and place, as far as there is room beside the screen's name."""
        facts = " · ".join(filter(None, (opened.title, opened.when, opened.place)))
        panel = px(PANEL_WIDTH) if self.panel.isVisible() and not self.narrow else 0
        room = self.width() - panel - px(BESIDE_FACTS)
        return self.fontMetrics().elidedText(facts, Qt.TextElideMode.ElideRight, max(room, 0))

    def _follow(self) -> None:
        if self.strip.isVisible():
            self.strip.place(self.people.anchor(self))

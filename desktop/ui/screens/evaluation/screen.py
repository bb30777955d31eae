"""The evaluation screen: four parts in the order of the work, the score always in view."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from db.dates import show_date
from db.messages import N_, Message
from db.numbers import show_number
from db.registers.quality import SCORES
from db.registers.votes import VOTES
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.no_meeting import way_on
from desktop.ui.page import Screen
from desktop.ui.screens.evaluation import saving
from desktop.ui.screens.evaluation.coming import ComingPart
from desktop.ui.screens.evaluation.criteria_page import CriteriaPage
from desktop.ui.screens.evaluation.given import GivenPart
from desktop.ui.screens.evaluation.quality import QualityPart
from desktop.ui.screens.evaluation.reading import Opened, read
from desktop.ui.screens.evaluation.rows import RowsPart
from desktop.ui.screens.evaluation.side import Side, band_of, summary
from desktop.ui.screens.evaluation.voting import VotesPart
from desktop.ui.screens.evaluation.words import HEADINGS, KEYS, MEANINGS, SHORT, Tab, band_tone
from desktop.ui.theme import Tone, px
from desktop.ui.widgets.instead import Instead
from desktop.ui.widgets.tabs import Tabs

ROOM = "evaluation"
TABS = {VOTES.name: Tab.VOTES, SCORES.name: Tab.QUALITY}
"""Where records that are part of a meeting are shown."""


class EvaluationScreen(Screen):
    """Evaluates one meeting; room "evaluation", where meeting=id, else the newest one held."""

    registers = frozenset(
        {"task", "vote", "score", "criterion", "band", "meeting", "attendance", "member",
         "standing", "position", "setting"}
    )  # fmt: skip
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Đánh giá"))
        self.opened: Opened | None = None
        self._asked: int | None = None
        self._anew = False
        self._tab_wanted: Tab | None = None
        self._starting = False
        self.coming = ComingPart(context)
        self.given = GivenPart(context, self.panel)
        self.votes = VotesPart(context, self.panel)
        self.quality = QualityPart(context.alerts)
        self.parts: dict[Tab, ComingPart | GivenPart | VotesPart | QualityPart] = {
            Tab.COMING: self.coming,
            Tab.GIVEN: self.given,
            Tab.VOTES: self.votes,
            Tab.QUALITY: self.quality,
        }
        self.instead = Instead()
        self.side = Side()
        self.tabs = Tabs(_("Các phần của đánh giá"))
        self.stack = QStackedWidget()
        for tab in Tab:
            place = self.tabs.addTab(_(HEADINGS[tab]))
            self.tabs.setTabToolTip(place, f"{_(MEANINGS[tab])} ({KEYS[tab]})")
            self.stack.addWidget(self.parts[tab])
            self.add_key(KEYS[tab], partial(self.go_on, tab))
        self.main.addWidget(self.tabs)
        self.main.addWidget(self.stack, 1)
        self.main.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignTop)
        self.set_side(self.side)
        self._add_actions()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.stack.installEventFilter(self)
        self.quality.changed.connect(self._tell)
        self.quality.anew.connect(self._score_anew)
        self.quality.through.connect(self.done.setFocus)
        self._show_ready(ready=False)

    # What the window asks.

    def go(
        self,
        meeting: int | None = None,
        tab: str = "",
        part: tuple[str, int] | None = None,
        **_where: Any,
    ) -> None:
        """Open a meeting's evaluation, without one that of the newest held.

        `tab` is the part to begin at; `part` a register and the id of a record of it to show.
        """
        if meeting is None and self.opened is not None:
            meeting = self.opened.meeting_id
        wanted = Tab(tab) if tab else None
        if part is not None:
            register, record = part
            wanted = TABS.get(register)
            self.votes.point_to(record if register == VOTES.name else None)
        self.leave(partial(self._open, meeting, wanted))

    def refresh(self) -> None:
        """Read the meeting again, away from the window's thread."""
        book, asked, today, anew = self.context.book, self._asked, self.context.today(), self._anew

        def work() -> Opened | None:
            with book.read() as session:
                return read(session, asked, today, anew=anew)

        self.context.reader.ask(work, self._show, newest=ROOM)
        if isinstance(self.panel.content, CriteriaPage):
            self.panel.content.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing would be lost: results are written, points asked about."""
        self.coming.flush()
        for tab, part in ((Tab.COMING, self.coming), (Tab.QUALITY, self.quality)):
            if part.dirty:
                self.show_tab(tab)
                part.ask_to_lose(partial(self.leave, then))
                return
        super().leave(then)

    def focus_start(self) -> None:
        """Give the keyboard to where the part in view begins."""
        if self.opened is not None and self.opened.for_members:
            self.parts[self.tab].focus_first()
        else:
            super().focus_start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the guide to the keys give way where the room is low."""
        super().resizeEvent(event)
        self.side.fit(self.height() - px(120))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the parts anew where their room has changed: the window's, or the panel came."""
        if event.type() is QEvent.Type.Resize:
            self._name_tabs()
        return super().eventFilter(watched, event)

    # What a person does.

    @property
    def tab(self) -> Tab:
        """Return which part is in view."""
        return list(Tab)[self.tabs.currentIndex()]

    def go_on(self, tab: Tab) -> None:
        """Go to a part, once the panel may be left."""
        super().leave(partial(self.show_tab, tab))

    def show_tab(self, tab: Tab) -> None:
        """Show one part, the keyboard where it begins."""
        self.tabs.setCurrentIndex(list(Tab).index(tab))
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        self.parts[tab].focus_first()

    def add(self) -> None:
        """Give a task, or write a vote down where votes are in view."""
        if self.opened is None or not self.opened.for_members:
            return
        if self.tab not in (Tab.GIVEN, Tab.VOTES):
            self.show_tab(Tab.GIVEN)
        part = self.parts[self.tab]
        assert isinstance(part, RowsPart)
        part.add()

    def finish(self) -> None:
        """Save the points and their sum (Xong), or lead to what is still wanting."""
        if self.opened is None or not self.opened.for_members:
            return
        self.coming.flush()
        wanting = self.quality.wanting()
        if wanting is not None:
            self.tabs.setCurrentIndex(list(Tab).index(Tab.QUALITY))
            self.quality.lead_to(wanting)
            if wanting.problem() is None:
                text = N_("Còn {count} tiêu chí chưa chấm. Ghi 0 nếu không đạt, rồi bấm Xong.")
                self.context.alerts.attention(Message(text, {"count": self.quality.tally.missing}))
            return
        opened = self.opened
        self.context.writer.submit(
            saving.save_points(
                self.context.book, opened.meeting_id, opened.day, self.quality.points()
            ),
            partial(self._scored, opened),
        )

    def edit_criteria(self) -> None:
        """Open the criteria, to be changed from a day on."""
        if self.opened is None:
            return
        opened = self.opened
        page = CriteriaPage(self.context, opened.day, opened.sheet.version.since)
        page.close_wanted.connect(self.panel.shut)
        super().leave(partial(self._open_criteria, page))

    # The rest.

    def _add_actions(self) -> None:
        self.done = self.add_action(
            _("Xong"),
            self.finish,
            shortcut="F10",
            primary=True,
            tip=_("Lưu điểm các tiêu chí và tổng điểm cuộc họp"),
            place="side",
        )
        self.criteria = self.add_action(
            _("Sửa tiêu chí…"),
            self.edit_criteria,
            tip=_("Xem bộ tiêu chí, sửa từ một ngày"),
            place="side",
        )
        self.add_key("Ctrl+N", self.add)

    def _open(self, meeting: int | None, tab: Tab | None) -> None:
        other = self.opened is None or self.opened.meeting_id != meeting
        self._asked, self._anew, self._tab_wanted = meeting, False, tab
        self._starting = other and tab is None
        self.refresh()

    def _open_criteria(self, page: CriteriaPage) -> None:
        self.panel.open(_("Tiêu chí chấm điểm"), page)
        page.focus_first()

    def _score_anew(self) -> None:
        self._anew = True
        self.refresh()

    def _scored(self, opened: Opened, score: Decimal | None) -> None:
        self._anew = False
        facts = {
            "day": show_date(opened.day),
            "score": show_number(score or Decimal()),
            "band": band_of(self.quality.tally, opened.sheet.version)[0],
        }
        self.context.alerts.good(
            Message(N_("Đã chấm cuộc họp {day}: {score} điểm, xếp loại {band}."), facts)
        )

    def _show(self, opened: Opened | None) -> None:
        self.opened = opened
        ready = opened is not None and opened.for_members
        self._show_ready(ready=ready)
        if opened is None or not opened.for_members:
            self._offer_instead(None if opened is None else opened.meeting_id)
            return
        self._asked = opened.meeting_id
        for tab in Tab:
            self.parts[tab].show_opened(opened)
        self._name_tabs()
        self._tell()
        wanted, self._tab_wanted = self._tab_wanted, None
        if self._starting:
            self._starting = False
            wanted = Tab.COMING if opened.coming else Tab.GIVEN
        if wanted is not None:
            self.show_tab(wanted)

    def _offer_instead(self, meeting: int | None) -> None:
        why = _("Cuộc này không dành cho đảng viên nên không đánh giá chất lượng sinh hoạt.")
        none = _("Chưa có cuộc họp nào để đánh giá. Ghi cuộc họp trước.")
        go = self.context.open_room
        self.instead.offer(way_on(go, meeting, self._asked, why_unfit=why, none=none))

    def _name_tabs(self) -> None:
        """Name the parts with how many there are in each, in short where they do not fit."""
        opened = self.opened
        if opened is None:
            return
        numbers = {Tab.COMING: opened.coming, Tab.GIVEN: opened.given, Tab.VOTES: opened.votes}
        for names in (HEADINGS, SHORT):
            for place, tab in enumerate(Tab):
                number = len(numbers.get(tab, ()))
                self.tabs.setTabText(
                    place, f"{_(names[tab])} {number}" if number else _(names[tab])
                )
            wide = sum(self.tabs.tabSizeHint(place).width() for place in range(len(Tab)))
            if wide <= self.stack.width():
                return

    def _show_ready(self, *, ready: bool) -> None:
        for part in (self.tabs, self.stack):
            part.setVisible(ready)
        self.show_side(ready)
        self.instead.setVisible(not ready and self.opened is not None)
        if not ready:
            self.set_title(_("Đánh giá"))
            self.badge.show_state("", Tone.PLAIN)
            self.set_side_summary("")

    def _tell(self) -> None:
        """Say what the points add up to now, and whether the book has them."""
        opened = self.opened
        if opened is None:
            return
        tally = self.quality.tally
        self.side.totals.show_totals(opened, tally)
        self.set_side_summary(summary(tally, opened.sheet.version))
        self.set_title(_("Đánh giá"), "", f"{opened.title} · {show_date(opened.day)}")
        if self.quality.dirty:
            self.badge.show_state(_("Chưa lưu"), Tone.ATTENTION)
        elif opened.sheet.score is None:
            self.badge.show_state(_("Chưa chấm"), Tone.PLAIN)
        else:
            score, version = opened.sheet.score, opened.sheet.version
            word = version.word(score)
            self.badge.show_state(f"{show_number(score)} · {_(word)}", band_tone(word, version))

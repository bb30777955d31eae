"""The calendar of returns on the home screen: each period owed, its day, how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.returns.calendar import OwedReturn, OwedState
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.home.owed import ROOM, near_day, place_of, state_of
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import FLAT_PADDING, Button, Kind
from desktop.ui.widgets.labels import Badge, Card, label
from desktop.ui.widgets.period import period_words

SHOWN = 4
"""How many rows stand there before one asks for the rest: what comes next, then what waits."""
FORMS = "forms"
_SIDE = 16


class CalendarCard(Card):
    """One row a return, by form and period; the period is pressed to make it."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(_("Lịch báo cáo"))
        self._context = context
        self._owed: Sequence[OwedReturn] = ()
        self._unfolded = False
        self.buttons: list[Button] = []
        edge = _SIDE - FLAT_PADDING
        self.body.setContentsMargins(current().margins(edge, 8, _SIDE, 10))
        self._lines = QWidget()
        self.body.addWidget(self._lines)

    def show_owed(self, owed: Sequence[OwedReturn]) -> None:
        """Show what is owed now; what had the keyboard keeps it."""
        kept = next((n for n, each in enumerate(self.buttons) if each.hasFocus()), None)
        self._owed = owed
        self.buttons = []
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(4))
        grid.setHorizontalSpacing(px(12))
        grid.setColumnStretch(0, 1)
        self._fill(grid)
        self.body.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
        if kept is not None and self.buttons:
            self.buttons[min(kept, len(self.buttons) - 1)].setFocus()

    def _fill(self, grid: QGridLayout) -> None:
        if not self._owed:
            self._say_nothing_is_owed(grid)
            return
        shown = list(self._owed) if self._unfolded else _nearest(self._owed)
        forms = {each.form: each.title for each in self._owed}
        for form, title in forms.items():
            rows = [each for each in shown if each.form == form]
            if len(forms) > 1 and rows:
                name = label(form, "note")
                name.setToolTip(title)
                name.setContentsMargins(px(FLAT_PADDING), 0, 0, 0)
                grid.addWidget(name, grid.rowCount(), 0, 1, 2)
            for each in rows:
                self._add(grid, each)
        if len(self._owed) > SHOWN:
            count = len(self._owed)
            words = _("Thu gọn") if self._unfolded else _("Xem cả {count} kỳ").format(count=count)
            self._add_button(grid, Button(words, self._fold, kind=Kind.FLAT))

    def _add(self, grid: QGridLayout, owed: OwedReturn) -> None:
        words = period_words(owed.period)
        word, tone = state_of(owed)
        day = _("hạn {day}").format(day=near_day(owed.due_on, owed.today))
        go = partial(self._context.open_room, ROOM, **place_of(owed))
        button = Button(words, go, kind=Kind.FLAT, tip=_("Mở báo cáo"))
        said = f"{owed.form}, {words}: {word}, {day}"
        button.setAccessibleName(said)
        row = grid.rowCount()
        self._add_button(grid, button)
        ahead = owed.state is OwedState.AHEAD
        badge = Badge(day[:1].upper() + day[1:] if ahead else word, tone)
        badge.setToolTip(said)
        state = QWidget()
        beside = QHBoxLayout(state)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(10))
        # The day stands beside a state only while it still matters: the column is narrow.
        if owed.waits:
            beside.addWidget(label(day, "note"))
        beside.addWidget(badge)
        grid.addWidget(state, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _add_button(self, grid: QGridLayout, button: Button) -> None:
        self.buttons.append(button)
        grid.addWidget(button, grid.rowCount(), 0, Qt.AlignmentFlag.AlignLeft)

    def _say_nothing_is_owed(self, grid: QGridLayout) -> None:
        words = label(_("Chưa có biểu mẫu nào ghi kỳ phải nộp."), "second", wrap=True)
        words.setContentsMargins(px(FLAT_PADDING), 0, 0, 0)
        grid.addWidget(words, 0, 0)
        go = partial(self._context.open_room, FORMS)
        self._add_button(grid, Button(_("Chọn kỳ phải nộp"), go, kind=Kind.FLAT))

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self.show_owed(self._owed)


def _nearest(owed: Sequence[OwedReturn]) -> list[OwedReturn]:
    """Return the few to be shown, in their order: what comes next, what waits, what is over."""

    def rank(each: OwedReturn) -> tuple[bool, int]:
        return not each.waits, abs((each.due_on - each.today).days)

    coming = [each for each in owed if each.state is OwedState.AHEAD]
    following = coming[-1:]
    rest = sorted((each for each in owed if each not in following), key=rank)
    chosen = [*following, *rest[: SHOWN - len(following)]]
    return [each for each in owed if each in chosen]

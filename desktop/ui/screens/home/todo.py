"""What waits, in the words and with the button that leads to the place to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.home.things import Thing
from desktop.ui.theme import Tone, current
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import Badge, TaskRow, label, line

URGENT_SHOWN, OTHERS_SHOWN = 8, 6
"""How many rows a section shows before one asks for the rest: the page stays calm."""


def first_few(found: Sequence[Thing], most: int) -> list[Thing]:
    """Return so many things in their order: the first of each kind before the second of any."""
    seen: Counter[str] = Counter()
    ranks = []
    for place, each in enumerate(found):
        ranks.append((seen[each.kind], place))
        seen[each.kind] += 1
    return [found[place] for place in sorted(place for _rank, place in sorted(ranks)[:most])]


class TodoCard(QFrame):
    """Two lists under one another: do now, and worth a look."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "card")
        self.buttons: list[Button] = []
        self._found: Sequence[Thing] = ()
        self._unfolded: set[Tone] = set()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)

    def show_things(self, found: Sequence[Thing]) -> None:
        """Show what waits; with nothing waiting, say so."""
        kept = next((n for n, each in enumerate(self.buttons) if each.hasFocus()), None)
        self._found = found
        self._clear()
        urgent = [each for each in found if each.urgent]
        others = [each for each in found if not each.urgent]
        if urgent:
            self._section(_("Cần làm ngay"), Tone.FAULT, urgent, URGENT_SHOWN)
        if others:
            self._section(_("Nên xem"), Tone.ATTENTION, others, OTHERS_SHOWN)
        if not found:
            self._say_nothing_waits()
        if kept is not None and self.buttons:
            self.buttons[min(kept, len(self.buttons) - 1)].setFocus()

    def _section(self, heading: str, tone: Tone, found: Sequence[Thing], most: int) -> None:
        head = QFrame()
        row = _row(head)
        row.addWidget(label(heading, "heading"), 1)
        row.addWidget(Badge(str(len(found)), tone))
        self._lines.addWidget(head)
        self._lines.addWidget(line())
        shown = found if tone in self._unfolded else first_few(found, most)
        for thing in shown:
            self._lines.addWidget(self._task(heading, tone, thing))
        if len(found) > most:
            self._lines.addWidget(self._more(heading, tone, len(found)))

    def _task(self, heading: str, tone: Tone, thing: Thing) -> TaskRow:
        act: Callable[[], object] = partial(self._context.open_room, thing.room, **thing.where)
        button = Button(thing.button, act, tip=thing.text)
        button.setAccessibleName(f"{button.text()}: {thing.text}")
        self.buttons.append(button)
        return TaskRow(tone, heading, thing.text, thing.detail, button)

    def _more(self, heading: str, tone: Tone, count: int) -> QFrame:
        """Return the row that shows the whole section, or its first few again."""
        folded = tone not in self._unfolded
        words = _("Xem cả {count} việc").format(count=count) if folded else _("Thu gọn")
        button = Button(words, partial(self._fold, tone), kind=Kind.FLAT)
        button.setAccessibleName(f"{heading}: {words}")
        self.buttons.append(button)
        holder = QFrame()
        row = QHBoxLayout(holder)
        row.setContentsMargins(current().margins(34, 6, 16, 8))
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _fold(self, tone: Tone) -> None:
        self._unfolded ^= {tone}
        self.show_things(self._found)

    def _say_nothing_waits(self) -> None:
        words = label(_("Không có việc nào đang chờ. Sổ đã ghi đủ đến hôm nay."), wrap=True)
        words.setContentsMargins(current().margins(16, 18, 16, 18))
        self._lines.addWidget(words)

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _row(holder: QFrame) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(current().margins(16, 12, 16, 12))
    return row

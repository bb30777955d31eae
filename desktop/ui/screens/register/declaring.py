"""Nothing to report: the line that tells an empty period from one not yet filled in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.dates import show_date
from db.messages import N_, Message
from db.numbers import show_number
from db.periods import Period
from db.registers import Register
from desktop.text import _, translate
from desktop.ui import saving
from desktop.ui.context import AppContext
from desktop.ui.screens.register.reading import Declared
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label, set_role


class Declaring(QWidget):
    """Says of the period in view what was declared of it, and lets one declare or withdraw."""

    def __init__(self, context: AppContext, register: Register) -> None:
        super().__init__()
        self.context = context
        self._register = register
        self._period: Period | None = None
        self._said: Sequence[Declared] = ()
        self.words = label("", "second", wrap=True)
        self.declare_button = Button(
            _("Khai không có"),
            self.declare,
            tip=_("Ghi rằng kỳ này không phát sinh, để khỏi lẫn với chưa ghi; rút lại được"),
        )
        self.withdraw_button = Button(
            _("Rút lời khai"), self.withdraw, tip=_("Bỏ lời khai không có của kỳ này")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.declare_button)
        row.addWidget(self.withdraw_button)
        self.hide()

    def show_state(
        self, period: Period | None, lines: Sequence[object], declared: Sequence[Declared]
    ) -> None:
        """Say what stands about a period: the register's lines in it, and what was declared."""
        self._period = period
        self._said = [each for each in declared if period and _overlap(each.period, period)]
        if period is None or (lines and not self._said):
            self.hide()
            return
        self.words.setText(self._say(lines))
        set_role(self.words, "attention" if lines else "second")
        self.declare_button.setVisible(not self._said)
        self.withdraw_button.setVisible(bool(self._said))
        self.show()

    def declare(self) -> None:
        """Declare that there is nothing in the period in view."""
        if self._period is not None:
            book, today = self.context.book, self.context.today()
            self.context.writer.submit(saving.declare(book, self._register, self._period, today))

    def withdraw(self) -> None:
        """Withdraw what was declared of the period in view."""
        ids = [each.id for each in self._said]
        self.context.writer.submit(saving.withdraw(self.context.book, self._register, ids))

    def _say(self, lines: Sequence[object]) -> str:
        if not self._said:
            return _(
                "Kỳ này chưa ghi gì. Nếu thật không phát sinh thì khai, để khỏi lẫn với chưa ghi."
            )
        spans = ", ".join(
            translate(
                Message(
                    N_("từ {start} đến {end}"),
                    {"start": show_date(one.period.start), "end": show_date(one.period.end)},
                )
            )
            for one in self._said
        )
        if lines:
            return _(
                "Đã khai không có {spans}, nhưng kỳ này có {number} dòng. Rút lời khai nếu nhầm."
            ).format(spans=spans, number=show_number(len(lines)))
        return _("Đã khai không có {spans}.").format(spans=spans)


def _overlap(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end

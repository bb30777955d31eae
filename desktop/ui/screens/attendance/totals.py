"""The right column: running totals, whether the signed sheet agrees, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt

from db.dates import show_date
from db.numbers import percent, show_percent
from db.registers import attendance
from db.registers.attendance import Roster
from db.schema import Mark
from db.standing import Standing
from desktop.text import _
from desktop.ui.screens.attendance.reading import Opened
from desktop.ui.screens.attendance.words import mark_word
from desktop.ui.theme import Tone, px
from desktop.ui.widgets.key_guide import GuidedSide
from desktop.ui.widgets.labels import Badge, Card, FigureRow, label

RESTING = (Standing.EXEMPT, Standing.AWAY)


def signatures_due(roster: Roster) -> int:
    """Return how many names must be signed for: those present, but for who was online."""
    return roster.totals.present - roster.totals.online


def rate(counted: attendance.Totals) -> str:
    """Return the share of those due who are present, as people read it."""
    share = percent(counted.present, counted.due)
    return "–" if share is None else show_percent(share)


def summary(roster: Roster) -> str:
    """Return the totals in one line."""
    counted = roster.totals
    words = _("Có mặt {present} / {due} · {rate} · Vắng {excused} có lý do, {unexcused} không")
    return words.format(
        present=counted.present,
        due=counted.due,
        rate=rate(counted),
        excused=counted.excused,
        unexcused=counted.unexcused,
    )


class Totals(Card):
    """What the list adds up to now."""

    def __init__(self) -> None:
        super().__init__()
        self.present = label("", "figure")
        self.rate = label("", "heading")
        self.reconciled = Badge()
        self.rows = {
            "official": FigureRow(_("Chính thức")),
            "probationary": FigureRow(_("Dự bị")),
            "excused": FigureRow(mark_word(Mark.EXCUSED)),
            "unexcused": FigureRow(mark_word(Mark.UNEXCUSED)),
            "online": FigureRow(mark_word(Mark.ONLINE)),
            "resting": FigureRow(_("Miễn, tạm thời đi")),
        }
        self.body.addWidget(label(_("Có mặt"), "second"))
        self.body.addWidget(self.present)
        self.body.addWidget(self.rate)
        self.body.addSpacing(px(4))
        for row in self.rows.values():
            self.body.addWidget(row)
        self.body.addWidget(self.reconciled, 0, Qt.AlignmentFlag.AlignLeft)

    def show_totals(self, opened: Opened, roster: Roster) -> None:
        """Show what a list adds up to."""
        counted = roster.totals
        self.present.setText(f"{counted.present} / {counted.due}")
        self.rate.setText(rate(counted))
        numbers = {
            "official": counted.official,
            "probationary": counted.probationary,
            "excused": counted.excused,
            "unexcused": counted.unexcused,
            "online": counted.online,
            "resting": sum(row.standing in RESTING for row in roster.not_due),
        }
        for name, number in numbers.items():
            self.rows[name].number.setText(str(number))
        self._show_reconciled(opened, roster)

    def _show_reconciled(self, opened: Opened, roster: Roster) -> None:
        if opened.reconciled is None:
            self.reconciled.show_state("", Tone.PLAIN)
        elif opened.signatures == signatures_due(roster):
            words = _("✓ Khớp bản ký, {day}").format(day=show_date(opened.reconciled))
            self.reconciled.show_state(words, Tone.GOOD)
        else:
            words = _("Bản ký {count} chữ ký: đối chiếu lại").format(count=opened.signatures)
            self.reconciled.show_state(words, Tone.ATTENTION)


class Side(GuidedSide):
    """The right column: the totals, and what the keys do."""

    def __init__(self) -> None:
        self.totals = Totals()
        guide = (
            (("Enter", _("đánh dấu người đang chọn")),),
            (("F2", _("có lý do")), ("F3", _("không lý do"))),
            (("F4", _("trực tuyến")), ("F5", _("có mặt"))),
            (("Ctrl+Z", _("hoàn tác")), ("Ctrl+P", _("in danh sách"))),
        )
        super().__init__(self.totals, guide)

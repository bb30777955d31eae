"""The foot of an attendance sheet: totals and signatures."""

from __future__ import annotations

from collections.abc import Iterator

from db.numbers import percent, show_count, show_percent
from db.vietnamese import clean
from desktop.paper.fitting import LEADING, Box
from desktop.paper.layout import SheetLayout
from desktop.paper.pen import MM, Pen
from desktop.paper.sheet_data import SheetData

_BY_HAND = "……"
_BETWEEN = " · "


class Foot:
    """Totals and signatures, kept together; height is known before they are drawn."""

    def __init__(self, pen: Pen, data: SheetData) -> None:
        layout = pen.layout
        self._pen = pen
        size, box_width = layout.sheet.totals_size, layout.text_width * MM
        box = Box(box_width, layout.body_spacing, 3 * layout.body_spacing, size, size)
        self._totals = [
            line
            for text in _totals(data, layout.sheet)
            for line in pen.fit(text, pen.type.regular, box).lines
        ]
        self._signers = (
            (layout.sheet.secretary, clean(data.secretary)),
            (layout.sheet.chair, clean(data.chair)),
        )
        lines = layout.signature_lines + 2
        self._signing = layout.sign_here_size * LEADING + lines * layout.signature_size * LEADING
        totals = len(self._totals) * layout.body_spacing
        self.height = totals + self._signing + 3 * layout.paragraph_gap

    def draw(self, at: float) -> None:
        """Draw the foot from the height `at`, the end of the table."""
        pen, layout = self._pen, self._pen.layout
        at += layout.paragraph_gap
        for line in self._totals:
            middle = at + layout.body_spacing / 2
            pen.text(pen.left, middle, line, pen.type.regular, layout.sheet.totals_size)
            at += layout.body_spacing
        at += 2 * layout.paragraph_gap
        quarter = layout.text_width * MM / 4
        for x, (role, name) in zip((quarter, 3 * quarter), self._signers, strict=True):
            self._draw_signer(pen.left + x, at, role, name)

    def _draw_signer(self, x: float, at: float, role: str, name: str) -> None:
        pen, layout, bold = self._pen, self._pen.layout, self._pen.type.bold
        size, hint_size = layout.signature_size, layout.sign_here_size
        line, hint_line = size * LEADING, hint_size * LEADING
        hint = layout.sheet.sign_here
        pen.centred(x, at + line / 2, role, bold, size)
        pen.centred(x, at + line + hint_line / 2, hint, pen.type.italic, hint_size)
        box = Box(layout.text_width * MM / 2, line, line, size, size / 2)
        pen.lines(x, at + self._signing - line / 2, pen.fit(name, bold, box), bold)


def _totals(data: SheetData, words: SheetLayout) -> list[str]:
    """Return one line on those who must come, one on what else there is to say."""
    totals = data.totals
    if totals is None:
        present = excused = unexcused = guests = _BY_HAND
    else:
        present = show_count(totals.present)
        excused, unexcused = show_count(totals.excused), show_count(totals.unexcused)
        guests = _BY_HAND if totals.guests is None else show_count(totals.guests)
    due = (
        f"{words.due_label}: {show_count(data.due)}",
        f"{words.present_label}: {present}",
        f"{words.excused_label}: {excused}",
        f"{words.unexcused_label}: {unexcused}",
    )
    besides = (*_of_those_present(data, words), f"{words.guests_label}: {guests}")
    return [_BETWEEN.join(due), _BETWEEN.join(besides)]


def _of_those_present(data: SheetData, words: SheetLayout) -> Iterator[str]:
    if data.totals is None:
        return
    rate = percent(data.totals.present, data.due)
    if rate is not None:
        yield f"{words.rate_label}: {show_percent(rate)}"
    if data.totals.online:
        yield f"{words.online_label}: {show_count(data.totals.online)}"

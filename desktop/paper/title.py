"""The title of a Party document: its kind, what it is about, five hyphens (DOMAIN §7)."""

from __future__ import annotations

from desktop.paper.fitting import LEADING, Box
from desktop.paper.pen import MM, Pen


def draw_kind(pen: Pen, kind: str, about: str, at: float) -> float:
    """Draw what a document is and what about, from the end of the head; return the end."""
    layout, gap, bold = pen.layout, pen.layout.paragraph_gap, pen.type.bold
    at = draw_centred(pen, kind, bold, layout.kind_size, at + 3 * gap)
    at = draw_centred(pen, about, bold, layout.abstract_size, at + gap / 3)
    return draw_centred(pen, layout.hyphens, bold, layout.abstract_size, at)


def draw_centred(pen: Pen, text: str, font: str, size: float, at: float) -> float:
    """Draw a text in the middle between the margins; return where it ends."""
    fitted = pen.fit(text, font, line_box(pen, size))
    pen.lines(pen.middle, at + fitted.height / 2, fitted, font)
    return at + fitted.height


def line_box(pen: Pen, size: float) -> Box:
    """Return room between the margins for a text that may run over four lines."""
    return Box(pen.layout.text_width * MM, size * LEADING, 4 * size * LEADING, size, size)

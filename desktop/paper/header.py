"""The head of a Party document: who issues it, under whom, where and when (DOMAIN §7)."""

from __future__ import annotations

from datetime import date

from db.dates import prose_date
from desktop.paper.fitting import Box
from desktop.paper.pen import MM, Pen

_SHRINK_PLACE = 2
_RULE_BELOW = 0.62


def place_and_date(place: str, day: date) -> str:
    """Return "Ô Môn, ngày 05 tháng 02 năm 2026"; without a place the date alone."""
    return ", ".join(filter(None, (place, prose_date(day))))


def draw_party_header(
    pen: Pen, *, superior: str, issuer: str, place_and_date: str, number: str = ""
) -> float:
    """Draw the two columns without borders and return the height where they end.

    An empty superior, place and date, or number leaves its line out; long names of bodies
    run on over several lines of their own column.
    """
    layout = pen.layout
    split = pen.left + layout.header_left * MM
    at = _draw_left(pen, superior, issuer, number, right=split - layout.header_gap * MM)
    return max(at, _draw_right(pen, place_and_date, left=split))


def _draw_left(pen: Pen, superior: str, issuer: str, number: str, *, right: float) -> float:
    layout, middle = pen.layout, (pen.left + right) / 2
    at = pen.top
    bodies = (
        (superior.upper(), pen.type.regular, layout.superior_size),
        (issuer.upper(), pen.type.bold, layout.issuer_size),
        (layout.star, pen.type.regular, layout.issuer_size),
        (number, pen.type.regular, layout.issuer_size),
    )
    for text, font, size in bodies:
        box = Box(right - pen.left, layout.header_line, layout.header_line * 4, size, size)
        fitted = pen.fit(text, font, box)
        height = layout.header_line + fitted.leading * (len(fitted.lines) - 1)
        if fitted.lines:
            pen.lines(middle, at + height / 2, fitted, font)
            at += height
    return at


def _draw_right(pen: Pen, place_and_date: str, *, left: float) -> float:
    layout, middle = pen.layout, (left + pen.right) / 2
    font, size, line = pen.type.bold, layout.party_size, layout.header_line
    pen.centred(middle, pen.top + line / 2, layout.party, font, size)
    half = pen.width(layout.party, font, size) / 2
    below = pen.top + line / 2 + size * _RULE_BELOW
    pen.rules([(middle - half, below, middle + half, below)], layout.rule)
    if not place_and_date:
        return pen.top + 2 * line
    box = Box(
        pen.right - left, line, 2 * line, layout.place_size, layout.place_size - _SHRINK_PLACE
    )
    fitted = pen.fit(place_and_date, pen.type.italic, box)
    pen.lines(middle, pen.top + 2.5 * line, fitted, pen.type.italic)
    return pen.top + 3 * line

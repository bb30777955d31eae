"""Between the head and the table of an attendance sheet: which meeting, when, where."""

from __future__ import annotations

from db.dates import prose_date
from db.vietnamese import clean
from desktop.paper.pen import MM, Align, Pen
from desktop.paper.sheet_data import SheetData
from desktop.paper.title import draw_kind, line_box

_DOT = "…"


def draw_title(pen: Pen, data: SheetData, at: float) -> float:
    """Draw title, meeting, time and place from the height `at`; return where they end."""
    layout, gap = pen.layout, pen.layout.paragraph_gap
    at = draw_kind(pen, layout.sheet.title, clean(data.meeting), at)
    at = _line(pen, f"{layout.sheet.time_label}: {_when(data)}", at + gap)
    label, location = f"{layout.sheet.location_label}: ", clean(data.location)
    at = _line(pen, label + location if location else _led(pen, label), at)
    return at + 1.5 * gap


def _when(data: SheetData) -> str:
    start = f"{data.start:%H} giờ {data.start:%M}, " if data.start else ""
    return f"{start}{prose_date(data.day)}"


def _led(pen: Pen, label: str) -> str:
    """Return the label with dots up to the right margin, to be written on by hand."""
    font, size = pen.type.regular, pen.layout.body_size
    room = pen.layout.text_width * MM - pen.width(label, font, size)
    return label + _DOT * int(room / pen.width(_DOT, font, size))


def _line(pen: Pen, text: str, at: float) -> float:
    size, spacing = pen.layout.body_size, pen.layout.body_spacing
    fitted = pen.fit(text, pen.type.regular, line_box(pen, size))
    height = fitted.height - fitted.leading + spacing
    pen.lines(pen.left, at + height / 2, fitted, pen.type.regular, align=Align.LEFT)
    return at + height

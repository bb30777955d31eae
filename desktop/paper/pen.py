"""Drawing on a page measured from its top left corner, in points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from io import BytesIO

from desktop.paper.fitting import Box, Fitted, fit
from desktop.paper.fonts import Typeface, serif
from desktop.paper.layout import PartyLayout

MM = 72 / 25.4
# Where a line of this type sits in its box: half the height of a capital under the middle.
_MIDDLE_TO_BASELINE = 0.33


class Align(StrEnum):
    """Where a text stands: from a point on, centred on it, or up to it."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class DocumentFacts:
    """What a viewer shows as the properties of a PDF."""

    title: str
    author: str
    subject: str = ""


# Half of what a table says is said on many of its rows, and all of it is measured twice.
@lru_cache(maxsize=4096)
def width(text: str, font: str, size: float) -> float:
    """Return how wide a text runs in one of the fonts of `serif()`."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, size))


class Pen:
    """Draws one document; finish() gives its bytes, the same for the same strokes."""

    def __init__(self, layout: PartyLayout, facts: DocumentFacts) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.layout = layout
        self.type: Typeface = serif()
        self._file = BytesIO()
        self._height = layout.page_height * MM
        self._canvas = Canvas(
            self._file,
            pagesize=(layout.page_width * MM, self._height),
            invariant=1,
            pageCompression=1,
            initialFontName=self.type.regular,
            lang="vi-VN",
        )
        self._canvas.setTitle(facts.title)
        self._canvas.setAuthor(facts.author)
        self._canvas.setSubject(facts.subject)
        self._canvas.setCreator("Sổ Chi bộ")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._page = 1

    @property
    def left(self) -> float:
        """The left margin."""
        return self.layout.left * MM

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return (self.layout.page_width - self.layout.right) * MM

    @property
    def top(self) -> float:
        """The top margin."""
        return self.layout.top * MM

    @property
    def bottom(self) -> float:
        """Where the bottom margin begins."""
        return (self.layout.page_height - self.layout.bottom) * MM

    @property
    def middle(self) -> float:
        """Halfway between the left and the right margin."""
        return (self.left + self.right) / 2

    def width(self, text: str, font: str, size: float) -> float:
        """Return how wide a text runs."""
        return width(text, font, size)

    def fit(self, text: str, font: str, box: Box) -> Fitted:
        """Return the text laid into the box in that font."""
        return fit(text, lambda part, size: self.width(part, font, size), box)

    def text(self, x: float, middle: float, text: str, font: str, size: float) -> None:
        """Write a text from x on, its capitals centred on the height `middle`."""
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, self._baseline(middle, size), text)

    def centred(self, x: float, middle: float, text: str, font: str, size: float) -> None:
        """Write a text centred on x and on the height `middle`."""
        self.text(x - self.width(text, font, size) / 2, middle, text, font, size)

    def lines(
        self,
        x: float,
        middle: float,
        fitted: Fitted,
        font: str,
        *,
        align: Align = Align.CENTRE,
        beside: float = 0,
    ) -> None:
        """Write fitted lines centred on the height `middle`, each aligned to x.

        A single line shares its baseline with type of the size `beside`, if one is given.
        """
        share = {Align.LEFT: 0, Align.CENTRE: 1 / 2, Align.RIGHT: 1}[align]
        if beside and len(fitted.lines) == 1:
            middle += (beside - fitted.size) * _MIDDLE_TO_BASELINE
        at = middle - (len(fitted.lines) - 1) * fitted.leading / 2
        for line in fitted.lines:
            run = self.width(line, font, fitted.size)
            self.text(x - share * run, at, line, font, fitted.size)
            at += fitted.leading

    def rules(self, rules: Iterable[tuple[float, float, float, float]], thickness: float) -> None:
        """Draw straight lines (x1, y1, x2, y2)."""
        self._canvas.setLineWidth(thickness)
        self._canvas.setLineCap(2)
        self._canvas.lines(
            [(x1, self._height - y1, x2, self._height - y2) for x1, y1, x2, y2 in rules]
        )

    def next_page(self) -> None:
        """Turn to a new page, numbered in the middle of its top margin."""
        self._canvas.showPage()
        self._page += 1
        if self._page >= self.layout.page_number_from:
            size = self.layout.page_number_size
            self.centred(self.middle, self.top / 2, str(self._page), self.type.regular, size)

    def finish(self) -> bytes:
        """Return the document; nothing can be drawn afterwards."""
        self._canvas.save()
        return self._file.getvalue()

    def _baseline(self, middle: float, size: float) -> float:
        return self._height - middle - size * _MIDDLE_TO_BASELINE

"""The foot of a list: what it adds up to, and who signs; kept together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.paper.fitting import LEADING, Box
from desktop.paper.pen import MM, Pen


@dataclass(frozen=True)
class Signature:
    """One place to sign: the office in bold, a line under it, four lines on a name in bold.

    An `italic` line says how to sign, another for whom.
    """

    office: str
    under: str
    name: str = ""
    italic: bool = True


class Foot:
    """Totals above two signatures; `height` is known before they are drawn."""

    def __init__(self, pen: Pen, totals: Iterable[str], signatures: Sequence[Signature]) -> None:
        layout = pen.layout
        self._pen = pen
        self._signatures = signatures
        size, width = layout.totals_size, layout.text_width * MM
        box = Box(width, layout.body_spacing, 3 * layout.body_spacing, size, size)
        self._totals = [
            line for text in totals for line in pen.fit(text, pen.type.regular, box).lines
        ]
        lines = layout.signature_lines + 2
        self._signing = layout.sign_here_size * LEADING + lines * layout.signature_size * LEADING
        totals_height = len(self._totals) * layout.body_spacing
        self.height = totals_height + self._signing + 3 * layout.paragraph_gap

    def draw(self, at: float) -> None:
        """Draw the foot from the height `at`, the end of the table."""
        pen, layout = self._pen, self._pen.layout
        at += layout.paragraph_gap
        for line in self._totals:
            middle = at + layout.body_spacing / 2
            pen.text(pen.left, middle, line, pen.type.regular, layout.totals_size)
            at += layout.body_spacing
        at += 2 * layout.paragraph_gap
        quarter = layout.text_width * MM / 4
        for x, signature in zip((quarter, 3 * quarter), self._signatures, strict=True):
            self._draw_signature(pen.left + x, at, signature)

    def _draw_signature(self, x: float, at: float, signature: Signature) -> None:
        pen, layout, bold = self._pen, self._pen.layout, self._pen.type.bold
        size, line = layout.signature_size, layout.signature_size * LEADING
        pen.centred(x, at + line / 2, signature.office, bold, size)
        under = pen.type.italic if signature.italic else pen.type.regular
        under_size = layout.sign_here_size if signature.italic else size
        middle = at + line + under_size * LEADING / 2
        pen.centred(x, middle, signature.under, under, under_size)
        box = Box(layout.text_width * MM / 2, line, line, size, size / 2)
        pen.lines(x, at + self._signing - line / 2, pen.fit(signature.name, bold, box), bold)

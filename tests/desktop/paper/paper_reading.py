"""Reading a PDF back as a person would: which words stand where on which page."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.paper.fonts import serif

MM = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """One printed line of text; millimetres from the page's top left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    style: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def words(pdf: bytes, page: int) -> list[Word]:
    """Return the words of a page, counted from 0 or from the end, as they were drawn."""
    sheet = read(pdf).pages[page]
    height = float(sheet.mediabox.height)
    found: list[Word] = []

    def visit(text: str, _cm: Any, place: list[float], font: Any, size: float) -> None:
        line = text.strip()
        if line:
            style = str(font["/BaseFont"]).partition("-")[2]
            width = stringWidth(line, _face(style), size)
            found.append(
                Word(
                    line,
                    left=place[4] / MM,
                    right=(place[4] + width) / MM,
                    baseline=(height - place[5]) / MM,
                    size=size,
                    style=style,
                )
            )

    sheet.extract_text(visitor_text=visit)
    return found


def texts(pdf: bytes, page: int) -> list[str]:
    return [word.text for word in words(pdf, page)]


def all_text(pdf: bytes) -> str:
    """Return everything printed, its lines joined by spaces."""
    pages = range(len(read(pdf).pages))
    return " ".join(text for page in pages for text in texts(pdf, page))


def _face(style: str) -> str:
    face = serif()
    return face.bold if "Bold" in style else face.italic if "Italic" in style else face.regular

"""PDF pages as pictures: opened in any thread, drawn whole or in bands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

POINTS_PER_INCH = 72


@contextmanager
def opened(pdf: bytes) -> Iterator[QPdfDocument]:
    """Give the document of a PDF; ValueError where it is none."""
    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        if document.status() is not QPdfDocument.Status.Ready:
            raise ValueError(document.error())
        yield document
    finally:
        document.close()


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """Return the size of every page, in points."""
    with opened(pdf) as document:
        return [document.pagePointSize(page) for page in range(document.pageCount())]


def pixels(points: QSizeF, dpi: float) -> QSize:
    """Return a size in points as whole pixels."""
    scale = dpi / POINTS_PER_INCH
    return QSize(round(points.width() * scale), round(points.height() * scale))


def render_page(pdf: bytes, page: int, size: QSize) -> QImage:
    """Return a whole page, margins and all, drawn at a size in pixels on white."""
    with opened(pdf) as document:
        return render_band(document, page, size, QRect(QPoint(0, 0), size))


def render_band(document: QPdfDocument, page: int, size: QSize, band: QRect) -> QImage:
    """Return the part of a page that `band` names, the page drawn at `size` on white."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    # Qt fits the picture to one pixel less than the clip it is given.
    options.setScaledClipRect(band.adjusted(0, 0, 1, 1))
    drawn = document.render(page, band.size(), options)
    paper = QImage(band.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper

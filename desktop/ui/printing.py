"""Printing a PDF as it is: whole pages at 100 %, drawn at 300 dpi band by band."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from db.messages import N_, BookError
from desktop.ui.jobs import CancelledError, Progress
from desktop.ui.pdf import opened, page_sizes, pixels, render_band

DPI = 300
BAND = 512


class PrintError(BookError):
    """The printer did not take the pages."""


def new_printer(pdf: bytes, title: str) -> QPrinter:
    """Return a printer set up for a PDF: its paper, no margins of its own, its pages."""
    sizes = page_sizes(pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setDocName(title)
    printer.setFromTo(1, len(sizes))
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    set_paper(printer, sizes[0])
    return printer


def set_paper(printer: QPrinter, points: QSizeF) -> None:
    """Ask for the paper a page is laid out for, upright or across."""
    across = points.width() > points.height()
    upright = points.transposed() if across else points
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageSize(paper)
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if across else way.Portrait)


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, counted from 0, in order and as often as asked for."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
        ranges = ranges or [(printer.fromPage(), printer.toPage())]
        pages = [page for page in pages if any(a <= page + 1 <= b for a, b in ranges)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def print_pdf(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print a PDF and return how many pages were sent; for a thread of its own.

    Raises PrintError when the printer refuses, CancelledError when asked to stop.
    """
    painter = QPainter()
    try:
        with opened(pdf) as document:
            pages = wanted_pages(printer, document.pageCount())
            if not painter.begin(printer):
                raise _refused(printer)
            for place, page in enumerate(pages):
                progress.at(place, len(pages), f"{place + 1}/{len(pages)}")
                if place and not printer.newPage():
                    raise _refused(printer)
                points = document.pagePointSize(page)
                size = pixels(points, DPI)
                # A driver may insist on a resolution of its own: the size on paper stays.
                painter.resetTransform()
                painter.scale(printer.resolution() / DPI, printer.resolution() / DPI)
                for top in range(0, size.height(), BAND):
                    progress.at(place, len(pages))
                    height = min(BAND, size.height() - top)
                    band = QRect(QPoint(0, top), QSize(size.width(), height))
                    painter.drawImage(band.topLeft(), render_band(document, page, size, band))
            return len(pages)
    except CancelledError:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()


def _refused(printer: QPrinter) -> PrintError:
    return PrintError(
        N_(
            "Máy in {name} chưa nhận bản in. Kiểm tra máy in đã bật, còn giấy và không báo lỗi, "
            "rồi in lại; hoặc lưu PDF để in ở máy khác."
        ),
        name=printer.printerName() or printer.outputFileName(),
    )

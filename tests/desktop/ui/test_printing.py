"""A PDF on paper: every page, whole, at its own size."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.jobs import CancelledError, Progress
from desktop.ui.pdf import opened, page_sizes, render_band, render_page
from desktop.ui.printing import DPI, PrintError, new_printer, print_pdf, wanted_pages

A4 = (595.2756, 841.8898)
RULES = (100, 400, 700)


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return qapp


def ruled(pages: int = 2, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF with rules across and down at known points."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    for _page in range(pages):
        canvas.setLineWidth(2)
        for at in RULES:
            canvas.line(0, size[1] - at, size[0], size[1] - at)
            canvas.line(at, 0, at, size[1])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def to_file(pdf: bytes, path: Path) -> QPrinter:
    printer = new_printer(pdf, "danh sách")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def dark(image: QImage, line: range, across: bool) -> list[int]:
    """Return where along an edge of the picture something dark lies."""
    spots = ((at, 20) if across else (20, at) for at in line)
    return [
        at for at, spot in zip(line, spots, strict=True) if image.pixelColor(*spot).lightness() < 99
    ]


def test_every_page_is_printed_at_its_own_size_and_whole(tmp_path: Path) -> None:
    pdf, path = ruled(), tmp_path / "in.pdf"
    assert print_pdf(pdf, to_file(pdf, path), Progress(lambda *_told: None)) == 2
    found = PdfReader(path)
    assert len(found.pages) == 2
    for page in found.pages:
        assert float(page.mediabox.width) == pytest.approx(A4[0], abs=1)
        assert float(page.mediabox.height) == pytest.approx(A4[1], abs=1)
    size = QSize(1240, 1754)
    before, after = render_page(pdf, 1, size), render_page(path.read_bytes(), 1, size)
    for across, length in ((True, size.width()), (False, size.height())):
        here, there = (dark(each, range(length), across) for each in (before, after))
        assert len(here) >= len(RULES)
        assert here[0] == pytest.approx(there[0], abs=2)
        assert here[-1] == pytest.approx(there[-1], abs=2)


def test_bands_put_together_are_the_page() -> None:
    pdf, size, height = ruled(1), QSize(620, 877), 100
    whole = render_page(pdf, 0, size)
    with opened(pdf) as document:
        for top in range(0, size.height(), height):
            band = whole.copy(0, top, size.width(), min(height, size.height() - top))
            part = render_band(document, 0, size, band.rect().translated(0, top))
            assert part.size() == band.size()
            assert dark(part, range(part.height()), False) == pytest.approx(
                dark(band, range(band.height()), False), abs=1
            )


def test_a_page_lying_across_is_printed_across() -> None:
    printer = new_printer(ruled(1, (A4[1], A4[0])), "ngang")
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    assert printer.resolution() == DPI
    assert printer.fullPage()


def test_pages_are_those_asked_for_in_order_and_number(tmp_path: Path) -> None:
    printer = to_file(ruled(5), tmp_path / "in.pdf")
    assert wanted_pages(printer, 5) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert wanted_pages(printer, 5) == [1, 2]
    printer.setPageRanges(QPageRanges.fromString("1,4-5"))
    assert wanted_pages(printer, 5) == [0, 3, 4]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    copies = 1 if printer.supportsMultipleCopies() else 2
    assert wanted_pages(printer, 5) == [4, 3, 0] * copies
    printer.setCollateCopies(False)
    assert wanted_pages(printer, 5) == sorted([4, 3, 0] * copies, reverse=True)


def test_printing_stops_when_asked(tmp_path: Path) -> None:
    pdf = ruled(3)
    told: list[int] = []
    progress = Progress(lambda done, _total, _text: told.append(done))
    progress.cancel()
    with pytest.raises(CancelledError):
        print_pdf(pdf, to_file(pdf, tmp_path / "in.pdf"), progress)
    assert told == []


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_with_what_to_do(tmp_path: Path) -> None:
    pdf = ruled(1)
    printer = to_file(pdf, tmp_path / "no such folder" / "in.pdf")
    with pytest.raises(PrintError, match="chưa nhận bản in"):
        print_pdf(pdf, printer, Progress(lambda *_told: None))


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="Error"):
        page_sizes(b"not a document")
    assert page_sizes(ruled(1))[0].toSize() == QSizeF(*A4).toSize()

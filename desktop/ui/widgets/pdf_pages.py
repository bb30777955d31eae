"""A PDF on screen: whole pages one below the other, drawn sharp and off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.text import _
from desktop.ui.jobs import Reader
from desktop.ui.pdf import POINTS_PER_INCH, render_page
from desktop.ui.theme import current, px
from desktop.ui.widgets import paint

GAP = 16
EDGE = 12
SCREEN_DPI = 96
SETTLE_MS = 60


class PdfPages(QAbstractScrollArea):
    """Shows every page of a PDF, as wide as there is room or so that one is wholly in view.

    Only pages in view are kept as pictures; `drawn` follows each one that is ready.
    """

    drawn = Signal(int)

    def __init__(self, reader: Reader, name: str) -> None:
        super().__init__()
        self._reader = reader
        self._pdf = b""
        self._sizes: Sequence[QSizeF] = ()
        self._places: list[QRect] = []
        self._pictures: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._edition = 0
        self.whole_page = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._draw_anew)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setMinimumSize(px(200), px(160))
        self.setAccessibleName(name)
        self.setToolTip(_("Mũi tên, PgUp, PgDn để cuộn"))

    def show_pdf(self, pdf: bytes, sizes: Sequence[QSizeF]) -> None:
        """Show another PDF, of pages of these sizes in points; the place in it stays."""
        self._pdf, self._sizes = pdf, sizes
        self.setAccessibleDescription(_("{count} trang").format(count=len(sizes)))
        self._lay_out()
        self._draw_anew()

    def clear(self) -> None:
        """Show nothing."""
        self.show_pdf(b"", ())

    def fit(self, *, whole_page: bool) -> None:
        """Show one whole page at a time, or pages as wide as there is room."""
        self.whole_page = whole_page
        self._lay_out()
        self._draw_anew()

    @property
    def page_in_view(self) -> int:
        """Return the page in the middle of the view, counted from 1; 0 while there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return sum(place.top() <= middle for place in self._places)

    def picture(self, page: int) -> QImage | None:
        """Return what is shown of a page counted from 0, None until it is drawn."""
        return self._pictures.get(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the room; they are drawn anew once it stays."""
        super().resizeEvent(event)
        self._lay_out()
        self._settle.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in view on the ground of the window."""
        painter = QPainter(self.viewport())
        colours, view = current().colours, self.viewport().rect()
        painter.fillRect(view, QColor(colours.sunken))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, place in self._in_view():
            painter.fillRect(place, QColor("white"))
            picture = self._pictures.get(page)
            if picture is not None:
                painter.drawImage(place, picture)
            painter.setPen(QColor(colours.line))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            if page not in self._asked:
                self._ask(page, place.size())
        if self.hasFocus():
            paint.paint_focus(painter, view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by line, by screen, to either end."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends and not event.modifiers():
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the outline."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the outline go."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw for the screen the window has come to."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._settle.start()

    def _in_view(self) -> list[tuple[int, QRect]]:
        """Return the pages in view with their places on the viewport."""
        view, down = self.viewport().rect(), self.verticalScrollBar().value()
        moved = [(page, place.translated(0, -down)) for page, place in enumerate(self._places)]
        return [(page, place) for page, place in moved if place.intersects(view)]

    def _lay_out(self) -> None:
        room, gap, edge = self.viewport().size(), px(GAP), px(EDGE)
        top, self._places = edge, []
        for points in self._sizes:
            size = self._fitted(points, room - QSize(2 * edge, 2 * edge))
            self._places.append(QRect((room.width() - size.width()) // 2, top, *size.toTuple()))
            top += size.height() + gap
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, top - gap + edge - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(px(3 * GAP))
        self.viewport().update()

    def _fitted(self, points: QSizeF, room: QSize) -> QSize:
        scale = room.width() / points.width()
        if self.whole_page:
            scale = min(scale, room.height() / points.height())
        scale = min(scale, px(SCREEN_DPI) / POINTS_PER_INCH)
        return QSize(max(1, round(points.width() * scale)), max(1, round(points.height() * scale)))

    def _draw_anew(self) -> None:
        """Ask for pictures of the size now needed; the old ones stay until those come."""
        self._edition += 1
        self._asked.clear()
        near = {page for page, _place in self._in_view()}
        self._pictures = {page: image for page, image in self._pictures.items() if page in near}
        if not self._sizes:
            self._pictures.clear()
        self.viewport().update()

    def _ask(self, page: int, size: QSize) -> None:
        self._asked.add(page)
        pdf, ratio = self._pdf, self.devicePixelRatioF()
        work = partial(render_page, pdf, page, size * ratio)
        self._reader.ask(work, partial(self._receive, self._edition, page))

    def _receive(self, edition: int, page: int, picture: QImage) -> None:
        if edition != self._edition:
            return
        self._pictures[page] = picture
        near = {shown for shown, _place in self._in_view()} | {page}
        for far in [other for other in self._pictures if other not in near]:
            del self._pictures[far]
            self._asked.discard(far)
        self.viewport().update()
        self.drawn.emit(page)

"""How cells, headings and totals of a table are painted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.ui import theme as look
from desktop.ui.theme import current, px
from desktop.ui.widgets import paint
from desktop.ui.widgets.table_model import BOLD_ROLE, STATE_ROLE, STYLE_ROLE, Index, State

CELL_PADDING = 12
GAP_HEIGHT = 4
HEADER_HEIGHT = 34


class CellPainter(QStyledItemDelegate):
    """Paints a cell: ground of the row, words or state, a thin line below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours, box = current().colours, QRect(option.rect)
        style = index.data(STYLE_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.selection))
        elif style.tinted:
            painter.fillRect(box, QColor(colours.rail))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, QColor(colours.line))
        if style.gap_above:
            painter.fillRect(box.x(), box.y(), box.width(), px(GAP_HEIGHT), QColor(colours.ground))
            box.setTop(box.top() + px(GAP_HEIGHT))
        state = index.data(STATE_ROLE)
        inner = box.adjusted(px(CELL_PADDING), 0, -px(CELL_PADDING), 0)
        if isinstance(state, State) and state.word:
            self._paint_state(painter, inner, state)
        else:
            bold = style.bold and index.data(BOLD_ROLE)
            painter.setFont(current().font(bold=bold))
            painter.setPen(QColor(colours.ink2 if style.quiet else colours.ink))
            words = painter.fontMetrics().elidedText(
                index.data(), Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), words)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show a cell's words in full where they do not fit."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        words = index.data()
        width = QFontMetrics(current().font()).horizontalAdvance(words)
        if width > view.visualRect(index).width() - 2 * px(CELL_PADDING):
            QToolTip.showText(event.globalPos(), words, view)
        else:
            QToolTip.hideText()
        return True

    def _paint_state(self, painter: QPainter, inner: QRect, state: State) -> None:
        size = paint.badge_size(state.word)
        top = inner.y() + (inner.height() - size.height()) // 2
        spot = QRect(inner.x(), top, min(size.width(), inner.width()), size.height())
        paint.paint_badge(painter, spot, state.word, state.tone)


class Header(QHeaderView):
    """Headings in quiet bold, an arrow at the column the rows are sorted by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(40))
        self.setFixedHeight(px(HEADER_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sorted_by: tuple[int, bool] | None = None

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Paint one heading; Qt's name."""
        colours = current().colours
        painter.save()
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        painter.setFont(current().font(look.KEYCAP_POINTS, bold=True))
        painter.setPen(QColor(colours.ink2))
        model: QAbstractItemModel = self.model()
        inner = rect.adjusted(px(CELL_PADDING), 0, -px(CELL_PADDING), 0)
        words = model.headerData(index, Qt.Orientation.Horizontal)
        side = Qt.AlignmentFlag.AlignLeft
        if model.rowCount():
            first = model.index(0, index).data(Qt.ItemDataRole.TextAlignmentRole)
            side = first & Qt.AlignmentFlag.AlignHorizontal_Mask
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, words)
        if self.sorted_by is not None and self.sorted_by[0] == index:
            self._paint_sorting(painter, rect)
        painter.restore()

    def words_fit(self) -> dict[str, bool]:
        """Return for each visible heading whether its words fit: for tests."""
        metrics = QFontMetrics(current().font(look.KEYCAP_POINTS, bold=True))
        model = self.model()
        headings = {
            section: str(model.headerData(section, Qt.Orientation.Horizontal))
            for section in range(self.count())
            if not self.isSectionHidden(section)
        }
        return {
            words: metrics.horizontalAdvance(words)
            <= self.sectionSize(section) - 2 * px(CELL_PADDING)
            for section, words in headings.items()
        }

    def _paint_sorting(self, painter: QPainter, rect: QRect) -> None:
        assert self.sorted_by is not None
        spot = QPointF(rect.right() - px(7), rect.center().y())
        painter.translate(spot)
        if not self.sorted_by[1]:
            painter.scale(1, -1)
        paint.paint_arrow(painter, QPointF(0, 0), current().colours.accent)


class TotalsRow(QWidget):
    """The foot of a table: totals under their columns."""

    def __init__(self, header: Header) -> None:
        super().__init__()
        self._header = header
        self.totals: Mapping[int, str] = {}
        self.setFixedHeight(px(look.ROW_HEIGHT))
        header.sectionResized.connect(lambda *_sizes: self.update())
        header.geometriesChanged.connect(self.update)
        self.hide()

    def show_totals(self, totals: Mapping[int, str]) -> None:
        """Show other totals, by column; none hides the foot."""
        self.totals = totals
        self.setAccessibleName("; ".join(text for text in totals.values() if text))
        self.setVisible(bool(totals))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of one row."""
        return QSize(0, px(look.ROW_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the totals."""
        painter = QPainter(self)
        colours = current().colours
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.line))
        painter.setFont(current().font(bold=True))
        painter.setPen(QColor(colours.ink))
        model = self._header.model()
        for section, text in self.totals.items():
            left = self._header.sectionViewportPosition(section) + px(CELL_PADDING)
            width = self._header.sectionSize(section) - 2 * px(CELL_PADDING)
            side = Qt.AlignmentFlag.AlignLeft
            if model.rowCount():
                first = model.index(0, section).data(Qt.ItemDataRole.TextAlignmentRole)
                side = first & Qt.AlignmentFlag.AlignHorizontal_Mask
            spot = QRect(left, 0, width, self.height())
            if section == 0 or side == Qt.AlignmentFlag.AlignLeft:
                spot.setWidth(max(width, painter.fontMetrics().horizontalAdvance(text)))
            painter.drawText(spot, side | Qt.AlignmentFlag.AlignVCenter, text)

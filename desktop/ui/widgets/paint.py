"""Small things painted alike everywhere: keycaps, badges, arrows, focus outlines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from desktop.ui import theme as look
from desktop.ui.theme import Tone, current, px

KEYCAP_PADDING = 6
BADGE_PADDING = 8
BADGE_HEIGHT = 20
FOCUS_WIDTH = 2.0


def show_keys(shortcut: str) -> str:
    """Return a shortcut as keycaps write it: Ctrl+N becomes Ctrl N."""
    return shortcut.replace("+", " ")


def keycap_size(shortcut: str) -> QSize:
    """Return how much room a keycap takes; nothing for no shortcut."""
    if not shortcut:
        return QSize(0, 0)
    metrics = QFontMetrics(current().font(look.KEYCAP_POINTS))
    return QSize(
        metrics.horizontalAdvance(show_keys(shortcut)) + 2 * px(KEYCAP_PADDING),
        metrics.height() + px(3),
    )


def paint_keycap(painter: QPainter, box: QRect, shortcut: str) -> None:
    """Paint a keycap: white, a thin border, a thicker lower edge."""
    colours = current().colours
    outer = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.field_line), 1))
    painter.setBrush(QColor(colours.field_line))
    painter.drawRoundedRect(outer, px(4), px(4))
    painter.setBrush(QColor(colours.card))
    painter.drawRoundedRect(outer.adjusted(0, 0, 0, -1), px(4), px(4))
    painter.setPen(QColor(colours.ink2))
    painter.setFont(current().font(look.KEYCAP_POINTS))
    painter.drawText(outer.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, show_keys(shortcut))
    painter.restore()


def badge_size(text: str) -> QSize:
    """Return how much room a badge takes."""
    metrics = QFontMetrics(current().font(look.KEYCAP_POINTS, bold=True))
    height = max(px(BADGE_HEIGHT), metrics.height() + px(2))
    return QSize(max(metrics.horizontalAdvance(text) + 2 * px(BADGE_PADDING), height), height)


def paint_badge(painter: QPainter, box: QRect, text: str, tone: Tone) -> None:
    """Paint a state: its word on its colour."""
    ink, ground = current().colours.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(box), px(4), px(4))
    painter.setPen(QColor(ink))
    painter.setFont(current().font(look.KEYCAP_POINTS, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_arrow(painter: QPainter, centre: QPointF, colour: str, *, right: bool = False) -> None:
    """Paint a small chevron pointing down, or to the right."""
    reach = px(4)
    points = [QPointF(-reach, -reach / 2), QPointF(0, reach / 2), QPointF(reach, -reach / 2)]
    if right:
        points = [QPointF(-point.y(), point.x()) for point in points]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.6 * current().scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([centre + point for point in points]))
    painter.restore()


def paint_focus(painter: QPainter, box: QRect, corner: int = look.CORNER) -> None:
    """Paint the outline of what has the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(current().colours.accent), FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = FOCUS_WIDTH / 2
    painter.drawRoundedRect(
        QRectF(box).adjusted(inset, inset, -inset, -inset), px(corner), px(corner)
    )
    painter.restore()

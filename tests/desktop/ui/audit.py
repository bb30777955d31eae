"""What a careful eye looks for in a window: each fault found is one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from desktop.ui.widgets.bars import Names
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import Elided
from desktop.ui.widgets.rail import RailButton
from desktop.ui.widgets.suggest import Suggestions
from desktop.ui.widgets.table import Table

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
SLACK = 1


def faults(window: QWidget) -> list[str]:
    """Return everything wrong with what a window shows now."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    checks = (clipped, overlapping, outside, nameless, unreachable)
    return [sentence for check in checks for sentence in check(window)]


def shown(window: QWidget) -> list[QWidget]:
    """Return the visible widgets of a window that are ours, not Qt's insides."""
    inner = (QScrollBar,)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and not isinstance(widget, inner)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget(), QAbstractItemView | QComboBox)
    ]


def controls(window: QWidget) -> list[QWidget]:
    """Return what a person presses, types into or walks through."""
    return [
        widget
        for widget in shown(window)
        if isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(widget, QScrollArea)
    ]


def describe(widget: QWidget) -> str:
    """Return a name a person can find the widget by."""
    words = widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton):
        words = widget.text()
    return f"{type(widget).__name__} “{words[:60]}”"


def clipped(window: QWidget) -> Iterator[str]:
    """Name words that do not fit their place."""
    for widget in shown(window):
        if isinstance(widget, Names | Elided):
            continue
        if isinstance(widget, QLabel) and widget.text() and not _label_fits(widget):
            yield f"clipped: {describe(widget)} in {widget.width()}×{widget.height()}"
        elif isinstance(widget, Button):
            need = widget.sizeHint()
            if widget.width() < need.width() or widget.height() < need.height():
                yield f"clipped: {describe(widget)} in {widget.width()}×{widget.height()}"
        elif isinstance(widget, RailButton) and not widget.slim:
            need_width = widget.fontMetrics().horizontalAdvance(widget.text())
            if widget.width() < need_width:
                yield f"clipped: {describe(widget)}"
        elif isinstance(widget, QLineEdit) and not _line_fits(widget):
            yield f"clipped: placeholder or text of {describe(widget)}"
        elif isinstance(widget, Table):
            for words, fits in widget.header.words_fit().items():
                if not fits:
                    yield f"clipped: heading “{words}” of {describe(widget)}"


def overlapping(window: QWidget) -> Iterator[str]:
    """Name siblings in one layout that lie over each other."""
    for parent in [window, *shown(window)]:
        layout = parent.layout()
        if layout is None:
            continue
        boxes = [box for box in _in_layout(layout) if box.isVisible()]
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                shared = one.geometry() & other.geometry()
                if one.parent() is other.parent() and shared.width() > SLACK < shared.height():
                    yield f"overlapping: {describe(one)} and {describe(other)}"


def outside(window: QWidget) -> Iterator[str]:
    """Name widgets that reach out of the window or their parent, unless they can scroll there."""
    for widget in shown(window):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or _scrolls(parent) or widget.size().isEmpty():
            continue
        frame = QRect(QPoint(0, 0), parent.size()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not frame.contains(widget.geometry()):
            yield (
                f"outside: {describe(widget)} {_numbers(widget.geometry())} in "
                f"{describe(parent)} {_numbers(frame)}"
            )


def nameless(window: QWidget) -> Iterator[str]:
    """Name controls without an accessible name or a tooltip."""
    for widget in controls(window):
        if not widget.accessibleName():
            yield f"no accessible name: {describe(widget)} {widget.objectName()}"
        if not widget.toolTip():
            yield f"no tooltip: {describe(widget)}"


def unreachable(window: QWidget) -> Iterator[str]:
    """Name controls that Tab never comes to; rooms of the rail are walked with arrows."""
    chain: set[QWidget] = set()
    widget = window.nextInFocusChain()
    while widget is not None and widget not in chain:
        chain.add(widget)
        widget = widget.nextInFocusChain()
    for control in controls(window):
        if not control.isEnabled() or isinstance(control, RailButton | Suggestions):
            continue
        target = control.focusProxy() or control
        if target not in chain or not target.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield f"unreachable by Tab: {describe(control)}"


def words(window: QWidget) -> set[str]:
    """Return every word on screen, for a search for another language's words."""
    found: set[str] = set()
    for widget in shown(window):
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            found.add(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            found |= {widget.itemText(place) for place in range(widget.count())}
        elif isinstance(widget, QTabBar):
            found |= {widget.tabText(place) for place in range(widget.count())}
        elif isinstance(widget, QListWidget):
            found |= {widget.item(place).text() for place in range(widget.count())}
        elif isinstance(widget, Table):
            found |= {column.heading for column in widget.rows.columns}
            found |= {
                column.text(row) for column in widget.rows.columns for row in widget.rows.shown
            }
    return found - {""}


def _label_fits(label: QLabel) -> bool:
    if not label.pixmap().isNull():
        return True
    room = label.contentsRect()
    if label.wordWrap():
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setPlainText(label.text())
        document.setTextWidth(room.width())
        need = label.heightForWidth(label.width())
        return document.idealWidth() <= room.width() + SLACK and need <= label.height() + SLACK
    need_size = label.sizeHint()
    return need_size.width() <= label.width() and need_size.height() <= label.height() + SLACK


def _line_fits(line: QLineEdit) -> bool:
    margins = line.textMargins()
    room = line.contentsRect().width() - margins.left() - margins.right() - 8
    text = line.placeholderText() if not line.text() else ""
    return line.fontMetrics().horizontalAdvance(text) <= room


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield widget


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _numbers(rect: QRect) -> str:
    return f"({rect.x()}, {rect.y()}, {rect.width()}×{rect.height()})"

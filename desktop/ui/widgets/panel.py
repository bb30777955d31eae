"""The panel that slides in at the right, beside a table: an entry form or details."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.text import _
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import Badge, Elided

WIDTH = 440
SLIDE_MS = 120


@runtime_checkable
class MayLose(Protocol):
    """Content that a person may have typed into without saving, such as a Form."""

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""

    def try_close(self, then: Callable[[], object]) -> None:
        """Close and go on with `then`, asking first only if something would be lost."""


class Panel(QFrame):
    """Lies over the right edge of its screen; the screen keeps the room under it free.

    `closed` follows its closing. `close_asked` lets the content ask first: set `may_close`.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self._screen = screen
        self.content: QWidget | None = None
        self._back_to: QWidget | None = None
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(current().margins(24, 16, 16, 8))
        head.setSpacing(px(12))
        self.heading = Elided("", "title")
        self.badge = Badge()
        self.close_button = Button("✕", self.ask_to_close, kind=Kind.FLAT)
        self.close_button.setAccessibleName(_("Đóng ngăn này"))
        self.close_button.setToolTip(_("Đóng ngăn này (Esc)"))
        head.addWidget(self.heading)
        head.addWidget(self.badge)
        head.addStretch()
        head.addWidget(self.close_button)
        outer.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._body, 1)
        self.hide()

    def open(self, heading: str, content: QWidget) -> None:
        """Slide in with this content, which belongs to the panel from now on."""
        self._drop_content()
        if not self.isVisible():
            self._back_to = QApplication.focusWidget()
        self.content = content
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self._body.addWidget(content)
        content.show()
        first = not self.isVisible()
        self.place()
        self.show()
        self.raise_()
        self.opened.emit()
        if first:
            self._slide_in()

    def place(self) -> None:
        """Take the right edge of the screen."""
        screen = self._screen
        width = min(px(WIDTH), screen.width())
        self._slide.stop()
        self.setGeometry(QRect(screen.width() - width, 0, width, screen.height()))

    def ask_to_close(self) -> None:
        """Close, if the content has nothing to lose or the person agrees."""
        ask = getattr(self.content, "try_close", None)
        if ask is None:
            self.shut()
        else:
            ask()

    @property
    def dirty(self) -> bool:
        """Tell whether something typed here would be lost by leaving."""
        content: object = self.content
        return isinstance(content, MayLose) and content.dirty

    def when_settled(self, then: Callable[[], object]) -> None:
        """Go on with `then` once nothing typed here would be lost; what is untouched stays open."""
        content: object = self.content
        if isinstance(content, MayLose) and content.dirty:
            content.try_close(then)
        else:
            then()

    def shut(self) -> None:
        """Close at once and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        self._drop_content()
        back = self._back_to
        self._back_to = None
        # What had the keyboard may have been made anew meanwhile.
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.ask_to_close()
        else:
            super().keyPressEvent(event)

    def _drop_content(self) -> None:
        if self.content is not None:
            self._body.removeWidget(self.content)
            self.content.hide()
            self.content.deleteLater()
            self.content = None

    def _slide_in(self) -> None:
        if not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
            return
        end = self.pos()
        self._slide.setStartValue(QPoint(self._screen.width() - px(48), end.y()))
        self._slide.setEndValue(end)
        self._slide.start()

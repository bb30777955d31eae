"""The search for everything (Ctrl+K), in the top bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from desktop.text import _
from desktop.ui.context import AppContext, Hit
from desktop.ui.theme import px
from desktop.ui.widgets import paint
from desktop.ui.widgets.lines import FilterLine
from desktop.ui.widgets.suggest import Suggestion, Suggestions

WAIT_MS = 80
SHORTCUT = "Ctrl+K"
FOUND_WIDTH = 560


class SearchBox(FilterLine):
    """Finds without dấu what the book holds, and opens the room where it stands.

    `left` follows Esc: the keyboard goes back to where it was.
    """

    left = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(_("Tìm đảng viên, cuộc họp…"))
        self._context = context
        self.setProperty("role", "search")
        self.setAccessibleName(_("Tìm trong sổ"))
        self.setToolTip(_("Tìm trong cả sổ, không cần dấu") + f" ({SHORTCUT})")
        self.found = Suggestions(self, _("Tìm thấy trong sổ"), FOUND_WIDTH)
        self.found.chosen.connect(self._open)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._look)
        self.textEdited.connect(lambda _text: self._wait.start())
        cap = paint.keycap_size(SHORTCUT)
        self.setTextMargins(0, 0, cap.width() + px(4), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the key that leads here."""
        super().paintEvent(event)
        cap = paint.keycap_size(SHORTCUT)
        left = self.width() - cap.width() - px(10)
        top = (self.height() - cap.height()) // 2
        paint.paint_keycap(QPainter(self), QRect(left, top, cap.width(), cap.height()), SHORTCUT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends the search."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        words = self.text()
        if not words.strip():
            self.found.offer([])
            return
        find = self._context.find
        self._context.reader.ask(lambda: find(words), self._show, newest="search")

    def _show(self, hits: Sequence[Hit]) -> None:
        if not hits and self.text().strip():
            nothing = Suggestion(_("Không tìm thấy"), _("Thử gõ ít chữ hơn"))
            self.found.offer([nothing])
            return
        self.found.offer([Suggestion(hit.title, hit.note, hit) for hit in hits])

    def _open(self, one: Suggestion) -> None:
        if isinstance(one.value, Hit):
            self.clear()
            self._context.open_room(one.value.room, **one.value.where)

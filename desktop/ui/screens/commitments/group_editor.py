"""The group of an item: the usual ones are offered as one comes to the empty line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from desktop.text import _
from desktop.ui.widgets.editors import LineEditor

_BY_HAND = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
    Qt.FocusReason.MouseFocusReason,
}


class GroupEditor(LineEditor):
    """One line; the arrow down opens every group, and so does coming to it while it is empty."""

    def __init__(self, groups: Sequence[str]) -> None:
        super().__init__(groups, _("Chọn nhóm, hoặc gõ nhóm khác"))
        self.line.installEventFilter(self)

    @property
    def busy(self) -> bool:
        """Tell whether the groups are open."""
        return self._list.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer every group."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusIn:
            if event.reason() in _BY_HAND and not self.line.text():
                self._list.offer(self._suggestions)
        elif isinstance(event, QKeyEvent) and self._asks_for_all(event):
            self._list.offer(self._suggestions)
            return True
        return super().eventFilter(watched, event)

    def _asks_for_all(self, event: QKeyEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        return pressed and not self._list.isVisible()

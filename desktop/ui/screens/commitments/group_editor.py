"""The group of an item: the usual ones are offered as one comes to the empty line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent

from desktop.text import _
from desktop.ui.widgets.editors import LineEditor

_BY_HAND = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
    Qt.FocusReason.MouseFocusReason,
}


class GroupEditor(LineEditor):
    """One line; coming to it while it is empty opens every group, as the arrow down does."""

    def __init__(self, groups: Sequence[str]) -> None:
        super().__init__(groups, _("Chọn nhóm, hoặc gõ nhóm khác"))

    @property
    def busy(self) -> bool:
        """Tell whether the groups are open."""
        return self._list.isVisible()

    def _asks_for_all(self, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusIn:
            return event.reason() in _BY_HAND and not self.line.text()
        return super()._asks_for_all(event)

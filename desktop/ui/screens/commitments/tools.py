"""What stands about the items of a member: what can be done with them, what was taken out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import in_a_row
from desktop.ui.widgets.labels import label

Act = Callable[[], object]


class Tools(QWidget):
    """Buttons over the items: a new one, last year's, and all of them fulfilled."""

    def __init__(self, add: Act, take_on: Act, fulfil: Act) -> None:
        super().__init__()
        self.add = Button(_("Thêm nội dung"), add, shortcut="Ctrl+N")
        self.take_on = Button(
            _("Lấy từ năm trước"),
            take_on,
            tip=_("Chọn trong các nội dung năm trước chưa có ở năm này"),
        )
        self.fulfil = Button(
            _("Hoàn thành tất cả"),
            fulfil,
            shortcut="F5",
            tip=_("Ghi Hoàn thành cho mọi nội dung chưa đánh giá"),
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(in_a_row(self.stops()))

    def stops(self) -> tuple[Button, ...]:
        """Return what Tab comes to, in order."""
        return self.add, self.take_on, self.fulfil


class TakenOut(QWidget):
    """Says how many items go on saving, with a way back for the last one."""

    def __init__(self, restore: Act) -> None:
        super().__init__()
        self._words = label("", "note", wrap=True)
        self.restore = Button(
            _("Lấy lại"), restore, kind=Kind.FLAT, tip=_("Lấy lại nội dung vừa bỏ")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.restore)

    def show_count(self, count: int) -> None:
        """Show how many go; none hides it."""
        self._words.setText(_("Đã bỏ {count} nội dung, bấm Lưu để ghi vào sổ.").format(count=count))
        self.setVisible(bool(count))

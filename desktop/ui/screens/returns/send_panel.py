"""The panel from which a return leaves: what is to be known first, then sticks and folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.returns.sending import Order, Target
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.editors import FlagEditor, LineEditor
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.stick_list import Found, StickList, writing_words

FOLDER = "returns_folder"


class SendPanel(QWidget):
    """Says what is to be known of a file, and offers where it can go.

    `remarks` are said above, each with its role; `lock` says whose password locks the file, where
    there is one. `send_wanted` gives a Target and an Order;
    nothing more is asked for until `be_ready`.
    """

    send_wanted = Signal(object, object)

    def __init__(
        self,
        context: AppContext,
        find: Callable[[], Found],
        remarks: Sequence[tuple[str, str]],
        *,
        reason: str = "",
        lock: str = "",
    ) -> None:
        super().__init__()
        self._busy = False
        self.list = StickList(context, find, writing_words(), FOLDER)
        self.list.chosen.connect(self._send)
        self.reason = LineEditor() if reason else None
        self.lock = FlagEditor(_("Khóa bằng mật khẩu")) if lock else None
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(current().margins(24, 12, 24, 16))
        self._column.setSpacing(px(8))
        for role, text in remarks:
            self._column.addWidget(label(text, role, wrap=True))
        self._add_fields(reason, lock)
        self._column.addSpacing(px(8))
        self._column.addWidget(label(_("Ghi vào đâu?"), "heading"))
        self._column.addWidget(self.list)
        self.writing = label(_("Đang ghi. Chưa rút USB."), "second", wrap=True)
        self.writing.hide()
        self._column.addWidget(self.writing)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    @property
    def places(self) -> list[Button]:
        """Return the buttons of the sticks and folders it can go to."""
        return self.list.buttons

    def look(self) -> None:
        """Look which sticks are plugged in, away from the window's thread."""
        self.list.look()

    def focus_first(self) -> None:
        """Give the keyboard to the reason where one is asked for, else to the first place."""
        (self.reason or self.places[0]).setFocus()

    def be_ready(self) -> None:
        """Take another order: the last one came to nothing."""
        self._busy = False
        self.writing.hide()

    @property
    def order(self) -> Order:
        """Return what was said about the file."""
        reason = self.reason.value() if self.reason is not None else None
        return Order(reason or "", self.lock is not None and bool(self.lock.value()))

    def _add_fields(self, reason: str, lock: str) -> None:
        if self.reason is not None:
            self.reason.name(reason, _("Lý do nằm trong tệp báo cáo; cấp trên đọc được"))
            self._column.addWidget(label(f"{reason} *", "label"))
            self._column.addWidget(self.reason)
            self._column.addWidget(self.fault)
        if self.lock is not None:
            self.lock.name(_("Khóa bằng mật khẩu"), _("Mở tệp phải gõ mật khẩu này"))
            self.lock.set_value(value=True)
            self._column.addWidget(self.lock)
            self._column.addWidget(label(lock, "note", wrap=True))

    def _send(self, target: Target) -> None:
        if self._busy:
            return
        if self.reason is not None and not self.order.reason:
            self.fault.setText(_("Ghi lý do trước đã. Ví dụ: bổ sung cuộc họp ngày 12/10."))
            self.fault.show()
            self.reason.setFocus()
            return
        if isinstance(target, Path):
            self.list.keep(target)
        self._busy = True
        self.writing.show()
        self.send_wanted.emit(target, self.order)

"""The line in which a password is typed that somebody else is to type again."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from db.messages import N_, Message
from db.registers.fields import Field
from desktop.text import _
from desktop.ui.widgets.editors import Check, LineEditor

SHARED_PASSWORD = Field(
    "password",
    N_("Mật khẩu chung"),
    required=True,
    help=N_("Báo cho nơi nhận bằng lời hoặc giấy, không gửi kèm tệp. Phân biệt chữ hoa, thường."),
    width=60,
)


class PasswordEditor(LineEditor):
    """A line that shows dots, and what is typed on request; it is taken just as typed."""

    def __init__(self) -> None:
        super().__init__()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_box = Check(_("Hiện mật khẩu"))
        self.show_box.setToolTip(_("Hiện những chữ đang gõ"))
        self.show_box.toggled.connect(self._reveal)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.show_box)

    def value(self) -> Any:
        """Return what is typed, or None for nothing."""
        return self.line.text() or None

    def remark(self) -> Message | None:
        """Point out letters that the next reader may not be able to type."""
        text = self.line.text()
        if text.isascii():
            return None
        return Message(N_("Có chữ có dấu, máy khác dễ gõ sai. Nên dùng chữ không dấu và chữ số."))

    def _reveal(self, shown: bool) -> None:
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(echo)

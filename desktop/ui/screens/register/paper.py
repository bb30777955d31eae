"""A register's list as it will be printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from db.registers import Register, by_name
from desktop.paper.register_list import EVERYTHING, Narrowed, register_list
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.paper import PaperScreen
from desktop.ui.screens.register.outgoing import file_stem
from desktop.ui.screens.register.reading import tables_of
from desktop.ui.widgets.labels import label

HEAD_AND_FOOT = frozenset({"unit_fact", "member", "position", "standing"})
"""The tables that say whose list it is, and who signs."""


class ListPaperScreen(PaperScreen):
    """The list last asked for: its picture, print and save; Esc goes back to the register."""

    help_page = "registers"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Danh sách"))
        self.register: Register | None = None
        self._ids: Sequence[int] = ()
        self._narrowed = EVERYTHING
        self.blank.body.addWidget(
            label(_("Chưa chọn danh sách nào. Mở một sổ rồi bấm In danh sách."), wrap=True)
        )
        self.back_button = self.add_action(
            _("Quay lại"), self.back, shortcut="Esc", tip=_("Về danh sách trên màn hình")
        )
        self.show_blank(empty=True)

    def go(
        self,
        *,
        register: str = "",
        ids: Sequence[int] = (),
        narrowed: Narrowed = EVERYTHING,
        **_where: Any,
    ) -> None:
        """Show the list of a register: these records, in this order."""
        if not register:
            return
        self.register = by_name(register)
        self._ids, self._narrowed = ids, narrowed
        self.registers = tables_of(self.register) | HEAD_AND_FOOT
        self.under = self.help_page = self.register.whole
        self.title_words = _(self.register.title)
        self.show_blank(empty=False)
        # What was looked at before must not pass for this list while it is being made.
        self.pages.clear()
        self.set_title(self.title_words, beside=_("Đang lập danh sách…"))
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Make the list anew from what the book now says."""
        register, ids, narrowed = self.register, self._ids, self._narrowed
        if register is None:
            return
        book, today = self.context.book, self.context.today()

        def work() -> bytes:
            with book.read() as session:
                return register_list(session, register, ids, today, narrowed=narrowed)

        self.make(f"danh-sach-{file_stem(register, today)}", work)

    def back(self) -> None:
        """Go back to the register, as it was left."""
        self.context.open_room(self.under or "home")

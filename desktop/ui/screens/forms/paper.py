"""The dictionary of figures as it will be printed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.paper import PaperScreen

DICTIONARY = "dictionary"


class DictionaryPaperScreen(PaperScreen):
    """Its picture, print and save; Esc goes back to the dictionary."""

    help_page = "forms"
    under = "returns"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Từ điển số liệu"))
        self.back_button = self.add_action(
            _("Quay lại"), self.back, shortcut="Esc", tip=_("Về từ điển trên màn hình")
        )
        self.show_blank(empty=False)

    def go(self, **_where: Any) -> None:
        """Show the paper; it is the same for every book."""
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.made is None:
            self.refresh()

    def refresh(self) -> None:
        """Make the paper."""

        def work() -> bytes:
            from desktop.paper.dictionary import dictionary_paper
            from desktop.returns.dictionary import dictionary

            return dictionary_paper(dictionary())

        self.make("tu-dien-so-lieu", work)

    def back(self) -> None:
        """Go back to the dictionary."""
        self.context.open_room(DICTIONARY)

"""What is deleted can be taken back: said in the message, not asked beforehand."""

from __future__ import annotations

from db.messages import N_, Message
from desktop.text import _
from desktop.ui.alerts import Action
from desktop.ui.context import AppContext, Step


def tell_deleted(context: AppContext, text: Message, step: Step | None) -> None:
    """Say what is deleted and offer to take that back, while nothing later was changed."""

    def take_back() -> None:
        if step == context.undo_step:
            context.undo()
        else:
            context.alerts.info(
                Message(N_("Sau đó sổ đã có thay đổi khác. Bấm Ctrl+Z lần lượt để lấy lại."))
            )

    context.alerts.good(text, Action(_("Hoàn tác"), take_back))

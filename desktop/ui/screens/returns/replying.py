"""A superior's reply file: chosen, read, taken into the book, and what came of it in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from db.messages import N_, Message
from db.schema import ReturnState
from desktop.returns.replies.reading import read_reply
from desktop.returns.replies.reply import Reply
from desktop.returns.replies.taking_in import TakenReply, take_in_reply
from desktop.text import _, translate
from desktop.ui.page import Screen
from desktop.ui.screens.returns.opening import FileOpening, OpeningWords
from desktop.ui.screens.returns.reading import moment
from desktop.ui.theme import Tone


class Replying:
    """Leads through the taking in of a reply; `taken` is called with what came of it."""

    def __init__(
        self,
        screen: Screen,
        taken: Callable[[TakenReply], object],
    ) -> None:
        self._context = screen.context
        self._taken = taken
        words = OpeningWords(
            choose=_("Chọn tệp phản hồi cấp trên gửi"),
            kind=_("Phản hồi"),
            reading=_("Đọc {name}"),
        )
        self._opening = FileOpening(screen, words, read_reply, self._take_in)

    def ask(self) -> None:
        """Ask which reply file to take in."""
        self._opening.ask()

    def take(self, path: Path) -> None:
        """Read a reply file and take it into the book, or say in a sentence why not."""
        self._opening.open(path)

    def _take_in(self, reply: Reply) -> None:
        take = partial(take_in_reply, self._opening.book, reply, moment(self._context.today()))
        self._context.writer.submit(take, self._say)

    def _say(self, taken: TakenReply) -> None:
        self._taken(taken)
        words = " ".join(translate(each) for each in taken.words())
        told = Message(_TOLD, {"superior": taken.reply.receipt.superior, "words": words})
        self._context.alerts.say(_tone(taken), told)


def _tone(taken: TakenReply) -> Tone:
    if taken.older or not taken.changed:
        return Tone.INFO
    if taken.left is not None or taken.reply.unsettled or taken.state is ReturnState.SENT_BACK:
        return Tone.ATTENTION
    return Tone.GOOD


_TOLD = N_("Phản hồi của {superior}: {words}")

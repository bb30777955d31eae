"""What a reply file says: what came of a return, and every query about it."""

from __future__ import annotations

from dataclasses import dataclass

from db.dates import show_date
from db.messages import N_, Message, plain
from db.numbers import show_count
from db.periods import Period
from db.registers.superior_queries import NewSuperiorQuery
from db.registers.superior_replies import NewSuperiorReply
from db.schema import ReceiptState


@dataclass(frozen=True)
class Reply:
    """A superior's reply to a unit about its return of a period.

    `receipt` tells of the newest number the superior has; `queries` are all that the unit has
    to know of, those settled too, each by the superior's own number.
    """

    unit_code: str
    unit_name: str
    receipt: NewSuperiorReply
    queries: tuple[NewSuperiorQuery, ...]

    @property
    def form(self) -> str:
        """Return the code of the form."""
        return self.receipt.form

    @property
    def period(self) -> Period:
        """Return the period of the return."""
        return self.receipt.period

    @property
    def unsettled(self) -> int:
        """Return how many queries the superior has not settled."""
        return sum(not each.settled for each in self.queries)


_RECEIVED = N_("Đã nhận báo cáo số {number} ngày {day}.")
_DECIDED = {
    ReceiptState.ACCEPTED: N_("Báo cáo được chấp nhận ngày {day}."),
    ReceiptState.SENT_BACK: N_("Báo cáo được trả lại ngày {day} để sửa và lập số mới."),
}
_LEFT = N_("Còn {count} câu hỏi cần làm rõ.")
_NONE_LEFT = N_("Không có câu hỏi nào cần làm rõ.")


def receipt_words(reply: Reply) -> list[Message]:
    """Return what came of a return, sentence by sentence."""
    said = reply.receipt
    facts = {"number": said.revision, "day": show_date(said.received_on)}
    words = [Message(_RECEIVED, facts)]
    if said.decided_on is not None:
        words.append(Message(_DECIDED[said.state], {"day": show_date(said.decided_on)}))
    if said.words:
        words.append(plain(said.words))
    if reply.unsettled:
        words.append(Message(_LEFT, {"count": show_count(reply.unsettled)}))
    else:
        words.append(Message(_NONE_LEFT))
    return words

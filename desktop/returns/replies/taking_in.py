"""Taking a superior's reply into the book: what became of the return, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from db.book import Book
from db.messages import N_, Message
from db.registers import return_life, superior_queries, superior_replies
from db.registers.handed_in import ReturnRow, returns_of
from db.registers.superior_queries import NewSuperiorQuery, SuperiorQueryRow
from db.registers.superior_replies import SuperiorReplyRow
from db.registers.unit import unit_on
from db.schema import ReceiptState, ReturnState, code_key
from db.vietnamese import quoted
from desktop.returns.replies.errors import ReplyRefusedError
from desktop.returns.replies.reply import Reply, receipt_words

_STATES = {
    ReceiptState.ACCEPTED: ReturnState.ACCEPTED,
    ReceiptState.SENT_BACK: ReturnState.SENT_BACK,
}


@dataclass(frozen=True)
class TakenReply:
    """What came of taking in a reply.

    An `older` one changed nothing, nor did one taken in before. `asked` and `settled` are how
    many queries are new, and how many are now settled; `state` is that of the number it speaks
    of, None where the book has none such; `left` says why that number stands as it did.
    """

    reply: Reply
    older: bool = False
    changed: bool = False
    asked: int = 0
    settled: int = 0
    state: ReturnState | None = None
    left: Message | None = None

    def words(self) -> list[Message]:
        """Return what is to be said of it, sentence by sentence."""
        if self.older:
            return [Message(_OLDER)]
        if not self.changed:
            return [Message(_TAKEN_IN)]
        return [*receipt_words(self.reply), *([] if self.left is None else [self.left])]


def take_in_reply(book: Book, reply: Reply, now: datetime) -> TakenReply:
    """Take a reply in as one change of the book and say what came of it.

    Taken in twice it changes nothing the second time; an older one than was taken in before
    changes nothing at all. Raises ReplyRefusedError as `refuse_strangers`.
    """
    said = reply.receipt
    title = N_("nhận phản hồi của {superior} về báo cáo {form} số {number}")
    facts = {"superior": said.superior, "form": said.form, "number": said.revision}
    with book.change(title, **facts) as session:
        refuse_strangers(session, reply)
        return _Taking(session, reply, now.date()).take()


def refuse_strangers(session: Session, reply: Reply) -> None:
    """Raise ReplyRefusedError for a reply to another unit, or about a return never made here."""
    own = unit_on(session, reply.period.end)
    if code_key(reply.unit_code) != code_key(own.code):
        raise ReplyRefusedError(
            N_(
                "Tệp này là phản hồi gửi {unit} (mã {code}), không phải gửi {own} (mã {own_code}). "
                "Hãy chọn tệp gửi cho đơn vị mình."
            ),
            unit=quoted(reply.unit_name or reply.unit_code),
            code=quoted(reply.unit_code),
            own=own.name or own.code,
            own_code=own.code,
        )
    if not returns_of(session, reply.form, reply.period):
        raise ReplyRefusedError(
            N_(
                "Tệp này là phản hồi về báo cáo {form} {period} mà sổ chưa lập. Hãy xem lại có mở "
                "đúng sổ không."
            ),
            form=quoted(reply.form),
            period=reply.period.name.within(),
        )


class _Taking:
    """One reply on its way into the book."""

    def __init__(self, session: Session, reply: Reply, today: date) -> None:
        self._session = session
        self._reply = reply
        self._today = today
        self._superior = code_key(reply.receipt.superior_code)
        self._earlier = self._kept()
        self._known = {each.number: each for each in self._asked()}

    def take(self) -> TakenReply:
        reply = self._reply
        before = self._stands()
        if not superior_replies.take_in(self._session, reply.receipt, self._today):
            return TakenReply(reply, older=True)
        queries = [*reply.queries, *self._no_longer_asked()]
        superior_queries.take_in(self._session, queries, self._today)
        left = self._move()
        now = {each.number: each for each in self._asked()}
        return TakenReply(
            reply,
            changed=self._stands() != before,
            asked=len(now.keys() - self._known.keys()),
            settled=sum(
                each.settled_on is not None
                and (number not in self._known or self._known[number].settled_on is None)
                for number, each in now.items()
            ),
            state=next((each.state for each in self._numbers() if self._is_meant(each)), None),
            left=left,
        )

    def _no_longer_asked(self) -> Iterator[NewSuperiorQuery]:
        """Give the queries that the superior no longer knows of, as after a loss of its book.

        Every reply tells of all its queries: nobody waits for the answer to any other.
        """
        told = {each.number for each in self._reply.queries}
        for each in self._known.values():
            if each.number not in told and each.settled_on is None:
                kept = {
                    name: getattr(each, name)
                    for name in NewSuperiorQuery.__dataclass_fields__
                    if name != "settled"
                }
                yield NewSuperiorQuery(**kept, settled=True)

    def _move(self) -> Message | None:
        """Bring the number spoken of where the superior sees it, or say why it stays."""
        numbers = self._numbers()
        spoken_of = next((each for each in numbers if self._is_meant(each)), None)
        facts = {"number": self._reply.receipt.revision, "latest": numbers[0].revision}
        if spoken_of is None:
            return Message(_NOT_KNOWN, facts)
        if not spoken_of.newest:
            return Message(_REPLACED, facts)
        state = _STATES.get(self._reply.receipt.state)
        if state is None:
            self._receive(spoken_of)
        elif not self._said_before(spoken_of, state):
            self._answer(spoken_of, state)
        return None

    def _receive(self, row: ReturnRow) -> None:
        """Note that a number arrived; an answer goes only where the superior took it back."""
        if row.state is ReturnState.EXPORTED:
            self._send(row)
        earlier = self._earlier
        if earlier is None or earlier.revision != row.revision:
            return
        if row.state is _STATES.get(earlier.state):
            return_life.take_back(self._session, row.id)

    def _said_before(self, row: ReturnRow, state: ReturnState) -> bool:
        """Tell whether an answer is written down already, by hand or from an earlier reply."""
        earlier, said = self._earlier, self._reply.receipt
        if row.state is not state:
            return False
        if earlier is None or (earlier.revision, earlier.state) != (said.revision, said.state):
            return True
        return (earlier.words, earlier.decided_on) == (said.words, said.decided_on)

    def _answer(self, row: ReturnRow, state: ReturnState) -> None:
        if row.answered_on is not None:
            return_life.take_back(self._session, row.id)
        sent_on = row.sent_on or self._send(row)
        said = self._reply.receipt
        day = max(said.decided_on or self._today, sent_on)
        mark = {
            ReturnState.ACCEPTED: return_life.mark_accepted,
            ReturnState.SENT_BACK: return_life.mark_sent_back,
        }[state]
        mark(self._session, row.id, day, said.words)

    def _send(self, row: ReturnRow) -> date:
        """Write down that a number was sent, as it arrived, and return the day."""
        day = max(row.made_at.date(), self._reply.receipt.received_on)
        return_life.mark_sent(self._session, row.id, day)
        return day

    def _is_meant(self, row: ReturnRow) -> bool:
        return row.revision == self._reply.receipt.revision

    def _numbers(self) -> list[ReturnRow]:
        return returns_of(self._session, self._reply.form, self._reply.period)

    def _asked(self) -> list[SuperiorQueryRow]:
        found = superior_queries.asked(self._session, self._reply.form, self._reply.period)
        return [each for each in found if code_key(each.superior_code) == self._superior]

    def _kept(self) -> SuperiorReplyRow | None:
        found = superior_replies.replies(self._session, self._reply.form, self._reply.period)
        of_superior = (each for each in found if code_key(each.superior_code) == self._superior)
        return next(of_superior, None)

    def _stands(self) -> tuple[object, ...]:
        """Return all that a reply may change; not when the reply was made, or came."""
        kept = self._kept()
        if kept is not None:
            made_at = self._reply.receipt.made_at
            kept = replace(kept, made_at=made_at, came_on=self._today)
        return kept, self._asked(), self._numbers()


_OLDER = N_("Tệp này lập trước phản hồi đã nhận nên không có gì thay đổi.")
_TAKEN_IN = N_("Phản hồi này đã nhận rồi, không có gì mới.")
_NOT_KNOWN = N_(
    "Cấp trên nói về số {number} nhưng sổ chỉ có đến số {latest}, có lẽ sổ được lấy lại từ bản sao "
    "cũ. Hãy tìm tệp số {number} đã gửi rồi lập lại báo cáo vào cùng thư mục với tệp ấy."
)
_REPLACED = N_(
    "Phản hồi nói về số {number}; sổ đã lập số {latest} sau đó nên trạng thái số {latest} giữ "
    "nguyên."
)

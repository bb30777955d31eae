"""What units below are to be told of their returns, as the superior's book has it now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from db.periods import Period
from db.registers import unit_queries
from db.registers.receipts import Receipt, receipts, told_last
from db.registers.received import ReceivedRow, received
from db.registers.superior_queries import NewSuperiorQuery
from db.registers.superior_replies import NewSuperiorReply
from db.registers.unit import Unit, unit_on
from db.registers.unit_queries import QueryRow
from db.schema import code_key
from desktop.returns.replies.reply import Reply
from desktop.returns.replies.reply_json import digest_of


@dataclass(frozen=True)
class ReplyDue:
    """A reply as it would be made now, and the return it is about.

    `answers` are those the unit gave, by the number of their query; `news` tells that the reply
    says something its unit was not told before.
    """

    reply: Reply
    received_id: int
    answers: Mapping[int, str]
    digest: str
    news: bool


def replies_due(session: Session, form: str, period: Period, now: datetime) -> list[ReplyDue]:
    """Return the replies to all units whose return was taken in, in the order of their codes."""
    asked: defaultdict[str, list[QueryRow]] = defaultdict(list)
    for each in unit_queries.queries(session, form, period):
        asked[code_key(each.unit_code)].append(each)
    said, told_at = receipts(session, form, period), told_last(session, form, period)
    own = unit_on(session, now.date())
    return [
        _due(own, row, asked[unit], said.get(row.id, Receipt()), _after(told_at.get(unit), now))
        for row in received(session, form, period)
        for unit in [code_key(row.unit_code)]
    ]


def _due(
    own: Unit, row: ReceivedRow, asked: list[QueryRow], receipt: Receipt, made_at: datetime
) -> ReplyDue:
    reply = Reply(
        unit_code=row.unit_code,
        unit_name=row.unit_name,
        receipt=NewSuperiorReply(
            form=row.form,
            period=row.period,
            superior_code=own.code,
            superior=own.name,
            made_at=made_at,
            revision=row.revision,
            received_on=row.received_at.date(),
            state=receipt.state,
            words=receipt.words,
            decided_on=receipt.decided_on,
        ),
        queries=tuple(_queries(own, asked)),
    )
    answers = {each.id: each.answer for each in asked if each.answer}
    digest = digest_of(reply)
    return ReplyDue(reply, row.id, answers, digest, digest != receipt.told)


def _after(told_at: datetime | None, now: datetime) -> datetime:
    """Return this moment, or one after the last reply's where the clock fell behind."""
    now = now.replace(microsecond=0)
    return now if told_at is None else max(now, told_at + timedelta(seconds=1))


def _queries(own: Unit, asked: list[QueryRow]) -> Iterator[NewSuperiorQuery]:
    """Give what the unit has to know of: not what was settled before it ever heard of it."""
    for each in asked:
        settled = each.settled_on is not None
        if not settled or each.sent_on is not None:
            yield NewSuperiorQuery(
                number=each.id,
                superior_code=own.code,
                superior=own.name,
                form=each.form,
                period=each.period,
                revision=each.revision,
                sheet=each.sheet,
                cell=each.cell,
                figure=each.figure,
                shown=each.shown,
                question=each.question,
                asked_on=each.asked_on,
                due_on=each.due_on,
                settled=settled,
            )

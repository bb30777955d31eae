"""What a unit answers its superior, to go out with the next number of a return."""

from __future__ import annotations

from sqlalchemy.orm import Session

from db.periods import Period
from db.registers import superior_queries, superior_replies
from db.schema import code_key
from desktop.returns.manifest import Answer


def given_answers(session: Session, form: str, period: Period) -> tuple[Answer, ...]:
    """Return the answers given to queries about a return, to travel with its next number.

    Those alone that the superior asked whose reply came last: no other counts by its numbers.
    """
    newest = next(iter(superior_replies.replies(session, form, period)), None)
    if newest is None:
        return ()
    asker = code_key(newest.superior_code)
    return tuple(
        Answer(each.number, each.answer, each.answered_on)
        for each in superior_queries.asked(session, form, period)
        if each.answered_on is not None and code_key(each.superior_code) == asker
    )

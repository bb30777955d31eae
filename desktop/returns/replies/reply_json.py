"""A reply as JSON, and back; what comes from a file is believed only in its own types."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from db.periods import Period
from db.registers.superior_queries import NewSuperiorQuery
from db.registers.superior_replies import NewSuperiorReply
from db.schema import ReceiptState
from desktop.files.places import place_of
from desktop.returns.json_parts import whole, word
from desktop.returns.replies.reply import Reply

KIND = "sochibo-reply"
"""By which the hidden sheet of a reply file is known."""
_SAID = ("receipt", "queries")


def encode(reply: Reply) -> dict[str, Any]:
    """Return the reply's parts by name, each fit for JSON."""
    said = reply.receipt
    return {
        "head": {
            "form": said.form,
            "period": {"from": said.period.start.isoformat(), "to": said.period.end.isoformat()},
            "unit": {"code": reply.unit_code, "name": reply.unit_name},
            "superior": {"code": said.superior_code, "name": said.superior},
            "time": said.made_at.isoformat(timespec="seconds"),
        },
        "receipt": {
            "revision": said.revision,
            "received_on": said.received_on.isoformat(),
            "state": str(said.state),
            "words": said.words,
            "decided_on": _day_out(said.decided_on),
        },
        "queries": [_query_out(each) for each in reply.queries],
    }


def digest_of(reply: Reply) -> str:
    """Return a digest of what the unit is told, whenever and by whatever name it is told."""
    parts = encode(reply)
    told = json.dumps([parts[name] for name in _SAID], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def decode(said: Mapping[str, Any]) -> Reply:
    """Return the reply; raises one of manifest_json.NONSENSE."""
    head, receipt = said["head"], said["receipt"]
    state, decided_on = ReceiptState(receipt["state"]), _perhaps(receipt["decided_on"])
    if (state is ReceiptState.RECEIVED) != (decided_on is None):
        raise ValueError(state)
    period = Period(_day(head["period"]["from"]), _day(head["period"]["to"]))
    about: dict[str, Any] = {
        "form": word(head["form"]),
        "period": period,
        "superior_code": word(head["superior"]["code"]),
        "superior": word(head["superior"]["name"]),
    }
    return Reply(
        unit_code=word(head["unit"]["code"]),
        unit_name=word(head["unit"]["name"]),
        receipt=NewSuperiorReply(
            **about,
            made_at=_moment(head["time"]),
            revision=whole(receipt["revision"]),
            received_on=_day(receipt["received_on"]),
            state=state,
            words=word(receipt["words"]),
            decided_on=decided_on,
        ),
        queries=tuple(_query_in(each, about) for each in said["queries"]),
    )


def _query_out(query: NewSuperiorQuery) -> dict[str, Any]:
    return {
        "number": query.number,
        "revision": query.revision,
        "sheet": query.sheet,
        "cell": query.cell,
        "figure": query.figure,
        "shown": query.shown,
        "question": query.question,
        "asked_on": query.asked_on.isoformat(),
        "due_on": _day_out(query.due_on),
        "settled": query.settled,
    }


def _query_in(said: Mapping[str, Any], about: Mapping[str, Any]) -> NewSuperiorQuery:
    cell, settled = word(said["cell"]), said["settled"]
    if cell:
        place_of(cell)
    if not isinstance(settled, bool):
        raise TypeError(settled)
    return NewSuperiorQuery(
        **about,
        number=whole(said["number"]),
        revision=whole(said["revision"]),
        sheet=word(said["sheet"]),
        cell=cell,
        figure=word(said["figure"]),
        shown=word(said["shown"]),
        question=word(said["question"]),
        asked_on=_day(said["asked_on"]),
        due_on=_perhaps(said["due_on"]),
        settled=settled,
    )


def _day_out(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: object) -> date:
    return date.fromisoformat(word(text))


def _perhaps(text: object) -> date | None:
    return None if text is None else _day(text)


def _moment(text: object) -> datetime:
    """Return a moment that knows its time zone; ValueError for any other."""
    moment = datetime.fromisoformat(word(text))
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment

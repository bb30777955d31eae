"""What the page of one member's commitment is given from the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import vagueness
from db.messages import N_, Message
from db.registers import commitment_year, store, subjects, words
from db.registers.commitment_year import ItemRow
from db.registers.commitments import COMMITMENTS, GROUPS, others_texts
from db.registers.fields import Values
from db.registers.words import Words
from db.schema import Commitment, Member
from db.vagueness import Reason
from desktop.text import _
from desktop.ui.screens.commitments.wording import doubt_words
from desktop.ui.widgets.pickers import subjects_named
from desktop.ui.widgets.suggest import Suggestion


@dataclass(frozen=True)
class Stored:
    """One item as the book holds it: what waits with it, and its values by field."""

    row: ItemRow
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Facts:
    """One member's items for a year, what they may begin with, and what they are judged by.

    `others` are the texts of other members, as `vagueness.reasons` asks for them.
    """

    member_id: int
    name: str
    year: int
    today: date
    items: tuple[Stored, ...]
    last_year: tuple[Mapping[str, Any], ...]
    others: frozenset[str]
    groups: tuple[str, ...]
    subjects: tuple[Suggestion, ...]
    words: Words

    def remark(self, values: Values) -> Message | None:
        """Return why an item is vague and an example of its group; None of a concrete one."""
        if not (why := doubt_words(self.reasons(values))):
            return None
        example = vagueness.for_instance(values["group"])
        return Message(N_("{why}\n{example}"), {"why": why, "example": example})

    def reasons(self, values: Values) -> tuple[Reason, ...]:
        """Return why an item is vague; none of a concrete one."""
        text = values["content"]
        if not text:
            return ()
        return vagueness.reasons(text, values["measure"], values["due"], others=self.others)


def read_facts(session: Session, member_id: int, year: int, today: date) -> Facts:
    """Return what the page needs now; raises LookupError when the member is gone."""
    member = store.one(session, Member, member_id)
    rows = commitment_year.items_of(session, member_id, year, today)
    used = session.scalars(select(Commitment.group).distinct().order_by(Commitment.group))
    return Facts(
        member_id=member_id,
        name=member.full_name,
        year=year,
        today=today,
        items=tuple(_stored(session, row) for row in rows),
        last_year=tuple(commitment_year.starting_points(session, member_id, year)),
        others=others_texts(session, year, member_id),
        groups=tuple(dict.fromkeys([*GROUPS, *filter(None, used)])),
        subjects=tuple(subjects_named(subjects.subjects(session), year)),
        words=words.read_words(session, [COMMITMENTS], _),
    )


def _stored(session: Session, row: ItemRow) -> Stored:
    return Stored(row, store.values_of(COMMITMENTS, store.get(session, COMMITMENTS, row.id)))

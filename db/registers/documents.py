"""Documents issued (văn bản): their description, and how they are numbered.

Numbers run from 01 for each type within a term of the committee (DOMAIN §6). The days before
the first term, between two terms and after the last one make a run of their own; without any
term all documents do.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise

from sqlalchemy import Integer, Select, cast, select
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.registers.fields import (
    SUBJECTS_SERVED,
    BookCheck,
    Field,
    FieldKind,
    Register,
    Values,
)
from db.registers.terms import stretch_of, term_on
from db.schema import Document, code_key
from db.vietnamese import quoted

TYPES = ("NQ", "KH", "CTr", "BC", "TB")
"""The types every return shows (CONTRACT §3, the filters)."""
MORE_TYPES = ("QĐ", "TTr", "CV", "BB")

_NUMBER = re.compile(r"(\d+)([^\W\d_](?!\w))?(.*)", re.DOTALL)
LEAST_DIGITS = 2


@dataclass(frozen=True)
class Number:
    """A document's number as it is written: 07, 07-BC/CB, or 07a slipped in after 07."""

    text: str

    @cached_property
    def _parts(self) -> tuple[str, str, str]:
        found = _NUMBER.match(self.text)
        return (found[1], found[2] or "", found[3]) if found else ("", "", "")

    @property
    def leading(self) -> int:
        """Return the number itself, 0 where the text begins with none."""
        return int(self._parts[0] or 0)

    @property
    def place(self) -> tuple[int, str]:
        """Return what only one document of a run may have."""
        return self.leading, self._parts[1].casefold()

    def followed_by(self, number: int) -> str:
        """Return another number written as this one is."""
        digits, _letter, rest = self._parts
        return f"{number:0{max(len(digits), LEAST_DIGITS)}}{rest}"


_leading = cast(Document.number, Integer)
"""The number a text begins with, as `Number.leading` reads it; 0 where there is none."""


def _run(session: Session, type_: str, day: date) -> Select[Document]:
    """Return the query of the documents that are numbered together with one of a type and day."""
    stretch = stretch_of(session, day)
    return select(Document).where(
        Document.type_key == code_key(type_),
        Document.day.between(stretch.start, stretch.end),
        _leading > 0,
    )


_HIGHEST_FIRST = (_leading.desc(), Document.id.desc())


def next_number(session: Session, type_: str, day: date) -> str:
    """Return the number after the highest of a type in the term of a day, written as the last."""
    last = session.scalars(_run(session, type_, day).order_by(*_HIGHEST_FIRST).limit(1)).first()
    number = 1 if last is None else Number(last.number or "").leading + 1
    before = (
        last
        or session.scalars(
            select(Document)
            .where(Document.type_key == code_key(type_), _leading > 0)
            .order_by(Document.day.desc(), Document.id.desc())
            .limit(1)
        ).first()
    )
    return Number((before and before.number) or "").followed_by(number)


def _number_gap(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a number with none right before it in its run."""
    number, type_, day = _told(values)
    if number.leading < 2 or day is None or not type_:
        return None
    wanted = _run(session, type_, day).where(
        _leading < number.leading, Document.id.is_distinct_from(record_id)
    )
    before = session.scalars(wanted.order_by(*_HIGHEST_FIRST).limit(1)).first()
    facts = {"number": number.text, "type": type_}
    if before is None:
        term = term_on(session, day)
        if term is None:
            return None
        return Message(
            N_("Nhiệm kỳ {term} chưa có {type} nào trước số {number}. Mỗi nhiệm kỳ đánh từ số 01."),
            facts | {"term": term.name},
        )
    if Number(before.number or "").leading == number.leading - 1:
        return None
    return Message(
        N_("Trước số {number} còn bỏ trống: {type} liền trước trong sổ là số {other}, {day}."),
        facts | {"other": before.number, "day": show_date(before.day)},
    )


def _number_repeated(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a number that another document of its run has."""
    number, type_, day = _told(values)
    if number.leading < 1 or day is None or not type_:
        return None
    wanted = _run(session, type_, day).where(
        _leading == number.leading, Document.id.is_distinct_from(record_id)
    )
    for other in session.scalars(wanted.order_by(Document.day, Document.id)):
        if Number(other.number or "").place == number.place:
            return Message(
                N_("Số {number} đã dùng cho {type} {day}: “{abstract}”. Số tiếp theo là {next}."),
                {
                    "number": other.number,
                    "type": other.type,
                    "day": show_date(other.day),
                    "abstract": quoted(other.abstract or ""),
                    "next": next_number(session, type_, day),
                },
            )
    return None


def _told(values: Values) -> tuple[Number, str, date | None]:
    return Number(values.get("number") or ""), values.get("type") or "", values.get("day")


@dataclass(frozen=True)
class Numbering:
    """What is wrong with the numbers of one type: those left out, first to last, and those twice.

    `after_gaps` are the documents right after each gap, `alike` those that share a number.
    """

    type: str
    missing: tuple[tuple[int, int], ...]
    repeated: tuple[str, ...]
    after_gaps: tuple[int, ...]
    alike: tuple[int, ...]


def doubtful_numbers(session: Session, day: date) -> list[Numbering]:
    """Return the types whose numbers have gaps or repeats in the term of a day."""
    stretch = stretch_of(session, day)
    wanted = (
        select(Document.id, Document.type, Document.type_key, Document.number)
        .where(Document.type_key != "", Document.day.between(stretch.start, stretch.end))
        .where(_leading > 0)
        .order_by(Document.type_key, _leading, Document.id)
    )
    found = []
    for _key, rows in groupby(session.execute(wanted), key=lambda row: row.type_key):
        one_type = [(row.id, row.type, Number(row.number)) for row in rows]
        numbering = _look_through(one_type)
        if numbering.missing or numbering.repeated:
            found.append(numbering)
    return found


def _look_through(rows: list[tuple[int, str, Number]]) -> Numbering:
    """Return what is wrong with the numbers of one type, given in their order."""
    missing = [
        (before.leading + 1, number.leading - 1, id_)
        for (_id, _type, before), (id_, _same, number) in pairwise(rows)
        if number.leading > before.leading + 1
    ]
    places = Counter(number.place for _id, _type, number in rows)
    twice = [(id_, number) for id_, _type, number in rows if places[number.place] > 1]
    return Numbering(
        type=rows[0][1],
        missing=tuple((first, last) for first, last, _after in missing),
        repeated=tuple(dict.fromkeys(number.text for _id, number in twice)),
        after_gaps=tuple(after for _first, _last, after in missing),
        alike=tuple(id_ for id_, _number in twice),
    )


def _offer_number(session: Session, values: Values, _today: date) -> str | None:
    """Return the next number of the type, in the term of the day."""
    type_, day = values.get("type"), values.get("day")
    return next_number(session, type_, day) if type_ and day else None


DOCUMENTS = Register(
    name="documents",
    sheet=N_("Văn bản"),
    title=N_("Văn bản"),
    table=Document,
    prefix="VB",
    place=90,
    dates=("day",),
    naming=("type", "number"),
    against={
        "number_gap": BookCheck("number", _number_gap),
        "number_repeated": BookCheck("number", _number_repeated),
    },
    offers={"number": _offer_number},
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("type", N_("Loại"), suggestions=TYPES + MORE_TYPES, width=8, carried=True),
        Field("number", N_("Số"), width=8),
        Field("day", N_("Ngày"), FieldKind.DATE, required=True, width=12),
        Field("abstract", N_("Trích yếu"), FieldKind.LONG_TEXT, width=44),
        SUBJECTS_SERVED,
    ),
)

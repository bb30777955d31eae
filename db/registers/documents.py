"""Documents issued (văn bản): their description, and how they are numbered.

Numbers run from 01 for each type within a term of the committee (DOMAIN §6). The days before
the first term, between two terms and after the last one make a run of their own; without any
term all documents do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise, takewhile

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.registers.fields import CODE, SUBJECTS_SERVED, BookCheck, Field, FieldKind, Register, Values
from db.registers.remembering import remembered
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


@dataclass(frozen=True)
class _Numbered:
    """A document with a number, as those numbered together are compared."""

    id: int
    type: str
    number: Number
    day: date
    abstract: str


def _all_runs(session: Session) -> Mapping[str, list[_Numbered]]:
    """Return the numbered documents of every type, by number, each type by its key."""
    return remembered(session, _Numbered, lambda: _read_runs(session))


def _read_runs(session: Session) -> Mapping[str, list[_Numbered]]:
    columns = Document.id, Document.type, Document.number, Document.day, Document.abstract
    wanted = select(*columns).where(Document.type != "", Document.number != "")
    found: defaultdict[str, list[_Numbered]] = defaultdict(list)
    for id_, type_, text, day, abstract in session.execute(wanted.order_by(Document.id)):
        number = Number(text or "")
        if type_ and number.leading:
            numbered = _Numbered(id_, type_, number, day, abstract or "")
            found[code_key(type_)].append(numbered)
    for each in found.values():
        each.sort(key=lambda one: one.number.leading)
    return found


def _run(session: Session, type_: str, day: date) -> list[_Numbered]:
    """Return the documents that are numbered together with one of a type and day, by number."""
    stretch, key = stretch_of(session, day), code_key(type_)

    def read() -> list[_Numbered]:
        alike = _all_runs(session).get(key, ())
        return [each for each in alike if stretch.contains(each.day)]

    return remembered(session, (key, stretch), read)


def next_number(session: Session, type_: str, day: date) -> str:
    """Return the number after the highest of a type in the term of a day, written as the last."""
    run = _run(session, type_, day)
    if run:
        last = run[-1].number
        return last.followed_by(last.leading + 1)
    before = _all_runs(session).get(code_key(type_), ())
    newest = max(before, key=lambda each: (each.day, each.id), default=None)
    return Number("" if newest is None else newest.number.text).followed_by(1)


def _number_gap(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a number with none right before it in its run."""
    number, type_, day = _told(values)
    if number.leading < 2 or day is None or not type_:
        return None
    run = _run(session, type_, day)
    place = bisect_left(run, number.leading, key=lambda each: each.number.leading)
    before = next((each for each in reversed(run[:place]) if each.id != record_id), None)
    facts = {"number": number.text, "type": type_}
    if before is None:
        term = term_on(session, day)
        if term is None:
            return None
        return Message(
            N_("Nhiệm kỳ {term} chưa có {type} nào trước số {number}. Mỗi nhiệm kỳ đánh từ số 01."),
            facts | {"term": term.name},
        )
    if before.number.leading == number.leading - 1:
        return None
    return Message(
        N_("Trước số {number} còn bỏ trống: {type} liền trước trong sổ là số {other}, {day}."),
        facts | {"other": before.number.text, "day": show_date(before.day)},
    )


def _number_repeated(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a number that another document of its run has."""
    number, type_, day = _told(values)
    if number.leading < 1 or day is None or not type_:
        return None
    run = _run(session, type_, day)
    place = bisect_left(run, number.leading, key=lambda each: each.number.leading)
    for other in takewhile(lambda each: each.number.leading == number.leading, run[place:]):
        if other.number.place == number.place and other.id != record_id:
            return Message(
                N_("Số {number} đã dùng cho {type} {day}: “{abstract}”. Số tiếp theo là {next}."),
                {
                    "number": other.number.text,
                    "type": other.type,
                    "day": show_date(other.day),
                    "abstract": quoted(other.abstract),
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
    runs = (_run(session, type_, day) for type_ in sorted(_all_runs(session)))
    found = [_look_through(run) for run in runs if run]
    return [each for each in found if each.missing or each.repeated]


def _look_through(run: Sequence[_Numbered]) -> Numbering:
    """Return what is wrong with the numbers of a run."""
    gaps = [
        (before.number.leading + 1, after.number.leading - 1, after.id)
        for before, after in pairwise(run)
        if after.number.leading > before.number.leading + 1
    ]
    places = Counter(each.number.place for each in run)
    twice = [each for each in run if places[each.number.place] > 1]
    return Numbering(
        type=run[0].type,
        missing=tuple((first, last) for first, last, _after in gaps),
        repeated=tuple(dict.fromkeys(each.number.text for each in twice)),
        after_gaps=tuple(after for _first, _last, after in gaps),
        alike=tuple(each.id for each in twice),
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
        CODE,
        Field("type", N_("Loại"), suggestions=TYPES + MORE_TYPES, width=8, carried=True),
        Field("number", N_("Số"), width=8),
        Field("day", N_("Ngày"), FieldKind.DATE, required=True, width=12),
        Field("abstract", N_("Trích yếu"), FieldKind.LONG_TEXT, width=44),
        SUBJECTS_SERVED,
    ),
)

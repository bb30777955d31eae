"""The list of a register, filled from the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from db.dates import show_date
from db.numbers import show_count
from db.periods import Period
from db.registers import Field, FieldKind, Register
from db.registers.fields import Values
from db.registers.signing import signer_on
from db.registers.stages import stages_of
from db.registers.store import records_of, values_of
from db.registers.totals import sums
from db.registers.unit import unit_on
from db.registers.words import Words, read_words
from desktop.paper.layout import PARTY_LAYOUT, ListLayout, PartyLayout
from desktop.paper.list_data import ListColumn, ListData
from desktop.paper.list_sheet import list_sheet
from desktop.paper.pen import Align

_BETWEEN = " · "
_SIDES = {
    FieldKind.INTEGER: Align.RIGHT,
    FieldKind.DECIMAL: Align.RIGHT,
    FieldKind.CODE: Align.CENTRE,
    FieldKind.DATE: Align.CENTRE,
    FieldKind.PARTIAL_DATE: Align.CENTRE,
    FieldKind.TIME: Align.CENTRE,
    FieldKind.YEAR: Align.CENTRE,
    FieldKind.FLAG: Align.CENTRE,
}
"""Where short values stand; words stand at the left, and may run over several lines."""


@dataclass(frozen=True)
class Narrowed:
    """What a register's list was narrowed to: period, values by field, words sought, a stage.

    Of a field that holds several the value is one of them.
    """

    period: Period | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    search: str = ""
    stage: str = ""


EVERYTHING = Narrowed()


def register_list(
    session: Session,
    register: Register,
    ids: Sequence[int],
    day: date,
    *,
    narrowed: Narrowed = EVERYTHING,
    layout: PartyLayout = PARTY_LAYOUT,
) -> bytes:
    """Return the PDF of a register's list made on a day: these records, in this order.

    `narrowed` is printed under the title. On paper everything is Vietnamese.
    """
    data = list_data(session, register, ids, day, narrowed=narrowed, words=layout.register)
    return list_sheet(data, layout)


def list_data(
    session: Session,
    register: Register,
    ids: Sequence[int],
    day: date,
    *,
    narrowed: Narrowed = EVERYTHING,
    words: ListLayout = PARTY_LAYOUT.register,
) -> ListData:
    """Return what the list says; records gone meanwhile are left out."""
    unit, signer = unit_on(session, day), signer_on(session, day)
    said = read_words(session, [register])
    rows = [values_of(register, record) for record in records_of(session, register, ids)]
    fields = printed_fields(register, rows, said)
    return ListData(
        superior=unit.parent or unit.superior,
        unit=unit.name,
        place=unit.place,
        day=day,
        about=register.title,
        columns=tuple(map(_column, fields)),
        rows=tuple(tuple(said.of(each, row[each.name]) for each in fields) for row in rows),
        totals=(_BETWEEN.join(_added_up(register, rows, words)),) if rows else (),
        period=_period(narrowed.period, words),
        note=_note(register, narrowed, said, words),
        office=signer.title.upper(),
        signer=signer.name,
    )


def printed_fields(register: Register, rows: Sequence[Values], said: Words) -> list[Field]:
    """Return the fields a list prints: those a table shows and some record fills in.

    Codes only where people quote them; of an empty list every one.
    """
    return [
        each
        for each in register.fields
        if each.listed
        and (each.required or each.kind is not FieldKind.CODE)
        and (not rows or any(said.of(each, row[each.name]) for row in rows))
    ]


def _column(each: Field) -> ListColumn:
    side = _SIDES.get(each.kind, Align.LEFT)
    return ListColumn(each.title, side, each.width if side is Align.LEFT else None)


def _period(period: Period | None, words: ListLayout) -> str:
    if period is None:
        return ""
    return words.period.format(start=show_date(period.start), end=show_date(period.end))


def _note(register: Register, narrowed: Narrowed, said: Words, words: ListLayout) -> str:
    """Return what the list was narrowed to besides a period: values, a stage, words sought."""
    parts = []
    for name, value in narrowed.values.items():
        each = register.field(name)
        several = each.kind in (FieldKind.REFERENCES, FieldKind.PEOPLE)
        parts.append(f"{each.title}: {said.of(each, (value,) if several else value)}")
    if (stages := stages_of(register.name)) is not None and narrowed.stage:
        parts.append(stages.words[narrowed.stage].label)
    if narrowed.search:
        parts.append(words.search.format(words=narrowed.search))
    return f"({'; '.join(parts)})" if parts else ""


def _added_up(register: Register, rows: Sequence[Values], words: ListLayout) -> Iterable[str]:
    """Give how many records there are, and the sums of what adds up."""
    yield words.count.format(count=show_count(len(rows)))
    yield from sums(register, rows)

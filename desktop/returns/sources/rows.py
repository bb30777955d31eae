"""The records of any register as rows of a form, and which of them belong to a period."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from db import figures, vietnamese
from db.figures import Record, State, Unit, Value
from db.messages import plain
from db.periods import Period
from db.registers import declarations
from db.registers.columns import read_values
from db.registers.fields import Field, FieldKind, Register, Values
from db.registers.words import Words, read_words
from desktop.returns.sources.base import CellValue, Group, Row, grouped, numbered, said
from desktop.returns.sources.known import Source
from desktop.returns.tags import Condition, Records

_AS_THEY_ARE = (FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.YEAR, FieldKind.DATE)


class RecordReader:
    """Reads the records a form asks for, in one book and one period."""

    def __init__(self, session: Session, period: Period) -> None:
        self._session = session
        self._period = period
        self._known: dict[Records, tuple[Row, ...]] = {}

    def rows(self, source: Source, wanted: Records) -> Sequence[Row]:
        """Return the records asked for, in their order, numbered from 1."""
        if wanted not in self._known:
            found = self._read(source, self._ids(source, wanted))
            kept = [row for row in found if _meets(row, wanted.conditions)]
            self._known[wanted] = tuple(numbered(row, at) for at, row in enumerate(kept, start=1))
        return self._known[wanted]

    def groups(self, source: Source, wanted: Records, by: str) -> list[Group]:
        """Return the records in groups by what stands in a column."""
        return grouped(self.rows(source, wanted), source.columns[by])

    def nothing(self, source: Source, wanted: Records) -> Value:
        """Return the nought to show for records there are none of: its state tells them apart."""
        figure = wanted.figure or source.of_period
        if figure and not self.rows(source, wanted):
            state = figures.value(self._session, figure, self._period).state
        else:
            state = self._state(source.register)
        return Value(figure or source.register.name, 0, Unit.THINGS, state)

    def _state(self, register: Register) -> State:
        declared = declarations.covered(self._session, self._period)
        if register.name in declared or register.whole in declared:
            return State.DECLARED
        return State.NOT_FILLED

    def _ids(self, source: Source, wanted: Records) -> list[int]:
        figure = wanted.figure or source.of_period
        if figure:
            return [each.id for each in figures.records(self._session, figure, self._period)]
        if source.listing is not None:
            return list(source.listing(self._session))
        register = source.register
        told = [register.field(name) for name in (*register.dates, "year") if _has(register, name)]
        if not told:
            return [each for each, _values in read_values(self._session, register, fields=())]
        found = read_values(self._session, register, fields=told)
        dated = [
            (day, record_id)
            for record_id, values in found
            if (day := _day_in(register, values, self._period)) is not None
        ]
        return [record_id for _day, record_id in sorted(dated)]

    def _read(self, source: Source, ids: Sequence[int]) -> Iterable[Row]:
        register = source.register
        only = register.table.id.in_(ids)
        words = read_words(self._session, [register])
        found = dict(read_values(self._session, register, only))
        more = source.work_out(self._session, self._period, ids)
        for each in ids:
            if each in found:
                yield _row(register, words, each, found[each], more.get(each, {}))


def _has(register: Register, name: str) -> bool:
    return any(each.name == name for each in register.fields)


def _day_in(register: Register, values: Values, period: Period) -> date | None:
    """Return the day by which a record falls into a period; None where it falls outside.

    A record of a year falls into the period that ends in it, as commitments do (CONTRACT §3).
    """
    if register.dates:
        day = register.day_of(values)
        return day if day is not None and period.start <= day <= period.end else None
    return period.end if values.get("year") == period.end.year else None


def _row(
    register: Register, words: Words, id_: int, values: Values, more: Mapping[str, CellValue]
) -> Row:
    told = {each.name: _cell(words, each, values.get(each.name)) for each in register.fields}
    keys = {
        each.name: str(values[each.name])
        for each in register.fields
        if each.kind is FieldKind.CHOICE and values.get(each.name) is not None
    }
    label = plain(words.name(register, values))
    return Row(Record(register.name, id_, label), {**told, **more}, keys)


def _cell(words: Words, field: Field, value: Any) -> CellValue:
    """Return a field's value for a cell: numbers and days as they are, all else in words."""
    if field.kind in _AS_THEY_ARE and isinstance(value, int | Decimal | date | None):
        return value
    return words.of(field, value)


def _meets(row: Row, conditions: Collection[Condition]) -> bool:
    return all(
        each.word in {vietnamese.heading_key(said(row.values[each.column])), _key(row, each)}
        for each in conditions
    )


def _key(row: Row, condition: Condition) -> str:
    return vietnamese.heading_key(row.keys.get(condition.column, ""))

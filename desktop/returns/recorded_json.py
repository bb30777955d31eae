"""What a form asked of a book, as JSON and back; believed only in its own types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from db.figures import Value
from desktop.returns.json_parts import MOST, STATES, UNITS, number_in, number_out, word
from desktop.returns.recorded import Listed, Recorded, Total
from desktop.returns.sources import CellValue, Row
from desktop.returns.tags import Condition, Records, Variant

PARTS = ("times", "lists", "totals")
_MOST_ROWS = 200_000
"""No sheet that is read holds more rows (`desktop.files.limits`)."""


def encode(recorded: Recorded) -> dict[str, Any]:
    """Return the parts by name, each fit for JSON."""
    return {
        "times": {
            str(variant): {
                each.id: [number_out(each.number), str(each.unit), str(each.state)]
                for each in figures.values()
            }
            for variant, figures in recorded.times.items()
        },
        "lists": [
            [_records_out(records), *_listed_out(listed)]
            for records, listed in recorded.lists.items()
        ],
        "totals": [
            [_records_out(records), column, number_out(total.number), str(total.state)]
            for (records, column), total in recorded.totals.items()
        ],
    }


def decode(said: Mapping[str, Any]) -> Recorded:
    """Return what was asked; raises ValueError, TypeError or KeyError for nonsense."""
    return Recorded(
        times={
            Variant(variant): {
                word(key): Value(key, number_in(number), UNITS[unit], STATES[state])
                for key, (number, unit, state) in figures.items()
            }
            for variant, figures in said["times"].items()
        },
        lists={_records_in(records): _listed_in(*told) for records, *told in said["lists"]},
        totals={
            (_records_in(records), word(column)): Total(number_in(number) or 0, STATES[state])
            for records, column, number, state in said["totals"]
        },
    )


def _records_out(records: Records) -> list[Any]:
    conditions = [[each.column, each.word] for each in records.conditions]
    return [records.register, records.figure, conditions]


def _records_in(said: Sequence[Any]) -> Records:
    register, figure, conditions = said
    told = tuple(Condition(word(column), word(asked)) for column, asked in conditions)
    return Records(word(register), word(figure), told)


def _listed_out(listed: Listed) -> list[Any]:
    columns = sorted({name for row in listed.rows for name in row.values})
    rows = [
        [row.unit, [_value_out(row.values.get(name)) for name in columns], dict(row.keys)]
        for row in listed.rows
    ]
    return [str(listed.state), columns, rows]


def _listed_in(state: object, columns: Sequence[object], rows: Sequence[Any]) -> Listed:
    names = [word(each) for each in columns]
    if len(rows) > _MOST_ROWS:
        raise ValueError(len(rows))
    return Listed(tuple(_row_in(names, *each) for each in rows), STATES[state])


def _row_in(names: Sequence[str], unit: object, values: Any, keys: Mapping[str, object]) -> Row:
    # Nearly all rows are words and small whole numbers, and there are thousands of them.
    kinds = set(map(type, values))
    if not kinds <= _PLAIN or (int in kinds and max(map(abs, _ints(values))) >= MOST):
        values = map(_value_in, values)
    told = dict(zip(names, values, strict=True))
    return Row(None, told, {word(name): word(key) for name, key in keys.items()}, word(unit))


_PLAIN = {str, int, type(None)}


def _ints(values: Sequence[object]) -> list[int]:
    return [each for each in values if type(each) is int]


def _value_out(value: CellValue) -> object:
    if isinstance(value, date):
        return [value.isoformat()]
    return number_out(value) if isinstance(value, Decimal) else value


def _value_in(value: object) -> CellValue:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        (day,) = value
        return date.fromisoformat(day)
    return number_in(value)

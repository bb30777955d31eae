"""A manifest as JSON, and back; what comes from a file is believed only in its own types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from db.figures import Record, State, Unit, Value
from db.messages import BookError, Message, plain
from db.periods import Period
from desktop.files.reading import cell_name
from desktop.returns.manifest import Grid, Head, Manifest, Place, ShownIn
from desktop.returns.problems import RULES, Problem, Severity
from desktop.returns.tags import Variant
from desktop.returns.values import Sealed, to_number

CELLS = "cells"
NONSENSE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    ArithmeticError,
    RecursionError,
    BookError,
)
"""What decoding raises for a text that no program of ours wrote."""

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_KINDS = ("n", "s", "b", "e")
_MOST = 10**15
_MOST_CELLS = 1_000_000


def encode(manifest: Manifest) -> dict[str, Any]:
    """Return the manifest's parts by name, each fit for JSON."""
    return {
        "head": _head_out(manifest.head),
        "problems": [_problem_out(each) for each in manifest.problems],
        "figures": {
            each.id: [
                number_out(each.number),
                str(each.unit),
                str(each.state),
                [[at.sheet, at.cell, str(at.variant)] for at in manifest.shown.get(each.id, ())],
            ]
            for each in manifest.figures.values()
        },
        CELLS: {
            sheet: {cell_name(*at): list(value) for at, value in sorted(grid.items())}
            for sheet, grid in manifest.cells.items()
        },
        "dated": [[sheet, cell_name(*at)] for sheet, at in sorted(manifest.dated)],
    }


def decode(said: Mapping[str, Any]) -> Manifest:
    """Return the manifest; raises one of NONSENSE."""
    return Manifest(
        head=_head_in(said["head"]),
        figures={
            _word(key): Value(key, _number_in(number), Unit(unit), State(state))
            for key, (number, unit, state, _cells) in said["figures"].items()
        },
        shown={
            key: tuple(ShownIn(_word(s), _word(c), Variant(v)) for s, c, v in cells)
            for key, (*_value, cells) in said["figures"].items()
        },
        cells=_cells_in(said[CELLS]),
        dated=frozenset((_word(sheet), _place(cell)) for sheet, cell in said["dated"]),
        problems=tuple(_problem_in(each) for each in said["problems"]),
    )


def number_out(number: int | Decimal | None) -> int | float | None:
    """Return a figure's number as JSON carries it."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else float(number)
    return number


def _number_in(number: object) -> int | Decimal | None:
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise TypeError(number)
    if not -_MOST < number < _MOST:
        raise ValueError(number)
    return number


def _word(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(text)
    return text


def _whole(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise TypeError(number)
    return number


def _head_out(head: Head) -> dict[str, Any]:
    return {
        "form": head.form,
        "form_version": head.form_version,
        "unit": {"code": head.unit_code, "name": head.unit_name},
        "period": {"from": head.period.start.isoformat(), "to": head.period.end.isoformat()},
        "revision": head.revision,
        "time": head.made.isoformat(timespec="seconds"),
        "reason": head.reason,
    }


def _head_in(said: Mapping[str, Any]) -> Head:
    period = said["period"]
    return Head(
        form=_word(said["form"]),
        form_version=_word(said["form_version"]),
        unit_code=_word(said["unit"]["code"]),
        unit_name=_word(said["unit"]["name"]),
        period=Period(date.fromisoformat(period["from"]), date.fromisoformat(period["to"])),
        revision=_whole(said["revision"]),
        made=datetime.fromisoformat(said["time"]),
        reason=_word(said["reason"]),
    )


def _problem_out(each: Problem) -> dict[str, Any]:
    return {
        "severity": str(each.severity),
        "rule": each.rule,
        "text": str(each.message),
        "facts": {
            key: value if isinstance(value, int) else str(value)
            for key, value in each.message.args.items()
        },
        "sheet": each.sheet,
        "cell": each.cell,
        "record": _record_out(each.record),
    }


def _record_out(record: Record | None) -> list[str | int]:
    return [record.register, record.id, str(record.label)] if record else []


def _problem_in(said: Mapping[str, Any]) -> Problem:
    """Return a problem; its sentence is our own rule's, never one a file brings to be filled."""
    known = RULES.get(_word(said["rule"]))
    message = plain(_word(said["text"]))
    if known is not None:
        message = Message(known.sentence, {key: _fact(v) for key, v in said["facts"].items()})
        str(message)  # KeyError where a fact is missing
    record = said["record"]
    return Problem(
        Severity(said["severity"]),
        said["rule"],
        message,
        _word(said["sheet"]),
        _word(said["cell"]),
        Record(_word(record[0]), _whole(record[1]), plain(_word(record[2]))) if record else None,
    )


def _fact(value: object) -> str | int:
    if not isinstance(value, str | int):
        raise TypeError(value)
    return value


def _cells_in(said: Mapping[str, Any]) -> dict[str, Grid]:
    """Return the sealed cells; ValueError where a cell lies where no form would reach."""
    cells: dict[str, Grid] = {
        _word(sheet): {_place(cell): _sealed(*value) for cell, value in grid.items()}
        for sheet, grid in said.items()
    }
    if sum(_extent(grid) for grid in cells.values()) > _MOST_CELLS:
        raise ValueError(_MOST_CELLS)
    return cells


def _extent(grid: Grid) -> int:
    rows, columns = ({at[side] for at in grid} for side in (0, 1))
    return (max(rows, default=-1) + 1) * (max(columns, default=-1) + 1)


def _sealed(kind: object, text: object) -> Sealed:
    if kind not in _KINDS:
        raise ValueError(kind)
    if kind == "n":
        to_number(_word(text))
    return str(kind), _word(text)


def _place(cell: str) -> Place:
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1

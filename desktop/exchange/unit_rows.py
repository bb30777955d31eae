"""Rows of a list of units below: each span of a unit once, and known again in the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from db.schema import UnitBelow, code_key
from db.vietnamese import match_key
from desktop.exchange.job import Job, Line
from desktop.exchange.rows import twice

KEY = ("unit_code", "from_date")
"""What tells the rows of a list apart: a unit that was renamed stands under its code again."""


def refuse_repeated(job: Job, lines: Iterable[Line]) -> None:
    """Refuse rows that give a unit the first day another row gives it."""
    met: dict[Any, Line] = {}
    for line in lines:
        key = (code_key(line.given["unit_code"]), line.given.get("from_date"))
        if key in met:
            job.refuse(line, KEY[0], twice(line, met[key], KEY))
        else:
            met[key] = line


def known_again(job: Job, lines: Sequence[Line]) -> None:
    """Give rows of plain lists the codes of the records they are about.

    A row is about the record of its unit with its first day. What is left of a unit, one record
    and one row that could be its, are about the same too: a day was filled in or set right.
    """
    named = [line for line in lines if line.sheet.plain and not line.refused]
    named = [line for line in named if line.given["unit_code"] and "code" not in line.given]
    refuse_repeated(job, named)
    of_unit: defaultdict[str, list[Line]] = defaultdict(list)
    for line in named:
        of_unit[code_key(line.given["unit_code"])].append(line)
    known: defaultdict[str, list[UnitBelow]] = defaultdict(list)
    for record in job.session.scalars(select(UnitBelow).order_by(UnitBelow.id)):
        known[record.unit_key].append(record)
    for key, rows in of_unit.items():
        _pair(rows, known[key])


def _pair(lines: Iterable[Line], records: list[UnitBelow]) -> None:
    left = []
    for line in lines:
        begun = (each for each in records if _begins_with(line, each))
        record = next(begun, None)
        if record is None:
            left.append(line)
        else:
            records.remove(record)
            _is_about(line, record)
    if len(records) == 1:
        fitting = [line for line in left if not _comes_after(line, records[0])]
        if len(fitting) == 1:
            _is_about(fitting[0], records[0])


def _begins_with(line: Line, record: UnitBelow) -> bool:
    return "from_date" in line.given and line.given["from_date"] == record.from_date


def _comes_after(line: Line, record: UnitBelow) -> bool:
    """Tell whether a row is about a later time of its unit: renamed, or come back."""
    start = line.given.get("from_date")
    if start is None or start <= (record.from_date or date.min):
        return False
    ended = record.to_date is not None and record.to_date < start
    return ended or match_key(line.given.get("name", record.name)) != match_key(record.name)


def _is_about(line: Line, record: UnitBelow) -> None:
    """Let a row change a record; a code in other letters stays as the book has it."""
    line.given["code"] = record.code
    line.given["unit_code"] = record.unit_code

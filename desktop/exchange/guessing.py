"""What the columns of a block without headings hold, where there can be no mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.registers.checks import ADULT
from db.registers.members import MEMBERS
from db.vietnamese import clean, heading_key
from desktop.exchange.member_list import HEADINGS
from desktop.exchange.reading_cells import is_blank, text_of
from desktop.exchange.sheets import NUMBERING
from desktop.files.cells import Cell

_NAME = re.compile(r"[^\W\d_]+(?:[ '.-]+[^\W\d_]+){1,6}")
_YEAR = re.compile(r"[0-9]{4}")
OLDEST = 110


@dataclass(frozen=True)
class Guess:
    """The columns by field of members, and the first row that is a person's."""

    columns: Mapping[str, int]
    first: int


def guess_columns(rows: Sequence[Sequence[Cell]], today: date) -> Guess | None:
    """Return what columns hold; None where any column leaves room for doubt.

    One column of full names there must be; beside it there may be numbers from 1 on, one of
    genders and one of bare years of birth, nothing else: a full date may be any of three.
    """
    first = 1 if rows and _is_heading(rows[0]) else 0
    people = rows[first:]
    columns: dict[str, int] = {}
    for at in range(len(rows[0]) if people else 0):
        cells = [text_of(row[at]) for row in people if not is_blank(row[at])]
        if not cells or _are_numbers(cells):
            continue
        field = _field_of(cells, len(people), today)
        if field is None or field in columns:
            return None
        columns[field] = at
    return Guess(columns, first) if "full_name" in columns else None


def _is_heading(row: Sequence[Cell]) -> bool:
    keys = {heading_key(cell) for cell in row if isinstance(cell, str)}
    return any(key in HEADINGS or key in NUMBERING for key in keys)


def _are_numbers(cells: Sequence[str]) -> bool:
    return cells == [str(number) for number in range(1, len(cells) + 1)]


def _field_of(cells: Sequence[str], rows: int, today: date) -> str | None:
    genders = MEMBERS.field("gender").words
    if all(heading_key(cell) in genders for cell in cells):
        return "gender"
    if all(_is_birth_year(cell, today) for cell in cells):
        return "birth"
    if len(cells) == rows and all(_NAME.fullmatch(clean(cell)) for cell in cells):
        return "full_name"
    return None


def _is_birth_year(cell: str, today: date) -> bool:
    return _YEAR.fullmatch(cell) is not None and ADULT <= today.year - int(cell) < OLDEST

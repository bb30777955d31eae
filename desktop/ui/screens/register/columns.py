"""The table of a register: which columns it has, how wide they are, what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QFont, QFontMetrics

from db.messages import N_
from db.numbers import show_number
from db.registers import Field, FieldKind, Register
from db.registers.stages import Need, Stages, stages_of
from db.registers.totals import sums
from db.registers.words import MEMBERS
from db.vietnamese import name_sort_key
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.screens.register.reading import Line, target_of
from desktop.ui.theme import Tone, current
from desktop.ui.widgets import paint
from desktop.ui.widgets.table_model import Column, State
from desktop.ui.widgets.table_paint import CELL_PADDING

STAGE = N_("Tình trạng")
NUMBERS = (FieldKind.INTEGER, FieldKind.DECIMAL)
_TONES: Mapping[Need, Tone] = {
    Need.NOTHING: Tone.PLAIN,
    Need.GOING_ON: Tone.INFO,
    Need.DONE: Tone.GOOD,
    Need.SOON: Tone.ATTENTION,
    Need.LATE: Tone.FAULT,
}
_AS_THEY_ARE = (*NUMBERS, FieldKind.DATE, FieldKind.PARTIAL_DATE, FieldKind.TIME)
"""Kinds whose values are sorted and aligned as what they are; others are so as words."""

_LETTER, _LONGEST, _MANY, _FLUID = 8, 220, 170, 200
_FIXED: Mapping[FieldKind, int] = {
    FieldKind.CODE: 84,
    FieldKind.DATE: 108,
    FieldKind.PARTIAL_DATE: 108,
    FieldKind.TIME: 80,
    FieldKind.YEAR: 76,
    FieldKind.FLAG: 80,
    FieldKind.REFERENCE: 192,
    FieldKind.REFERENCES: _MANY,
    FieldKind.PERSON: _MANY,
    FieldKind.PEOPLE: _MANY,
    FieldKind.LONG_TEXT: _FLUID,
}
"""Widths of columns by kind, in px at 100 %."""


def listed(register: Register) -> list[Field]:
    """Return the fields a table shows; of a part all but what it is part of."""
    return [each for each in register.fields if each.listed and each.name != register.parent]


def columns(register: Register) -> list[Column[Line]]:
    """Return the columns of a register's table; where room is short the last ones go first."""
    fields = listed(register)
    fluid = _fluid(register, fields)
    kept = _kept(register, fields)
    stage = [_stage_column(stages)] if (stages := stages_of(register.name)) is not None else []
    return [
        *(
            Column(
                each.name,
                _(each.title),
                _value(each),
                _width(each),
                stretch=each.name in fluid,
                right=each.kind in NUMBERS,
                optional=0 if each.name in kept else _rank(each, place),
                sort=partial(_by_person, each.name) if target_of(each) == MEMBERS else None,
            )
            for place, each in enumerate(fields, 1)
        ),
        *stage,
    ]


def _stage_column(stages: Stages) -> Column[Line]:
    """Return the column that tells how far each record is."""
    words = (paint.badge_size(_(each.label)).width() for each in stages.words.values())
    width = round(max(words) / current().scale) + 2 * CELL_PADDING + 4
    return Column("stage", _(STAGE), state_of, width)


def state_of(line: Line) -> State | None:
    """Return how far a record is, as a badge shows it; None where that is not told."""
    return None if line.stage is None else State(_(line.stage.label), _TONES[line.stage.need])


def _by_person(name: str, line: Line) -> str:
    return name_sort_key(line.said(name))


def in_short(register: Register, lines: Sequence[Line]) -> str:
    """Return how many records there are and what they add up to, unit by unit."""
    words = [_("Cộng {number} dòng").format(number=show_number(len(lines)))]
    words += sums(register, [line.values for line in lines], _)
    return " · ".join(words)


def _value(field: Field) -> Callable[[Line], object]:
    if field.kind in _AS_THEY_ARE:
        return lambda line: line.values[field.name]
    return lambda line: line.said(field.name)


def _fluid(register: Register, fields: Sequence[Field]) -> set[str]:
    """Return the columns that take the room left over: the naming text and the first long one."""
    naming = [each for each in fields if each.name in register.naming]
    texts = [each for each in naming if each.kind is FieldKind.TEXT and _width(each) >= _FLUID]
    long = [each for each in fields if each.kind is FieldKind.LONG_TEXT]
    return {each.name for each in (*texts, *long[:1])}


def _kept(register: Register, fields: Sequence[Field]) -> set[str]:
    """Return the columns that stay however narrow the table: what tells records apart, and when."""
    needed = {*register.naming, *register.dates[:1]}
    beside = (FieldKind.CODE, FieldKind.REFERENCE)
    needed |= {each.name for each in fields if each.required and each.kind not in beside}
    named = any(each.name in needed for each in fields if each.name in _fluid(register, fields))
    return needed if named else needed | _fluid(register, fields)


def _rank(field: Field, place: int) -> int:
    """Return how early a column goes where the room is short: the code first, then the last."""
    return 100 if field.kind is FieldKind.CODE else place


def _width(field: Field) -> int:
    """Return a column's width: enough for its heading and for what it commonly holds."""
    heading = _room_for(_(field.title), current().font(look.KEYCAP_POINTS, bold=True))
    if field.kind is FieldKind.CHOICE:
        words = (_room_for(_(each.label), current().font()) for each in field.choices)
        return max(heading, *words)
    need = _FIXED.get(field.kind) or min(field.width * _LETTER, _LONGEST)
    return max(heading, need)


def _room_for(words: str, font: QFont) -> int:
    """Return the width of a column in which words stand free, in px at 100 %."""
    return (
        round(QFontMetrics(font).horizontalAdvance(words) / current().scale) + 2 * CELL_PADDING + 4
    )

"""Figures of a period, one or all, and the records behind them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from sqlalchemy.orm import Session

from db.figures.base import (
    AMOUNT,
    KEY,
    RECORD,
    Figure,
    Filter,
    Named,
    Rate,
    Record,
    Scope,
    State,
    Value,
)
from db.figures.catalogue import CATALOGUE, count_of, register_of
from db.messages import N_, BookError
from db.numbers import percent
from db.periods import Period
from db.schema import code_key

_ID = re.compile(r"([^\[\]]+)(?:\[([^=]+)=(.+)\])?", re.DOTALL)


class UnknownFigureError(BookError):
    """An id that names no figure, or a filter the figure does not have."""


class FigureId(NamedTuple):
    """The parts of a figure's id; without a filter the last two are empty."""

    base: str
    filter_name: str = ""
    filter_value: str = ""


_UNNAMED = Named("", "")


@dataclass(frozen=True)
class _Choice:
    """What a filter leaves: under one key, its value as ids write it; or everything."""

    by: Filter | None = None
    key: Hashable = None
    named: Named = _UNNAMED

    def id_of(self, figure: Figure) -> str:
        if self.by is None:
            return figure.id
        return f"{figure.id}[{self.by.name}={self.named.text}]"


_ALL = _Choice()
_NOWHERE = object()
"""The key of a value that does not occur in the book: no record falls under it."""


def split_id(figure_id: str) -> FigureId:
    """Return base, filter and value of an id; UnknownFigureError where it names no figure.

    The value need not occur in any book.
    """
    parts = _ID.fullmatch(figure_id)
    found = FigureId(*(part or "" for part in parts.groups())) if parts else FigureId("")
    figure = CATALOGUE.get(found.base)
    known = {"", *(by.name for by in figure.filters)} if figure else set()
    if found.filter_name not in known:
        raise UnknownFigureError(
            N_("Không có chỉ tiêu “{id}”. Chọn một chỉ tiêu trong bảng giải thích chỉ tiêu."),
            id=figure_id,
        )
    return found


def compute(
    session: Session, period: Period, wanted: Iterable[Figure] | None = None
) -> dict[str, Value]:
    """Return every figure of a period by id, unfiltered and for each value of its filters.

    In catalogue order; figures that share their filters come unfiltered first, then all of
    them for each value. With `wanted` only those figures are worked out.
    """
    scope = Scope(session, period)
    found: dict[str, Value] = {}
    chosen = CATALOGUE.values() if wanted is None else wanted
    for filters, block in groupby(chosen, key=lambda figure: figure.filters):
        figures = tuple(block)
        for choice in (_ALL, *(each for by in filters for each in _choices(scope, by))):
            for figure in figures:
                answer = _value(scope, figure, choice)
                found[answer.id] = answer
    return found


def value(session: Session, figure_id: str, period: Period) -> Value:
    """Return one figure of a period; a filter's value is compared without case.

    A value that does not occur in the book leaves nothing: 0, not filled. Raises
    UnknownFigureError.
    """
    scope = Scope(session, period)
    figure, choice = _asked(scope, figure_id)
    return _value(scope, figure, choice)


def records(session: Session, figure_id: str, period: Period) -> list[Record]:
    """Return exactly the records a figure counts; a percentage gives those of its base.

    Their amounts add up to the figure. Raises UnknownFigureError.
    """
    return _records(Scope(session, period), figure_id)


def records_of(
    session: Session, figure_ids: Iterable[str], period: Period
) -> dict[str, list[Record]]:
    """Return the same of several figures, by id, what they share read only once."""
    scope = Scope(session, period)
    return {each: _records(scope, each) for each in figure_ids}


def _records(scope: Scope, figure_id: str) -> list[Record]:
    figure, choice = _asked(scope, figure_id)
    if choice.key is _NOWHERE:
        return []
    rows = count_of(figure).rows
    found = rows.narrowed(choice.by).subquery()
    kind = rows.kind
    listed = (
        kind.listing.join(found, found.c[RECORD] == kind.id)
        .add_columns(found.c[AMOUNT])
        .where(found.c[KEY].is_not_distinct_from(choice.key))
    )
    return [
        Record(kind.register, row[0], kind.label(row), row[-1])
        for row in scope.session.execute(listed, scope.parameters(rows))
    ]


def _choices(scope: Scope, by: Filter) -> list[_Choice]:
    return [_Choice(by, key, named) for key, named in by.values(scope.session).items()]


def _asked(scope: Scope, figure_id: str) -> tuple[Figure, _Choice]:
    base, name, text = split_id(figure_id)
    figure = CATALOGUE[base]
    for by in figure.filters:
        if by.name == name:
            wanted = code_key(text)
            fitting = (each for each in _choices(scope, by) if code_key(each.named.text) == wanted)
            return figure, next(fitting, _Choice(by, _NOWHERE, Named(text, text)))
    return figure, _ALL


def _value(scope: Scope, figure: Figure, choice: _Choice) -> Value:
    how = figure.how
    number: int | Decimal | None
    if isinstance(how, Rate):
        part, whole = (_amount(scope, CATALOGUE[each], choice) for each in (how.part, how.whole))
        number = percent(part, whole)
    else:
        number = _amount(scope, figure, choice)
    state = _state(scope, figure, choice)
    return Value(choice.id_of(figure), number, figure.unit, state, choice.named.words)


def _state(scope: Scope, figure: Figure, choice: _Choice) -> State:
    how = count_of(figure)
    counted = scope.tally(how.over, choice.by, choice.key).records > 0
    recorded = how.recorded is None or scope.tally(how.recorded).records > 0
    if counted and recorded:
        return State.COUNTED
    if scope.declared_none(register_of(figure)):
        return State.DECLARED
    return State.COUNTED if counted else State.NOT_FILLED


def _amount(scope: Scope, figure: Figure, choice: _Choice) -> int | Decimal:
    amount = scope.tally(count_of(figure).rows, choice.by, choice.key).amount
    return int(amount) if amount == int(amount) else amount

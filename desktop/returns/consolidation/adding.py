"""Adding figures up across units (CONTRACT §3): sums, and percentages anew from their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from db.figures import CATALOGUE, Count, Rate, State, Unit, Value
from db.numbers import percent
from db.schema import code_key


class FigureSum:
    """The figures of several units of one period, each added to its own kind.

    An id is written as the first unit in order writes it, compared without case.
    """

    def __init__(self) -> None:
        self._terms: dict[str, _Term] = {}

    def add(self, figures: Iterable[Value], order: str = "") -> None:
        """Add a unit's figures; of two spellings of an id that of the lower `order` stays."""
        for value in figures:
            if value.unit is Unit.PERCENT:
                continue
            key = figure_key(value.id)
            term = self._terms.get(key)
            if term is None:
                term = self._terms[key] = _Term(value, order)
            elif order < term.order:
                term.spell(value, order)
            term.number += value.number or 0
            term.states[value.state] += 1

    def values(self) -> dict[str, Value]:
        """Return the sums by id, in the order of the catalogue, unfiltered before filtered."""
        found: dict[str, Value] = {}
        for _filters, block in groupby(CATALOGUE.values(), key=lambda figure: figure.filters):
            figures = tuple(block)
            for suffix in self._suffixes(figure.id for figure in figures):
                for figure in figures:
                    value = self._value(figure.how, figure.id, suffix)
                    if value is not None:
                        found[value.id] = value
        return found

    def value(self, figure_id: str) -> Value | None:
        """Return one sum by its id; None where no unit has such a figure."""
        base, bracket, rest = figure_id.partition("[")
        figure = CATALOGUE[base]
        return self._value(figure.how, base, bracket + rest)

    def _suffixes(self, bases: Iterable[str]) -> list[str]:
        """Return what narrows the figures of a block, each once; nothing comes first."""
        known = {figure_key(base) for base in bases}
        found: dict[str, tuple[str, str]] = {}
        for key, term in self._terms.items():
            base, _bracket, _rest = key.partition("[")
            if base in known:
                suffix = term.id[len(base) :]
                best = found.setdefault(key[len(base) :], (term.order, suffix))
                if term.order < best[0]:
                    found[key[len(base) :]] = (term.order, suffix)
        return sorted((suffix for _order, suffix in found.values()), key=bool)

    def _value(self, how: Count | Rate, base: str, suffix: str) -> Value | None:
        if isinstance(how, Rate):
            part, whole = self._find(how.part, suffix), self._find(how.whole, suffix)
            if part is None or whole is None:
                return None
            rate = percent(part.number, whole.number)
            id_ = base + whole.id[len(how.whole) :]
            return Value(id_, rate, Unit.PERCENT, whole.state, whole.narrowed)
        term = self._find(base, suffix)
        if term is None:
            return None
        return Value(term.id, term.number, term.unit, term.state, term.narrowed)

    def _find(self, base: str, suffix: str) -> _Term | None:
        return self._terms.get(figure_key(base + suffix))


class _Term:
    """What one figure has come to."""

    def __init__(self, value: Value, order: str) -> None:
        self.unit = value.unit
        self.number: int | Decimal = 0
        self.states: Counter[State] = Counter()
        self.spell(value, order)

    def spell(self, value: Value, order: str) -> None:
        self.id, self.narrowed, self.order = value.id, value.narrowed, order

    @property
    def state(self) -> State:
        """Return the state of the whole: counted where one unit counted something."""
        return added_state(self.states)


def added_state(states: Mapping[State, int] | Iterable[State]) -> State:
    """Return the state of a sum: counted where one part is, declared none where all are."""
    known = set(states)
    if State.COUNTED in known:
        return State.COUNTED
    return State.DECLARED if known == {State.DECLARED} else State.NOT_FILLED


class BeforeSum:
    """What units counted in the period before, added up."""

    def __init__(self) -> None:
        self._units = 0
        self._told: Counter[str] = Counter()
        self._sums: dict[str, int | Decimal] = {}

    def add(self, numbers: Mapping[str, int | Decimal]) -> None:
        """Add what a unit counted."""
        self._units += 1
        for figure_id, number in numbers.items():
            self._told[figure_id] += 1
            self._sums[figure_id] = self._sums.get(figure_id, 0) + number

    def numbers(self) -> dict[str, int | Decimal]:
        """Return the sums each of the units has something to give to, and their rates anew."""
        whole = {id_: sum_ for id_, sum_ in self._sums.items() if self._told[id_] == self._units}
        return dict(_with_rates(whole))


def _with_rates(sums: Mapping[str, int | Decimal]) -> Iterator[tuple[str, int | Decimal]]:
    for figure_id, number in sums.items():
        how = CATALOGUE[figure_id].how if figure_id in CATALOGUE else None
        if isinstance(how, Count):
            yield figure_id, number
        elif isinstance(how, Rate) and how.part in sums and how.whole in sums:
            rate = percent(sums[how.part], sums[how.whole])
            if rate is not None:
                yield figure_id, rate


@lru_cache(maxsize=8192)
def figure_key(figure_id: str) -> str:
    """Return the form in which ids are compared: without case in what narrows them."""
    return code_key(figure_id)

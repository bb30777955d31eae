"""Adding up what was kept of returns: one's own first, then those of the units below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from db.figures import State, Value
from db.periods import Period
from desktop.returns.before import Before
from desktop.returns.checks.base import Told
from desktop.returns.checks.far import far_figures
from desktop.returns.consolidation.adding import BeforeSum, FigureSum, figure_key
from desktop.returns.consolidation.arrived import unpacked
from desktop.returns.consolidation.joining import Joined
from desktop.returns.forms import Form
from desktop.returns.manifest import Included
from desktop.returns.recorded import shown_of
from desktop.returns.tags import FigureTag, Variant


@dataclass(frozen=True)
class Part:
    """A return to be added: whose it is, what was kept of it, and what is told of it beside.

    `content` is a digest of all that it adds. `own` is the return of the unit that adds up, out
    of its own book; `above` what the unit calls the organisation it is part of.
    """

    code: str
    name: str
    revision: int
    made: datetime
    said: bytes
    content: str
    own: bool = False
    nil: bool = False
    edited: bool = False
    errors: int = 0
    included: tuple[Included, ...] = ()
    above: str = ""

    @property
    def label(self) -> str:
        """Return what the unit is called in lists."""
        return self.name or self.code


@dataclass(frozen=True)
class OfUnit:
    """What one unit gave to the sums: the figures the form shows, by the ids of the totals.

    `far` are those far from what the unit itself counted in the period before, with that number.
    """

    part: Part
    figures: Mapping[str, tuple[int | Decimal | None, State]]
    members: int = 0
    far: Mapping[str, int | Decimal] = field(default_factory=dict)


class Summing:
    """What parts have come to: figures at once, each unit's own and the lists when asked for."""

    def __init__(self, form: Form, period: Period) -> None:
        self.period = period
        self.figures = FigureSum()
        self.parts: list[Part] = []
        self._shown = shown_of(form)
        self._asked = frozenset(asked_of(form))
        self._before = BeforeSum()

    def add(self, part: Part) -> None:
        """Add a return; the order of adding is that of the lists."""
        kept = unpacked(part.said)
        self.figures.add(kept.figures.values(), self._order(len(self.parts)))
        self.parts.append(part)
        if kept.before.numbers or not part.own:
            # A committee that keeps no records of its own has nothing to be compared.
            self._before.add(kept.before.numbers)

    @property
    def included(self) -> Iterator[Included]:
        """Give the units whose returns were added, and those within their returns."""
        for part in self.parts:
            if not part.own:
                yield Included(part.code, part.name, part.revision)
                yield from part.included

    def joined(self) -> Joined:
        """Return what the form asks beside the figures of the period: joined, or added up."""
        joined = Joined(self._shown)
        for place, part in enumerate(self.parts):
            joined.add(unpacked(part.said).recorded, part.label, self._order(place))
        return joined

    def by_unit(self) -> Iterator[OfUnit]:
        """Give what each unit gave to the sums."""
        totals = in_order(self._asked, self.figures.values())
        spelled = {figure_key(each.id): each.id for each in totals}
        for part in self.parts:
            kept = unpacked(part.said)
            known = kept.figures
            told = Told(known, {}, self.period, kept.before)
            members = known.get("members.total")
            yield OfUnit(
                part,
                {
                    spelled[key]: (value.number, value.state)
                    for id_, value in known.items()
                    if (key := figure_key(id_)) in spelled
                },
                0 if members is None else int(members.number or 0),
                {each: kept.before.numbers[each] for each in far_figures(told)},
            )

    def before(self, limits: Before) -> Before:
        """Return what all units counted in the period before, held to the given limits."""
        return Before(self._before.numbers(), limits.percent, limits.points, limits.handful)

    @staticmethod
    def _order(place: int) -> str:
        return f"{place:08}"


def asked_of(form: Form) -> list[str]:
    """Return the figures of the period itself a form shows under names of their own, in order."""
    found: dict[str, None] = {}
    for plan in form.sheets:
        for cell in plan.cells:
            for part in cell.parts:
                if isinstance(part, FigureTag) and part.variant is Variant.THIS:
                    found.update(
                        dict.fromkeys(each.id_for({}) for each in part.terms if not each.columns)
                    )
    return list(found)


def in_order(asked: Iterable[str], totals: Mapping[str, Value]) -> Iterator[Value]:
    """Give the totals asked for in the order of the catalogue; what no unit has is left out.

    A total is the one asked for in whichever letters its code is written (CONTRACT §3).
    """
    wanted = set(map(figure_key, asked))
    yield from (value for id_, value in totals.items() if figure_key(id_) in wanted)

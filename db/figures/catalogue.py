"""Every figure there is, in the order in which they are printed, and what is said of each.

Every module of this package with FIGURES is a family of them: none is listed twice. A family
has the title of its register, unless the module names it otherwise (FAMILY).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from db.figures.base import Count, Figure, Unit, whole_of
from db.messages import N_
from db.registers import by_name

ORDER = (
    "members",
    "meetings",
    "study",
    "models",
    "outreach",
    "commitments",
    "inspections",
    "commendations",
    "documents",
)
"""The families as CONTRACT §3 has them; any other comes after these."""

_MEASURES = {
    Unit.PEOPLE: N_("người"),
    Unit.ATTENDANCES: N_("lượt người"),
    Unit.PERCENT: "%",
}


@dataclass(frozen=True)
class Family:
    """The figures of one kind, under the first part of their ids, and what they are called."""

    name: str
    title: str
    figures: tuple[Figure, ...]


def _families() -> Iterator[tuple[str, str, tuple[Figure, ...]]]:
    """Give the name, the title if it has one of its own, and the figures of every family."""
    names = [each.name for each in iter_modules(import_module("db.figures").__path__)]
    later = [name for name in names if name not in ORDER]
    for name in (*ORDER, *later):
        module = None if name == "catalogue" else import_module(f"db.figures.{name}")
        if figures := getattr(module, "FIGURES", ()):
            yield name, getattr(module, "FAMILY", ""), figures


_FOUND = tuple(_families())

CATALOGUE: Mapping[str, Figure] = {
    figure.id: figure for _name, _title, figures in _FOUND for figure in figures
}


def count_of(figure: Figure) -> Count:
    """Return how a figure is counted; a percentage as its base is."""
    if isinstance(figure.how, Count):
        return figure.how
    return count_of(CATALOGUE[figure.how.whole])


def register_of(figure: Figure) -> str:
    """Return the register of which a figure tells: there a declared nought is looked for."""
    return figure.register or count_of(figure).over.kind.register


def home_of(figure: Figure) -> str:
    """Return the register in whose room one looks for a figure's records."""
    return whole_of(register_of(figure))


def measure_of(figure: Figure) -> str:
    """Return the word that follows a figure: người, lượt người, cuộc … (Vietnamese)."""
    return _MEASURES.get(figure.unit) or count_of(figure).rows.kind.measure


def _title(figures: tuple[Figure, ...]) -> str:
    return by_name(home_of(figures[0])).title


FAMILIES = tuple(Family(name, title or _title(figures), figures) for name, title, figures in _FOUND)


def figures_of(register: str) -> tuple[Figure, ...]:
    """Return the figures that tell of a register or of what its records are made of."""
    return tuple(figure for figure in CATALOGUE.values() if home_of(figure) == register)

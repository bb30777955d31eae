"""Every figure there is, in the order in which they are printed.

Every module of this package with FIGURES is a family of them: none is listed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from db.figures.base import Figure

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


def _families() -> Iterator[tuple[Figure, ...]]:
    """Give the figures of every family, in order."""
    names = [each.name for each in iter_modules(import_module("db.figures").__path__)]
    later = [name for name in names if name not in ORDER]
    for name in (*ORDER, *later):
        if name != "catalogue":
            yield getattr(import_module(f"db.figures.{name}"), "FIGURES", ())


CATALOGUE: Mapping[str, Figure] = {figure.id: figure for family in _families() for figure in family}

"""How far records are on a day: each register's own stages, found where it describes them.

Every module of this package may have STAGES: none is listed twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy.orm import Session

from db import registers


class Need(StrEnum):
    """What a stage asks of the clerk."""

    NOTHING = "nothing"
    GOING_ON = "going_on"
    DONE = "done"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True)
class Stage:
    """One stage: its word, and what it asks of the clerk."""

    label: str
    need: Need


@dataclass(frozen=True)
class Stages:
    """The stages of a register's records; `find` gives that of each on a day, by its id.

    A record that is at no stage yet is left out.
    """

    register: str
    words: Mapping[str, Stage]
    find: Callable[[Session, date], Mapping[int, str]]


def stages_of(register: str) -> Stages | None:
    """Return the stages of a register's records, None where it has none."""
    return _found().get(register)


@cache
def _found() -> Mapping[str, Stages]:
    modules = (
        import_module(f"{registers.__name__}.{each.name}")
        for each in iter_modules(registers.__path__)
    )
    described = (getattr(module, "STAGES", None) for module in modules)
    return {each.register: each for each in described if isinstance(each, Stages)}

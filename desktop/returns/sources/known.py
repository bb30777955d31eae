"""Every register a form can repeat a row for, with all its columns.

The columns are the register's own fields and those that a module of this package adds (MORE).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy.orm import Session

from db.figures import Unit
from db.messages import N_
from db.periods import Period
from db.registers import REGISTERS
from db.registers.fields import Field, FieldKind, Register
from db.vietnamese import heading_key
from desktop.returns.sources.base import NUMBER, CellValue, Column, More

_PEOPLE = (FieldKind.PERSON, FieldKind.PEOPLE)
_MEMBERS = "members"
_TOLD_OF_A_MEMBER = ("full_name", "sort_name", "card_number", "birth", "phone")
_NUMBERS = (FieldKind.INTEGER, FieldKind.DECIMAL)
# A number of people helped, or come, is one of attendances: nobody knows who came twice.
_HEADS = ("people", "headcount")


@dataclass(frozen=True)
class Source:
    """A register as forms know it."""

    register: Register
    columns: Mapping[str, Column]
    more: tuple[More, ...] = ()

    @property
    def of_period(self) -> str:
        """Return the figure whose records are the register's own of a period, or nothing."""
        return next((each.of_period for each in self.more if each.of_period), "")

    @property
    def listing(self) -> Callable[[Session], Sequence[int]] | None:
        """Return what gives the records meant, where neither a figure nor a day tells."""
        return next((each.listing for each in self.more if each.listing is not None), None)

    @property
    def spellings(self) -> dict[str, str]:
        """Return how else its columns may be written, by the form headings are compared in."""
        titles = {heading_key(each.title): name for name, each in self.columns.items()}
        headings = {heading_key(each.heading): each.name for each in self.register.fields}
        return {**titles, **headings, **{heading_key(name): name for name in self.columns}}

    def work_out(
        self, session: Session, period: Period, ids: Collection[int]
    ) -> Mapping[int, Mapping[str, CellValue]]:
        """Return the columns beside the register's own fields, by record."""
        found: dict[int, dict[str, CellValue]] = {}
        for each in self.more:
            for record_id, values in each.work_out(session, period, ids).items():
                found.setdefault(record_id, {}).update(values)
        return found


@cache
def sources() -> Mapping[str, Source]:
    """Return every register a form can name, by name."""
    more = tuple(_more())
    return {
        register.name: _source(
            register, tuple(each for each in more if each.register.name == register.name)
        )
        for register in REGISTERS
    }


def _more() -> Iterator[More]:
    package = import_module("desktop.returns.sources")
    for each in iter_modules(package.__path__):
        found = getattr(import_module(f"{package.__name__}.{each.name}"), "MORE", None)
        if isinstance(found, More):
            yield found


def _source(register: Register, more: tuple[More, ...]) -> Source:
    number = Column(NUMBER, N_("Số thứ tự"))
    own = [_column(register, each) for each in register.fields]
    columns = [number, *own, *(column for each in more for column in each.columns)]
    return Source(register, {each.name: each for each in columns}, more)


def _column(register: Register, field: Field) -> Column:
    named = field.kind in _PEOPLE or field.target == _MEMBERS
    of_member = register.name == _MEMBERS and field.name in _TOLD_OF_A_MEMBER
    adds = None
    if field.kind in _NUMBERS:
        adds = Unit.ATTENDANCES if field.name in _HEADS else Unit.THINGS
    words = {each.value: each.label for each in field.choices}
    return Column(field.name, field.title, named or of_member, adds, words)

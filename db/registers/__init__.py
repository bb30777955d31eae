"""What one can do with members, meetings and the other registers of the book.

Every register described in a module of this package is one of the book: none is listed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from db.registers import declarations
from db.registers.fields import BookCheck, Choice, Field, FieldKind, NamedPerson, Register

__all__ = [
    "REGISTERS",
    "BookCheck",
    "Choice",
    "Field",
    "FieldKind",
    "NamedPerson",
    "Register",
    "book_checks",
    "by_name",
]


def _described() -> Iterator[Register]:
    """Give the registers that the modules of this package describe, in their places."""
    found: dict[str, Register] = {}
    for each in iter_modules(__path__):
        for value in vars(import_module(f"{__name__}.{each.name}")).values():
            if isinstance(value, Register):
                found[value.name] = value
    yield from sorted(found.values(), key=lambda register: (register.place, register.name))


def _all() -> tuple[Register, ...]:
    found = tuple(_described())
    return (*found, declarations.describe(found))


REGISTERS = _all()
"""In the order in which one may refer to the other: an import applies them so."""


def by_name(name: str) -> Register:
    """Return a register by its name; raises KeyError."""
    return {register.name: register for register in REGISTERS}[name]


def book_checks(register: Register) -> Mapping[str, BookCheck]:
    """Return what is looked for beside the rest of the book, by rule.

    The register's own rules, and what holds of every register whose records have their day.
    """
    if not register.dates:
        return register.against
    return {declarations.FILLED: declarations.not_declared_empty(register), **register.against}

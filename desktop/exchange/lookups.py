"""Codes and names as they are written, and the records they mean; read once an import."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import registers, vietnamese
from db.registers import NamedPerson
from db.schema import Coded, Member, code_key


class Lookups:
    """Answers which record a code or name means, and how to write a record down."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ids: dict[str, dict[str, int]] = {}
        self._codes: dict[str, dict[int, str]] = {}
        self._pending = 0

    def id_of(self, register: str, code: str) -> int | None:
        """Return the record of a register with a code, trimmed and without case, or None."""
        return self._known(register).get(code_key(code))

    def code_of(self, register: str, record_id: int) -> str:
        """Return the code of a record; raises KeyError."""
        self._known(register)
        return self._codes[register][record_id]

    def codes(self, register: str) -> list[str]:
        """Return every code of a register."""
        return [*self._known(register)]

    def add(self, register: str, code: str, record_id: int) -> None:
        """Learn of a record that the import made."""
        self._known(register)[code_key(code)] = record_id
        self._codes[register][record_id] = code

    def announce(self, register: str, code: str) -> None:
        """Learn of a code whose record is not made, because a row of the file is refused.

        It gets a number no record has, so that rows that quote it are not refused as well.
        """
        if self.id_of(register, code) is None:
            self._pending -= 1
            self.add(register, code, self._pending)

    def person(self, text: str) -> NamedPerson:
        """Return the member whose code this is, or whose name it is alone (CONTRACT §2)."""
        member = self.id_of("members", text)
        if member is None:
            fitting = self._by_name[vietnamese.match_key(text)]
            member = fitting[0] if len(fitting) == 1 else None
        if member is None or member not in self._names:
            return NamedPerson(text)
        return NamedPerson(self._names[member], member)

    def written(self, person: NamedPerson) -> str:
        """Return the text from which `person` gives this person again."""
        if person.member_id is None:
            return person.text
        name = self._names[person.member_id]
        alone = self.person(name).member_id == person.member_id
        return name if alone else self.code_of("members", person.member_id)

    def _known(self, register: str) -> dict[str, int]:
        if register not in self._ids:
            table = registers.by_name(register).table
            assert issubclass(table, Coded)
            rows = self._session.execute(select(table.id, table.code, table.code_key)).all()
            self._ids[register] = {row.code_key: row.id for row in rows}
            self._codes[register] = {row.id: row.code for row in rows}
        return self._ids[register]

    @cached_property
    def _names(self) -> dict[int, str]:
        rows = self._session.execute(select(Member.id, Member.full_name))
        return {row.id: row.full_name for row in rows}

    @cached_property
    def _by_name(self) -> defaultdict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for member_id, name in self._names.items():
            found[vietnamese.match_key(name)].append(member_id)
        return found

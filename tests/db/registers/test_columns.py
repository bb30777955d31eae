"""What is read of all records at once is what each of them says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db.book import Book
from db.migrations import SCHEMA_VERSION
from db.registers import REGISTERS, Register, store
from db.registers.columns import read_values
from db.registers.fields import FieldKind
from db.registers.inspections import INSPECTIONS
from tests.books import make
from tests.db.older_book import copy_book


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Give a book with rows in every table."""
    kept: Path = make.HERE / f"v{SCHEMA_VERSION}.sochibo"
    with Book.open(copy_book(kept, tmp_path_factory.mktemp("books"))) as book, book.read() as found:
        yield found


@pytest.mark.parametrize("register", REGISTERS, ids=lambda each: each.name)
def test_read_by_column_a_register_is_what_its_records_say(
    session: Session, register: Register
) -> None:
    records = store.records(session, register)
    found = read_values(session, register)
    assert found == [(each.id, store.values_of(register, each)) for each in records]
    names = [each.name for each in register.fields]
    assert [list(values) for _id, values in found] == [names] * len(records)


def test_every_kind_that_needs_more_than_a_column_is_there_to_be_read(session: Session) -> None:
    several = {FieldKind.REFERENCES, FieldKind.PEOPLE, FieldKind.PERSON, FieldKind.CALL}
    filled = {
        field.kind
        for register in REGISTERS
        for _id, values in read_values(session, register)
        for field in register.fields
        if values[field.name]
    }
    assert several <= filled


def test_some_fields_of_some_records_are_read_alone(session: Session) -> None:
    table, people = INSPECTIONS.table, INSPECTIONS.field("inspected")
    last = store.records(session, INSPECTIONS)[-1]
    found = read_values(session, INSPECTIONS, table.id == last.id, fields=[people])
    assert found == [(last.id, {"inspected": store.value_of(people, last)})]
    assert found[0][1]["inspected"]

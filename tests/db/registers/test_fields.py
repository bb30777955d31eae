"""A register describes itself: fields, words, where a value is kept, what is wrong with it."""

from __future__ import annotations

import pytest

from db.registers import REGISTERS, Field, FieldKind, Register
from db.registers.members import MEMBERS, STANDINGS
from db.standing import StandingKind
from db.vietnamese import heading_key

EVERY_FIELD = [
    pytest.param(register, field, id=f"{register.name}.{field.name}")
    for register in REGISTERS
    for field in register.fields
]


@pytest.mark.parametrize(
    "written", ["Miễn sinh hoạt", "mien sinh hoat", " MIỄN  Sinh hoạt (tuổi cao)", "exempt"]
)
def test_a_word_of_a_list_is_understood_as_headings_are(written: str) -> None:
    words = STANDINGS.field("kind").words
    assert words[heading_key(written)] == StandingKind.EXEMPT


def test_a_stored_choice_is_written_by_its_word() -> None:
    kind = STANDINGS.field("kind")
    assert kind.label_of(StandingKind.DIED) == "Từ trần"
    assert kind.label_of(None) == kind.label_of("lạ") == ""


def test_a_field_no_register_has_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        MEMBERS.field("khong_co")


@pytest.mark.parametrize(("register", "field"), EVERY_FIELD)
def test_every_field_lives_in_its_table(register: Register, field: Field) -> None:
    assert hasattr(register.table, field.attribute)
    if field.kind is FieldKind.PERSON:
        assert hasattr(register.table, f"{field.name}_id")


@pytest.mark.parametrize(("register", "field"), EVERY_FIELD)
def test_every_choice_and_reference_leads_somewhere(register: Register, field: Field) -> None:
    has_choices = field.kind in (FieldKind.CHOICE, FieldKind.CALL)
    refers = field.kind in (FieldKind.REFERENCE, FieldKind.REFERENCES, FieldKind.PEOPLE)
    assert bool(field.choices) is has_choices
    assert (field.target in {each.name for each in REGISTERS}) is refers
    assert len(field.words) >= len(field.choices)
    assert field.default is None or field.label_of(field.default)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.name)
def test_a_register_names_each_field_once_and_its_key_is_of_them(register: Register) -> None:
    names = [field.name for field in register.fields]
    headings = [heading_key(field.heading) for field in register.fields]
    assert len(set(names)) == len(set(headings)) == len(names)
    assert set(register.key) <= set(names)
    for check in (*register.errors, *register.doubts.values()):
        assert check.field in names


def test_registers_come_after_those_they_refer_to() -> None:
    seen: set[str] = set()
    for register in REGISTERS:
        seen.add(register.name)
        assert {field.target for field in register.fields if field.target} <= seen

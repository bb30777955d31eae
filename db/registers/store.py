"""What any register can do: read a record's values, save, delete, find by code."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import count as count_from
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import RelationshipProperty, Session, selectinload

from db import registers
from db.messages import N_, BookError, Message
from db.registers.fields import Field, FieldKind, NamedPerson, Register, Values
from db.schema import Coded, Member, Record, code_key
from db.vietnamese import clean, clean_lines, quoted

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)


class CodeError(BookError):
    """A code that holds what parts codes in a list (CONTRACT §2)."""


class CodeTakenError(BookError):
    """Another record already has this code."""


class CircleError(BookError):
    """A record would lead back to itself through records of its own register."""


class InUseError(BookError):
    """Other records depend on this one."""


def value_of(field: Field, record: Record) -> Any:
    """Return a record's value of one field; a reference is the other record's id."""
    if field.kind is FieldKind.PERSON:
        text = getattr(record, field.name) or ""
        return NamedPerson(text, getattr(record, f"{field.name}_id"))
    if field.kind is FieldKind.PEOPLE:
        return tuple(NamedPerson(*each) for each in getattr(record, field.name))
    return getattr(record, field.attribute)


def values_of(register: Register, record: Record) -> dict[str, Any]:
    """Return a record's values by field name."""
    return {field.name: value_of(field, record) for field in register.fields}


def apply(register: Register, record: Record, values: Values) -> None:
    """Write values into a record; fields not named stay as they are. None is nobody."""
    for name, value in values.items():
        field = register.field(name)
        if field.kind is FieldKind.PERSON:
            person = value or NamedPerson()
            setattr(record, name, clean(person.text) or None)
            setattr(record, f"{name}_id", person.member_id)
        elif field.kind is FieldKind.PEOPLE:
            setattr(record, name, [(clean(each.text), each.member_id) for each in value])
        else:
            setattr(record, field.attribute, _as_stored(field, value))


def _as_stored(field: Field, value: Any) -> Any:
    """Return text in the one form it is stored in (DOMAIN §9), blank text as nothing."""
    if not isinstance(value, str) or field.kind not in (FieldKind.TEXT, FieldKind.LONG_TEXT):
        return value
    one_line = field.kind is FieldKind.TEXT
    text = clean(value) if one_line else clean_lines(value)
    return text if text or field.required else None


def new_record(register: Register, values: Values) -> Record:
    """Return a record made of values, not yet added to the book."""
    record = register.table()
    apply(register, record, values)
    return record


def save(session: Session, register: Register, values: Values, record_id: int | None = None) -> int:
    """Save a new record, or the one with this id, and return its id.

    Raises CodeTakenError when another record has the code, CodeError when it would fall apart
    in a list, CircleError when the record would lead back to itself, LookupError when it is gone.
    """
    given = dict(values)
    if "code" in given or record_id is None:
        _settle_code(session, register, given, record_id)
    if record_id is not None:
        _refuse_circles(session, register, given, record_id)
    if record_id is None:
        record = new_record(register, given)
        session.add(record)
    else:
        record = get(session, register, record_id)
        apply(register, record, given)
    session.flush()
    return record.id


def get(session: Session, register: Register, record_id: int) -> Record:
    """Return a record of a register; raises LookupError when it is gone."""
    return one(session, register.table, record_id)


def one(session: Session, table: type[R], record_id: int) -> R:
    """Return a record of a table; raises LookupError when it is gone."""
    found = session.get(table, record_id)
    if found is None:
        raise LookupError(record_id)
    return found


def records(session: Session, register: Register, *only: ColumnElement[bool]) -> list[Record]:
    """Return a register's records, the oldest first, with the links its fields need.

    `only` are conditions that narrow them.
    """
    links = (selectinload(each.class_attribute) for each in link_relations(register))
    wanted = select(register.table).where(*only).order_by(register.table.id).options(*links)
    return list(session.scalars(wanted))


def records_of(session: Session, register: Register, ids: Iterable[int]) -> list[Record]:
    """Return the records with these ids in their order; what is gone meanwhile is left out."""
    wanted = tuple(ids)
    found = records(session, register, register.table.id.in_(wanted))
    known = {record.id: record for record in found}
    return [known[each] for each in wanted if each in known]


def link_relations(register: Register) -> Iterator[RelationshipProperty[Any]]:
    """Give the relations through which a record's fields point to several of another register."""
    targets = {
        inspect(registers.by_name(field.target).table).local_table
        for field in register.fields
        if field.kind in (FieldKind.REFERENCES, FieldKind.PEOPLE)
    }
    for relation in inspect(register.table).relationships:
        keys = relation.mapper.local_table.foreign_keys
        if relation.uselist and targets & {key.column.table for key in keys}:
            yield relation


def sound_code(text: str) -> str:
    """Return a code as it is stored; raises CodeError."""
    code = clean(text)
    if ";" in code:
        raise CodeError(
            N_("Mã “{code}” có dấu chấm phẩy, là dấu ngăn các mã. Bỏ dấu ấy đi."), code=quoted(code)
        )
    return code


def _settle_code(
    session: Session, register: Register, values: dict[str, Any], record_id: int | None
) -> None:
    if not issubclass(register.table, Coded):
        return
    code = sound_code(values.get("code") or "") or next_code(session, register)
    taken = by_code(session, register, code)
    if taken is not None and taken.id != record_id:
        raise CodeTakenError(N_("Mã {code} đã có. Chọn mã khác."), code=code)
    values["code"] = code


def delete(session: Session, register: Register, record_ids: Iterable[int]) -> None:
    """Delete records; raises InUseError, nothing deleted, where others depend on one."""
    for record_id in record_ids:
        record = get(session, register, record_id)
        refusal = _in_use(record)
        session.delete(record)
        try:
            session.flush()
        except IntegrityError as error:
            raise refusal from error


def _in_use(record: Record) -> InUseError:
    # Made before the attempt: after a failed one the record can no longer be read.
    if isinstance(record, Member):
        return InUseError(
            N_(
                "{name} đã có trong sổ sinh hoạt nên không xóa được, để số liệu cũ giữ "
                "nguyên. Nếu đã rời chi bộ, ghi vào Diễn biến."
            ),
            name=record.full_name,
        )
    return InUseError(
        N_("Bản ghi {code} đang được bản ghi khác dùng nên không xóa được."),
        code=getattr(record, "code", record.id),
    )


def own_references(register: Register) -> list[Field]:
    """Return the fields that point to another record of the same register."""
    single = FieldKind.REFERENCE
    return [
        each for each in register.fields if each.kind is single and each.target == register.name
    ]


def leads_back(points: Mapping[K, K | None], first: K) -> bool:
    """Tell whether going from record to record, as each points to one, comes back to the first."""
    seen: set[K] = set()
    at = points.get(first)
    while at is not None and at not in seen:
        seen.add(at)
        at = points.get(at)
    return first in seen


def circle(field: Field) -> CircleError:
    """Return why a record may not point where a field says."""
    return CircleError(
        N_(
            "{heading}: không thể dẫn trở lại chính bản ghi này, kể cả qua bản ghi khác. Chọn "
            "bản ghi khác hoặc để trống."
        ),
        heading=Message(field.title),
    )


def _refuse_circles(session: Session, register: Register, values: Values, record_id: int) -> None:
    for field in own_references(register):
        if values.get(field.name) is not None:
            wanted = select(register.table.id, getattr(register.table, field.attribute))
            points = {row[0]: row[1] for row in session.execute(wanted)}
            if leads_back(points | {record_id: values[field.name]}, record_id):
                raise circle(field)


def by_code(session: Session, register: Register, code: str) -> Coded | None:
    """Return the record with a code, compared trimmed and without case."""
    table = register.table
    if not issubclass(table, Coded):
        return None
    return session.scalars(select(table).where(table.code_key == code_key(code))).one_or_none()


def next_code(session: Session, register: Register) -> str:
    """Return the code after the highest number used with the register's prefix: DV032."""
    table = register.table
    assert issubclass(table, Coded)
    return next(free_codes(register, session.scalars(select(table.code_key))))


def free_codes(register: Register, used: Iterable[str]) -> Iterator[str]:
    """Give the codes after the highest number among those used, one after the other."""
    form = re.compile(re.escape(code_key(register.prefix)) + r"(\d+)")
    numbers = [int(found[1]) for code in used if (found := form.fullmatch(code_key(code)))]
    return (f"{register.prefix}{number:03d}" for number in count_from(max(numbers, default=0) + 1))


def count(session: Session, register: Register) -> int:
    """Return how many records a register has."""
    return session.scalar(select(func.count()).select_from(register.table)) or 0

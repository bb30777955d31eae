"""Rows of a register's sheets: read, matched with the book's records, settled, written.

A row finds its record by its code, or by the fields that are its key. Without a code it is
matched as a whole: the n-th of several equal rows with the n-th equal record (CONTRACT §2).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from db.messages import N_, BookError, Message
from db.registers import Field, FieldKind, NamedPerson, Register
from db.registers.meetings import default_call
from db.registers.store import (
    apply,
    circle,
    free_codes,
    leads_back,
    new_record,
    own_references,
    records,
    value_of,
    values_of,
)
from db.schema import Coded, Record, code_key
from desktop.exchange.job import Job, Line
from desktop.exchange.reading_cells import blank, is_blank, read_cell, text_of
from desktop.exchange.sheets import FoundSheet

BY_CODE = ("code",)
PEOPLE = (FieldKind.PERSON, FieldKind.PEOPLE)
Prepare = Callable[[Job, Sequence[Line]], None]


def take_in(
    job: Job, register: Register, sheets: Iterable[FoundSheet], prepare: Prepare | None = None
) -> None:
    """Write what a register's sheets say, as far as nothing was refused.

    `prepare` looks at the rows read before they are matched.
    """
    found = list(sheets)
    own = own_references(register)
    if own:
        _announce_all(job, register, found)
    lines = read_lines(job, found)
    job.lines[register.name] = lines
    if prepare is not None:
        prepare(job, lines)
    match_lines(job, register, [line for line in lines if not line.refused])
    for line in lines:
        if not line.refused:
            settle(job, line)
    for field in own:
        _refuse_circles(job, lines, field)
    _write(job, register, lines)
    if own and not job.failing:
        _tie(job, lines, own)


def _announce_all(job: Job, register: Register, sheets: Iterable[FoundSheet]) -> None:
    """Let rows quote the codes of rows that come after them."""
    for sheet in sheets:
        if "code" in sheet.columns:
            for _row, cell in sheet.column("code"):
                if not is_blank(cell):
                    job.lookups.announce(register.name, text_of(cell))


def _known_by_now(register: Register, values: dict[str, Any]) -> dict[str, Any]:
    """Return values without what points to records that are not yet written."""
    own = {field.name for field in own_references(register)}
    return {
        name: None if name in own and value is not None and value < 0 else value
        for name, value in values.items()
    }


def _refuse_circles(job: Job, lines: Sequence[Line], field: Field) -> None:
    """Refuse rows that lead back to themselves, through the file and the book behind it."""
    told = {line: own_id for line in lines if (own_id := _own_id(job, line)) is not None}
    stored = records(job.session, lines[0].register) if told else []
    points = {record.id: value_of(field, record) for record in stored}
    points |= {own_id: line.values[field.name] for line, own_id in told.items()}
    for line, own_id in told.items():
        if leads_back(points, own_id):
            job.refuse(line, field.name, circle(field).message)


def _own_id(job: Job, line: Line) -> int | None:
    """Return the id by which other rows may point to a row; None where they cannot."""
    if line.refused:
        return None
    if line.record is not None:
        return line.record.id
    code = line.given.get("code")
    return None if code is None else job.lookups.id_of(line.register.name, code)


def _tie(job: Job, lines: Iterable[Line], own: Iterable[Field]) -> None:
    """Write what points to records of the same file, now that each of them has its id."""
    for line in lines:
        for field in own:
            pending = line.values[field.name]
            if pending is not None and pending < 0:
                assert line.record is not None
                code = job.lookups.code_of(field.target, pending)
                line.values[field.name] = job.lookups.id_of(field.target, code)
                apply(line.register, line.record, {field.name: line.values[field.name]})
    job.session.flush()


def read_lines(job: Job, sheets: Iterable[FoundSheet]) -> list[Line]:
    """Read every row; a cell that cannot be understood refuses its row."""
    lines = []
    for sheet in sheets:
        job.count(sheet)
        for row, cells in sheet.rows:
            line = Line(sheet, row)
            for field in sheet.fields:
                try:
                    value = read_cell(field, cells[sheet.columns[field.name]], job.lookups)
                except BookError as error:
                    job.refuse(line, field.name, about(field, error.message))
                else:
                    line.given[field.name] = value
            if not line.given.get("code"):
                line.given.pop("code", None)
            lines.append(line)
    return lines


def about(field: Field, problem: Message) -> Message:
    """Return a problem with the heading of the column it stands in."""
    return Message(N_("{heading}: {problem}"), {"heading": field.heading, "problem": problem})


def match_lines(job: Job, register: Register, lines: Sequence[Line]) -> None:
    """Find each row's record, by its key first, then as a whole."""
    stored = records(job.session, register)
    by_key = {_key_of_record(register, each): each for each in stored}
    keyed = find_keys(job, register, lines)
    for key, line in keyed.items():
        line.record = by_key.get(key)
    claimed = {line.record.id for line in keyed.values() if line.record is not None}
    named = set(keyed.values())
    whole = [line for line in lines if line not in named and not line.refused]
    _match_whole(job, register, whole, [each for each in stored if each.id not in claimed])


def find_keys(job: Job, register: Register, lines: Iterable[Line]) -> dict[Any, Line]:
    """Return the rows by their keys; the second of two with one key is refused."""
    keyed: dict[Any, Line] = {}
    for line in lines:
        key = _key_of_line(register, line)
        if key is None:
            continue
        if key in keyed:
            job.refuse(line, register.key[0], twice(line, keyed[key], register.key))
        else:
            keyed[key] = line
    return keyed


def _match_whole(
    job: Job, register: Register, lines: Sequence[Line], free: Sequence[Record]
) -> None:
    pools: dict[int, defaultdict[Any, deque[Record]]] = {}
    stored = [(record, _as_read_today(job, register, record)) for record in free] if lines else []
    claimed: set[int] = set()
    for line in lines:
        fields = [field for field in line.sheet.fields if field.kind is not FieldKind.CODE]
        if id(line.sheet) not in pools:
            pool = pools[id(line.sheet)] = defaultdict(deque)
            for record, values in stored:
                pool[_whole(fields, values)].append(record)
        equal = pools[id(line.sheet)][_whole(fields, settled(register, line.given, None))]
        while equal and line.record is None:
            record = equal.popleft()
            if record.id not in claimed:
                claimed.add(record.id)
                line.record = record
                # Equal is same: that a name fits a member by now is no change (CONTRACT §2).
                line.given = {
                    name: value
                    for name, value in line.given.items()
                    if register.field(name).kind not in PEOPLE
                }


def _as_read_today(job: Job, register: Register, record: Record) -> dict[str, Any]:
    """Return a record's values, each name that fits no member as it would be read now."""
    values = values_of(register, record)
    for field in register.fields:
        value = values[field.name]
        if field.kind is FieldKind.PERSON:
            values[field.name] = _read_today(job, value)
        elif field.kind is FieldKind.PEOPLE:
            values[field.name] = tuple(_read_today(job, each) for each in value)
    return values


def _read_today(job: Job, person: NamedPerson) -> NamedPerson:
    return job.lookups.person(person.text) if person.member_id is None else person


def _whole(fields: Iterable[Field], values: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(comparable(field, values[field.name]) for field in fields)


def comparable(field: Field, value: Any) -> Any:
    """Return what decides whether two values of a field say the same."""
    if field.kind is FieldKind.PERSON:
        return value.member_id if value.member_id is not None else value.text
    if field.kind is FieldKind.REFERENCES:
        return frozenset(value)
    if field.kind is FieldKind.PEOPLE:
        return frozenset(each.text if each.member_id is None else each.member_id for each in value)
    return None if value == "" else value


def _key_of_record(register: Register, record: Record) -> Any:
    if isinstance(record, Coded):
        return record.code_key
    return tuple(getattr(record, register.field(name).attribute) for name in register.key)


def _key_of_line(register: Register, line: Line) -> Any:
    """Return what a row is found by; None for a row to be matched as a whole."""
    if register.key == BY_CODE:
        return code_key(line.given["code"]) if "code" in line.given else None
    if any(register.field(name).required and not line.given.get(name) for name in register.key):
        return None
    return tuple(line.given.get(name) for name in register.key)


def twice(line: Line, first: Line, key: Sequence[str]) -> Message:
    """Return why a row is refused whose fields of a key say what those of another row say."""
    where = first.place(key[0])
    if first.sheet is not line.sheet:
        where = f"{first.sheet.name}!{where}"
    if key == BY_CODE:
        return Message(
            N_("Mã {code} đã có ở ô {where}. Mỗi mã chỉ ghi một dòng: sửa mã hoặc bỏ một dòng."),
            {"code": line.given["code"], "where": where},
        )
    headings = ", ".join(line.register.field(name).heading for name in key)
    return Message(
        N_("Dòng này trùng {headings} với dòng có ô {where}. Bỏ một trong hai dòng."),
        {"headings": headings, "where": where},
    )


def settled(register: Register, given: dict[str, Any], record: Record | None) -> dict[str, Any]:
    """Return all values of a record as a row leaves it: absent columns leave theirs."""
    if record is None:
        values = {field.name: blank(field) for field in register.fields} | given
    else:
        values = values_of(register, record) | given
    for field in register.fields:
        said_nothing = values[field.name] is None
        if said_nothing and field.default is not None:
            values[field.name] = field.default
        elif said_nothing and field.kind is FieldKind.CALL:
            values[field.name] = default_call(values["kind"])
    return values


def settle(job: Job, line: Line) -> None:
    """Work out a row's values, and refuse it where they are incomplete or contradictory."""
    line.values = settled(line.register, line.given, line.record)
    for field in line.register.fields:
        if field.required and field.kind is not FieldKind.CODE and not _filled(line, field):
            job.refuse(line, field.name, _missing(line, field))
    if line.refused:
        return
    for check in line.register.errors:
        if (problem := check(line.values, job.today)) is not None:
            job.refuse(line, check.field, problem)


def _filled(line: Line, field: Field) -> bool:
    return line.values[field.name] not in (None, "", ())


def _missing(line: Line, field: Field) -> Message:
    heading = {"heading": field.heading}
    if field.name in line.sheet.columns:
        return Message(N_("Thiếu {heading}. Ghi vào ô này, hoặc xóa cả dòng."), heading)
    return Message(N_("Trang này thiếu cột {heading} mà dòng mới phải có. Thêm cột ấy."), heading)


def _write(job: Job, register: Register, lines: Sequence[Line]) -> None:
    """Write new and changed records, and count; with a refusal about, only count."""
    _give_codes(job, register, lines)
    for line in lines:
        if line.refused:
            _announce(job, register, line)
            continue
        changes = _changes(line)
        line.moved = line.record is None or bool(changes)
        count = job.count(line.sheet)
        if line.record is None:
            count.new += 1
        elif changes:
            count.changed += 1
        else:
            count.same += 1
        if job.failing:
            _announce(job, register, line)
        elif line.record is None:
            line.record = new_record(register, _known_by_now(register, line.values))
            job.session.add(line.record)
        elif changes:
            apply(register, line.record, _known_by_now(register, changes))
    if not job.failing:
        job.session.flush()
        for line in lines:
            line.record_id = line.record.id if line.record is not None else 0
            if isinstance(line.record, Coded):
                job.lookups.add(register.name, line.record.code, line.record.id)


def _changes(line: Line) -> dict[str, Any]:
    if line.record is None:
        return {}
    stored = values_of(line.register, line.record)
    return {
        field.name: line.values[field.name]
        for field in line.sheet.fields
        if field.kind is not FieldKind.CODE
        and comparable(field, line.values[field.name]) != comparable(field, stored[field.name])
    }


def _give_codes(job: Job, register: Register, lines: Iterable[Line]) -> None:
    """Give new records without a code the next ones that neither book nor file uses."""
    if register.key != BY_CODE:
        return
    written = [line.given["code"] for line in lines if "code" in line.given]
    free = free_codes(register, [*job.lookups.codes(register.name), *written])
    for line in lines:
        if line.record is None and not line.refused:
            line.values["code"] = line.given["code"] if "code" in line.given else next(free)


def _announce(job: Job, register: Register, line: Line) -> None:
    if "code" in line.given:
        job.lookups.announce(register.name, line.given["code"])

"""A block copied in Excel and pasted into members: looked at first, row by row, then written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.dates import PartialDate
from db.messages import N_, BookError, Message
from db.registers.members import MEMBERS
from db.registers.store import values_of
from db.schema import Member
from db.vietnamese import match_key
from desktop.exchange import odd
from desktop.exchange.guessing import guess_columns
from desktop.exchange.job import Job, Line
from desktop.exchange.member_list import find_members
from desktop.exchange.rows import comparable, match_lines, read_lines, settle, take_in
from desktop.exchange.sheets import FoundSheet
from desktop.files.cells import Cell, Sheet

SHEET = N_("Các dòng dán")


class PasteError(BookError):
    """A block of which it is not plain what its columns hold, or that cannot be written."""


class Fate(StrEnum):
    """What would come of a row."""

    NEW = "new"
    SAME_NAME = "same_name"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class PastedRow:
    """One row of a block: whom it is about, what would come of it, and why.

    `row` is its place in the block, by which `write` is told which rows are wanted.
    """

    row: int
    name: str
    birth: PartialDate | None
    fate: Fate
    reasons: tuple[Message, ...]


@dataclass(frozen=True)
class Look:
    """What a block holds, before anything is written: its rows, and what is odd about all."""

    rows: tuple[PastedRow, ...]
    notes: tuple[Message, ...]


@dataclass(frozen=True)
class Block:
    """A block whose columns are known."""

    sheet: FoundSheet
    notes: tuple[Message, ...] = ()


def read_block(cells: Sequence[Sequence[str]], today: date) -> Block:
    """Find the members in a block of cells, by its headings or where its columns are plain.

    Raises PasteError where they are not.
    """
    width = max(map(len, cells), default=0)
    rows: list[list[Cell]] = [
        [*(cell or None for cell in line), *[None] * (width - len(line))] for line in cells
    ]
    findings = find_members([Sheet(SHEET, rows)])
    if findings.found:
        passed = tuple(each.reason for each in findings.odd)
        return Block(findings.found[0], passed)
    guessed = guess_columns(rows, today)
    if guessed is None:
        raise PasteError(
            N_(
                "Chưa rõ cột nào trong các dòng dán là họ tên, ngày sinh… Trong Excel hãy chép cả "
                "dòng tiêu đề ({name}, {birth}…) rồi dán lại."
            ),
            name=MEMBERS.field("full_name").heading,
            birth=MEMBERS.field("birth").heading,
        )
    people = [(at, row) for at, row in enumerate(rows) if at >= guessed.first]
    return Block(FoundSheet(SHEET, MEMBERS, guessed.columns, people))


def look(session: Session, block: Block, today: date) -> Look:
    """Return what would come of each row, nothing written."""
    job = Job(session, today)
    lines = read_lines(job, [block.sheet])
    match_lines(job, MEMBERS, [line for line in lines if not line.refused])
    for line in lines:
        if not line.refused:
            settle(job, line)
    refused = _reasons(job)
    odd.look_over(job, block.sheet)
    whole = tuple(each.reason for each in job.report.odd)
    namesakes = _Namesakes(session)
    rows = tuple(_pasted(line, refused, namesakes, today) for line in lines)
    return Look(rows, (*block.notes, *whole))


def write(session: Session, block: Block, rows: Collection[int], today: date) -> int:
    """Write the rows wanted and return how many people are new or changed.

    Raises PasteError, the change not to be kept, where one of them is refused.
    """
    job = Job(session, today)
    wanted = [(row, cells) for row, cells in block.sheet.rows if row in rows]
    take_in(job, MEMBERS, [replace(block.sheet, rows=wanted)])
    if job.failing:
        reason = job.report.refused[0].reason
        raise PasteError(reason.template, **reason.args)
    count = job.count(block.sheet)
    return count.new + count.changed


def _reasons(job: Job) -> Mapping[str, list[Message]]:
    """Return why rows are refused, by the cell."""
    found: defaultdict[str, list[Message]] = defaultdict(list)
    for each in job.report.refused:
        found[each.cell].append(each.reason)
    return found


def _pasted(
    line: Line, refused: Mapping[str, list[Message]], namesakes: _Namesakes, today: date
) -> PastedRow:
    name = _name(line)
    birth = line.given.get("birth")
    reasons: Iterable[Message]
    if line.refused:
        places = {line.place(field.name) for field in MEMBERS.fields}
        fate, reasons = Fate.REFUSED, [why for place in sorted(places) for why in refused[place]]
    else:
        fate, reasons = _fate(line, namesakes)
        reasons = [*reasons, *(found for _rule, found in MEMBERS.remarks(line.values, today))]
    return PastedRow(line.row, name, birth, fate, tuple(reasons))


def _name(line: Line) -> str:
    if "full_name" not in line.sheet.columns:
        return str(line.values.get("full_name", ""))
    cells = next(cells for row, cells in line.sheet.rows if row == line.row)
    return str(cells[line.sheet.columns["full_name"]] or "")


def _fate(line: Line, namesakes: _Namesakes) -> tuple[Fate, list[Message]]:
    if line.record is None:
        said = namesakes.meet(line)
        return (Fate.NEW, []) if said is None else (Fate.SAME_NAME, [said])
    stored = values_of(MEMBERS, line.record)
    changed = [
        field
        for field in line.sheet.fields
        if field.name != "code"
        and comparable(field, line.values[field.name]) != comparable(field, stored[field.name])
    ]
    if not changed:
        return Fate.SAME, [Message(N_("Trong sổ đã có người với đúng các ô này."))]
    headings = ", ".join(field.heading for field in changed)
    return Fate.CHANGED, [Message(N_("Sửa {headings}."), {"headings": headings})]


class _Namesakes:
    """Who already bears a name: in the book, or further up in the block."""

    def __init__(self, session: Session) -> None:
        wanted = select(Member.match_key, Member.full_name, Member.code, Member.birth)
        self._book: defaultdict[str, list[tuple[str, str, PartialDate | None]]] = defaultdict(list)
        for key, name, code, birth in session.execute(wanted.order_by(Member.id)):
            self._book[key].append((name, code, birth))
        self._block: set[str] = set()

    def meet(self, line: Line) -> Message | None:
        """Say who else bears the name of a new row, if anybody does."""
        key = match_key(line.values["full_name"])
        again = key in self._block
        self._block.add(key)
        if self._book[key]:
            name, code, birth = self._book[key][0]
            born = Message(N_(", sinh {birth}"), {"birth": birth.show()}) if birth else ""
            return Message(
                N_("Trùng tên với {name} ({code}{born}). Là người khác thì chọn ghi dòng này."),
                {"name": name, "code": code, "born": born},
            )
        if again:
            return Message(N_("Trùng tên với một dòng phía trên. Là hai người thì chọn ghi."))
        return None

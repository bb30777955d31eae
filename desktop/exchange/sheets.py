"""Which sheets of a workbook are registers, and where their headings and rows stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from db import registers
from db.messages import N_, Message
from db.registers import Field, Register
from db.vietnamese import clean, heading_key, quoted
from desktop.exchange.reading_cells import is_blank
from desktop.exchange.report import Oddity
from desktop.files.cells import Cell, Sheet
from desktop.files.places import cell_name, column_name

HEADINGS_NEEDED = 2
NUMBERING = frozenset(map(heading_key, ("TT", "STT", "Số TT", "Số thứ tự")))
"""What people call the column in which the rows of a list are numbered."""


@dataclass(frozen=True)
class FoundSheet:
    """A sheet that is a register: its columns by field name, its rows by number from 0.

    The rows of a `plain` list are counted under the register's name, whatever the sheet's.
    """

    name: str
    register: Register
    columns: Mapping[str, int]
    rows: Sequence[tuple[int, list[Cell]]]
    plain: bool = False

    @property
    def counted_as(self) -> str:
        """Return the name under which the rows are counted."""
        return self.register.sheet if self.plain else self.name

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields the sheet has columns for."""
        return tuple(each for each in self.register.fields if each.name in self.columns)

    def place(self, row: int, field_name: str = "") -> str:
        """Return the name of a field's cell; where it has no column, of the row's first."""
        return cell_name(row, self.columns.get(field_name, min(self.columns.values())))

    def column(self, field_name: str) -> Iterator[tuple[int, Cell]]:
        """Give row number and cell for each row of a column that is there."""
        at = self.columns[field_name]
        for row, cells in self.rows:
            yield row, cells[at]


@dataclass
class Findings:
    """The registers found in a workbook, in the order they may refer to one another."""

    found: list[FoundSheet] = field(default_factory=list)
    odd: list[Oddity] = field(default_factory=list)


def find_sheets(sheets: Iterable[Sheet]) -> Findings:
    """Find every register among the sheets; what is unknown is reported and passed over."""
    findings = Findings()
    known = {heading_key(register.sheet): register for register in registers.REGISTERS}
    for sheet in sheets:
        register = known.get(heading_key(sheet.name))
        if register is not None:
            add_sheet(findings, sheet, register, headings_of(register))
        else:
            report_unknown(findings, sheet)
    order = {register.name: place for place, register in enumerate(registers.REGISTERS)}
    findings.found.sort(key=lambda each: order[each.register.name])
    return findings


def report_unknown(findings: Findings, sheet: Sheet) -> None:
    """Point out a sheet that is passed over, unless nothing stands in it."""
    if _is_empty(sheet):
        return
    reason = Message(
        N_("Trang “{sheet}” không có trong mẫu nên được bỏ qua. Nếu cần nhập, sửa lại tên trang."),
        {"sheet": quoted(sheet.name)},
    )
    findings.odd.append(Oddity(clean(sheet.name), "A1", "unknown_sheet", reason))


def headings_of(
    register: Register, others: Mapping[str, Sequence[str]] | None = None
) -> dict[str, str]:
    """Return the field of each heading of a register, as headings are matched.

    `others` are further headings by the names of their fields.
    """
    own = {heading_key(each.heading): each.name for each in register.fields}
    further = (others or {}).items()
    return own | {heading_key(word): field for field, words in further for word in words}


def add_sheet(
    findings: Findings, sheet: Sheet, register: Register, headings: Mapping[str, str]
) -> bool:
    """Find headings and rows in a sheet of a register; False where it has no heading row."""
    name = clean(sheet.name)
    start = heading_row(sheet, headings)
    if start is None:
        if not _is_empty(sheet):
            reason = Message(
                N_("Không thấy dòng tiêu đề trên trang “{sheet}” nên trang này được bỏ qua."),
                {"sheet": quoted(name)},
            )
            findings.odd.append(Oddity(name, "A1", "no_heading", reason))
        return False
    columns: dict[str, int] = {}
    for at, cell in enumerate(sheet.rows[start]):
        found = headings.get(_key(cell))
        if found is not None and found not in columns:
            columns[found] = at
        else:
            findings.odd.extend(_passed_over(name, sheet, start, at))
    used = list(columns.values())
    rows = [
        (row, cells)
        for row, cells in enumerate(sheet.rows[start + 1 :], start + 1)
        if any(not is_blank(cells[at]) for at in used)
    ]
    findings.found.append(FoundSheet(name, register, columns, rows))
    return True


def find_list(sheet: Sheet, register: Register, headings: Mapping[str, str]) -> Findings:
    """Find headings and rows of a plain list, as people keep them in Excel.

    As in a register's own sheet, but that lists are numbered goes without saying.
    """
    findings = Findings()
    add_sheet(findings, sheet, register, headings)
    start, numbers = heading_row(sheet, headings), numbering(sheet, headings)
    if start is not None and numbers is not None:
        place = cell_name(start, numbers)
        findings.odd = [each for each in findings.odd if each.cell != place]
    return findings


def numbering(sheet: Sheet, headings: Mapping[str, str]) -> int | None:
    """Return the column in which the rows are numbered, None where there is none."""
    start = heading_row(sheet, headings)
    cells = sheet.rows[start] if start is not None else ()
    return next((at for at, cell in enumerate(cells) if _key(cell) in NUMBERING), None)


def heading_row(sheet: Sheet, headings: Mapping[str, str]) -> int | None:
    """Return the first row with two known headings, or None."""
    for row, cells in enumerate(sheet.rows):
        if len({headings[key] for cell in cells if (key := _key(cell)) in headings}) >= (
            HEADINGS_NEEDED
        ):
            return row
    return None


def _is_empty(sheet: Sheet) -> bool:
    return all(is_blank(cell) for row in sheet.rows for cell in row)


def _key(cell: Cell) -> str:
    return heading_key(cell) if isinstance(cell, str) else ""


def _passed_over(name: str, sheet: Sheet, start: int, at: int) -> Iterator[Oddity]:
    """Give what to say of a column that is not read, if anything stands in it."""
    heading = sheet.rows[start][at]
    if not is_blank(heading):
        reason = Message(
            N_("Cột “{heading}” không có trong mẫu, hoặc đã có rồi, nên được bỏ qua."),
            {"heading": quoted(str(heading))},
        )
        yield Oddity(name, cell_name(start, at), "unknown_column", reason)
        return
    for row, cells in enumerate(sheet.rows[start + 1 :], start + 1):
        if not is_blank(cells[at]):
            reason = Message(
                N_("Cột {column} không có tiêu đề nên được bỏ qua."), {"column": column_name(at)}
            )
            yield Oddity(name, cell_name(row, at), "unknown_column", reason)
            return

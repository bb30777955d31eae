"""Filling a form: every tag gives way to its value; the form's looks stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font

from db.figures import Record, Value, say
from db.numbers import roman
from desktop.returns.forms import Form
from desktop.returns.heights import Heights
from desktop.returns.manifest import Place, ShownIn
from desktop.returns.moving import Block, RowMoves
from desktop.returns.pages import break_pages
from desktop.returns.plans import Repeat, SheetPlan, TaggedCell
from desktop.returns.putting import added, put_figure, put_text, put_value
from desktop.returns.repeat import move_formulas, repeat_rows, span_row
from desktop.returns.sources import NUMBER, CellValue, Group, Row, said
from desktop.returns.supplier import Supplier, total
from desktop.returns.tags import (
    ColumnTag,
    EachTag,
    FactTag,
    FigureTag,
    GroupTag,
    Part,
    Records,
    TogetherTag,
    TotalTag,
    Variant,
)


@dataclass(frozen=True)
class Origin:
    """What stands behind a cell: a figure of some time, a record."""

    figure: str = ""
    variant: Variant = Variant.THIS
    record: Record | None = None


@dataclass
class Filled:
    """Which cells of the filled form show which figures, and which follow the day of making.

    `origins` tells of each cell what stands behind it, `moves` of each sheet where the form's
    rows have come to stand.
    """

    shown: dict[str, list[ShownIn]] = field(default_factory=dict)
    dated: set[tuple[str, Place]] = field(default_factory=set)
    origins: dict[tuple[str, Place], Origin] = field(default_factory=dict)
    moves: dict[str, RowMoves] = field(default_factory=dict)


def fill(form: Form, supplier: Supplier) -> Filled:
    """Fill a form's workbook in place and say what stands where."""
    filled = Filled()
    for plan in form.sheets:
        _SheetFiller(form, plan, supplier, filled).fill()
    form.workbook.active = 0
    return filled


@dataclass(frozen=True)
class _Line:
    """One row as it will stand: what it stands for, nothing in rows that are not repeated.

    `none_of` are the records there are none of, for which it stands all the same. A line that
    names a `unit` stands above the records of that unit.
    """

    row: int
    record: Row | None = None
    group: Group | None = None
    none_of: Records | None = None
    unit: str = ""


class _SheetFiller:
    """Fills one sheet."""

    def __init__(self, form: Form, plan: SheetPlan, supplier: Supplier, filled: Filled) -> None:
        self._form = form
        self._sheet = form.workbook[plan.name]
        self._plan = plan
        self._supplier = supplier
        self._filled = filled

    def fill(self) -> None:
        lines = {repeat: list(self._lines(repeat)) for repeat in self._plan.repeats}
        moves = RowMoves(
            [
                Block(repeat.top, repeat.bottom, tuple(line.row for line in found))
                for repeat, found in lines.items()
            ]
        )
        self._filled.moves[self._plan.name] = moves
        repeat_rows(self._sheet, moves)
        if self._form.has_formulas:
            move_formulas(self._form.workbook, self._sheet, moves)
        self._heights = Heights(self._sheet)
        for tagged in self._plan.cells:
            repeat = self._plan.repeat_at(tagged.row)
            found = [line for line in lines[repeat] if line.row == tagged.row] if repeat else []
            for place, row in enumerate(moves.all(tagged.row)):
                cell = self._sheet.cell(row, tagged.column)
                assert isinstance(cell, Cell)  # a merged block's tags stand in its first cell
                line = found[place] if found else _Line(row)
                if not line.unit:
                    self._put(cell, tagged, line)
        for repeat, found in lines.items():
            self._name_units(repeat, found, moves.first(repeat.top))
        if (together := self._plan.together) is not None:
            # A total on a page of its own would have nothing above it to add up.
            with_last = any(repeat.bottom == together - 1 for repeat in self._plan.repeats)
            headings = {
                moves.first(repeat.top) + place
                for repeat, found in lines.items()
                for place, line in enumerate(found)
                if line.unit
                or (line.group is not None and line.group.rows and line.row < repeat.row)
            }
            break_pages(self._sheet, moves.first(together) - with_last, headings)

    def _lines(self, repeat: Repeat) -> Iterator[_Line]:
        """Give the rows in the order in which they will stand, each with what it stands for."""
        records = repeat.records
        if not repeat.by:
            found = self._supplier.records(records)
            yield from _by_unit(repeat.row, found)
            if not found:
                yield _Line(repeat.row, none_of=records)
            return
        none_of = None if self._supplier.records(records) else records
        for group in self._supplier.groups(records, repeat.by):
            for row in range(repeat.top, repeat.bottom + 1):
                if row == repeat.row:
                    yield from _by_unit(row, group.rows)
                else:
                    yield _Line(row, group=group, none_of=none_of)

    def _put(self, cell: Cell, tagged: TaggedCell, line: _Line) -> None:
        parts = [part for part in tagged.parts if not isinstance(part, _MARKS)]
        if line.none_of is not None and line.group is None:
            self._put_nothing(cell, parts, line.none_of)
        elif len(parts) == 1 and isinstance(parts[0], FigureTag):
            put_figure(cell, self._figure(cell, parts[0], line))
        elif len(parts) == 1 and isinstance(parts[0], ColumnTag | TotalTag):
            put_value(cell, self._value(parts[0], line))
        else:
            put_text(cell, "".join(self._text(cell, part, line) for part in parts))
        if line.record is not None:
            known = self._filled.origins.get(self._at(cell), Origin())
            self._filled.origins[self._at(cell)] = replace(known, record=line.record.record)
        self._heights.grow(cell)

    def _put_nothing(self, cell: Cell, parts: Sequence[Part], records: Records) -> None:
        """Say in the row that stands for no record why there is none, once, in its first words."""
        words = [part for part in parts if isinstance(part, ColumnTag) and part.name != NUMBER]
        row = next(each.row for each in self._plan.repeats if each.records == records)
        first = words and cell.column == self._first_words(row)
        put_figure(cell, self._supplier.nothing(records)) if first else put_text(cell, "")

    def _name_units(self, repeat: Repeat, lines: Sequence[_Line], first_row: int) -> None:
        """Name each unit in a row of its own, across all columns, above its records."""
        columns = [cell.column for cell in self._plan.cells if cell.row == repeat.row]
        left, right = min(columns), max(columns)
        rows = {row: line.unit for row, line in enumerate(lines, start=first_row) if line.unit}
        for row in rows:
            span_row(self._sheet, row, left, right)
        if rows:
            heights = Heights(self._sheet)
            for row, unit in rows.items():
                cell = self._sheet.cell(row, left)
                assert isinstance(cell, Cell)  # the first of those merged just now
                put_text(cell, unit)
                cell.font = cell.font + Font(bold=True)
                cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
                heights.grow(cell)

    def _first_words(self, row: int) -> int:
        return min(
            cell.column
            for cell in self._plan.cells
            if cell.row == row
            for part in cell.parts
            if isinstance(part, ColumnTag) and part.name != NUMBER
        )

    def _value(self, part: ColumnTag | TotalTag, line: _Line) -> CellValue | Value:
        if isinstance(part, TotalTag):
            return self._total(part, line)
        if line.record is not None:
            value = line.record.values[part.name]
        else:
            assert line.group is not None  # the plan let no column stand elsewhere
            value = line.group.number if part.name == NUMBER else line.group.title
        return roman(value) if part.roman and isinstance(value, int) else value

    def _total(self, part: TotalTag, line: _Line) -> CellValue | Value:
        if part.records is not None:
            return self._supplier.total(part.records, part.column)
        if line.none_of is not None:
            return self._supplier.nothing(line.none_of)
        assert line.group is not None  # the plan let no such tag stand elsewhere
        return total(line.group.rows, part.column)

    def _text(self, cell: Cell, part: Part, line: _Line) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, FigureTag):
            return str(say(self._figure(cell, part, line)))
        if isinstance(part, ColumnTag | TotalTag):
            value = self._value(part, line)
            return str(say(value)) if isinstance(value, Value) else said(value)
        if isinstance(part, FactTag):
            if self._supplier.is_dated(part.name):
                self._filled.dated.add(self._at(cell))
            text = self._supplier.fact(part.name)
            return text.upper() if part.upper else text
        return ""

    def _figure(self, cell: Cell, tag: FigureTag, line: _Line) -> Value | None:
        names = {name: self._key(name, line) for name in tag.columns}
        found = [self._supplier.figure(each.id_for(names), tag.variant) for each in tag.terms]
        values = [value for value in found if value is not None]
        if len(values) < len(found):
            return None
        if len(values) > 1:
            return added(values)
        place = ShownIn(self._sheet.title, cell.coordinate, tag.variant)
        self._filled.shown.setdefault(values[0].id, []).append(place)
        self._filled.origins[self._at(cell)] = Origin(values[0].id, tag.variant)
        return values[0]

    def _key(self, column: str, line: _Line) -> str:
        if line.record is not None:
            return line.record.key(column)
        assert line.group is not None  # the plan let no column stand elsewhere
        return line.group.key

    def _at(self, cell: Cell) -> tuple[str, Place]:
        return self._sheet.title, (cell.row - 1, cell.column - 1)


_MARKS = EachTag | GroupTag | TogetherTag


def _by_unit(row: int, records: Sequence[Row]) -> Iterator[_Line]:
    """Give a line for each record, and above those of a unit below one that names it."""
    unit = ""
    for each in records:
        if each.unit != unit:
            unit = each.unit
            yield _Line(row, unit=unit)
        yield _Line(row, each)

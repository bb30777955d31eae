"""What is to be done on one sheet of a form: its tags, and the rows that stand anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from db.messages import N_
from desktop.files.reading import cell_name
from desktop.returns.errors import FormError
from desktop.returns.sources import NUMBER
from desktop.returns.tag_reader import Place, cannot_add, has_tags, parse, unknown
from desktop.returns.tags import (
    ColumnTag,
    EachTag,
    FigureTag,
    GroupTag,
    Part,
    Records,
    TogetherTag,
    TotalTag,
    Vocabulary,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

T = TypeVar("T")
_FORMULA = "f"
_EACH = re.compile(r"\{\{\s*each\b", re.IGNORECASE)
_HALF = re.compile(r"\}\}|\{\s*(figure|fact|each|group|column|count|sum|together)\b", re.IGNORECASE)


@dataclass(frozen=True)
class TaggedCell:
    """A cell with tags, by its row and column in the form, counted from 1."""

    row: int
    column: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Repeat:
    """Rows that stand anew: `row` for each record, those around it for each group.

    Without `by` there are no groups, and `top`, `row` and `bottom` are one.
    """

    top: int
    row: int
    bottom: int
    records: Records
    by: str = ""


@dataclass(frozen=True)
class SheetPlan:
    """What is to be done on one sheet of a form."""

    name: str
    cells: tuple[TaggedCell, ...]
    repeats: tuple[Repeat, ...]
    together: int | None

    def repeat_at(self, row: int) -> Repeat | None:
        """Return the rows standing anew that a row is one of; None where it is not."""
        return next((each for each in self.repeats if each.top <= row <= each.bottom), None)


def plan(sheet: Worksheet, words: Vocabulary, faults: list[FormError]) -> SheetPlan:
    """Return what is to be done on a sheet, and add what is wrong with its tags to `faults`."""
    return _Planner(sheet, words, faults).plan()


class _Planner:
    """Reads the tags of one sheet, going on after each that is wrong."""

    def __init__(self, sheet: Worksheet, words: Vocabulary, faults: list[FormError]) -> None:
        self._sheet = sheet
        self._words = words
        self._faults = faults
        self._unread: set[int] = set()

    def plan(self) -> SheetPlan:
        cells = list(self._cells())
        repeats = tuple(self._repeats(cells))
        read = SheetPlan(
            self._sheet.title,
            tuple(cells),
            repeats,
            min((cell.row for cell in cells if _tags(cell, TogetherTag)), default=None),
        )
        return replace(read, cells=tuple(self._settled(read, cells)))

    def _cells(self) -> Iterator[TaggedCell]:
        sheet = self._sheet
        for row, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            for column, value in enumerate(values, start=1):
                if isinstance(value, str) and has_tags(value):
                    try:
                        if sheet.cell(row, column).data_type == _FORMULA:
                            raise self._place(row, column).error(_IN_FORMULA)
                        parts = parse(value, self._words, self._place(row, column))
                    except FormError as error:
                        self._faults.append(error)
                        if _EACH.search(value):
                            self._unread.add(row)
                    else:
                        yield TaggedCell(row, column, parts)
                elif isinstance(value, str) and _HALF.search(value):
                    self._faults.append(self._place(row, column).error(_BRACES))

    def _place(self, row: int, column: int) -> Place:
        return Place(self._sheet.title, cell_name(row - 1, column - 1))

    def _repeats(self, cells: list[TaggedCell]) -> Iterator[Repeat]:
        groups = {cell.row for cell in cells if _tags(cell, GroupTag)}
        taken: set[int] = set()
        for cell in cells:
            for tag in _tags(cell, EachTag):
                if cell.row in taken:
                    self._say(cell, _TWICE)
                    continue
                top = bottom = cell.row
                while tag.by and top - 1 in groups - taken:
                    top -= 1
                while tag.by and bottom + 1 in groups - taken:
                    bottom += 1
                taken |= set(range(top, bottom + 1))
                yield Repeat(top, cell.row, bottom, tag.records, tag.by)
        for cell in cells:
            if _tags(cell, GroupTag) and cell.row not in taken and not self._waits(cell):
                self._say(cell, _GROUP_ALONE)

    def _settled(self, read: SheetPlan, cells: list[TaggedCell]) -> Iterator[TaggedCell]:
        """Give the cells with every column under its own name; what names none is a fault."""
        for cell in cells:
            try:
                parts = tuple(self._settle(read, cell, part) for part in cell.parts)
            except FormError as error:
                if not self._waits(cell):
                    self._faults.append(error)
            else:
                yield replace(cell, parts=parts)

    def _waits(self, cell: TaggedCell) -> bool:
        """Tell whether a cell hangs on an `each` beside it that is told as wrong already."""
        return any(abs(cell.row - row) <= 1 for row in self._unread)

    def _settle(self, read: SheetPlan, cell: TaggedCell, part: Part) -> Part:
        if isinstance(part, ColumnTag):
            return replace(part, name=self._column(read, cell, part.name))
        if isinstance(part, FigureTag):
            named = {each: self._column(read, cell, each) for each in part.columns}
            return replace(part, terms=tuple(each.renamed(named) for each in part.terms))
        if isinstance(part, TotalTag) and part.records is None:
            return replace(part, column=self._added(read, cell, part.column))
        return part

    def _column(self, read: SheetPlan, cell: TaggedCell, word: str) -> str:
        """Return the name of a column of the row's records, or of what their group shares."""
        repeat = read.repeat_at(cell.row)
        if repeat is None:
            raise self._error(cell, _NOT_REPEATED, name=word)
        register = repeat.records.register
        name = self._words.column(register, word)
        known: Mapping[str, object] = self._words.sources[register]
        if cell.row != repeat.row:
            known = dict.fromkeys((repeat.by, NUMBER))
        if name not in known:
            raise unknown(word, known, self._place(cell.row, cell.column), tag=f"column {word}")
        return name

    def _added(self, read: SheetPlan, cell: TaggedCell, word: str) -> str:
        """Return the name of a column that a row of a group adds up; empty to count records."""
        repeat = read.repeat_at(cell.row)
        if repeat is None or cell.row == repeat.row:
            raise self._error(cell, _NO_GROUP)
        if not word:
            return ""
        register = repeat.records.register
        name, known = self._words.column(register, word), self._words.sources[register]
        place = self._place(cell.row, cell.column)
        if name not in known:
            raise unknown(word, known, place, tag=f"sum {word}")
        if known[name].adds is None:
            raise cannot_add(name, place, tag=f"sum {word}")
        return name

    def _say(self, cell: TaggedCell, template: str) -> None:
        self._faults.append(self._error(cell, template))

    def _error(self, cell: TaggedCell, template: str, **args: object) -> FormError:
        return self._place(cell.row, cell.column).error(template, **args)


def _tags(cell: TaggedCell, kind: type[T]) -> list[T]:
    return [part for part in cell.parts if isinstance(part, kind)]


_NOT_REPEATED = N_(
    "Trang “{sheet}”, ô {cell}: cột “{name}” chỉ dùng được ở dòng lặp. Thêm thẻ each vào dòng này."
)
_IN_FORMULA = N_(
    "Trang “{sheet}”, ô {cell}: thẻ nằm trong công thức nên không điền được. Ghi thẻ thẳng vào ô, "
    "hoặc để thẻ ở ô khác rồi cho công thức đọc ô đó."
)
_BRACES = N_(
    "Trang “{sheet}”, ô {cell}: thẻ thiếu ngoặc nhọn nên sẽ in nguyên chữ. Ghi hai ngoặc {{{{ ở "
    "đầu và hai ngoặc }}}} ở cuối thẻ."
)
_TWICE = N_("Trang “{sheet}”, ô {cell}: dòng này đã có thẻ each. Mỗi dòng chỉ ghi một thẻ each.")
_GROUP_ALONE = N_(
    "Trang “{sheet}”, ô {cell}: thẻ group phải ở ngay trên hoặc ngay dưới dòng lặp có chia nhóm. "
    "Thêm “| by” và tên cột vào thẻ each."
)
_NO_GROUP = N_(
    "Trang “{sheet}”, ô {cell}: thẻ này cộng theo nhóm nên chỉ dùng ở dòng có thẻ group. Ở dòng "
    "khác thì ghi rõ sổ, ví dụ count models hoặc sum model_results.people."
)

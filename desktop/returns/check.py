"""Reading a return file: whether it is whole, unedited and consistent (CONTRACT §4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.messages import N_
from desktop.files.cells import Sheet, Workbook
from desktop.files.reading import FileRefusedError, cell_name, read_workbook
from desktop.returns import hidden_sheet
from desktop.returns.checks import check_figures
from desktop.returns.compare import Axis, Comparison, Edit, Line, Shift, compare
from desktop.returns.errors import NotAReturnError
from desktop.returns.json_parts import number_out
from desktop.returns.manifest import Grid, Manifest, Place
from desktop.returns.problems import Problem, Severity, grave, problem
from desktop.returns.values import Sealed, plain, said, seal, with_kind


@dataclass(frozen=True)
class Edited:
    """A cell that no longer holds what the program put there; `day` tells that it shows a day."""

    sheet: str
    cell: str
    was: Sealed | None
    now: Sealed | None
    day: bool = False

    def words(self) -> dict[str, str]:
        """Return the place and what stood and stands there, as a person reads it."""
        was, now = (said(each, as_day=self.day) for each in (self.was, self.now))
        if was == now and self.was is not None and self.now is not None:
            was, now = (with_kind(each) for each in (self.was, self.now))
        return {"sheet": self.sheet, "cell": self.cell, "was": was, "now": now}

    def to_json(self) -> dict[str, Any]:
        """Return the edit as the command prints it."""
        return {
            "sheet": self.sheet,
            "cell": self.cell,
            "was": plain(self.was, as_day=self.day),
            "now": plain(self.now, as_day=self.day),
        }


@dataclass(frozen=True)
class CheckResult:
    """What a return file says, and how far it can be believed.

    `alterations` are those of its problems that tell of sheets, rows and columns moved by hand.
    """

    file: Path
    manifest: Manifest
    intact: bool
    edited: tuple[Edited, ...]
    problems: tuple[Problem, ...]
    alterations: tuple[Problem, ...] = ()

    @property
    def figures(self) -> dict[str, int | Decimal | None]:
        """Return every figure by id, as sealed: never what a hand put into a cell."""
        return {each.id: each.number for each in self.manifest.figures.values()}

    @property
    def needs_attention(self) -> bool:
        """Tell whether the file was edited or holds an error."""
        return not self.intact or grave(self.problems)

    def to_json(self) -> dict[str, Any]:
        """Return the result as the command prints it (CONTRACT §1)."""
        head = self.manifest.head
        return {
            "file": str(self.file),
            "form": head.form,
            "form_version": head.form_version,
            "unit": {"code": head.unit_code, "name": head.unit_name},
            "period": {
                "from": head.period.start.isoformat(),
                "to": head.period.end.isoformat(),
            },
            "revision": head.revision,
            "intact": self.intact,
            "edited": [each.to_json() for each in self.edited],
            "figures": {key: number_out(number) for key, number in self.figures.items()},
            "problems": [each.to_json() for each in self.problems],
        }


def check_return(path: str | Path, passwords: Sequence[str] = ()) -> CheckResult:
    """Return what a return file holds and whether it is as the program wrote it.

    One locked with one of the passwords is opened.
    Raises OutsideFileError for a file that cannot be read, NotAReturnError for a workbook
    that is no return, each in one sentence.
    """
    path = Path(path)
    return check_workbook(read_workbook(path, passwords=passwords), path)


def refused_json(error: FileRefusedError) -> dict[str, Any]:
    """Return what the command prints of a file that is no whole return: nothing is known of it."""
    refusal = Problem(Severity.ERROR, "unreadable", error.message, error.sheet, error.cell)
    known = ("form", "form_version", "unit", "period", "revision")
    return {
        "file": str(error.path),
        **dict.fromkeys(known),
        "intact": False,
        "edited": [],
        "figures": {},
        "problems": [refusal.to_json()],
    }


def check_workbook(workbook: Workbook, path: Path) -> CheckResult:
    """Return the same for a workbook already read; raises NotAReturnError."""
    hidden = [sheet for sheet in workbook.sheets if sheet.name == hidden_sheet.SHEET]
    if not hidden:
        raise no_hidden_sheet(path)
    manifest = hidden_sheet.from_rows(hidden[0].rows, path)
    look = _Look(manifest, [sheet for sheet in workbook.sheets if sheet is not hidden[0]])
    look.compare_sheets()
    period, before = manifest.head.period, manifest.before
    consistent = check_figures(manifest.figures, manifest.shows, period, before)
    return CheckResult(
        path,
        manifest,
        look.intact,
        tuple(look.edited),
        tuple(once([*look.problems, *manifest.problems, *consistent])),
        tuple(look.problems),
    )


def no_hidden_sheet(path: Path) -> NotAReturnError:
    """Return the error for a workbook without the sheet by which a return is known."""
    return NotAReturnError(
        path,
        N_(
            "Tệp “{file}” không phải là báo cáo do Sổ Chi bộ lập: không có trang ẩn để kiểm "
            "tra. Chọn tệp báo cáo đã ghi từ sổ."
        ),
    )


def once(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once: what stands in the file may be found again in its figures."""
    known = {(each.rule, str(each.message), each.sheet, each.cell): each for each in problems}
    return list(known.values())


def edits_between(before: Manifest, now: Manifest, sheets: Iterable[Sheet]) -> list[Edited]:
    """Return cell by cell how one return differs from another, sheet by sheet.

    `sheets` are those of the later one. Rows put in or taken out are followed, so that only what
    changed is told.
    """
    known = {sheet.name: sheet for sheet in sheets}
    found: list[Edited] = []
    for sheet in dict.fromkeys((*before.cells, *now.cells)):
        lines = _lines_of(now.cells.get(sheet, {}))
        for each in compare(before.cells.get(sheet, {}), lines).edits:
            place = cell_name(each.row, each.column)
            if (sheet, (each.row, each.column)) not in now.dated:
                day = sheet in known and _is_day(known[sheet], each)
                found.append(Edited(sheet, place, each.was, each.now, day))
    return found


def _lines_of(grid: Grid) -> list[Line]:
    height = max((row for row, _column in grid), default=-1) + 1
    width = max((column for _row, column in grid), default=-1) + 1
    return [tuple(grid.get((row, column)) for column in range(width)) for row in range(height)]


class _Look:
    """Holds every visible sheet against what was sealed of it."""

    def __init__(self, manifest: Manifest, sheets: Sequence[Sheet]) -> None:
        self._sealed = manifest.cells
        self._formulas = manifest.formulas
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self.edited: list[Edited] = []
        self.problems: list[Problem] = []

    @property
    def intact(self) -> bool:
        return not self.edited and all(each.rule == "sheet_renamed" for each in self.problems)

    def compare_sheets(self) -> None:
        lines = {name: _lines(sheet) for name, sheet in self._sheets.items()}
        strange = [name for name in lines if name not in self._sealed and any(lines[name])]
        for name, grid in self._sealed.items():
            now = name
            if name not in lines:
                found = next((each for each in strange if _is_same(grid, lines[each])), None)
                if found is None:
                    self.problems.append(problem("sheet_missing", {"sheet": name}, (name, "")))
                    continue
                strange.remove(found)
                args = {"was": name, "sheet": found}
                self.problems.append(problem("sheet_renamed", args, (found, "")))
                now = found
            self._report(now, self._compare(name, grid, lines[now]))
        for name in strange:
            if not self._sheets[name].hidden:
                self.problems.append(problem("sheet_added", {"sheet": name}, (name, "")))

    def _compare(self, sheet: str, grid: Grid, lines: list[Line]) -> Comparison:
        """Compare all but what a spreadsheet program worked out (CONTRACT §4), moved or not."""
        places = {at for name, at in self._formulas if name == sheet}
        found = compare(grid, _without(places, lines))
        if not places or not found.shifts:
            return found
        again = compare(grid, _without(found.now_at(places), lines))
        return min(found, again, key=lambda reading: reading.cost)

    def _report(self, sheet: str, found: Comparison) -> None:
        self.edited += [
            Edited(
                sheet,
                cell_name(each.row, each.column),
                each.was,
                each.now,
                _is_day(self._sheets[sheet], each),
            )
            for each in found.edits
        ]
        self.problems += [_shifted(sheet, shift) for shift in found.shifts]


def _is_day(sheet: Sheet, edit: Edit) -> bool:
    """Tell whether a cell is set to show days; of one that is empty now nobody knows."""
    row = sheet.rows[edit.row] if edit.row < len(sheet.rows) else ()
    return edit.column < len(row) and isinstance(row[edit.column], date)


def _shifted(sheet: str, shift: Shift) -> Problem:
    by_row = shift.axis is Axis.ROW
    cell = cell_name(shift.at, 0) if by_row else cell_name(0, shift.at)
    rule = f"{shift.axis}_{'inserted' if shift.inserted else 'removed'}"
    at = str(shift.at + 1) if by_row else cell[:-1]
    return problem(rule, {"sheet": sheet, "count": shift.count, "at": at}, (sheet, cell))


def _is_same(grid: Grid, lines: list[Line]) -> bool:
    """Tell whether a sheet of another name is the sealed one: more than half of it is there."""
    return compare(grid, lines).cost * 2 < len(grid)


def _without(places: Collection[Place], lines: list[Line]) -> list[Line]:
    """Return the lines with nothing in these places."""
    if not places:
        return lines
    return [
        tuple(None if (row, column) in places else value for column, value in enumerate(line))
        for row, line in enumerate(lines)
    ]


def _lines(sheet: Sheet) -> list[Line]:
    """Return a sheet's values as they are compared, without empty rows at the end."""
    lines = [tuple(seal(value) for value in row) for row in sheet.rows]
    while lines and not any(lines[-1]):
        lines.pop()
    return lines

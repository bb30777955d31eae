"""A plain list of units below, as a committee keeps it in Excel (CONTRACT §1, `--units`).

What such a list calls Mã is the unit's code. In the exchange sheet that is Mã đơn vị, beside
which Mã is the record's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers.units_below import UNITS_BELOW, odd_among, span_of
from db.units import UnitList
from db.vietnamese import clean, heading_key
from desktop.exchange.job import Job, Line
from desktop.exchange.member_list import find_members
from desktop.exchange.report import Oddity, Refusal
from desktop.exchange.rows import read_lines, settle
from desktop.exchange.sheets import (
    Findings,
    FoundSheet,
    find_list,
    find_sheets,
    headings_of,
    report_unknown,
)
from desktop.exchange.unit_rows import refuse_repeated
from desktop.files.cells import Sheet
from desktop.files.reading import read_workbook
from desktop.files.refusals import FileRefusedError

OTHER_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "unit_code": ("Mã số", "Mã chi bộ"),
    "name": ("Tên đơn vị", "Tên chi bộ", "Tên tổ chức đảng"),
    "from_date": ("Ngày thành lập",),
    "to_date": ("Ngày kết thúc", "Ngày giải thể"),
    "replaced_by": ("Đơn vị thay thế",),
}
"""Headings met in such lists beside the register's own."""

HEADINGS: Mapping[str, str] = headings_of(UNITS_BELOW, OTHER_HEADINGS)
"""The field of each heading of a list with a column Mã đơn vị, as headings are matched."""

PLAIN_HEADINGS: Mapping[str, str] = {
    **HEADINGS,
    heading_key(UNITS_BELOW.field("code").heading): "unit_code",
}
"""The field of each heading of a list in which Mã is the unit's."""

_OF_SUCH_LISTS = ("from_date", "to_date", "replaced_by")
PLAIN_COLUMNS = " | ".join(
    UNITS_BELOW.field(name).heading for name in ("code", "name", *_OF_SUCH_LISTS)
)
"""The headings of a list as the clerk is asked for them."""


class UnitListError(FileRefusedError):
    """A file without a list of units below, or with rows in it that cannot be understood.

    `refused` holds every such cell, not only the one the sentence names.
    """

    def __init__(
        self,
        path: Path,
        template: str,
        refused: Sequence[Refusal] = (),
        **facts: str | int | Message,
    ) -> None:
        super().__init__(path, template, **facts)
        self.refused = tuple(refused)


@dataclass(frozen=True)
class FoundUnits:
    """The units a file lists; `odd` is what the register would point out about its rows."""

    units: UnitList
    odd: tuple[Oddity, ...]


def read_units(path: str | Path, *, stop: Callable[[], bool] | None = None) -> FoundUnits:
    """Read a list of units below from an .xlsx, .xls or .ods file: all of it, or none.

    Raises desktop.files.refusals.OutsideFileError, of its kinds UnitListError for what is in
    the list; `stop` as read_workbook has it.
    """
    return units_among(read_workbook(path, stop=stop).sheets, Path(path))


def units_among(sheets: Sequence[Sheet], path: Path) -> FoundUnits:
    """Return the units below that the sheets of a file list; raises UnitListError.

    A list is what has their codes and one more column, but for members and other registers.
    Where no column names the units, a unit is called by its code.
    """
    others = [*find_sheets(sheets).found, *find_members(sheets).found]
    taken = {each.name for each in others if each.register is not UNITS_BELOW}
    free = [sheet for sheet in sheets if clean(sheet.name) not in taken]
    # Whatever the columns of such a list hold can be read without a book.
    job = Job(Session(), date.today())
    lines = read_lines(job, _find(free, lambda found: "unit_code" in found.columns).found)
    for line in lines:
        if not line.refused:
            _settle(job, line)
    refuse_repeated(job, [line for line in lines if not line.refused])
    if job.failing:
        raise _not_understood(path, job.report.refused)
    if not lines:
        raise _no_list(path)
    spans = tuple(span_of(line.values) for line in lines)
    for each in odd_among(spans):
        job.doubt(lines[each.place], each.field, each.rule, each.reason)
    return FoundUnits(UnitList(spans), tuple(job.report.odd))


def find_units(sheets: Iterable[Sheet]) -> Findings:
    """Find lists that can be of nothing but units below; for a workbook without registers."""
    return _find(sheets, _is_of_units)


def _find(sheets: Iterable[Sheet], accepted: Callable[[FoundSheet], bool]) -> Findings:
    findings = Findings()
    for sheet in sheets:
        trial = find_list(sheet, UNITS_BELOW, HEADINGS)
        if not any("unit_code" in each.columns for each in trial.found):
            trial = find_list(sheet, UNITS_BELOW, PLAIN_HEADINGS)
        lists = [replace(each, plain=True) for each in trial.found if accepted(each)]
        if lists:
            findings.found.extend(lists)
            findings.odd.extend(trial.odd)
        else:
            report_unknown(findings, sheet)
    return findings


def _is_of_units(found: FoundSheet) -> bool:
    """Tell a list of units from one of other things that have codes and names."""
    named_so = heading_key(found.name) == heading_key(UNITS_BELOW.sheet)
    told = named_so or any(name in found.columns for name in _OF_SUCH_LISTS)
    return told and {"unit_code", "name"} <= found.columns.keys()


def _settle(job: Job, line: Line) -> None:
    if "name" not in line.sheet.columns:
        line.given["name"] = line.given["unit_code"]
    settle(job, line)


def _not_understood(path: Path, refused: Sequence[Refusal]) -> UnitListError:
    first, *more = refused
    template = N_("Tệp “{file}”, trang “{sheet}”, ô {cell}: {reason}")
    if more:
        template = N_(
            "Tệp “{file}” có {count} ô phải sửa. Trước hết trang “{sheet}”, ô {cell}: {reason}"
        )
    return UnitListError(
        path,
        template,
        refused,
        sheet=first.sheet,
        cell=first.cell,
        reason=first.reason,
        count=len(refused),
    )


def _no_list(path: Path) -> UnitListError:
    return UnitListError(
        path,
        N_(
            "Tệp “{file}” không có danh sách đơn vị nào: cần một dòng tiêu đề {columns}, dưới đó "
            "mỗi đơn vị một dòng. Thêm dòng tiêu đề ấy, hoặc chọn tệp khác."
        ),
        columns=PLAIN_COLUMNS,
    )

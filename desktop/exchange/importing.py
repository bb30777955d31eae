"""Bringing an exchange workbook or a member list into a book: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db import registers
from db.book import Book
from db.messages import N_, Message
from db.registers.attendance import ATTENDANCE, due_differences
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS
from db.registers.unit import UNIT
from db.registers.units_below import UNITS_BELOW
from desktop.exchange import odd
from desktop.exchange.attendance import stored_lists, take_attendance
from desktop.exchange.job import Job
from desktop.exchange.member_list import find_members
from desktop.exchange.report import ImportReport, Refusal
from desktop.exchange.rows import Prepare, take_in
from desktop.exchange.sheets import Findings, find_sheets
from desktop.exchange.unit import own_unit
from desktop.exchange.unit_list import PLAIN_COLUMNS, find_units
from desktop.exchange.unit_rows import known_again
from desktop.files.cells import Sheet
from desktop.files.reading import read_workbook


@dataclass(frozen=True)
class Incoming:
    """A file read and recognised, not yet in the book."""

    name: str
    findings: Findings


_PREPARE: Mapping[str, Prepare] = {UNIT.name: own_unit, UNITS_BELOW.name: known_again}
_PLAIN_LISTS = (
    (MEMBERS, {"code"}, find_members),
    (UNITS_BELOW, {"code", "unit_code"}, find_units),
)
"""Registers of which plain lists are taken, and the columns none but the exchange sheet has."""


class _NothingKeptError(Exception):
    """Ends a change of which nothing is to be kept."""


def read_exchange(path: str | Path, *, stop: Callable[[], bool] | None = None) -> Incoming:
    """Read an .xlsx, .xls or .ods file and find the registers in it.

    Raises desktop.files.refusals.OutsideFileError; `stop` as read_workbook has it.
    """
    return recognise(read_workbook(path, stop=stop).sheets, Path(path).name)


def recognise(sheets: Sequence[Sheet], name: str) -> Incoming:
    """Find the registers among sheets already read.

    Without any, or with nothing but members without a code, it is a plain member list, or with
    nothing but units without a code of the record beside theirs, a plain list of units below.
    """
    findings = find_sheets(sheets)
    for register, own, find in _PLAIN_LISTS:
        if all(
            each.register is register and not own <= each.columns.keys() for each in findings.found
        ):
            lists = find(sheets)
            if lists.found:
                return Incoming(name, lists)
    return Incoming(name, findings)


def import_workbook(
    book: Book, path: str | Path, *, today: date, dry_run: bool = False
) -> ImportReport:
    """Bring a file's records into a book as one change; raises OutsideFileError."""
    return import_incoming(book, read_exchange(path), today=today, dry_run=dry_run)


def import_incoming(
    book: Book, incoming: Incoming, *, today: date, dry_run: bool = False
) -> ImportReport:
    """Bring what a file holds into a book as one change, and say what came of it.

    With a single row refused nothing is written; nor with `dry_run`, which only says what would
    come of it. `today` is what a probation without an end is measured against.
    """
    report = ImportReport()
    try:
        with book.change(N_("nhập tệp {name}"), name=incoming.name) as session:
            report = take_in_all(session, incoming, today=today)
            _keep_unless(dry_run or bool(report.refused))
    except _NothingKeptError:
        return report
    report.applied = True
    return report


def _keep_unless(unwanted: bool) -> None:
    if unwanted:
        raise _NothingKeptError


def take_in_all(session: Session, incoming: Incoming, *, today: date) -> ImportReport:
    """Write what a file holds in a session, whose change the caller keeps or not.

    With a row refused, rows after it are only read: the change must not be kept then.
    """
    job, findings = Job(session, today), incoming.findings
    job.report.odd.extend(findings.odd)
    if not findings.found:
        job.report.refused.append(_nothing_found(findings))
    lists = stored_lists(session)
    differences = due_differences(session) if lists else []
    for register in registers.REGISTERS:
        sheets = [each for each in findings.found if each.register is register]
        if register is ATTENDANCE:
            take_attendance(job, register, sheets, lists)
        elif sheets:
            take_in(job, register, sheets, _PREPARE.get(register.name))
        for sheet in sheets:
            odd.look_over(job, sheet)
    for register in registers.REGISTERS:
        odd.doubt_rows(job, register)
    if not job.failing:
        odd.same_names(job)
        odd.empty_groups(job)
        if lists:
            # Standings were written by number: what was read of them before is stale.
            session.expire_all()
            odd.changed_lists(job, differences, due_differences(session))
        for register in registers.REGISTERS:
            odd.doubt_beside_book(job, register)
    return job.report


def _nothing_found(findings: Findings) -> Refusal:
    sheet = findings.odd[0].sheet if findings.odd else ""
    reason = Message(
        N_(
            "Tệp này không có trang nào theo mẫu ({sheets}…), không có danh sách đảng viên với "
            "cột {name}, cũng không có danh sách đơn vị với các cột {columns}. Xuất sổ ra một tệp "
            "để lấy mẫu."
        ),
        {
            "sheets": ", ".join(each.sheet for each in (MEMBERS, MEETINGS, ATTENDANCE)),
            "name": MEMBERS.field("full_name").heading,
            "columns": PLAIN_COLUMNS,
        },
    )
    return Refusal(sheet, "A1" if sheet else "", reason)

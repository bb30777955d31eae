"""A clerk's desk: workbooks made cell by cell, brought into a real book, and taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.book import Book
from db.schema import Attendance, Base, Coded, Meeting, Member, Record, Setting
from desktop.exchange import (
    ImportReport,
    Incoming,
    export_workbook,
    import_incoming,
    recognise,
)
from desktop.files.cells import Sheet
from tests.cases import read_here

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows]
Dump = dict[str, list[tuple[Any, ...]]]
TODAY = date(2026, 11, 20)

MEMBERS = "Đảng viên"
STANDINGS = "Diễn biến"
POSITIONS = "Chức vụ"
SUBJECTS = "Chủ đề"
MEETINGS = "Sinh hoạt"
ATTENDANCE = "Điểm danh"
HEADCOUNTS = "Thành phần"
UNIT = "Đơn vị"


def write_xlsx(path: Path, sheets: Sheets) -> Path:
    """Write sheets as a person's Excel would, value by value."""
    workbook = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def as_sheets(rows: Sheets) -> list[Sheet]:
    """Return rows as a file with them is read, all of one length."""
    sheets = []
    for name, each in rows.items():
        width = max(map(len, each), default=0)
        sheets.append(Sheet(name, [[*row, *[None] * (width - len(row))] for row in each]))
    return sheets


class Desk:
    """An open book and short words for what is brought to it."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book = book
        self.folder = folder

    def incoming(self, sheets: Sheets, name: str = "so.xlsx") -> Incoming:
        return recognise(read_here(write_xlsx(self.folder / name, sheets)), name)

    def bring(self, sheets: Sheets, *, dry_run: bool = False, today: date = TODAY) -> ImportReport:
        """Import a workbook; nothing may be refused."""
        report = self.offer(sheets, dry_run=dry_run, today=today)
        assert not report.refused, [str(each.reason) for each in report.refused]
        return report

    def offer(self, sheets: Sheets, *, dry_run: bool = False, today: date = TODAY) -> ImportReport:
        """Import a workbook that may be refused."""
        return import_incoming(self.book, self.incoming(sheets), dry_run=dry_run, today=today)

    def take_out(self, name: str = "xuat.xlsx") -> dict[str, list[dict[str, Any]]]:
        """Export the book and return each sheet's rows by heading, blank cells left out."""
        path = self.folder / name
        export_workbook(self.book, path)
        return {sheet.name: rows_of(sheet) for sheet in read_here(path)}

    def only(self, table: type[Any]) -> Any:
        """Return the only record of a table."""
        with self.book.read() as session:
            return session.scalars(select(table)).one()

    def marks(self, meeting: str) -> dict[str, tuple[str | None, bool | None]]:
        """Return mark and due of everybody on a meeting's list, by code."""
        with self.book.read() as session:
            rows = session.execute(
                select(Member.code, Attendance.mark, Attendance.due)
                .join(Member, Member.id == Attendance.member_id)
                .join(Meeting, Meeting.id == Attendance.meeting_id)
                .where(Meeting.code == meeting)
            )
            return {code: (mark, due) for code, mark, due in rows}


def rows_of(sheet: Sheet) -> list[dict[str, Any]]:
    headings, *rows = sheet.rows
    return [
        {
            str(heading): cell
            for heading, cell in zip(headings, row, strict=True)
            if cell is not None
        }
        for row in rows
    ]


def dump(book: Book) -> Dump:
    """Return everything a book records, numbers of rows replaced by codes."""
    with book.read() as session:
        return dump_of(session)


def dump_of(session: Session) -> Dump:
    """Return everything recorded, as far as the session sees it."""
    tables = [
        mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Record) and mapper.class_ is not Setting
    ]
    codes = {
        (table.__tablename__, row.id): row.code
        for table in tables
        if issubclass(table, Coded)
        for row in session.scalars(select(table))
    }
    return {
        table.__tablename__: sorted(
            (_by_codes(table, row, codes) for row in session.scalars(select(table))), key=repr
        )
        for table in tables
    }


def _by_codes(
    table: type[Record], row: Record, codes: Mapping[tuple[str, int], str]
) -> tuple[Any, ...]:
    values = []
    for column in table.__table__.columns:
        value = getattr(row, column.key)
        if column.primary_key:
            continue
        for key in column.foreign_keys:
            value = codes.get((key.column.table.name, value))
        values.append((column.key, value))
    return tuple(values)

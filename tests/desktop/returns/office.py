"""What a test of returns does over and over: make one, read it as the program does."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook as XlsxWorkbook

from db import figures
from db.book import Book
from db.figures import Value
from db.periods import Period
from db.schema import Audience, Mark, MeetingKind, Subject, SubjectKind
from desktop.files import child
from desktop.files.answer import decode
from desktop.files.cells import Workbook
from desktop.files.limits import Limits
from desktop.returns import CheckResult, ReturnResult, make_return
from desktop.returns.check import check_workbook
from tests.db.chapter import Chapter

PERIOD = "2026-H1"
NOW = datetime(2026, 7, 5, 9, 30, tzinfo=UTC)


@dataclass
class Office:
    """A book, short words to fill it with, and the folder returns go to."""

    book: Book
    chapter: Chapter
    folder: Path

    def make(self, period: str = PERIOD, *, reason: str = "", now: datetime = NOW) -> ReturnResult:
        return make_return(
            self.book, "KL01", Period.parse(period), self.folder, reason=reason, now=now
        )

    def figures(self, period: str = PERIOD) -> dict[str, Value]:
        with self.book.read() as session:
            return figures.compute(session, Period.parse(period))

    def subject(self, code: str, name: str) -> int:
        with self.book.change("ghi") as session:
            record = Subject(code=code, name=name, kind=SubjectKind.DOCUMENT, year=2026)
            session.add(record)
            session.flush()
            return record.id


def fill_half_year(chapter: Chapter) -> None:
    """Record a half-year: three subjects, one of them only for the public, one never studied."""
    people = [
        chapter.member(f"Trần Văn {each}", female=each == "Ba") for each in ("An", "Ba", "Cư")
    ]
    chapter.position(people[0], "Bí thư", "2020-01-01")
    first, second, third = (chapter.subject(code) for code in ("KL01", "NQ14", "CD26"))
    own = chapter.meeting("2026-01-12", MeetingKind.STUDY, subjects=[first])
    chapter.take(own, {people[1]: Mark.EXCUSED})
    both = chapter.meeting("2026-03-09", subjects=[first, second])
    chapter.take(both, {people[2]: Mark.UNEXCUSED})
    chapter.take(chapter.meeting("2026-05-05"))
    chapter.meeting(
        "2026-04-02", MeetingKind.OTHER, audience=Audience.PUBLIC, subjects=[third], headcount=64
    )
    chapter.take(chapter.meeting("2025-02-03", subjects=[first]))


def read_here(path: Path) -> Workbook:
    """Read a file as the limited child does, in this process."""
    answer = io.BytesIO()
    child.answer(path, answer, Limits())
    return decode(answer.getvalue(), Limits())


def check_here(path: Path) -> CheckResult:
    """Check a return file as check_return does, without a child process."""
    return check_workbook(read_here(path), path)


def open_xlsx(path: Path) -> XlsxWorkbook:
    return openpyxl.load_workbook(path)


def cell(path: Path, sheet: str, name: str) -> Any:
    """Return what one cell of a workbook holds."""
    return open_xlsx(path)[sheet][name].value


def table(path: Path, sheet: str, first_row: int) -> list[list[Any]]:
    """Return the rows of a sheet from one on."""
    return [list(row) for row in open_xlsx(path)[sheet].iter_rows(first_row, values_only=True)]

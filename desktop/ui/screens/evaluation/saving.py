"""What an evaluation writes: each function gives work for the writer's thread, one change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.dates import show_date
from db.messages import N_
from db.registers import criteria, scoring, store
from db.registers.fields import Register, Values
from db.registers.scoring import Points
from db.registers.tasks import TASKS
from db.vietnamese import quoted
from desktop.ui.context import Book, Step


@dataclass(frozen=True)
class Titles:
    """How undo names a change: of a new record, of a known one, of one deleted."""

    new: str
    edit: str
    delete: str


TITLES = {
    "tasks": Titles(
        N_("giao nhiệm vụ “{what}”"), N_("sửa nhiệm vụ “{what}”"), N_("xóa nhiệm vụ “{what}”")
    ),
    "votes": Titles(
        N_("ghi biểu quyết “{what}”"), N_("sửa biểu quyết “{what}”"), N_("xóa biểu quyết “{what}”")
    ),
    "criteria": Titles(
        N_("thêm tiêu chí “{what}”"), N_("sửa tiêu chí “{what}”"), N_("xóa tiêu chí “{what}”")
    ),
    "bands": Titles(
        N_("thêm mức xếp loại “{what}”"),
        N_("sửa mức xếp loại “{what}”"),
        N_("xóa mức xếp loại “{what}”"),
    ),
}
"""By register; what a record is called stands in its one naming field."""


def called(register: Register, values: Values) -> str:
    """Return what a record is called in a sentence."""
    return quoted(str(values[register.naming[0]] or ""))


def save(
    book: Book, register: Register, values: Values, record_id: int | None
) -> Callable[[], int]:
    """Return the work of saving a record, which gives its id."""
    titles = TITLES[register.name]
    title = titles.new if record_id is None else titles.edit

    def write() -> int:
        with book.change(title, what=called(register, values)) as session:
            return store.save(session, register, values, record_id)

    return write


def delete(book: Book, register: Register, what: str, record_id: int) -> Callable[[], Step | None]:
    """Return the work of deleting a record, which gives that change."""

    def write() -> Step | None:
        with book.change(TITLES[register.name].delete, what=what) as session:
            store.delete(session, register, [record_id])
        return book.undoable()

    return write


def save_result(book: Book, what: str, task_id: int, values: Values) -> Callable[[], int]:
    """Return the work of saving what came of a task."""

    def write() -> int:
        with book.change(N_("ghi kết quả “{what}”"), what=quoted(what)) as session:
            return store.save(session, TASKS, values, task_id)

    return write


def save_points(
    book: Book, meeting_id: int, day: date, points: Points
) -> Callable[[], Decimal | None]:
    """Return the work of saving a meeting's points and score, which gives the score."""

    def write() -> Decimal | None:
        with book.change(N_("chấm điểm cuộc họp {day}"), day=show_date(day)) as session:
            return scoring.save(session, meeting_id, points)

    return write


def new_version(book: Book, day: date) -> Callable[[], date]:
    """Return the work of making a version of the criteria from a day on."""

    def write() -> date:
        with book.change(N_("lập bộ tiêu chí từ ngày {day}"), day=show_date(day)) as session:
            criteria.new_version(session, day)
        return day

    return write

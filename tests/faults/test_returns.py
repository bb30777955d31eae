"""While a return is written any file operation may fail: the earlier one stays, alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.messages import BookError
from db.registers import attendance
from db.schema import Mark
from desktop.returns import ReturnResult
from tests.desktop.returns.office import Office, check_here
from tests.faults.operations import ERRORS, Operations
from tests.thorough import sample

REASON = "điểm danh lại"


@pytest.fixture
def earlier(office: Office) -> Path:
    """A return in its folder; since then the book says something else."""
    people = office.chapter.members(3)
    meeting = office.chapter.take(office.chapter.meeting("2026-05-05"))
    made = office.make()
    with office.book.change("sửa") as session:
        attendance.set_mark(session, meeting, people[0], Mark.EXCUSED)
    return made.file


def looked_at(office: Office) -> Operations:
    return Operations(office.folder.parent)


def stand(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def made_despite(office: Office, operations: Operations) -> ReturnResult | None:
    with operations.watched():
        try:
            return office.make(reason=REASON)
        except BookError:
            return None


def turns(office: Office) -> Iterator[tuple[int, int]]:
    whole = looked_at(office)
    made = made_despite(office, whole)
    assert made is not None
    made.file.unlink()
    assert {"open", "write", "flush", "link", "remove"} <= set(whole.met)
    yield from sample([(at, error) for at in range(len(whole.met)) for error in ERRORS], 23)


@pytest.mark.thorough
def test_any_operation_that_fails_leaves_the_earlier_return_alone(
    office: Office, earlier: Path
) -> None:
    before = stand(office.folder)
    beside_the_book = stand(office.book.path.parent).keys()
    for at, error in turns(office):
        operations = looked_at(office)
        operations.at, operations.error = at, error
        made = made_despite(office, operations)
        told = (at, error, operations.met[at])
        if made is not None:
            assert check_here(made.file).intact, told
            made.file.unlink()
        assert stand(office.folder) == before, told
        assert stand(office.book.path.parent).keys() == beside_the_book, told


def test_a_folder_that_keeps_something_else_is_told_and_no_number_is_made(
    office: Office, earlier: Path
) -> None:
    before = stand(office.folder)
    operations = looked_at(office)
    operations.lying = True
    with operations.watched(), pytest.raises(BookError, match="đọc lại không giống lúc ghi"):
        office.make(reason=REASON)
    assert stand(office.folder) == before
    assert office.make(reason=REASON).revision == 2

"""The numbers of a return as the book remembers them, wherever the files went."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, text

from db import figures
from db.messages import BookError
from db.periods import Period
from db.registers import handed_in, locks, store
from db.registers.handed_in import ReturnRow
from db.registers.meetings import MEETINGS
from db.schema import Audience, ReturnNumber
from desktop.files.locked import is_locked
from desktop.files.refusals import LockedFileError
from desktop.returns import check_return, make_return
from desktop.returns.draft import draft
from desktop.returns.errors import NoPasswordError, ReasonNeededError
from desktop.returns.forms import standard_form
from desktop.returns.since import Moved, Since, since
from tests.desktop.returns.office import NOW, PERIOD, Office, check_here, fill_half_year

HALF = Period.parse(PERIOD)


@pytest.fixture
def filled(office: Office) -> Office:
    fill_half_year(office.chapter)
    return office


def known(office: Office) -> list[ReturnRow]:
    with office.book.read() as session:
        return handed_in.returns_of(session, "KL01", HALF)


def moved(office: Office) -> Since:
    with office.book.read() as session:
        now = draft(session, standard_form("KL01"), HALF, NOW, "Nguyễn Thị Đào")
        return since(session, handed_in.returns_of(session, "KL01", HALF)[0], now)


def test_what_is_handed_in_stays_in_the_book_to_the_last_byte(filled: Office) -> None:
    made = filled.make()
    (row,) = known(filled)
    assert (row.revision, row.made_by, row.file_name, row.digest) == (
        1,
        filled.book.clerk,
        made.file.name,
        made.sha256,
    )
    assert row.superior == row.addressee == "Đảng ủy phường Ô Môn"
    with filled.book.read() as session:
        assert handed_in.file_of(session, row.id) == made.file.read_bytes()


def test_unchanged_content_keeps_its_number_in_every_folder(filled: Office) -> None:
    first = filled.make()
    other = make_return(filled.book, "KL01", HALF, filled.folder / "khac", now=NOW)
    assert (other.revision, other.sha256) == (1, first.sha256)
    first.file.unlink()
    assert filled.make().sha256 == first.sha256
    assert len(known(filled)) == 1


def test_changed_content_takes_the_next_number_in_every_folder(filled: Office) -> None:
    filled.make()
    filled.chapter.members(1)
    elsewhere = filled.folder / "khac"
    with pytest.raises(ReasonNeededError, match=r"khác số 1.*số 2"):
        make_return(filled.book, "KL01", HALF, elsewhere, now=NOW)
    assert not elsewhere.exists()
    made = make_return(filled.book, "KL01", HALF, elsewhere, reason="Thêm người", now=NOW)
    assert made.revision == 2
    assert [(row.revision, row.reason) for row in known(filled)] == [(2, "Thêm người"), (1, "")]


def test_a_book_brought_back_learns_its_numbers_from_the_folder(filled: Office) -> None:
    filled.make()
    filled.chapter.members(1)
    second = filled.make(reason="Thêm người")
    with filled.book.change("trả lại bản cũ") as session:
        session.execute(delete(ReturnNumber).where(ReturnNumber.revision == 2))
    again = filled.make()
    assert (again.revision, again.file, again.sha256) == (2, second.file, second.sha256)
    assert [(row.revision, row.reason) for row in known(filled)] == [(2, "Thêm người"), (1, "")]


def test_what_cannot_be_written_is_not_remembered(filled: Office, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("không phải thư mục")
    with pytest.raises(BookError):
        make_return(filled.book, "KL01", HALF, tmp_path / "tep" / "ra", now=NOW)
    assert known(filled) == []


def test_what_cannot_be_remembered_is_not_written(filled: Office) -> None:
    with filled.book.change("đĩa đầy") as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(BookError, match="đầy"):
        filled.make()
    assert not filled.folder.exists()
    assert known(filled) == []


def test_a_return_is_locked_with_the_password_agreed_with_its_superior(filled: Office) -> None:
    with pytest.raises(NoPasswordError, match="Đảng ủy phường Ô Môn"):
        make_return(filled.book, "KL01", HALF, filled.folder, now=NOW, locked=True)
    plain = filled.make()
    with filled.book.change("mật khẩu") as session:
        locks.set_password(session, "Đảng ủy phường Ô Môn", "hoa sen")
    made = make_return(filled.book, "KL01", HALF, filled.folder, now=NOW, locked=True)
    assert (made.file, made.revision) == (plain.file, 1)
    assert is_locked(made.file.read_bytes())
    with pytest.raises(LockedFileError):
        check_return(made.file)
    assert check_return(made.file, passwords=["sai", "hoa sen"]).intact
    assert filled.make().revision == 1


def test_a_book_that_still_says_the_same_has_nothing_that_moved(filled: Office) -> None:
    filled.make()
    assert moved(filled).nothing


def test_what_moved_is_told_with_its_cells_and_the_records_that_moved_it(filled: Office) -> None:
    filled.make()
    filled.chapter.meeting("2026-06-20", audience=Audience.PUBLIC, headcount=12)
    found = {each.id: each for each in moved(filled).figures}
    assert "members.total" not in found
    filled.chapter.members(1)
    (person,) = {each.id: each for each in moved(filled).figures}["members.total"].records
    assert (person.how, person.was, person.now) == (Moved.CAME, "", "1")


def test_a_record_that_is_gone_is_told_as_gone(filled: Office) -> None:
    filled.make()
    count = len(check_here(known_file(filled)).manifest.shown["meetings.held"])
    with filled.book.change("xóa") as session:
        gone = figures.records(session, "meetings.held", HALF)[0].id
        store.delete(session, MEETINGS, [gone])
    found = {each.id: each for each in moved(filled).figures}["meetings.held"]
    assert [(each.how, each.record) for each in found.records] == [(Moved.WENT, None)]
    assert "đã xóa" in str(found.records[0].name)
    assert len(found.cells) == count


def known_file(office: Office) -> Path:
    return office.folder / known(office)[0].file_name

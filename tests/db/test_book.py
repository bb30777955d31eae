"""The book: made whole or not at all, changed whole or not at all."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.exc import OperationalError

from db import engine, vault
from db.book import Book, Founding, is_part_of_a_book
from db.messages import Message
from db.opening import OpeningError
from db.registers import store
from db.registers.members import MEMBERS
from db.registers.unit import unit_on
from db.schema import Member, UnitFact

CHAPTER = Founding("OM-001", " Chi bộ  Khu vực 1 ", parent="Đảng bộ phường", superior="Đảng ủy")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "so.sochibo"


def names(book: Book) -> list[str]:
    with book.read() as session:
        return list(session.scalars(select(Member.full_name).order_by(Member.id)))


def add(book: Book, name: str) -> int:
    with book.change("thêm {name}", name=name) as session:
        return store.save(session, MEMBERS, {"full_name": name})


def test_a_new_book_holds_the_chapters_facts(path: Path) -> None:
    with Book.create(path, CHAPTER) as book, book.read() as session:
        unit = unit_on(session, date.today())
    assert (unit.code, unit.name, unit.superior) == ("OM-001", "Chi bộ Khu vực 1", "Đảng ủy")
    assert unit.place == ""


@pytest.mark.parametrize("which", ["book", "keys"])
def test_a_new_book_never_covers_an_existing_file(path: Path, which: str) -> None:
    taken = path if which == "book" else vault.keys_path(path)
    taken.write_bytes(b"something dear")
    with pytest.raises(OpeningError, match="đã có"):
        Book.create(path, CHAPTER)
    assert taken.read_bytes() == b"something dear"
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [taken.name]


def test_a_book_that_could_not_be_made_leaves_nothing_behind(path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        Book.create(path, Founding("OM-001", "nửa chữ \ud800"))
    assert not path.exists()
    assert not vault.keys_path(path).exists()


def test_nothing_in_the_files_can_be_read_without_the_key(path: Path) -> None:
    with Book.create(path, CHAPTER) as book:
        add(book, "Nguyễn Văn Đạt")
        stored = b"".join(each.read_bytes() for each in path.parent.glob("so.sochibo*"))
    stored += b"".join(each.read_bytes() for each in path.parent.glob("so.sochibo*"))
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert "Nguyễn".encode() not in stored
    assert "Khu vực".encode() not in stored


def test_a_change_is_kept_whole_and_named(path: Path) -> None:
    with Book.create(path, CHAPTER) as book:
        add(book, "Lê Thị Ánh")
        step = book.undoable()
        assert step is not None
        assert step.title == Message("thêm {name}", {"name": "Lê Thị Ánh"})
        assert step.tables == {"member"}
    with Book.open(path) as book:
        assert names(book) == ["Lê Thị Ánh"]


def test_a_change_that_fails_half_way_leaves_nothing(path: Path) -> None:
    with Book.create(path, CHAPTER) as book:
        with pytest.raises(ZeroDivisionError), book.change("hai việc") as session:
            store.save(session, MEMBERS, {"full_name": "Lê Thị Ánh"})
            raise ZeroDivisionError
        assert names(book) == []
        assert book.undoable() is None
        add(book, "Trần Minh Ưng")
        assert names(book) == ["Trần Minh Ưng"]


def test_a_change_that_wrote_nothing_leaves_no_name_to_undo(path: Path) -> None:
    heard: list[str] = []
    with Book.create(path, CHAPTER) as book:
        book.listen(lambda step: heard.append(str(step.title)))
        with book.change("xem qua"):
            pass
        assert book.undoable() is None
    assert heard == []


def test_listeners_hear_which_tables_a_commit_changed(path: Path) -> None:
    heard: list[frozenset[str]] = []
    with Book.create(path, CHAPTER) as book:
        book.listen(lambda step: heard.append(step.tables))
        add(book, "Lê Thị Ánh")
        book.undo()
    assert heard == [{"member"}, {"member"}]


def test_a_reading_session_cannot_write(path: Path) -> None:
    with Book.create(path, CHAPTER) as book, book.read() as session:
        with pytest.raises(Exception, match="chỉ đọc"), book.read() as reader:
            reader.execute(delete(UnitFact))
        assert session.scalar(select(UnitFact.id).limit(1)) is not None


def test_changes_from_many_threads_all_arrive_one_after_the_other(path: Path) -> None:
    with Book.create(path, CHAPTER) as book:
        threads = [
            threading.Thread(target=add, args=(book, f"Đảng viên {number}")) for number in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(names(book)) == [f"Đảng viên {number}" for number in range(8)]
        with book.read() as session:
            codes = sorted(session.scalars(select(Member.code)))
    assert codes == [f"DV{number:03d}" for number in range(1, 9)]


def test_reading_goes_on_while_a_change_is_open_and_sees_the_book_before_it(path: Path) -> None:
    with Book.create(path, CHAPTER) as book:
        with book.change("thêm") as session:
            store.save(session, MEMBERS, {"full_name": "Lê Thị Ánh"})
            assert names(book) == []
        assert names(book) == ["Lê Thị Ánh"]


def test_an_error_that_is_nobodys_to_mend_passes_as_it_is(path: Path) -> None:
    with (
        Book.create(path, CHAPTER) as book,
        pytest.raises(OperationalError),
        book.read() as session,
    ):
        session.execute(text("SELECT * FROM khong_co_bang_nay"))


def test_a_whole_book_verifies_and_an_orphan_is_named(path: Path) -> None:
    with Book.create(path, CHAPTER) as book:
        assert book.verify() == []
        book._anchor.execute("PRAGMA foreign_keys = OFF")
        book._anchor.execute(
            "INSERT INTO standing (code, code_key, member_id, kind, from_date)"
            " VALUES ('x', 'x', 99, 'away', '2024-01-01')"
        )
        assert [str(problem) for problem in book.verify()] == ["Bản ghi mồ côi trong bảng standing"]


def test_verify_notices_a_damaged_page(path: Path) -> None:
    with Book.create(path, CHAPTER) as book:
        for number in range(200):
            add(book, f"Đảng viên số {number} " + "x" * 300)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 0xFF
    path.write_bytes(bytes(body))
    with Book.open(path) as book:
        assert "Sổ hỏng ở trang " in str(book.verify()[0])


def test_verify_notices_an_index_that_lost_a_row(path: Path) -> None:
    Book.create(path, CHAPTER).close()
    lost = _without_index(path, "ix_member_sort_key")
    with Book.open(path) as book:
        add(book, "Lê Thị Ánh")
    with closing(_raw(path)) as raw:
        raw.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", lost)
    with Book.open(path) as book:
        found = [str(each) for each in book.verify()]
    assert found
    assert all(each.startswith("Sổ hỏng, máy báo: ") for each in found)


def _raw(path: Path) -> Any:
    raw = engine.connect(path, vault.unwrap(vault.read(path), ""))
    raw.execute("PRAGMA writable_schema = ON")
    return raw


def _without_index(path: Path, name: str) -> Any:
    """Take an index out of the schema, and return what stood there."""
    with closing(_raw(path)) as raw:
        found = raw.execute("SELECT * FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
        raw.execute("DELETE FROM sqlite_schema WHERE name = ?", (name,))
    return found


@pytest.mark.parametrize("ending", ["", "-keys", "-keys-earlier", "-wal", "-shm"])
def test_a_book_and_what_goes_with_it_are_known_by_the_keys_beside_it(
    path: Path, ending: str
) -> None:
    name = path.with_name(path.name + ending)
    assert not is_part_of_a_book(name)
    Book.create(path, CHAPTER).close()
    assert is_part_of_a_book(name)


def test_a_file_beside_a_book_is_no_part_of_it(path: Path) -> None:
    Book.create(path, CHAPTER).close()
    assert not is_part_of_a_book(path.with_name("so.xlsx"))
    assert not is_part_of_a_book(path.with_name("-wal"))


def test_what_a_new_book_starts_with_is_no_change_to_take_back(path: Path) -> None:
    with Book.create(path, CHAPTER) as book:
        with book.founding("ghi sổ ví dụ") as session:
            store.save(session, MEMBERS, {"full_name": "Lê Thị Ánh"})
        assert book.undoable() is None
        assert book.undo() is None
        with book.read() as session:
            assert store.count(session, MEMBERS) == 1

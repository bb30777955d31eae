"""A backup: one file that opens the book without anything else, whole or not there at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from db import backup, engine, vault
from db.book import Book, Founding
from db.engine import DamagedError
from db.messages import BookError
from db.migrations import SCHEMA_VERSION, MigrationError
from db.opening import Doubt
from db.registers import store
from db.registers.members import MEMBERS
from db.schema import Member
from tests.db.older_book import FIRST, backups_of, copy_book, key_of, unpacked
from tests.db.test_engine import files_no_longer_than


def add(book: Book, name: str) -> None:
    with book.change("thêm") as session:
        store.save(session, MEMBERS, {"full_name": name})


def names(book: Book) -> list[str]:
    with book.read() as session:
        return list(session.scalars(select(Member.full_name).order_by(Member.id)))


def held(path: Path) -> dict[str, bytes]:
    """Every file beside a book, those in its folder of backups included."""
    return {
        str(each.relative_to(path.parent)): each.read_bytes()
        for each in path.parent.rglob("*")
        if each.is_file()
    }


def test_a_backup_alone_opens_with_the_books_password(tmp_path: Path) -> None:
    path = tmp_path / "so" / "kv1.sochibo"
    with Book.create(path, Founding("KV1", "Chi bộ 1"), password="mot", clerk="Đào") as book:
        add(book, "Nguyễn Văn Đạt")
    made = backup.make(path, vault.unwrap(vault.read(path), "mot"))
    stored = made.read_bytes()
    assert "Nguyễn".encode() not in stored
    assert made.rename(tmp_path / "mang di").exists()
    shutil.rmtree(path.parent)
    copy = unpacked(tmp_path / "mang di", tmp_path / "may khac")
    with pytest.raises(vault.WrongPasswordError):
        Book.open(copy, password="hai")
    with Book.open(copy, password="mot", clerk="Đào") as book:
        assert names(book) == ["Nguyễn Văn Đạt"]
        assert book.verify() == []
        assert book.backup is None


def test_a_backup_of_an_open_book_holds_what_is_only_in_its_log(book: Book, tmp_path: Path) -> None:
    for number in range(20):
        add(book, f"Đảng viên {number}")
    made = backup.make(book.path, key_of(book.path))
    add(book, "Lê Thị Ánh")
    copy = unpacked(made, tmp_path / "lay ra")
    with closing(engine.connect(copy, key_of(copy), mode="ro")) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with Book.open(copy, accept=frozenset(Doubt)) as other:
        assert names(other) == [f"Đảng viên {number}" for number in range(20)]


def test_a_backup_is_named_for_book_schema_and_time_and_never_covers_another(book: Book) -> None:
    first = backup.make(book.path, key_of(book.path))
    stored = first.read_bytes()
    later = {backup.make(book.path, key_of(book.path)) for _time in range(3)}
    assert backups_of(book.path) == sorted({first, *later})
    assert len(later) == 3
    assert first.read_bytes() == stored
    name = rf"kv3-v{SCHEMA_VERSION}-\d{{4}}-\d\d-\d\d-\d{{6}}(-\d)?\.saoluu"
    for made in (first, *later):
        assert made.parent == book.path.with_name("kv3-sao-luu")
        assert re.fullmatch(name, made.name)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Give a book of the first schema, closed."""
    return copy_book(FIRST, tmp_path / "so")


def stays_as_it_is(path: Path, act: Callable[[], object], error: type[BookError]) -> str:
    """Act, expecting an error; return what it says, no byte having changed nor a file come."""
    before = held(path)
    with pytest.raises(error) as caught:
        act()
    assert held(path) == before
    assert caught.type is error
    return str(caught.value)


def test_a_book_whose_backup_has_no_place_is_not_migrated(older: Path) -> None:
    backup.folder_of(older).write_bytes(b"a file where the folder should be")
    said = stays_as_it_is(older, lambda: Book.open(older), MigrationError)
    assert said.startswith("Sổ v1.sochibo do bản chương trình cũ ghi nên phải sao lưu")
    assert "Không ghi được vào thư mục" in said
    assert "Sổ còn nguyên như trước. Kiểm tra chỗ trống và quyền ghi" in said
    backup.folder_of(older).unlink()
    with Book.open(older) as book:
        assert backups_of(older) == [book.backup]


@pytest.mark.parametrize("beyond", [-180_000, 200], ids=["copy", "archive"])
def test_a_book_whose_backup_finds_no_room_is_not_migrated(older: Path, beyond: int) -> None:
    with files_no_longer_than(older.stat().st_size + beyond):
        said = stays_as_it_is(older, lambda: Book.open(older), MigrationError)
    assert "Kiểm tra chỗ trống và quyền ghi của thư mục rồi làm lại." in said
    Book.open(older).close()
    assert len(backups_of(older)) == 1


def test_a_book_left_by_a_power_cut_is_backed_up_with_every_change_and_not_touched(
    book: Book, tmp_path: Path
) -> None:
    add(book, "Lê Thị Ánh")
    cut = copy_book(book.path, tmp_path / "cut")
    before = held(cut)
    copy = unpacked(backup.make(cut, key_of(cut)), tmp_path / "lay ra")
    assert held(cut).items() >= before.items()
    with Book.open(copy) as other:
        assert names(other) == ["Lê Thị Ánh"]


@pytest.mark.parametrize("place", [100_000, -1], ids=["middle", "end"])
def test_a_disk_that_stores_something_else_is_noticed(
    older: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    whole = os.fsync

    def spoil(descriptor: int) -> None:
        size = os.fstat(descriptor).st_size
        os.pwrite(descriptor, b"?" * 30, place % (size - 30))
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", spoil)
    said = stays_as_it_is(older, lambda: Book.open(older), MigrationError)
    assert "đọc lại không đúng nên đã bỏ" in said


def test_a_book_that_lost_part_of_an_index_is_not_migrated(older: Path) -> None:
    with closing(engine.connect(older, key_of(older))) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        found = "FROM sqlite_schema WHERE name = 'ix_member_sort_key'"
        lost = raw.execute(f"SELECT * {found}").fetchone()
        raw.execute(f"DELETE {found}")
    with closing(engine.connect(older, key_of(older))) as raw:
        raw.execute("UPDATE member SET sort_key = sort_key || 'x'")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", lost)
    assert "bị hỏng" in stays_as_it_is(older, lambda: Book.open(older), DamagedError)


def test_a_book_with_a_damaged_page_is_not_migrated(older: Path) -> None:
    body = bytearray(older.read_bytes())
    body[len(body) // 2] ^= 0xFF
    older.write_bytes(bytes(body))
    assert "bị hỏng" in stays_as_it_is(older, lambda: Book.open(older), DamagedError)

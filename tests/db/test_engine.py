"""What the disk or another program refuses is a sentence, and the book is whole afterwards."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlcipher3 import dbapi2

from db import engine, pc, vault
from db.book import Book, Founding
from db.opening import Doubt, OpeningError
from db.registers import store
from db.registers.members import MEMBERS
from db.schema import Member
from tests.db.chapter import Chapter

LONG = "x" * 2000


def add(book: Book, *names: str) -> None:
    with book.change("thêm {count} người", count=len(names)) as session:
        for name in names:
            store.save(session, MEMBERS, {"full_name": name})


def names(book: Book) -> list[str]:
    with book.read() as session:
        return list(session.scalars(select(Member.full_name).order_by(Member.id)))


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that fails while it is written."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def set_room(book: Book, pages: int) -> None:
    with book.change("giới hạn") as session:
        session.execute(text(f"PRAGMA max_page_count = {pages}"))


def test_a_full_disk_is_said_so_and_nothing_of_that_change_is_kept(book: Book) -> None:
    add(book, "Lê Thị Ánh")
    set_room(book, 1)  # no fewer than it has
    with pytest.raises(engine.StorageError, match="Ổ đĩa đã đầy"):
        add(book, "Trần Minh Ưng", *[LONG] * 100)
    assert names(book) == ["Lê Thị Ánh"]
    assert book.verify() == []
    set_room(book, 2**30)
    add(book, "Trần Minh Ưng")
    assert names(book) == ["Lê Thị Ánh", "Trần Minh Ưng"]


def test_a_disk_that_fails_is_said_so_and_nothing_of_that_change_is_kept(book: Book) -> None:
    add(book, "Lê Thị Ánh")
    written = book.path.with_name(book.path.name + "-wal").stat().st_size
    with (
        files_no_longer_than(written + 10_000),
        pytest.raises(engine.StorageError, match="Ổ đĩa báo lỗi"),
    ):
        add(book, "Trần Minh Ưng", *[LONG] * 100)
    assert names(book) == ["Lê Thị Ánh"]
    assert book.verify() == []
    add(book, "Trần Minh Ưng")
    assert names(book) == ["Lê Thị Ánh", "Trần Minh Ưng"]


def test_a_folder_taken_away_is_said_so_and_the_book_can_be_closed(
    empty_book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "so" / empty_book.name
    path.parent.mkdir()
    for part in (empty_book, vault.keys_path(empty_book)):
        shutil.copy(part, path.with_name(part.name))
    with Book.open(path) as book:
        path.parent.rename(tmp_path / "noi khac")
        with pytest.raises(engine.StorageError, match="Kiểm tra thư mục còn đó"):
            add(book, "Lê Thị Ánh")


def test_while_another_program_writes_a_change_waits_a_little_and_says_so(
    book: Book, chapter: Chapter
) -> None:
    chapter.member("Lê Thị Ánh")
    with Book.open(book.path, patience=0.05) as other:
        with book.change("đang ghi") as session:
            store.save(session, MEMBERS, {"full_name": "Trần Minh Ưng"})
            with pytest.raises(engine.LockedError, match="Một chương trình khác đang giữ sổ"):
                add(other, "Danh Sà Phoan")
            assert names(other) == ["Lê Thị Ánh"]
        add(other, "Danh Sà Phoan")
        assert names(book) == ["Lê Thị Ánh", "Trần Minh Ưng", "Danh Sà Phoan"]
        assert book.verify() == []


def test_changes_of_two_programs_on_one_book_all_arrive(book: Book) -> None:
    with Book.open(book.path) as other:

        def work(through: Book, who: str) -> None:
            for number in range(8):
                add(through, f"{who} {number}")

        threads = [
            threading.Thread(target=work, args=(each, who))
            for each, who in ((book, "một"), (other, "hai"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(names(book)) == sorted(
            f"{who} {number}" for who in ("một", "hai") for number in range(8)
        )
        with other.read() as session:
            codes = set(session.scalars(select(Member.code)))
        assert codes == {f"DV{number:03d}" for number in range(1, 17)}
        assert book.undoable() == other.undoable()
        assert book.verify() == []


def test_an_error_of_the_driver_itself_passes_as_it_is(book: Book) -> None:
    connection = engine.connect(book.path, vault.unwrap(vault.read(book.path), ""))
    connection.close()
    with pytest.raises(dbapi2.ProgrammingError), engine.plain_errors():
        connection.execute("SELECT 1")


def test_where_no_book_can_be_written_none_is_half_made(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("không phải thư mục")
    with pytest.raises(OpeningError, match="chưa tạo sổ"):
        Book.create(tmp_path / "tep" / "so.sochibo", Founding("OM-001", "Chi bộ 1"))


@pytest.mark.parametrize("size", [0, 8_000, 150_000])
def test_a_disk_that_fails_while_a_book_is_made_leaves_no_file(tmp_path: Path, size: int) -> None:
    place = tmp_path / "moi"
    with files_no_longer_than(size), pytest.raises(engine.StorageError):
        Book.create(place / "so.sochibo", Founding("OM-001", "Chi bộ 1"))
    assert list(place.iterdir()) == []


def test_a_book_made_wrongly_leaves_no_file(tmp_path: Path) -> None:
    place = tmp_path / "moi"
    with pytest.raises(UnicodeEncodeError):
        Book.create(place / "so.sochibo", Founding("OM-001", "nửa chữ \ud800"))
    assert list(place.iterdir()) == []


def test_a_book_closes_although_the_pc_cannot_remember_it(book: Book) -> None:
    add(book, "Lê Thị Ánh")
    pc.home().parent.mkdir(parents=True, exist_ok=True)
    if pc.home().exists():
        shutil.rmtree(pc.home())
    pc.home().write_text("một tệp chắn chỗ thư mục")
    book.close()
    pc.home().unlink()
    with Book.open(book.path, accept=frozenset(Doubt)) as again:
        assert names(again) == ["Lê Thị Ánh"]


def test_closing_twice_is_closing_once(book: Book) -> None:
    book.close()
    book.close()
    assert {each.name for each in book.path.parent.glob("*.sochibo*")} == {
        book.path.name,
        vault.keys_path(book.path).name,
    }


def test_what_one_engine_compiled_serves_the_others(book: Book) -> None:
    asked = select(func.count()).select_from(Member).where(Member.code == "không ai")
    with book.read() as session:
        session.scalar(asked)
    with book.change("đếm") as session:
        compiled = session.connection().get_execution_options()["compiled_cache"]
        before = set(compiled)
        session.scalar(asked)
        assert set(compiled) == before

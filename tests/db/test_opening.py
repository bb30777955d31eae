"""Opening: what cannot be a sound book is said in a sentence, and not a byte is changed."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import shutil
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import psutil
import pytest

from db import drives, engine, pc, vault
from db.book import Book, Founding
from db.messages import BookError
from db.opening import Doubt, DoubtfulBookError, OpeningError
from db.registers import store
from db.registers.members import MEMBERS

CHAPTER = Founding("OM-001", "Chi bộ Khu vực 1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "so"
    place.mkdir()
    with Book.create(place / "so.sochibo", CHAPTER) as book:
        add(book, "Lê Thị Ánh")
    return place / "so.sochibo"


def add(book: Book, name: str) -> None:
    with book.change("thêm {name}", name=name) as session:
        store.save(session, MEMBERS, {"full_name": name})


def key_of(path: Path) -> bytes:
    return vault.unwrap(vault.read(path), "")


def prints(place: Path) -> dict[str, str]:
    return {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(place.iterdir())
        if each.is_file()
    }


def refused(path: Path, **options: Any) -> str:
    """Open, expecting a refusal; give its sentence, having held every byte beside it."""
    before = prints(path.parent) if path.parent.exists() else {}
    with pytest.raises(BookError) as caught:
        Book.open(path, **options)
    assert (prints(path.parent) if path.parent.exists() else {}) == before
    return str(caught.value)


def test_a_sound_book_opens(path: Path) -> None:
    with Book.open(path) as book:
        assert book.verify() == []


def test_a_book_left_by_a_power_cut_opens_with_every_change(path: Path, tmp_path: Path) -> None:
    with Book.open(path) as book:
        add(book, "Trần Minh Ưng")
        cut = tmp_path / "cut"
        shutil.copytree(path.parent, cut)
    assert (cut / "so.sochibo-wal").stat().st_size > 0
    with Book.open(cut / "so.sochibo", accept=frozenset(Doubt)) as book:
        undoable = book.undoable()
        assert undoable is not None
        assert str(undoable.title) == "thêm Trần Minh Ưng"


def test_no_such_file(tmp_path: Path) -> None:
    assert "Không thấy tệp sổ" in refused(tmp_path / "so" / "khong-co.sochibo")


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    (tmp_path / "so.sochibo").mkdir()
    assert "Không thấy tệp sổ" in refused(tmp_path / "so.sochibo")


@pytest.mark.parametrize("body", [b"", b"Kinh gui", b"SQLite format 3\x00" + b"x" * 4096])
def test_some_other_file_is_no_book(tmp_path: Path, body: bytes) -> None:
    stranger = tmp_path / "thu.txt"
    stranger.write_bytes(body)
    assert "không phải là sổ chi bộ" in refused(stranger)


def test_a_file_named_like_a_book_without_keys_is_said_to_lack_them(path: Path) -> None:
    vault.keys_path(path).unlink()
    assert "tệp khóa so.sochibo-keys" in refused(path)


@pytest.mark.parametrize("body", [b"", b"Danh s\xc3\xa1ch", b"x" * 4097])
def test_a_strangers_file_named_like_a_book_is_no_book(tmp_path: Path, body: bytes) -> None:
    stranger = tmp_path / "thu.sochibo"
    stranger.write_bytes(body)
    assert "không phải là sổ chi bộ" in refused(stranger)


def test_a_plain_database_beside_a_keys_file_is_no_book(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 8192)
    assert "không phải là sổ chi bộ" in refused(path)


def test_an_encrypted_database_of_another_kind_is_no_book(path: Path) -> None:
    stranger = engine.connect(path, key_of(path))
    stranger.execute("PRAGMA application_id = 7")
    stranger.close()
    assert "không phải là sổ chi bộ" in refused(path)


def test_a_wrong_password_says_so(path: Path) -> None:
    assert "Mật khẩu không đúng" in refused(path, password="doan mo")


def test_a_book_of_a_newer_program_is_too_new(path: Path) -> None:
    newer = engine.connect(path, key_of(path))
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    assert "Cài bản mới" in refused(path)


@pytest.mark.parametrize("where", [0, 20, 100, 4000])
def test_a_damaged_first_page_is_said_so(path: Path, where: int) -> None:
    body = bytearray(path.read_bytes())
    body[where] ^= 0x40
    path.write_bytes(bytes(body))
    assert "bị hỏng" in refused(path)


def test_a_book_cut_short_is_damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])
    assert "bị hỏng" in refused(path)


def test_an_empty_file_named_like_a_book_is_no_book(path: Path) -> None:
    path.write_bytes(b"")
    assert "không phải là sổ chi bộ" in refused(path)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_book_is_said_so(path: Path, what: str) -> None:
    target = path if what == "file" else path.parent
    mode = target.stat().st_mode
    target.chmod(mode & ~0o222)
    try:
        assert "chỉ đọc" in refused(path)
    finally:
        target.chmod(mode)


def _hold(path: str, key: bytes, held: Event, release: Event) -> None:
    connection = engine.connect(Path(path), key)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    held.set()
    release.wait(30)
    connection.execute("ROLLBACK")
    connection.close()


def test_a_book_another_program_holds_is_said_so(path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    held, release = spawn.Event(), spawn.Event()
    holder = spawn.Process(target=_hold, args=(str(path), key_of(path), held, release))
    holder.start()
    try:
        assert held.wait(30)
        with pytest.raises(engine.LockedError, match="đang giữ sổ"):
            Book.open(path, patience=0.05)
    finally:
        release.set()
        holder.join()
    with Book.open(path) as book:
        assert book.verify() == []


@pytest.mark.parametrize(
    ("partition", "sentence"),
    [
        (("//server/chung", "cifs", "rw"), "ổ mạng"),
        (("E:", "FAT32", "rw,removable"), "USB"),
    ],
)
def test_a_book_on_a_network_or_a_stick_is_refused(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    partition: tuple[str, str, str],
    sentence: str,
) -> None:
    device, system, options = partition
    mounted = drives.Mount(device, str(path.parent), system, options)
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: [mounted])
    assert sentence in refused(path)
    with pytest.raises(OpeningError, match=sentence):
        Book.create(path.with_name("moi.sochibo"), CHAPTER)


def test_a_copy_older_than_this_pc_last_saw_is_asked_about(path: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "cu"
    shutil.copytree(path.parent, earlier)
    with Book.open(path) as book:
        add(book, "Trần Minh Ưng")
        add(book, "Danh Sà Phoan")
    assert "thiếu 2 thay đổi" in refused(earlier / "so.sochibo")
    with Book.open(earlier / "so.sochibo", accept=frozenset({Doubt.OLDER})) as book:
        assert book.verify() == []


def test_an_older_copy_only_looked_at_is_asked_about_again(path: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "cu" / "so.sochibo"
    shutil.copytree(path.parent, earlier.parent)
    with Book.open(path) as book:
        add(book, "Trần Minh Ưng")
    for _time in range(2):
        assert "thiếu 1 thay đổi" in refused(earlier)
        Book.open(earlier, accept=frozenset({Doubt.OLDER})).close()
    with Book.open(earlier, accept=frozenset({Doubt.OLDER})) as book:
        add(book, "Danh Sà Phoan")
    with Book.open(earlier) as book:
        assert book.verify() == []


def test_a_book_that_forked_is_asked_about(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "nhanh"
    shutil.copytree(path.parent, other)
    with Book.open(path) as book:
        add(book, "Trần Minh Ưng")
    with Book.open(other / "so.sochibo", accept=frozenset({Doubt.OLDER})) as book:
        add(book, "Danh Sà Phoan")
    with pytest.raises(DoubtfulBookError) as caught:
        Book.open(path)
    assert caught.value.doubt is Doubt.FORKED
    assert "rẽ nhánh" in str(caught.value)
    with Book.open(path, accept=frozenset({Doubt.FORKED})) as book:
        assert book.verify() == []


def test_a_book_new_to_this_pc_opens(path: Path) -> None:
    (pc.home() / pc.SEEN_FILE).unlink()
    with Book.open(path) as book:
        assert book.verify() == []


def test_a_memory_that_cannot_be_read_stops_nobody(path: Path) -> None:
    for body in ("{", json.dumps(["lạ"])):
        (pc.home() / pc.SEEN_FILE).write_text(body)
        with Book.open(path) as book:
            assert book.verify() == []


def test_a_file_the_account_may_not_read_is_said_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(self: Path, *_args: object, **_kw: object) -> object:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(OpeningError, match="không cho đọc"):
        Book.open(path)

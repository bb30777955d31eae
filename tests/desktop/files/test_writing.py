"""Files going out: a name stands for a whole file, the earlier one or the new, never a half."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import vault
from db.book import Book, Founding
from desktop.files.write_errors import write_error
from desktop.files.writing import (
    TargetExistsError,
    TargetInUseError,
    WriteError,
    Writer,
    check_target,
    new_file,
    replace_file,
    safe_name,
    sweep,
)

FULL_DEVICE = Path("/dev/full")
OTHER_DISK = Path("/dev/shm")
ROOT = Path(__file__).parents[3]


def put(content: bytes) -> Writer:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    files = folder.iterdir() if folder.is_dir() else ()
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Báo cáo"
    place.mkdir()
    return place


# The good end


def test_a_file_is_written_or_replaced_and_nothing_else_is_left(folder: Path) -> None:
    target = folder / "biểu.xlsx"
    for content in (b"one", b"two"):
        replace_file(target, put(content))
        assert target.read_bytes() == content
        assert names(folder) == ["biểu.xlsx"]


def test_the_writer_gets_a_path_with_the_targets_ending(folder: Path) -> None:
    book = openpyxl.Workbook()
    replace_file(folder / "biểu.xlsx", book.save)
    assert openpyxl.load_workbook(folder / "biểu.xlsx").sheetnames == ["Sheet"]


def test_until_it_is_whole_the_earlier_file_stands(folder: Path) -> None:
    target = folder / "biểu.xlsx"
    target.write_bytes(b"earlier")

    def write(path: Path) -> None:
        path.write_bytes(b"half")
        assert target.read_bytes() == b"earlier"
        path.write_bytes(b"whole")

    replace_file(target, write)
    assert target.read_bytes() == b"whole"


def test_work_in_clear_stays_in_the_folder_given(folder: Path, tmp_path: Path) -> None:
    work = tmp_path / "sổ"
    work.mkdir()

    def write(path: Path) -> None:
        assert path.parent == work
        assert names(folder) == []
        path.write_bytes(b"x")

    replace_file(folder / "biểu.pdf", write, work=work)
    assert (names(folder), names(work)) == (["biểu.pdf"], [])


@pytest.mark.skipif(not OTHER_DISK.is_dir(), reason="no second file system here")
def test_a_file_reaches_another_disk_whole(tmp_path: Path, folder: Path) -> None:
    if OTHER_DISK.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("one file system only")
    work = OTHER_DISK / f"sochibo-test-{os.getpid()}"
    work.mkdir()
    try:
        content = os.urandom(3 << 20)
        replace_file(folder / "a.xlsx", put(content), work=work)
        assert (folder / "a.xlsx").read_bytes() == content
        new_file(folder / "b.xlsx", put(b"b"), work=work)
        assert names(folder) == ["a.xlsx", "b.xlsx"]
        assert names(work) == []
    finally:
        work.rmdir()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_a_replaced_file_keeps_its_rights_and_a_new_one_takes_the_usual(folder: Path) -> None:
    target = folder / "a.xlsx"
    replace_file(target, put(b"one"))
    (folder / "usual").touch()
    assert target.stat().st_mode == (folder / "usual").stat().st_mode
    target.chmod(0o600)
    replace_file(target, put(b"two"))
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_a_link_stays_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "thật.xlsx").write_bytes(b"one")
    (folder / "nối.xlsx").symlink_to(tmp_path / "thật.xlsx")
    replace_file(folder / "nối.xlsx", put(b"two"))
    assert (folder / "nối.xlsx").is_symlink()
    assert (tmp_path / "thật.xlsx").read_bytes() == b"two"


def test_a_new_file_never_replaces_one(folder: Path) -> None:
    target = folder / "sổ.sochibo"
    new_file(target, put(b"one"))
    with pytest.raises(TargetExistsError, match=r"“sổ\.sochibo” đã có"):
        new_file(target, put(b"two"))
    assert (names(folder), target.read_bytes()) == (["sổ.sochibo"], b"one")


def test_a_name_taken_while_a_new_file_is_written_stays_with_the_other(folder: Path) -> None:
    target = folder / "sổ.sochibo"

    def write(path: Path) -> None:
        path.write_bytes(b"ours")
        target.write_bytes(b"theirs")

    with pytest.raises(TargetExistsError):
        new_file(target, write)
    assert (names(folder), target.read_bytes()) == (["sổ.sochibo"], b"theirs")


# What goes wrong


def fails(target: Path, write: Writer, match: str) -> WriteError:
    """Try to write over an earlier file; it must stand, and nothing beside it."""
    beside = contents(target.parent)
    with pytest.raises(WriteError, match=match) as caught:
        replace_file(target, write)
    assert contents(target.parent) == beside
    return caught.value


@pytest.fixture
def earlier(folder: Path) -> Path:
    target = folder / "biểu.xlsx"
    target.write_bytes(b"earlier")
    return target


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="no device that is always full")
def test_a_full_disk_is_said_so(earlier: Path) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        with FULL_DEVICE.open("wb") as full:
            full.write(b"x")

    fails(earlier, write, r"Ổ đĩa đã đầy nên chưa ghi được tệp “biểu\.xlsx”")


LIMITED = """
import resource, sys
from pathlib import Path
from desktop.files.writing import WriteError, replace_file
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    replace_file(sys.argv[1], lambda path: path.write_bytes(b"x" * 300_000))
except WriteError as error:
    sys.stdout.buffer.write(str(error).encode())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes")
def test_a_file_that_breaks_off_in_the_middle_leaves_the_earlier_one(earlier: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", LIMITED, str(earlier)], cwd=ROOT, capture_output=True, check=True
    )
    assert "“biểu.xlsx” lớn quá mức" in said.stdout.decode()
    assert earlier.read_bytes() == b"earlier"
    assert names(earlier.parent) == ["biểu.xlsx"]


KILLED = """
import os, sys
from desktop.files.writing import replace_file
def write(path):
    path.write_bytes(b"half")
    os._exit(9)
replace_file(sys.argv[1], write)
"""


def test_a_crash_leaves_the_earlier_file_and_the_next_start_sweeps(earlier: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(earlier)], cwd=ROOT, check=False)
    assert earlier.read_bytes() == b"earlier"
    assert len(names(earlier.parent)) == 2
    assert sweep(earlier.parent) == 1
    assert names(earlier.parent) == ["biểu.xlsx"]


def test_sweeping_takes_nothing_of_others_nor_what_is_being_written(folder: Path) -> None:
    for name in (".sochibo-tmp-x.xlsx", "sochibo-tmp-1-0123abcd.xlsx", ".sochibo-khac", "a.tmp"):
        (folder / name).touch()

    def write(path: Path) -> None:
        assert sweep(folder) == 0
        path.write_bytes(b"x")

    replace_file(folder / "biểu.xlsx", write)
    assert len(names(folder)) == 5
    assert sweep(folder / "không có") == 0


def test_any_failure_of_the_writer_passes_through_and_leaves_nothing(earlier: Path) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(earlier, write)
    assert (names(earlier.parent), earlier.read_bytes()) == (["biểu.xlsx"], b"earlier")


def test_that_the_writer_lacks_a_file_of_its_own_is_no_fault_of_the_target(earlier: Path) -> None:
    def write(path: Path) -> None:
        (earlier.parent / "phông chữ.ttf").read_bytes()

    with pytest.raises(FileNotFoundError):
        replace_file(earlier, write)
    assert names(earlier.parent) == ["biểu.xlsx"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    fails(tmp_path / "không có" / "a.xlsx", put(b""), "Không có thư mục “.*không có”")
    (tmp_path / "tệp").touch()
    fails(tmp_path / "tệp" / "a.xlsx", put(b""), "Không có thư mục")


def test_a_book_is_not_replaced(folder: Path) -> None:
    book = folder / "sổ.sochibo"
    Book.create(book, Founding("OM-3", "Chi bộ Khu vực 3")).close()
    fails(book, put(b"x"), r"“sổ\.sochibo” là tên của một sổ")
    fails(vault.keys_path(book), put(b"x"), r"“sổ\.sochibo-keys” là tên của một sổ")


def test_a_folder_of_that_name_is_not_replaced(folder: Path) -> None:
    (folder / "a.xlsx").mkdir()
    fails(folder / "a.xlsx", put(b""), r"“a\.xlsx” là tên một thư mục")


def test_a_name_the_system_does_not_take_is_said_so(folder: Path) -> None:
    fails(folder / ("a" * 300), put(b""), "dài quá")
    fails(folder / "a\0b", put(b""), "chữ mà máy không nhận")


@pytest.mark.parametrize("lock", ["~$biểu.xlsx", ".~lock.biểu.xlsx#"])
def test_a_file_open_in_excel_or_libreoffice_is_named_before_any_work(
    earlier: Path, lock: str
) -> None:
    (earlier.parent / lock).touch()
    called: list[Path] = []
    error = fails(earlier, called.append, r"“biểu\.xlsx” đang mở trong Excel")
    assert isinstance(error, TargetInUseError)
    assert lock in str(error)
    assert called == []
    with pytest.raises(TargetInUseError):
        check_target(earlier)


def test_a_file_opened_while_we_write_is_not_replaced(earlier: Path) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"new")
        (earlier.parent / "~$biểu.xlsx").touch()

    with pytest.raises(TargetInUseError):
        replace_file(earlier, write)
    assert names(earlier.parent) == ["biểu.xlsx", "~$biểu.xlsx"]
    assert earlier.read_bytes() == b"earlier"


def test_a_folder_nobody_may_write_to_and_a_file_set_read_only_are_told_apart(
    earlier: Path,
) -> None:
    earlier.chmod(0o444)
    if os.access(earlier, os.W_OK):
        pytest.skip("this account may write everywhere")
    fails(earlier, put(b""), "được đặt chỉ cho đọc")
    earlier.chmod(0o644)
    earlier.parent.chmod(0o555)
    try:
        fails(earlier, put(b""), "Không được phép ghi vào thư mục")
    finally:
        earlier.parent.chmod(0o755)


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="no such folder here")
def test_a_folder_of_the_system_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="/sys/kernel"):
        replace_file("/sys/kernel/biểu.xlsx", put(b"x"))


class WindowsError(PermissionError):
    """What Windows raises, for the systems that do not."""

    def __init__(self, code: int, windows_code: int) -> None:
        super().__init__(code, "denied")
        self.winerror = windows_code


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, ""), "đã đầy"),
        (OSError(errno.EROFS, ""), "chỉ cho đọc"),
        (OSError(errno.EIO, ""), "bị rút ra"),
        (OSError(errno.ENODEV, ""), "bị rút ra"),
        (OSError(errno.EACCES, ""), "Không được phép"),
        (OSError(errno.ENAMETOOLONG, ""), "dài quá"),
        (OSError(errno.EBUSY, ""), "đang mở"),
        (OSError(errno.EDOM, "số lạ"), "máy báo: số lạ"),
        (WindowsError(errno.EACCES, 32), "đang mở"),
        (WindowsError(errno.EACCES, 5), "đang mở"),
    ],
)
def test_each_code_of_the_system_becomes_a_sentence(
    earlier: Path, error: OSError, says: str
) -> None:
    told = write_error(earlier, error)
    assert says in str(told)
    assert "biểu.xlsx" in str(told)


# Names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KL01_OM/001_2023-05-01_v1.xlsx", "KL01_OM-001_2023-05-01_v1.xlsx"),
        ('a<b>c:d"e/f\\g|h?i*j\tk', "a-b-c-d-e-f-g-h-i-j-k"),
        ("Chi bộ Ô Môn", "Chi bộ Ô Môn"),
        ("o\u0302", "ô"),
        ("a. .", "a---"),
        ("CON", "CON-"),
        ("aux.xlsx", "aux-.xlsx"),
        ("COM1", "COM1-"),
        ("CONG", "CONG"),
        ("..", "--"),
        ("", "-"),
    ],
)
def test_a_letter_that_windows_forbids_becomes_a_dash(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_safe_name_is_safe_and_stays_as_it_is(text: str) -> None:
    name = safe_name(text)
    assert safe_name(name) == name
    assert not set(name) & set('<>:"/\\|?*')
    assert name.rstrip(". ") == name != ""

"""Workbooks locked with a password: ours open, a stranger's never does harm."""

from __future__ import annotations

import contextlib
import io
import os
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import psutil
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from desktop.files.container import Container
from desktop.files.limits import Limits, Refusal
from desktop.files.locked import is_locked, lock, unlock
from desktop.files.reading import read_workbook
from desktop.files.refusals import (
    DamagedFileError,
    LockedFileError,
    OutsideFileError,
    OversizedFileError,
    WrongPasswordError,
)
from tests.desktop.files import samples

PASSWORD = "Đảng ủy phường 2026"
# msoffcrypto knows a workbook by it.
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def workbook(rows: int = 1) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(rows):
        sheet.append(["Nguyễn Văn An", row])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.fixture(scope="module")
def locked() -> bytes:
    return lock(workbook(), PASSWORD)


def read(folder: Path, content: bytes, passwords: Sequence[str]) -> object:
    path = folder / "báo cáo.xlsx"
    path.write_bytes(content)
    return read_workbook(path, passwords=passwords).sheets[0].rows


def refused(folder: Path, content: bytes, passwords: Sequence[str]) -> OutsideFileError:
    with pytest.raises(OutsideFileError) as caught:
        read(folder, content, passwords)
    assert "báo cáo.xlsx" in str(caught.value)
    return caught.value


# What is ours


def test_a_locked_workbook_opens_with_its_password_among_others(
    tmp_path: Path, locked: bytes
) -> None:
    assert read(tmp_path, locked, ["", "sai", PASSWORD]) == [["Nguyễn Văn An", 0]]
    assert read(tmp_path, workbook(), [PASSWORD]) == [["Nguyễn Văn An", 0]]


def test_dau_typed_apart_make_the_same_password(locked: bytes) -> None:
    apart = unicodedata.normalize("NFD", PASSWORD)
    assert apart != PASSWORD
    assert unlock(locked, [apart], Limits()) == unlock(locked, [PASSWORD], Limits())
    plain, locked_elsewhere = workbook(), io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(apart, locked_elsewhere)
    assert unlock(locked_elsewhere.getvalue(), [apart], Limits()) == plain


@pytest.mark.parametrize("size", [4_000, 100_000, 8_000_000])
def test_what_was_locked_comes_back_to_the_byte(size: int) -> None:
    plain = samples.zipped({"[Content_Types].xml": TYPES, "a": os.urandom(size)})
    assert unlock(lock(plain, "a"), ["a"], Limits()) == plain


def test_nothing_is_locked_that_no_program_would_open(tmp_path: Path) -> None:
    for content, password in ((workbook(), ""), (samples.zipped({"a": "a"}), PASSWORD)):
        with pytest.raises(ValueError, match="lock"):
            lock(content, password)


def test_a_lock_is_known_by_the_content(locked: bytes) -> None:
    assert is_locked(locked)
    for content in (b"", workbook(), samples.xls(samples.number(0, 0, 1)), locked[:600]):
        assert not is_locked(content)


# What does not open


def test_no_password_and_a_wrong_one_are_told_apart(tmp_path: Path, locked: bytes) -> None:
    without = refused(tmp_path, locked, [""])
    assert (type(without), "bỏ mật khẩu" in str(without)) == (LockedFileError, True)
    wrong = refused(tmp_path, locked, ["sai", PASSWORD.lower()])
    assert (type(wrong), "khác với mật khẩu đã cho" in str(wrong)) == (WrongPasswordError, True)


def test_a_locked_workbook_cut_short_is_damaged(tmp_path: Path, locked: bytes) -> None:
    for at in (600, len(locked) // 2, len(locked) - 2_000):
        assert isinstance(refused(tmp_path, locked[:at], [PASSWORD]), DamagedFileError)


def test_what_is_cut_off_a_lock_is_missed_even_where_nothing_stood() -> None:
    # How full the last sector is hangs on the size: here all of what is cut is padding.
    for size in range(4_000, 4_512, 64):
        data = lock(samples.zipped({"[Content_Types].xml": TYPES, "a": os.urandom(size)}), "a")
        for short in (1, 100, 400, 600):
            with pytest.raises(Refusal):
                unlock(data[:-short], ["a"], Limits())


def test_what_a_lock_hides_is_looked_at_like_any_other_file(tmp_path: Path) -> None:
    far = samples.xlsx_parts('<row r="9999999"><c r="A9999999"><v>1</v></c></row>')
    hidden = lock(
        samples.zipped({**far, "[Content_Types].xml": TYPES, "x.bin": os.urandom(5_000)}), PASSWORD
    )
    assert refused(tmp_path, hidden, [PASSWORD]).cell == "A9999999"


@pytest.mark.parametrize("spins", [b'"9999999"', b'"100000000000"', b'"&more;"', b"x"])
def test_a_lock_that_asks_for_endless_work_is_refused_at_once(
    tmp_path: Path, locked: bytes, spins: bytes
) -> None:
    honest = Container(locked)
    hostile = samples.compound(
        {
            "EncryptionInfo": honest.read("encryptioninfo").replace(b'"100000"', spins),
            "EncryptedPackage": honest.read("encryptedpackage"),
        }
    )
    began = time.monotonic()
    assert type(refused(tmp_path, hostile, [PASSWORD] * 50)) is OversizedFileError
    assert time.monotonic() - began < 5


def test_a_lock_of_another_make_is_refused_in_one_sentence(tmp_path: Path) -> None:
    for description in (
        b"\x03\x00\x02\x00" + bytes(200),  # Excel 2007
        b"\x04\x00\x03\x00" + bytes(200),
        b"\x04\x00\x04\x00\x40\0\0\0<encryption/>",
    ):
        content = samples.compound(
            {"EncryptionInfo": description, "EncryptedPackage": bytes(5_000)}
        )
        error = refused(tmp_path, content, [PASSWORD])
        assert "theo cách khác với Excel" in str(error)
    no_lock = samples.compound({"EncryptedPackage": bytes(5_000)})
    assert isinstance(refused(tmp_path, no_lock, [PASSWORD]), DamagedFileError)


def test_many_passwords_on_a_slow_lock_end_with_the_time_allowed(
    tmp_path: Path, locked: bytes
) -> None:
    path = tmp_path / "chậm.xlsx"
    path.write_bytes(locked)
    before = psutil.Process().children()
    with pytest.raises(OversizedFileError, match="giây"):
        read_workbook(path, passwords=[str(n) for n in range(500)], limits=Limits(seconds=0.6))
    assert psutil.Process().children() == before


def test_a_password_is_seen_neither_on_the_command_line_nor_in_the_environment(
    tmp_path: Path, locked: bytes
) -> None:
    path = tmp_path / "kín.xlsx"
    path.write_bytes(locked)
    seen: list[str] = []

    def look() -> bool:
        for child in psutil.Process().children():
            with contextlib.suppress(psutil.Error):
                seen.extend([*child.cmdline(), *child.environ().values()])
        return False

    read_workbook(path, passwords=[PASSWORD], stop=look)
    assert seen
    assert not [each for each in seen if PASSWORD in each or "2026" in each]

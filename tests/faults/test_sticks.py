"""While files go to a stick any file operation may fail: what stood there stands, alone."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.files.sticks import write_to_stick
from desktop.files.write_errors import WriteError
from desktop.files.writing import sweep
from tests.faults.operations import ERRORS, Operations
from tests.thorough import sample

FOLDER = "KV3 2026-H1"
EARLIER = {"anh.jpg": b"a photograph", "v1.xlsx": b"earlier", "v1.pdf": b"earlier in print"}
NEW = {"v1.xlsx": b"x" * 30_000, "v1.pdf": b"y" * 30_000, "v2.xlsx": b"z" * 30_000}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in folder.iterdir()}


def put_earlier(root: Path) -> None:
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, content in EARLIER.items():
        (folder / name).write_bytes(content)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put_earlier(tmp_path)
    return tmp_path


def written_despite(root: Path, operations: Operations, name: str = FOLDER) -> WriteError | None:
    with operations.watched():
        try:
            write_to_stick(root, name, NEW)
        except WriteError as error:
            return error
    return None


def operations_of_all(root: Path, name: str) -> list[str]:
    whole = Operations(root)
    assert written_despite(root, whole, name) is None
    return whole.met


@pytest.mark.thorough
@pytest.mark.parametrize("name", [FOLDER, "mới"])
def test_any_operation_that_fails_leaves_what_stood_there_alone(root: Path, name: str) -> None:
    met = operations_of_all(root, name)
    assert {"open", "write", "flush", "rename", "remove"} <= set(met)
    for at, error in sample([(at, error) for at in range(len(met)) for error in ERRORS], 3):
        put_earlier(root)
        for path in (root / "mới").glob("*"):
            path.unlink()
        if (root / "mới").is_dir():
            (root / "mới").rmdir()
        operations = Operations(root)
        operations.at, operations.error = at, error
        failed = written_despite(root, operations, name)
        told = (at, error, operations.met[at])
        if failed is None:
            kept = EARLIER if name == FOLDER else {}
            assert contents(root / name) == {**kept, **NEW}, told
        else:
            assert "v1" in str(failed) or "v2" in str(failed), told
            assert contents(root / FOLDER) == EARLIER, told
            assert contents(root).keys() == {FOLDER}, told


@pytest.mark.thorough
def test_a_stick_that_fails_from_some_moment_on_never_holds_a_half(root: Path) -> None:
    """Nothing can be taken back any more: each name stands for a whole file, the old or the new."""
    for at in sample(range(len(operations_of_all(root, FOLDER))), 7):
        put_earlier(root)
        operations = Operations(root)
        operations.at, operations.lasting = at, True
        written_despite(root, operations)
        sweep(root / FOLDER)
        for name, content in contents(root / FOLDER).items():
            assert content in (EARLIER.get(name), NEW.get(name)), (at, name)
        assert contents(root / FOLDER).keys() >= EARLIER.keys()


def test_a_stick_that_keeps_something_else_is_not_to_be_trusted(root: Path) -> None:
    operations = Operations(root)
    operations.lying = True
    error = written_despite(root, operations)
    assert "chứa được ít hơn dung lượng nó báo" in str(error)
    assert contents(root / FOLDER) == EARLIER


# Real ones, where this account may mount them


@contextmanager
def mounted(root: Path, options: str) -> Iterator[None]:
    def run(*command: str) -> int:
        return subprocess.run([*command], capture_output=True, check=False).returncode

    if sys.platform != "linux" or run("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(root)):
        pytest.skip("this account may mount nothing")
    try:
        yield
    finally:
        run("umount", str(root))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A drive with room for little more than the new files."""
    root = tmp_path / "usb"
    root.mkdir()
    with mounted(root, "size=128k"):
        put_earlier(root)
        yield root


def test_a_full_stick_is_said_so_before_anything_is_written(small: Path) -> None:
    (small / "phim.mp4").write_bytes(bytes(40_000))
    operations = Operations(small)
    error = written_despite(small, operations)
    assert "USB “usb” còn trống 0,1 MB mà cần 0,1 MB" in str(error)
    assert "write" not in operations.met
    assert contents(small / FOLDER) == EARLIER


def test_a_stick_filled_by_another_meanwhile_is_full(small: Path) -> None:
    operations = Operations(small)

    def fill(operation: str) -> None:
        other = small / "phim.mp4"
        if operation == "write" and not other.exists():
            operations.before = lambda _operation: None
            with pytest.raises(OSError, match=rf"\[Errno {errno.ENOSPC}\]"):
                other.write_bytes(bytes(200_000))

    operations.before = fill
    assert "đã đầy" in str(written_despite(small, operations))
    assert contents(small / FOLDER) == EARLIER


def test_a_stick_locked_against_writing_is_said_so(small: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    for name in (FOLDER, "mới"):
        assert "chống ghi" in str(written_despite(small, Operations(small), name))
    assert contents(small / FOLDER) == EARLIER


def test_a_stick_pulled_out_midway_is_said_so(small: Path) -> None:
    operations = Operations(small)

    def pull_out(operation: str) -> None:
        if operation == "rename":
            operations.before = lambda _operation: None
            subprocess.run(["umount", "-l", str(small)], check=True)

    operations.before = pull_out
    assert "bị rút ra" in str(written_despite(small, operations))
    assert contents(small) == {}

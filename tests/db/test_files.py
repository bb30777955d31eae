"""Files that appear whole: temporary ones go, leftovers are swept, a name is never taken over."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from db import files

NOBODY = 4_194_305
"""A process number no system gives."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "home")


def test_a_temporary_file_is_there_alone_and_gone_at_the_end(tmp_path: Path) -> None:
    with files.temporary(tmp_path, ".xlsx") as one, files.temporary(tmp_path, ".xlsx") as other:
        assert one != other
        assert (one.suffix, one.read_bytes()) == (".xlsx", b"")
        files.settle(one)
        other.unlink()
    assert names(tmp_path) == []


def test_only_what_a_dead_process_left_is_swept(tmp_path: Path) -> None:
    left = f".sochibo-tmp-{NOBODY}-0123abcd"
    others = f".sochibo-tmp-{os.getppid()}-0123abcd"
    for name in (left, f"{left}.sochibo-journal", f"{left}.a.b", ".sochibo-tmp-x-0123abcd", others):
        (tmp_path / name).touch()
    (tmp_path / f"{left}.folder").mkdir()
    with files.temporary(tmp_path, "") as mine:
        assert files.sweep(tmp_path) == 2
        assert mine.exists()
    kept = [f"{left}.a.b", f"{left}.folder", ".sochibo-tmp-x-0123abcd", others]
    assert names(tmp_path) == sorted(kept)
    assert files.sweep(tmp_path / "nowhere") == 0


def test_what_could_not_be_removed_at_its_end_is_swept_later(tmp_path: Path) -> None:
    with files.temporary(tmp_path, "") as path:
        path.unlink()
        path.mkdir()
    path.rmdir()
    path.touch()
    assert files.sweep(tmp_path) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="names reach the disk by themselves")
def test_a_folder_that_cannot_be_brought_to_disk_is_left_at_that(tmp_path: Path) -> None:
    files.settle_folder(tmp_path)
    files.settle_folder(Path(os.devnull))
    with pytest.raises(FileNotFoundError):
        files.settle_folder(tmp_path / "nowhere")


def without_links(_self: Path, _target: Path) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("links", [True, False])
def test_a_free_name_is_taken_and_a_taken_one_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", without_links)
    draft, target = tmp_path / "draft", tmp_path / "target"
    for content in (b"one", b"two"):
        draft.write_bytes(content)
        if target.exists():
            with pytest.raises(FileExistsError):
                files.take_free_name(draft, target)
        else:
            files.take_free_name(draft, target)
            draft.unlink(missing_ok=True)
    assert target.read_bytes() == b"one"

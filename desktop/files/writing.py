"""Writing files so that a name always stands for a whole file, the earlier one or the new.

A file is first written under a temporary name, brought safely to disk, and only then takes its
name (DESIGN, "Files going out").
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from db import files
from db.book import is_part_of_a_book
from db.files import sweep
from desktop.files.names import safe_name
from desktop.files.write_errors import (
    A_BOOK,
    BAD_NAME,
    EXISTS,
    FILE_READ_ONLY,
    IS_FOLDER,
    LOCKED,
    NO_FOLDER,
    NOT_THE_SAME,
    TargetExistsError,
    TargetInUseError,
    WriteError,
    write_error,
)

__all__ = [
    "TargetExistsError",
    "TargetInUseError",
    "WriteError",
    "check_target",
    "new_file",
    "replace_file",
    "safe_name",
    "sweep",
]

Writer = Callable[[Path], None]

_CHUNK = 1 << 20
_ABOUT_A_NAME = (
    FileNotFoundError,
    FileExistsError,
    PermissionError,
    IsADirectoryError,
    NotADirectoryError,
)
# A virus scanner holds a fresh file for a moment.
_WINDOWS_PAUSES = (0.05, 0.1, 0.2, 0.4)


def replace_file(target: str | Path, write: Writer, *, work: Path | None = None) -> None:
    """Make `target` the file that `write` writes at the path it is given.

    That path has the target's ending and lies in the folder `work`, for what must not be seen
    in clear elsewhere, or else beside the target. When anything fails, an earlier target is as
    it was and nothing half-written is left. Raises WriteError for what the system refuses;
    what `write` raises otherwise passes through.
    """
    place = _real_place(target)
    check_target(place)
    _write_and_move(place, write, work, _replace)


def new_file(target: str | Path, write: Writer, *, work: Path | None = None) -> None:
    """Do as replace_file, but raise TargetExistsError where the name is already taken."""
    place = _real_place(target)
    if os.path.lexists(place):
        raise TargetExistsError(place, EXISTS)
    check_target(place)
    _write_and_move(place, write, work, _take_free_name)


def check_target(target: str | Path) -> None:
    """Raise WriteError if `target` can be seen beforehand not to be writable.

    So a missing folder, a book, or a file open in Excel or LibreOffice, is told before any work
    is done.
    """
    place = Path(target)
    with _told_for(place):
        if "\0" in str(place):
            raise WriteError(place, BAD_NAME)
        if not place.parent.is_dir():
            raise WriteError(place, NO_FOLDER)
        if place.is_dir():
            raise WriteError(place, IS_FOLDER)
        if is_part_of_a_book(place):
            raise WriteError(place, A_BOOK)
        for lock in (f"~${place.name}", f".~lock.{place.name}#"):
            if os.path.lexists(place.with_name(lock)):
                raise TargetInUseError(place, LOCKED, lock=lock)
        if place.exists() and not os.access(place, os.W_OK):
            raise WriteError(place, FILE_READ_ONLY)


def _real_place(target: str | Path) -> Path:
    """Return the target as an absolute path; a link is followed, so that it stays a link."""
    place = Path(target).absolute()
    with _told_for(place):
        if place.is_symlink():
            place = place.resolve()
    return place


def _write_and_move(
    target: Path, write: Writer, work: Path | None, move: Callable[[Path, Path], None]
) -> None:
    with _temporary(work or target.parent, target) as draft:
        with _told_for(target, draft):
            write(draft)
        with _told_for(target):
            files.settle(draft)
            check_target(target)
            try:
                move(draft, target)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                with _temporary(target.parent, target) as copy:
                    _copy_and_compare(draft, copy, target)
                    move(copy, target)
            files.settle_folder(target.parent)


@contextlib.contextmanager
def _told_for(target: Path, draft: Path | None = None) -> Iterator[None]:
    """Turn the system's errors into WriteError.

    With a draft given, foreign code is at work: that it lacks some other file is none of ours,
    that the disk is full always is.
    """
    try:
        yield
    except _ABOUT_A_NAME as error:
        ours = {"None", str(target), str(draft)}
        if draft is not None and str(error.filename) not in ours:
            raise
        raise write_error(target, error) from error
    except OSError as error:
        raise write_error(target, error) from error


@contextlib.contextmanager
def _temporary(folder: Path, target: Path) -> Iterator[Path]:
    """Make an empty file nobody else has, with the target's rights, gone at the end."""
    with contextlib.ExitStack() as until_the_end:
        with _told_for(target):
            path = until_the_end.enter_context(files.temporary(folder, target.suffix))
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IMODE(target.stat().st_mode))
        yield path


def _copy_and_compare(draft: Path, copy: Path, target: Path) -> None:
    with draft.open("rb") as source, copy.open("r+b") as sink:
        shutil.copyfileobj(source, sink, _CHUNK)
        sink.flush()
        os.fsync(sink.fileno())
        _forget_cached(sink.fileno())
        source.seek(0)
        sink.seek(0)
        while True:
            wrote = source.read(_CHUNK)
            if wrote != sink.read(_CHUNK):
                raise WriteError(target, NOT_THE_SAME)
            if not wrote:
                return


def _forget_cached(descriptor: int) -> None:
    """Ask the system to read the file from the disk next time, where it can be asked."""
    if sys.platform == "linux":
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _replace(draft: Path, target: Path) -> None:
    if sys.platform == "win32":
        for pause in _WINDOWS_PAUSES:
            with contextlib.suppress(PermissionError):
                draft.replace(target)
                return
            time.sleep(pause)
    draft.replace(target)


def _take_free_name(draft: Path, target: Path) -> None:
    try:
        files.take_free_name(draft, target)
    except FileExistsError as error:
        raise TargetExistsError(target, EXISTS) from error

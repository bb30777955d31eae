"""Writing files so that a name always stands for a whole file, the earlier one or the new.

A file is first written under a temporary name, brought safely to disk, and only then takes its
name (DESIGN, "Files going out").
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from db import files
from db.book import is_part_of_a_book
from db.files import sweep
from desktop.files.names import safe_name
from desktop.files.placing import Move, placed, replace, take_free_name, temporary_for
from desktop.files.write_errors import (
    A_BOOK,
    BAD_NAME,
    EXISTS,
    FILE_READ_ONLY,
    IS_FOLDER,
    LOCKED,
    NO_FOLDER,
    READ_ONLY,
    TargetExistsError,
    TargetInUseError,
    WriteError,
    told_for,
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

Writer = Callable[[Path], object]


def replace_file(target: str | Path, write: Writer, *, work: Path | None = None) -> None:
    """Make `target` the file that `write` writes at the path it is given.

    That path has the target's ending and lies in the folder `work`, for what must not be seen
    in clear elsewhere, or else beside the target. When anything fails, an earlier target is as
    it was and nothing half-written is left. Raises WriteError for what the system refuses;
    what `write` raises otherwise passes through.
    """
    place = _real_place(target)
    check_target(place)
    _write_and_move(place, write, work, replace)


def new_file(target: str | Path, write: Writer, *, work: Path | None = None) -> None:
    """Do as replace_file, but raise TargetExistsError where the name is already taken."""
    place = _real_place(target)
    if os.path.lexists(place):
        raise TargetExistsError(place, EXISTS)
    check_target(place)
    _write_and_move(place, write, work, take_free_name)


def check_target(target: str | Path) -> None:
    """Raise WriteError if `target` can be seen beforehand not to be writable.

    So a missing folder, a book, or a file open in Excel or LibreOffice, is told before any work
    is done.
    """
    place = Path(target)
    with told_for(place):
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
            raise WriteError(place, READ_ONLY if _cannot_be_written(place) else FILE_READ_ONLY)


def _cannot_be_written(place: Path) -> bool:
    """Tell whether a whole drive is read-only; on Windows only writing tells."""
    return sys.platform != "win32" and bool(os.statvfs(place).f_flag & os.ST_RDONLY)


def _real_place(target: str | Path) -> Path:
    """Return the target as an absolute path; a link is followed, so that it stays a link."""
    place = Path(target).absolute()
    with told_for(place):
        if place.is_symlink():
            place = place.resolve()
    return place


def _write_and_move(target: Path, write: Writer, work: Path | None, move: Move) -> None:
    with temporary_for(target, work or target.parent) as draft:
        with told_for(target, draft):
            write(draft)
        with told_for(target):
            files.settle(draft)
            check_target(target)
            with placed(draft, target, move):
                files.settle_folder(target.parent)

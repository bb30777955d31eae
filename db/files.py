"""Files that appear whole: written under a temporary name, brought to disk, then named.

Leftovers of a crash bear a name of their own and are swept (DESIGN, "Files going out").
"""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

_TEMPORARY = re.compile(r"\.sochibo-tmp-([0-9]{1,10})-[0-9a-f]{8}(\.[^.]*)?")


@contextmanager
def temporary(folder: Path, ending: str) -> Iterator[Path]:
    """Make an empty file nobody else has, gone at the end; raises OSError."""
    path = folder / f".sochibo-tmp-{os.getpid()}-{secrets.token_hex(4)}{ending}"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        yield path
    finally:
        # Where even this fails, sweep() finds the file by its name.
        with suppress(OSError):
            path.unlink()


def sweep(folder: str | Path) -> int:
    """Remove temporary files that a crash left in `folder`; return how many.

    Those of processes still running are left alone, and so is what cannot be removed now.
    """
    removed = 0
    try:
        names = [entry.name for entry in os.scandir(folder)]
    except OSError:
        return 0
    for name in names:
        match = _TEMPORARY.fullmatch(name)
        if match and not psutil.pid_exists(int(match[1])):
            with suppress(OSError):
                (Path(folder) / name).unlink()
                removed += 1
    return removed


def settle(path: Path) -> None:
    """Bring a file's content to the disk itself; raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, where folders can be; raises OSError."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        # Windows does so by itself, some network and USB file systems cannot, and a folder may
        # be closed to listing.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EACCES):
            raise


def take_free_name(draft: Path, target: Path) -> None:
    """Give the draft a name nobody has; raises FileExistsError where it is taken, OSError.

    By a hard link, which never replaces, where links exist; the draft's own name may stay.
    """
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        draft.rename(target)

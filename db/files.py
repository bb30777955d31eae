"""Files that appear whole: written under a temporary name, brought to disk, then named.

Leftovers of a crash bear a name of their own and are swept (DESIGN, "Files going out").
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

_TEMPORARY = re.compile(r"\.sochibo-tmp-([0-9]{1,10})-[0-9a-f]{8}(\.[^.]*)?")
_in_use: set[str] = set()
# A virus scanner holds a fresh file for a moment.
_PAUSES = (0.02, 0.1)


@contextmanager
def temporary(folder: Path, ending: str) -> Iterator[Path]:
    """Make an empty file nobody else has, gone at the end; raises OSError."""
    path = folder / f".sochibo-tmp-{os.getpid()}-{secrets.token_hex(4)}{ending}"
    _in_use.add(path.name)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield path
    finally:
        discard(path)
        _in_use.discard(path.name)


def discard(path: Path) -> None:
    """Remove a file, trying more than once; where that fails sweep() finds a temporary one."""
    for pause in _PAUSES:
        with suppress(OSError):
            path.unlink(missing_ok=True)
            return
        time.sleep(pause)


def sweep(folder: str | Path) -> int:
    """Remove temporary files that a crash left in `folder`; return how many.

    Those being written by a running process are left alone, and so is what cannot be removed.
    """
    removed = 0
    try:
        names = [entry.name for entry in os.scandir(folder)]
    except OSError:
        return 0
    for name in names:
        match = _TEMPORARY.fullmatch(name)
        if match and name not in _in_use and not _is_another(int(match[1])):
            with suppress(OSError):
                (Path(folder) / name).unlink()
                removed += 1
    return removed


def _is_another(process: int) -> bool:
    return process != os.getpid() and psutil.pid_exists(process)


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

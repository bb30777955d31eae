"""Giving a finished draft its name, and taking it back while the rest can still fail."""

from __future__ import annotations

import contextlib
import errno
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from db import files
from desktop.files.read_back import copy_and_compare
from desktop.files.write_errors import EXISTS, TargetExistsError, told_for

Move = Callable[[Path, Path], None]

# A virus scanner holds a fresh file for a moment.
_WINDOWS_PAUSES = (0.05, 0.1, 0.2, 0.4)


@contextlib.contextmanager
def temporary_for(target: Path, folder: Path) -> Iterator[Path]:
    """Make an empty file nobody else has, with the target's rights, gone at the end."""
    with contextlib.ExitStack() as until_the_end:
        with told_for(target):
            path = until_the_end.enter_context(files.temporary(folder, target.suffix))
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IMODE(target.stat().st_mode))
        yield path


@contextlib.contextmanager
def placed(draft: Path, target: Path, move: Move) -> Iterator[None]:
    """Give a draft its name, for good where the block ends well.

    Where it does not, the file that stood there stands there again, or none. Raises OSError, and
    what `move` raises.
    """
    with _kept(target) as earlier:
        _move(draft, target, move)
        try:
            yield
        except BaseException:
            _put_back(earlier, target)
            raise


@contextlib.contextmanager
def made_folder(folder: Path) -> Iterator[None]:
    """Make a folder and what it lies in; what was made goes again where the block fails.

    Raises OSError.
    """
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    made: list[Path] = []
    try:
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
            made.append(each)
            files.settle_folder(each.parent)
        yield
    except BaseException:
        for each in reversed(made):
            _remove_folder(each)
        raise


def replace(draft: Path, target: Path) -> None:
    """Move a draft over whatever stands under the name."""
    if sys.platform == "win32":
        for pause in _WINDOWS_PAUSES:
            with contextlib.suppress(PermissionError):
                draft.replace(target)
                return
            time.sleep(pause)
    draft.replace(target)


def take_free_name(draft: Path, target: Path) -> None:
    """Move a draft to a name nobody has; raises TargetExistsError where it is taken."""
    try:
        files.take_free_name(draft, target)
    except FileExistsError as error:
        raise TargetExistsError(target, EXISTS) from error


def _move(draft: Path, target: Path, move: Move) -> None:
    try:
        move(draft, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with temporary_for(target, target.parent) as copy:
            copy_and_compare(draft, copy, target)
            move(copy, target)


@contextlib.contextmanager
def _kept(target: Path) -> Iterator[Path | None]:
    """Keep what stands under a name under another beside it: as a link, else as a copy."""
    if not target.exists():
        yield None
        return
    with temporary_for(target, target.parent) as spare:
        try:
            spare.unlink()
            spare.hardlink_to(target)
        except OSError:
            # Sticks know no links.
            shutil.copy(target, spare)
            files.settle(spare)
        yield spare


def _put_back(earlier: Path | None, target: Path) -> None:
    if earlier is None:
        files.discard(target)
    else:
        with contextlib.suppress(OSError):
            replace(earlier, target)


def _remove_folder(folder: Path) -> None:
    """Remove a folder if it is empty."""
    with contextlib.suppress(OSError):
        folder.rmdir()

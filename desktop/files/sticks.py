"""Sticks (USB): which are plugged in, and files that reach one whole or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from db import files
from db.drives import SYS_BLOCK, DriveKind, Mount, mount_kind, mounts
from db.numbers import show_number
from desktop.files.names import safe_name
from desktop.files.placing import made_folder, placed, replace, temporary_for
from desktop.files.read_back import reads_back, write_to_disk
from desktop.files.refusals import unavailable
from desktop.files.write_errors import (
    FOLDER_IS_A_FILE,
    GONE,
    NO_ROOM,
    NOT_TO_BE_TRUSTED,
    READ_ONLY,
    WriteError,
    told_for,
)
from desktop.files.writing import check_target

LABELS = Path("/dev/disk/by-label")
_MB = 1_000_000
# udev writes so what it does not want in a file name: a space as \x20.
_ESCAPED = re.compile(rb"\\x([0-9a-f]{2})")


@dataclass(frozen=True)
class Stick:
    """A stick plugged in: its name as its owner gave it, where it is found, its room in bytes."""

    name: str
    mountpoint: Path
    free: int
    total: int
    read_only: bool


@dataclass(frozen=True)
class Written:
    """What stands on a stick, whole and read back: it may be pulled out. `size` in bytes."""

    folder: Path
    files: tuple[Path, ...]
    size: int


def sticks(
    found: Iterable[Mount] | None = None, sys_block: Path = SYS_BLOCK, labels: Path = LABELS
) -> list[Stick]:
    """Return the sticks plugged in, by name; one that cannot be asked for its room is left out.

    What holds the person's own folder is no stick, even where this PC runs from one.
    """
    known: dict[str, Stick] = {}
    for mount in mounts() if found is None else found:
        place = Path(mount.mountpoint)
        if mount_kind(mount, sys_block) is not DriveKind.REMOVABLE or mount.device in known:
            continue
        if Path.home().is_relative_to(place):
            continue
        with contextlib.suppress(OSError):
            room = shutil.disk_usage(place)
            name = _label(mount, labels) or place.name or mount.mountpoint.rstrip("\\/")
            read_only = "ro" in mount.opts.split(",")
            known[mount.device] = Stick(name, place, room.free, room.total, read_only)
    return sorted(known.values(), key=lambda each: (each.name, each.mountpoint))


def write_to_stick(
    stick: Stick | Path,
    folder_name: str,
    contents: Mapping[str, bytes | Path],
    go_on: Callable[[], object] = lambda: None,
) -> Written:
    """Put files into a folder of a stick, or of any folder given, all of them or none.

    `contents` are the files' names, each with its bytes or the file to be copied; letters no
    file name may have become "-". Every file is read back from the stick itself before it takes
    its name. When anything fails the files that stood there before stand as they were, and
    neither a new one nor a new folder is left, as far as the stick is still there. The same
    holds for what `go_on` raises, which is called before each file is written or read back.
    Raises WriteError; FileUnavailableError for a file to be copied that cannot be read.
    """
    root = stick.mountpoint if isinstance(stick, Stick) else stick
    folder = root / safe_name(folder_name)
    loads = {folder / safe_name(name): _load(content) for name, content in contents.items()}
    first = next(iter(loads))
    device = _device(root)
    if device is None:
        raise WriteError(first, GONE)
    try:
        with told_for(first):
            _check(stick, folder, loads)
            with made_folder(folder):
                _write(stick, folder, loads, go_on)
    except WriteError as error:
        if _device(root) != device:
            raise WriteError(error.path, GONE) from error
        raise
    return Written(folder, tuple(loads), sum(map(len, loads.values())))


def _load(content: bytes | Path) -> bytes:
    if isinstance(content, bytes):
        return content
    try:
        return content.read_bytes()
    except OSError as error:
        raise unavailable(content, error) from error


def _device(root: Path) -> int | None:
    """Return what tells a stick from the empty place it leaves; None where there is nothing."""
    try:
        return root.stat().st_dev
    except OSError:
        return None


def _check(stick: Stick | Path, folder: Path, loads: Mapping[Path, bytes]) -> None:
    """Raise WriteError for what can be seen before anything is written."""
    if isinstance(stick, Stick) and stick.read_only:
        raise WriteError(next(iter(loads)), READ_ONLY)
    if os.path.lexists(folder) and not folder.is_dir():
        raise WriteError(folder, FOLDER_IS_A_FILE)
    wanted = 0
    for target, content in loads.items():
        if folder.is_dir():
            check_target(target)
        # What stood there stays until the last file has its name.
        wanted += len(content) + (target.stat().st_size if target.is_file() else 0)
    free = shutil.disk_usage(folder.parent).free
    if wanted > free:
        raise WriteError(
            next(iter(loads)),
            NO_ROOM,
            stick=_name(stick),
            free=_megabytes(free),
            wanted=_megabytes(wanted),
        )


def _write(
    stick: Stick | Path,
    folder: Path,
    loads: Mapping[Path, bytes],
    go_on: Callable[[], object],
) -> None:
    files.sweep(folder)
    with contextlib.ExitStack() as drafting:
        drafts: dict[Path, Path] = {}
        for target, content in loads.items():
            go_on()
            drafts[target] = drafting.enter_context(temporary_for(target, folder))
            with told_for(target):
                write_to_disk(io.BytesIO(content), drafts[target])
        # All are read back after the last is written: a stick smaller than it claims keeps the
        # late ones in place of the early.
        for target, content in loads.items():
            go_on()
            with told_for(target):
                if not reads_back(drafts[target], io.BytesIO(content)):
                    raise WriteError(target, NOT_TO_BE_TRUSTED, stick=_name(stick))
        with contextlib.ExitStack() as placing:
            for target, draft in drafts.items():
                with told_for(target):
                    check_target(target)
                    placing.enter_context(placed(draft, target, replace))
            files.settle_folder(folder)
    # The new files are there for good; only what was in the way is still to go.
    with contextlib.suppress(OSError):
        files.settle_folder(folder)


def _name(stick: Stick | Path) -> str:
    return stick.name if isinstance(stick, Stick) else stick.name or str(stick)


def _megabytes(size: int) -> str:
    return show_number(Decimal(-(-size * 10 // _MB)) / 10)


def _label(mount: Mount, labels: Path) -> str:
    """Return the name given to a volume; empty for none."""
    if sys.platform == "win32":
        import ctypes

        name = ctypes.create_unicode_buffer(261)
        asked = ctypes.windll.kernel32.GetVolumeInformationW(
            mount.mountpoint, name, len(name), None, None, None, None, 0
        )
        return name.value if asked else ""
    device = Path(mount.device).resolve()
    for link in labels.iterdir() if labels.is_dir() else ():
        if link.resolve() == device:
            return _ESCAPED.sub(_unescaped, os.fsencode(link.name)).decode(errors="replace")
    return ""


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes.fromhex(found[1].decode())

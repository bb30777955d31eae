"""Reading outside workbooks in a child process that may die of them (DESIGN, "Files from outside").

The child checks the file and reads it; it cannot write files, and is killed when it takes too
much time or memory. Its answer is plain JSON, checked here again.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import desktop
from desktop.files.answer import decode
from desktop.files.cells import Cell, ErrorCell, Sheet, Workbook
from desktop.files.limits import Limits, Refusal
from desktop.files.places import cell_name
from desktop.files.refusals import (
    FileRefusedError,
    FileUnavailableError,
    OutsideFileError,
    refusal,
    unavailable,
)
from desktop.files.watched import run_watched

__all__ = [
    "Cell",
    "ErrorCell",
    "FileRefusedError",
    "FileUnavailableError",
    "Limits",
    "OutsideFileError",
    "Sheet",
    "Workbook",
    "cell_name",
    "child_command",
    "read_workbook",
]

READ_CHILD = "--read-child"
"""First argument by which the built program knows that it is to be the child: its
`__main__` then calls `desktop.files.child.main(sys.argv[2:])` and nothing else."""

_BOOTSTRAP = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from desktop.files.child import main; main(sys.argv[2:])"
)


def read_workbook(
    path: str | Path,
    *,
    passwords: Sequence[str] = (),
    limits: Limits | None = None,
    stop: Callable[[], bool] | None = None,
) -> Workbook:
    """Return the sheets of an .xlsx, .xlsm, .xls or .ods file, known by its content.

    Values only: nothing in the file is run or followed. An .xlsx locked with one of the
    `passwords` is opened. `stop` is asked some 50 times a second, from this thread, and ends the
    reading when it says True. Raises OutsideFileError: of its kinds FileUnavailableError says
    that the file could not be opened, FileRefusedError that it was refused for its content,
    among them LockedFileError where a password is missing, WrongPasswordError where none fits.
    """
    path = Path(path)
    limits = limits or Limits()
    _check_openable(path, limits)
    try:
        command = child_command(path, limits)
        known = [password for password in passwords if password]
        told = json.dumps(known).encode() if known else b""
        answer = run_watched(command, limits, stop or (lambda: False), told)
        return decode(answer, limits)
    except Refusal as verdict:
        raise refusal(path, verdict.code, verdict.facts) from verdict


def child_command(path: Path, limits: Limits) -> list[str]:
    """Return the command line of a child that reads `path`.

    From a checkout as from an installed package the child finds our modules where this process
    has them, and nothing through the environment or the current folder.
    """
    asked = [str(path.absolute()), json.dumps(limits._asdict())]
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_CHILD, *asked]
    home = str(Path(desktop.__file__).parents[1])
    places = json.dumps([*filter(None, sys.path), home])
    return [sys.executable, "-I", "-S", "-c", _BOOTSTRAP, places, *asked]


def _check_openable(path: Path, limits: Limits) -> None:
    """Open the file once here, where the system's reason for a refusal is at hand."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refusal(path, "folder")
        if not stat.S_ISREG(mode):
            raise refusal(path, "not_a_file")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            first = file.read(1)
    except OSError as error:
        raise unavailable(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise refusal(path, "missing") from error
    if not first:
        raise refusal(path, "empty")
    if size > limits.file_bytes:
        raise refusal(path, "too_large", {"limit": limits.file_bytes >> 20})

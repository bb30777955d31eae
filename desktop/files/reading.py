"""Reading outside workbooks in a child process that may die of them (DESIGN, "Files from outside").

The child checks the file and reads it; it cannot write files, and is killed when it takes too
much time or memory. Its answer is plain JSON, checked here again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.files.cells import Cell, ErrorCell, Sheet, Workbook
from desktop.files.limits import Limits
from desktop.files.places import cell_name
from desktop.files.reading_many import read_workbooks
from desktop.files.refusals import FileRefusedError, FileUnavailableError, OutsideFileError

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
    "read_workbook",
]


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
    (found,) = read_workbooks([path], passwords=passwords, limits=limits, stop=stop)
    if isinstance(found, OutsideFileError):
        raise found
    return found

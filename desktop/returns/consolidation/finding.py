"""Finding return files in folders and on sticks, and reading what each holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from desktop.files.glances import Glance
from desktop.files.reading_many import glances
from desktop.files.refusals import OutsideFileError, ReadingStoppedError, refusal, unavailable
from desktop.returns.consolidation.arrived import Arrived, arrived
from desktop.returns.sealed_rows import SHEET
from desktop.returns.series import ENDING

_OPEN_IN_EXCEL = "~$"
Found = tuple[Path, Arrived | OutsideFileError]


def find_files(paths: Iterable[Path], leave_out: Iterable[Path] = ()) -> list[Path]:
    """Return the workbooks in some folders and below them, and files named themselves.

    In order of their names, each once; hidden ones, and the traces Excel leaves beside a file
    it has open, are passed over. Raises FileUnavailableError for a path that is not there or
    a folder that cannot be looked into.
    """
    left_out = {_same(each) for each in leave_out}
    found: dict[str, Path] = {}
    for path in paths:
        if not path.exists():
            raise refusal(path, "missing")
        for each in sorted(_within(path)) if path.is_dir() else [path]:
            if _same(each) not in left_out:
                found.setdefault(_same(each), each)
    return list(found.values())


def read_all(
    paths: Sequence[Path],
    *,
    passwords: Sequence[str] = (),
    told: Callable[[int], None] = lambda _number: None,
    stop: Callable[[], bool] | None = None,
) -> Generator[Found, None, None]:
    """Give each file with what it holds, or why it cannot be read, as they are read.

    `told` hears how many are done; `stop` ends it with ReadingStoppedError.
    """
    with closing(glances(paths, SHEET, passwords=passwords, stop=stop)) as reading:
        for number, (path, glance) in enumerate(zip(paths, reading, strict=True), start=1):
            if isinstance(glance, ReadingStoppedError):
                raise glance
            yield path, _held(path, glance, passwords)
            told(number)


def _held(
    path: Path, glance: Glance | OutsideFileError, passwords: Sequence[str]
) -> Arrived | OutsideFileError:
    if isinstance(glance, OutsideFileError):
        return glance
    try:
        return arrived(path, glance, passwords)
    except OutsideFileError as error:
        return error


def _within(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise unavailable(Path(error.filename or folder), error)

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for name in files:
            if name.casefold().endswith(ENDING) and not name.startswith((".", _OPEN_IN_EXCEL)):
                yield Path(place, name)


def _same(path: Path) -> str:
    return os.path.normcase(path.resolve())

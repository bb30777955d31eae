"""Finding return files in folders and on sticks, and reading what each holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.files.glances import Glance
from desktop.files.reading_many import glances
from desktop.files.refusals import OutsideFileError, ReadingStoppedError, refusal, unavailable
from desktop.returns.consolidation.arrived import Arrived, arrived
from desktop.returns.sealed_rows import SHEET
from desktop.returns.series import ENDING

_OPEN_IN_EXCEL = "~$"
ENDINGS = (ENDING, ".xlsm", ".xls", ".ods")
"""What a return may have been saved as on its way."""
_PASSED_OVER = (".", "System Volume Information", "$RECYCLE.BIN", "FOUND.0")
Found = tuple[Path, Arrived | OutsideFileError]


@dataclass(frozen=True)
class Search:
    """The files found, and the folders within that may not be looked into."""

    files: tuple[Path, ...]
    closed: tuple[tuple[Path, OutsideFileError], ...] = ()


def find_files(
    paths: Iterable[Path],
    *,
    told: Callable[[int], None] = lambda _number: None,
    stop: Callable[[], bool] | None = None,
) -> Search:
    """Return the workbooks in some folders and below them, and files named themselves.

    In order of their names, each once; hidden ones, what Windows keeps on a stick for itself,
    and the traces Excel leaves beside a file it has open, are passed over. `told` hears folder by
    folder how many there are up to now. Raises FileUnavailableError for a path that is not there
    or may not be looked into, ReadingStoppedError once `stop` says so.
    """

    def heed(place: Path) -> None:
        if stop is not None and stop():
            raise refusal(place, "stopped")

    found: dict[str, Path] = {}
    closed: list[tuple[Path, OutsideFileError]] = []
    for path in paths:
        if not os.path.lexists(path):
            raise refusal(path, "missing")
        inside: list[Path] = []
        for some in _within(path, closed) if path.is_dir() else ([path],):
            heed(path)
            inside += some
            if some:
                told(len(found) + len(inside))
        for each in sorted(inside):
            heed(path)
            found.setdefault(same_place(each), each)
    return Search(tuple(found.values()), tuple(closed))


def read_all(
    search: Search,
    *,
    passwords: Sequence[str] = (),
    told: Callable[[int], None] = lambda _number: None,
    stop: Callable[[], bool] | None = None,
) -> Generator[Found, None, None]:
    """Give each file with what it holds, or why it cannot be read, as they are read.

    `told` hears how many are done; `stop` ends it with ReadingStoppedError.
    """
    yield from search.closed
    paths = search.files
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


def _within(folder: Path, closed: list[tuple[Path, OutsideFileError]]) -> Iterator[list[Path]]:
    """Give the workbooks in a folder, then those of each folder below it."""

    def refuse(error: OSError) -> None:
        place = Path(error.filename or folder)
        told = unavailable(place, error)
        if place == folder:
            raise told
        closed.append((place, told))

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [each for each in folders if not each.startswith(_PASSED_OVER)]
        yield [
            Path(place, name)
            for name in files
            if name.casefold().endswith(ENDINGS) and not name.startswith((".", _OPEN_IN_EXCEL))
        ]


def same_place(path: Path) -> str:
    """Return what is one for two names of one file."""
    # Unlike Path.resolve, this does not mind a link that leads to itself.
    return os.path.normcase(os.path.realpath(path))

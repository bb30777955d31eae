"""Reading many outside workbooks, one answer a file as they come (DESIGN, "Files from outside").

What is read is held by nobody here but the file in hand; a few more wait ready to be taken.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from desktop.files.answer import decode, decode_glance
from desktop.files.cells import Workbook
from desktop.files.glances import Glance
from desktop.files.limits import Limits, Refusal
from desktop.files.readers import Asked, answers
from desktop.files.refusals import OutsideFileError, refusal

_Read = TypeVar("_Read")


def read_workbooks(
    paths: Sequence[str | Path],
    *,
    passwords: Sequence[str] = (),
    limits: Limits | None = None,
    stop: Callable[[], bool] | None = None,
) -> Generator[Workbook | OutsideFileError, None, None]:
    """Give the workbook of each path in their order, or the error `read_workbook` would raise.

    A file that kills, overfills or outlasts its child is refused alone. Once `stop` says True all
    that are left are refused with ReadingStoppedError. A generator closed early ends its children.
    """
    limits = limits or Limits()
    asked = Asked(limits, passwords, None, stop or _never)
    return _read(paths, asked, decode)


def glances(
    paths: Sequence[str | Path],
    sheet: str,
    *,
    passwords: Sequence[str] = (),
    limits: Limits | None = None,
    stop: Callable[[], bool] | None = None,
) -> Generator[Glance | OutsideFileError, None, None]:
    """Give each workbook at a glance, the rows of one `sheet` whole; all else as read_workbooks.

    What the other sheets hold is digested where it is read, which spares handing it over.
    """
    limits = limits or Limits()
    asked = Asked(limits, passwords, sheet, stop or _never)
    return _read(paths, asked, decode_glance)


def _never() -> bool:
    return False


def _read(
    paths: Sequence[str | Path], asked: Asked, decode: Callable[[bytes, Limits], _Read]
) -> Generator[_Read | OutsideFileError, None, None]:
    known = [Path(path) for path in paths]
    with closing(answers(known, asked)) as told:
        for path, answer in zip(known, told, strict=True):
            try:
                if isinstance(answer, Refusal):
                    raise answer
                found = decode(answer, asked.limits)
            except Refusal as verdict:
                yield refusal(path, verdict.code, verdict.facts)
            else:
                yield found

"""The process that reads one outside file and may die of it without harm.

Started by `reading.child_command`; imports only the standard library and python_calamine, and
msoffcrypto for a locked file. Passwords to try, if any, stand on standard input as a JSON list.
It answers on standard output, one line each: "S" and a JSON [name, hidden] begins a sheet, "R"
and a JSON list is its next row, "." alone ends a whole answer; "E" and a JSON [code, facts] is a
refusal. In a row text, numbers, true, false and null are themselves; what JSON lacks is an
object of one key: "d" date, "t" date and time, "h" time, all ISO 8601, "e" an error's text.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import python_calamine as calamine

from desktop.files.extent import Extent
from desktop.files.guards import inspect
from desktop.files.limits import Limits, Refusal
from desktop.files.locked import is_locked, unlock

_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1
_EXACT_WHOLE = 1e15
_SECONDS_A_DAY = 86_400


def main(arguments: list[str]) -> None:
    """Read the file arguments[0] within the limits arguments[1] (JSON), answer, and exit."""
    limits = Limits(**json.loads(arguments[1])) if len(arguments) > 1 else Limits()
    _lower_own_limits(limits)
    # In a windowed build sys.stdin and sys.stdout are None, yet the pipes are there.
    with open(_STANDARD_INPUT, "rb", closefd=False) as told:
        passwords = json.loads(told.read() or b"[]")
    with open(_STANDARD_OUTPUT, "wb", buffering=1 << 16, closefd=False) as out:
        answer(Path(arguments[0]), out, limits, passwords)
    # Nothing is left to tidy: freeing a large workbook piece by piece only costs time.
    os._exit(0)


def answer(path: Path, out: BinaryIO, limits: Limits, passwords: Sequence[str] = ()) -> None:
    """Write the whole answer for one file; whatever goes wrong with it is part of the answer."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
        if passwords and is_locked(data):
            data = unlock(data, passwords, limits)
        for line in _lines(data, limits):
            out.write(line)
    except Refusal as refusal:
        out.write(_line("E", [refusal.code, refusal.facts]))
    except MemoryError:
        out.write(_line("E", ["too_much_memory", {}]))
    except OSError as error:
        out.write(_line("E", ["unreadable", {"errno": error.errno or 0}]))
    except BaseException:  # noqa: BLE001 - a panic in Rust arrives as a bare BaseException
        out.write(_line("E", ["damaged", {}]))


def _lower_own_limits(limits: Limits) -> None:
    if sys.platform != "win32":
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, limits.memory_bytes),
            (resource.RLIMIT_CPU, math.ceil(limits.seconds)),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (lowest, lowest))


def _line(tag: str, content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_typed)
    return f"{tag}{text}\n".encode()


def _typed(value: object) -> dict[str, str]:
    """Give what JSON lacks as an object of one key."""
    if isinstance(value, dt.datetime):
        return {"t": value.isoformat()}
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    if isinstance(value, dt.time):
        return {"h": value.isoformat()}
    raise TypeError


def _lines(data: bytes, limits: Limits) -> Iterator[bytes]:
    extents = inspect(data, limits)
    written = 0
    try:
        book = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise Refusal("password") from error
    except calamine.CalamineError as error:
        raise Refusal("damaged") from error
    metadata = book.sheets_metadata
    if len(metadata) != len(extents):
        raise Refusal("damaged")
    for index, (about, extent) in enumerate(zip(metadata, extents, strict=True)):
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        hidden = about.visible != calamine.SheetVisibleEnum.Visible
        yield _line("S", [about.name, hidden])
        try:
            sheet = book.get_sheet_by_index(index)
        except calamine.CalamineError as error:
            raise Refusal("damaged_sheet", sheet=about.name) from error
        for row in _rows(sheet, extent):
            line = _line("R", row)
            written += len(line)
            if written > limits.answer_bytes:
                raise Refusal("too_much_text", sheet=about.name)
            yield line
    yield b".\n"


def _rows(sheet: calamine.CalamineSheet, extent: Extent) -> Iterator[list[Any]]:
    """Yield rows from row 1 and column A on, as far as anything stands in them."""
    row = -1
    if sheet.start is not None:
        # iter_rows gives the empty rows before the data, but not the empty columns.
        before: list[Any] = [None] * sheet.start[1]
        for row, values in enumerate(sheet.iter_rows()):
            cells = before + [_PLAIN[type(value)](value) for value in values]
            yield _with_errors(cells, extent.errors.get(row))
    last_error = max(extent.errors, default=-1)
    for below in range(row + 1, last_error + 1):
        yield _with_errors([], extent.errors.get(below))


def _with_errors(cells: list[Any], errors: dict[int, str] | None) -> list[Any]:
    for col, text in (errors or {}).items():
        cells.extend([None] * (col + 1 - len(cells)))
        cells[col] = {"e": text}
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _number(value: float) -> object:
    if not math.isfinite(value):
        return {"e": "#NUM!"}
    return int(value) if value.is_integer() and abs(value) < _EXACT_WHOLE else value


def _moment(value: dt.datetime) -> dt.date:
    return value.date() if value.time() == dt.time() else value


def _duration(value: dt.timedelta) -> dt.time | str:
    seconds = round(value.total_seconds())
    if 0 <= seconds < _SECONDS_A_DAY:
        return dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    sign, seconds = "-" if seconds < 0 else "", abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _same(value: object) -> object:
    return value


_PLAIN: dict[type, Callable[[Any], object]] = {
    str: lambda text: text or None,
    bool: _same,
    int: _same,
    float: _number,
    dt.date: _same,
    dt.datetime: _moment,
    dt.time: _same,
    dt.timedelta: _duration,
}

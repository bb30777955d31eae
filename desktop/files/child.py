"""The process that reads outside files, one after another, and may die of one without harm.

Started by desktop.files.readers; imports only the standard library and python_calamine, and only
where they are needed msoffcrypto and hashlib. Standard input tells it how `answer` is to read, a
line of JSON, and then which files, a line of JSON each.

It answers on standard output, a few lines a file: "S" and a JSON [name, hidden] begins a sheet,
"R" and a JSON list of rows are its next; "D" and a JSON [name, digest] stands for a sheet nobody
asked to see, "F" and a JSON text is the digest of the file; "." alone ends a whole answer; "E"
and a JSON [code, facts] is a refusal. Then comes "=" and the number of the file, from 0 on.
In a row text, numbers, true, false and null are themselves; what JSON lacks is an object of one
key: "d" date, "t" date and time, "h" time, all ISO 8601, "e" an error's text.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import python_calamine as calamine

from desktop import garbage
from desktop.files.extent import Extent
from desktop.files.guards import inspect
from desktop.files.limits import Limits, Refusal
from desktop.files.locked import is_locked, unlock
from desktop.files.opening import content_of

_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1
_EXACT_WHOLE = 1e15
_SECONDS_A_DAY = 86_400
_CELLS_AT_ONCE = 1_000
_CELLS_DIGESTED = 100_000


def main(arguments: list[str]) -> None:
    """Read files within the limits arguments[0] (JSON) as long as any are told of, and exit."""
    garbage.look_seldom()
    garbage.keep_what_is_loaded()
    limits = Limits(**json.loads(arguments[0]))
    _lower_own_limits(limits)
    # In a windowed build sys.stdin and sys.stdout are None, yet the pipes are there.
    with (
        open(_STANDARD_INPUT, "rb", closefd=False) as told,
        open(_STANDARD_OUTPUT, "wb", buffering=1 << 16, closefd=False) as out,
    ):
        how = json.loads(told.readline())
        for number, line in enumerate(told):
            _allow_time(limits)
            answer(Path(json.loads(line)), out, limits, **how)
            out.write(b"=%d\n" % number)
            out.flush()
    # Nothing is left to tidy: freeing a large workbook piece by piece only costs time.
    os._exit(0)


def answer(
    path: Path,
    out: BinaryIO,
    limits: Limits,
    passwords: Sequence[str] = (),
    sheet: str | None = None,
    *,
    alone: bool = True,
) -> None:
    """Write the whole answer for one file; whatever goes wrong with it is part of the answer.

    With the name of a `sheet` only that one's rows are given, and a digest of every other. Raises
    MemoryError where it was not `alone`: another file may have left too little.
    """
    try:
        data = content_of(path, limits)
        if sheet is not None:
            out.write(_line("F", _digest(data)))
        if passwords and is_locked(data):
            data = unlock(data, passwords, limits)
        for line in _lines(data, limits, sheet):
            out.write(line)
    except Refusal as refusal:
        out.write(_line("E", [refusal.code, refusal.facts]))
    except MemoryError:
        if not alone:
            raise
        out.write(_line("E", ["too_much_memory", {}]))
    except BaseException:  # noqa: BLE001 - a panic in Rust arrives as a bare BaseException
        out.write(_line("E", ["damaged", {}]))


def _lower_own_limits(limits: Limits) -> None:
    if sys.platform != "win32":
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, limits.memory_bytes),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (lowest, lowest))


def _allow_time(limits: Limits) -> None:
    """Let the next file use so many seconds, on top of what those before it have used."""
    if sys.platform != "win32":
        import resource

        most = math.ceil(time.process_time() + limits.seconds)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (lowest, hard))


def _line(tag: str, content: object) -> bytes:
    return f"{tag}{_encoded(content)}\n".encode()


def _typed(value: object) -> dict[str, str]:
    """Give what JSON lacks as an object of one key."""
    if isinstance(value, dt.datetime):
        return {"t": value.isoformat()}
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    if isinstance(value, dt.time):
        return {"h": value.isoformat()}
    raise TypeError


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_typed).encode


def _lines(data: bytes, limits: Limits, asked: str | None) -> Iterator[bytes]:
    """Yield the lines of a whole answer; with a sheet `asked` for, digests of all others."""
    extents, data = inspect(data, limits)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise Refusal("password") from error
    except calamine.CalamineError as error:
        raise Refusal("damaged") from error
    metadata = book.sheets_metadata
    if len(metadata) != len(extents):
        raise Refusal("damaged")
    room = limits.answer_bytes
    for index, (about, extent) in enumerate(zip(metadata, extents, strict=True)):
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = book.get_sheet_by_index(index)
        except calamine.CalamineError as error:
            raise Refusal("damaged_sheet", sheet=about.name) from error
        if asked not in (None, about.name):
            yield _line("D", [about.name, _sheet_digest(sheet, extent)])
            continue
        hidden = about.visible != calamine.SheetVisibleEnum.Visible
        yield _line("S", [about.name, hidden])
        for line in _row_lines(sheet, extent):
            room -= len(line)
            if room < 0:
                raise Refusal("too_much_text", sheet=about.name)
            yield line
    yield b".\n"


def _row_lines(sheet: calamine.CalamineSheet, extent: Extent) -> Iterator[bytes]:
    """Yield lines of so many rows each that writing them costs little, and little memory."""
    rows = _rows(sheet, extent)
    at_once = max(1, _CELLS_AT_ONCE // max(1, sheet.total_width))
    while some := list(islice(rows, at_once)):
        yield _line("R", some)


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def _sheet_digest(sheet: calamine.CalamineSheet, extent: Extent) -> str:
    """Return what stands for a sheet's values; "" where only its rows can tell."""
    from desktop.files.canonical import digest

    if extent.errors or sheet.total_height * sheet.total_width > _CELLS_DIGESTED:
        return ""
    return digest(sheet.to_python(skip_empty_area=False))


def _rows(sheet: calamine.CalamineSheet, extent: Extent) -> Iterator[list[Any]]:
    """Yield rows from row 1 and column A on, as far as anything stands in them."""
    row = -1
    if sheet.start is not None:
        # iter_rows gives the empty rows before the data, but not the empty columns.
        before: list[Any] = [None] * sheet.start[1]
        for row, values in enumerate(sheet.iter_rows()):
            cells = before + [
                _PLAIN[kind](value) if (kind := type(value)) in _PLAIN else value or None
                for value in values
            ]
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


# All but text, which stays as it is.
_PLAIN: dict[type, Callable[[Any], object]] = {
    bool: _same,
    int: _same,
    float: _number,
    dt.date: _same,
    dt.datetime: _moment,
    dt.time: _same,
    dt.timedelta: _duration,
}

"""The child's answer turned into a workbook; a hostile file may have led the child astray."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from desktop.files.cells import Cell, ErrorCell, Sheet, Workbook
from desktop.files.glances import Glance
from desktop.files.limits import Limits, Refusal


def decode(answer: bytes, limits: Limits) -> Workbook:
    """Return the workbook an answer holds (its form: desktop.files.child).

    Raises the Refusal it tells of; Refusal("died") when it breaks off or makes no sense.
    """
    return Workbook(_decoded(answer, limits).sheets)


def decode_glance(answer: bytes, limits: Limits) -> Glance:
    """Return what an answer holds that was asked to show one sheet only; raises as `decode`."""
    said = _decoded(answer, limits)
    digests: dict[str, str] = {}
    for name, digest in [*((sheet.name, "") for sheet in said.sheets[1:]), *said.digests]:
        # Of two sheets with one name nobody can tell which is meant.
        digests[name] = "" if name in digests else digest
    return Glance(said.sheets[0].rows if said.sheets else None, digests, said.file)


@dataclass
class _Said:
    sheets: list[Sheet] = field(default_factory=list)
    digests: list[tuple[str, str]] = field(default_factory=list)
    file: str = ""


def _decoded(answer: bytes, limits: Limits) -> _Said:
    try:
        return _parsed(answer, limits)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise Refusal("died") from error


def _parsed(answer: bytes, limits: Limits) -> _Said:
    said = _Said()
    lines = answer.split(b"\n")
    for line in lines:
        tag, text = line[:1], line[1:]
        if tag == b"R":
            said.sheets[-1].rows += map(list, json.loads(text, object_hook=_typed))
        elif tag == b"S":
            name, hidden = json.loads(text)
            said.sheets.append(Sheet(str(name), [], bool(hidden)))
        elif tag == b"D":
            name, digest = json.loads(text)
            said.digests.append((str(name), str(digest)))
        elif tag == b"F":
            said.file = str(json.loads(text))
        elif tag == b"E":
            code, facts = json.loads(text)
            raise Refusal(str(code), **{str(key): str(fact) for key, fact in facts.items()})
        elif line not in (b".", b""):
            raise ValueError
    if lines[-2:] != [b".", b""]:
        raise ValueError
    room = limits.cells
    for sheet in said.sheets:
        room -= _square(sheet.rows, room)
    return said


_KINDS: dict[str, Callable[[Any], Cell]] = {
    "d": dt.date.fromisoformat,
    "t": dt.datetime.fromisoformat,
    "h": dt.time.fromisoformat,
    "e": ErrorCell,
}


def _typed(pairs: dict[str, Any]) -> Cell:
    """Turn an object of one key into the value it stands for."""
    ((kind, text),) = pairs.items()
    return _KINDS[kind](text)


def _square(rows: list[list[Cell]], room: int) -> int:
    """Trim empty rows at the end, give all rows one length, and return the cells they hold."""
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    if width * len(rows) > room:
        raise ValueError
    for row in rows:
        row.extend([None] * (width - len(row)))
    return width * len(rows)

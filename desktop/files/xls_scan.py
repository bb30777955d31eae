"""What the records of an .xls say of its sheets ([MS-XLS])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.files.container import Container
from desktop.files.extent import Extent
from desktop.files.limits import Limits, Refusal

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_BOF, _EOF, _FILEPASS, _BOUNDSHEET = {0x0009, 0x0209, 0x0409, 0x0809}, 0x000A, 0x002F, 0x0085
_FORMULA, _BOOLERR, _MULRK = {0x0006, 0x0206, 0x0406}, 0x0205, 0x00BD
# NUMBER, LABEL, RK, RSTRING, LABELSST: one cell each, row and column first.
_SINGLE = {0x0203, 0x0204, 0x027E, 0x00D6, 0x00FD}
_WORKSHEET = 0


def scan_xls(data: bytes, limits: Limits) -> list[Extent]:
    """Return the extent of each sheet in the workbook's order, charts included."""
    try:
        return _scan(data, limits)
    except (struct.error, IndexError) as error:
        raise Refusal("damaged") from error


def _scan(data: bytes, limits: Limits) -> list[Extent]:
    container = Container(data)
    if container.is_locked:
        raise Refusal("password")
    stream = next((name for name in ("workbook", "book") if name in container.streams), None)
    if stream is None:
        raise Refusal("not_a_workbook")
    records = container.read(stream)
    extents: list[Extent] = []
    area = 0
    for name, at, kind in _bound_sheets(records):
        extent = Extent(name)
        if kind == _WORKSHEET:
            _scan_cells(records, at, extent, limits)
        area = extent.check(limits, area)
        extents.append(extent)
    return extents


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield code and body of each record from a BOF to its EOF, charts inside left out."""
    depth = 0
    while at + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, at)
        at += 4 + length
        if code in _BOF:
            depth += 1
        elif code == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield code, stream[at - length : at]
    raise Refusal("damaged")


def _bound_sheets(stream: bytes) -> list[tuple[str, int, int]]:
    """Return name, offset and kind of each sheet."""
    wide = struct.unpack_from("<H", stream, 4)[0] == 0x0600
    sheets: list[tuple[str, int, int]] = []
    for code, body in _records(stream, 0):
        if code == _FILEPASS:
            raise Refusal("password")
        if code == _BOUNDSHEET:
            at, _, kind, length = struct.unpack_from("<IBBB", body)
            if wide:
                encoding = "utf-16-le" if body[7] & 1 else "latin-1"
                name = body[8:].decode(encoding, "replace")[:length]
            else:
                name = body[7 : 7 + length].decode("cp1252", "replace")
            sheets.append((name, at, kind))
    return sheets


def _scan_cells(stream: bytes, at: int, extent: Extent, limits: Limits) -> None:
    for code, body in _records(stream, at):
        if code in _SINGLE:
            extent.add(*struct.unpack_from("<HH", body))
        elif code in _FORMULA:
            row, col = struct.unpack_from("<HH", body)
            extent.add(row, col)
            if body[12:14] == b"\xff\xff" and body[6] == 2:
                extent.mark_error(row, col, _ERRORS.get(body[8], "#"))
        elif code == _MULRK:
            row, first = struct.unpack_from("<HH", body)
            (last,) = struct.unpack_from("<H", body, len(body) - 2)
            extent.add(row, last, max(1, last - first + 1))
        elif code == _BOOLERR:
            row, col = struct.unpack_from("<HH", body)
            extent.add(row, col)
            if body[7]:
                extent.mark_error(row, col, _ERRORS.get(body[6], "#"))
        if extent.filled > limits.cells:
            extent.check(limits)

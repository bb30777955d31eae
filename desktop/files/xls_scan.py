"""What the records of an .xls say of its sheets: [MS-CFB] holds the streams, [MS-XLS] the cells."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.files.extent import Extent
from desktop.files.limits import Limits, Refusal

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR_NUMBER = 0xFFFFFFFA
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


class _Container:
    """A compound file held in memory: a small file system of 512-byte sectors."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Refusal("damaged")
        self._size = 1 << shift
        first_directory, self._cutoff = struct.unpack_from("<I4xI", data, 48)
        first_mini, self._mini_count, first_extra = struct.unpack_from("<III", data, 60)
        self._table = self._links(self._table_sectors(first_extra))
        self._mini_table = self._links(self._chain(first_mini))
        self.streams: dict[str, tuple[int, int]] = {}
        self._mini = b""
        self._read_directory(b"".join(map(self._sector, self._chain(first_directory))))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        sector = self._data[at : at + self._size]
        if not sector:
            raise Refusal("damaged")
        return sector

    def _table_sectors(self, extra: int) -> list[int]:
        numbers = list(struct.unpack_from("<109I", self._data, 76))
        hops = 0
        while extra < _LAST_SECTOR_NUMBER:
            more = struct.unpack(f"<{self._size // 4}I", self._sector(extra))
            numbers.extend(more[:-1])
            extra = more[-1]
            hops += 1
            if hops * self._size > len(self._data):
                raise Refusal("damaged")
        return [number for number in numbers if number < _LAST_SECTOR_NUMBER]

    def _links(self, sectors: list[int]) -> list[int]:
        packed = b"".join(map(self._sector, sectors))
        return [link for (link,) in struct.iter_unpack("<I", packed[: len(packed) // 4 * 4])]

    def _chain(self, number: int) -> list[int]:
        return _follow(self._table, number)

    def _read_directory(self, packed: bytes) -> None:
        for at in range(0, len(packed) - 127, 128):
            entry = packed[at : at + 128]
            (length,) = struct.unpack_from("<H", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if entry[66] == 2:
                self.streams.setdefault(name.casefold(), (start, size))
            elif entry[66] == 5 and start < _LAST_SECTOR_NUMBER:
                self._mini = b"".join(map(self._sector, self._chain(start)))

    def read(self, name: str) -> bytes:
        """Return a stream's bytes."""
        start, size = self.streams[name]
        if size >= self._cutoff:
            content = b"".join(map(self._sector, self._chain(start)))
        else:
            numbers = _follow(self._mini_table, start) if size else []
            content = b"".join(self._mini[n * 64 : n * 64 + 64] for n in numbers)
        if len(content) < size:
            raise Refusal("damaged")
        return content[:size]


def _follow(table: list[int], number: int) -> list[int]:
    numbers: list[int] = []
    while number < _LAST_SECTOR_NUMBER:
        if number >= len(table) or len(numbers) > len(table):
            raise Refusal("damaged")
        numbers.append(number)
        number = table[number]
    return numbers


def scan_xls(data: bytes, limits: Limits) -> list[Extent]:
    """Return the extent of each sheet in the workbook's order, charts included."""
    try:
        return _scan(data, limits)
    except (struct.error, IndexError) as error:
        raise Refusal("damaged") from error


def _scan(data: bytes, limits: Limits) -> list[Extent]:
    container = _Container(data)
    if "encryptedpackage" in container.streams:
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

"""The container of files before 2007, and of those locked with a password ([MS-CFB])."""

from __future__ import annotations

import struct

from desktop.files.limits import Refusal

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR_NUMBER = 0xFFFFFFFA


class Container:
    """A compound file held in memory: a small file system of 512-byte sectors.

    `streams` are known by name without case. Raises Refusal("damaged"), struct.error or
    IndexError for what is cut short.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Refusal("damaged")
        self._size: int = 1 << shift
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

    @property
    def is_whole(self) -> bool:
        """Tell whether the file ends with a sector: one cut short within its last does not."""
        return len(self._data) % self._size == 0

    @property
    def is_locked(self) -> bool:
        """Tell whether a workbook locked with a password lies in it ([MS-OFFCRYPTO] 1.3.2)."""
        return "encryptedpackage" in self.streams

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

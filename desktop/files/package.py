"""The zipped parts of a workbook, inflated in a stream and never further than the limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar
from xml.parsers import expat

from desktop.files.limits import MB, Limits, Refusal
from desktop.files.remembered import remembered
from desktop.files.stored import stored

_STEP = 1 << 18
_HELD = 16 * MB
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_PASSWORD_FLAG = 1

Attach = Callable[[expat.XMLParserType], None]
_Found = TypeVar("_Found")


class Package:
    """A zip file held in memory, its parts known by name without case.

    Python's zipfile stops at the size a part declares, other readers do not: here a part is
    inflated to its true end, and must agree with what was declared.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._file = data
        self._data = memoryview(data)
        self._limits = limits
        self._inflated = 0
        self._held: dict[str, bytes] = {}
        self._room = _HELD
        try:
            infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise Refusal("damaged") from error
        if len(infos) > limits.parts:
            raise Refusal("bomb", part=infos[limits.parts].filename)
        self.parts = {part_key(info.filename): info for info in infos}
        if len(self.parts) < len(infos):
            raise Refusal("damaged")

    def whole(self, key: str) -> bytes | None:
        """Return a part's content, None where it is too large to be held; raises as `chunks`."""
        size = self.parts[key].file_size
        if key not in self._held and size <= self._room:
            self._room -= size
            self._held[key] = b"".join(self._fresh(key))
        return self._held.get(key)

    def chunks(self, key: str) -> Iterable[bytes]:
        """Give a part's content piece by piece; Refusal when it is damaged or swells."""
        held = self.whole(key)
        return self._fresh(key) if held is None else [held]

    def checked(self) -> bytes:
        """Return the file as it was checked, once every part was read: nothing else is in it.

        A small one is packed anew from what was held of it, which also opens faster. A large one,
        of which not all was held, is returned as it came.
        """
        if len(self._held) < len(self.parts):
            return self._file
        return stored(
            (info.filename, info.CRC, self._held[key]) for key, info in self.parts.items()
        )

    def _fresh(self, key: str) -> Iterator[bytes]:
        info = self.parts[key]
        if info.flag_bits & _PASSWORD_FLAG:
            raise Refusal("password")
        size = crc = 0
        for chunk in self._inflate(info):
            size += len(chunk)
            self._inflated += len(chunk)
            self._weigh(info, size)
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if size != info.file_size or crc != info.CRC:
            raise Refusal("damaged")

    def _weigh(self, info: zipfile.ZipInfo, size: int) -> None:
        limits = self._limits
        swollen = size > limits.ratio_from_bytes and size > limits.ratio * info.compress_size
        if swollen or size > limits.part_bytes or self._inflated > limits.total_bytes:
            raise Refusal("bomb", part=info.filename)

    def _inflate(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            for at in range(0, len(packed), _STEP):
                yield bytes(packed[at : at + _STEP])
            return
        if info.compress_type != zipfile.ZIP_DEFLATED:
            raise Refusal("damaged")
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for at in range(0, len(packed), _STEP):
                rest: bytes | memoryview = packed[at : at + _STEP]
                while rest and not inflater.eof:
                    yield inflater.decompress(rest, _STEP)
                    rest = inflater.unconsumed_tail
            while not inflater.eof and (more := inflater.decompress(b"", _STEP)):
                yield more
        except zlib.error as error:
            raise Refusal("damaged") from error
        if not inflater.eof:
            raise Refusal("damaged")

    def _packed(self, info: zipfile.ZipInfo) -> memoryview:
        head = self._data[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
        if len(head) < _LOCAL_HEADER.size:
            raise Refusal("damaged")
        magic, name_length, extra_length = _LOCAL_HEADER.unpack(head)
        begin = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        packed = self._data[begin : begin + info.compress_size]
        if magic != b"PK\x03\x04" or len(packed) < info.compress_size:
            raise Refusal("damaged")
        return packed

    def parse(self, key: str, attach: Attach) -> None:
        """Run a part through an XML parser prepared by `attach`.

        Entities are refused where they are declared, before any is expanded. Broken XML is
        refused as damaged.
        """
        with self._told_apart(key):
            _parse(self.chunks(key), attach)

    def find(self, key: str, find: Callable[[bytes], _Found]) -> _Found:
        """Return what a function finds in a part by `parse_text`; refused as in `parse`."""
        with self._told_apart(key):
            return find(b"".join(self.chunks(key)))

    def sift(self, key: str) -> None:
        """Read a part nobody needs: its size is checked, its entities are refused.

        Excel itself writes drawings that are no good XML: that alone is no reason to refuse.
        """
        chunks = iter(self.chunks(key))
        if key.endswith((".xml", ".rels")):
            held = self.whole(key)
            with self._told_apart(key), suppress(expat.ExpatError):
                if held is None:
                    _parse(chunks)
                else:
                    _sift_text(held)
        for _rest in chunks:
            pass

    @contextmanager
    def _told_apart(self, key: str) -> Iterator[None]:
        try:
            yield
        except expat.ExpatError as error:
            raise Refusal("damaged") from error
        except _EntityError as error:
            raise Refusal("entities", part=self.parts[key].filename) from error


class _EntityError(Exception):
    """An entity is declared."""


def parse_text(content: bytes, attach: Attach) -> None:
    """Run XML through a parser prepared by `attach`; only for `Package.find`."""
    _parse([content], attach)


def _parse(chunks: Iterable[bytes], attach: Attach | None = None) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse_entity
    if attach:
        attach(parser)
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse_entity(*_declaration: object) -> None:
    raise _EntityError


@remembered
def _sift_text(content: bytes) -> None:
    """Parse a part nobody needs; raises ExpatError or _EntityError."""
    _parse([content])


def part_key(name: str) -> str:
    """Return the name a part is looked up by: some writers use backslashes or other case."""
    return name.replace("\\", "/").lstrip("/").casefold()


def local_name(tag: str) -> str:
    """Return an XML name without its namespace prefix."""
    return tag.rpartition(":")[2]

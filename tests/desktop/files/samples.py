"""Workbooks made by hand, part by part, where a library would make only honest ones."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "style", "text", "table")
)
_END, _NOBODY = 0xFFFFFFFE, 0xFFFFFFFF
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def xlsx_parts(*sheets: str, main: str = "xl/workbook.xml") -> dict[str, str | bytes]:
    """The parts of an .xlsx whose sheets Trang 1, Trang 2 … hold the given <row>s."""
    numbers = range(1, len(sheets) + 1)
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
        f'Target="{main}"/></Relationships>',
        main: f'<workbook xmlns:r="{RELATIONS}"><sheets>'
        + "".join(f'<sheet name="Trang {n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        + "".join(
            f'<Relationship Id="r{n}" Type="{RELATIONS}/worksheet" '
            f'Target="worksheets/sheet{n}.xml"/>'
            for n in numbers
        )
        + "</Relationships>",
        **{
            f"xl/worksheets/sheet{n}.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
            for n, rows in zip(numbers, sheets, strict=True)
        },
    }


def xlsx(*sheets: str) -> bytes:
    return zipped(xlsx_parts(*sheets))


def ods_parts(tables: str) -> dict[str, str | bytes]:
    """The parts of an .ods with these <table:table>s; the table style "an" hides a sheet."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<!DOCTYPE manifest:manifest PUBLIC "
        '"-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": f'<office:document-content {_ODS_NAMES} xmlns:calcext="{_CALC}">'
        '<office:automatic-styles><style:style style:name="an" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>",
    }


def ods(tables: str) -> bytes:
    return zipped(ods_parts(tables))


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file as Office wrote before 2007; streams under 4096 bytes lie in its small part.

    At most three streams, so that the directory fits one sector.
    """
    sectors: list[bytes] = [b"", b"", b""]  # the table, the directory, the small table
    links = [0xFFFFFFFD, _END, _END]
    small, small_links = b"", list[int]()
    entries = []

    def place(content: bytes) -> int:
        first = len(sectors)
        for at in range(0, len(content), 512):
            sectors.append(content[at : at + 512].ljust(512, b"\0"))
            links.append(len(sectors))
        links[-1] = _END
        return first

    for name, content in streams.items():
        if len(content) >= 4096:
            start = place(content)
        else:
            start = len(small_links)
            count = -(-len(content) // 64)
            small += content.ljust(count * 64, b"\0")
            small_links += [*range(start + 1, start + count), _END]
        entries.append(_entry(name, 2, start, len(content)))
    root = place(small) if small else _END
    entries.insert(0, _entry("Root Entry", 5, root, len(small)))
    sectors[1] = b"".join(entries).ljust(512, b"\0")
    sectors[2] = _numbers(small_links)
    sectors[0] = _numbers(links)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIII4xIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 4096, 2, 1, _END, 0)
    return header + _numbers([0], 109) + b"".join(sectors)


def _numbers(numbers: Iterable[int], size: int = 128) -> bytes:
    known = list(numbers)
    assert len(known) <= size
    return struct.pack(f"<{size}I", *known, *[_NOBODY] * (size - len(known)))


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    child = 1 if kind == 5 else _NOBODY
    links = struct.pack("<BBIII", kind, 1, _NOBODY, _NOBODY, child)
    place = struct.pack("<IQ", start, size)
    return text.ljust(64, b"\0") + struct.pack("<H", len(text)) + links + bytes(36) + place


def record(code: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(body)) + body


def number(row: int, col: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, col, 0, value))


def label(row: int, col: int, text: str) -> bytes:
    letters = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, col, 0, len(text), 1) + letters)


def error(row: int, col: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, col, 0, code, 1))


def formula_error(row: int, col: int, code: int) -> bytes:
    result = struct.pack("<BBB3xH", 2, 0, code, 0xFFFF)
    return record(0x0006, struct.pack("<HHH", row, col, 0) + result + struct.pack("<HIH", 0, 0, 0))


def xls(*sheets: bytes, locked: bool = False, padding: int = 0) -> bytes:
    """An .xls whose sheets Trang 1, Trang 2 … hold the given cell records."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6)
    bodies = [record(0x0809, begin) + cells + record(0x000A) for cells in sheets]
    names = [f"Trang {n}".encode("latin-1") for n in range(1, len(sheets) + 1)]
    head = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6))
    if locked:
        head += record(0x002F, bytes(6))
    head += record(0x0042, struct.pack("<H", 1200))
    head += record(0x005C, bytes(padding)) if padding else b""
    at = len(head) + sum(12 + len(name) for name in names) + 4
    for name, body in zip(names, bodies, strict=True):
        head += record(0x0085, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name)
        at += len(body)
    return compound({"Workbook": head + record(0x000A) + b"".join(bodies)})

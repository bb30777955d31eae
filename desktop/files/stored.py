"""A zip file whose parts stand in it as they are (APPNOTE.TXT 4.3): packed and opened at once.

zipfile takes longer to write the head of a part than calamine to read it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

_VERSION, _UTF8_NAME, _STORED, _TIME, _DAY = 20, 0x800, 0, 0, 0x21
_PART = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def stored(parts: Iterable[tuple[str, int, bytes]]) -> bytes:
    """Return a zip file of parts, each a name, the CRC-32 of its content, and its content.

    For fewer than 65 536 parts and 4 GB.
    """
    pieces: list[bytes] = []
    entries: list[bytes] = []
    at = 0
    for name, crc, content in parts:
        letters = name.encode()
        told = (_UTF8_NAME, _STORED, _TIME, _DAY, crc, len(content), len(content), len(letters), 0)
        entries += [_ENTRY.pack(b"PK\x01\x02", _VERSION, _VERSION, *told, 0, 0, 0, 0, at), letters]
        pieces += [_PART.pack(b"PK\x03\x04", _VERSION, *told), letters, content]
        at += _PART.size + len(letters) + len(content)
    listed = b"".join(entries)
    count = len(entries) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), at, 0)
    return b"".join([*pieces, listed, end])

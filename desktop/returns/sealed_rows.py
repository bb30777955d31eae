"""Rows of plain text that carry data through any spreadsheet program, on a hidden sheet.

Each row is a key, a piece of JSON in plain ASCII and a check over that row, so that a slip on
the hidden sheet itself is found and named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.messages import N_
from desktop.files.cells import Cell
from desktop.files.reading import cell_name
from desktop.returns.errors import NotAReturnError, OtherKindError

SHEET = "_sochibo"
_END = "end"
_FORMAT = 1
# A cell holds 32,767 characters.
_PIECE = 30_000

Texts = Mapping[str, str]
"""JSON texts by their keys."""


def to_rows(kind: str, texts: Texts) -> list[tuple[str, str, str]]:
    """Return the rows that carry texts of a kind of file, from the first on."""
    pairs = [
        (key, text[at : at + _PIECE])
        for key, text in ({kind: to_text(_FORMAT)} | dict(texts)).items()
        for at in range(0, len(text), _PIECE)
    ]
    pairs.append((_END, str(len(pairs))))
    return [(key, piece, _check(row, key, piece)) for row, (key, piece) in enumerate(pairs)]


def from_rows(kind: str, rows: Iterable[Iterable[Cell]], path: Path) -> dict[str, str]:
    """Return the texts, each row held against its check.

    NotAReturnError names the cell that no longer holds, or says that the file is a newer
    program's; OtherKindError that it is of another kind.
    """
    texts = _texts(rows, path)
    made_with = texts.pop(kind, "")
    if made_with and made_with != to_text(_FORMAT):
        raise _too_new(path)
    if not made_with:
        raise OtherKindError(path, _OTHER_KIND)
    return texts


def to_text(value: object) -> str:
    """Return JSON that spreadsheets keep: ASCII, and no _x that they would read as a code."""
    return json.dumps(value, separators=(",", ":")).replace("_x", "_\\u0078")


def from_text(text: str) -> Any:
    """Return what a text says, numbers exactly; ValueError for nonsense."""
    return json.loads(text, parse_float=Decimal)


def broken(path: Path, cell: str) -> NotAReturnError:
    """Return the error for a hidden sheet that no longer holds in a cell."""
    return NotAReturnError(path, _BROKEN, sheet=SHEET, cell=cell)


def _texts(rows: Iterable[Iterable[Cell]], path: Path) -> dict[str, str]:
    """Return the texts put together from their pieces, each row held against its check."""
    pieces: dict[str, list[str]] = {}
    number = 0
    for number, row in enumerate(rows):
        key, piece, check = [*row, None, None, None][:3]
        if not isinstance(key, str):
            raise broken(path, cell_name(number, 0))
        if not isinstance(piece, str) or check != _check(number, key, piece):
            raise broken(path, cell_name(number, 1))
        if key == _END:
            return {name: "".join(those) for name, those in pieces.items()}
        pieces.setdefault(key, []).append(piece)
    raise broken(path, cell_name(number, 0))


def _too_new(path: Path) -> NotAReturnError:
    return NotAReturnError(
        path,
        N_(
            "Tệp “{file}” do bản chương trình mới hơn lập nên bản này không đọc được. Cài bản "
            "mới của chương trình rồi kiểm tra lại."
        ),
    )


def _check(row: int, key: str, piece: str) -> str:
    return "#" + hashlib.sha256(f"{row}\n{key}\n{piece}".encode()).hexdigest()[:16]


_BROKEN = N_(
    "Tệp “{file}”: trang ẩn “{sheet}” bị sửa hoặc hỏng ở ô {cell} nên không kiểm tra "
    "được báo cáo. Xin lại tệp từ đơn vị gửi, hoặc lập lại từ sổ."
)
_OTHER_KIND = N_("Tệp “{file}” do Sổ Chi bộ lập nhưng là loại tệp khác. Chọn đúng tệp cần mở.")

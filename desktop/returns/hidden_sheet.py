"""The hidden sheet of a return file: rows of plain text that survive any spreadsheet program.

Each row is a key, a piece of JSON in plain ASCII and a check over that row, so that a slip on
the hidden sheet itself is found and named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.messages import N_
from desktop.files.cells import Cell
from desktop.files.reading import cell_name
from desktop.returns import manifest_json
from desktop.returns.errors import NotAReturnError
from desktop.returns.manifest import Manifest

SHEET = "_sochibo"
_KIND, _FORMAT = "sochibo-return", 1
_DIGEST, _END = "digest", "end"
# A cell holds 32,767 characters.
_PIECE = 30_000


def to_rows(manifest: Manifest) -> list[tuple[str, str, str]]:
    """Return the rows of the hidden sheet, from the first on."""
    texts = {_KIND: _text(_FORMAT)}
    texts |= {key: _text(value) for key, value in manifest_json.encode(manifest).items()}
    texts[_DIGEST] = _text(_sum_of(texts[manifest_json.CELLS]))
    pairs = [
        (key, text[at : at + _PIECE])
        for key, text in texts.items()
        for at in range(0, len(text), _PIECE)
    ]
    pairs.append((_END, str(len(pairs))))
    return [(key, piece, _check(row, key, piece)) for row, (key, piece) in enumerate(pairs)]


def from_rows(rows: Iterable[Iterable[Cell]], path: Path) -> Manifest:
    """Return what the hidden sheet says; NotAReturnError names the cell that no longer holds."""
    texts = _texts(rows, path)
    if texts.pop(_KIND, "") != _text(_FORMAT):
        raise _too_new(path)
    try:
        digest = json.loads(texts.pop(_DIGEST))
        said: dict[str, Any] = {
            key: json.loads(text, parse_float=Decimal) for key, text in texts.items()
        }
        if digest == _sum_of(texts[manifest_json.CELLS]):
            return manifest_json.decode(said)
    except manifest_json.NONSENSE as error:
        raise _broken(path, "B1") from error
    raise _broken(path, "B1")


def _texts(rows: Iterable[Iterable[Cell]], path: Path) -> dict[str, str]:
    """Return the texts put together from their pieces, each row held against its check."""
    texts: dict[str, str] = {}
    number = 0
    for number, row in enumerate(rows):
        key, piece, check = [*row, None, None, None][:3]
        if not isinstance(key, str):
            raise _broken(path, cell_name(number, 0))
        if not isinstance(piece, str) or check != _check(number, key, piece):
            raise _broken(path, cell_name(number, 1))
        if key == _END:
            return texts
        texts[key] = texts.get(key, "") + piece
    raise _broken(path, cell_name(number, 0))


def _broken(path: Path, cell: str) -> NotAReturnError:
    return NotAReturnError(
        path,
        N_(
            "Tệp “{file}”: trang ẩn “{sheet}” bị sửa hoặc hỏng ở ô {cell} nên không kiểm tra "
            "được báo cáo. Xin lại tệp từ đơn vị gửi, hoặc lập lại từ sổ."
        ),
        sheet=SHEET,
        cell=cell,
    )


def _too_new(path: Path) -> NotAReturnError:
    return NotAReturnError(
        path,
        N_(
            "Tệp “{file}” do bản chương trình mới hơn lập nên bản này không đọc được. Cài bản "
            "mới của chương trình rồi kiểm tra lại."
        ),
    )


def _text(value: object) -> str:
    """Return JSON that spreadsheets keep: ASCII, and no _x that they would read as a code."""
    return json.dumps(value, separators=(",", ":")).replace("_x", "_\\u0078")


def _check(row: int, key: str, piece: str) -> str:
    return "#" + hashlib.sha256(f"{row}\n{key}\n{piece}".encode()).hexdigest()[:16]


def _sum_of(cells: str) -> str:
    return hashlib.sha256(cells.encode()).hexdigest()

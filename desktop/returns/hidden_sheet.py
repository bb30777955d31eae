"""The hidden sheet of a return file: everything the file says of itself (CONTRACT §4)."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path

from desktop.files.cells import Cell
from desktop.returns import manifest_json, sealed_rows
from desktop.returns.manifest import Manifest
from desktop.returns.sealed_rows import SHEET, Texts, broken, from_text, to_text

__all__ = ["SHEET", "from_rows", "kept_in", "manifest_of", "texts_of", "to_rows"]

_KIND = "sochibo-return"
_DIGEST = "digest"
_LONG = 4_000_000
_LONGEST = {manifest_json.CELLS: 64_000_000, "lists": 16_000_000, "included": 8_000_000}
"""The characters of parts that grow with the units added up; of any other part `_LONG` at most.

The sum of 159 chapters has 1.5 million characters of cells and 0.6 million of lists.
"""


def to_rows(manifest: Manifest) -> list[tuple[str, str, str]]:
    """Return the rows of the hidden sheet, from the first on."""
    texts = {key: to_text(value) for key, value in manifest_json.encode(manifest).items()}
    texts[_DIGEST] = to_text(_sum_of(texts[manifest_json.CELLS]))
    return sealed_rows.to_rows(_KIND, texts)


def from_rows(rows: Iterable[Iterable[Cell]], path: Path) -> Manifest:
    """Return what the hidden sheet says; NotAReturnError names the cell that no longer holds."""
    return manifest_of(texts_of(rows, path), path)


def kept_in(file: bytes) -> Manifest:
    """Return what a return that the book keeps says of itself.

    Only what was made here, or read and judged before, is kept: no stranger's file comes here.
    """
    import python_calamine as calamine

    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(file))
    rows = workbook.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    return from_rows([[str(cell) for cell in row] for row in rows], Path(SHEET))


def texts_of(rows: Iterable[Iterable[Cell]], path: Path) -> Texts:
    """Return the hidden sheet's parts as texts, whole and unchanged; raises NotAReturnError.

    A part longer than that of any honest return is not whole either: to read it takes minutes.
    """
    texts = sealed_rows.from_rows(_KIND, rows, path)
    for key, text in texts.items():
        if len(text) > _LONGEST.get(key, _LONG):
            raise broken(path, "B1")
    return texts


def manifest_of(texts: Texts, path: Path, *, cells: bool = True) -> Manifest:
    """Return what the parts say; raises NotAReturnError.

    Without `cells` the manifest tells nothing of what stands where: that takes the longest.
    """
    left_out = (_DIGEST, *(() if cells else manifest_json.OF_CELLS))
    try:
        if cells and from_text(texts[_DIGEST]) != _sum_of(texts[manifest_json.CELLS]):
            raise broken(path, "B1")
        return manifest_json.decode(
            {key: from_text(text) for key, text in texts.items() if key not in left_out}
        )
    except manifest_json.NONSENSE as error:
        raise broken(path, "B1") from error


def _sum_of(cells: str) -> str:
    return hashlib.sha256(cells.encode()).hexdigest()

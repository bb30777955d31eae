"""A workbook at a glance: one sheet whole, of every other only a digest of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.files.cells import Cell


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file holds: the rows of the sheet asked for, None where there is no such sheet.

    `digests` are those of all other sheets by name (desktop.files.canonical), `file` the SHA-256
    of the file itself.
    """

    rows: list[list[Cell]] | None
    digests: Mapping[str, str]
    file: str = ""

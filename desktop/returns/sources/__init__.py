"""What a row of a form can be repeated for: the records of every register, with their columns."""

from __future__ import annotations

from desktop.returns.sources.base import (
    NUMBER,
    CellValue,
    Column,
    Group,
    Row,
    grouped,
    numbered,
    said,
)
from desktop.returns.sources.known import Source, sources
from desktop.returns.sources.rows import RecordReader

__all__ = [
    "NUMBER",
    "CellValue",
    "Column",
    "Group",
    "RecordReader",
    "Row",
    "Source",
    "grouped",
    "numbered",
    "said",
    "sources",
]

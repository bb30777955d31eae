"""Saving a workbook without a trace in the system's folder for temporary files."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def saved(workbook: Workbook, made: datetime) -> bytes:
    """Return a workbook as a file holds it; `made` is the time it says it was made at."""
    file = BytesIO()
    save(workbook, file, made)
    return file.getvalue()


def save(workbook: Workbook, path: Path | BinaryIO, made: datetime) -> None:
    """Write a workbook to a file; `made` is the time it says it was made at."""
    workbook.properties.created = workbook.properties.modified = made.replace(tzinfo=None)
    with ZipFile(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        _InMemoryWriter(workbook, archive).save()


class _InMemoryWriter(ExcelWriter):
    """openpyxl's writer, but for the sheets it would first write in clear to a temporary file."""

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet into the archive."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts = ws._charts
        ws._drawing.images = ws._images
        writer: Any = WorksheetWriter(ws, BytesIO())
        writer.write()
        ws._rels = writer._rels
        whole: Any = self
        whole._archive.writestr(ws.path[1:], writer.read())
        whole.manifest.append(ws)

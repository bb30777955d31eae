"""Rows to and from Excel and Word by the clipboard."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from db.vietnamese import clean
from desktop.ui.widgets.table_model import Column


def copy_rows(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
    """Copy rows with their headings: cells for Excel, a table for Word."""
    cells = [[column.heading for column in columns]]
    cells += [[column.copied(row) for column in columns] for row in rows]
    copy_cells(cells)


def copy_cells(cells: Sequence[Sequence[str]]) -> None:
    """Copy lines of single-line texts: cells for Excel, a table for Word."""
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in cells) + "\n")
    lines = (
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>"
        for line in cells
    )
    data.setHtml(f"<table>{''.join(lines)}</table>")
    QGuiApplication.clipboard().setMimeData(data)


def copied_block() -> list[list[str]]:
    """Return the cells of a block copied in Excel; empty where there is no block."""
    text = QGuiApplication.clipboard().text()
    if "\t" not in text and "\n" not in text.strip():
        return []
    # Excel puts a cell with line breaks or quotes between quotes, as CSV does.
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t")
    lines = [[clean(cell) for cell in line] for line in reader]
    return [line for line in lines if any(line)]

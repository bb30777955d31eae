"""A workbook saved as .ods, as little of it as a reader needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook

from desktop.returns.hidden_sheet import SHEET

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:automatic-styles><style:style style:name="unseen" style:family="table">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>"""
_PARTS = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""
_FOOT = "</office:spreadsheet></office:body></office:document-content>"


def as_ods(path: Path) -> bytes:
    """Return a workbook as .ods: its sheets with their values, and nothing of its looks."""
    workbook = CalamineWorkbook.from_path(path)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _KIND, zipfile.ZIP_STORED)
        sheets = "".join(part for name in workbook.sheet_names for part in _sheet(workbook, name))
        archive.writestr("META-INF/manifest.xml", _PARTS)
        archive.writestr("content.xml", f"{_HEAD}{sheets}{_FOOT}")
    return made.getvalue()


def _sheet(workbook: CalamineWorkbook, name: str) -> Iterator[str]:
    style = ' table:style-name="unseen"' if name == SHEET else ""
    yield f'<table:table table:name="{escape(name)}"{style}>'
    for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False):
        yield "<table:table-row>"
        yield from map(_cell, row)
        yield "</table:table-row>"
    yield "</table:table>"


def _cell(value: Any) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, date):
        said = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        return f"<table:table-cell {said}/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = escape(str(value))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )

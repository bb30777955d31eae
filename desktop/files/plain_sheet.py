"""Worksheets written the way nearly all are, taken in at one stroke.

What the pattern below matches from end to end is sound XML: rows and cells that say where they
stand, and no formula, error, entity or anything else that must be looked at closely. All other
sheets take the slower way of desktop.files.xlsx_scan.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from desktop.files.package import local_name
from desktop.files.places import place_of
from desktop.files.remembered import remembered

_START = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0" encoding="(?:UTF|utf)-8"'
    rb'(?: standalone="(?:yes|no)")? ?\?>\s*)?<worksheet[\s>]'
).match
_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_LETTERS = rb"[^<>&\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_TEXT = rb"%b(?:&(?:amp|lt|gt|quot|apos|#10|#13);%b)*+" % (_LETTERS, _LETTERS)
# The groups tell of columns beyond Z and of rows beyond 99.
_CELL = (
    rb'<c r="[A-Z]([A-Z]{1,2}+)?+[1-9][0-9]?+([0-9]{1,5}+)?+"(?: s="[0-9]++")?+'
    rb'(?: t="(?:s|n|b|str|inlineStr)")?+'
    rb'(?: ?/>|>(?:<v>%b</v>|<v ?/>|<is><t(?: xml:space="preserve")?+>%b</t></is>)?+</c>)'
) % (_TEXT, _TEXT)
_ROW = (
    rb'<row(?: r="[1-9][0-9]{0,6}+")?+(?: (?:s|[A-Za-z][A-Za-z0-9:]++)="[^"<&\x00-\x1f]*+")*+'
    rb" ?(?:/>|>(?:%b)*+</row>)"
) % _CELL
_ROWS = re.compile(rb"(?:%b)*+" % _ROW).match
_ROW_NUMBERS = re.compile(rb'<c r="[A-Z]++([0-9]++)').findall
_COLUMNS = re.compile(rb'<c r="([A-Z]++)').findall
_OF_CELLS = frozenset({"row", "c", "v", "is", "f"})


def plain_reach(content: bytes) -> tuple[int, int] | None:
    """Return row and column, from 0 on, that no cell of a plainly written worksheet lies beyond.

    None for all other worksheets.
    """
    begin = content.find(_BEGIN) + len(_BEGIN)
    if begin < len(_BEGIN) or not _START(content):
        return None
    rows = _ROWS(content, begin)
    if rows is None or not content.startswith(_END, rows.end()):
        return None
    if not (_is_utf8(content) and _is_bare(content[:begin] + content[rows.end() :])):
        return None
    column, row = "Z", "99"
    if rows[1]:
        columns = set(_COLUMNS(content))
        column = max(columns, key=lambda letters: (len(letters), letters)).decode()
    if rows[2]:
        row = max(set(_ROW_NUMBERS(content)), key=int).decode()
    return place_of(column + row)


def _is_utf8(content: bytes) -> bool:
    try:
        str(content, "utf-8")
    except UnicodeDecodeError:
        return False
    return True


@remembered
def _is_bare(frame: bytes) -> bool:
    """Tell whether what stands around the rows is sound, and that no more cells are in it."""
    if b"<!" in frame:
        return False
    tags: set[str] = set()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, _attributes: tags.add(local_name(tag))
    try:
        parser.Parse(frame, True)
    except expat.ExpatError:
        return False
    return tags.isdisjoint(_OF_CELLS)

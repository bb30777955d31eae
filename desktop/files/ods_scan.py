"""What the content of an .ods says of its sheets, read in a stream before calamine sees it."""

from __future__ import annotations

from xml.parsers import expat

from desktop.files.extent import ERROR_WORDS, Extent
from desktop.files.limits import Limits, Refusal
from desktop.files.package import Package, local_name

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT = "content.xml"
_MANIFEST = "meta-inf/manifest.xml"
_LOCKED = "encrypted-package"


def is_ods(package: Package) -> bool:
    """Say whether the package names itself an OpenDocument spreadsheet."""
    return "mimetype" in package.parts and b"".join(package.chunks("mimetype")).startswith(MIMETYPE)


def scan_ods(package: Package, limits: Limits) -> list[Extent]:
    """Return the extent of each sheet in the file's order, after checking every part."""
    if _LOCKED in package.parts:
        raise Refusal("password")
    if _CONTENT not in package.parts or _MANIFEST not in package.parts:
        raise Refusal("damaged")
    package.parse(_MANIFEST, _refuse_password)
    scan = _ContentScan(limits)
    package.parse(_CONTENT, scan.attach)
    for key in package.parts:
        if key not in {"mimetype", _MANIFEST, _CONTENT}:
            package.sift(key)
    return scan.extents


def _refuse_password(parser: expat.XMLParserType) -> None:
    def start(tag: str, _attributes: dict[str, str]) -> None:
        if local_name(tag) == "encryption-data":
            raise Refusal("password")

    parser.StartElementHandler = start


class _ContentScan:
    """Follows tables, rows and cells with their repeats; empty repeats reach nowhere."""

    def __init__(self, limits: Limits) -> None:
        self.extents: list[Extent] = []
        self._limits = limits
        self._area = 0
        self._tables: list[bool] = []
        self._annotation = 0
        self._extent = Extent("")
        self._row = self._rows = self._col = 0
        # What stands in the row at hand: its filled cells, the last of them, its errors.
        self._filled, self._last = 0, -1
        self._errors: list[tuple[int, int, str]] = []
        self._suspect: tuple[int, bool] | None = None
        self._text: list[str] = []

    def attach(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = local_name(tag)
        if tag in {"table-cell", "covered-table-cell"}:
            self._start_cell(attributes)
        elif tag == "table-row":
            self._rows = _repeats(attributes, "table:number-rows-repeated")
            self._col, self._filled, self._last, self._errors = 0, 0, -1, []
        elif tag == "table":
            # A table without a name is the cache of a link, no sheet.
            sheet = "table:name" in attributes and not self._tables
            self._tables.append(sheet)
            if sheet:
                self._extent = Extent(attributes["table:name"])
                self._row = 0
        elif tag == "annotation":
            self._annotation += 1
            self._parser.CharacterDataHandler = None

    def _start_cell(self, attributes: dict[str, str]) -> None:
        repeats = _repeats(attributes, "table:number-columns-repeated")
        formula = "table:formula" in attributes
        if formula or any(name.startswith("office:") for name in attributes):
            self._filled += repeats
            self._last = self._col + repeats - 1
            error = attributes.get("calcext:value-type") == "error"
            if formula or error:
                self._suspect = (repeats, error)
                self._text = []
                self._parser.CharacterDataHandler = self._text.append
        self._col += repeats

    def _end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag in {"table-cell", "covered-table-cell"}:
            self._end_cell()
        elif tag == "table-row":
            self._end_row()
        elif tag == "table":
            if self._tables.pop():
                self._area = self._extent.check(self._limits, self._area)
                self.extents.append(self._extent)
        elif tag == "annotation":
            self._annotation -= 1
            if self._suspect and not self._annotation:
                self._parser.CharacterDataHandler = self._text.append

    def _end_cell(self) -> None:
        if self._suspect is None:
            return
        self._parser.CharacterDataHandler = None
        repeats, error = self._suspect
        self._suspect = None
        text = "".join(self._text).strip()
        if error or text in ERROR_WORDS:
            self._errors.append((self._col - repeats, self._col, text or "#"))

    def _end_row(self) -> None:
        if self._filled:
            last_row = self._row + self._rows - 1
            self._extent.add(last_row, self._last, self._filled * self._rows)
            self._extent.check(self._limits, self._area)
            for row in range(self._row, last_row + 1) if self._errors else ():
                for begin, end, text in self._errors:
                    for col in range(begin, end):
                        self._extent.mark_error(row, col, text)
        self._row += self._rows


def _repeats(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 10):
        raise Refusal("damaged")
    return int(text)

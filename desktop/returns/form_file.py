"""A form's file before openpyxl loads it: a stranger's workbook, its parts read within limits.

openpyxl holds every cell from A1 to the furthest, and one more for each cell of a merged block:
what would take it long is refused here, while the parts are still read in a stream.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from openpyxl.utils import range_boundaries

from desktop.files import container, ods_scan
from desktop.files.extent import Extent
from desktop.files.limits import MB, Limits, Refusal
from desktop.files.package import Package, local_name
from desktop.files.places import cell_name
from desktop.files.refusals import refusal, unavailable
from desktop.files.xlsx_scan import main_part, relations, sheets_of

FORM_LIMITS = Limits(
    file_bytes=16 * MB,
    parts=1_000,
    part_bytes=8 * MB,
    total_bytes=16 * MB,
    rows=5_000,
    columns=500,
    cells=100_000,
)
"""Far above any form: one of twelve sheets has some thousand cells."""
_ZIP = b"PK\x03\x04"
_MAIN = re.compile(r"spreadsheetml\.(sheet|template)\.main|macroEnabled", re.IGNORECASE)
_STRICT = "http://purl.oclc.org/"
_OTHER_WORKBOOK = re.compile(r"\[[0-9]+\]")


@dataclass
class SheetParts:
    """What the parts of one sheet say of it, as far as it bears on filling.

    `rich` are the cells with several kinds of type in one text, `newer` the extensions by their
    address and the cell they begin at, `linked` the cells whose formula looks into another
    workbook, `tags` the names of all that is in it.
    """

    name: str
    key: str
    is_worksheet: bool = True
    rich: list[str] = field(default_factory=list)
    newer: list[tuple[str, str]] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)


class FormFile:
    """A workbook held in memory; `sheets` in its order."""

    def __init__(self, data: bytes, limits: Limits = FORM_LIMITS) -> None:
        if not data:
            raise Refusal("empty")
        if len(data) > limits.file_bytes:
            raise Refusal("too_large", limit=limits.file_bytes >> 20)
        if data.startswith(container.MAGIC):
            raise Refusal("password" if _is_locked(data) else "not_xlsx")
        if not data.startswith(_ZIP):
            raise Refusal("not_xlsx")
        self.data = data
        self.package = Package(data, limits)
        if ods_scan.is_ods(self.package):
            raise Refusal("not_xlsx")
        self.workbook = main_part(self.package)
        self._rich = self._rich_strings()
        self.sheets = [self._read(name, key, limits) for name, key in self._sheets(limits)]
        self._sift()

    def related(self, part: str) -> list[tuple[str, str]]:
        """Return the last word of the kind of each relation of a part, and the part it leads to."""
        try:
            found = relations(self.package, part)
        except Refusal as verdict:
            if verdict.code == "damaged" and not self._has_relations(part):
                return []
            raise
        return [(kind.rpartition("/")[2], target) for kind, _id, target in found]

    @property
    def kind(self) -> str:
        """Return what sort of workbook it says it is: sheet, template, macroEnabled or strict."""
        if any(kind.startswith(_STRICT) for kind, _id, _part in relations(self.package, "")):
            return "strict"
        found: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            match = _MAIN.search(attributes.get("ContentType", ""))
            if local_name(tag) == "Override" and match:
                found.append(match[1] or match[0])

        key = "[content_types].xml"
        if key in self.package.parts:
            self.package.parse(key, lambda parser: setattr(parser, "StartElementHandler", start))
        return next((each for each in found if each == "macroEnabled"), (found or ["sheet"])[0])

    def _has_relations(self, part: str) -> bool:
        folder, _slash, name = part.rpartition("/")
        return f"{folder}/_rels/{name}.rels" in self.package.parts

    def _sheets(self, limits: Limits) -> list[tuple[str, str]]:
        found = sheets_of(self.package, self.workbook)
        if len({key for _name, key in found}) < len(found):
            raise Refusal("damaged")
        return found

    def _rich_strings(self) -> set[int]:
        """Return which of the strings that cells share are set in more than one kind of type."""
        shared = [each for kind, each in self.related(self.workbook) if kind == "sharedStrings"]
        rich: set[int] = set()
        at = -1

        def start(tag: str, _attributes: dict[str, str]) -> None:
            nonlocal at
            if (tag := local_name(tag)) == "si":
                at += 1
            elif tag == "r":
                rich.add(at)

        for key in shared[:1]:
            if key not in self.package.parts:
                raise Refusal("damaged")
            self.package.parse(key, lambda parser: setattr(parser, "StartElementHandler", start))
        return rich

    def _read(self, name: str, key: str, limits: Limits) -> SheetParts:
        kinds = {target: kind for kind, target in self.related(self.workbook)}
        found = SheetParts(name, key, is_worksheet=kinds.get(key) == "worksheet")
        if key not in self.package.parts:
            raise Refusal("damaged")
        if found.is_worksheet:
            scan = _SheetScan(found, self._rich, limits)
            self.package.parse(key, scan.attach)
            scan.check()
        return found

    def _sift(self) -> None:
        """Check the size of every part not yet read, and that none declares entities."""
        read = {self.workbook, *(each.key for each in self.sheets)}
        for key in self.package.parts:
            if key not in read:
                self.package.sift(key)


def read_bytes(path: Path, limits: Limits = FORM_LIMITS) -> bytes:
    """Return a file's content, a little more than the limit at the most.

    Raises FileUnavailableError where it cannot be opened.
    """
    try:
        if path.is_dir():
            raise refusal(path, "folder")
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except OSError as error:
        raise unavailable(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise refusal(path, "missing") from error


def _is_locked(data: bytes) -> bool:
    try:
        return container.Container(data).is_locked
    except Exception:  # noqa: BLE001 - a damaged container fails anywhere, and is no lock
        return False


class _SheetScan:
    """Follows one worksheet; every cell counts, for openpyxl holds the empty ones too."""

    def __init__(self, found: SheetParts, rich: set[int], limits: Limits) -> None:
        self._found = found
        self._rich = rich
        self._limits = limits
        self._extent = Extent(found.name)
        self._cell = ""
        self._row = self._column = 0
        self._shared = False
        self._newer = ""
        self._held = 0
        self._text: list[str] = []

    def attach(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._parser = parser

    def check(self) -> None:
        self._extent.check(self._limits)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = local_name(tag)
        self._found.tags.add(tag)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self._start_row(attributes.get("r"))
        elif tag in ("v", "f", "sqref"):
            self._text = []
            self._parser.CharacterDataHandler = self._text.append
        elif tag == "r" and self._cell:
            self._mark(self._found.rich, self._cell)
        elif tag in ("mergeCell", "hyperlink"):
            self._block(attributes.get("ref", ""))
        elif tag == "ext":
            self._newer = attributes.get("uri", "")
            self._found.newer.append((self._newer, ""))

    def _end(self, tag: str) -> None:
        tag = local_name(tag)
        if tag not in ("v", "f", "sqref", "c", "ext"):
            return
        self._parser.CharacterDataHandler = None
        text = "".join(self._text)
        if tag == "c":
            self._cell = ""
        elif tag == "ext":
            self._newer = ""
        elif tag == "v" and self._shared and text.isdecimal() and int(text[:9]) in self._rich:
            self._mark(self._found.rich, self._cell)
        elif tag == "f" and self._cell and _OTHER_WORKBOOK.search(text):
            self._mark(self._found.linked, self._cell)
        elif tag == "sqref" and self._newer:
            self._found.newer.append((self._newer, text.split(":")[0].split()[0] if text else ""))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column, *_corner = _boundaries(reference)
        self._extent.add(self._row - 1, self._column - 1)
        if self._extent.filled > self._limits.cells:
            self.check()
        self._cell = cell_name(self._row - 1, self._column - 1)
        self._shared = attributes.get("t") == "s"

    def _start_row(self, number: str | None) -> None:
        if number is None:
            self._row += 1
        elif number.isdecimal() and 0 < len(number) <= 7:
            self._row = int(number)
        else:
            raise Refusal("damaged")
        self._column = 0

    def _block(self, area: str) -> None:
        """Count a merged block, or a link over several cells: each of its cells is held."""
        top, left, bottom, right = _boundaries(area)
        self._extent.add(bottom - 1, right - 1)
        self._held += max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if self._held > self._limits.cells:
            raise Refusal("too_many_cells", sheet=self._found.name, limit=self._limits.cells)

    def _mark(self, cells: list[str], cell: str) -> None:
        if cell not in cells[-1:]:
            cells.append(cell)


def _boundaries(area: str) -> tuple[int, int, int, int]:
    """Return the rows and columns, from 1 on, of an area: top, left, bottom, right."""
    try:
        left, top, right, bottom = range_boundaries(area)
    except (ValueError, TypeError) as error:
        raise Refusal("damaged") from error
    if not (left and top and right and bottom):
        raise Refusal("damaged")
    return top, left, bottom, right

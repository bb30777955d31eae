"""What the parts of an .xlsx say of its sheets, read in a stream before calamine sees them."""

from __future__ import annotations

import posixpath
import re
from xml.parsers import expat

from desktop.files.extent import Extent, all_fit
from desktop.files.limits import Limits, Refusal
from desktop.files.package import Package, local_name, parse_text, part_key
from desktop.files.plain_sheet import plain_reach
from desktop.files.remembered import remembered

_ROOT_RELATIONS = "_rels/.rels"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})").fullmatch


def scan_xlsx(package: Package, limits: Limits) -> list[Extent]:
    """Return the extent of each sheet in the workbook's order, after checking every part.

    A plainly written sheet may be said to reach further than it does, if all fit even so.
    """
    workbook = main_part(package)
    sheets = sheets_of(package, workbook)
    seen = {_ROOT_RELATIONS, workbook, _relations_key(workbook)}
    extents: list[Extent] = []
    loose: list[tuple[int, str]] = []
    area = 0
    for name, key in sheets:
        extent = Extent(name)
        if key in package.parts and key not in seen:
            seen.add(key)
            if _reach(package, key, extent):
                loose.append((len(extents), key))
            else:
                package.parse(key, _WorksheetScan(extent, limits).attach)
                area = extent.check(limits, area)
        extents.append(extent)
    if not all_fit((extents[at] for at, _key in loose), limits, area):
        for at, key in loose:
            extents[at] = Extent(extents[at].name)
            package.parse(key, _WorksheetScan(extents[at], limits).attach)
            area = extents[at].check(limits, area)
    for key in package.parts:
        if key not in seen:
            package.sift(key)
    return extents


def _reach(package: Package, key: str, extent: Extent) -> bool:
    """Say how far a sheet reaches at most, if it is plainly written and so holds no errors."""
    content = package.whole(key)
    reach = None if content is None else plain_reach(content)
    if reach is not None:
        extent.add(*reach)
    return reach is not None


def main_part(package: Package) -> str:
    """Return the part that lists the sheets; Refusal where there is none."""
    targets = [
        target for kind, _, target in relations(package, "") if kind.endswith("/officeDocument")
    ]
    if not targets or targets[0] not in package.parts:
        raise Refusal("damaged")
    return targets[0]


def _relations_key(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(package: Package, part: str) -> list[tuple[str, str, str]]:
    """Return kind, id and target part of each relation of a part, of the whole for "".

    What lies outside the file is no part of it. Refusal where they are missing or damaged.
    """
    key = _relations_key(part) if part else _ROOT_RELATIONS
    if key not in package.parts:
        raise Refusal("not_a_workbook" if not part else "damaged")
    folder = posixpath.dirname(part)
    return [
        (kind, name, part_key(posixpath.normpath(posixpath.join(folder, target))))
        for kind, name, target in package.find(key, _relations_in)
    ]


@remembered
def _relations_in(content: bytes) -> tuple[tuple[str, str, str], ...]:
    """Return kind, id and target of each relation as they are written."""
    found: list[tuple[str, str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            found.append((attributes.get("Type", ""), attributes.get("Id", ""), target))

    parse_text(content, lambda parser: setattr(parser, "StartElementHandler", start))
    return tuple(found)


def sheets_of(package: Package, workbook: str) -> list[tuple[str, str]]:
    """Return name and part of each sheet; Refusal when the main part is no workbook."""
    if not workbook.endswith(".xml"):
        raise Refusal("not_a_workbook")
    named = package.find(workbook, _sheets_in)
    places = {relation: target for _, relation, target in relations(package, workbook)}
    return [(name, places.get(relation, "")) for name, relation in named]


@remembered
def _sheets_in(content: bytes) -> tuple[tuple[str, str], ...]:
    """Return name and relation of each sheet; Refusal when this is no workbook's main part."""
    named: list[tuple[str, str]] = []
    tags: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        tag = local_name(tag)
        tags.append(tag)
        if tags[0] != "workbook":
            raise Refusal("not_a_workbook")
        if tag == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            named.append((attributes.get("name", ""), relation))

    parse_text(content, lambda parser: setattr(parser, "StartElementHandler", start))
    return tuple(named)


class _WorksheetScan:
    """Follows the cells of one worksheet; keeps only how far they reach and the errors."""

    def __init__(self, extent: Extent, limits: Limits) -> None:
        self._extent = extent
        self._limits = limits
        self._row = self._col = -1
        self._columns: dict[str, int] = {}
        self._kind: str | None = None
        self._formula: list[str] | None = None
        self._value: list[str] = []

    def attach(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if ":" in tag:
            tag = local_name(tag)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v" or tag == "is":
            extent = self._extent
            extent.add(self._row, self._col)
            if extent.filled > self._limits.cells:
                extent.check(self._limits)
            if self._kind == "e" or self._formula is not None:
                self._value = []
                self._parser.CharacterDataHandler = self._value.append
        elif tag == "row":
            self._start_row(attributes.get("r"))
        elif tag == "f":
            self._formula = []
            self._parser.CharacterDataHandler = self._formula.append
            self._parser.EndElementHandler = self._end

    def _start_row(self, number: str | None) -> None:
        if number is None:
            self._row += 1
        elif number.isdecimal() and 0 < len(number) <= 10 and int(number) > 0:
            self._row = int(number) - 1
        else:
            raise Refusal("damaged")
        self._col = -1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._col += 1
        else:
            match = _REFERENCE(reference)
            if match is None:
                raise Refusal("damaged")
            letters, number = match.groups()
            self._row = int(number) - 1
            col = self._columns.get(letters)
            self._col = self._column(letters) if col is None else col
        self._kind = attributes.get("t")
        self._formula = None
        if self._kind == "e":
            self._value = []
            self._parser.EndElementHandler = self._end

    def _column(self, letters: str) -> int:
        col = 0
        for letter in letters.upper():
            col = col * 26 + ord(letter) - ord("A") + 1
        self._columns[letters] = col - 1
        return col - 1

    def _end(self, tag: str) -> None:
        """Called only inside a cell with an error or a formula."""
        self._parser.CharacterDataHandler = None
        if local_name(tag) != "c":
            return
        self._parser.EndElementHandler = None
        value = "".join(self._value).strip()
        if self._kind == "e":
            self._extent.mark_error(self._row, self._col, value or "#")
        elif self._formula is not None and not value and self._kind != "str":
            # openpyxl and other writers leave a formula without its value.
            self._extent.add(self._row, self._col)
            self._extent.mark_error(self._row, self._col, "=" + "".join(self._formula))
        self._value = []

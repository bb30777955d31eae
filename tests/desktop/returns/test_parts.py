"""A return's file by its parts: what Excel 2010 and later open without a repair (ECMA-376)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.cell_range import CellRange

from tests.db.chapter import Chapter
from tests.desktop.returns.full_books import STRANGE, empty_book, example_book, write_return
from tests.desktop.returns.office import Office

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ROOT = "application/vnd.openxmlformats-officedocument.spreadsheetml."
# CT_Worksheet, ECMA-376 part 1, 18.3.1.99: Excel repairs a sheet whose parts stand otherwise.
ORDER = [
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
    *("sheetProtection", "autoFilter", "mergeCells", "conditionalFormatting", "dataValidations"),
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks"),
    *("colBreaks", "ignoredErrors", "tableParts"),
]
DATE_FORMATS = re.compile(r"d+[/\-.]m+[/\-.]y+", re.IGNORECASE)


class Parts:
    """The parts of one file, each read once."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            self.listed = archive.namelist()
            self.texts = {name: archive.read(name).decode() for name in self.listed}

    def xml(self, name: str) -> Element:
        return ElementTree.fromstring(self.texts[name])

    @property
    def sheets(self) -> dict[str, Element]:
        """Return every sheet by its name, in their order."""
        targets = {
            each.attrib["Id"]: each.attrib["Target"].removeprefix("/xl/")
            for each in self.xml("xl/_rels/workbook.xml.rels")
        }
        return {
            each.attrib["name"]: self.xml(f"xl/{targets[each.attrib[RELATION + 'id']]}")
            for each in self.xml("xl/workbook.xml").iter(f"{MAIN}sheet")
        }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Parts]:
    """Give the parts of a return with something on every sheet, and of an empty one."""
    place = tmp_path_factory.mktemp("parts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        with example_book(place / "so.sochibo", models=25) as book:
            office = Office(book, Chapter(book), place)
            for number, name in enumerate(STRANGE):
                office.subject(f"N{number}", name)
            full = write_return(book, "2026", place / "full.xlsx")
        with empty_book(place / "trong.sochibo") as book:
            return [Parts(full), Parts(write_return(book, "2026-Q1", place / "empty.xlsx"))]


def tag(element: Element) -> str:
    return element.tag.removeprefix(MAIN)


def test_every_part_is_there_once_and_of_a_kind_excel_knows(files: list[Parts]) -> None:
    for parts in files:
        types = parts.xml("[Content_Types].xml")
        kinds = {each.get("PartName"): each.attrib["ContentType"] for each in types}
        named = {str(name).removeprefix("/") for name in kinds if name}
        packed = {name for name in parts.listed if not name.endswith(".rels")}
        assert max(Counter(name.casefold() for name in parts.listed).values()) == 1
        assert named == packed - {"[Content_Types].xml"}
        assert all(not name.startswith("/") and "\\" not in name for name in parts.listed)
        assert kinds["/xl/workbook.xml"] == f"{ROOT}sheet.main+xml"
        strange = [name for name in named if re.search("vba|external|drawing|ctrl|media", name)]
        assert strange == []


def test_every_relation_leads_to_a_part_within_the_file(files: list[Parts]) -> None:
    for parts in files:
        for name in parts.listed:
            if name.endswith(".rels"):
                folder = Path(name).parent.parent
                for each in parts.xml(name):
                    assert each.get("TargetMode") != "External"
                    target = each.attrib["Target"]
                    inside = target[1:] if target.startswith("/") else str(folder / target)
                    assert inside in parts.listed, name


def test_the_elements_of_a_sheet_stand_in_the_order_excel_asks_for(files: list[Parts]) -> None:
    for parts in files:
        for name, sheet in parts.sheets.items():
            order = [ORDER.index(tag(each)) for each in sheet]
            assert order == sorted(order), name
            assert not sheet.findall(f"{MAIN}extLst")
            assert "mc:" not in parts.texts["xl/workbook.xml"]


def test_counts_said_are_the_counts_there(files: list[Parts]) -> None:
    for parts in files:
        for root in (parts.xml("xl/styles.xml"), *parts.sheets.values()):
            for each in root.iter():
                if "count" in each.attrib:
                    assert int(each.attrib["count"]) == len(each), each.tag


def test_every_cell_stands_in_its_place_in_a_style_that_exists(files: list[Parts]) -> None:
    for parts in files:
        styles = formats(parts)
        for name, sheet in parts.sheets.items():
            rows = [int(each.attrib["r"]) for each in sheet.iter(f"{MAIN}row")]
            assert rows == sorted(set(rows)), name
            for row in sheet.iter(f"{MAIN}row"):
                places = [range_boundaries(each.attrib["r"])[:2] for each in row]
                assert places == sorted(set(places)), name
                assert {place[1] for place in places} <= {int(row.attrib["r"])}
            assert all(int(cell.get("s", "0")) < len(styles) for cell in cells(sheet))
            assert {cell.get("t", "n") for cell in cells(sheet)} <= {"n", "inlineStr"}


def formats(parts: Parts) -> list[Element]:
    """Return the formats that cells name by their number."""
    styles = parts.xml("xl/styles.xml")
    found = list(styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf"))
    for what, key in (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")):
        known = len(styles.findall(f"{MAIN}{what}/*"))
        assert all(int(each.get(key, "0")) < known for each in found)
    return found


def cells(sheet: Element) -> Iterator[Element]:
    yield from sheet.iter(f"{MAIN}c")


def words(cell: Element) -> str:
    """Return a cell's text, written in the cell itself."""
    found = cell.find(f"{MAIN}is/{MAIN}t")
    if found is None:
        return ""
    text = found.text or ""
    kept = found.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert kept or text == text.strip()
    return text


def value(cell: Element) -> str:
    found = cell.find(f"{MAIN}v")
    return "" if found is None else found.text or ""


def test_there_is_no_formula_and_what_looks_like_one_is_marked_as_text(files: list[Parts]) -> None:
    for parts in files:
        styles = formats(parts)
        marked = 0
        for sheet in parts.sheets.values():
            assert not list(sheet.iter(f"{MAIN}f"))
            for cell in cells(sheet):
                if words(cell).startswith(("=", "+", "@", "-5")):
                    assert styles[int(cell.get("s", "0"))].get("quotePrefix") == "1"
                    marked += 1
        assert marked >= (5 if parts is files[0] else 0)
        assert "calcChain" not in " ".join(parts.listed)


def test_a_day_is_a_number_in_the_format_of_days(files: list[Parts]) -> None:
    parts = files[0]
    own = {
        each.attrib["numFmtId"]: each.attrib["formatCode"]
        for each in parts.xml("xl/styles.xml").iter(f"{MAIN}numFmt")
    }
    styles = formats(parts)
    days = [cell for cell in cells(parts.sheets["Biểu 02"]) if cell.attrib["r"].startswith("C1")]
    seen = 0
    for cell in days:
        if cell.get("t", "n") == "n" and value(cell):
            assert 36_526 < float(value(cell)) < 73_050
            format_code = own.get(styles[int(cell.attrib["s"])].attrib["numFmtId"], "")
            assert DATE_FORMATS.search(format_code)
            seen += 1
    assert seen > 5


def test_breaks_merged_cells_and_names_stand_within_their_sheets(files: list[Parts]) -> None:
    for parts in files:
        names = list(parts.sheets)
        for name, sheet in parts.sheets.items():
            last = max(int(each.attrib["r"]) for each in sheet.iter(f"{MAIN}row"))
            for breaks in sheet.iter(f"{MAIN}rowBreaks"):
                at = [int(each.attrib["id"]) for each in breaks]
                assert at == sorted(set(at)), name
                assert max(at) < last
                assert int(breaks.attrib["manualBreakCount"]) == len(at)
                assert all(each.get("man") == "1" for each in breaks)
            apart([each.attrib["ref"] for each in sheet.iter(f"{MAIN}mergeCell")])
        for each in parts.xml("xl/workbook.xml").iter(f"{MAIN}definedName"):
            sheet_name = names[int(each.attrib["localSheetId"])]
            assert each.attrib["name"] in ("_xlnm.Print_Area", "_xlnm.Print_Titles")
            assert re.fullmatch(rf"'{sheet_name}'!\$[A-Z0-9]+.*", each.text or "")
        assert len(names) == 10


def apart(areas: list[str]) -> None:
    """Hold that no two areas overlap: Excel repairs a sheet whose merged cells do."""
    taken: set[tuple[int, int]] = set()
    for left, top, right, bottom in (CellRange(each).bounds for each in areas):
        own = {(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)}
        assert not own & taken
        taken |= own


def test_no_text_is_longer_and_no_row_higher_than_excel_allows(files: list[Parts]) -> None:
    for parts in files:
        for sheet in parts.sheets.values():
            assert max(len(words(cell)) for cell in cells(sheet)) <= 32_767
            heights = [float(row.get("ht", "15")) for row in sheet.iter(f"{MAIN}row")]
            assert max(heights) <= 409.5
            widths = [float(each.attrib["width"]) for each in sheet.iter(f"{MAIN}col")]
            assert max(widths, default=0) <= 255
            spans = [(int(c.attrib["min"]), int(c.attrib["max"])) for c in sheet.iter(f"{MAIN}col")]
            assert all(before[1] < after[0] for before, after in pairwise(spans))

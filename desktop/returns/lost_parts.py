"""What of a workbook's parts does not survive being filled.

openpyxl drops some of it without a word: pictures (without Pillow), shapes, controls, extensions
of rules, type within a text. Some it keeps, yet it would no longer be right: a chart's ranges do
not follow repeated rows, a workbook with macros may not be called .xlsx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from db.messages import N_
from desktop.files.limits import Refusal
from desktop.files.package import Package, local_name
from desktop.files.places import cell_name
from desktop.returns.form_file import FormFile, SheetParts


@dataclass(frozen=True)
class Lost:
    """A kind of part that is lost, in words, and what to do instead.

    What is lost of the looks alone is no reason to refuse a form.
    """

    what: str
    remedy: str
    of_looks: bool = False


@dataclass(frozen=True)
class LostPart:
    """Something in a workbook that is lost; `sheet` and `cell` say where, as far as known."""

    lost: Lost
    sheet: str = ""
    cell: str = ""


_WRITE = N_("Hãy xóa đi; chữ trong đó thì ghi vào ô.")
_DELETE = N_("Hãy xóa đi rồi lưu lại.")
_RULE = N_("Hãy xóa định dạng này, hoặc thay bằng kiểu có trong Excel 2007.")

SHAPE = Lost(N_("hình vẽ hoặc hộp chữ"), _WRITE)
PICTURE = Lost(N_("ảnh"), _DELETE)
CHART = Lost(N_("biểu đồ"), _DELETE)
OBJECT = Lost(N_("đối tượng nhúng từ chương trình khác"), _DELETE)
CONTROL = Lost(
    N_("nút bấm hoặc ô chọn (điều khiển)"), N_("Hãy xóa đi, hoặc thay bằng danh sách chọn của ô.")
)
MACRO = Lost(N_("macro"), N_("Hãy lưu thành kiểu .xlsx không có macro."))
TEMPLATE = Lost(N_("kiểu tệp mẫu (.xltx)"), N_("Hãy lưu thành kiểu .xlsx."))
STRICT = Lost(
    N_("kiểu tệp Strict Open XML"), N_("Hãy lưu thành kiểu Excel Workbook (.xlsx) thông thường.")
)
LINK = Lost(
    N_("liên kết sang tệp Excel khác"),
    N_("Hãy dùng Dữ liệu, Sửa liên kết, Ngắt liên kết; hoặc thay bằng thẻ."),
)
CONNECTION = Lost(N_("kết nối lấy dữ liệu từ ngoài"), N_("Hãy xóa kết nối rồi lưu lại."))
PIVOT = Lost(N_("bảng PivotTable"), N_("Hãy thay bằng dòng lặp và thẻ."))
SLICER = Lost(N_("ô lọc Slicer hoặc Timeline"), _DELETE)
SPARKLINE = Lost(N_("biểu đồ nhỏ trong ô (Sparkline)"), _DELETE)
CONDITION = Lost(N_("định dạng có điều kiện kiểu mới"), _RULE)
VALIDATION = Lost(
    N_("danh sách chọn lấy từ trang khác"),
    N_("Hãy đặt tên cho vùng danh sách (Công thức, Xác định tên) và ghi tên đó vào danh sách."),
)
BACKGROUND = Lost(N_("ảnh nền của trang"), _DELETE)
HEADER_PICTURE = Lost(N_("ảnh ở đầu trang hoặc chân trang"), _DELETE)
NO_WORKSHEET = Lost(N_("trang không phải bảng tính (biểu đồ, macro)"), N_("Hãy xóa trang này."))
TYPE = Lost(
    N_("chữ in khác kiểu trong cùng một ô"),
    N_("Cả ô sẽ in một kiểu chữ; cần hai kiểu thì tách thành hai ô."),
    of_looks=True,
)
THREAD = Lost(
    N_("chú thích trao đổi"), N_("Hãy xóa đi, hoặc ghi thành ghi chú thường."), of_looks=True
)

_KINDS = {"macroEnabled": MACRO, "template": TEMPLATE, "strict": STRICT}
_OF_WORKBOOK = {
    "externalLink": LINK,
    "externalLinkPath": LINK,
    "connections": CONNECTION,
    "vbaProject": MACRO,
    "slicerCache": SLICER,
    "timelineCache": SLICER,
}
_OF_SHEET = {
    "pivotTable": PIVOT,
    "queryTable": CONNECTION,
    "slicer": SLICER,
    "timeline": SLICER,
    "oleObject": OBJECT,
    "package": OBJECT,
    "image": BACKGROUND,
    "control": CONTROL,
    "threadedComment": THREAD,
}
_NEWER = {
    "{78C0D931-6437-407D-A8EE-F0AAD7539E65}": CONDITION,
    "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}": VALIDATION,
    "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": SPARKLINE,
    "{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}": SLICER,
    "{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}": SLICER,
    "{7E03D99C-DC04-49D9-9315-930204A7B6E9}": SLICER,
}
_FRAMES = {
    "http://schemas.openxmlformats.org/drawingml/2006/chart": CHART,
    "http://schemas.microsoft.com/office/drawing/2014/chartex": CHART,
    "http://schemas.microsoft.com/office/drawing/2010/slicer": SLICER,
    "http://schemas.microsoft.com/office/drawing/2012/timeslicer": SLICER,
}
_DRAWN = {
    "sp": SHAPE,
    "cxnSp": SHAPE,
    "grpSp": SHAPE,
    "contentPart": SHAPE,
    "pic": PICTURE,
    "graphicFrame": SHAPE,
}
_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_OBJECT_OF_VML = re.compile(
    rb"<(?:\w+:)?ClientData\b[^>]*ObjectType=[\"'](\w+)[\"'][^>]*>(.*?)</(?:\w+:)?ClientData>",
    re.DOTALL,
)
_ANCHOR_OF_VML = re.compile(rb"<(?:\w+:)?Anchor>\s*(\d+)\s*,\s*\d+\s*,\s*(\d+)\s*,")
_KEPT_IN_VML = b"Note"


def lost_parts(file: FormFile) -> list[LostPart]:
    """Return what would be lost of a workbook, in the order of its sheets, each place once."""
    return list(dict.fromkeys(_all(file)))


def _all(file: FormFile) -> Iterator[LostPart]:
    yield from _of_workbook(file)
    for sheet in file.sheets:
        if not sheet.is_worksheet:
            yield LostPart(NO_WORKSHEET, sheet.name)
            continue
        yield from _of_cells(sheet)
        for kind, part in file.related(sheet.key):
            if kind in _OF_SHEET:
                yield LostPart(_OF_SHEET[kind], sheet.name)
            elif kind == "drawing" and part in file.package.parts:
                for lost, cell in _drawn(file.package, part):
                    yield LostPart(lost, sheet.name, cell)
            elif kind == "vmlDrawing" and part in file.package.parts:
                for cell in _controls(file.package, part):
                    yield LostPart(CONTROL, sheet.name, cell)
            elif kind == "table" and ("queryTable" in dict(file.related(part))):
                yield LostPart(CONNECTION, sheet.name)


def _of_workbook(file: FormFile) -> Iterator[LostPart]:
    if file.kind in _KINDS:
        yield LostPart(_KINDS[file.kind])
    linked = any(sheet.linked for sheet in file.sheets)
    for kind, _part in file.related(file.workbook):
        lost = _OF_WORKBOOK.get(kind)
        # Where the cells that look into the other workbook are known, they say enough.
        if lost is not None and not (lost is LINK and linked):
            yield LostPart(lost)


def _of_cells(sheet: SheetParts) -> Iterator[LostPart]:
    yield from (LostPart(LINK, sheet.name, cell) for cell in sheet.linked)
    yield from (LostPart(TYPE, sheet.name, cell) for cell in sheet.rich)
    placed = {uri for uri, cell in sheet.newer if cell}
    for uri, cell in sheet.newer:
        lost = _NEWER.get(uri.upper())
        if lost is not None and (cell or uri not in placed):
            yield LostPart(lost, sheet.name, cell)
    if "legacyDrawingHF" in sheet.tags:
        yield LostPart(HEADER_PICTURE, sheet.name)


def _drawn(package: Package, part: str) -> Iterator[tuple[Lost, str]]:
    """Give what a drawing holds, each with the cell its top left corner lies on."""
    found: list[tuple[Lost, str]] = []
    place = {"row": "", "col": ""}
    text: list[str] = []
    inside: list[str] = []
    lost: Lost | None = None

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal lost
        tag = local_name(tag)
        inside.append(tag)
        text.clear()
        if tag in _ANCHORS:
            lost, place["row"], place["col"] = None, "", ""
        elif tag in _DRAWN and lost is None and "Fallback" not in inside:
            lost = _DRAWN[tag]
        elif tag == "graphicData":
            lost = _FRAMES.get(attributes.get("uri", ""), lost)

    def end(tag: str) -> None:
        tag = local_name(tag)
        inside.pop()
        if tag in place and inside[-1:] == ["from"]:
            place[tag] = "".join(text).strip()
        elif tag in _ANCHORS and lost is not None:
            found.append((lost, _cell(place["row"], place["col"])))

    def attach(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text.append

    try:
        package.parse(part, attach)
    except Refusal as verdict:
        # Excel itself writes drawings that are no good XML: what was read until then counts.
        if verdict.code != "damaged":
            raise
    yield from found


def _controls(package: Package, part: str) -> Iterator[str]:
    """Give the cells of the form controls in an old drawing, which holds notes as well."""
    for found in _OBJECT_OF_VML.finditer(b"".join(package.chunks(part))):
        if found[1] != _KEPT_IN_VML:
            anchor = _ANCHOR_OF_VML.search(found[2])
            yield _cell(anchor[2].decode(), anchor[1].decode()) if anchor else ""


def _cell(row: str, column: str) -> str:
    if not (row.isdecimal() and column.isdecimal() and len(row) <= 7 and len(column) <= 5):
        return ""
    return cell_name(int(row), int(column))

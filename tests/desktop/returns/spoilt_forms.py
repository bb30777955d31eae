"""Forms with what Excel can put into a workbook and openpyxl cannot: their parts put in by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.desktop.returns.test_forms import ABOUT, write_form

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2007/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
WORKBOOK = "xl/workbook.xml"
WORKBOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"

Parts = dict[str, str]
Spoil = Callable[[Parts], None]


def good_form(folder: Path, **cells: object) -> bytes:
    """Return a form whose first sheet is filled with a figure and these cells."""
    file = write_form(folder / "tot.xlsx", {"A1": "{{figure meetings.held}}", **cells}, ABOUT)
    return file.read_bytes()


def spoilt(form: bytes, spoil: Spoil) -> bytes:
    """Return a workbook with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    spoil(parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def replaced(part: str, old: str, new: str) -> Spoil:
    def spoil(parts: Parts) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return spoil


def related(parts: Parts, kind: str, target: str, content: str, *, of: str = RELATIONS) -> None:
    """Add a part that another one refers to."""
    known = parts.get(of, "<Relationships></Relationships>")
    own = f'<Relationship Id="them{len(parts)}" Type="{kind}" Target="{target}"/>'
    parts[of] = known.replace("</Relationships>", f"{own}</Relationships>")
    parts[f"xl{target.removeprefix('/xl')}"] = content


def drawn(inside: str) -> Spoil:
    """Return what puts a drawing at C4."""
    content = (
        f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main">'
        "<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff>"
        "<xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col>"
        "<xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        f"{inside}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    )
    return lambda parts: related(parts, f"{OFFICE}/drawing", "/xl/drawings/drawing1.xml", content)


def framed(uri: str) -> Spoil:
    return drawn(
        f'<xdr:graphicFrame><a:graphic><a:graphicData uri="{uri}"/></a:graphic></xdr:graphicFrame>'
    )


def beside(kind: str, name: str, content: str = "<x/>", *, of: str = RELATIONS) -> Spoil:
    return lambda parts: related(parts, kind, f"/xl/{name}", content, of=of)


def newer(uri: str, inside: str) -> Spoil:
    """Return what puts an extension of Excel 2010 at the end of the sheet."""
    main = "http://schemas.microsoft.com/office/excel/2006/main"
    extension = (
        f'<extLst><ext xmlns:x14="x14" xmlns:xm="{main}" uri="{uri}">{inside}</ext></extLst>'
    )
    return replaced(SHEET, "</worksheet>", f"{extension}</worksheet>")


def old_drawing(kind: str) -> Spoil:
    """Return what puts an object of a kind at B3, as Excel keeps notes and controls."""
    content = (
        '<xml xmlns:x="urn:schemas-microsoft-com:office:excel"><br>'
        f'<x:ClientData ObjectType="{kind}"><x:Anchor>1, 5, 2, 5, 3, 0, 4, 0</x:Anchor>'
        "</x:ClientData></xml>"
    )
    return lambda parts: related(
        parts, f"{OFFICE}/vmlDrawing", "/xl/drawings/vmlDrawing1.vml", content
    )


def with_rich_text(parts: Parts) -> None:
    """Set a word of A1's text in bold."""
    text = "<is><r><t>Nơi nhận: </t></r><r><rPr><b/></rPr><t>Đảng ủy</t></r></is>"
    parts[SHEET] = parts[SHEET].replace("</row>", f'<c r="G1" t="inlineStr">{text}</c></row>', 1)


def sheet_name(name: str) -> Spoil:
    return replaced(WORKBOOK, 'name="Biểu"', f'name="{name}"')


def kind_of_workbook(kind: str) -> Spoil:
    return replaced(
        TYPES, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind
    )


LOST: Mapping[str, tuple[Spoil, str, str]] = {
    "a shape": (drawn("<xdr:sp><xdr:txBody/></xdr:sp>"), "C4", "hình vẽ hoặc hộp chữ"),
    "a line": (drawn("<xdr:cxnSp/>"), "C4", "hình vẽ"),
    "a picture": (drawn("<xdr:pic/>"), "C4", "ảnh"),
    "a chart": (framed(f"{DRAWING}/chart"), "C4", "biểu đồ"),
    "a diagram": (framed(f"{DRAWING}/diagram"), "C4", "hình vẽ"),
    "a button": (old_drawing("Button"), "B3", "nút bấm"),
    "a header's picture": (
        replaced(SHEET, "</worksheet>", '<legacyDrawingHF r:id="x" xmlns:r="r"/></worksheet>'),
        "",
        "đầu trang",
    ),
    "a background": (beside(f"{OFFICE}/image", "media/nen.png"), "", "ảnh nền"),
    "an object": (beside(f"{OFFICE}/oleObject", "embeddings/o.bin"), "", "đối tượng nhúng"),
    "an ActiveX control": (
        beside(f"{OFFICE}/control", "activeX/activeX1.xml"),
        "",
        "nút bấm",
    ),
    "a pivot table": (beside(f"{OFFICE}/pivotTable", "pivotTables/p1.xml"), "", "PivotTable"),
    "a slicer": (beside(f"{MICROSOFT}/slicer", "slicers/s1.xml"), "", "Slicer"),
    "a query": (beside(f"{OFFICE}/queryTable", "queryTables/q1.xml"), "", "kết nối"),
    "a connection": (
        beside(f"{OFFICE}/connections", "connections.xml", of=WORKBOOK_RELATIONS),
        "",
        "kết nối",
    ),
    "another workbook": (
        replaced(SHEET, "</row>", '<c r="B1"><f>[1]Nam2025!B2</f><v>5</v></c></row>'),
        "B1",
        "liên kết sang tệp Excel khác",
    ),
    "a link nobody reads": (
        beside(f"{OFFICE}/externalLink", "externalLinks/e1.xml", of=WORKBOOK_RELATIONS),
        "",
        "liên kết",
    ),
    "a macro": (
        kind_of_workbook("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        "",
        "macro",
    ),
    "a template": (
        kind_of_workbook(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
        ),
        "",
        "tệp mẫu",
    ),
    "a newer condition": (
        newer(
            "{78C0D931-6437-407d-A8EE-F0AAD7539E65}",
            "<x14:conditionalFormatting><xm:sqref>D5:D9</xm:sqref></x14:conditionalFormatting>",
        ),
        "D5",
        "định dạng có điều kiện",
    ),
    "a list from another sheet": (
        newer(
            "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}",
            "<x14:dataValidation><xm:sqref>E7</xm:sqref></x14:dataValidation>",
        ),
        "E7",
        "danh sách chọn",
    ),
    "a sparkline": (
        newer(
            "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}",
            "<x14:sparkline><xm:sqref>F2</xm:sqref></x14:sparkline>",
        ),
        "F2",
        "Sparkline",
    ),
    "type within a text": (with_rich_text, "G1", "chữ in khác kiểu"),
    "a discussion": (
        beside(
            "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "t.xml"
        ),
        "",
        "chú thích trao đổi",
    ),
}
"""What would be lost of a form: how it gets in, the cell it is told for, and what it is called."""

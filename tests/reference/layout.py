"""The sheets and headings of the exchange workbook that the figures rest on (CONTRACT §2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.reference import cells, records
from tests.reference.cells import Read, needed, word_of


@dataclass(frozen=True)
class Sheet:
    name: str
    register: str
    """The list of `Book` that holds its rows."""
    record: type[Any]
    columns: dict[str, tuple[str, Read]]
    """Heading: the record's field, and how its cells are read."""


SHEETS = (
    Sheet(
        "Đơn vị",
        "unit",
        records.UnitFact,
        {
            "Mục": ("item", needed(cells.text)),
            "Giá trị": ("value", cells.text),
            "Từ ngày": ("since", cells.day),
        },
    ),
    Sheet(
        "Đảng viên",
        "members",
        records.Member,
        {
            "Mã": ("code", cells.code),
            "Họ và tên": ("name", cells.text),
            "Giới tính": ("gender", word_of(records.Gender)),
            "Ngày sinh": ("born", cells.partial_day),
            "Ngày vào Đảng": ("joined", cells.partial_day),
            "Ngày chính thức": ("official", cells.partial_day),
            "Chức vụ": ("position", cells.text),
            "Tổ đảng": ("group", cells.text),
        },
    ),
    Sheet(
        "Diễn biến",
        "turns",
        records.Turn,
        {
            "Mã đảng viên": ("member", cells.known_code),
            "Tình trạng": ("fate", needed(word_of(records.Fate))),
            "Từ ngày": ("start", needed(cells.day)),
            "Đến ngày": ("end", cells.day),
        },
    ),
    Sheet(
        "Chức vụ",
        "positions",
        records.Position,
        {
            "Mã đảng viên": ("member", cells.known_code),
            "Chức vụ": ("position", cells.text),
            "Từ ngày": ("start", cells.day),
            "Đến ngày": ("end", cells.day),
        },
    ),
    Sheet(
        "Chủ đề",
        "subjects",
        records.Subject,
        {"Mã": ("code", cells.code), "Tên": ("name", cells.text)},
    ),
    Sheet(
        "Sinh hoạt",
        "meetings",
        records.Meeting,
        {
            "Mã": ("code", cells.code),
            "Ngày": ("day", needed(cells.day)),
            "Loại": ("kind", needed(word_of(records.MeetingKind))),
            "Đối tượng": ("audience", word_of(records.Audience)),
            "Triệu tập": ("summons", cells.text),
            "Chủ đề": ("subjects", cells.known_codes),
            "Số người dự": ("headcount", cells.whole_number),
            "Đã điểm danh": ("taken", cells.mark),
        },
    ),
    Sheet(
        "Điểm danh",
        "marks",
        records.Mark,
        {
            "Mã cuộc": ("meeting", cells.known_code),
            "Mã đảng viên": ("member", cells.known_code),
            "Kết quả": ("outcome", word_of(records.Outcome)),
            "Phải dự": ("due", word_of(records.SaidDue)),
        },
    ),
    Sheet(
        "Thành phần",
        "group_counts",
        records.GroupCount,
        {
            "Mã cuộc": ("meeting", cells.known_code),
            "Nhóm": ("group", cells.text),
            "Số người": ("people", cells.whole_number),
        },
    ),
    Sheet(
        "Mô hình",
        "models",
        records.Model,
        {
            "Mã": ("code", cells.code),
            "Tên mô hình": ("name", cells.text),
            "Loại": ("kind", word_of(records.ModelKind)),
            "Lĩnh vực": ("area", word_of(records.ModelField)),
            "Chủ thể": ("holder", word_of(records.Holder)),
            "Ngày đăng ký": ("registered", cells.day),
            "Ngày hoàn thành": ("completed", cells.day),
            "Ngày dừng": ("stopped", cells.day),
            "Ngày quyết định": ("recognised", cells.day),
        },
    ),
    Sheet(
        "Kết quả mô hình",
        "results",
        records.ModelResult,
        {
            "Mã mô hình": ("model", cells.known_code),
            "Ngày": ("day", needed(cells.day)),
            "Kết quả": ("text", cells.text),
            "Số người hưởng lợi": ("people_helped", cells.whole_number),
        },
    ),
    Sheet(
        "Nhân rộng",
        "replications",
        records.Replication,
        {
            "Mã mô hình": ("model", cells.known_code),
            "Ngày": ("day", needed(cells.day)),
            "Nơi nhân rộng": ("place", cells.text),
        },
    ),
    Sheet(
        "Cam kết",
        "commitments",
        records.CommitmentItem,
        {
            "Mã đảng viên": ("member", cells.known_code),
            "Năm": ("year", needed(cells.whole_number)),
            "Nội dung": ("text", cells.text),
            "Kết quả năm": ("result", word_of(records.YearResult)),
        },
    ),
    Sheet(
        "Tuyên truyền",
        "outreach",
        records.Outreach,
        {
            "Ngày": ("day", needed(cells.day)),
            "Hình thức": ("form", cells.text),
            "Số lượng": ("quantity", cells.number),
        },
    ),
    Sheet(
        "Kiểm tra, giám sát",
        "inspections",
        records.Inspection,
        {
            "Mã": ("code", cells.text),
            "Hình thức": ("form", word_of(records.InspectionForm)),
            "Đối tượng": ("inspected", cells.items),
            "Ngày kế hoạch": ("planned", cells.day),
            "Từ ngày": ("start", cells.day),
            "Hạn chế": ("limits", cells.text),
            "Ngày khắc phục": ("mended", cells.day),
        },
    ),
    Sheet(
        "Khen thưởng",
        "commendations",
        records.Commendation,
        {
            "Ngày quyết định": ("day", needed(cells.day)),
            "Chủ thể": ("holder", word_of(records.Holder)),
            "Tên": ("name", cells.text),
            "Tính chất": ("nature", word_of(records.Nature)),
        },
    ),
    Sheet(
        "Văn bản",
        "documents",
        records.Document,
        {
            "Loại": ("type", cells.text),
            "Ngày": ("day", needed(cells.day)),
            "Số": ("number", cells.text),
        },
    ),
    Sheet(
        "Khai không có",
        "declarations",
        records.Declaration,
        {
            "Sổ": ("register", needed(word_of(records.Declarable))),
            "Từ ngày": ("start", needed(cells.day)),
            "Đến ngày": ("end", needed(cells.day)),
        },
    ),
)

LINKS = (
    ("turns", "member", "members"),
    ("positions", "member", "members"),
    ("marks", "meeting", "meetings"),
    ("marks", "member", "members"),
    ("group_counts", "meeting", "meetings"),
    ("results", "model", "models"),
    ("replications", "model", "models"),
    ("commitments", "member", "members"),
)
"""Register, its field that is a code, and the register where that code stands."""

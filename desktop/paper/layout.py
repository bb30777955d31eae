"""Every measure and fixed word of a Party document as a setting (DOMAIN §7).

Lengths are millimetres, type sizes and spacing points.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self


@dataclass(frozen=True)
class Column:
    """One column of the attendance sheet: its heading, widths and type size.

    Widths are millimetres on the sheet for signing and on the filled one; they are
    shares of the text width when they do not add up to it.
    """

    heading: str
    width: float
    filled_width: float
    size: float = 13
    centred: bool = True
    filled_heading: str = ""


@dataclass(frozen=True)
class SheetLayout:
    """The attendance sheet: DOMAIN §7, last paragraph."""

    title: str = "DANH SÁCH ĐIỂM DANH"
    columns: tuple[Column, ...] = (
        Column("TT", 9, 9),
        Column("Họ và tên", 50, 46.5, centred=False),
        Column("Năm sinh", 12, 12),
        Column("Đảng viên (CT/DB)", 20.5, 20.5),
        Column("Chức vụ", 24, 24),
        Column("Ký tên", 26, 29.5, size=12, filled_heading="Ký tên (kết quả)"),
        Column("Ghi chú", 23.5, 23.5, size=12),
    )
    heading_size: float = 12
    heading_height: float = 11
    row_height: float = 9
    tallest_row: float = 27
    caption_height: float = 7.5
    caption_size: float = 13
    least_air: float = 2
    least_cell_size: float = 10
    least_names_on_last_page: int = 3
    guest_lines_alone: int = 7
    official: str = "CT"
    probationary: str = "DB"
    continued: str = "(tiếp theo)"
    guests: str = "Đại biểu, khách mời"
    time_label: str = "Thời gian"
    location_label: str = "Địa điểm"
    due_label: str = "Tổng số phải dự"
    present_label: str = "Có mặt"
    excused_label: str = "Vắng có lý do"
    unexcused_label: str = "Vắng không lý do"
    rate_label: str = "Tỷ lệ"
    online_label: str = "Dự trực tuyến"
    guests_label: str = "Số đại biểu, khách mời"
    secretary: str = "THƯ KÝ"
    chair: str = "CHỦ TRÌ"


@dataclass(frozen=True)
class ListLayout:
    """The list of a register: its words, and the sizes of type its table may take.

    Sizes are tried in order, the page upright before it is turned. Rows of up to
    `lines_together` lines stay on one page; taller ones part after every `lines_apart`.
    """

    kind: str = "DANH SÁCH"
    number: str = "TT"
    period: str = "(Từ ngày {start} đến ngày {end})"
    search: str = "có chữ “{words}”"
    nothing: str = "Không có mục nào."
    count: str = "Tổng số: {count} mục"
    preparer: str = "NGƯỜI LẬP"
    for_chapter: str = "T/M CHI BỘ"
    upright_sizes: tuple[float, ...] = (13, 12)
    across_sizes: tuple[float, ...] = (12, 11, 10, 9)
    note_size: float = 13
    least_row: float = 8
    least_rows_on_last_page: int = 3
    lines_together: int = 12
    lines_apart: int = 4


@dataclass(frozen=True)
class DictionaryLayout:
    """The dictionary of figures: its words and sizes of type."""

    kind: str = "TỪ ĐIỂN SỐ LIỆU"
    about: str = "dùng để ghi thẻ trong biểu mẫu báo cáo"
    part_size: float = 15
    title_size: float = 13
    size: float = 11
    least_row: float = 6


@dataclass(frozen=True)
class PartyLayout:
    """A Party document on A4, with the defaults of DOMAIN §7."""

    page_width: float = 210
    page_height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15

    header_left: float = 78
    header_gap: float = 4
    header_line: float = 18
    party: str = "ĐẢNG CỘNG SẢN VIỆT NAM"
    party_size: float = 15
    superior_size: float = 14
    issuer_size: float = 14
    star: str = "*"
    place_size: float = 14
    rule: float = 0.75

    kind_size: float = 16
    abstract_size: float = 14
    hyphens: str = "-----"

    body_size: float = 14
    body_spacing: float = 18
    paragraph_gap: float = 6

    totals_size: float = 13
    signature_size: float = 14
    signature_lines: int = 4
    sign_here: str = "(Ký, ghi rõ họ tên)"
    sign_here_size: float = 13

    border: float = 0.5
    cell_padding: float = 1.2

    page_number_size: float = 14
    page_number_from: int = 2

    sheet: SheetLayout = field(default_factory=SheetLayout)
    register: ListLayout = field(default_factory=ListLayout)
    dictionary: DictionaryLayout = field(default_factory=DictionaryLayout)

    @property
    def text_width(self) -> float:
        """Millimetres between the left and the right margin."""
        return self.page_width - self.left - self.right

    def across(self) -> Self:
        """Return the same for paper laid across: margins as they are, the head in proportion."""
        turned = replace(self, page_width=self.page_height, page_height=self.page_width)
        share = turned.text_width / self.text_width
        return replace(turned, header_left=self.header_left * share)


PARTY_LAYOUT = PartyLayout()

"""The parts of a consolidation, their keys and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from db.messages import N_


class Tab(StrEnum):
    """The parts of a consolidation, in the order of the work."""

    UNITS = "units"
    TOTALS = "totals"
    DOUBTS = "doubts"
    REMARKS = "remarks"


KEYS: Mapping[Tab, str] = {
    Tab.UNITS: "F2",
    Tab.TOTALS: "F3",
    Tab.DOUBTS: "F4",
    Tab.REMARKS: "F5",
}
HEADINGS: Mapping[Tab, str] = {
    Tab.UNITS: N_("Tình hình nộp"),
    Tab.TOTALS: N_("Số liệu cộng"),
    Tab.DOUBTS: N_("Cần hỏi lại"),
    Tab.REMARKS: N_("Nên xem lại"),
}
MEANINGS: Mapping[Tab, str] = {
    Tab.UNITS: N_("Đơn vị nào đã nộp, nộp muộn, chưa nộp"),
    Tab.TOTALS: N_("Số liệu của các đơn vị cộng lại; mở một số để xem từng đơn vị"),
    Tab.DOUBTS: N_("Số liệu khác thường so với kỳ trước hoặc so với đơn vị khác"),
    Tab.REMARKS: N_("Những chỗ nên xem lại trước khi gửi bản tổng hợp lên cấp trên"),
}

"""Thresholds: from when on the program points something out; kept in the book (DOMAIN §1)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.messages import N_
from db.registers import unit
from db.schema import MeetingKind


@dataclass(frozen=True)
class Threshold:
    """One number a chapter may set for itself, its bounds counted."""

    name: str
    label: str
    unit: str
    default: int
    least: int
    most: int

    def read(self, session: Session) -> int:
        """Return the number in force: the chapter's own, or the default."""
        return int(unit.setting(session, self._key, str(self.default)))

    def write(self, session: Session, number: int) -> None:
        """Keep a number, brought within the bounds."""
        unit.set_setting(session, self._key, str(min(max(number, self.least), self.most)))

    @property
    def _key(self) -> str:
        return f"threshold.{self.name}"


ABSENCES = Threshold(
    "absences",
    N_("Nhắc khi vắng nhiều tháng liên tiếp, hoặc nhiều lần không lý do trong một năm"),
    N_("lần"),
    default=3,
    least=1,
    most=12,
)
MONTH_WARNING_DAY = Threshold(
    "month_warning_day",
    N_("Nhắc tháng này chưa họp thường kỳ khi đã qua ngày"),
    N_("trong tháng"),
    default=25,
    least=1,
    most=31,
)
QUARTER_WARNING_DAYS = Threshold(
    "quarter_warning_days",
    N_("Nhắc quý này chưa sinh hoạt chuyên đề trước khi hết quý"),
    N_("ngày"),
    default=45,
    least=0,
    most=92,
)
PROBATION_MONTHS = Threshold(
    "probation_months",
    N_("Thời gian dự bị"),
    N_("tháng"),
    default=12,
    least=1,
    most=36,
)
PROBATION_WARNING_DAYS = Threshold(
    "probation_warning_days",
    N_("Nhắc trước khi hết thời gian dự bị"),
    N_("ngày"),
    default=30,
    least=0,
    most=180,
)
REVIEW_DAYS = Threshold(
    "review_days",
    N_("Thời hạn xét công nhận chính thức sau khi hết dự bị"),
    N_("ngày làm việc"),
    default=30,
    least=1,
    most=90,
)
MEETING_MINUTES = Threshold(
    "meeting_minutes",
    N_("Một cuộc sinh hoạt ít nhất"),
    N_("phút"),
    default=90,
    least=0,
    most=480,
)
COMBINED_MINUTES = Threshold(
    "combined_minutes",
    N_("Cuộc thường kỳ kết hợp chuyên đề ít nhất"),
    N_("phút"),
    default=120,
    least=0,
    most=480,
)
PAPERS_DAYS = Threshold(
    "papers_days",
    N_("Đăng tài liệu trước cuộc họp ít nhất"),
    N_("ngày"),
    default=1,
    least=0,
    most=30,
)
RESOLUTION_DAYS = Threshold(
    "resolution_days",
    N_("Đăng nghị quyết sau cuộc họp chậm nhất"),
    N_("ngày"),
    default=2,
    least=0,
    most=30,
)
OPINIONS_PERCENT = Threshold(
    "opinions_percent",
    N_("Chấm đủ điểm thảo luận khi lượt ý kiến đạt ít nhất"),
    N_("% số người dự"),
    default=30,
    least=1,
    most=100,
)
TASK_WARNING_DAYS = Threshold(
    "task_warning_days",
    N_("Nhắc trước khi nhiệm vụ đến hạn"),
    N_("ngày"),
    default=7,
    least=0,
    most=60,
)
COMMITMENT_MONTH = Threshold(
    "commitment_month",
    N_("Nhắc đảng viên chưa có cam kết trong năm khi đã hết tháng"),
    N_("trong năm"),
    default=3,
    least=1,
    most=12,
)
HALF_YEAR_MONTH = Threshold(
    "half_year_month",
    N_("Nhắc cam kết chưa tự đánh giá 6 tháng khi đã hết tháng"),
    N_("trong năm"),
    default=6,
    least=6,
    most=12,
)
YEAR_END_MONTH = Threshold(
    "year_end_month",
    N_("Kết quả cam kết và xếp loại của năm trước là việc gấp khi đã hết tháng"),
    N_("trong năm"),
    default=1,
    least=1,
    most=12,
)
RESULT_MONTH = Threshold(
    "result_month",
    N_("Nhắc mô hình chưa ghi kết quả trong năm khi đã hết tháng"),
    N_("trong năm"),
    default=6,
    least=1,
    most=12,
)
CARRY_OVER_DAYS = Threshold(
    "carry_over_days",
    N_("Hỏi việc duy trì mô hình trước khi hết năm"),
    N_("ngày"),
    default=31,
    least=0,
    most=180,
)
EMPTY_REGISTER_DAYS = Threshold(
    "empty_register_days",
    N_("Nhắc sổ chưa ghi gì trong quý, trước và sau khi hết quý"),
    N_("ngày"),
    default=15,
    least=0,
    most=45,
)
RETURN_DAYS = Threshold(
    "return_days",
    N_("Nhắc trước khi đến hạn nộp báo cáo"),
    N_("ngày"),
    default=10,
    least=0,
    most=60,
)
FAR_FROM_PERIOD = Threshold(
    "far_from_period",
    N_("Lưu ý số liệu báo cáo hơn kém kỳ trước từ"),
    N_("% số kỳ trước"),
    default=50,
    least=10,
    most=500,
)
FAR_POINTS = Threshold(
    "far_points",
    N_("Lưu ý tỷ lệ trong báo cáo hơn kém kỳ trước từ"),
    N_("điểm %"),
    default=20,
    least=1,
    most=100,
)
FAR_HANDFUL = Threshold(
    "far_handful",
    N_("Không lưu ý số liệu hơn kém kỳ trước nhiều nhất là"),
    N_("người, cuộc…"),
    default=5,
    least=1,
    most=1000,
)

THRESHOLDS = (
    ABSENCES,
    MONTH_WARNING_DAY,
    QUARTER_WARNING_DAYS,
    PROBATION_MONTHS,
    PROBATION_WARNING_DAYS,
    REVIEW_DAYS,
    MEETING_MINUTES,
    COMBINED_MINUTES,
    PAPERS_DAYS,
    RESOLUTION_DAYS,
    OPINIONS_PERCENT,
    TASK_WARNING_DAYS,
    COMMITMENT_MONTH,
    HALF_YEAR_MONTH,
    YEAR_END_MONTH,
    RESULT_MONTH,
    CARRY_OVER_DAYS,
    EMPTY_REGISTER_DAYS,
    RETURN_DAYS,
    FAR_FROM_PERIOD,
    FAR_POINTS,
    FAR_HANDFUL,
)

_MINUTES = {
    MeetingKind.ORDINARY: MEETING_MINUTES,
    MeetingKind.THEMATIC: MEETING_MINUTES,
    MeetingKind.COMBINED: COMBINED_MINUTES,
}


def minutes_for(kind: MeetingKind) -> Threshold | None:
    """Return how long a meeting of a kind lasts at least; None where nothing is laid down."""
    return _MINUTES.get(kind)

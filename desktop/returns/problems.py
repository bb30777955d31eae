"""Problems found in a return: every kind of them with its gravity and its sentences, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.figures import Record
from db.messages import N_, Message
from desktop.text import translate


class Severity(StrEnum):
    """How grave a problem is; a remark counts as a warning to outsiders (CONTRACT §1).

    An error is certainly wrong in the return; a warning may be right, and is to be looked at.
    """

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True)
class Rule:
    """One kind of problem: how grave it is, what is said, what it means and what to do."""

    severity: Severity
    sentence: str
    advice: str


_MAKE_AGAIN = N_("Xin lại tệp từ đơn vị gửi, hoặc lập lại báo cáo từ sổ.")

RULES: Mapping[str, Rule] = {
    "not_taken": Rule(
        Severity.ERROR,
        N_("Cuộc {meeting} chưa điểm danh."),
        N_("Lượt đảng viên phải dự còn thiếu {count} người của cuộc này. Điểm danh cho xong."),
    ),
    "due_adds_up": Rule(
        Severity.ERROR,
        N_("“{name}” là {number} nhưng có mặt và vắng cộng lại là {sum}."),
        N_("Xem lại điểm danh các cuộc trong kỳ rồi lập lại báo cáo."),
    ),
    "sum_fits": Rule(
        Severity.ERROR,
        N_("“{name}” là {number} nhưng “{parts}” cộng lại là {sum}."),
        _MAKE_AGAIN,
    ),
    "rate_fits": Rule(
        Severity.ERROR,
        N_("“{name}” là {number} nhưng {part} trên {whole} phải là {right}."),
        _MAKE_AGAIN,
    ),
    "part_above_whole": Rule(
        Severity.ERROR,
        N_("“{name}” là {number}, nhiều hơn “{whole_name}” là {whole}."),
        _MAKE_AGAIN,
    ),
    "people_above_members": Rule(
        Severity.ERROR,
        N_("“{name}” là {number} người, nhiều hơn tổng số đảng viên là {members}."),
        _MAKE_AGAIN,
    ),
    "people_odd": Rule(
        Severity.WARNING,
        N_("“{name}” là {number} người, nhiều hơn số đảng viên cuối kỳ là {members}."),
        N_(
            "Chỉ đúng khi có người đã chuyển đi trong kỳ. Nếu không, xem lại danh sách những "
            "người được tính."
        ),
    ),
    "far_from_before": Rule(
        Severity.WARNING,
        N_("“{name}” là {number}, kỳ trước là {before}."),
        N_("Có thể do ghi thiếu hoặc ghi trùng. Xem lại sổ; nếu đúng thì giữ nguyên."),
    ),
    "units_missing": Rule(
        Severity.WARNING,
        N_("Còn {count} đơn vị chưa có báo cáo: {units}."),
        N_("Số tổng hợp chưa có số liệu của các đơn vị ấy. Đôn đốc rồi tổng hợp lại."),
    ),
    "counted_twice": Rule(
        Severity.ERROR,
        N_("{unit} được tính hai lần, qua nhiều báo cáo."),
        N_("Rút báo cáo đã nhận bị trùng, hoặc đề nghị cấp dưới tổng hợp lại cho đúng."),
    ),
    "newer_refused": Rule(
        Severity.WARNING,
        N_("{unit} đã có số {number} nhưng tệp không nhận được; đang tính số {counted}."),
        N_("Xin lại tệp số {number} của đơn vị rồi tổng hợp lại."),
    ),
    "called_otherwise": Rule(
        Severity.REMARK,
        N_("{count} đơn vị ghi tên khác với danh sách đơn vị: {units}."),
        N_("Nếu đơn vị đã đổi tên, ghi vào danh sách; nếu không, xem lại mã đơn vị trong báo cáo."),
    ),
    "unit_list_odd": Rule(
        Severity.WARNING,
        N_("Danh sách đơn vị “{file}” có dòng bất thường, trang “{sheet}”, ô {cell}."),
        N_("{why} Sửa danh sách rồi tổng hợp lại."),
    ),
    "nobody_sent": Rule(
        Severity.WARNING,
        N_("Chưa nhận được báo cáo nào của cấp dưới."),
        N_("Kiểm tra lại thư mục hoặc USB đã chọn."),
    ),
    "units_late": Rule(
        Severity.REMARK,
        N_("{count} đơn vị lập báo cáo sau hạn nộp: {units}."),
        N_("Số liệu đã được cộng đủ."),
    ),
    "files_refused": Rule(
        Severity.WARNING,
        N_("{count} tệp không được nhận nên không cộng vào."),
        N_("Xem lý do từng tệp ở trang Tình hình nộp, xin lại tệp rồi tổng hợp lại."),
    ),
    "files_passed_over": Rule(
        Severity.REMARK,
        N_("Đã bỏ qua {count} tệp của chương trình không phải là báo cáo, như tệp phản hồi."),
        N_("Không phải làm gì."),
    ),
    "ended_without": Rule(
        Severity.REMARK,
        N_("Đã kết thúc hoạt động trong kỳ và không có báo cáo: {units}."),
        N_("Nếu các đơn vị ấy có hoạt động trong kỳ, hỏi đơn vị nhận bàn giao."),
    ),
    "errors_left": Rule(
        Severity.ERROR,
        N_("Báo cáo của {unit} còn {count} lỗi chưa sửa."),
        N_("Hỏi lại đơn vị; số liệu vẫn được cộng như đơn vị đã báo cáo."),
    ),
    "lists_incomplete": Rule(
        Severity.ERROR,
        N_("Danh sách trong báo cáo của {unit} thiếu phần biểu mẫu cần nên có ô để trống."),
        N_("Xin lại tệp lập từ sổ của đơn vị rồi tổng hợp lại."),
    ),
    "edited_accepted": Rule(
        Severity.WARNING,
        N_("Tệp của {unit} bị sửa bằng tay nhưng đã được chấp nhận."),
        N_("Số được cộng là số trong sổ của đơn vị, không phải số sửa tay."),
    ),
    "replaced_unit": Rule(
        Severity.WARNING,
        N_("{unit} đã kết thúc trong kỳ, thay bằng {later}."),
        N_("Cả hai báo cáo đều được cộng. Hỏi lại để chắc không có việc nào tính hai lần."),
    ),
    "no_ordinary": Rule(
        Severity.WARNING,
        N_("Tháng {month} chưa có cuộc sinh hoạt thường kỳ."),
        N_("Nếu đã họp, ghi cuộc họp vào sổ. Nếu không họp thì giữ nguyên."),
    ),
    "no_thematic": Rule(
        Severity.WARNING,
        N_("Quý {quarter} chưa có cuộc sinh hoạt chuyên đề."),
        N_(
            "Nếu đã sinh hoạt, ghi vào sổ. Nếu đã làm cùng cuộc thường kỳ, đổi loại của cuộc ấy "
            "thành Kết hợp."
        ),
    ),
    "no_headcount": Rule(
        Severity.WARNING,
        N_("Cuộc {meeting} chưa ghi số người dự."),
        N_("Báo cáo tính cuộc này nhưng cộng 0 lượt người. Ghi số người dự."),
    ),
    "no_results": Rule(
        Severity.WARNING,
        N_("Mô hình “{model}” chưa có kết quả trong kỳ."),
        N_("Ghi kết quả đã có; nếu mô hình đã tạm dừng hoặc dừng, ghi ngày ấy."),
    ),
    "no_outcome": Rule(
        Severity.WARNING,
        N_("{count} đảng viên có cam kết chưa ghi đủ kết quả năm {year}."),
        N_("Báo cáo chưa tính họ là hoàn thành hay chưa hoàn thành. Ghi kết quả từng nội dung."),
    ),
    "not_filled": Rule(
        Severity.REMARK,
        N_("{figures} chưa có số liệu."),
        N_("Báo cáo ghi –. Có thì ghi vào sổ; cả sổ không có gì trong kỳ thì khai không có."),
    ),
    "row_inserted": Rule(
        Severity.ERROR,
        N_("Trang “{sheet}” bị chèn thêm {count} dòng ở dòng {at}, các dòng dưới bị đẩy xuống."),
        _MAKE_AGAIN,
    ),
    "row_removed": Rule(
        Severity.ERROR,
        N_("Trang “{sheet}” bị xóa {count} dòng ở dòng {at}, các dòng dưới bị dồn lên."),
        _MAKE_AGAIN,
    ),
    "column_inserted": Rule(
        Severity.ERROR,
        N_("Trang “{sheet}” bị chèn thêm {count} cột ở cột {at}, các cột sau bị đẩy sang phải."),
        _MAKE_AGAIN,
    ),
    "column_removed": Rule(
        Severity.ERROR,
        N_("Trang “{sheet}” bị xóa {count} cột ở cột {at}, các cột sau bị dồn sang trái."),
        _MAKE_AGAIN,
    ),
    "sheet_missing": Rule(
        Severity.ERROR,
        N_("Báo cáo thiếu trang “{sheet}”."),
        _MAKE_AGAIN,
    ),
    "sheet_added": Rule(
        Severity.ERROR,
        N_("Trang “{sheet}” do người khác thêm vào, không thuộc báo cáo."),
        N_("Bỏ trang này."),
    ),
    "sheet_renamed": Rule(
        Severity.WARNING,
        N_("Trang “{was}” đã bị đổi tên thành “{sheet}”."),
        N_("Số liệu không bị ảnh hưởng. Đặt lại tên cũ."),
    ),
}


@dataclass(frozen=True)
class Problem:
    """One thing found: what, how grave, where it shows, and what mends it.

    `message` says what was found, `advice` what it means and what to do. `record` is the one
    to be mended; without one, `room` names the register to be looked into, and `none_of` the
    register of which it can be declared that there is nothing (khai không có).
    """

    severity: Severity
    rule: str
    message: Message
    sheet: str = ""
    cell: str = ""
    record: Record | None = None
    advice: Message | None = None
    room: str = ""
    none_of: str = ""

    def words(self) -> str:
        """Return all that is said, in the language chosen."""
        return " ".join(translate(each) for each in (self.message, self.advice) if each)

    def to_json(self) -> dict[str, str]:
        """Return the problem as the commands print it (CONTRACT §1)."""
        severity = Severity.ERROR if self.severity is Severity.ERROR else Severity.WARNING
        return {
            "severity": str(severity),
            "rule": self.rule,
            "message": self.words(),
            "sheet": self.sheet,
            "cell": self.cell,
        }


def problem(
    rule: str, args: Mapping[str, Any], where: tuple[str, str] = ("", ""), **more: Any
) -> Problem:
    """Return a problem worded by its rule; KeyError for a rule that is not known."""
    known = RULES[rule]
    message, advice = (Message(each, dict(args)) for each in (known.sentence, known.advice))
    return Problem(known.severity, rule, message, *where, advice=advice, **more)


def grave(problems: Iterable[Problem]) -> bool:
    """Tell whether there is an error among the problems."""
    return any(each.severity is Severity.ERROR for each in problems)

"""Problems found in a return: every kind of them with its gravity and its sentence, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.figures import Record
from db.messages import N_, Message
from desktop.text import translate


class Severity(StrEnum):
    """How grave a problem is; a remark counts as a warning to outsiders (CONTRACT §1)."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True)
class Rule:
    """One kind of problem: how grave it is and what is said."""

    severity: Severity
    sentence: str


RULES: Mapping[str, Rule] = {
    "not_taken": Rule(
        Severity.ERROR,
        N_(
            "Cuộc {meeting} chưa điểm danh nên lượt dự còn thiếu. Điểm danh xong rồi lập lại "
            "báo cáo."
        ),
    ),
    "due_adds_up": Rule(
        Severity.ERROR,
        N_(
            "“{name}” là {number} nhưng có mặt và vắng cộng lại là {sum}. Xem lại điểm danh "
            "các cuộc trong kỳ."
        ),
    ),
    "rate_fits": Rule(
        Severity.ERROR,
        N_(
            "“{name}” là {number} nhưng {part} trên {whole} phải là {right}. Lập lại báo cáo từ sổ."
        ),
    ),
    "part_above_whole": Rule(
        Severity.ERROR,
        N_(
            "“{name}” là {number}, nhiều hơn “{whole_name}” là {whole}. Xem lại các bản ghi "
            "trong kỳ."
        ),
    ),
    "no_ordinary": Rule(
        Severity.WARNING,
        N_("Tháng {month} chưa có cuộc sinh hoạt thường kỳ. Nếu đã họp, ghi cuộc họp vào sổ."),
    ),
    "not_filled": Rule(
        Severity.REMARK,
        N_(
            "“{name}” và {more} chỉ tiêu liên quan chưa có số liệu, báo cáo ghi –. Ghi sổ, hoặc "
            "khai không có."
        ),
    ),
    "row_inserted": Rule(
        Severity.ERROR,
        N_(
            "Trang “{sheet}” bị chèn thêm {count} dòng ở dòng {at}, các dòng dưới bị đẩy xuống. "
            "Lập lại báo cáo từ sổ."
        ),
    ),
    "row_removed": Rule(
        Severity.ERROR,
        N_(
            "Trang “{sheet}” bị xóa {count} dòng ở dòng {at}, các dòng dưới bị dồn lên. Lập lại "
            "báo cáo từ sổ."
        ),
    ),
    "column_inserted": Rule(
        Severity.ERROR,
        N_(
            "Trang “{sheet}” bị chèn thêm {count} cột ở cột {at}, các cột sau bị đẩy sang phải. "
            "Lập lại báo cáo từ sổ."
        ),
    ),
    "column_removed": Rule(
        Severity.ERROR,
        N_(
            "Trang “{sheet}” bị xóa {count} cột ở cột {at}, các cột sau bị dồn sang trái. Lập "
            "lại báo cáo từ sổ."
        ),
    ),
    "sheet_missing": Rule(
        Severity.ERROR, N_("Báo cáo thiếu trang “{sheet}”. Lập lại báo cáo từ sổ.")
    ),
    "sheet_added": Rule(
        Severity.ERROR,
        N_("Trang “{sheet}” do người khác thêm vào, không thuộc báo cáo. Bỏ trang này."),
    ),
    "sheet_renamed": Rule(
        Severity.WARNING, N_("Trang “{was}” đã bị đổi tên thành “{sheet}”. Đặt lại tên cũ.")
    ),
}


@dataclass(frozen=True)
class Problem:
    """One thing found: what, how grave, where it shows, and the record that mends it."""

    severity: Severity
    rule: str
    message: Message
    sheet: str = ""
    cell: str = ""
    record: Record | None = None

    def to_json(self) -> dict[str, str]:
        """Return the problem as the commands print it (CONTRACT §1)."""
        severity = Severity.ERROR if self.severity is Severity.ERROR else Severity.WARNING
        return {
            "severity": str(severity),
            "rule": self.rule,
            "message": translate(self.message),
            "sheet": self.sheet,
            "cell": self.cell,
        }


def problem(
    rule: str, args: Mapping[str, Any], where: tuple[str, str] = ("", ""), **more: Any
) -> Problem:
    """Return a problem worded by its rule."""
    known = RULES[rule]
    return Problem(known.severity, rule, Message(known.sentence, dict(args)), *where, **more)


def grave(problems: Iterable[Problem]) -> bool:
    """Tell whether there is an error among the problems."""
    return any(each.severity is Severity.ERROR for each in problems)

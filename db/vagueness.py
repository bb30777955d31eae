"""Whether a commitment can be checked at the year's end, and if not, why (DOMAIN §5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from db.messages import N_, Message
from db.vietnamese import match_key

EXAMPLES: Mapping[str, str] = {
    N_("Tư tưởng chính trị"): N_(
        "Đọc 12 bài viết của Bác, mỗi tháng 01 bài, trao đổi lại tại sinh hoạt chuyên đề từng quý"
    ),
    N_("Đạo đức, lối sống"): N_(
        "Góp 50.000 đồng mỗi tháng vào quỹ khuyến học của khu vực, đủ 12 tháng trước 31/12"
    ),
    N_("Thực hiện nhiệm vụ"): N_("Giúp 02 hộ nghèo làm thủ tục vay vốn, xong trước 30/11"),
    N_("Tổ chức kỷ luật, nêu gương"): N_(
        "Dự đủ 12 buổi sinh hoạt chi bộ, phát biểu ít nhất 06 buổi, đóng đảng phí trước ngày 05 "
        "hằng tháng"
    ),
    N_("Khắc phục hạn chế"): N_(
        "Năm trước nộp chậm 04 báo cáo: năm nay nộp đủ 12 báo cáo trước ngày 25 hằng tháng"
    ),
}
"""The groups of commitments (DOMAIN §5), each with a concrete item."""

_PLAIN = "Thực hiện nhiệm vụ"


class Reason(StrEnum):
    """Why an item is vague."""

    NO_MEASURE = "no_measure"
    NO_DEADLINE = "no_deadline"
    STOCK_PHRASE = "stock_phrase"
    SAME_TEXT = "same_text"


def text_key(content: str | None) -> str:
    """Return the form in which texts of commitments are the same.

    Dấu are heard; case, the place of a tone, spaces and punctuation are not.
    """
    return match_key(re.sub(r"[^\w\s]", " ", content or ""))


def reasons(
    content: str | None,
    measure: str | None,
    due: date | None,
    *,
    others: Collection[str] = (),
) -> tuple[Reason, ...]:
    """Return why an item is vague, the weightiest first; none where it is concrete enough.

    `others` are the texts of other members for the same year, each as `text_key` gives it.
    """
    if any(letter.isdecimal() for letter in f"{content} {measure}"):
        found = []
    else:
        found = [Reason.NO_MEASURE, *([] if due else [Reason.NO_DEADLINE])]
    if (key := text_key(content)) and key in others:
        found.append(Reason.SAME_TEXT)
    return tuple(found)


def remark(
    group: str | None,
    content: str | None,
    measure: str | None,
    due: date | None,
    *,
    others: Collection[str] = (),
) -> Message | None:
    """Return what to say of a vague item, how to mend it and an example; None of a concrete one."""
    if not reasons(content, measure, due, others=others):
        return None
    return Message(
        N_("Chưa cụ thể. Ví dụ cụ thể: “{example}”."), {"example": Message(example(group))}
    )


def example(group: str | None) -> str:
    """Return a concrete item fit for a group, to be translated; one of duty where it is unknown."""
    key = text_key(group)
    return next(
        (each for name, each in EXAMPLES.items() if text_key(name) == key), EXAMPLES[_PLAIN]
    )

"""Whether one can tell at the year's end that a commitment was met, and if not, why (DOMAIN §5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from db.messages import N_, Message
from db.vietnamese import clean, match_key, nfc, quoted

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

_DUTY = "Thực hiện nhiệm vụ"


class Reason(StrEnum):
    """Why an item is vague."""

    NO_MEASURE = "no_measure"
    NO_DEADLINE = "no_deadline"
    STOCK_PHRASE = "stock_phrase"
    SAME_TEXT = "same_text"


_SENTENCES: Mapping[Reason, str] = {
    Reason.NO_MEASURE: N_(
        "Chưa rõ làm bao nhiêu, ra kết quả gì nên cuối năm khó nói đã đạt hay chưa: hãy ghi số "
        "lượng, số lần hoặc sản phẩm vào Chỉ tiêu."
    ),
    Reason.NO_DEADLINE: N_(
        "Chưa có hạn: hãy ghi ngày vào Thời hạn, hoặc ghi rõ trong câu, như “hằng tháng”, "
        "“trước 30/6”."
    ),
    Reason.STOCK_PHRASE: N_(
        "“{phrase}” là lời chung chung, ai cũng ghi được: hãy nói rõ việc của riêng mình."
    ),
    Reason.SAME_TEXT: N_(
        "Giống hệt cam kết của đảng viên khác trong năm: hãy ghi việc của riêng người này."
    ),
}


@lru_cache(maxsize=4096)
def text_key(content: str | None) -> str:
    """Return the form in which texts of commitments are the same.

    Dấu are heard; case, the place of a tone, spaces and punctuation are not.
    """
    return match_key(re.sub(r"[^\w\s]", " ", nfc(content or "")))


def reasons(
    content: str | None,
    measure: str | None,
    due: date | None,
    *,
    others: Collection[str] = (),
) -> tuple[Reason, ...]:
    """Return why an item is vague, the weightiest first; none where it is concrete enough.

    A commitment is for a year: what has a measure needs no day, unless it is put off until
    there will be time. `others` are the texts of other members for the same year, each as
    `text_key` gives it.
    """
    found = _reasons(clean(content or ""), clean(measure or ""), due is not None)
    if (key := text_key(content)) and key in others:
        return (*found, Reason.SAME_TEXT)
    return found


@lru_cache(maxsize=4096)
def _reasons(content: str, measure: str, dated: bool) -> tuple[Reason, ...]:
    from db.vagueness import reading  # its patterns take a while to make: not before they serve

    timed = dated or reading.says_when(content, measure)
    if reading.measured(content, measure, timed):
        return () if timed or not reading.put_off(content) else (Reason.NO_DEADLINE,)
    found = {
        Reason.NO_MEASURE: True,
        Reason.NO_DEADLINE: not timed,
        Reason.STOCK_PHRASE: bool(reading.stock_phrase(content)),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def explain(reason: Reason, content: str | None) -> Message:
    """Return what is wrong with an item for one reason, and how to mend it."""
    if reason is not Reason.STOCK_PHRASE:
        return Message(_SENTENCES[reason])
    from db.vagueness import reading

    phrase = quoted(reading.stock_phrase(clean(content or "")))
    return Message(_SENTENCES[reason], {"phrase": phrase})


def remark(
    group: str | None,
    content: str | None,
    measure: str | None,
    due: date | None,
    *,
    others: Collection[str] = (),
) -> Message | None:
    """Return all there is to say of a vague item, with an example; None of a concrete one."""
    found = reasons(content, measure, due, others=others)
    if not found:
        return None
    whole = for_instance(group)
    for reason in reversed(found):
        whole = Message(N_("{first} {rest}"), {"first": explain(reason, content), "rest": whole})
    return whole


def for_instance(group: str | None) -> Message:
    """Return the sentence that gives an example of a concrete item of a group."""
    return Message(N_("Ví dụ cụ thể: “{example}”."), {"example": Message(example(group))})


def example(group: str | None) -> str:
    """Return a concrete item fit for a group, to be translated; one of duty where it is unknown."""
    key = text_key(group)
    return next((each for name, each in EXAMPLES.items() if text_key(name) == key), EXAMPLES[_DUTY])

"""Which commitments can be checked at the year's end, and why others cannot (DOMAIN §5)."""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example as also
from hypothesis import given, settings
from hypothesis import strategies as st

from db import vagueness
from db.vagueness import EXAMPLES, Reason, explain, reasons, remark, text_key
from tests.db.vague_items import CONDUCT, GOOD, VAGUE, Item

MORE = Path(__file__).with_name("more_vague_items.tsv")
"""Items met after the check was written; the sixty were written before it."""
YEAR_END = date(2026, 12, 31)
MISSING = (Reason.NO_MEASURE, Reason.NO_DEADLINE)
TONES = dict(zip("òóỏõọèéẻẽẹùúủũụ", "oooooeeeeeuuuuu", strict=True))


def judged(items: tuple[Item, ...]) -> list[tuple[Item, tuple[Reason, ...]]]:
    """Return items with their reasons, each beside the texts of all the others."""
    keys = [text_key(item.content) for item in items]
    return [
        (item, reasons(item.content, item.measure, item.due, others=keys[:at] + keys[at + 1 :]))
        for at, item in enumerate(items)
    ]


def show(capsys: pytest.CaptureFixture[str], title: str, items: Iterable[object]) -> None:
    with capsys.disabled():
        sys.stdout.write("".join(f"\n{title}: {item}" for item in items))


def test_of_sixty_items_most_of_each_half_are_judged_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    flagged = [(item.content, why) for item, why in judged(GOOD) if why]
    passed = [item.content for item, why in judged(VAGUE) if not why]
    show(capsys, "concrete but flagged", flagged)
    show(capsys, "vague but passed", passed)
    assert len(GOOD) == len(VAGUE) == 30
    assert len(flagged) <= 3
    assert len(passed) <= 3


def test_what_is_found_has_the_reasons_expected() -> None:
    for item, why in judged(VAGUE):
        assert not why or item.why <= set(why), item.content


def test_items_met_later_stay_judged_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    with MORE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = [
        (row["concrete"], row["content"])
        for row in rows
        if bool(
            reasons(row["content"], row["measure"], YEAR_END if row["dated"] == "yes" else None)
        )
        is (row["concrete"] == "yes")
    ]
    show(capsys, "misjudged, concrete?", wrong)
    assert len(rows) > 400
    assert len(wrong) <= len(rows) // 50


@pytest.mark.parametrize("text", EXAMPLES.values())
def test_every_example_shown_is_concrete(text: str) -> None:
    assert reasons(text, "", None) == ()


@pytest.mark.parametrize(
    "content",
    [
        "Giúp 02 hộ nghèo vay vốn",
        "Giúp hai hộ nghèo vay vốn",
        "Đăng 12/12 tin bài",
        "Giảm 1/3 số cuộc họp",
        "Tháng 2 lần thăm bà con",
        "Góp 50.000đ vào quỹ",
        "Trả hồ sơ đúng hạn đạt 98%",
        "Trồng 2000 cây",
        "Có mặt trước 7 giờ",
    ],
)
def test_a_number_with_what_it_counts_is_a_measure(content: str) -> None:
    assert reasons(content, None, None) == ()


@pytest.mark.parametrize(
    "content",
    [
        "Theo dõi việc thực hiện Nghị quyết số 21-NQ/TW",
        "Theo Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị",
        "Làm việc theo Nghị định 100/2019/NĐ-CP và Luật số 10/2022/QH15",
        "Làm theo Điều 4, 9 và Điều 12",
        "Sống theo 19 điều đảng viên không được làm",
        "Xứng đáng với 30 năm tuổi Đảng",
        "Sống tốt ở tổ 5, khu vực 3",
        "Dạy tốt lớp 9A2",
        "Là một người tốt, cuối năm vui vẻ",
        "Làm việc với 100% khả năng",
        "Làm 100 phần trăm công việc",
        "Có mặt 24/24 trong thời đại 4.0",
        "Hướng tới nhiệm kỳ 2025 - 2030",
    ],
)
def test_a_number_that_is_a_name_or_a_date_is_none(content: str) -> None:
    assert Reason.NO_MEASURE in reasons(content, None, None)


@pytest.mark.parametrize(
    ("content", "measure"),
    [
        ("Học lớp tin học", "Chứng chỉ"),
        ("Học lý luận chính trị", "Bằng tốt nghiệp loại khá"),
        ("Không để hồ sơ nào trễ", None),
        ("Bỏ hẳn thuốc lá", None),
        ("Dự họp", "12/12"),
        ("Thăm bà con tổ 5 mỗi tháng", None),
        ("Nộp báo cáo đúng hạn", None),
        ("Dự sinh hoạt", "Đầy đủ"),
        ("Trả lời kiến nghị của cử tri", "100%"),
        ("Phụ trách đội văn nghệ", "Một tiết mục, có video"),
        ("Viết lại quy ước của khu vực", "Trước 30/6"),
        ("Chăm vườn hoa trước trụ sở", "Hằng tuần"),
    ],
)
def test_a_product_a_rhythm_or_what_never_happens_is_a_measure(
    content: str, measure: str | None
) -> None:
    assert reasons(content, measure, None) == ()


def test_a_deed_that_ends_can_be_checked_on_its_day() -> None:
    assert reasons("Sửa lại hàng rào nhà văn hóa", None, date(2026, 5, 30)) == ()
    assert reasons("Sửa lại hàng rào nhà văn hóa trước 30/5", None, None) == ()
    assert reasons("Sửa lại hàng rào nhà văn hóa", None, None) == MISSING


@pytest.mark.parametrize("measure", ["Tốt", "Thường xuyên", "Theo kế hoạch", "Bản thân tiến bộ"])
def test_words_of_praise_are_no_measure(measure: str) -> None:
    assert reasons("Theo dõi thời sự", measure, YEAR_END) == (Reason.NO_MEASURE,)


@pytest.mark.parametrize("rhythm", ["công việc hằng ngày", "sinh hoạt hàng ngày"])
def test_everyday_life_is_no_rhythm(rhythm: str) -> None:
    assert Reason.NO_MEASURE in reasons(f"Vận dụng lời Bác vào {rhythm}", None, None)


@pytest.mark.parametrize("measure", ["100%", "Đầy đủ", "Báo cáo"])
def test_beside_a_stock_phrase_a_weak_measure_says_nothing(measure: str) -> None:
    content = "Chấp hành nghiêm chủ trương, đường lối của Đảng"
    assert reasons(content, measure, YEAR_END) == (Reason.NO_MEASURE, Reason.STOCK_PHRASE)
    assert reasons("Luôn cố gắng mỗi ngày", None, None) == (Reason.NO_MEASURE, Reason.STOCK_PHRASE)


def test_beside_a_real_measure_a_stock_phrase_does_no_harm() -> None:
    assert reasons("Nâng cao tay nghề", "Chứng chỉ B1", YEAR_END) == ()
    assert reasons("Nâng cao chất lượng sinh hoạt, hằng tháng gửi tài liệu trước", "", None) == ()


def test_what_has_a_measure_needs_no_day_unless_it_is_put_off() -> None:
    assert reasons("Giúp 02 hộ nghèo", None, None) == ()
    assert reasons("Giúp 02 hộ nghèo khi có điều kiện", None, None) == (Reason.NO_DEADLINE,)
    assert reasons("Giúp 02 hộ nghèo khi có điều kiện", None, YEAR_END) == ()


@pytest.mark.parametrize(
    "words", ["trước 30/6", "trong quý II", "đến hết năm", "trong năm 2026", "tháng 9", "dịp Tết"]
)
def test_a_deadline_may_stand_in_the_text(words: str) -> None:
    assert reasons(f"Thăm bà con {words}", None, None) == (Reason.NO_MEASURE,)


def test_the_year_of_a_document_is_no_deadline() -> None:
    assert reasons("Nêu gương theo QĐ 08 năm 2018", None, None)[:2] == MISSING


def test_the_text_of_another_member_is_vague_however_concrete() -> None:
    others = {text_key("Giúp 02 hộ nghèo vay vốn.")}
    assert reasons("giúp  02 hộ nghèo, vay vốn", None, None, others=others) == (Reason.SAME_TEXT,)
    assert reasons("Giúp 02 hộ ngheo vay vốn", None, None, others=others) == ()
    assert Reason.SAME_TEXT not in reasons(None, None, None, others={""})


def test_an_item_without_text_cannot_be_checked() -> None:
    assert reasons(None, None, None) == MISSING
    assert reasons(" ", "", None) == MISSING


def test_every_reason_says_how_to_mend_it() -> None:
    said = [str(explain(reason, "Sống tốt, không ngừng học tập")) for reason in Reason]
    assert len(set(said)) == len(Reason)
    assert all("hãy" in each for each in said)


@pytest.mark.parametrize(
    ("content", "phrase"),
    [
        ("Sẽ KHÔNG NGỪNG học tập", "KHÔNG NGỪNG học tập"),
        ("Không ngừng tiến lên", "Không ngừng"),
        ("Năm 2026 hoàn thành 100% nhiệm vụ, góp phần chung", "hoàn thành 100% nhiệm vụ"),
        (unicodedata.normalize("NFD", "Giữ đạo đức"), "đạo đức"),
    ],
)
def test_the_stock_phrase_is_quoted_as_it_was_written(content: str, phrase: str) -> None:
    assert f"“{phrase}”" in str(explain(Reason.STOCK_PHRASE, content))


def test_a_remark_gives_every_reason_and_an_example_fit_for_the_group() -> None:
    said = str(remark(CONDUCT, "Giữ gìn đạo đức", None, None))
    found = [said.index(part) for part in ("Chỉ tiêu", "Thời hạn", "“Giữ gìn”", EXAMPLES[CONDUCT])]
    assert found == sorted(found)
    assert remark(CONDUCT, "Giúp 02 hộ nghèo", None, None) is None


@pytest.mark.parametrize("group", ["đạo đức, lối sống", "ĐẠO ĐỨC LỐI SỐNG"])
def test_groups_are_known_whatever_their_case_and_marks(group: str) -> None:
    assert vagueness.example(group) == EXAMPLES[CONDUCT]


@pytest.mark.parametrize("group", [None, "", "Việc khác"])
def test_an_unknown_group_has_the_example_of_duty(group: str | None) -> None:
    assert vagueness.example(group) == EXAMPLES["Thực hiện nhiệm vụ"]


def tone_on_the_other_letter(text: str) -> str:
    """Return a text with hòa written hoà, thủy written thuỷ."""
    for first, plain in TONES.items():
        tone = unicodedata.normalize("NFD", first)[1]
        for last in "aey":
            text = text.replace(first + last, plain + unicodedata.normalize("NFC", last + tone))
    return text


@settings(max_examples=60)
@given(item=st.sampled_from(GOOD + VAGUE), upper=st.booleans(), apart=st.booleans())
@also(item=Item(CONDUCT, "Giữ gìn gia đình hòa thuận, ủy lạo 02 hộ"), upper=True, apart=True)
def test_case_normal_form_and_place_of_the_tone_change_nothing(
    item: Item, upper: bool, apart: bool
) -> None:
    content, measure = (tone_on_the_other_letter(text) for text in (item.content, item.measure))
    if upper:
        content, measure = content.upper(), measure.upper()
    if apart:
        content, measure = (unicodedata.normalize("NFD", text) for text in (content, measure))
    assert reasons(content, measure, item.due) == reasons(item.content, item.measure, item.due)
    assert text_key(content) == text_key(item.content)
    assert reasons(content, measure, item.due, others={text_key(item.content)})

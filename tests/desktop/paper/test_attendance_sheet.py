from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from string import ascii_uppercase
from typing import Any, cast

import pytest
from pypdf.generic import DictionaryObject

from desktop.paper.attendance_sheet import attendance_sheet, names_on_pages
from desktop.paper.layout import PARTY_LAYOUT, PartyLayout, SheetLayout
from desktop.paper.sheet_data import SheetData, SheetPerson, SheetTotals
from tests.desktop.paper.paper_reading import Word, all_text, read, texts, words

HEADINGS = "TT Họ và tên Năm sinh Đảng viên (CT/DB) Chức vụ Ký tên Ghi chú"
FAMILIES = ("Nguyễn", "Trần", "Huỳnh", "Đặng", "Thạch")
LETTERS = ascii_uppercase
GIVEN = ("Đạt", "Phượng", "Thủy", "Ẩn", "Quyên", "Vỹ", "Ước")


def people(count: int, **facts: Any) -> tuple[SheetPerson, ...]:
    return tuple(
        SheetPerson(
            f"{FAMILIES[n % 5]} Thị {GIVEN[n % 7]} {LETTERS[n // 26]}{LETTERS[n % 26].lower()}",
            birth_year=str(1950 + n % 50),
            **facts,
        )
        for n in range(count)
    )


def sheet(count: int, **facts: Any) -> SheetData:
    plain = SheetData(
        superior="Đảng bộ phường Ô Môn",
        unit="Chi bộ khu vực 3",
        place="Ô Môn",
        meeting="Sinh hoạt chi bộ thường kỳ tháng 02 năm 2026",
        day=date(2026, 2, 5),
        start=time(19, 0),
        location="Nhà văn hóa khu vực 3",
        people=people(count),
        due=count,
    )
    return replace(plain, **facts)


def filled(count: int, **facts: Any) -> SheetData:
    totals = SheetTotals(present=count - 3, online=1, excused=2, unexcused=1, guests=2)
    return sheet(count, totals=totals, guest_lines=0, **facts)


def names_in(page: list[Word], data: SheetData) -> list[str]:
    known = {person.name for person in data.people}
    return [word.text for word in page if word.text in known]


def only(found: list[Word], text: str) -> Word:
    (word,) = [word for word in found if word.text == text]
    return word


def mm(length: float | list[float]) -> Any:
    """Compare as exactly as positions stand in a PDF."""
    return pytest.approx(length, abs=0.001)


def inside_margins(word: Word, layout: PartyLayout = PARTY_LAYOUT) -> bool:
    return (
        word.left >= layout.left - 0.01
        and word.right <= layout.page_width - layout.right + 0.01
        and layout.top < word.baseline < layout.page_height - layout.bottom
    )


def test_every_page_is_a4() -> None:
    for page in read(attendance_sheet(sheet(60))).pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx((595.28, 841.89), abs=0.01)


def test_the_head_is_that_of_a_party_document() -> None:
    page = words(attendance_sheet(sheet(5)), 0)
    superior, unit = only(page, "ĐẢNG BỘ PHƯỜNG Ô MÔN"), only(page, "CHI BỘ KHU VỰC 3")
    party = only(page, "ĐẢNG CỘNG SẢN VIỆT NAM")
    place = only(page, "Ô Môn, ngày 05 tháng 02 năm 2026")
    assert (superior.size, unit.size, party.size, place.size) == (14, 14, 15, 14)
    assert [word.style for word in (superior, unit, party, place)] == ["", "Bold", "Bold", "Italic"]
    star = only(page, "*")
    assert superior.middle == mm(unit.middle)
    assert superior.middle == mm(star.middle)
    assert party.middle == mm(place.middle)
    title, meeting = only(page, "DANH SÁCH ĐIỂM DANH"), only(page, sheet(5).meeting)
    assert title.middle == mm((30 + 195) / 2)
    assert meeting.middle == mm(title.middle)
    assert only(page, "-----").baseline > meeting.baseline > title.baseline > star.baseline


def test_time_and_place_are_printed_or_left_to_be_written() -> None:
    known = all_text(attendance_sheet(sheet(3)))
    assert "Thời gian: 19 giờ 00, ngày 05 tháng 02 năm 2026" in known
    assert "Địa điểm: Nhà văn hóa khu vực 3" in known
    unknown = all_text(attendance_sheet(sheet(3, start=None, location="", place="")))
    assert "Thời gian: ngày 05 tháng 02 năm 2026" in unknown
    assert "Địa điểm: ………" in unknown


def test_column_headings_stand_on_every_page() -> None:
    pdf = attendance_sheet(sheet(100))
    assert len(read(pdf).pages) == 5
    assert all(HEADINGS in " ".join(texts(pdf, page)) for page in range(5))


def test_about_eighteen_names_stand_on_the_first_page() -> None:
    data = sheet(60)
    assert 18 <= len(names_in(words(attendance_sheet(data), 0), data)) <= 20


@pytest.mark.parametrize(("count", "guest_lines"), [(0, 25), (3, 3), (28, 40), (100, 3)])
def test_how_many_names_a_page_carries_is_known_without_printing(
    count: int, guest_lines: int
) -> None:
    data = sheet(count, guest_lines=guest_lines)
    groups = sheet(count, guest_lines=guest_lines)
    groups = replace(
        groups, people=tuple(replace(one, group=one.name[-1]) for one in groups.people)
    )
    for each in (data, groups):
        pages = read(attendance_sheet(each)).pages
        printed = [
            names_in(words(attendance_sheet(each), page), each) for page in range(len(pages))
        ]
        assert names_on_pages(each) == [len(names) for names in printed]


@pytest.mark.parametrize("count", [3, 28, 300])
def test_every_name_is_printed_once_in_the_order_given(count: int) -> None:
    data = sheet(count)
    pdf = attendance_sheet(data)
    printed = [
        name for page in range(len(read(pdf).pages)) for name in names_in(words(pdf, page), data)
    ]
    assert printed == [person.name for person in data.people]


def test_rows_are_nine_millimetres_high_and_numbered() -> None:
    page = words(attendance_sheet(sheet(10, guest_lines=0)), 0)
    rows = [only(page, person.name).baseline for person in people(10)]
    assert all(below - above == mm(9) for above, below in pairwise(rows))
    numbers = [only(page, str(number)).baseline for number in range(1, 11)]
    assert numbers == mm(rows)


# One or two people, and every number round the ends of the first and the second page.
AROUND_ENDS = (1, 2, *range(13, 28), *range(36, 54, 2))


@pytest.mark.parametrize(("guest_lines", "counts"), [(3, AROUND_ENDS), (0, range(14, 26))])
def test_the_last_page_never_carries_only_signatures(
    guest_lines: int, counts: Sequence[int]
) -> None:
    for count in counts:
        data = sheet(count, guest_lines=guest_lines)
        last = words(attendance_sheet(data), -1)
        assert len(names_in(last, data)) >= min(3, count)
        assert only(last, "THƯ KÝ").baseline == only(last, "CHỦ TRÌ").baseline
        assert all(map(inside_margins, [word for word in last if word.baseline > 20]))


def test_many_guest_lines_go_over_to_the_last_page_by_themselves() -> None:
    data = sheet(5, guest_lines=40)
    pdf = attendance_sheet(data)
    assert len(names_in(words(pdf, 0), data)) == 5
    assert "Đại biểu, khách mời (tiếp theo)" in texts(pdf, -1)


def test_everything_stands_inside_the_margins() -> None:
    data = filled(
        70,
        people=people(
            70, position="Phó Chủ tịch Hội Cựu chiến binh", mark="Vắng không lý do", reason="x" * 60
        ),
    )
    pdf = attendance_sheet(data)
    for page in range(len(read(pdf).pages)):
        numbered = [word for word in words(pdf, page) if not (page and word.text == str(page + 1))]
        assert all(map(inside_margins, numbered))


def test_pages_are_numbered_in_the_middle_of_the_top_margin_from_the_second() -> None:
    pdf = attendance_sheet(sheet(60))
    above = [[word for word in words(pdf, page) if word.baseline < 20] for page in range(3)]
    assert above[0] == []
    for number, (word,) in enumerate(above[1:], start=2):
        assert word.text == str(number)
        assert word.middle == mm((30 + 195) / 2)


def test_fonts_are_embedded_and_nothing_else_is_used() -> None:
    for page in read(attendance_sheet(sheet(60))).pages:
        fonts = cast(DictionaryObject, cast(DictionaryObject, page["/Resources"])["/Font"])
        for font in fonts.values():
            facts = font.get_object()
            assert "/FontFile2" in facts["/FontDescriptor"]
            assert "/ToUnicode" in facts


def test_a_viewer_is_told_title_and_language() -> None:
    pdf = read(attendance_sheet(sheet(5)))
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"DANH SÁCH ĐIỂM DANH – {sheet(5).meeting}"
    assert pdf.metadata.author == "Chi bộ khu vực 3"
    assert str(pdf.root_object["/Lang"]) == "vi-VN"


def test_the_same_data_gives_the_same_bytes_in_any_thread() -> None:
    data = [sheet(count) for count in (5, 28, 40, 28)]
    alone = [attendance_sheet(each) for each in data]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(attendance_sheet, data)) == alone
    assert alone[1] == alone[3]


def test_a_blank_sheet_leaves_marks_and_totals_to_be_written() -> None:
    marked = people(28, mark="Vắng có lý do", reason="Ốm", note="Tạm thời đến")
    text = all_text(attendance_sheet(sheet(28, people=marked)))
    assert "Vắng có lý do Ốm" not in text
    assert "Tạm thời đến" in text
    assert (
        "Tổng số phải dự: 28 · Có mặt: …… · Vắng có lý do: …… · Vắng không lý do: …… "
        "Số đại biểu, khách mời: ……" in text
    )


def test_a_filled_sheet_prints_marks_reasons_and_totals() -> None:
    first, second, third, *rest = people(28, mark="Có mặt")
    marked = (
        replace(first, mark="Trực tuyến"),
        replace(second, mark="Vắng có lý do", reason="Ốm", note="Tạm thời đến"),
        replace(third, mark="Vắng không lý do", official=False, position="Bí thư"),
        *rest,
    )
    data = filled(28, people=marked, chair="Nguyễn Văn Đạt", secretary="Lê Thị Thảo")
    text = all_text(attendance_sheet(data))
    assert f"{second.name} 1951 CT Vắng có lý do Tạm thời đến; Ốm" in text
    assert f"{third.name} 1952 DB Bí thư Vắng không lý do" in text
    assert text.count("Có mặt") == 25 + 1
    assert (
        "Tổng số phải dự: 28 · Có mặt: 25 · Vắng có lý do: 02 · Vắng không lý do: 01 "
        "Tỷ lệ: 89,29% · Dự trực tuyến: 01 · Số đại biểu, khách mời: 02" in text
    )


def test_guests_nobody_wrote_down_are_left_to_be_written() -> None:
    totals = SheetTotals(present=0, online=0, excused=0, unexcused=0)
    text = all_text(attendance_sheet(sheet(0, totals=totals)))
    assert "Vắng không lý do: 00 Số đại biểu, khách mời: ……" in text


def test_signers_are_named_under_their_own_word_with_room_to_sign() -> None:
    data = sheet(5, chair="Nguyễn Văn Đạt", secretary="Lê Thị Thảo")
    page = words(attendance_sheet(data), -1)
    for role, name in (("THƯ KÝ", "Lê Thị Thảo"), ("CHỦ TRÌ", "Nguyễn Văn Đạt")):
        above, below = only(page, role), only(page, name)
        assert above.middle == mm(below.middle)
        assert below.baseline - above.baseline > 25
    assert only(page, "THƯ KÝ").middle < only(page, "CHỦ TRÌ").middle


def test_a_party_group_is_headed_and_headed_again_on_the_next_page() -> None:
    grouped = tuple(
        replace(person, group=f"Tổ đảng {1 + number // 30}")
        for number, person in enumerate(people(60))
    )
    data = sheet(60, people=grouped, guest_lines=0)
    pdf = attendance_sheet(data)
    pages = [texts(pdf, page) for page in range(len(read(pdf).pages))]
    assert "Tổ đảng 1" in pages[0]
    assert "Tổ đảng 1 (tiếp theo)" in pages[1]
    assert pages[1].index("Tổ đảng 2") > pages[1].index(grouped[29].name)
    assert "Tổ đảng 2 (tiếp theo)" in pages[2]


def test_people_of_no_group_have_no_caption() -> None:
    *grouped, alone = people(4, group="Tổ đảng 1")
    page = texts(
        attendance_sheet(sheet(4, people=(*grouped, replace(alone, group="")), guest_lines=0)), 0
    )
    assert page[page.index(alone.name) - 2 : page.index(alone.name)] == ["CT", "4"]


def test_names_are_printed_as_they_are_whatever_signs_they_hold() -> None:
    odd = "Nguyễn <b>Văn</b> &amp; %s {x}"
    # Decomposed letters and stray spaces, as macOS and old files give them.
    loose = SheetPerson("  Nguye\u0302\u0303n\u00a0Va\u0306n   A\u0302n ")
    text = all_text(attendance_sheet(sheet(2, people=(SheetPerson(odd), loose))))
    assert odd in text
    assert "Nguyễn Văn Ân" in text


def test_a_long_text_wraps_inside_its_cell_and_the_row_grows() -> None:
    name = "Nguyễn Hoàng Công Tằng Tôn Nữ Thị Phương Khánh Quyên Diễm Ngọc Bích Trâm"
    long = SheetPerson(name, position="Phó Chủ tịch Hội Cựu chiến binh khu vực 3 phường Ô Môn")
    before, after = people(2)
    page = words(attendance_sheet(sheet(3, people=(before, long, after))), 0)
    table = [word for word in page if only(page, before.name).baseline < word.baseline]
    cell = [word for word in table if 39 < word.left < 80 and word.size < 13]
    assert name == " ".join(word.text for word in cell if word.text in name)
    assert all(word.right < 30 + 9 + 50 for word in cell)
    assert only(page, after.name).baseline - only(page, before.name).baseline > 2 * 9


def test_a_reason_longer_than_the_tallest_row_ends_in_an_ellipsis() -> None:
    endless = filled(3, people=people(3, mark="Vắng có lý do", reason="đi công tác " * 60))
    pdf = attendance_sheet(endless)
    assert len(read(pdf).pages) == 1
    assert all_text(pdf).count("…") == 3


def test_long_names_of_bodies_stay_in_their_column() -> None:
    data = sheet(
        3,
        superior="Đảng bộ Trường Đại học Kỹ thuật - Công nghệ Cần Thơ",
        unit="Chi bộ Khoa Công nghệ thông tin và Truyền thông",
    )
    page = words(attendance_sheet(data), 0)
    title = only(page, "DANH SÁCH ĐIỂM DANH")
    left = [word for word in page if word.baseline < title.baseline and word.left < 100]
    assert " ".join(word.text for word in left) == f"{data.superior} {data.unit} *".upper()
    assert all(word.right < only(page, "ĐẢNG CỘNG SẢN VIỆT NAM").left for word in left)


def test_a_long_place_name_shrinks_before_it_wraps() -> None:
    page = words(attendance_sheet(sheet(3, place="Thị trấn Phong Điền")), 0)
    place = only(page, "Thị trấn Phong Điền, ngày 05 tháng 02 năm 2026")
    assert 12 <= place.size < 14
    assert inside_margins(place)


def test_page_numbers_can_begin_later() -> None:
    pdf = attendance_sheet(sheet(60), PartyLayout(page_number_from=3))
    assert "2" not in texts(pdf, 1)[:1]
    assert texts(pdf, 2)[0] == "3"


def test_every_measure_is_a_setting() -> None:
    layout = PartyLayout(
        left=20, right=20, party="ĐẢNG", sheet=SheetLayout(row_height=12, chair="CHỦ TỌA")
    )
    page = words(attendance_sheet(sheet(5, guest_lines=0), layout), 0)
    assert only(page, "DANH SÁCH ĐIỂM DANH").middle == mm(105)
    rows = [only(page, person.name).baseline for person in people(5)]
    assert rows[1] - rows[0] == mm(12)
    assert {"ĐẢNG", "CHỦ TỌA"} <= {word.text for word in page}
    assert all(inside_margins(word, layout) for word in page)

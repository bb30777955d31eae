"""The dictionary on paper: tables under headings that repeat, and no heading left alone."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.paper.dictionary import dictionary_paper
from desktop.paper.layout import PARTY_LAYOUT
from tests.desktop.paper.paper_reading import all_text, read, words

BODY = PARTY_LAYOUT.dictionary


@dataclass(frozen=True)
class Table:
    part: str
    title: str
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(number: int, rows: int) -> Table:
    texts = tuple((f"ma.so_{number}_{each}", "Nghĩa của số liệu " * 4) for each in range(rows))
    return Table(f"Phần {number // 3}", f"Bảng {number}", "", ("Mã", "Nghĩa"), texts)


def test_every_text_is_printed_once_in_order_under_numbered_parts() -> None:
    text = all_text(dictionary_paper([table(number, 3) for number in range(6)]))
    assert text.startswith("TỪ ĐIỂN SỐ LIỆU")
    assert text.index("I. Phần 0") < text.index("Bảng 0") < text.index("II. Phần 1")
    assert text.count("Phần 1") == 1
    codes = [word for word in text.split() if word.startswith("ma.so")]
    assert codes == [f"ma.so_{number}_{row}" for number in range(6) for row in range(3)]


def test_a_long_table_repeats_its_headings_and_no_heading_ends_a_page() -> None:
    pdf = dictionary_paper([table(number, 17 + number) for number in range(9)])
    pages = len(read(pdf).pages)
    assert pages > 3
    for page in range(pages):
        found = words(pdf, page)
        below = (PARTY_LAYOUT.page_height - PARTY_LAYOUT.bottom) + 0.1
        assert all(word.baseline < below for word in found)
        assert all(word.left >= PARTY_LAYOUT.left - 0.1 for word in found)
        assert all(word.right <= PARTY_LAYOUT.page_width - PARTY_LAYOUT.right for word in found)
        opens = found[1 if page else 0].text
        assert opens.startswith(("Mã", "Bảng", "I") if page else BODY.kind)
        assert found[-1].text.startswith(("Nghĩa", "số liệu", "liệu"))


def test_tables_with_the_same_headings_share_their_columns() -> None:
    found = words(dictionary_paper([table(1, 2), table(2, 2)]), 0)
    lefts = {round(word.left, 1) for word in found if word.text.startswith("Nghĩa của")}
    assert len(lefts) == 1

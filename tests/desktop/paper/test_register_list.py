"""The list of a register on paper says what the screen shows, on as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db.book import Book, Founding
from db.periods import Period
from db.registers import by_name, store
from db.registers.fields import NamedPerson
from db.schema import InspectionForm, ModelKind
from desktop.paper.layout import PARTY_LAYOUT
from desktop.paper.register_list import Narrowed, register_list
from tests.desktop.paper.paper_reading import all_text, read, texts, words

DAY = date(2026, 11, 5)
SENTENCE = "Vận động nhân dân trong khu vực đóng góp ngày công mở rộng hẻm, lắp đèn chiếu sáng. "


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    founding = Founding("OM-3", "Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn", place="Ô Môn")
    with Book.create(tmp_path / "so.sochibo", founding) as book:
        with book.change("người") as session:
            secretary = {"full_name": "Phạm Ngọc Đào", "position": "Bí thư"}
            store.save(session, by_name("members"), secretary)
        yield book


def add(book: Book, register: str, *rows: dict[str, Any]) -> list[int]:
    with book.change("ghi") as session:
        return [store.save(session, by_name(register), row) for row in rows]


def printed(book: Book, register: str, ids: list[int], **chosen: Any) -> bytes:
    with book.read() as session:
        return register_list(session, by_name(register), ids, DAY, **chosen)


def pages(pdf: bytes) -> int:
    return len(read(pdf).pages)


def across(pdf: bytes) -> bool:
    box = read(pdf).pages[0].mediabox
    return bool(box.width > box.height)


def document(number: int, abstract: str) -> dict[str, Any]:
    return {"type": "KH", "number": f"{number:02d}", "day": DAY, "abstract": abstract}


# What it says


def test_a_list_of_one_stage_says_which(book: Book) -> None:
    ids = add(book, "models", {"name": "Chợ 0 đồng", "registered": DAY})
    narrowed = Narrowed(stage="registered")
    assert "(Đã đăng ký)" in texts(printed(book, "models", ids, narrowed=narrowed), 0)


def test_head_title_and_signatures_are_those_of_a_party_document(book: Book) -> None:
    ids = add(book, "documents", document(1, "Kế hoạch năm"))
    narrowed = Narrowed(Period.parse("2026"), {"type": "KH"}, "kế hoạch")
    said = texts(printed(book, "documents", ids, narrowed=narrowed), 0)
    head = ["ĐẢNG BỘ PHƯỜNG Ô MÔN", "CHI BỘ KHU VỰC 3", "*", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    title = [
        "DANH SÁCH",
        "Văn bản",
        "-----",
        "(Từ ngày 01/01/2026 đến ngày 31/12/2026)",
        "(Loại: KH; có chữ “kế hoạch”)",
    ]
    assert said[:10] == [*head, "Ô Môn, ngày 05 tháng 11 năm 2026", *title]
    assert said[-6:] == [
        "Tổng số: 01 mục",
        "NGƯỜI LẬP",
        "(Ký, ghi rõ họ tên)",
        "T/M CHI BỘ",
        "BÍ THƯ",
        "Phạm Ngọc Đào",
    ]


def test_rows_stand_in_the_order_asked_for_and_only_those(book: Book) -> None:
    ids = add(book, "documents", *(document(each, f"Việc số {each}") for each in range(1, 5)))
    text = all_text(printed(book, "documents", [ids[2], ids[0]]))
    assert "1 KH 03 05/11/2026 Việc số 3 2 KH 01 05/11/2026 Việc số 1" in text
    assert "Việc số 2" not in text


def test_what_records_refer_to_is_called_by_name(book: Book) -> None:
    (model,) = add(book, "models", {"name": "Chợ 0 đồng", "kind": ModelKind.FOLLOWING})
    result = {"model": model, "day": DAY, "result": "Tặng quà", "money": 12_000_000}
    text = all_text(printed(book, "model_results", add(book, "model_results", result)))
    assert "Chợ 0 đồng" in text
    assert "12.000.000" in text
    assert "MH001" not in text
    inspection = {
        "form": InspectionForm.SUPERVISION,
        "inspected": [NamedPerson("", 1), NamedPerson("Tổ dân phố 4")],
    }
    text = all_text(printed(book, "inspections", add(book, "inspections", inspection)))
    assert "Giám sát" in text
    assert "Phạm Ngọc Đào; Tổ dân phố 4" in text


def test_what_the_list_was_narrowed_to_is_said_in_words(book: Book) -> None:
    (subject,) = add(book, "subjects", {"code": "KL01", "name": "Kết luận 01", "kind": "document"})
    row = {"name": "Chợ 0 đồng", "kind": ModelKind.FOLLOWING, "subjects": (subject,)}
    narrowed = Narrowed(values={"kind": ModelKind.FOLLOWING, "subjects": subject})
    said = texts(printed(book, "models", add(book, "models", row), narrowed=narrowed), 0)
    assert "(Loại: Học tập và làm theo Bác; Chủ đề: Kết luận 01)" in said


def test_columns_are_those_of_the_table_that_some_record_fills(book: Book) -> None:
    row = {"name": "Chợ 0 đồng", "situation": "Chỉ trong biểu ghi", "registered": DAY}
    said = texts(printed(book, "models", add(book, "models", row)), 0)
    assert {"TT", "Mã", "Tên mô hình", "MH001"} <= set(said)
    assert not {"Ngày dừng", "Lĩnh vực", "Chỉ trong biểu ghi"} & set(said)


def test_an_empty_list_shows_every_heading_and_says_that_there_is_nothing(book: Book) -> None:
    text = all_text(printed(book, "outreach", []))
    for heading in ("TT", "Ngày", "Hình thức", "Số lượng", "ĐVT", "Chủ đề", "Nội dung"):
        assert heading in text
    assert "Không có mục nào." in text
    assert "Tổng số" not in text
    assert "NGƯỜI LẬP" in text


def test_numbers_add_up_each_unit_by_itself(book: Book) -> None:
    amounts = [(2, "cái"), (1200, "lượt"), (3, "cái"), (1, None)]
    made = [
        {"day": DAY, "form": "Pano", "quantity": Decimal(number), "measure": unit}
        for number, unit in amounts
    ]
    text = all_text(printed(book, "outreach", add(book, "outreach", *made)))
    assert "Tổng số: 04 mục · Số lượng: 5 cái; 1.200 lượt; 1 (chưa ghi ĐVT)" in text


# How it lies on pages


@pytest.mark.parametrize(
    ("register", "count"),
    [("documents", 1), ("documents", 300), ("inspections", 1), ("inspections", 40)],
)
def test_every_page_is_headed_and_numbered_and_the_last_one_carries_rows(
    book: Book, register: str, count: int
) -> None:
    rows: list[dict[str, Any]] = [
        document(each, SENTENCE * (each % 4))
        if register == "documents"
        else {
            "plan": f"{each:02d}-KH/CB",
            "planned": DAY,
            "content": SENTENCE * (each % 3),
            "from_date": DAY,
            "to_date": DAY,
            "limits": SENTENCE,
            "mend_by": DAY,
            "mended": DAY,
            "conclusion": f"{each:02d}-TB/CB",
        }
        for each in range(1, count + 1)
    ]
    pdf = printed(book, register, add(book, register, *rows))
    assert across(pdf) == (register == "inspections")
    numbers = []
    for page in range(pages(pdf)):
        said = words(pdf, page)
        assert [word.text for word in said if word.style == "Bold"].count("TT") == 1
        assert (said[0].text == str(page + 1)) == (page > 0)
        numbers += [int(word.text) for word in said[1:] if word.text.isdecimal() and is_first(word)]
    assert numbers == list(range(1, count + 1))
    last = texts(pdf, -1)
    assert last[-1] == "Phạm Ngọc Đào"
    assert str(count) in last


def is_first(word: Any) -> bool:
    """Tell whether a word stands in the column of the line numbers."""
    return bool(word.right < PARTY_LAYOUT.left + 9 and word.style != "Bold")


@pytest.mark.parametrize("register", ["documents", "inspections"])
def test_nothing_is_cut_however_long_and_nothing_stands_outside_the_margins(
    book: Book, register: str
) -> None:
    long = " ".join(f"việc{number}" for number in range(900))
    unbroken = "https://" + "a" * 300
    field = "abstract" if register == "documents" else "content"
    row = {"day" if register == "documents" else "planned": DAY}
    rows: list[dict[str, Any]] = [
        row | {field: long},
        row | {field: f"Dòng đầu\ndòng sau {unbroken}"},
        row,
    ]
    pdf = printed(book, register, add(book, register, *rows))
    assert pages(pdf) > 1
    text = all_text(pdf)
    assert [word for word in long.split() if word not in text.split()] == []
    assert "a" * 300 in text.replace(" ", "")
    width, height = (297, 210) if across(pdf) else (210, 297)
    for page in range(pages(pdf)):
        for number, word in enumerate(words(pdf, page)):
            assert word.left >= PARTY_LAYOUT.left - 1
            assert word.right <= width - PARTY_LAYOUT.right + 1
            assert word.baseline <= height - PARTY_LAYOUT.bottom + 1
            assert word.baseline >= PARTY_LAYOUT.top or (page and number == 0)


def test_dates_and_numbers_are_never_broken(book: Book) -> None:
    row = {
        "plan": "12-KH/CB",
        "planned": DAY,
        "form": InspectionForm.CHECK,
        "content": SENTENCE * 2,
        "inspected": [NamedPerson("", 1)],
        "from_date": DAY,
        "to_date": DAY,
        "result": SENTENCE,
        "limits": SENTENCE,
        "mend_by": DAY,
        "mended": DAY,
        "conclusion": "14-TB/CB",
    }
    said = texts(printed(book, "inspections", add(book, "inspections", row)), 0)
    assert said.count("05/11/2026") == 5
    assert {"12-KH/CB", "14-TB/CB"} <= set(said)

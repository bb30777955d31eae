from __future__ import annotations

from desktop.paper.header import draw_party_header
from desktop.paper.layout import PARTY_LAYOUT
from desktop.paper.pen import DocumentFacts, Pen
from tests.desktop.paper.paper_reading import MM, texts, words


def test_minutes_have_no_place_and_date_and_a_report_has_its_number() -> None:
    pen = Pen(PARTY_LAYOUT, DocumentFacts("Biên bản", "Chi bộ khu vực 3"))
    end = draw_party_header(
        pen, superior="", issuer="Chi bộ khu vực 3", place_and_date="", number="Số 07-BC/CB"
    )
    pdf = pen.finish()
    assert texts(pdf, 0) == ["CHI BỘ KHU VỰC 3", "*", "Số 07-BC/CB", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert max(word.baseline for word in words(pdf, 0)) < end / MM

"""Tags: what may stand between the braces, and how a slip is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.returns.errors import FormError
from desktop.returns.forms import vocabulary
from desktop.returns.tags import (
    ColumnTag,
    EachTag,
    FactTag,
    FigureTag,
    Part,
    Place,
    TogetherTag,
    Variant,
    parse,
)

HERE = Place("Biểu 01", "D11")


def read(text: str) -> tuple[Part, ...]:
    return parse(text, vocabulary(), HERE)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("{{figure study.sessions}}", FigureTag("study.sessions")),
        ("{{ FIGURE   study.sessions }}", FigureTag("study.sessions")),
        ("{{figure\u00a0study.sessions}}", FigureTag("study.sessions")),
        ("{{figure study.rate[subject=KL01]}}", FigureTag("study.rate", "subject", "KL01")),
        ("{{figure study.rate[subject={code}]}}", FigureTag("study.rate", "subject", "{code}")),
        (
            "{{figure meetings.held | last_year}}",
            FigureTag("meetings.held", variant=Variant.LAST_YEAR),
        ),
        (
            "{{figure meetings.held|YEAR_TO_DATE}}",
            FigureTag("meetings.held", variant=Variant.YEAR_TO_DATE),
        ),
        ("{{fact unit.name}}", FactTag("unit.name")),
        ("{{fact unit.name | upper}}", FactTag("unit.name", upper=True)),
        ("{{each subjects}}", EachTag("subjects")),
        ("{{column name}}", ColumnTag("name")),
        ("{{together}}", TogetherTag()),
    ],
)
def test_each_kind_of_tag_is_read(text: str, tag: Part) -> None:
    assert read(text) == (tag,)


def test_text_and_tags_may_share_a_cell() -> None:
    assert read("(từ {{fact period.from}} đến {{fact period.to}})") == (
        "(từ ",
        FactTag("period.from"),
        " đến ",
        FactTag("period.to"),
        ")",
    )


def test_a_filter_is_filled_in_from_the_record_of_the_row() -> None:
    tag = FigureTag("study.rate", "subject", "{code}")
    assert tag.columns == ("code",)
    assert tag.id_for({"code": "NQ14"}) == "study.rate[subject=NQ14]"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("{{figure study.sesions}}", "study.sessions"),
        ("{{figure study.rate[subjct=KL01]}}", "subject"),
        ("{{figure meetings.held | last_yaer}}", "last_year"),
        ("{{figur study.sessions}}", "figure"),
        ("{{fact unit.nam}}", "unit.name"),
        ("{{fact unit.name | uper}}", "upper"),
        ("{{each subject}}", "subjects"),
    ],
)
def test_a_slip_is_told_with_its_cell_and_the_nearest_known_word(text: str, near: str) -> None:
    with pytest.raises(FormError) as error:
        read(text)
    assert (error.value.sheet, error.value.cell) == ("Biểu 01", "D11")
    for word in ("Biểu 01", "D11", f"“{near}”"):
        assert word in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{figure study.sessions", "chưa đóng"),
        ("xem {{", "chưa đóng"),
        ("{{figure}}", "viết chưa đúng"),
        ("{{figure study.rate[subject]}}", "viết chưa đúng"),
        ("{{together 5}}", "không có trong từ điển"),
        ("{{figure meetings.held[subject=KL01]}}", "không có trong từ điển"),
    ],
)
def test_what_is_no_tag_is_told_with_its_cell(text: str, said: str) -> None:
    with pytest.raises(FormError, match=said) as error:
        read(text)
    assert "D11" in str(error.value)


def test_text_without_braces_stays_as_it_is() -> None:
    assert read("Số 07-BC/CB | {chưa} ghi }}") == ("Số 07-BC/CB | {chưa} ghi }}",)


@given(st.text(st.sampled_from("{} |[]=figuretogch.study\n"), max_size=40))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    said = ""
    try:
        read(text)
    except FormError as error:
        said = str(error)
    assert not said or said.startswith("Trang “Biểu 01”, ô D11")

"""Tags: what may stand between the braces, and how a slip is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.returns.errors import FormError
from desktop.returns.forms import vocabulary
from desktop.returns.tag_reader import Place, parse
from desktop.returns.tags import (
    ColumnTag,
    Condition,
    EachTag,
    FactTag,
    FigureTag,
    GroupTag,
    Part,
    Records,
    Term,
    TogetherTag,
    TotalTag,
    Variant,
)

DVK = Records("models", conditions=(Condition("kind", "dan van kheo"),))
DVK_BY_WORD = Records("models", conditions=(Condition("kind", "dvk"),))
HERE = Place("Biểu 01", "D11")


def read(text: str) -> tuple[Part, ...]:
    return parse(text, vocabulary(), HERE)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("{{figure study.sessions}}", FigureTag((Term("study.sessions"),))),
        ("{{ FIGURE   study.sessions }}", FigureTag((Term("study.sessions"),))),
        ("{{figure\u00a0study.sessions}}", FigureTag((Term("study.sessions"),))),
        (
            "{{figure study.rate[subject=KL01]}}",
            FigureTag((Term("study.rate", "subject", "KL01"),)),
        ),
        (
            "{{figure study.rate[subject={code}]}}",
            FigureTag((Term("study.rate", "subject", "{code}"),)),
        ),
        (
            "{{figure meetings.held | last_year}}",
            FigureTag((Term("meetings.held"),), variant=Variant.LAST_YEAR),
        ),
        (
            "{{figure meetings.held|YEAR_TO_DATE}}",
            FigureTag((Term("meetings.held"),), variant=Variant.YEAR_TO_DATE),
        ),
        ("{{fact unit.name}}", FactTag("unit.name")),
        ("{{fact unit.name | upper}}", FactTag("unit.name", upper=True)),
        ("{{each subjects}}", EachTag(Records("subjects"))),
        ("{{column name}}", ColumnTag("name")),
        ("{{together}}", TogetherTag()),
        (
            "{{figure inspections.checks + inspections.supervisions | last_year}}",
            FigureTag(
                (Term("inspections.checks"), Term("inspections.supervisions")), Variant.LAST_YEAR
            ),
        ),
        ("{{each Mô hình[Loại=Dân vận khéo]}}", EachTag(DVK)),
        ("{{each models[kind=dvk] | by Lĩnh vực}}", EachTag(DVK_BY_WORD, by="area")),
        ("{{each models.new[kind=dvk]}}", EachTag(Records("models", "models.new[kind=dvk]"))),
        ("{{group}}", GroupTag()),
        ("{{column number | roman}}", ColumnTag("number", roman=True)),
        ("{{count}}", TotalTag()),
        ("{{sum people}}", TotalTag("people")),
        ("{{count models[kind=dvk]}}", TotalTag(records=DVK_BY_WORD)),
        ("{{sum model_results.people}}", TotalTag("people", Records("model_results"))),
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
    tag = FigureTag((Term("study.rate", "subject", "{code}"),))
    assert tag.columns == ("code",)
    assert tag.terms[0].id_for({"code": "NQ14"}) == "study.rate[subject=NQ14]"


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
        ("{{each models[kind=dvkk]}}", "dvk"),
        ("{{each models[knd=dvk]}}", "kind"),
        ("{{each models | by aera}}", "area"),
        ("{{each models | bye area}}", "by"),
        ("{{sum model_results.peple}}", "people"),
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
        ("{{together 5}}", "không ghi được"),
        ("{{each models[kind]}}", "viết chưa đúng"),
        ("{{each study.rate[subject={code}]}}", "không ghi được"),
        ("{{sum model_results.result}}", "không cộng được"),
        ("{{figure study.people_due + meetings.due}}", "khác loại"),
        ("{{figure study.rate + meetings.rate}}", "khác loại"),
        ("{{figure meetings.held[subject=KL01]}}", "không ghi được"),
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

"""Facts and times a form can name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.periods import Period
from desktop.returns.facts import FACTS, circumstances, nobodys, period_name
from desktop.returns.forms import standard_form
from desktop.returns.tags import Variant
from desktop.returns.variants import Figures
from tests.desktop.returns.office import NOW, Office, fill_half_year


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2026-02", "tháng 02 năm 2026"),
        ("2026-11", "tháng 11 năm 2026"),
        ("2026-Q4", "quý IV năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026", "năm 2026"),
        ("2021-05-18..2023-05-18", "từ ngày 18/05/2021 đến ngày 18/05/2023"),
    ],
)
def test_a_period_has_the_name_prose_gives_it(period: str, name: str) -> None:
    assert period_name(Period.parse(period)) == name


def test_every_fact_can_be_told_of_any_book(office: Office) -> None:
    with office.book.read() as session:
        period, form = Period.parse("2026-H1"), standard_form("KL01").about
        told = circumstances(session, period, NOW.date(), "Nguyễn Thị Đào", form)
    texts = {name: fact.text(told) for name, fact in FACTS.items()}
    assert texts["unit.superior"] == "Đảng ủy phường Ô Môn"
    assert texts["form.addressee"] == "Đảng ủy phường Ô Môn"
    assert texts["form.due"] == "05/07/2026"
    assert texts["period.name"] == "6 tháng đầu năm 2026"
    assert [name for name, text in texts.items() if not text] == ["signer.name"]


@pytest.mark.parametrize(
    ("unit", "body"),
    [
        ("Chi bộ Khu vực 3", "Chi bộ"),
        ("Đảng bộ phường Ô Môn", "Đảng ủy"),
        ("Đảng ủy xã", "Đảng ủy"),
        ("Văn phòng Quận ủy", "Văn phòng Quận ủy"),
    ],
)
def test_one_signs_on_behalf_of_what_the_unit_is_called(unit: str, body: str) -> None:
    form = standard_form("KL01").about
    told = nobodys(Period.parse("2026"), NOW.date(), form)
    named = replace(told, unit=replace(told.unit, name=unit))
    assert FACTS["signer.body"].text(named) == body


def held(office: Office, period: str, variant: Variant) -> object:
    with office.book.read() as session:
        value = Figures(session, Period.parse(period)).find("meetings.held", variant)
    return None if value is None else value.number


def test_a_figure_of_another_time_follows_from_the_period(office: Office) -> None:
    fill_half_year(office.chapter)
    assert held(office, "2026-Q2", Variant.THIS) == 1
    assert held(office, "2026-Q2", Variant.YEAR_TO_DATE) == 3
    assert held(office, "2026-Q2", Variant.SINCE_START) == 4
    assert held(office, "2026-Q1", Variant.LAST_YEAR) == 1
    assert held(office, "2026-Q1", Variant.VERSUS_LAST_YEAR) == 200


def test_over_twelve_months_only_the_period_and_all_time_are_known(office: Office) -> None:
    fill_half_year(office.chapter)
    known = {each: held(office, "2025-01-01..2026-06-30", each) for each in Variant}
    assert known == {
        Variant.THIS: 4,
        Variant.SINCE_START: 4,
        Variant.LAST_YEAR: None,
        Variant.YEAR_TO_DATE: None,
        Variant.VERSUS_LAST_YEAR: None,
    }


def test_a_figure_for_a_subject_the_book_does_not_have_is_not_filled(office: Office) -> None:
    with office.book.read() as session:
        found = Figures(session, Period.parse("2026")).find("study.sessions[subject=XX]")
    assert found is not None
    assert (found.number, found.state) == (0, "not_filled")

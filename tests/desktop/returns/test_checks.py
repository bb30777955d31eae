"""What is pointed out before a return is handed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db import figures
from db.figures import Value
from db.periods import Period
from db.schema import Audience, Mark, MeetingKind
from desktop.returns.checks import check_book, check_figures
from desktop.returns.problems import Problem, Severity
from desktop.text import set_language
from tests.desktop.returns.office import Office, fill_half_year

LATER = date(2027, 1, 1)
SHOWS = {"meetings.not_taken": ("Biểu tổng hợp", "D22"), "meetings.held": ("Biểu tổng hợp", "D19")}


def problems(office: Office, period: str, today: date = LATER) -> list[Problem]:
    span = Period.parse(period)
    with office.book.read() as session:
        values = figures.compute(session, span)
        return check_book(session, span, values, SHOWS, today)


def of(rule: str, found: list[Problem]) -> list[Problem]:
    return [each for each in found if each.rule == rule]


def test_a_meeting_without_attendance_is_an_error_that_leads_to_it(office: Office) -> None:
    office.chapter.members(2)
    office.chapter.take(office.chapter.meeting("2026-05-05"))
    meeting = office.chapter.meeting("2026-05-19", MeetingKind.THEMATIC)
    (found,) = of("not_taken", problems(office, "2026-05"))
    assert (found.severity, found.sheet, found.cell) == (Severity.ERROR, "Biểu tổng hợp", "D22")
    assert found.record is not None
    assert (found.record.register, found.record.id) == ("meetings", meeting)
    assert "19/05/2026 Chuyên đề" in str(found.message)


def test_a_month_without_an_ordinary_meeting_is_a_warning(office: Office) -> None:
    office.chapter.meeting("2026-01-05")
    office.chapter.meeting("2026-02-05", MeetingKind.COMBINED)
    office.chapter.meeting("2026-03-05", MeetingKind.THEMATIC)
    found = of("no_ordinary", problems(office, "2026-Q2")) + of(
        "no_ordinary", problems(office, "2026-Q1")
    )
    assert [each.severity for each in found] == [Severity.WARNING]
    assert "Tháng 03/2026" in str(found[0].message)


def test_only_whole_months_gone_by_can_lack_their_meeting(office: Office) -> None:
    office.chapter.meeting("2026-03-05")
    found = of("no_ordinary", problems(office, "2026-01-15..2026-04-30", date(2026, 4, 30)))
    assert [str(each.message)[:13] for each in found] == ["Tháng 02/2026"]


def test_what_is_not_filled_is_a_remark_register_by_register(office: Office) -> None:
    (found,) = of("not_filled", problems(office, "2026"))
    assert (found.severity, found.cell) == (Severity.REMARK, "D22")
    assert found.to_json()["severity"] == "warning"
    assert "“Cuộc chưa điểm danh” và 1 chỉ tiêu liên quan" in str(found.message)


def test_a_sound_half_year_has_neither_error_nor_contradiction(office: Office) -> None:
    fill_half_year(office.chapter)
    assert all(each.severity is not Severity.ERROR for each in problems(office, "2026-H1"))


@pytest.fixture
def sound(office: Office) -> dict[str, Value]:
    fill_half_year(office.chapter)
    return office.figures()


@pytest.mark.parametrize(
    ("figure", "number", "rule"),
    [
        ("meetings.due", 8, "due_adds_up"),
        ("meetings.rate", Decimal("77.79"), "rate_fits"),
        ("meetings.rate", None, "rate_fits"),
        ("study.rate[subject=NQ14]", Decimal("66.66"), "rate_fits"),
        ("study.people_present[subject=NQ14]", 4, "part_above_whole"),
        ("members.women", 4, "part_above_whole"),
        ("meetings.ordinary", 4, "part_above_whole"),
    ],
)
def test_figures_that_do_not_fit_are_errors(
    sound: dict[str, Value], figure: str, number: int | Decimal | None, rule: str
) -> None:
    assert check_figures(sound, {}) == []
    changed = {**sound, figure: replace(sound[figure], number=number)}
    found = check_figures(changed, {figure: ("Biểu 01", "G13")})
    assert rule in [each.rule for each in found if each.cell == "G13"]
    assert all(each.severity is Severity.ERROR for each in found)


def test_of_a_narrowed_figure_the_filter_is_named(sound: dict[str, Value]) -> None:
    name = "study.rate[subject=NQ14]"
    changed = {**sound, name: replace(sound[name], number=Decimal(50))}
    (found,) = check_figures(changed, {})
    assert "(NQ14)" in str(found.message)


def test_a_public_session_needs_no_attendance_by_name(office: Office) -> None:
    office.chapter.meeting("2026-05-05", audience=Audience.PUBLIC, headcount=5)
    assert of("not_taken", problems(office, "2026-05")) == []


def test_absences_do_not_disturb_the_sums(office: Office) -> None:
    people = office.chapter.members(4)
    office.chapter.take(
        office.chapter.meeting("2026-05-05"),
        {people[0]: Mark.EXCUSED, people[1]: Mark.UNEXCUSED, people[2]: Mark.ONLINE},
    )
    assert check_figures(office.figures("2026-05"), {}) == []


def test_a_problem_is_said_in_the_language_chosen(office: Office) -> None:
    office.chapter.meeting("2026-05-05")
    (found,) = of("not_taken", problems(office, "2026-05"))
    set_language("vi")
    assert found.to_json()["message"] == str(found.message)

"""What figures alone tell: contradictions, people above members, far from before, not filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from db.figures import CATALOGUE, State, Unit, Value
from db.periods import Period
from desktop.returns.before import Before
from desktop.returns.checks import check_figures
from desktop.returns.problems import Problem, Severity
from tests.desktop.returns.office import Office, fill_half_year

QUARTER, YEAR = Period.parse("2026-Q2"), Period.parse("2026")
Number = int | Decimal | None
Numbers = dict[str, int | Decimal]


def told(figures: Mapping[str, Number]) -> dict[str, Value]:
    """Return figures, all of them counted."""
    return {
        each: Value(each, number, CATALOGUE[each.partition("[")[0]].unit, State.COUNTED)
        for each, number in figures.items()
    }


def of(rule: str, found: list[Problem]) -> list[Problem]:
    return [each for each in found if each.rule == rule]


# Contradictions


@pytest.fixture
def sound(office: Office) -> dict[str, Value]:
    fill_half_year(office.chapter)
    office.chapter.write("models", name="Chợ 0 đồng", registered="2026-02-01", kind="hcm")
    return office.figures()


@pytest.mark.parametrize(
    ("figure", "number", "rule"),
    [
        ("meetings.due", 8, "due_adds_up"),
        ("members.official", 2, "sum_fits"),
        ("models.new[kind=hcm]", 0, "sum_fits"),
        ("meetings.rate", Decimal("77.79"), "rate_fits"),
        ("meetings.rate", None, "rate_fits"),
        ("study.rate[subject=NQ14]", Decimal("66.66"), "rate_fits"),
        ("study.people_present[subject=NQ14]", 4, "part_above_whole"),
        ("members.women", 4, "part_above_whole"),
        ("meetings.ordinary", 4, "part_above_whole"),
        ("commitments.made[position=yes]", 4, "part_above_whole"),
        ("inspections.mended", 1, "part_above_whole"),
        ("commitments.due", 4, "people_above_members"),
    ],
)
def test_figures_that_do_not_fit_are_errors(
    sound: dict[str, Value], figure: str, number: Number, rule: str
) -> None:
    assert check_figures(sound, {}) == []
    found = check_figures({**sound, figure: replace(sound[figure], number=number)}, {})
    assert rule in [each.rule for each in found]
    assert all(each.severity is Severity.ERROR for each in found)


def test_a_contradiction_is_shown_where_the_figure_stands(sound: dict[str, Value]) -> None:
    changed = {**sound, "members.women": replace(sound["members.women"], number=4)}
    (found,) = check_figures(changed, {"members.women": ("Biểu tổng hợp", "D13")})
    assert (found.sheet, found.cell) == ("Biểu tổng hợp", "D13")
    assert "“Đảng viên nữ” là 4, nhiều hơn “Tổng số đảng viên” là 3." in str(found.message)


def test_of_a_narrowed_figure_the_filter_is_named(sound: dict[str, Value]) -> None:
    name = "study.rate[subject=NQ14]"
    changed = {**sound, name: replace(sound[name], number=Decimal(50))}
    (found,) = check_figures(changed, {})
    assert "(NQ14 · Nội dung NQ14)" in str(found.message)
    (found,) = check_figures({**changed, name: replace(changed[name], narrowed="")}, {})
    assert "(NQ14)" in str(found.message)


# People


@pytest.mark.parametrize("figure", ["study.people_due", "inspections.people"])
def test_more_people_than_members_and_guests_is_odd(figure: str) -> None:
    members = told({"members.total": 20, "members.here": 2})
    assert check_figures({**members, **told({figure: 22})}, {}) == []
    (found,) = check_figures({**members, **told({figure: 23})}, {figure: ("Biểu 01", "E13")})
    assert (found.rule, found.severity, found.cell) == ("people_odd", Severity.WARNING, "E13")
    assert "là 23 người, nhiều hơn số đảng viên cuối kỳ là 22." in str(found.message)


def test_more_who_must_commit_than_members_is_impossible() -> None:
    people = told({"members.total": 20, "members.here": 2, "commitments.due": 20})
    assert check_figures(people, {}) == []
    found = check_figures({**people, **told({"commitments.due": 21})}, {})
    assert [(each.rule, each.severity) for each in found] == [
        ("people_above_members", Severity.ERROR)
    ]


def test_people_are_not_held_against_members_nobody_wrote_down() -> None:
    nobody = Value("members.total", 0, Unit.PEOPLE, State.NOT_FILLED)
    assert check_figures({"members.total": nobody, **told({"inspections.people": 3})}, {}) == []


# The period before


def far(
    now: Mapping[str, int | Decimal],
    before: Mapping[str, int | Decimal],
    period: Period | None = QUARTER,
    **limits: int,
) -> list[str]:
    found = check_figures(told(now), {}, period, Before(before, **limits))
    assert all(each.severity is Severity.WARNING for each in found)
    return [
        figure
        for each in of("far_from_before", found)
        for figure in now
        if f"“{CATALOGUE[figure].name}”" in str(each.message)
    ]


OUTREACH, HELD, DUE = "outreach.quantity", "meetings.held", "meetings.due"


@pytest.mark.parametrize(
    ("now", "before", "is_far"),
    [
        (18, 12, True),
        (17, 12, False),  # 41 %
        (6, 12, True),
        (7, 12, False),  # by five, a handful
        (15, 10, False),
        (16, 10, True),
        (5, 0, False),
        (6, 0, True),
        (149, 100, False),
        (150, 100, True),
        (50, 100, True),
        (51, 100, False),
    ],
)
def test_a_count_is_far_by_half_of_the_earlier_one_and_more_than_a_handful(
    now: int, before: int, is_far: bool
) -> None:
    assert far({OUTREACH: now}, {OUTREACH: before}) == [OUTREACH] * is_far


def test_what_is_far_is_the_chapters_to_say() -> None:
    assert far({OUTREACH: 12}, {OUTREACH: 10}, percent=20, handful=1) == [OUTREACH]
    assert far({OUTREACH: 30}, {OUTREACH: 10}, percent=201) == []
    assert far({OUTREACH: 30}, {OUTREACH: 10}, handful=20) == []


@pytest.mark.parametrize(
    ("now", "due", "is_far"),
    [("75.00", 100, True), ("75.01", 100, False), ("60.00", 15, True), ("60.00", 14, False)],
)
def test_a_rate_is_far_by_twenty_points_and_more_than_a_handful_of_people(
    now: str, due: int, is_far: bool
) -> None:
    rate = "study.rate"
    figures: Numbers = {rate: Decimal(now), "study.people_due": due}
    assert (rate in far(figures, {rate: Decimal(95), "study.people_due": due})) is is_far
    assert far(figures, {rate: Decimal(95)}, points=36) == []


def test_only_what_was_counted_in_both_is_compared() -> None:
    assert far({OUTREACH: 100}, {}) == []
    unfilled = {OUTREACH: replace(told({OUTREACH: 0})[OUTREACH], state=State.NOT_FILLED)}
    assert check_figures(unfilled, {}, QUARTER, Before({OUTREACH: 100})) == []


def test_only_the_whole_of_a_figure_is_compared() -> None:
    narrowed = told({f"{OUTREACH}[kind=pano]": 100})
    assert check_figures(narrowed, {}, QUARTER, Before({f"{OUTREACH}[kind=pano]": 1})) == []


def test_of_one_cause_only_the_leading_figure_is_named() -> None:
    before = {HELD: 10, DUE: 200, "meetings.present": 190, "meetings.ordinary": 10}
    doubled = {each: 2 * number for each, number in before.items()}
    assert far(doubled, before) == [HELD]
    # Two meetings more are no matter, nor the hundred attendances that come of them.
    assert far({HELD: 6, DUE: 150}, {HELD: 4, DUE: 100}) == []
    assert far({HELD: 10, DUE: 400}, {HELD: 10, DUE: 200}) == [DUE]
    assert far({HELD: 20, DUE: 200}, {HELD: 10, DUE: 200}) == [HELD]
    assert far({"members.total": 40, DUE: 400}, {"members.total": 20, DUE: 200}) == [
        "members.total"
    ]
    # What the leading figure does not tell is said beside it.
    assert far({HELD: 20, DUE: 900}, {HELD: 10, DUE: 200}) == [HELD, DUE]


def test_a_rate_far_from_before_speaks_for_those_present_and_absent() -> None:
    names = (DUE, "meetings.present", "meetings.excused", "meetings.unexcused", "meetings.rate")
    before: Numbers = dict(zip(names, (100, 95, 5, 0, Decimal(95)), strict=True))
    now: Numbers = dict(zip(names, (100, 40, 60, 0, Decimal(40)), strict=True))
    assert far(now, before) == ["meetings.rate"]


def test_what_comes_once_a_year_is_compared_by_years_alone() -> None:
    now, before = {"commitments.made": 0, "commitments.due": 28}, {"commitments.made": 28}
    assert far(now, before) == []
    assert far(now, before, None) == []
    assert far(now, before, YEAR) == ["commitments.made"]


def test_attendance_not_taken_is_no_figure_to_compare() -> None:
    assert far({"meetings.not_taken": 20, HELD: 20}, {"meetings.not_taken": 1, HELD: 20}) == []


# Not filled


def not_filled(values: Mapping[str, Value], *shown: str) -> list[Problem]:
    return of("not_filled", check_figures(values, dict.fromkeys(shown, ("Biểu", "D9"))))


def test_one_figure_without_a_number_is_named_alone(office: Office) -> None:
    (found,) = not_filled(office.figures(), "documents.issued")
    assert str(found.message) == "“Văn bản đã ban hành” chưa có số liệu."
    assert (found.severity, found.cell) == (Severity.REMARK, "D9")
    assert (found.room, found.none_of) == ("documents", "documents")


def test_several_of_one_register_are_said_at_once(office: Office) -> None:
    found = not_filled(
        office.figures(), "models.replications", "models.replicated", "models.beneficiaries"
    )
    assert [str(each.message) for each in found] == [
        "“Mô hình được nhân rộng” và 1 chỉ tiêu liên quan chưa có số liệu.",
        "“Lượt người hưởng lợi” chưa có số liệu.",
    ]
    assert [(each.room, each.none_of) for each in found] == [
        ("models", "replications"),
        ("models", "model_results"),
    ]


def test_where_a_register_holds_something_it_cannot_be_declared_empty(office: Office) -> None:
    office.chapter.members(2)
    office.chapter.take(office.chapter.meeting("2026-05-05"))
    study, commitments = not_filled(office.figures(), "study.sessions", "commitments.fulfilled")
    assert (study.room, study.none_of) == ("meetings", "")
    assert (commitments.room, commitments.none_of) == ("commitments", "commitments")


def test_what_waits_for_attendance_is_not_said_twice(office: Office) -> None:
    shown = ("meetings.due", "study.people_due", "study.rate")
    assert len(not_filled(office.figures(), *shown)) == 2
    office.chapter.meeting("2026-05-05")
    assert not_filled(office.figures(), *shown) == []


def test_what_is_counted_or_declared_or_not_shown_is_filled(office: Office) -> None:
    office.chapter.declare("documents", "2026-01-01", "2026-06-30")
    office.chapter.write("outreach", day="2026-05-01", form="Pano", quantity=Decimal(1))
    assert not_filled(office.figures(), "documents.issued", OUTREACH) == []
    assert not_filled(office.figures()) == []


# Outcomes


def commitments(made: int, fulfilled: int, unfulfilled: int) -> dict[str, Value]:
    return told(
        {
            "commitments.made": made,
            "commitments.fulfilled": fulfilled,
            "commitments.unfulfilled": unfulfilled,
            "commitments.made[position=yes]": made,
            "commitments.fulfilled[position=yes]": fulfilled,
            "commitments.unfulfilled[position=yes]": unfulfilled,
        }
    )


def test_at_a_years_end_those_without_an_outcome_are_counted() -> None:
    where = {"commitments.fulfilled": ("Biểu 05", "G13")}
    found = check_figures(commitments(20, 15, 2), where, YEAR)
    assert [(each.rule, each.severity, each.cell, each.room) for each in found] == [
        ("no_outcome", Severity.WARNING, "G13", "commitments")
    ]
    assert str(found[0].message) == "03 đảng viên có cam kết chưa ghi đủ kết quả năm 2026."
    assert check_figures(commitments(20, 18, 2), where, YEAR) == []
    assert check_figures(commitments(20, 0, 0), where, Period.parse("2026-H1")) == []
    assert check_figures(commitments(20, 0, 0), where) == []

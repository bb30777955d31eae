"""What is pointed out before a return is handed in, asked of the book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from string import Formatter

import pytest

from db import figures
from db.periods import Period
from db.schema import Audience, Mark, MeetingKind
from desktop.returns.checks import check_book
from desktop.returns.checks.base import Where
from desktop.returns.problems import RULES, Problem, Severity
from desktop.text import set_language
from tests.desktop.returns.office import Office, fill_half_year

LATER = date(2027, 1, 1)
SHOWS = {"meetings.not_taken": ("Biểu tổng hợp", "D22"), "meetings.held": ("Biểu tổng hợp", "D19")}


def problems(
    office: Office,
    period: str,
    today: date = LATER,
    *,
    shows: Mapping[str, Where] = SHOWS,
    rows: Mapping[tuple[str, int], Where] | None = None,
) -> list[Problem]:
    span = Period.parse(period)
    with office.book.read() as session:
        values = figures.compute(session, span)
        return check_book(session, span, values, shows, today, rows=rows)


def of(rule: str, found: list[Problem]) -> list[Problem]:
    return [each for each in found if each.rule == rule]


def records(found: list[Problem]) -> list[tuple[str, int]]:
    return [(each.record.register, each.record.id) for each in found if each.record]


# Attendance


def test_a_meeting_without_attendance_is_an_error_that_leads_to_it(office: Office) -> None:
    office.chapter.members(2)
    office.chapter.take(office.chapter.meeting("2026-05-05"))
    meeting = office.chapter.meeting("2026-05-19", MeetingKind.THEMATIC)
    (found,) = of("not_taken", problems(office, "2026-05"))
    assert (found.severity, found.sheet, found.cell) == (Severity.ERROR, "Biểu tổng hợp", "D22")
    assert records([found]) == [("meetings", meeting)]
    assert "19/05/2026 Chuyên đề" in str(found.message)
    assert "còn thiếu 2 người" in str(found.advice)


def test_a_record_with_a_row_of_its_own_is_shown_there(office: Office) -> None:
    first, second = (office.chapter.meeting(f"2026-05-{day}") for day in ("05", "19"))
    rows = {("meetings", second): ("Biểu 02", "J13")}
    found = of("not_taken", problems(office, "2026-05", rows=rows))
    assert records(found) == [("meetings", first), ("meetings", second)]
    assert [each.cell for each in found] == ["D22", "J13"]


def test_a_public_session_needs_no_attendance_by_name(office: Office) -> None:
    office.chapter.meeting("2026-05-05", audience=Audience.PUBLIC, headcount=5)
    assert of("not_taken", problems(office, "2026-05")) == []


# Headcounts


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.CADRES])
def test_a_session_without_a_headcount_is_a_warning_that_leads_to_it(
    office: Office, audience: Audience
) -> None:
    subject = office.chapter.subject("NQ14")

    def session(headcount: int | None = None, groups: Mapping[str, int] | None = None) -> int:
        return office.chapter.meeting(
            "2026-05-05",
            audience=audience,
            subjects=[subject],
            headcount=headcount,
            groups=groups,
        )

    blank = session()
    session(headcount=12)
    session(headcount=0)
    session(groups={"Hội Phụ nữ": 8})
    session(groups={"Hội Phụ nữ": 0})
    found = of("no_headcount", problems(office, "2026-05"))
    assert records(found) == [("meetings", blank)]
    assert found[0].severity is Severity.WARNING


def test_a_session_that_counts_nowhere_needs_no_headcount(office: Office) -> None:
    office.chapter.meeting("2026-05-05", audience=Audience.PUBLIC)
    assert of("no_headcount", problems(office, "2026-05")) == []


# Months and quarters


def test_a_month_without_an_ordinary_meeting_is_a_warning(office: Office) -> None:
    office.chapter.meeting("2026-01-05")
    office.chapter.meeting("2026-02-05", MeetingKind.COMBINED)
    office.chapter.meeting("2026-03-05", MeetingKind.THEMATIC)
    found = of("no_ordinary", problems(office, "2026-Q2")) + of(
        "no_ordinary", problems(office, "2026-Q1")
    )
    assert [each.severity for each in found] == [Severity.WARNING]
    assert "Tháng 03/2026" in str(found[0].message)
    assert found[0].room == "meetings"


def test_only_whole_months_gone_by_can_lack_their_meeting(office: Office) -> None:
    office.chapter.meeting("2026-03-05")
    found = of("no_ordinary", problems(office, "2026-01-15..2026-04-30", date(2026, 4, 30)))
    assert [str(each.message)[:13] for each in found] == ["Tháng 02/2026"]


def test_a_quarter_without_a_thematic_meeting_is_a_warning(office: Office) -> None:
    office.chapter.meeting("2026-01-05")
    office.chapter.meeting("2026-04-05", MeetingKind.THEMATIC)
    office.chapter.meeting("2026-09-30", MeetingKind.COMBINED)
    found = of("no_thematic", problems(office, "2026"))
    assert [str(each.message)[:11] for each in found] == ["Quý I/2026 ", "Quý IV/2026"]
    assert {(each.severity, each.room) for each in found} == {(Severity.WARNING, "meetings")}


@pytest.mark.parametrize(
    ("period", "today"),
    [("2026-01", LATER), ("2026-01-02..2026-04-30", LATER), ("2026-Q1", date(2026, 3, 31))],
)
def test_only_whole_quarters_gone_by_can_lack_their_thematic_meeting(
    office: Office, period: str, today: date
) -> None:
    office.chapter.meeting("2026-01-05")
    assert of("no_thematic", problems(office, period, today)) == []


def test_where_no_meeting_is_recorded_or_said_to_be_none_lacks(office: Office) -> None:
    office.chapter.declare("meetings", "2026-04-01", "2026-06-30")
    for period in ("2026-Q1", "2026-Q2"):
        rules = {each.rule for each in problems(office, period)}
        assert not rules & {"no_ordinary", "no_thematic"}


# Models


@pytest.fixture
def model(office: Office) -> Callable[..., int]:
    def write(registered: str, **values: str) -> int:
        return office.chapter.write("models", name="Chợ 0 đồng", registered=registered, **values)

    return write


def without_result(office: Office, period: str, today: date = LATER) -> list[int]:
    found = of("no_results", problems(office, period, today))
    assert all(each.severity is Severity.WARNING for each in found)
    return [id_ for _register, id_ in records(found)]


def test_each_model_without_a_result_in_the_period_is_named(
    office: Office, model: Callable[..., int]
) -> None:
    told, before, after, never = (model("2025-03-01") for _each in range(4))
    for id_, day in ((told, "2026-04-01"), (before, "2026-03-31"), (after, "2026-07-01")):
        office.chapter.write("model_results", model=id_, day=day, result="Đạt")
    assert without_result(office, "2026-Q2") == [before, after, never]
    (first, *_others) = of("no_results", problems(office, "2026-Q2"))
    assert records([first]) == [("models", before)]
    assert "“Chợ 0 đồng”" in str(first.message)


@pytest.mark.parametrize("end", ["suspended", "completed", "stopped"])
def test_a_model_that_ended_in_the_period_is_left_in_peace(
    office: Office, model: Callable[..., int], end: str
) -> None:
    model("2025-03-01", **{end: "2026-06-30"})
    later = model("2025-03-01", **{end: "2026-07-01"})
    assert without_result(office, "2026-Q2") == [later]


def test_a_model_begun_in_the_last_month_has_no_result_yet(
    office: Office, model: Callable[..., int]
) -> None:
    in_time = model("2026-05-31")
    model("2026-06-01")
    model("2026-01-01", started="2026-06-01")
    assert without_result(office, "2026-Q2") == [in_time]
    assert without_result(office, "2026-Q2", date(2026, 5, 31)) == []


def test_where_there_are_said_to_be_no_results_none_is_missed(
    office: Office, model: Callable[..., int]
) -> None:
    model("2025-03-01")
    office.chapter.declare("model_results", "2026-04-01", "2026-06-30")
    assert without_result(office, "2026-Q2") == []
    assert len(without_result(office, "2026-H1")) == 1


# The period before


def test_the_book_is_held_against_its_own_period_before(office: Office) -> None:
    for day, quantity in (("2026-03-31", 4), ("2026-04-01", 20), ("2026-07-01", 20)):
        office.chapter.write("outreach", day=day, form="Pano", quantity=Decimal(quantity))
    found = of("far_from_before", problems(office, "2026-Q2"))
    assert [str(each.message) for each in found] == [
        "“Số lượng tuyên truyền” là 20, kỳ trước là 4."
    ]
    assert found[0].severity is Severity.WARNING
    for period in ("2026-Q3", "2026-Q1", "2026-04-01..2026-05-31"):
        assert of("far_from_before", problems(office, period)) == []


# The whole


def test_what_is_not_filled_is_a_remark_register_by_register(office: Office) -> None:
    (found,) = of("not_filled", problems(office, "2026"))
    assert (found.severity, found.cell) == (Severity.REMARK, "D19")
    assert found.to_json()["severity"] == "warning"
    assert "“Cuộc sinh hoạt chi bộ” và 1 chỉ tiêu liên quan" in str(found.message)


def test_a_sound_half_year_has_neither_error_nor_contradiction(office: Office) -> None:
    fill_half_year(office.chapter)
    assert all(each.severity is not Severity.ERROR for each in problems(office, "2026-H1"))


def test_absences_do_not_disturb_the_sums(office: Office) -> None:
    people = office.chapter.members(4)
    office.chapter.take(
        office.chapter.meeting("2026-05-05"),
        {people[0]: Mark.EXCUSED, people[1]: Mark.UNEXCUSED, people[2]: Mark.ONLINE},
    )
    assert all(each.severity is not Severity.ERROR for each in problems(office, "2026-05"))


def test_a_problem_is_said_in_the_language_chosen(office: Office) -> None:
    office.chapter.meeting("2026-05-05")
    (found,) = of("not_taken", problems(office, "2026-05"))
    set_language("vi")
    assert found.to_json()["message"] == f"{found.message} {found.advice}"


def test_every_rule_says_what_and_what_to_do_with_the_same_facts() -> None:
    def facts(template: str) -> set[str]:
        return {name for _text, name, _format, _conversion in Formatter().parse(template) if name}

    for each in RULES.values():
        assert each.sentence.endswith(".")
        assert each.advice.endswith(".")
        assert facts(each.sentence) or not facts(each.advice)

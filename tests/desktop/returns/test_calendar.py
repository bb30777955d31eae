"""Which returns are owed, since when, and how far each has come."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from db.periods import Period
from db.registers import handed_in, return_life, stored_forms
from db.registers.handed_in import NewReturn
from db.registers.return_periods import close_period
from db.registers.thresholds import RETURN_DAYS
from desktop.returns.about import About, PeriodKind
from desktop.returns.calendar import OwedReturn, OwedState, owed_returns
from tests.desktop.returns.consolidation.committee import list_units
from tests.desktop.returns.office import Office

TODAY = date(2026, 11, 23)
REGULAR = frozenset(PeriodKind) - {PeriodKind.DAYS}


def form(*owed: PeriodKind, code: str = "BM2", due: int = 5) -> About:
    return About(code, "1", "Biểu", REGULAR, 0, due, "", frozenset(owed))


def owed(office: Office, *forms: About, today: date = TODAY) -> dict[str, OwedReturn]:
    with office.book.read() as session:
        return {each.period.text: each for each in owed_returns(session, forms, today)}


@pytest.fixture
def used(office: Office) -> Office:
    """Give an office whose book knows of meetings since February 2026."""
    office.chapter.take(office.chapter.meeting("2026-02-10"))
    return office


def made(office: Office, period: str, revision: int = 1, **values: Any) -> int:
    usual: dict[str, Any] = {
        "form": "BM2",
        "form_version": "1",
        "period": Period.parse(period),
        "revision": revision,
        "superior": "",
        "addressee": "",
        "made_at": datetime(2026, 11, 20, 9, tzinfo=UTC),
        "made_by": "",
        "file_name": "a.xlsx",
        "file": b"mot",
        "content": "",
        "step": 0,
        "behind": {},
    }
    with office.book.change("lập") as session:
        return handed_in.remember(session, NewReturn(**usual | values))


def test_every_period_since_the_book_was_in_use_is_owed_and_the_running_one(used: Office) -> None:
    quarters = owed(used, form(PeriodKind.QUARTER))
    assert list(quarters) == ["2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1"]
    assert [each.state for each in quarters.values()] == [OwedState.AHEAD, *[OwedState.LATE] * 3]
    assert quarters["2026-Q3"].due_on == date(2026, 10, 5)
    assert list(owed(used, form(PeriodKind.YEAR, PeriodKind.HALF))) == [
        "2026",
        "2026-H2",
        "2026-H1",
    ]
    assert not owed(used, form())


def test_a_book_without_a_meeting_owes_nothing(office: Office) -> None:
    assert not owed(office, form(PeriodKind.MONTH))


def test_a_committee_without_a_meeting_owes_its_sums_since_its_book_was_made(
    office: Office,
) -> None:
    list_units(office.book, {"CB1": "Chi bộ 1"})
    today = date.today()
    months = owed(office, form(PeriodKind.MONTH), today=today)
    assert list(months) == [Period.month(today.year, today.month).text]


def test_what_was_due_more_than_a_year_ago_rests(used: Office) -> None:
    months = owed(used, form(PeriodKind.MONTH), today=date(2027, 9, 5))
    assert list(months)[-1] == "2026-09"
    assert len(months) == 13


def test_a_return_is_due_from_so_many_days_before_until_its_day_and_late_the_day_after(
    used: Office,
) -> None:
    october, due = form(PeriodKind.MONTH, due=30), date(2026, 11, 30)
    days = {13: OwedState.AHEAD, 10: OwedState.DUE, 0: OwedState.DUE, -1: OwedState.LATE}
    for before, state in days.items():
        today = date.fromordinal(due.toordinal() - before)
        assert owed(used, october, today=today)["2026-10"].state is state
    with used.book.change("ngưỡng") as session:
        RETURN_DAYS.write(session, 20)
    assert owed(used, october, today=date(2026, 11, 17))["2026-10"].state is OwedState.DUE


def test_a_return_made_follows_its_newest_number_through_its_life(used: Office) -> None:
    quarter = form(PeriodKind.QUARTER)
    first = made(used, "2026-Q3")
    third = owed(used, quarter)["2026-Q3"]
    assert (third.state, third.revision, third.urgent) == (OwedState.MADE, 1, True)
    with used.book.change("gửi") as session:
        return_life.mark_sent(session, first, date(2026, 11, 20))
    third = owed(used, quarter)["2026-Q3"]
    assert (third.state, third.since) == (OwedState.SENT, date(2026, 11, 20))
    assert not third.waits
    with used.book.change("trả lại") as session:
        return_life.mark_sent_back(session, first, date(2026, 11, 21), "Thiếu biểu 05")
    third = owed(used, quarter)["2026-Q3"]
    assert (third.state, third.since, third.urgent) == (
        OwedState.SENT_BACK,
        date(2026, 11, 21),
        True,
    )
    second = made(used, "2026-Q3", 2, reason="Bổ sung")
    with used.book.change("nhận") as session:
        return_life.mark_sent(session, second, date(2026, 11, 22))
        return_life.mark_accepted(session, second, date(2026, 11, 23))
    third = owed(used, quarter)["2026-Q3"]
    assert (third.state, third.revision, third.waits) == (OwedState.ACCEPTED, 2, False)


def test_the_chapter_says_for_which_periods_and_since_when(used: Office) -> None:
    with used.book.change("kỳ phải nộp") as session:
        stored_forms.set_owed(session, "BM2", ["half", "days"])
        stored_forms.set_owed_since(session, "BM2", date(2026, 7, 1))
    assert list(owed(used, form(PeriodKind.QUARTER))) == ["2026-H2"]
    with used.book.change("không kỳ nào") as session:
        stored_forms.set_owed(session, "BM2", [])
    assert not owed(used, form(PeriodKind.QUARTER))


def test_a_period_closed_without_a_return_is_no_longer_owed(used: Office) -> None:
    with used.book.change("khóa kỳ") as session:
        close_period(session, "BM2", Period.parse("2026-Q2"), TODAY)
    assert "2026-Q2" not in owed(used, form(PeriodKind.QUARTER))


def test_the_forms_of_a_book_stand_together_by_their_day(used: Office) -> None:
    forms = (form(PeriodKind.YEAR), form(PeriodKind.YEAR, code="A1"))
    with used.book.read() as session:
        found = owed_returns(session, forms, TODAY)
    assert [(each.form, each.period.text) for each in found] == [("A1", "2026"), ("BM2", "2026")]

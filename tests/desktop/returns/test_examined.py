"""What an outsider found who tried everything: each is told, or stays right, from now on."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from db.registers import attendance
from db.schema import Mark, Meeting, Member
from desktop.returns.errors import ReasonNeededError
from desktop.returns.since import Moved
from tests.desktop.returns.office import Office, fill_half_year
from tests.desktop.returns.test_numbers_of_a_book import moved


@pytest.fixture
def filled(office: Office) -> Office:
    fill_half_year(office.chapter)
    return office


# What moved since


def test_a_mark_corrected_after_the_return_is_told_by_member_and_meeting(filled: Office) -> None:
    filled.make()
    with filled.book.change("sửa điểm danh") as session:
        last = select(Meeting.id).where(Meeting.day == date(2026, 5, 5))
        person = select(Member.id).where(Member.full_name == "Trần Văn An")
        meeting, member = session.scalars(last).one(), session.scalars(person).one()
        attendance.set_mark(session, meeting, member, Mark.UNEXCUSED)
    found = {each.id: each for each in moved(filled).figures}
    (gone,) = found["meetings.present"].records
    assert gone.how is Moved.WENT
    assert str(gone.name).startswith("Trần Văn An")
    assert "05/05/2026" in str(gone.name)


def test_what_moved_in_the_year_before_is_something_that_moved(filled: Office) -> None:
    filled.make()
    filled.chapter.take(filled.chapter.meeting("2025-03-03"))
    with pytest.raises(ReasonNeededError):
        filled.make()
    assert not moved(filled).nothing
    assert moved(filled).others["Biểu tổng hợp"] > 0


# Numbers


# Reading a file

"""The study rows of CONTRACT §3 and their filter, sentence by sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.figures import State
from db.schema import Audience, Mark, MeetingKind, Summons
from tests.db.chapter import Chapter

YEAR = "2024"
MEMBERS, CADRES, PUBLIC = Audience.MEMBERS, Audience.CADRES, Audience.PUBLIC


def test_sessions_are_held_meetings_with_a_subject_counted_once(chapter: Chapter) -> None:
    first, second = chapter.subject("KL01"), chapter.subject("CD24")
    chapter.meeting("2024-05-05", subjects=(first, second))
    chapter.meeting("2024-06-05")
    chapter.meeting("2024-07-05", MeetingKind.COMMITTEE, subjects=(first,))
    chapter.meeting("2024-08-05", summons=Summons.GROUP, group="Tổ 1", subjects=(first,))
    chapter.meeting("2025-01-05", subjects=(first,))
    assert chapter.labels("study.sessions", YEAR) == ["05/05/2024 Thường kỳ"]
    assert chapter.number("study.sessions", YEAR) == 1


def test_people_are_counted_once_however_often_they_were_due(chapter: Chapter) -> None:
    subject = chapter.subject("KL01")
    never, once, _ = (chapter.member(name) for name in ("Trần An", "Lê Bình", "Lý Cảnh"))
    chapter.take(
        chapter.meeting("2024-05-05", subjects=(subject,)),
        {never: Mark.EXCUSED, once: Mark.UNEXCUSED},
    )
    chapter.take(
        chapter.meeting("2024-06-05", subjects=(subject,)),
        {never: Mark.UNEXCUSED, once: Mark.ONLINE},
    )
    assert chapter.number("study.people_due", YEAR) == 3
    assert chapter.number("study.people_present", YEAR) == 2
    assert chapter.labels("study.people_present", YEAR) == ["Lê Bình", "Lý Cảnh"]
    assert chapter.number("study.rate", YEAR) == Decimal("66.67")


def test_only_sessions_with_attendance_taken_give_people(chapter: Chapter) -> None:
    subject = chapter.subject("KL01")
    chapter.member("Trần An")
    absent = chapter.member("Lê Bình")
    chapter.take(chapter.meeting("2024-05-05"))
    chapter.take(chapter.meeting("2024-06-05", subjects=(subject,)), {absent: Mark.EXCUSED})
    draft = chapter.meeting("2024-07-05", subjects=(subject,))
    chapter.mark(draft, absent, Mark.PRESENT, due=True)
    assert chapter.labels("study.people_due", YEAR) == ["Trần An", "Lê Bình"]
    assert chapter.labels("study.people_present", YEAR) == ["Trần An"]


def test_headcounts_are_the_total_else_the_groups_else_nothing(chapter: Chapter) -> None:
    subject = chapter.subject("KL01")
    groups = {"Hội Phụ nữ": 12, "Hội Nông dân": 8}
    chapter.meeting("2024-05-01", audience=PUBLIC, subjects=(subject,), headcount=100)
    chapter.meeting("2024-05-02", audience=PUBLIC, subjects=(subject,), groups=groups)
    chapter.meeting("2024-05-03", audience=PUBLIC, subjects=(subject,), headcount=30, groups=groups)
    chapter.meeting("2024-05-04", audience=PUBLIC, subjects=(subject,), headcount=0, groups=groups)
    chapter.meeting("2024-05-05", audience=PUBLIC, subjects=(subject,))
    assert chapter.number("study.public_sessions", YEAR) == 5
    assert chapter.number("study.public_attendances", YEAR) == 150


@pytest.mark.parametrize(("audience", "name"), [(CADRES, "cadre"), (PUBLIC, "public")])
def test_sessions_for_others_need_a_subject_and_their_audience(
    chapter: Chapter, audience: Audience, name: str
) -> None:
    subject = chapter.subject("KL01")
    for each in Audience:
        chapter.meeting("2024-05-05", audience=each, subjects=(subject,), headcount=10)
    chapter.meeting("2024-06-05", audience=audience, headcount=20)
    chapter.meeting("2023-12-31", audience=audience, subjects=(subject,), headcount=40)
    assert chapter.number(f"study.{name}_sessions", YEAR) == 1
    assert chapter.number(f"study.{name}_attendances", YEAR) == 10


def test_sessions_for_others_count_whatever_their_kind_and_summons(chapter: Chapter) -> None:
    subject = chapter.subject("KL01")
    chapter.meeting(
        "2024-05-05",
        MeetingKind.COMMITTEE,
        audience=CADRES,
        summons=Summons.COMMITTEE,
        subjects=(subject,),
        headcount=7,
    )
    assert chapter.number("study.cadre_attendances", YEAR) == 7


def test_a_subject_narrows_every_figure_anew(chapter: Chapter) -> None:
    first, second = chapter.subject("KL01"), chapter.subject("CD24")
    absent = chapter.member("Trần An")
    chapter.member("Lê Bình")
    chapter.take(chapter.meeting("2024-05-05", subjects=(first,)), {absent: Mark.EXCUSED})
    chapter.take(chapter.meeting("2024-06-05", subjects=(first, second)))
    chapter.meeting("2024-05-06", audience=PUBLIC, subjects=(first,), headcount=50)
    chapter.meeting("2024-05-07", audience=CADRES, subjects=(second,), headcount=9)
    answers = {
        "sessions": (2, 2, 1),
        "people_due": (2, 2, 2),
        "people_present": (2, 2, 2),
        "public_sessions": (1, 1, 0),
        "public_attendances": (50, 50, 0),
        "cadre_sessions": (1, 0, 1),
        "cadre_attendances": (9, 0, 9),
    }
    for figure, expected in answers.items():
        for filter_, number in zip(("", "[subject=KL01]", "[subject=CD24]"), expected, strict=True):
            assert chapter.number(f"study.{figure}{filter_}", YEAR) == number, figure + filter_
    assert chapter.number("study.rate[subject=KL01]", "2024-05") == Decimal("50.00")
    assert chapter.labels("study.people_present[subject=KL01]", "2024-05") == ["Lê Bình"]


def test_the_rate_of_a_subject_is_that_of_its_own_sessions(chapter: Chapter) -> None:
    first, second = chapter.subject("KL01"), chapter.subject("CD24")
    absent, _ = chapter.members(2)
    chapter.take(chapter.meeting("2024-05-05", subjects=(first,)), {absent: Mark.EXCUSED})
    chapter.take(chapter.meeting("2024-06-05", subjects=(second,)))
    rates = [chapter.number(f"study.rate{of}", YEAR) for of in ("", "[subject=KL01]")]
    assert rates == [Decimal("100.00"), Decimal("50.00")]


SETS = {
    "sessions": "session",
    "people_due": "taken",
    "people_present": "taken",
    "rate": "taken",
    "cadre_sessions": "cadres",
    "cadre_attendances": "cadres",
    "public_sessions": "public",
    "public_attendances": "public",
}


@pytest.mark.parametrize("recorded", ["nothing", "session", "taken", "cadres", "public"])
@pytest.mark.parametrize("filter_", ["", "[subject=KL01]", "[subject=CD24]"])
def test_each_figure_is_filled_by_what_it_is_counted_over(
    chapter: Chapter, recorded: str, filter_: str
) -> None:
    subject = chapter.subject("KL01")
    chapter.subject("CD24")
    if recorded in ("cadres", "public"):
        chapter.meeting("2024-05-05", audience=Audience(recorded), subjects=(subject,))
    elif recorded != "nothing":
        meeting = chapter.meeting("2024-05-05", subjects=(subject,))
        if recorded == "taken":
            chapter.take(meeting)
    chapter.take(chapter.meeting("2024-05-06"))
    filled = {recorded, "session"} if recorded == "taken" else {recorded}
    for figure, over in SETS.items():
        counted = over in filled and filter_ != "[subject=CD24]"
        expected = State.COUNTED if counted else State.NOT_FILLED
        assert chapter.state(f"study.{figure}{filter_}", YEAR) is expected, figure

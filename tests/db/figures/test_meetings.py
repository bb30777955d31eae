"""The meetings' rows of CONTRACT §3, sentence by sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.figures import State
from db.schema import Audience, Mark, MeetingKind, Summons
from db.standing import StandingKind
from tests.db.chapter import Chapter

YEAR = "2024"
ALL_KINDS = frozenset(MeetingKind)


def test_held_are_the_meetings_of_the_period_with_both_its_days(chapter: Chapter) -> None:
    for on in ("2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01"):
        chapter.meeting(on)
    assert chapter.labels("meetings.held", YEAR) == [
        "01/01/2024 Thường kỳ",
        "31/12/2024 Thường kỳ",
    ]


@pytest.mark.parametrize("kind", sorted(ALL_KINDS))
def test_every_kind_but_the_committees_is_held(chapter: Chapter, kind: MeetingKind) -> None:
    chapter.meeting("2024-05-05", kind)
    assert chapter.number("meetings.held", YEAR) == (kind is not MeetingKind.COMMITTEE)


@pytest.mark.parametrize("audience", [Audience.CADRES, Audience.PUBLIC])
def test_meetings_for_others_are_not_held(chapter: Chapter, audience: Audience) -> None:
    chapter.meeting("2024-05-05", audience=audience)
    assert chapter.number("meetings.held", YEAR) == 0


@pytest.mark.parametrize("summons", [Summons.COMMITTEE, Summons.GROUP, Summons.LIST])
def test_meetings_that_do_not_summon_the_chapter_are_not_held(
    chapter: Chapter, summons: Summons
) -> None:
    member = chapter.member()
    meeting = chapter.meeting("2024-05-05", summons=summons, group="Tổ 1")
    chapter.mark(meeting, member, Mark.PRESENT, due=True)
    chapter.take(meeting)
    assert chapter.number("meetings.held", YEAR) == 0
    assert chapter.number("meetings.due", YEAR) == 0


@pytest.mark.parametrize(("figure", "word"), [("ordinary", "Thường kỳ"), ("thematic", "Chuyên đề")])
def test_a_combined_meeting_counts_in_both_kinds(chapter: Chapter, figure: str, word: str) -> None:
    for kind in ALL_KINDS:
        chapter.meeting("2024-05-05", kind)
    assert set(chapter.labels(f"meetings.{figure}", YEAR)) == {
        f"05/05/2024 {word}",
        "05/05/2024 Kết hợp",
    }
    assert chapter.number(f"meetings.{figure}", YEAR) == 2


@pytest.mark.parametrize("figure", ["ordinary", "thematic"])
def test_kinds_are_counted_only_of_the_held_ones(chapter: Chapter, figure: str) -> None:
    for audience in (Audience.CADRES, Audience.PUBLIC):
        chapter.meeting("2024-05-05", MeetingKind(figure), audience=audience)
    chapter.meeting("2024-05-05", MeetingKind(figure), summons=Summons.GROUP, group="Tổ 1")
    chapter.meeting("2023-12-31", MeetingKind(figure))
    assert chapter.number(f"meetings.{figure}", YEAR) == 0


def test_not_taken_are_the_held_ones_without_attendance_taken(chapter: Chapter) -> None:
    chapter.take(chapter.meeting("2024-05-05"))
    draft = chapter.meeting("2024-06-05")
    chapter.mark(draft, chapter.member(), Mark.EXCUSED)
    chapter.meeting("2024-07-05", MeetingKind.COMMITTEE)
    assert chapter.labels("meetings.not_taken", YEAR) == ["05/06/2024 Thường kỳ"]


def test_attendances_are_counted_by_mark_and_online_is_present(chapter: Chapter) -> None:
    first, second, third, *_ = chapter.members(6)
    marks = {first: Mark.ONLINE, second: Mark.EXCUSED, third: Mark.UNEXCUSED}
    chapter.take(chapter.meeting("2024-05-05"), marks)
    chapter.take(chapter.meeting("2024-06-05"), {second: Mark.EXCUSED})
    assert chapter.number("meetings.due", YEAR) == 12
    assert chapter.number("meetings.present", YEAR) == 9
    assert chapter.number("meetings.excused", YEAR) == 2
    assert chapter.number("meetings.unexcused", YEAR) == 1
    assert chapter.number("meetings.rate", YEAR) == Decimal("75.00")
    assert chapter.labels("meetings.excused", YEAR) == [
        "Đảng viên 2 – 05/05/2024",
        "Đảng viên 2 – 05/06/2024",
    ]


def test_attendances_are_those_of_the_period(chapter: Chapter) -> None:
    chapter.member()
    for on in ("2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01"):
        chapter.take(chapter.meeting(on))
    assert chapter.labels("meetings.due", YEAR) == [
        "Lê Văn Tám – 01/01/2024",
        "Lê Văn Tám – 31/12/2024",
    ]
    assert chapter.number("meetings.present", YEAR) == 2


def test_marks_of_a_meeting_not_taken_do_not_count(chapter: Chapter) -> None:
    member = chapter.member()
    chapter.take(chapter.meeting("2024-05-05"))
    chapter.mark(chapter.meeting("2024-06-05"), member, Mark.PRESENT, due=True)
    assert chapter.number("meetings.due", YEAR) == 1
    assert chapter.number("meetings.present", YEAR) == 1


def test_a_mark_for_someone_not_due_does_not_count(chapter: Chapter) -> None:
    exempt, due = chapter.member("Lê Văn Tám"), chapter.member("Trần Văn An")
    chapter.standing(exempt, StandingKind.EXEMPT, "2024-01-01")
    chapter.take(chapter.meeting("2024-05-05"), {exempt: Mark.PRESENT, due: Mark.EXCUSED})
    assert chapter.number("meetings.due", YEAR) == 1
    assert chapter.number("meetings.present", YEAR) == 0
    assert chapter.number("meetings.rate", YEAR) == Decimal("0.00")


def test_the_rate_is_rounded_half_up(chapter: Chapter) -> None:
    absent, *_ = chapter.members(32)
    chapter.take(chapter.meeting("2024-05-05"), {absent: Mark.UNEXCUSED})
    assert chapter.number("meetings.rate", YEAR) == Decimal("96.88")


OVER_HELD = ("held", "ordinary", "thematic", "not_taken")
OVER_TAKEN = ("due", "present", "excused", "unexcused", "rate")


@pytest.mark.parametrize("figure", [*OVER_HELD, *OVER_TAKEN])
def test_nothing_held_is_not_filled(chapter: Chapter, figure: str) -> None:
    chapter.meeting("2024-05-05", MeetingKind.COMMITTEE)
    chapter.meeting("2023-05-05")
    assert chapter.state(f"meetings.{figure}", YEAR) is State.NOT_FILLED
    assert chapter.number(f"meetings.{figure}", YEAR) == (None if figure == "rate" else 0)


@pytest.mark.parametrize("figure", [*OVER_HELD, *OVER_TAKEN])
def test_attendances_are_filled_once_attendance_is_taken(chapter: Chapter, figure: str) -> None:
    meeting = chapter.meeting("2024-05-05", MeetingKind.OTHER)
    counted = State.COUNTED if figure in OVER_HELD else State.NOT_FILLED
    assert chapter.state(f"meetings.{figure}", YEAR) is counted
    chapter.take(meeting)
    assert chapter.state(f"meetings.{figure}", YEAR) is State.COUNTED
    assert chapter.number("meetings.rate", YEAR) is None

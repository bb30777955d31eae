"""Scoring a meeting: sheet and points, the total with them, versions, what is odd."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from db.book import Book
from db.registers import criteria, meetings, scoring, store
from db.registers.criteria import DEFAULT_CRITERIA, DEFAULT_FROM
from db.registers.fields import Register, Values
from db.registers.meetings import MEETINGS
from db.registers.quality import CRITERIA, SCORES
from db.registers.scoring import PointsError, ScoreSheet
from db.schema import Audience, Score
from tests.db.chapter import Chapter, day

TODAY = day("2026-08-01")


def sheet(book: Book, meeting: int, *, anew: bool = False) -> ScoreSheet:
    with book.read() as session:
        return scoring.sheet(session, meeting, anew=anew)


def score(book: Book, meeting: int, *given: str | None) -> None:
    """Save points in the order of the sheet; criteria left over get none."""
    lines = sheet(book, meeting).lines
    points = {
        line.criterion: None if text is None else Decimal(text)
        for line, text in zip(lines, given, strict=False)
    }
    with book.change("chấm điểm") as session:
        scoring.save(session, meeting, points)


def given(book: Book, meeting: int) -> list[float | None]:
    return [
        None if line.points is None else float(line.points) for line in sheet(book, meeting).lines
    ]


def test_the_first_scoring_brings_the_default_into_the_book(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-07-05")
    assert all(each.criterion.id is None for each in sheet(book, meeting).lines)
    score(book, meeting, "2", "2.5")
    found = sheet(book, meeting)
    assert found.version.since == DEFAULT_FROM
    assert [line.criterion.text for line in found.lines] == [each.text for each in DEFAULT_CRITERIA]
    assert given(book, meeting)[:3] == [2, 2.5, None]
    assert found.score == Decimal("4.5")
    later = chapter.meeting("2026-08-05")
    score(book, later, "1")
    with book.read() as session:
        assert store.count(session, CRITERIA) == len(DEFAULT_CRITERIA)


def test_points_and_their_sum_are_one_change(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-07-05")
    score(book, meeting, "2", "3", "5")
    score(book, meeting, "1", None, "4.5", "4")
    assert given(book, meeting)[:5] == [1, None, 4.5, 4, None]
    assert sheet(book, meeting).score == Decimal("9.5")
    book.undo()
    assert given(book, meeting)[:4] == [2, 3, 5, None]
    assert sheet(book, meeting).score == 10
    book.undo()
    assert set(given(book, meeting)) == {None}
    assert sheet(book, meeting).score is None


def test_without_any_points_there_is_no_score(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-07-05")
    score(book, meeting, "2")
    score(book, meeting, None)
    assert sheet(book, meeting).score is None
    with book.read() as session:
        assert store.count(session, SCORES) == 0


@pytest.mark.parametrize("wrong", ["-0.5", "2.5"])
def test_points_a_criterion_does_not_give_are_refused(
    book: Book, chapter: Chapter, wrong: str
) -> None:
    meeting = chapter.meeting("2026-07-05")
    with pytest.raises(PointsError, match="Điểm"):
        score(book, meeting, wrong)
    assert sheet(book, meeting).version.since is None


def test_a_criterion_or_a_meeting_that_is_gone_is_told(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-07-05")
    with book.change("lập bộ tiêu chí") as session:
        first = criteria.new_version(session, day("2026-07-01")).criteria[0]
    with book.change("xóa") as session:
        store.delete(session, CRITERIA, [first.id or 0])
    with pytest.raises(LookupError), book.change("chấm") as session:
        scoring.save(session, meeting, {first: Decimal(1)})
    with pytest.raises(LookupError), book.change("chấm") as session:
        scoring.save(session, meeting, {DEFAULT_CRITERIA[0]: Decimal(1)})
    with pytest.raises(LookupError):
        sheet(book, 99)


def test_a_scored_meeting_keeps_its_version_and_may_be_scored_anew(
    book: Book, chapter: Chapter
) -> None:
    meeting = chapter.meeting("2026-07-05")
    score(book, meeting, "2", "3")
    with book.change("lập bộ tiêu chí") as session:
        made = criteria.new_version(session, day("2026-07-01"))
    kept, anew = sheet(book, meeting), sheet(book, meeting, anew=True)
    assert (kept.version.since, kept.newer) == (DEFAULT_FROM, day("2026-07-01"))
    assert given(book, meeting)[:2] == [2, 3]
    assert (anew.version.since, anew.newer) == (made.since, None)
    assert {line.points for line in anew.lines} == {None}
    with book.change("chấm lại") as session:
        scoring.save(session, meeting, {made.criteria[0]: Decimal(1)})
    assert sheet(book, meeting).version.since == made.since
    assert given(book, meeting)[:2] == [1, None]
    with book.read() as session:
        assert len(session.scalars(select(Score)).all()) == 1


def test_the_list_of_meetings_tells_score_and_band(book: Book, chapter: Chapter) -> None:
    meeting, other = chapter.meeting("2026-07-05"), chapter.meeting("2026-08-05")
    full = [str(each.most) for each in DEFAULT_CRITERIA]
    score(book, meeting, *full[:-3])
    with book.read() as session:
        row, blank = meetings.meeting(session, meeting), meetings.meeting(session, other)
    assert (row.score, row.band) == (Decimal(85), "Khá")
    assert (blank.score, blank.band) == (None, "")


def test_the_newest_meeting_held_is_the_one_to_score(book: Book, chapter: Chapter) -> None:
    def asked() -> int | None:
        with book.read() as session:
            return scoring.next_to_score(session, TODAY)

    chapter.meeting("2026-08-05")
    chapter.meeting("2026-07-30", audience=Audience.PUBLIC)
    assert asked() is None
    held = chapter.meeting("2026-07-05")
    chapter.meeting("2026-06-05")
    assert asked() == held


def test_until_a_meeting_is_scored_what_is_suggested_stands(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-07-05")
    with book.change("ghi") as session:
        store.save(session, MEETINGS, {"duration": 90}, meeting)
    free, known = sheet(book, meeting).lines[:2]
    assert (free.standing, known.standing) == (None, Decimal(3))
    score(book, meeting, "1", "2")
    free, known = sheet(book, meeting).lines[:2]
    assert (free.standing, known.standing) == (Decimal(1), Decimal(2))


# What is odd


def odd(book: Book, register: Register, values: Values, record: int | None) -> list[str]:
    with book.read() as session:
        found = {
            rule: check.find(session, values, record, TODAY)
            for rule, check in register.against.items()
        }
    return [rule for rule, message in found.items() if message is not None]


def test_a_score_that_is_not_the_sum_of_its_points_is_pointed_out(
    book: Book, chapter: Chapter
) -> None:
    meeting = chapter.meeting("2026-07-05")
    assert odd(book, MEETINGS, {"score": Decimal(87)}, meeting) == []
    score(book, meeting, "2", "3")
    for value, found in ((Decimal(5), 0), (Decimal("5.5"), 1), (None, 1)):
        assert odd(book, MEETINGS, {"score": value}, meeting) == ["score_differs"] * found
    assert odd(book, MEETINGS, {"score": Decimal(87)}, None) == []


def test_the_same_is_pointed_out_once_beside_the_points(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-07-05")
    score(book, meeting, "2", "3")
    with book.read() as session:
        rows = list(session.scalars(select(Score).order_by(Score.id)))
    values = [store.values_of(SCORES, row) for row in rows]
    assert odd(book, SCORES, values[1], rows[1].id) == []
    with book.change("ghi điểm khác") as session:
        store.save(session, MEETINGS, {"score": Decimal(87)}, meeting)
    assert odd(book, SCORES, values[0], rows[0].id) == []
    assert odd(book, SCORES, values[1], rows[1].id) == ["score_differs"]
    assert odd(book, SCORES, values[1], None) == []


def test_points_above_the_most_are_pointed_out_and_below_nought_refused(
    book: Book, chapter: Chapter
) -> None:
    meeting = chapter.meeting("2026-07-05")
    score(book, meeting, "2")
    criterion = sheet(book, meeting).lines[0].criterion.id
    values = {"meeting": meeting, "criterion": criterion}
    assert odd(book, SCORES, values | {"points": Decimal("2.5")}, None) == ["points_over"]
    assert odd(book, SCORES, values | {"points": Decimal(2)}, None) == []
    assert odd(book, SCORES, values, None) == []
    assert SCORES.problems(values | {"points": Decimal("-1")}, TODAY)

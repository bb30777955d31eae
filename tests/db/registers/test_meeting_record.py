"""A meeting saved in one piece: subjects, headcounts by group, people chosen by name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.book import Book
from db.registers import meeting_record, meetings, subjects
from db.registers.meeting_record import GroupCount, MeetingRecord, NewSubject, Saved
from db.schema import Audience, Call, Mark, MeetingKind, SubjectKind, Summons
from tests.db.chapter import Chapter
from tests.db.registers import rosters

LIST = Call(Summons.LIST)
VALUES: dict[str, Any] = {
    "day": date(2026, 11, 5),
    "kind": MeetingKind.ORDINARY,
    "audience": Audience.MEMBERS,
    "call": Call(),
}
PUBLIC: dict[str, Any] = VALUES | {"audience": Audience.PUBLIC, "kind": MeetingKind.STUDY}


def save(
    book: Book,
    meeting: int | None = None,
    groups: tuple[GroupCount, ...] = (),
    invited: tuple[int, ...] = (),
    **values: Any,
) -> Saved:
    with book.change("ghi cuộc họp") as session:
        record = MeetingRecord(VALUES | values, groups, invited)
        return meeting_record.save(session, record, meeting)


def load(book: Book, meeting: int) -> MeetingRecord:
    with book.read() as session:
        return meeting_record.load(session, meeting)


def test_what_is_saved_is_loaded_again(book: Book, chapter: Chapter) -> None:
    known = chapter.subject("KL01")
    groups = (GroupCount("Nhân dân", 40), GroupCount("Hội Phụ nữ", 24))
    saved = save(book, groups=groups, **PUBLIC, subjects=(known,), headcount=64)
    record = load(book, saved.id)
    assert record.groups == groups
    assert record.invited == ()
    assert record.values["subjects"] == (known,)
    assert record.values["headcount"] == 64
    assert record.values["code"] == "SH001"


def test_a_subject_named_for_the_first_time_is_made_with_the_meeting(book: Book) -> None:
    new = NewSubject("  Nghị quyết số 57-NQ/TW ")
    saved = save(book, subjects=(new, NewSubject("Chuyên đề năm", SubjectKind.YEAR_THEME)))
    with book.read() as session:
        found = {row.id: row for row in subjects.subjects(session)}
    first, second = (found[each] for each in load(book, saved.id).values["subjects"])
    assert (first.name, first.kind, first.year) == (
        "Nghị quyết số 57-NQ/TW",
        SubjectKind.DOCUMENT,
        2026,
    )
    assert second.kind is SubjectKind.YEAR_THEME
    book.undo()
    with book.read() as session:
        assert subjects.subjects(session) == []
        assert meetings.meetings(session) == []


def test_a_new_subject_with_a_known_name_is_the_known_one(book: Book, chapter: Chapter) -> None:
    known = chapter.subject("Hòa")
    saved = save(book, subjects=(NewSubject("NỘI DUNG  hoà"),))
    assert load(book, saved.id).values["subjects"] == (known,)


def test_a_group_still_named_keeps_its_code_and_a_group_left_out_goes(book: Book) -> None:
    first = (GroupCount("Công đoàn", 5), GroupCount("Nhân dân", 40))
    meeting = save(book, groups=first, **PUBLIC).id
    second = (GroupCount("nhân dân", 41), GroupCount("Mặt trận", 3))
    save(book, meeting, groups=second, **PUBLIC)
    assert load(book, meeting).groups == second
    with book.read() as session:
        stored = meetings.meetings(session)[0]
    assert stored.headcount == 44


def test_a_group_named_twice_stays_twice(book: Book) -> None:
    twice = (GroupCount("Nhân dân", 40), GroupCount("Nhân dân", 10))
    meeting = save(book, groups=twice, **PUBLIC).id
    save(book, meeting, groups=twice, **PUBLIC)
    assert load(book, meeting).groups == twice
    save(book, meeting, groups=twice[:1], **PUBLIC)
    assert load(book, meeting).groups == twice[:1]


def test_values_left_out_stay_as_they_are(book: Book, chapter: Chapter) -> None:
    meeting = save(book, subjects=(chapter.subject("KL01"),), content="Sinh hoạt").id
    save(book, meeting, content="Sinh hoạt tháng 11")
    assert len(load(book, meeting).values["subjects"]) == 1
    with pytest.raises(LookupError):
        save(book, 99)


def test_the_people_chosen_are_the_ones_due(book: Book, chapter: Chapter) -> None:
    one, two, three = chapter.members(3)
    meeting = save(book, invited=(two, one, two), call=LIST).id
    assert rosters.due(book, meeting) == {one, two}
    assert load(book, meeting).invited == (one, two)
    save(book, meeting, invited=(one, three), call=LIST)
    assert rosters.due(book, meeting) == {one, three}


def test_a_mark_is_never_lost_by_choosing_other_people(book: Book, chapter: Chapter) -> None:
    one, two, three = chapter.members(3)
    meeting = save(book, invited=(one, two, three), call=LIST).id
    chapter.take(meeting, {one: Mark.EXCUSED})
    save(book, meeting, invited=(three,), call=LIST)
    assert rosters.due(book, meeting) == {three}
    assert rosters.listed(book, meeting) == {one, two, three}
    with book.read() as session:
        row = meetings.meeting(session, meeting)
    assert (row.due, row.present) == (1, 1)


def test_who_is_added_to_a_taken_list_was_present(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    meeting = chapter.take(save(book, invited=(one,), call=LIST).id)
    save(book, meeting, invited=(one, two), call=LIST)
    assert rosters.marks(book, meeting) == {one: Mark.PRESENT, two: Mark.PRESENT}


def test_summoning_the_chapter_again_lets_the_rule_decide(book: Book, chapter: Chapter) -> None:
    one, two, late = *chapter.members(2), chapter.member("Về sau", joined="2026-12-01")
    meeting = save(book, invited=(one, late), call=LIST).id
    chapter.mark(meeting, two, Mark.EXCUSED, due=False)
    save(book, meeting)
    assert rosters.due(book, meeting) == {one, two}
    assert rosters.marks(book, meeting) == {one: None, two: Mark.EXCUSED}


def test_moving_a_taken_meeting_names_who_would_now_be_due(book: Book, chapter: Chapter) -> None:
    chapter.member("Lê Văn Tám")
    newer = chapter.member("Danh Sà Phoan", joined="2026-11-10")
    meeting = chapter.take(save(book).id)
    assert save(book, meeting, content="Sinh hoạt tháng 11").difference is None
    moved = save(book, meeting, day=date(2026, 11, 12)).difference
    assert moved is not None
    assert (moved.missing, moved.surplus) == ((newer,), ())
    assert save(book, meeting, day=date(2026, 11, 6)).difference is None


def test_an_open_meeting_moves_without_a_word(book: Book, chapter: Chapter) -> None:
    chapter.member("Danh Sà Phoan", joined="2026-11-10")
    meeting = save(book).id
    assert save(book, meeting, day=date(2026, 11, 12)).difference is None

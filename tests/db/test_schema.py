"""The tables: derived columns, dates half known, exact hundredths, ids never used twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db.book import Book
from db.dates import PartialDate
from db.history import noted_tables, tracked_tables
from db.schema import (
    Base,
    Call,
    Coded,
    FactKey,
    Findable,
    Mark,
    Meeting,
    Member,
    Record,
    Setting,
    Subject,
    Summons,
    UnitFact,
    code_key,
)
from tests.db.chapter import Chapter

DAY = "2024-06-05"
each_on_one_book = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def change_member(book: Book, member: int, **values: object) -> Member:
    """Change a member through the object, and give them as read back."""
    with book.change("sửa") as session:
        found = session.get_one(Member, member)
        for name, value in values.items():
            setattr(found, name, value)
    with book.read() as session:
        return session.get_one(Member, member)


def test_what_follows_from_a_name_follows_when_it_changes(book: Book, chapter: Chapter) -> None:
    member = change_member(book, chapter.member("Lê Văn Tám"), full_name="Đỗ Thị Hoà", code="ĐV 7")
    assert member.search_key == "do thi hoa dv 7"
    assert member.code_key == "đv 7"
    same = chapter.member("ĐỖ THỊ HÒA")
    with book.read() as session:
        assert session.get_one(Member, same).match_key == member.match_key


@pytest.mark.parametrize(
    ("one", "other"), [("DV1", " dv1 "), ("đv 1", "ĐV  1"), ("Sh-2026", "SH-2026")]
)
def test_codes_are_one_trimmed_and_without_case(one: str, other: str) -> None:
    assert code_key(one) == code_key(other)


def test_a_record_is_found_by_its_code_where_its_table_names_no_other_words() -> None:
    class Plain(Findable):
        __abstract__ = True

    plain = Plain()
    plain.code = " ĐK 7 "
    plain.derive()
    assert (plain.code, plain.search_key) == ("ĐK 7", "dk 7")


def test_codes_hear_dau() -> None:
    assert code_key("ĐV1") != code_key("DV1")


partials = st.one_of(
    st.dates().map(lambda day: PartialDate(day.year, day.month, day.day)),
    st.dates().map(lambda day: PartialDate(day.year, day.month)),
    st.dates().map(lambda day: PartialDate(day.year)),
    st.none(),
)


@each_on_one_book
@given(partials)
def test_a_date_half_known_comes_back_as_it_was_said(book: Book, born: PartialDate | None) -> None:
    with book.change("sửa") as session:
        member = session.get(Member, 1) or Member(code="DV1", full_name="Lê Văn Tám")
        member.birth = born
        session.add(member)
    with book.read() as session:
        assert session.get_one(Member, 1).birth == born


@each_on_one_book
@given(st.none() | st.decimals(0, 100, places=2))
def test_a_score_comes_back_exactly(book: Book, score: Decimal | None) -> None:
    with book.change("sửa") as session:
        found = session.get(Meeting, 1)
        if found is None:
            chapter_meeting(session)
            found = session.get_one(Meeting, 1)
        found.score = score
    with book.read() as session:
        assert session.get_one(Meeting, 1).score == score
        stored = session.scalar(text("SELECT score FROM meeting"))
        assert stored is None or isinstance(stored, int)


def chapter_meeting(session: Session) -> None:
    values = "'SH1', 'sh1', '2024-06-05', 'ordinary', 'members', 'chapter', 0, 'sh1'"
    columns = "code, code_key, day, kind, audience, summons, taken, search_key"
    session.execute(text(f"INSERT INTO meeting ({columns}) VALUES ({values})"))


def test_whom_a_meeting_calls_is_said_in_one_word(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting(DAY)
    with book.change("sửa") as session:
        session.get_one(Meeting, meeting).call = Call(Summons.GROUP, "Tổ 1")
    with book.read() as session:
        found = session.get_one(Meeting, meeting)
        assert (found.call, found.summons_group) == (Call(Summons.GROUP, "Tổ 1"), "Tổ 1")


def test_a_meeting_opens_to_its_subjects_and_people(book: Book, chapter: Chapter) -> None:
    member, subject = chapter.member("Lê Văn Tám"), chapter.subject("KL01")
    meeting = chapter.take(chapter.meeting(DAY, subjects=[subject]))
    with book.read() as session:
        found = session.get_one(Meeting, meeting)
        assert [link.subject.code for link in found.subject_links] == ["KL01"]
        assert [row.member.id for row in found.attendances] == [member]


def test_a_person_stands_on_a_meetings_list_once(book: Book, chapter: Chapter) -> None:
    member, meeting = chapter.member(), chapter.meeting(DAY)
    chapter.mark(meeting, member, Mark.EXCUSED)
    with pytest.raises(IntegrityError):
        chapter.mark(meeting, member, Mark.PRESENT)


@pytest.mark.parametrize(
    "record",
    [
        lambda: UnitFact(key=FactKey.NAME, value="Chi bộ 1", from_date=date(2025, 7, 1)),
        lambda: Setting(name="nguong", value="3"),
    ],
)
def test_a_fact_stands_once_for_its_day_and_a_setting_once(
    book: Book, record: Callable[[], Record]
) -> None:
    with book.change("ghi") as session:
        session.add(record())
    with pytest.raises(IntegrityError), book.change("ghi lại") as session:
        session.add(record())


@pytest.mark.parametrize("table", [Subject, Member])
def test_what_others_point_to_is_not_deleted_even_by_a_bulk_statement(
    book: Book, chapter: Chapter, table: type[Record]
) -> None:
    subject = chapter.subject("KL01")
    chapter.take(chapter.meeting(DAY, subjects=[subject]), {chapter.member(): Mark.EXCUSED})
    with pytest.raises(IntegrityError), book.change("xóa") as session:
        session.execute(delete(table))
    with book.read() as session:
        assert session.scalars(select(table.id)).all() == [1]


def test_the_id_of_a_record_deleted_is_never_given_again(book: Book, chapter: Chapter) -> None:
    first = chapter.member()
    with book.change("xóa") as session:
        session.execute(delete(Member))
    assert chapter.member() > first


def test_every_table_that_is_logged_has_one_id_that_counts_on() -> None:
    for table in (*tracked_tables(), *noted_tables()):
        assert [column.name for column in table.primary_key] == ["id"]
        assert table.dialect_options["sqlite"]["autoincrement"] is True, table


def test_every_record_with_a_code_is_found_by_one_index() -> None:
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Coded):
            assert mapper.local_table.c.code_key.unique

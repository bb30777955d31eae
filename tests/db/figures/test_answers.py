"""Ids, order, and that number and records never differ."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from sqlalchemy import select

from db import figures
from db.book import Book
from db.figures import CATALOGUE, Count, Rate, State, Unit, UnknownFigureError, split_id
from db.periods import Period
from db.schema import Attendance, Audience, Mark, MeetingKind, Summons
from db.standing import StandingKind
from tests.db.chapter import Chapter
from tests.db.every_register import every_register

PERIODS = ("2024", "2024-Q2", "2024-05", "2023-06-15..2024-06-15", "2020")
MEMBERS_AND_MEETINGS = (
    "members.total",
    "members.official",
    "members.probationary",
    "members.women",
    "members.exempt",
    "members.away",
    "members.here",
    "meetings.held",
    "meetings.ordinary",
    "meetings.thematic",
    "meetings.not_taken",
    "meetings.due",
    "meetings.present",
    "meetings.excused",
    "meetings.unexcused",
    "meetings.rate",
)
STUDY = (
    "study.sessions",
    "study.people_due",
    "study.people_present",
    "study.rate",
    "study.cadre_sessions",
    "study.cadre_attendances",
    "study.public_sessions",
    "study.public_attendances",
)

COMMITTED = "commitments.rate"
REGISTERS = (
    *(f"models.{name}" for name in ("on_register", "new", "kept", "completed", "stopped")),
    *(f"models.{name}" for name in ("recognised", "replicated", "replications", "beneficiaries")),
    "outreach.quantity",
    *(f"commitments.{name}" for name in ("due", "made", "rate", "fulfilled", "unfulfilled")),
    *(f"inspections.{name}" for name in ("checks", "supervisions", "people")),
    *(f"inspections.{name}" for name in ("with_limits", "mended")),
    "commendations.collectives",
    "commendations.people",
    "documents.issued",
)


def a_varied_chapter(chapter: Chapter) -> None:
    dice = random.Random(7)
    people = [
        chapter.member(
            f"Người {number}",
            joined=dice.choice(["2000-01-01", "2023-11-01", "2024-05-10", None]),
            official=dice.choice(["2012-01-01", "2024-05-20", None]),
            female=dice.random() < 0.4,
        )
        for number in range(8)
    ]
    for who in people[:5]:
        kind = dice.choice(list(StandingKind))
        chapter.standing(who, kind, dice.choice(["2023-12-01", "2024-05-01"]))
    subjects = [chapter.subject(code) for code in ("KL01", "cd24")]
    for month in range(1, 13):
        meeting = chapter.meeting(
            f"2024-{month:02}-05",
            dice.choice(list(MeetingKind)),
            audience=dice.choice([Audience.MEMBERS, *Audience]),
            summons=dice.choice([Summons.CHAPTER, Summons.CHAPTER, *Summons]),
            subjects=dice.sample(subjects, dice.randrange(3)),
            headcount=dice.choice([None, 10, 25]),
            groups=dice.choice([{}, {"Hội Phụ nữ": 5, "Công đoàn": 6}]),
        )
        if dice.random() < 0.7:
            marks = dice.sample(people, 3)
            chapter.take(meeting, {who: dice.choice(list(Mark)) for who in marks})
    with chapter.book.change("ghi các sổ") as session:
        every_register(session, dice, people)


@pytest.mark.parametrize("period", PERIODS)
def test_every_figure_is_the_sum_of_its_records(book: Book, chapter: Chapter, period: str) -> None:
    a_varied_chapter(chapter)
    with book.read() as session:
        span = Period.parse(period)
        found = figures.compute(session, span)
        assert len(found) == sum(
            1 + sum(len(by.values(session)) for by in figure.filters)
            for figure in CATALOGUE.values()
        )
        for id_, answer in found.items():
            assert figures.value(session, id_, span) == answer
            records = figures.records(session, id_, span)
            assert len({each.id for each in records}) == len(records)
            base = split_id(id_).base
            how = CATALOGUE[base].how
            if isinstance(how, Rate):
                whole = id_.replace(base, how.whole)
                assert records == figures.records(session, whole, span)
            else:
                assert sum(each.amount for each in records) == answer.number, id_


@pytest.mark.parametrize("period", PERIODS)
def test_records_asked_for_together_are_those_asked_for_one_by_one(
    book: Book, chapter: Chapter, period: str
) -> None:
    a_varied_chapter(chapter)
    with book.read() as session:
        span = Period.parse(period)
        wanted = [*figures.compute(session, span), "study.sessions[subject=NQ57]"]
        together = figures.records_of(session, wanted, span)
        assert together == {each: figures.records(session, each, span) for each in wanted}
        assert list(together) == wanted


def test_due_is_present_and_excused_and_unexcused(book: Book, chapter: Chapter) -> None:
    a_varied_chapter(chapter)
    due, *parts = (
        chapter.number(f"meetings.{name}", "2024")
        for name in ("due", "present", "excused", "unexcused")
    )
    assert due == sum(int(str(part)) for part in parts) != 0


def test_records_come_in_the_order_of_day_hour_and_name(book: Book, chapter: Chapter) -> None:
    tam, an = chapter.member("Lê Văn Tám"), chapter.member("Trần Văn An")
    june = chapter.take(chapter.meeting("2024-06-05", start="07:00"))
    evening = chapter.take(chapter.meeting("2024-05-05", start="19:00"))
    morning = chapter.take(chapter.meeting("2024-05-05", start="07:30"))
    again = chapter.take(chapter.meeting("2024-05-05", start="07:30"))
    in_order = [morning, again, evening, june]
    with book.read() as session:
        held = figures.records(session, "meetings.held", Period.year(2024))
        due = figures.records(session, "meetings.due", Period.year(2024))
        rows = {
            row.id: (row.meeting_id, row.member_id) for row in session.scalars(select(Attendance))
        }
    assert [each.id for each in held] == in_order
    assert [rows[each.id] for each in due] == [
        (meeting, member) for meeting in in_order for member in (an, tam)
    ]


def test_people_of_one_name_come_in_the_order_they_were_written_down(
    book: Book, chapter: Chapter
) -> None:
    people = [chapter.member() for _ in range(3)]
    with book.read() as session:
        found = figures.records(session, "members.total", Period.year(2024))
    assert [each.id for each in found] == people


def test_figures_come_in_the_contracts_order_unfiltered_before_filtered(
    book: Book, chapter: Chapter
) -> None:
    for code in ("KL01", "cd24"):
        chapter.subject(code)
    with book.read() as session:
        ids = list(figures.compute(session, Period.year(2024)))
    assert ids[: ids.index("models.on_register")] == [
        *MEMBERS_AND_MEETINGS,
        *STUDY,
        *(f"{id_}[subject=KL01]" for id_ in STUDY),
        *(f"{id_}[subject=cd24]" for id_ in STUDY),
    ]
    assert [id_ for id_ in ids if "[" not in id_][-len(REGISTERS) :] == list(REGISTERS)


@pytest.mark.parametrize("asked", ["KL01", "kl01", " Kl01 "])
def test_a_filters_value_is_compared_without_case_and_answered_as_first_written(
    book: Book, chapter: Chapter, asked: str
) -> None:
    chapter.meeting("2024-05-05", subjects=(chapter.subject("Kl01"),))
    with book.read() as session:
        year = Period.year(2024)
        answer = figures.value(session, f"study.sessions[subject={asked}]", year)
        assert (answer.id, answer.number) == ("study.sessions[subject=Kl01]", 1)
        assert len(figures.records(session, f"study.sessions[subject={asked}]", year)) == 1


def test_a_subject_the_book_does_not_have_leaves_nothing(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2024-05-05", subjects=(chapter.subject("KL01"),))
    with book.read() as session:
        year = Period.year(2024)
        answer = figures.value(session, "study.sessions[subject=NQ57]", year)
        assert answer == figures.Value(
            "study.sessions[subject=NQ57]", 0, Unit.THINGS, State.NOT_FILLED
        )
        assert figures.records(session, "study.sessions[subject=NQ57]", year) == []
        assert figures.value(session, "study.rate[subject=NQ57]", year).number is None


def test_an_id_splits_into_base_filter_and_value() -> None:
    assert split_id("members.total") == ("members.total", "", "")
    assert split_id("study.rate[subject=KL01]") == ("study.rate", "subject", "KL01")
    assert split_id("study.rate[subject=a=b[1]]") == ("study.rate", "subject", "a=b[1]")


@pytest.mark.parametrize(
    "id_",
    [
        "",
        "members",
        "members.everybody",
        "Members.total",
        "members.total[subject=KL01]",
        "study.sessions[theme=KL01]",
        "study.sessions[subject=]",
        "study.sessions[subject]",
        "study.sessions[=KL01]",
        "study.sessions[]",
        "study.sessions[subject=KL01",
        "study.sessions[subject=KL01] ",
    ],
)
def test_an_id_that_names_no_figure_is_refused_by_name(book: Book, id_: str) -> None:
    with pytest.raises(UnknownFigureError) as refusal:
        split_id(id_)
    assert f"“{id_}”" in str(refusal.value)
    with book.read() as session, pytest.raises(UnknownFigureError):
        figures.value(session, id_, Period.year(2024))


def test_every_figure_is_named_and_explained_and_knows_what_it_counts() -> None:
    names = [figure.name for figure in CATALOGUE.values()]
    assert len(set(names)) == len(names)
    for figure in CATALOGUE.values():
        assert figure.meaning.endswith(".")
        assert figure.meaning.count(".") == 1
        assert (figure.unit is Unit.PERCENT) == isinstance(figure.how, Rate)
        if isinstance(figure.how, Rate):
            assert isinstance(CATALOGUE[figure.how.part].how, Count)
            assert isinstance(CATALOGUE[figure.how.whole].how, Count)


def test_each_figure_knows_what_it_counts() -> None:
    units = {unit: {id_ for id_ in CATALOGUE if CATALOGUE[id_].unit is unit} for unit in Unit}
    assert units[Unit.PEOPLE] == {
        *(id_ for id_ in MEMBERS_AND_MEETINGS if id_.startswith("members.")),
        "study.people_due",
        "study.people_present",
        *(id_ for id_ in REGISTERS if id_.startswith("commitments.") and id_ != COMMITTED),
        "inspections.people",
    }
    assert units[Unit.ATTENDANCES] == {
        "meetings.due",
        "meetings.present",
        "meetings.excused",
        "meetings.unexcused",
        "study.cadre_attendances",
        "study.public_attendances",
        "models.beneficiaries",
    }
    assert units[Unit.PERCENT] == {"meetings.rate", "study.rate", COMMITTED}


def test_percentages_carry_two_decimals(chapter: Chapter) -> None:
    chapter.member()
    chapter.take(chapter.meeting("2024-05-05"))
    assert str(chapter.number("meetings.rate", "2024")) == str(Decimal("100.00"))

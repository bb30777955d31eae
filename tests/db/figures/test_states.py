"""The states of CONTRACT §1: counted, declared none, not filled, sentence by sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db import figures
from db.figures import CATALOGUE, FAMILIES, Family, Rate, State, home_of
from db.periods import Period
from db.schema import CommendationNature, Holder, MeetingKind, Outcome
from tests.db.chapter import Chapter

COUNTED, DECLARED, NOT_FILLED = State.COUNTED, State.DECLARED, State.NOT_FILLED
YEAR = "2024"
FIRST, LAST = "2024-01-01", "2024-12-31"
EACH_FAMILY = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)


def declare(chapter: Chapter, register: str, start: str = FIRST, end: str = LAST) -> None:
    chapter.declare(register, start, end)


def states(chapter: Chapter, family: Family | None = None, period: str = YEAR) -> set[State]:
    """Return the states met among the figures of a family, or of all, with every filter."""
    wanted = None if family is None else family.figures
    with chapter.book.read() as session:
        found = figures.compute(session, Period.parse(period), wanted)
    return {value.state for value in found.values()}


def test_nothing_recorded_and_nothing_declared_is_not_filled(chapter: Chapter) -> None:
    chapter.subject("KL01")
    assert states(chapter) == {NOT_FILLED}


@EACH_FAMILY
def test_declared_over_the_whole_period_is_declared_none(chapter: Chapter, family: Family) -> None:
    chapter.subject("KL01")
    declare(chapter, home_of(family.figures[0]))
    assert states(chapter, family) == {DECLARED}
    assert states(chapter, family, "2024-Q2") == {DECLARED}


@EACH_FAMILY
@pytest.mark.parametrize(
    ("start", "end"), [("2024-01-02", LAST), (FIRST, "2024-12-30"), ("2023-01-01", "2023-12-31")]
)
def test_declared_over_part_of_the_period_is_not_filled(
    chapter: Chapter, family: Family, start: str, end: str
) -> None:
    declare(chapter, home_of(family.figures[0]), start, end)
    assert states(chapter, family) == {NOT_FILLED}


def test_what_is_declared_of_one_register_says_nothing_of_another(chapter: Chapter) -> None:
    declare(chapter, "outreach")
    told = {family.name for family in FAMILIES if states(chapter, family) == {DECLARED}}
    assert told == {"outreach"}


@pytest.mark.parametrize(
    ("spans", "state"),
    [
        ([(FIRST, "2024-06-30"), ("2024-07-01", LAST)], DECLARED),
        ([("2024-07-01", LAST), (FIRST, "2024-06-30")], DECLARED),
        ([(FIRST, "2024-08-31"), ("2024-03-01", "2024-04-30"), ("2024-08-31", LAST)], DECLARED),
        ([(FIRST, "2024-06-30"), ("2024-07-02", LAST)], NOT_FILLED),
        ([(FIRST, "2024-06-30"), (FIRST, "2024-11-30")], NOT_FILLED),
    ],
)
def test_several_declarations_cover_a_period_together_where_no_day_is_left_out(
    chapter: Chapter, spans: list[tuple[str, str]], state: State
) -> None:
    for start, end in spans:
        declare(chapter, "documents", start, end)
    assert chapter.state("documents.issued", YEAR) is state


def test_a_period_of_one_day_is_covered_by_that_day(chapter: Chapter) -> None:
    declare(chapter, "documents", FIRST, FIRST)
    assert chapter.state("documents.issued", f"{FIRST}..{FIRST}") is DECLARED
    assert chapter.state("documents.issued", "2024-01") is NOT_FILLED


def test_where_there_are_records_it_is_counted_whatever_was_declared(chapter: Chapter) -> None:
    for register in ("members", "meetings", "models", "outreach", "inspections"):
        declare(chapter, register)
    for register in ("commitments", "commendations", "documents"):
        declare(chapter, register)
    member = chapter.member()
    chapter.take(chapter.meeting("2024-05-05", subjects=(chapter.subject("KL01"),)))
    chapter.meeting("2024-05-06", MeetingKind.COMMITTEE)
    on = {"day": "2024-05-05"}
    model = chapter.write("models", name="Chợ 0 đồng", registered="2024-02-02")
    chapter.write("model_results", model=model, **on)
    chapter.write("replications", model=model, **on)
    chapter.write("outreach", form="Pano", quantity=Decimal(2), **on)
    chapter.write("commitments", member=member, year=2024, outcome=Outcome.FULFILLED)
    chapter.write("inspections", planned="2024-05-05", limits="Chậm")
    chapter.write("commendations", holder=Holder.PERSON, **on)
    chapter.write("documents", type="NQ", **on)
    counted = {id_ for id_ in CATALOGUE if chapter.state(id_, YEAR) is COUNTED}
    others = {id_ for id_ in CATALOGUE if "cadre" in id_ or "public" in id_}
    assert counted == CATALOGUE.keys() - others


def test_records_of_another_period_fill_nothing(chapter: Chapter) -> None:
    chapter.write("documents", day="2023-12-31", type="NQ")
    chapter.write("documents", day="2025-01-01", type="NQ")
    assert chapter.state("documents.issued", YEAR) is NOT_FILLED
    declare(chapter, "documents")
    assert chapter.state("documents.issued", YEAR) is DECLARED


def test_a_nought_counted_is_neither_declared_nor_left_open(chapter: Chapter) -> None:
    chapter.write("outreach", day="2024-05-05", form="Pano")
    declare(chapter, "outreach")
    assert chapter.number("outreach.quantity", YEAR) == 0
    assert chapter.state("outreach.quantity", YEAR) is COUNTED


def test_no_models_means_no_results_and_no_replications(chapter: Chapter) -> None:
    declare(chapter, "models")
    for name in ("on_register", "completed", "replicated", "replications", "beneficiaries"):
        assert chapter.state(f"models.{name}", YEAR) is DECLARED


def test_no_results_means_no_results_alone(chapter: Chapter) -> None:
    declare(chapter, "model_results")
    assert chapter.state("models.beneficiaries", YEAR) is DECLARED
    for name in ("on_register", "replicated", "replications"):
        assert chapter.state(f"models.{name}", YEAR) is NOT_FILLED


def test_a_percentage_has_the_state_of_its_base(chapter: Chapter) -> None:
    rates = {id_: each.how for id_, each in CATALOGUE.items() if isinstance(each.how, Rate)}

    def as_bases() -> dict[str, State]:
        found = {id_: chapter.state(id_, YEAR) for id_ in rates}
        assert found == {id_: chapter.state(how.whole, YEAR) for id_, how in rates.items()}
        return found

    assert set(as_bases().values()) == {NOT_FILLED}
    declare(chapter, "meetings")
    declare(chapter, "commitments")
    assert set(as_bases().values()) == {DECLARED}
    chapter.member()
    chapter.take(chapter.meeting("2024-05-05", subjects=(chapter.subject("KL01"),)))
    assert set(as_bases().values()) == {COUNTED}
    assert chapter.number("commitments.rate", YEAR) == 0


def test_a_filter_leaves_a_state_of_its_own(chapter: Chapter) -> None:
    chapter.write("outreach", day="2024-05-05", form="Áp phích", quantity=Decimal(3))
    regular = CommendationNature.REGULAR
    chapter.write("commendations", day="2024-05-05", holder=Holder.PERSON, nature=regular)
    chapter.write("documents", day="2024-05-05", type="QĐ")
    narrowed = {
        "outreach.quantity[kind=poster]": COUNTED,
        "outreach.quantity[kind=pano]": NOT_FILLED,
        "commendations.collectives[nature=regular]": COUNTED,
        "commendations.people[nature=sudden]": NOT_FILLED,
        "documents.issued[type=qđ]": COUNTED,
        "documents.issued[type=BC]": NOT_FILLED,
        "documents.issued[type=XYZ]": NOT_FILLED,
    }
    assert {id_: chapter.state(id_, YEAR) for id_ in narrowed} == narrowed
    for register in ("outreach", "commendations", "documents"):
        declare(chapter, register)
    none = {id_: DECLARED if state is NOT_FILLED else state for id_, state in narrowed.items()}
    assert {id_: chapter.state(id_, YEAR) for id_ in narrowed} == none


def test_members_are_counted_once_the_book_has_one_whatever_the_day(chapter: Chapter) -> None:
    chapter.member(joined="2025-06-01")
    assert chapter.number("members.total", YEAR) == 0
    assert chapter.state("members.total", YEAR) is COUNTED


def test_no_commitments_are_declared_although_members_had_to_make_them(chapter: Chapter) -> None:
    member = chapter.member()
    assert chapter.state("commitments.made", YEAR) is COUNTED
    assert chapter.state("commitments.fulfilled", YEAR) is NOT_FILLED
    declare(chapter, "commitments")
    assert chapter.state("commitments.made", YEAR) is DECLARED
    assert chapter.state("commitments.made[position=no]", YEAR) is DECLARED
    assert chapter.state("commitments.fulfilled", YEAR) is DECLARED
    assert chapter.state("commitments.due", YEAR) is COUNTED
    chapter.write("commitments", member=member, year=2023)
    assert chapter.state("commitments.made", YEAR) is DECLARED
    chapter.write("commitments", member=member, year=2024)
    assert chapter.state("commitments.made", YEAR) is COUNTED


def test_a_declaration_made_and_withdrawn_is_as_if_never_made(chapter: Chapter) -> None:
    declare(chapter, "documents")
    chapter.book.undo()
    assert chapter.state("documents.issued", YEAR) is NOT_FILLED
    chapter.book.redo()
    assert chapter.state("documents.issued", YEAR) is DECLARED


def test_the_day_of_declaring_matters_to_no_state(chapter: Chapter) -> None:
    said = {"from_date": FIRST, "to_date": LAST, "declared": "2020-01-01"}
    chapter.write("declarations", register="documents", **said)
    assert chapter.state("documents.issued", YEAR) is DECLARED

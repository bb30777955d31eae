"""The outreach, commendations and documents rows of CONTRACT §3, sentence by sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db import figures
from db.book import Book
from db.periods import Period
from db.registers import NamedPerson
from db.schema import CommendationNature, Holder
from tests.db.chapter import Chapter
from tests.reference.outreach_kinds import KINDS

PERIOD = "2024-Q2"
BEFORE, FIRST, LAST, AFTER = "2024-03-31", "2024-04-01", "2024-06-30", "2024-07-01"
DAYS = (BEFORE, FIRST, LAST, AFTER)


def test_outreach_is_the_sum_of_the_quantities_of_the_period(chapter: Chapter) -> None:
    for number, on in enumerate(DAYS):
        chapter.write("outreach", day=on, form="Pano", quantity=Decimal(10**number))
    chapter.write("outreach", day=FIRST, form="Pano", quantity=Decimal("0.25"))
    chapter.write("outreach", day=FIRST, form="Pano")
    assert chapter.number("outreach.quantity", PERIOD) == Decimal("110.25")


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        *((kind, word) for kind, words in KINDS.items() for word in words),
        ("contest", "HOI THI"),
        ("social", "bai mang xa hoi"),
        ("other", "Xe loa"),
        ("other", ""),
        ("other", None),
    ],
)
def test_a_form_falls_under_the_kind_its_words_mean_anything_else_under_other(
    chapter: Chapter, kind: str, word: str | None
) -> None:
    chapter.write("outreach", day=FIRST, form=word, quantity=Decimal(3))
    numbers = {each: chapter.number(f"outreach.quantity[kind={each}]", PERIOD) for each in KINDS}
    assert numbers == dict.fromkeys(KINDS, 0) | {kind: 3}


def test_commendations_are_decisions_of_the_period_by_whom_they_are_for(chapter: Chapter) -> None:
    for name, on in zip("ABCD", DAYS, strict=True):
        chapter.write("commendations", day=on, name=NamedPerson(name), holder=Holder.COLLECTIVE)
    for name in ("Lê Văn Tám", "Lê Văn Tám"):
        chapter.write("commendations", day=FIRST, name=NamedPerson(name), holder=Holder.PERSON)
    chapter.write("commendations", day=FIRST, name=NamedPerson("Không rõ"))
    assert chapter.number("commendations.collectives", PERIOD) == 2
    assert chapter.number("commendations.people", PERIOD) == 2
    assert chapter.labels("commendations.collectives", PERIOD) == [
        "B – 01/04/2024",
        "C – 30/06/2024",
    ]


def test_nature_narrows_commendations(chapter: Chapter) -> None:
    for nature in (*CommendationNature, CommendationNature.REGULAR, None):
        chapter.write("commendations", day=FIRST, holder=Holder.PERSON, nature=nature)
    assert chapter.number("commendations.people[nature=regular]", PERIOD) == 2
    assert chapter.number("commendations.people[nature=sudden]", PERIOD) == 1
    assert chapter.number("commendations.people", PERIOD) == 4


def test_documents_are_those_dated_in_the_period(chapter: Chapter) -> None:
    for number, on in enumerate(DAYS):
        chapter.write("documents", day=on, type="NQ", number=str(number), abstract="Về học tập")
    assert chapter.labels("documents.issued", PERIOD) == ["1 NQ Về học tập", "2 NQ Về học tập"]


def test_a_type_is_written_as_first_met_and_compared_without_case(
    book: Book, chapter: Chapter
) -> None:
    for type_ in ("qđ", "QĐ", " Qđ ", "nq", "CTR", None):
        chapter.write("documents", day=FIRST, type=type_)
    numbers = {
        type_: chapter.number(f"documents.issued[type={type_}]", PERIOD)
        for type_ in ("NQ", "CTr", "qđ", "QĐ", "KH")
    }
    assert numbers == {"NQ": 1, "CTr": 1, "qđ": 3, "QĐ": 3, "KH": 0}
    with book.read() as session:
        issued = (figures.CATALOGUE["documents.issued"],)
        ids = list(figures.compute(session, Period.parse("2019"), issued))
    assert [id_[len("documents.issued[type=") : -1] for id_ in ids[1:]] == [
        *("NQ", "KH", "CTr", "BC", "TB"),
        "qđ",
    ]

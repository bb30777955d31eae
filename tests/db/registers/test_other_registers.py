"""What the registers beside members and meetings keep, point out and refuse."""

from __future__ import annotations

import pytest

from db.book import Book
from db.registers import store
from db.registers.fields import NamedPerson
from db.registers.inspections import INSPECTIONS
from db.schema import Inspection
from tests.db.chapter import Chapter


def test_those_inspected_are_kept_in_order_members_and_names(book: Book, chapter: Chapter) -> None:
    member = chapter.member("Lê Văn Tám")
    people = (NamedPerson("Lê Văn Tám", member), NamedPerson("Tổ dân phố 4"))
    with book.change("ghi") as session:
        made = store.save(session, INSPECTIONS, {"inspected": people})
    with book.change("bớt một") as session:
        found = store.values_of(INSPECTIONS, store.get(session, INSPECTIONS, made))
        assert found["inspected"] == people
        store.save(session, INSPECTIONS, {"inspected": people[1:]}, made)
    with book.read() as session:
        assert session.get_one(Inspection, made).inspected == (("Tổ dân phố 4", None),)


@pytest.mark.parametrize("written", [None, "", "Không", "khong co", "KHÔNG CÓ "])
def test_no_limits_may_be_said_in_words(book: Book, written: str | None) -> None:
    with book.change("ghi") as session:
        made = store.save(session, INSPECTIONS, {"limits": written})
        assert not session.get_one(Inspection, made).limited

"""The commitments rows of CONTRACT §3 and their filter, sentence by sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.schema import Outcome
from db.standing import StandingKind
from tests.db.chapter import Chapter

DONE, UNDONE = Outcome.FULFILLED, Outcome.UNFULFILLED
PERIOD = "2024-H1"
LAST, AFTER = "2024-06-30", "2024-07-01"


def item(chapter: Chapter, member: int, outcome: Outcome | None = None, year: int = 2024) -> None:
    chapter.write("commitments", member=member, year=year, outcome=outcome)


def test_due_are_those_who_belong_on_the_last_day_and_are_not_exempt(chapter: Chapter) -> None:
    exempt, away, gone, coming = (chapter.member(name) for name in ("Miễn", "Đi", "Rời", "Còn"))
    chapter.member("Sau", joined=AFTER)
    chapter.standing(exempt, StandingKind.EXEMPT, LAST)
    chapter.standing(away, StandingKind.AWAY, "2024-01-01")
    chapter.standing(gone, StandingKind.TRANSFERRED, LAST)
    chapter.standing(coming, StandingKind.EXEMPT, AFTER)
    assert chapter.labels("commitments.due", PERIOD) == ["Còn", "Đi"]


def test_made_are_those_due_with_an_item_for_the_year_of_the_last_day(chapter: Chapter) -> None:
    own, other, exempt = (chapter.member(name) for name in ("Một", "Hai", "Ba"))
    chapter.standing(exempt, StandingKind.EXEMPT, LAST)
    item(chapter, own)
    item(chapter, own)
    item(chapter, other, year=2023)
    item(chapter, exempt)
    assert chapter.labels("commitments.made", PERIOD) == ["Một"]
    assert chapter.labels("commitments.made", "2023-07-01..2024-06-30") == ["Một"]
    assert chapter.number("commitments.rate", PERIOD) == Decimal("50.00")


@pytest.mark.parametrize(
    ("items", "fulfilled", "unfulfilled"),
    [
        ((), False, False),
        ((DONE,), True, False),
        ((DONE, DONE), True, False),
        ((DONE, None), False, False),
        ((None,), False, False),
        ((UNDONE,), False, True),
        ((DONE, UNDONE), False, True),
        ((UNDONE, None), False, True),
    ],
)
def test_fulfilled_where_all_items_are_unfulfilled_where_one_is_not_and_blank_is_neither(
    chapter: Chapter, items: tuple[Outcome | None, ...], fulfilled: bool, unfulfilled: bool
) -> None:
    member = chapter.member()
    for outcome in items:
        item(chapter, member, outcome)
    item(chapter, member, UNDONE if fulfilled else DONE, year=2023)
    assert chapter.number("commitments.fulfilled", PERIOD) == int(fulfilled)
    assert chapter.number("commitments.unfulfilled", PERIOD) == int(unfulfilled)


def test_how_it_ended_is_asked_only_of_those_due(chapter: Chapter) -> None:
    exempt, gone = chapter.member("Một"), chapter.member("Hai")
    chapter.standing(exempt, StandingKind.EXEMPT, LAST)
    chapter.standing(gone, StandingKind.LEFT, LAST)
    item(chapter, exempt, DONE)
    item(chapter, gone, UNDONE)
    assert chapter.number("commitments.fulfilled", PERIOD) == 0
    assert chapter.number("commitments.unfulfilled", PERIOD) == 0


def test_a_position_is_what_stands_under_position(chapter: Chapter) -> None:
    chapter.member("Một", position="Bí thư")
    chapter.member("Hai", position="")
    chapter.member("Ba")
    assert chapter.labels("commitments.due[position=yes]", PERIOD) == ["Một"]
    assert chapter.labels("commitments.due[position=no]", PERIOD) == ["Ba", "Hai"]


def test_of_a_member_with_dated_positions_those_of_the_last_day_decide(chapter: Chapter) -> None:
    spans = {
        "Từ hôm ấy": (LAST, None),
        "Đến hôm ấy": (None, LAST),
        "Mọi lúc": (None, None),
        "Sau": (AFTER, None),
        "Trước": (None, "2024-06-29"),
    }
    for name, (start, end) in spans.items():
        chapter.position(chapter.member(name, position="Bí thư"), "Chi ủy viên", start, end)
    yes, no = (chapter.labels(f"commitments.due[position={x}]", PERIOD) for x in ("yes", "no"))
    assert sorted(yes) == ["Mọi lúc", "Từ hôm ấy", "Đến hôm ấy"]
    assert sorted(no) == ["Sau", "Trước"]


def test_the_rate_of_those_with_a_position_is_that_of_their_own(chapter: Chapter) -> None:
    holder = chapter.member("Một", position="Bí thư")
    chapter.member("Hai", position="Phó Bí thư")
    chapter.member("Ba")
    item(chapter, holder)
    assert chapter.number("commitments.rate", PERIOD) == Decimal("33.33")
    assert chapter.number("commitments.rate[position=yes]", PERIOD) == Decimal("50.00")
    assert chapter.number("commitments.rate[position=no]", PERIOD) == 0

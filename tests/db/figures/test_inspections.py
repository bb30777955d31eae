"""The inspections rows of CONTRACT §3, sentence by sentence."""

from __future__ import annotations

import pytest

from db.registers import NamedPerson
from db.schema import InspectionForm
from db.standing import StandingKind
from tests.db.chapter import Chapter

PERIOD = "2024-Q2"
BEFORE, FIRST, LAST, AFTER = "2024-03-31", "2024-04-01", "2024-06-30", "2024-07-01"
CHECK, SUPERVISION = InspectionForm.CHECK, InspectionForm.SUPERVISION


@pytest.mark.parametrize(
    ("planned", "from_date", "counts"),
    [
        (None, FIRST, True),
        (None, LAST, True),
        (None, BEFORE, False),
        (None, AFTER, False),
        (FIRST, None, True),
        (LAST, None, True),
        (BEFORE, None, False),
        (AFTER, None, False),
        (BEFORE, FIRST, True),
        (FIRST, AFTER, False),
        (None, None, False),
    ],
)
def test_started_on_the_first_day_else_on_the_day_of_the_plan(
    chapter: Chapter, planned: str | None, from_date: str | None, counts: bool
) -> None:
    chapter.write("inspections", form=CHECK, planned=planned, from_date=from_date)
    assert chapter.number("inspections.checks", PERIOD) == int(counts)


def test_checks_and_supervisions_are_told_by_their_form(chapter: Chapter) -> None:
    for code, form in {"KT1": CHECK, "KT2": CHECK, "GS1": SUPERVISION, "KHAC": None}.items():
        chapter.write("inspections", code=code, form=form, planned=FIRST)
    assert chapter.labels("inspections.checks", PERIOD) == ["KT1", "KT2"]
    assert chapter.labels("inspections.supervisions", PERIOD) == ["GS1"]


def test_people_are_the_different_members_inspected_whatever_their_standing(
    chapter: Chapter,
) -> None:
    one, two, gone, other = (chapter.member(name) for name in ("Một", "Hai", "Rời", "Khác"))
    chapter.standing(gone, StandingKind.DIED, BEFORE)
    named = {
        FIRST: [NamedPerson("Một", one), NamedPerson("Hai", two)],
        LAST: [NamedPerson("Một", one), NamedPerson("Rời", gone), NamedPerson("Chi ủy")],
        AFTER: [NamedPerson("Khác", other)],
    }
    for on, people in named.items():
        chapter.write("inspections", planned=on, inspected=people)
    assert chapter.labels("inspections.people", PERIOD) == ["Hai", "Một", "Rời"]
    assert chapter.number("inspections.people", PERIOD) == 3


def test_limits_are_whatever_is_written_but_none(chapter: Chapter) -> None:
    limits = {
        "A": "Báo cáo chậm",
        "B": "Không",
        "C": "không có",
        "D": "KHONG CO",
        "E": "",
        "F": None,
        "G": "Không có sổ",
    }
    for code, words in limits.items():
        chapter.write("inspections", code=code, planned=FIRST, limits=words)
    chapter.write("inspections", code="H", planned=AFTER, limits="Chậm")
    assert chapter.labels("inspections.with_limits", PERIOD) == ["A", "G"]


def test_mended_are_those_with_limits_mended_by_the_last_day(chapter: Chapter) -> None:
    for code, mended in {"A": BEFORE, "B": LAST, "C": AFTER, "D": None}.items():
        chapter.write("inspections", code=code, planned=FIRST, limits="Chậm", mended=mended)
    chapter.write("inspections", code="E", planned=FIRST, limits="Không có", mended=FIRST)
    assert chapter.labels("inspections.mended", PERIOD) == ["A", "B"]

"""The models rows of CONTRACT §3 and their filters, sentence by sentence."""

from __future__ import annotations

import pytest

from db.schema import Holder, ModelArea, ModelKind
from tests.db.chapter import Chapter

PERIOD = "2024-Q2"
BEFORE, FIRST, LAST, AFTER = "2024-03-31", "2024-04-01", "2024-06-30", "2024-07-01"


def model(chapter: Chapter, name: str, registered: str | None = BEFORE, **more: object) -> int:
    return chapter.write("models", name=name, registered=registered, **more)


def test_on_the_register_from_the_day_of_registration(chapter: Chapter) -> None:
    for name, on in {"A": BEFORE, "B": FIRST, "C": LAST, "D": AFTER}.items():
        model(chapter, name, on)
    model(chapter, "E", None)
    assert chapter.labels("models.on_register", PERIOD) == ["A", "B", "C"]


@pytest.mark.parametrize("end", ["completed", "stopped"])
def test_until_the_day_it_is_completed_or_stopped(chapter: Chapter, end: str) -> None:
    for name, on in {"A": BEFORE, "B": FIRST, "C": LAST, "D": AFTER}.items():
        model(chapter, name, **{end: on})
    assert chapter.labels("models.on_register", PERIOD) == ["B", "C", "D"]


def test_new_are_those_registered_in_the_period_and_kept_the_rest(chapter: Chapter) -> None:
    for name, on in {"A": BEFORE, "B": FIRST, "C": LAST, "D": AFTER}.items():
        model(chapter, name, on)
    model(chapter, "E", FIRST, stopped=BEFORE)
    model(chapter, "F", BEFORE, stopped=BEFORE)
    assert chapter.labels("models.new", PERIOD) == ["B", "C"]
    assert chapter.labels("models.kept", PERIOD) == ["A"]


@pytest.mark.parametrize("what", ["completed", "stopped", "recognised"])
def test_completed_stopped_and_recognised_by_that_date_alone(chapter: Chapter, what: str) -> None:
    for name, on in {"A": BEFORE, "B": FIRST, "C": LAST, "D": AFTER}.items():
        model(chapter, name, **{what: on})
    model(chapter, "E", AFTER, **{what: FIRST})
    model(chapter, "F", None, **{what: FIRST})
    assert sorted(chapter.labels(f"models.{what}", PERIOD)) == ["B", "C", "E", "F"]


def test_replicated_are_models_and_replications_their_times(chapter: Chapter) -> None:
    twice, never = model(chapter, "A"), model(chapter, "B")
    outside, unregistered = model(chapter, "C"), model(chapter, "D", AFTER)
    for on in (FIRST, LAST):
        chapter.write("replications", model=twice, day=on)
    for on in (BEFORE, AFTER):
        chapter.write("replications", model=outside, day=on)
    chapter.write("replications", model=unregistered, day=FIRST)
    assert chapter.labels("models.replicated", PERIOD) == ["A", "D"]
    assert chapter.number("models.replications", PERIOD) == 3
    assert never not in (twice, outside)


def test_beneficiaries_are_the_people_of_results_by_their_own_date(chapter: Chapter) -> None:
    known, later = model(chapter, "A"), model(chapter, "B", AFTER)
    for on, people in ((BEFORE, 1), (FIRST, 2), (LAST, 4), (AFTER, 8), (FIRST, None)):
        chapter.write("model_results", model=known, day=on, people=people)
    chapter.write("model_results", model=later, day=FIRST, people=16)
    assert chapter.number("models.beneficiaries", PERIOD) == 22


def test_kind_field_and_holder_each_narrow_the_register(chapter: Chapter) -> None:
    model(
        chapter,
        "A",
        kind=ModelKind.FOLLOWING,
        area=ModelArea.ECONOMY,
        holder=Holder.COLLECTIVE,
    )
    model(
        chapter,
        "B",
        FIRST,
        kind=ModelKind.MOBILISING,
        area=ModelArea.CULTURE,
        holder=Holder.PERSON,
    )
    model(chapter, "C", FIRST, kind=ModelKind.MOBILISING, area=ModelArea.DEFENCE)
    model(chapter, "D", area=ModelArea.POLITICS)
    listed = {
        "on_register[kind=hcm]": ["A"],
        "on_register[kind=dvk]": ["B", "C"],
        "new[kind=dvk]": ["B", "C"],
        "kept[kind=dvk]": [],
        "on_register[field=economy]": ["A"],
        "on_register[field=culture]": ["B"],
        "new[field=defence]": ["C"],
        "kept[field=politics]": ["D"],
        "on_register[holder=collective]": ["A"],
        "on_register[holder=person]": ["B"],
    }
    assert {id_: chapter.labels(f"models.{id_}", PERIOD) for id_ in listed} == listed

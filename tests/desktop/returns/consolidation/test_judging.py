"""What becomes of a file, whatever order files are found in."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.periods import Period
from db.units import UnitList, UnitSpan
from desktop.files.refusals import FileRefusedError
from desktop.returns.check import Edited
from desktop.returns.consolidation.arrived import Arrived
from desktop.returns.consolidation.judging import Fate, Judged, Known, Wanted, judge
from desktop.returns.manifest import Head, Included

YEAR = Period.year(2026)
WANTED = Wanted("KL01", "1", YEAR)
UNITS = UnitList((UnitSpan("CB1", "Chi bộ 1"), UnitSpan("CB2", "Chi bộ 2")))
BY_HAND = (Edited("Biểu 05", "C13", ("n", "20"), ("n", "21")),)


def a_return(name: str, unit: str = "CB1", revision: int = 1, **more: object) -> Arrived:
    form, version, period = (
        more.pop(key, usual)
        for key, usual in (("form", "KL01"), ("version", "1"), ("period", YEAR))
    )
    head = Head(
        form=str(form),
        form_version=str(version),
        unit_code=unit,
        unit_name=f"Chi bộ {unit}",
        period=period if isinstance(period, Period) else YEAR,
        revision=revision,
        made=datetime(2027, 1, 5, tzinfo=UTC),
    )
    told: dict[str, object] = {
        "digest": name,
        "said": b"",
        "content": f"{unit} {revision}",
        "empty": False,
        "nil": False,
        "edited": (),
        "altered": (),
        "beside": (),
        "errors": 0,
        "included": (),
        "answers": (),
        **more,
    }
    return Arrived(path=Path(name), head=head, **told)  # type: ignore[arg-type] # named above


def judged(
    *found: Arrived, wanted: Wanted = WANTED, accepted: tuple[str, ...] = ()
) -> list[Judged]:
    return judge(wanted, [(each.path, each) for each in found], set(map(Path, accepted)))


def fates(*found: Arrived, wanted: Wanted = WANTED, accepted: tuple[str, ...] = ()) -> list[str]:
    return [str(each.fate) for each in judged(*found, wanted=wanted, accepted=accepted)]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"form": "KL99"}, "KL99"),
        ({"version": "2"}, "phiên bản 2"),
        ({"period": Period.year(2025)}, "năm 2025"),
        ({"empty": True}, "khai không có"),
    ],
)
def test_what_does_not_belong_is_refused_with_its_file_its_unit_and_the_cause(
    more: dict[str, Any], words: str
) -> None:
    (found,) = judged(a_return("a.xlsx", **more))
    assert found.fate is Fate.REFUSED
    assert all(each in str(found.reason) for each in ("a.xlsx", "CB1", words))


def test_codes_are_compared_trimmed_and_without_case() -> None:
    wanted = Wanted("kl01 ", "1", YEAR, units=UnitList((UnitSpan("cb1", "Chi bộ 1"),)))
    assert fates(a_return("a"), wanted=wanted) == ["counts"]
    assert fates(a_return("a", "cb1"), a_return("b", "CB1 ", 2), wanted=wanted) == [
        "older",
        "counts",
    ]


def test_a_file_that_cannot_be_read_is_refused_and_the_rest_go_on() -> None:
    broken = Path("b.xlsx")
    error = FileRefusedError(broken, "Tệp “{file}” hỏng.")
    found = judge(WANTED, [(broken, error), (Path("a.xlsx"), a_return("a.xlsx"))])
    assert [each.fate for each in found] == [Fate.REFUSED, Fate.COUNTS]
    assert str(found[0].reason) == "Tệp “b.xlsx” hỏng."


def test_one_edited_by_hand_waits_and_counts_once_a_person_accepts_it() -> None:
    edited = a_return("a", edited=BY_HAND)
    assert fates(edited) == ["edited"]
    assert fates(edited, accepted=("a",)) == ["counts"]


def test_beside_an_edited_copy_the_one_nobody_touched_counts() -> None:
    assert fates(a_return("a", edited=BY_HAND), a_return("b")) == ["refused", "counts"]


def test_an_earlier_number_counts_until_the_edited_later_one_is_accepted() -> None:
    pair = a_return("a", revision=1), a_return("b", revision=2, edited=BY_HAND)
    assert fates(*pair) == ["counts", "edited"]
    assert fates(*pair, accepted=("b",)) == ["older", "counts"]


def test_beside_what_was_taken_in_earlier() -> None:
    wanted = Wanted("KL01", "1", YEAR, known={"cb1": Known("CB1", 2, "CB1 2")})
    assert fates(a_return("a", revision=1), wanted=wanted) == ["older"]
    assert fates(a_return("a", revision=2), wanted=wanted) == ["same"]
    assert fates(a_return("a", revision=2, content="khác"), wanted=wanted) == ["refused"]
    (newer,) = judged(a_return("a", revision=3), wanted=wanted)
    assert (newer.fate, newer.replaces) == (Fate.COUNTS, 2)


def test_a_return_held_by_another_is_refused_whatever_its_number() -> None:
    whole = a_return("x", "DU", included=(Included("cb1", "Chi bộ 1", 1),))
    assert fates(a_return("a", revision=3), whole, a_return("b", "CB2")) == [
        "refused",
        "counts",
        "counts",
    ]


def holding(*codes: str, revision: int = 1) -> tuple[Included, ...]:
    return tuple(Included(code, f"Chi bộ {code}", revision) for code in codes)


def taken_in(**included: tuple[Included, ...]) -> Wanted:
    known = {code.lower(): Known(code, 1, f"{code} 1", held) for code, held in included.items()}
    return Wanted("KL01", "1", YEAR, own="QU", known=known)


def test_what_was_taken_in_earlier_is_never_counted_again_within_or_beside_another() -> None:
    whole = a_return("x", "DU", included=holding("cb1"))
    (found,) = judged(whole, wanted=taken_in(CB1=()))
    assert found.fate is Fate.REFUSED
    assert all(each in str(found.reason) for each in ("x", "DU", "cb1"))
    (found,) = judged(a_return("a"), wanted=taken_in(DU=holding("cb1")))
    assert found.fate is Fate.REFUSED
    assert "đã có trong báo cáo của DU" in str(found.reason)
    newer = a_return("a", revision=2)
    (found,) = judged(newer, wanted=taken_in(DU=holding("cb1")))
    assert "DU tổng hợp lại với số 2" in str(found.reason)
    (found,) = judged(whole, wanted=taken_in(DB=holding("CB1")))
    assert found.fate is Fate.REFUSED
    assert all(each in str(found.reason) for each in ("DU", "DB", "cb1"))


def test_one_that_holds_ones_own_is_refused_whatever_was_taken_in() -> None:
    whole = a_return("x", "DU", 2, included=holding("qu", "CB1"))
    (found,) = judged(whole, wanted=taken_in(DU=holding("CB1")))
    assert "số liệu của chính đơn vị tổng hợp (qu)" in str(found.reason)


def test_a_newer_number_is_not_held_against_the_one_it_replaces() -> None:
    wanted = taken_in(DU=holding("CB1"))
    again = a_return("x", "DU", 2, included=holding("CB1", "CB2"))
    assert fates(again, wanted=wanted) == ["counts"]
    without = a_return("x", "DU", 2, included=holding("CB2"))
    assert fates(without, a_return("a"), wanted=wanted) == ["counts", "counts"]
    waiting = a_return("x", "DU", 2, included=holding("CB2"), edited=BY_HAND)
    assert fates(waiting, a_return("a"), wanted=wanted) == ["edited", "refused"]
    refused = a_return("x", "DU", 2, included=holding("QU"))
    assert fates(refused, a_return("a"), wanted=wanted) == ["refused", "refused"]


def test_a_newer_number_of_what_was_taken_in_counts_where_its_holder_is_refused() -> None:
    whole = a_return("x", "DU", included=holding("CB1", revision=2))
    pair = whole, a_return("a", revision=2)
    assert fates(*pair, wanted=taken_in(CB1=())) == ["refused", "counts"]


def test_an_edited_number_waits_beside_the_sound_one_of_its_unit_though_both_hold_one_unit() -> (
    None
):
    sound = a_return("x", "DU", included=holding("CB1"))
    edited = a_return("y", "du", 2, included=holding("CB1"), edited=BY_HAND)
    assert fates(sound, edited) == ["counts", "edited"]


def test_units_that_are_not_listed_or_not_yet_or_no_more_are_refused_by_name() -> None:
    from datetime import date

    units = UnitList(
        (
            UnitSpan("CB1", "Chi bộ 1", end=date(2025, 12, 31), replaced_by="CB2"),
            UnitSpan("CB2", "Chi bộ Hai"),
            UnitSpan("CB3", "Chi bộ 3", start=date(2027, 1, 1)),
        )
    )
    wanted = Wanted("KL01", "1", YEAR, own="QU", units=units)
    found = judged(
        *(a_return(unit, unit) for unit in ("CB1", "CB2", "CB3", "CB9", "qu")), wanted=wanted
    )
    assert [each.fate is Fate.COUNTS for each in found] == [False, True, False, False, False]
    assert "thay bằng Chi bộ Hai (CB2)" in str(found[0].reason)


RETURNS = st.lists(
    st.builds(
        a_return,
        name=st.sampled_from("abcdefghij"),
        unit=st.sampled_from(("CB1", "CB2")),
        revision=st.integers(1, 3),
        content=st.sampled_from("xy"),
        edited=st.sampled_from(((), BY_HAND)),
    ),
    max_size=8,
    unique_by=lambda each: each.path,
)


@given(RETURNS, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_found_does_not_matter(
    found: list[Arrived], dice: random.Random
) -> None:
    def told(each: list[Judged]) -> set[tuple[str, str]]:
        return {(str(one.path), str(one.fate)) for one in each}

    shuffled = list(found)
    dice.shuffle(shuffled)
    assert told(judged(*found)) == told(judged(*shuffled))


@given(RETURNS)
def test_of_a_unit_no_more_than_one_counts_and_never_an_older_one(found: list[Arrived]) -> None:
    after = judged(*found)
    for unit in ("CB1", "CB2"):
        counting = [each for each in after if each.unit == unit and each.fate is Fate.COUNTS]
        assert len(counting) <= 1
        intact = [each for each in found if each.head.unit_code == unit and each.intact]
        for each in counting:
            assert each.arrived is not None
            assert each.arrived.head.revision == max(one.head.revision for one in intact)


def test_two_files_of_one_name_are_told_apart_by_their_folders() -> None:
    pair = a_return("usb/sao/KL01.xlsx"), a_return("usb/gốc/KL01.xlsx")
    (reason,) = [each.reason for each in judged(*pair) if each.fate is Fate.SAME]
    assert str(Path("sao/KL01.xlsx")) in str(reason)
    assert str(Path("gốc/KL01.xlsx")) in str(reason)
    (named,) = judged(a_return("usb/a.xlsx"), a_return("usb/b.xlsx"))[1:]
    assert "“b.xlsx” trùng với “a.xlsx”" in str(named.reason)


def test_copies_that_differ_in_a_folder_far_above_are_told_apart_too() -> None:
    pair = a_return("a/x/KL01.xlsx"), a_return("b/x/KL01.xlsx")
    (same,) = judged(*pair)[1:]
    assert str(Path("b/x/KL01.xlsx")) in str(same.reason)

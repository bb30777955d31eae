"""The return of a book with units below is the sum of them and of its own records."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.messages import N_
from db.registers import handed_in, receipts, received, store
from db.registers.units_below import UNITS_BELOW
from desktop.returns import ReasonNeededError, check_return, make_return
from desktop.returns.consolidation.overview import write_up
from desktop.returns.consolidation.taking_in import look_over, take_in
from desktop.returns.library import form_of
from desktop.returns.now import adds_up, draft_now
from desktop.returns.since import since
from tests.desktop.returns.consolidation.committee import NOW, PERIOD, Unit, the_district


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Unit]:
    with the_district(tmp_path) as unit:
        yield unit


def take(unit: Unit, *files: Path) -> None:
    take_in(unit.book, look_over(unit.book, "KL01", PERIOD, files), NOW)


def list_units(unit: Unit, *codes: str) -> None:
    with unit.book.change(N_("ghi")) as session:
        for code in codes:
            store.save(session, UNITS_BELOW, {"unit_code": code, "name": code})


def is_sum(unit: Unit) -> bool:
    with unit.book.read() as session:
        return adds_up(session, "KL01", PERIOD)


def held(file: Path) -> int:
    number = check_return(file).manifest.figures["meetings.held"].number
    assert isinstance(number, int)
    return number


def test_the_return_of_a_book_with_units_below_counts_them(district: Unit, below: Path) -> None:
    assert not is_sum(district)
    own = held(district.send())
    list_units(district, "CB1", "CB2", "CB3")
    assert is_sum(district)
    take(district, below)
    made = district.send(reason="cộng các chi bộ")
    included = check_return(made).manifest.included
    assert [each.code for each in included] == ["CB1", "CB2", "CB3"]
    assert held(made) == own + sum(held(each) for each in below.rglob("*.xlsx"))


def test_what_was_taken_in_is_counted_without_a_list_too(district: Unit, below: Path) -> None:
    take(district, below)
    assert is_sum(district)
    with district.book.change(N_("rút")) as session:
        for row in received.received(session, "KL01", PERIOD):
            receipts.withdraw(session, row.id)
    assert not is_sum(district)


def test_both_ways_of_writing_the_sums_give_one_number(
    district: Unit, below: Path, tmp_path: Path
) -> None:
    take(district, next(iter(sorted(below.rglob("*_CB1_*")))))
    written = write_up(district.book, "KL01", PERIOD, tmp_path / "tong.xlsx", "", NOW)
    again = make_return(district.book, "KL01", PERIOD, tmp_path / "nop", now=NOW)
    assert (written.revision, again.revision) == (1, 1)
    take(district, below)
    with pytest.raises(ReasonNeededError):
        make_return(district.book, "KL01", PERIOD, tmp_path / "nop", now=NOW)


def test_what_moved_since_is_told_of_sums_by_their_figures_alone(
    district: Unit, below: Path, tmp_path: Path
) -> None:
    first, *rest = sorted(below.rglob("*.xlsx"))
    take(district, first)
    district.send()
    with district.book.read() as session:
        (number,) = handed_in.returns_of(session, "KL01", PERIOD)
        now = draft_now(session, form_of(session, "KL01"), PERIOD, NOW, "")
        assert number.content == now.content
    shutil.rmtree(district.folder)
    take(district, *rest)
    with district.book.read() as session:
        now = draft_now(session, form_of(session, "KL01"), PERIOD, NOW, "")
        moved = since(session, number, now)
    assert "meetings.held" in {each.id for each in moved.figures}
    assert not [each for each in moved.figures if each.records]

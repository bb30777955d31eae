from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from desktop.paper.paging import Block, Room, pages

LEAST = 3
ROOM = Room(first=20, later=30, foot=8)

rows = st.builds(Block, height=st.floats(1, 3), lead=st.sampled_from((0, 1)))
captions = st.just(Block(1, named=False, keeps_next=True))
groups = st.tuples(captions, st.lists(rows, min_size=1, max_size=30)).map(
    lambda group: [group[0], *group[1]]
)
tables = st.one_of(
    st.lists(rows, max_size=90), st.lists(groups, max_size=5).map(lambda lists: list(chain(*lists)))
)


def height(blocks: list[Block], page: range) -> float:
    lead = blocks[page.start].lead if page.start else 0
    return lead + sum(blocks[row].height for row in page)


@given(tables)
def test_every_row_stands_on_one_page_in_order(blocks: list[Block]) -> None:
    assert [row for page in pages(blocks, ROOM, LEAST) for row in page] == list(range(len(blocks)))


@given(tables)
def test_no_page_overflows(blocks: list[Block]) -> None:
    *before, last = pages(blocks, ROOM, LEAST)
    for number, page in enumerate(before):
        assert page
        assert height(blocks, page) <= (ROOM.later if number else ROOM.first)
    assert height(blocks, last) + ROOM.foot <= (ROOM.later if before else ROOM.first)


@given(tables)
def test_signatures_have_company_wherever_there_is_a_second_page(blocks: list[Block]) -> None:
    *before, last = pages(blocks, ROOM, LEAST)
    if before:
        assert sum(blocks[row].named for row in last) >= LEAST


@given(tables)
def test_a_caption_never_ends_a_page(blocks: list[Block]) -> None:
    for page in pages(blocks, ROOM, LEAST):
        assert not page or not blocks[page[-1]].keeps_next


def test_rows_that_fit_with_the_foot_stay_on_one_page() -> None:
    assert pages([Block(2)] * 6, ROOM, LEAST) == [range(6)]


def test_a_full_page_gives_rows_to_the_signatures_only_as_many_as_needed() -> None:
    assert pages([Block(2)] * 10, ROOM, LEAST) == [range(7), range(7, 10)]


def test_rows_without_names_keep_the_signatures_company_where_names_cannot() -> None:
    blocks = [Block(2)] * 3 + [Block(2, named=False)] * 20
    *_, last = pages(blocks, ROOM, LEAST)
    assert len(last) >= LEAST


def test_too_few_rows_for_company_still_part_where_they_must() -> None:
    room = Room(first=7, later=30, foot=8)
    assert pages([Block(6)] * 2, room, LEAST) == [range(1), range(1, 2)]


@given(st.lists(st.builds(Block, height=st.floats(1, 12)), max_size=40))
def test_tall_rows_overflow_no_page_however_few_the_signatures_keep(blocks: list[Block]) -> None:
    *before, last = pages(blocks, ROOM, LEAST)
    for number, page in enumerate(before):
        assert page
        assert height(blocks, page) <= (ROOM.later if number else ROOM.first)
    assert not blocks or last
    assert height(blocks, last) + ROOM.foot <= (ROOM.later if before else ROOM.first)

"""Where a table breaks over pages, so that signatures never stand on a page alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """One table row as the page sees it; heights in any one unit.

    named rows are the ones that keep the signatures company; a row that keeps_next never
    ends a page; lead is the height repeated above the row when it opens a page.
    """

    height: float
    named: bool = True
    keeps_next: bool = False
    lead: float = 0


@dataclass(frozen=True)
class Room:
    """Height for rows on the first page and on later ones, and what the foot takes."""

    first: float
    later: float
    foot: float


def pages(blocks: Sequence[Block], room: Room, least: int) -> list[range]:
    """Return the rows of each page: full pages, the last one with the foot and, where the
    rows do not fit on one page, at least `least` named rows above it."""
    if not blocks or _height(blocks, range(len(blocks))) + room.foot <= room.first:
        return [range(len(blocks))]
    tail = _tail(blocks, room, least)
    found: list[range] = []
    start = 0
    while not _ends(blocks, start, tail, room):
        end = _fill(blocks, start, tail, room.later if start else room.first)
        found.append(range(start, end))
        start = end
    return [*found, range(start, len(blocks))]


def _ends(blocks: Sequence[Block], start: int, tail: int, room: Room) -> bool:
    if start >= tail:
        return True
    return bool(start) and _height(blocks, range(start, len(blocks))) + room.foot <= room.later


def _tail(blocks: Sequence[Block], room: Room, least: int) -> int:
    """Return where the last page begins at the latest: with `least` named rows, else with as
    many rows of any kind, else with as many as there is room for."""
    breaks = [index for index in range(1, len(blocks)) if not blocks[index - 1].keeps_next]
    latest = len(blocks) - 1
    for start in reversed(breaks):
        rows = range(start, len(blocks))
        if _height(blocks, rows) + room.foot > room.later:
            break
        if sum(blocks[index].named for index in rows) >= least:
            return start
        if len(blocks) - latest < least:
            latest = start
    return latest


def _fill(blocks: Sequence[Block], start: int, tail: int, height: float) -> int:
    end = start + 1
    for stop in range(start + 1, tail + 1):
        if _height(blocks, range(start, stop)) > height:
            break
        if not blocks[stop - 1].keeps_next:
            end = stop
    return end


def _height(blocks: Sequence[Block], rows: range) -> float:
    lead = blocks[rows.start].lead if rows else 0
    return lead + sum(blocks[index].height for index in rows)

"""How a sheet differs from what was sealed: cells edited, rows or columns put in or taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import islice, zip_longest

from desktop.returns.manifest import Grid, Place
from desktop.returns.values import Sealed

Line = tuple[Sealed | None, ...]
Lines = list[Line]

MOST_EDITS = 2_000
"""Of a sheet that has nothing left of the sealed one, so many cells are named."""
_MOST_PAIRS = 10_000


class Axis(StrEnum):
    """What was put in or taken out."""

    ROW = "row"
    COLUMN = "column"


@dataclass(frozen=True)
class Edit:
    """One cell that holds another value than was sealed; row and column counted from 0."""

    row: int
    column: int
    was: Sealed | None
    now: Sealed | None


@dataclass(frozen=True)
class Shift:
    """Rows or columns put in or taken out, so that what follows moved.

    `at` counts from 0: for what was put in, where it stands now; else where it stood.
    """

    axis: Axis
    inserted: bool
    at: int
    count: int


@dataclass(frozen=True)
class _Step:
    """One line of the old sheet beside one of the new; None where the other has no such line."""

    old: int | None
    new: int | None


class Comparison:
    """One way to read the difference; the reading with the least to say is the likeliest."""

    def __init__(self, old: Lines, new: Lines, steps: list[_Step], axis: Axis) -> None:
        self._old = old
        self._new = new
        self._steps = steps
        self._axis = axis

    @cached_property
    def cost(self) -> int:
        """Return how much there is to say, every cell of a line taken out counted."""
        gone = [step.old for step in self._steps if step.old is not None and step.new is None]
        lost = sum(_lost(self._old[line]) for line in gone)
        return sum(1 for _edit in self._edits()) + len(self.shifts) + lost

    @cached_property
    def edits(self) -> list[Edit]:
        """Return the edited cells, in the order of the sheet."""
        found = islice(self._edits(), MOST_EDITS)
        return sorted(found, key=lambda edit: (edit.row, edit.column))

    @cached_property
    def shifts(self) -> list[Shift]:
        """Return what was put in or taken out, neighbours as one."""
        found: list[Shift] = []
        for step in self._steps:
            at = step.new if step.old is None else step.old if step.new is None else None
            if at is None:
                continue
            inserted = step.old is None
            last = found[-1] if found else None
            if last and last.inserted == inserted and last.at + last.count == at:
                found[-1] = Shift(self._axis, inserted, last.at, last.count + 1)
            else:
                found.append(Shift(self._axis, inserted, at, 1))
        return found

    def now_at(self, places: Collection[Place]) -> set[Place]:
        """Return where cells of the sealed sheet stand now; those of a line taken out are gone."""
        lines = {each.old: each.new for each in self._steps if each.old is not None}
        beyond = len(self._new) - len(self._old)
        found: set[Place] = set()
        for row, column in places:
            was, across = (row, column) if self._axis is Axis.ROW else (column, row)
            now = lines.get(was, was + beyond)
            if now is not None:
                found.add((now, across) if self._axis is Axis.ROW else (across, now))
        return found

    def _edits(self) -> Iterator[Edit]:
        for step in self._steps:
            if step.new is not None:
                was = self._old[step.old] if step.old is not None else ()
                yield from self._of_line(step.new, was, self._new[step.new])

    def _of_line(self, line: int, was: Line, now: Line) -> Iterator[Edit]:
        for place, (before, after) in enumerate(zip_longest(was, now)):
            if before != after:
                row, column = (line, place) if self._axis is Axis.ROW else (place, line)
                yield Edit(row, column, before, after)


def compare(sealed: Grid, now: Sequence[Line]) -> Comparison:
    """Return the likeliest reading of how a sheet differs from the sealed one."""
    height = max((row for row, _column in sealed), default=-1) + 1
    width = max((column for _row, column in sealed), default=-1) + 1
    width = max([width, *(len(line) for line in now)])
    old = [tuple(sealed.get((row, column)) for column in range(width)) for row in range(height)]
    new = [(*line, *(None,) * (width - len(line))) for line in now]
    if old == new:
        return _in_place(old, new)
    readings = [
        _in_place(old, new),
        Comparison(old, new, _align(old, new), Axis.ROW),
        _by_columns(old, new),
    ]
    # Of two with as much to say, the one that names a shift says it in fewer words.
    return min(readings, key=lambda reading: (reading.cost, not reading.shifts))


def lines_of(grid: Grid) -> list[Line]:
    """Return sealed cells line by line."""
    height = max((row for row, _column in grid), default=-1) + 1
    width = max((column for _row, column in grid), default=-1) + 1
    return [tuple(grid.get((row, column)) for column in range(width)) for row in range(height)]


def _in_place(old: Lines, new: Lines) -> Comparison:
    """Read everything as edits: rows there are too many of stand against empty ones."""
    height = max(len(old), len(new))
    empty: Line = ()
    steps = [_Step(row, row) for row in range(height)]
    return Comparison(_padded(old, height, empty), _padded(new, height, empty), steps, Axis.ROW)


def _by_columns(old: Lines, new: Lines) -> Comparison:
    height = max(len(old), len(new))
    turned_old, turned_new = (_turned(lines, height) for lines in (old, new))
    return Comparison(turned_old, turned_new, _align(turned_old, turned_new), Axis.COLUMN)


def _padded(lines: Lines, height: int, empty: Line) -> Lines:
    return lines + [empty] * (height - len(lines))


def _turned(lines: Lines, height: int) -> Lines:
    """Return columns as lines, without the empty ones at the end."""
    width = len(lines[0]) if lines else 0
    square = _padded(lines, height, (None,) * width)
    columns: Lines = [*zip(*square, strict=True)]
    while columns and not any(columns[-1]):
        columns.pop()
    return columns


def _align(old: Lines, new: Lines) -> list[_Step]:
    steps: list[_Step] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "replace":
            steps += _pair(old, new, range(i1, i2), range(j1, j2))
        elif kind == "equal":
            steps += [_Step(i, j) for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]
        else:
            steps += [_Step(i, None) for i in range(i1, i2)]
            steps += [_Step(None, j) for j in range(j1, j2)]
    return steps


def _pair(old: Lines, new: Lines, olds: range, news: range) -> list[_Step]:
    """Pair lines none of which stayed the same, the likest with one another."""
    if len(olds) * len(news) > _MOST_PAIRS:
        return [_Step(i, j) for i, j in zip_longest(olds, news)]
    least = _least_costs([old[i] for i in olds], [new[j] for j in news])
    steps: list[_Step] = []
    a, b = len(olds), len(news)
    while a or b:
        was, now = old[olds[a - 1]], new[news[b - 1]]
        if a and b and least[a][b] == least[a - 1][b - 1] + _changed(was, now):
            a, b = a - 1, b - 1
            steps.append(_Step(olds[a], news[b]))
        elif a and least[a][b] == least[a - 1][b] + _lost(was):
            a -= 1
            steps.append(_Step(olds[a], None))
        else:
            b -= 1
            steps.append(_Step(None, news[b]))
    return steps[::-1]


def _least_costs(old: Lines, new: Lines) -> list[list[int]]:
    """Return the least cost of turning the first a lines of one into the first b of the other."""
    least = [[0] * (len(new) + 1) for _line in range(len(old) + 1)]
    for a, was in enumerate(old, start=1):
        least[a][0] = least[a - 1][0] + _lost(was)
    for b, now in enumerate(new, start=1):
        least[0][b] = least[0][b - 1] + _lost(now)
    for a, was in enumerate(old, start=1):
        for b, now in enumerate(new, start=1):
            least[a][b] = min(
                least[a - 1][b - 1] + _changed(was, now),
                least[a - 1][b] + _lost(was),
                least[a][b - 1] + _lost(now),
            )
    return least


def _changed(was: Line, now: Line) -> int:
    return sum(before != after for before, after in zip_longest(was, now))


def _lost(line: Line) -> int:
    """Return the cost of a whole line: more than that of changing every cell of it."""
    return 1 + sum(value is not None for value in line)

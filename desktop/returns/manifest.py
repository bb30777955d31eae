"""What a return file says of itself (CONTRACT §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.figures import Value
from db.periods import Period
from desktop.returns.before import Before
from desktop.returns.moving import Block
from desktop.returns.problems import Problem
from desktop.returns.recorded import Recorded
from desktop.returns.tags import Variant
from desktop.returns.values import Sealed

Place = tuple[int, int]
"""Row and column, counted from 0."""
Grid = Mapping[Place, Sealed]


@dataclass(frozen=True)
class Head:
    """Whose return this is, of which time, and which one.

    `parent` and `superior` are the organisation above the unit and its committee, as the unit
    calls them.
    """

    form: str
    form_version: str
    unit_code: str
    unit_name: str
    period: Period
    revision: int
    made: datetime
    reason: str = ""
    parent: str = ""
    superior: str = ""


@dataclass(frozen=True)
class ShownIn:
    """A cell that shows a figure, and of which time."""

    sheet: str
    cell: str
    variant: Variant


@dataclass(frozen=True)
class Included:
    """A unit below whose return was added into this one, and which number of it."""

    code: str
    name: str
    revision: int


@dataclass(frozen=True)
class Answer:
    """What the unit answers a query of its superior, by the number the superior gave it."""

    query: int
    text: str
    answered_on: date


@dataclass(frozen=True)
class Manifest:
    """Everything a return file says of itself.

    `dated` names the cells that follow the day of making: they are sealed like the others,
    but a new day alone is no new content. `formulas` names the cells of a district's form
    that a spreadsheet program works out: they stand outside what is checked. `before` is what
    the figures are held against. `blocks` says of each sheet which of the form's rows stand
    where, so that whoever has the form can tell what every cell is. `recorded` is what adding
    returns up needs beside the figures, `included` of whom this one is the sum. `prints` are
    digests of all sheets in their order, by which most files are known to be as they were
    without looking at their cells one by one; there are none where formulas are worked out.
    `sums` is a digest of what a consolidation says (`consolidation.content`), by which two of
    them are the same; other returns have none.
    """

    head: Head
    figures: Mapping[str, Value]
    shown: Mapping[str, tuple[ShownIn, ...]]
    cells: Mapping[str, Grid]
    dated: frozenset[tuple[str, Place]]
    problems: tuple[Problem, ...]
    before: Before = field(default_factory=Before)
    formulas: frozenset[tuple[str, Place]] = frozenset()
    blocks: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    recorded: Recorded = field(default_factory=Recorded)
    prints: Mapping[str, str] = field(default_factory=dict)
    included: tuple[Included, ...] = ()
    answers: tuple[Answer, ...] = ()
    sums: str = ""

    @property
    def shows(self) -> dict[str, tuple[str, str]]:
        """Return where each figure of the period itself is first shown."""
        return {
            figure_id: (cells[0].sheet, cells[0].cell)
            for figure_id, shown in self.shown.items()
            if (cells := [each for each in shown if each.variant is Variant.THIS])
        }

    def content(self) -> object:
        """Return what makes two returns the same: what is shown, and every figure."""
        if self.sums:
            return self.sums
        head = self.head
        lasting = {
            sheet: {at: value for at, value in grid.items() if (sheet, at) not in self.dated}
            for sheet, grid in self.cells.items()
        }
        numbers = {each.id: (each.number, each.state) for each in self.figures.values()}
        said = head.form, head.form_version, head.unit_code, head.period
        return *said, numbers, lasting, self.answers

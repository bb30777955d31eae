"""The lines of the table of figures: families, their figures, and what filters leave of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from db.figures import CATALOGUE, FAMILIES, Figure, Unit, Value, measure_of, printed, say, split_id
from desktop.text import _, translate
from desktop.ui.theme import Tone
from desktop.ui.widgets.figure_words import narrowed_words, state_words
from desktop.ui.widgets.table_model import Column, RowStyle, State

UNFOLDED, FOLDED, NEITHER = "▾ ", "▸ ", "   "
INDENT = "        "


@dataclass(frozen=True)
class Line:
    """One line: a family without a value, a figure, or what a filter leaves of one.

    `words` is its name where it stands under its family or figure, `alone` by itself; `under`
    is the figure that a narrowed one is folded under; `folds` tells that lines are folded under
    this one.
    """

    id: str
    words: str
    alone: str
    family: str
    value: Value | None = None
    under: str = ""
    folds: bool = False

    @property
    def measure(self) -> str:
        """Return the word of what is counted; a percentage has its sign beside its number."""
        if self.value is None or self.value.unit is Unit.PERCENT:
            return ""
        return _(measure_of(CATALOGUE[split_id(self.id).base]))

    @property
    def number(self) -> int | str:
        """Return what is shown: a whole number bare, all else in words."""
        if self.value is None:
            return ""
        number = printed(self.value)
        return number if isinstance(number, int) else translate(say(self.value))

    @property
    def state(self) -> State:
        """Return the state's word and colour."""
        word, tone = ("", Tone.PLAIN) if self.value is None else state_words(self.value.state)
        return State(word, tone)

    @property
    def order(self) -> int | Decimal:
        """Return what numbers are sorted by: what has none first."""
        number = None if self.value is None else self.value.number
        return -1 if number is None else number


def lines_of(values: Mapping[str, Value]) -> list[Line]:
    """Return the lines of a period's figures, each family with its own under it."""
    narrowed: dict[str, list[Value]] = {}
    for id_, value in values.items():
        base = split_id(id_).base
        if id_ != base:
            narrowed.setdefault(base, []).append(value)
    found: list[Line] = []
    for family in FAMILIES:
        title = _(family.title)
        found.append(Line(f"{family.name}.", title, title, title))
        for figure in family.figures:
            found += _figure_lines(figure, values[figure.id], narrowed.get(figure.id, []), title)
    return found


def _figure_lines(
    figure: Figure, value: Value, narrowed: list[Value], family: str
) -> Iterator[Line]:
    name = _(figure.name)
    yield Line(figure.id, name, name, family, value, folds=bool(narrowed))
    for each in narrowed:
        words = narrowed_words(each)
        yield Line(each.id, words, f"{name} · {words}", family, each, under=figure.id)


def style_of(line: Line) -> RowStyle:
    """Return how a line stands out."""
    if line.value is None:
        return RowStyle(bold=True, tinted=True)
    return RowStyle(quiet=bool(line.under))


@dataclass(frozen=True)
class NameColumn(Column[Line]):
    """The names: under each other on screen, whole where they are copied."""

    def copied(self, row: Line) -> str:
        """Return the whole name."""
        return row.alone

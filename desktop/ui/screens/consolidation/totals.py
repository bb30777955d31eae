"""What it comes to: the form's figures added up, by family, each beside the period before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from db.figures import FAMILIES, Unit, Value, measure_of, say, split_id
from db.numbers import percent, show_number, show_percent
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.ranking import odd_of
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.words import figure_name, show_of
from desktop.ui.theme import Tone
from desktop.ui.widgets.figure_words import figure_of, narrowed_words
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, RowStyle, State

INDENT = "    "


@dataclass(frozen=True)
class TotalLine:
    """A family without a value, or one of its figures; `odd` counts the units that stand apart."""

    id: str
    name: str
    alone: str
    value: Value | None = None
    before: int | Decimal | None = None
    odd: int = 0

    @property
    def total(self) -> str:
        """Return the total as figures are written."""
        return "" if self.value is None else translate(say(self.value))

    @property
    def measure(self) -> str:
        """Return the word of what is counted; a percentage has its sign beside its number."""
        if self.value is None or self.value.unit is Unit.PERCENT:
            return ""
        return _(measure_of(figure_of(self.value)))

    @property
    def shown_before(self) -> str:
        """Return what it was in the period before."""
        if self.value is None or self.before is None:
            return ""
        return show_of(self.value.unit, self.before)

    @property
    def change(self) -> str:
        """Return by how much it grew or fell."""
        value = self.value
        if value is None or value.number is None or self.before is None:
            return ""
        return change_words(value.unit, value.number, self.before)

    @property
    def doubt(self) -> State:
        """Return how many units stand apart."""
        words = _("{count} đơn vị").format(count=self.odd) if self.odd else ""
        return State(words, Tone.ATTENTION)

    @property
    def order(self) -> int | Decimal:
        """Return what totals are sorted by: what has none first."""
        number = None if self.value is None else self.value.number
        return -1 if number is None else number


def change_words(unit: Unit, now: int | Decimal, before: int | Decimal) -> str:
    """Return a change with its sign: of a rate in points, of a count also in per cent."""
    by = Decimal(now) - Decimal(before)
    sign = "+" if by > 0 else "−" if by < 0 else ""
    if unit is Unit.PERCENT:
        return _("{change} điểm").format(change=f"{sign}{show_number(abs(by))}") if by else "0"
    words = f"{sign}{show_number(abs(by))}"
    share = percent(abs(by), before) if before and by else None
    return f"{words} ({sign}{show_percent(share)})" if share is not None else words


def total_lines(reading: Reading) -> list[TotalLine]:
    """Return the figures the form shows, each family under its title."""
    found: list[TotalLine] = []
    for family in FAMILIES:
        ids = {each.id for each in family.figures}
        own = [each for each in reading.overview.order if split_id(each).base in ids]
        if own:
            title = _(family.title)
            found.append(TotalLine(f"{family.name}.", title, title))
            found += _lines(reading, own)
    return found


def _lines(reading: Reading, ids: list[str]) -> Iterator[TotalLine]:
    """Give a family's figures; what a filter leaves of one stands under it where it is shown."""
    for id_ in ids:
        value = reading.overview.totals[id_]
        base, alone = split_id(id_).base, figure_name(value)
        name = f"{INDENT}{narrowed_words(value)}" if base != id_ and base in ids else alone
        before = reading.overview.before.get(id_)
        yield TotalLine(id_, name, alone, value, before, len(odd_of(reading, id_)))


@dataclass(frozen=True)
class NameColumn(Column[TotalLine]):
    """The names: under each other on screen, whole where they are copied."""

    def copied(self, row: TotalLine) -> str:
        """Return the whole name."""
        return row.alone


def make_totals_box(context: AppContext) -> TableBox:
    """Return the table of totals."""
    columns: list[Column[Any]] = [
        NameColumn("name", _("Số liệu"), lambda line: line.name, 280, stretch=True, bold=True),
        Column(
            "total",
            _("Tổng"),
            lambda line: line.total,
            110,
            right=True,
            sort=lambda line: line.order,
        ),
        Column("measure", _("Đơn vị tính"), lambda line: line.measure, 120, optional=2),
        Column("before", _("Kỳ trước"), lambda line: line.shown_before, 110, right=True),
        Column("change", _("Tăng, giảm"), lambda line: line.change, 150, right=True, optional=1),
        Column("odd", _("Cần hỏi lại"), lambda line: line.doubt, 120),
    ]
    return TableBox(
        "consolidation_totals",
        _("Số liệu cộng của các đơn vị"),
        columns,
        context.settings,
        search=lambda line: "" if line.value is None else line.alone,
        empty=Empty(_("Chưa có số liệu nào để cộng.")),
        style=lambda line: RowStyle(bold=line.value is None, tinted=line.value is None),
    )

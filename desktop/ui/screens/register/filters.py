"""The row of choices that narrows a register's list: period, theme, and its closed lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.periods import Period
from db.registers import Field, FieldKind, Register
from db.registers.stages import stages_of
from desktop.text import _
from desktop.ui.screens.register.columns import STAGE, listed
from desktop.ui.screens.register.reading import Line, Reading
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.editors import FilterChoice
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.period import PeriodChoice, near_periods

MOST_CHOICES = 3
NARROW, WIDE = 150, 180
THEMES = "subjects"


@dataclass(frozen=True)
class Wanted:
    """What a line must be to be listed; `values` are by field, `ids` those named elsewhere."""

    period: Period | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    ids: frozenset[int] | None = None
    stage: str | None = None

    def admits(self, line: Line) -> bool:
        """Tell whether a line is wanted."""
        return (
            self.in_period(line)
            and self.stage in (None, line.at)
            and (self.ids is None or line.id in self.ids)
            and all(_has(line.values[name], value) for name, value in self.values.items())
        )

    def in_period(self, line: Line) -> bool:
        """Tell whether a line falls into the period."""
        return self.period is None or (line.day is not None and self.period.contains(line.day))


EVERYTHING = Wanted()


def _has(value: Any, wanted: Any) -> bool:
    return wanted in value if isinstance(value, tuple) else bool(value == wanted)


class Filters(QWidget):
    """Choices of period, theme and kinds, and a way out of them."""

    changed = Signal()

    def __init__(self, register: Register, today: date) -> None:
        super().__init__()
        self.wanted = EVERYTHING
        row = Flow(self)
        self.period = PeriodChoice(today, near_periods, every=_("Mọi kỳ"))
        self.period.chosen.connect(lambda period: self.want(replace(self.wanted, period=period)))
        self.period.usual.setMinimumWidth(px(NARROW))
        row.addWidget(self.period)
        self.period.setVisible(bool(register.dates))
        stages = stages_of(register.name)
        self.stage = FilterChoice(_(STAGE), _every(STAGE), self._choose_stage)
        self.stage.offer(
            [(at, _(each.label)) for at, each in stages.words.items()] if stages else []
        )
        self.stage.setMaximumWidth(px(WIDE))
        row.addWidget(self.stage)
        self.stage.setVisible(stages is not None)
        self._fields = _narrowing(register)
        self.choices = {each.name: self._choice(each) for each in self._fields}
        for choice in self.choices.values():
            row.addWidget(choice)
        self.only = Button("", self._clear_only, tip=_("Bỏ điều kiện này, xem cả danh sách"))
        self.only.setText(_("Chỉ những dòng được nhắc") + "  ✕")
        self.clear = Button(_("Bỏ lọc"), self.reset, kind=Kind.FLAT, tip=_("Hiện mọi dòng"))
        row.addWidget(self.only)
        row.addWidget(self.clear)
        self._show()

    @property
    def useful(self) -> bool:
        """Tell whether there is anything to choose."""
        choices = (self.period, self.stage, *self.choices.values())
        return any(not each.isHidden() for each in choices)

    def want(self, wanted: Wanted) -> None:
        """Set every choice at once."""
        changed = wanted != self.wanted
        self.wanted = wanted
        self._show()
        if changed:
            self.changed.emit()

    def reset(self) -> None:
        """List everything again."""
        self.want(EVERYTHING)

    def offer(self, reading: Reading) -> None:
        """Offer what the register has: years, themes served, words used."""
        for each in self._fields:
            found = _offered(each, reading)
            self.choices[each.name].offer(found)
            self.choices[each.name].setVisible(bool(found) and bool(reading.lines))
        self._show()

    def _choice(self, field: Field) -> FilterChoice:
        made = FilterChoice(_(field.title), _every(field.title), partial(self._choose, field.name))
        made.setMaximumWidth(px(WIDE))
        made.hide()
        return made

    def _choose(self, name: str, value: Any) -> None:
        kept = {key: each for key, each in self.wanted.values.items() if key != name}
        self.want(replace(self.wanted, values=kept if value is None else kept | {name: value}))

    def _choose_stage(self, stage: str | None) -> None:
        self.want(replace(self.wanted, stage=stage))

    def _clear_only(self) -> None:
        self.want(replace(self.wanted, ids=None))

    def _show(self) -> None:
        self.period.show_period(self.wanted.period)
        self.stage.set_value(self.wanted.stage)
        for name, choice in self.choices.items():
            choice.set_value(self.wanted.values.get(name))
        self.only.setVisible(self.wanted.ids is not None)
        self.clear.setVisible(self.wanted != EVERYTHING)


def _every(heading: str) -> str:
    """Return the line of a choice that asks nothing."""
    return _("{heading}: tất cả").format(heading=_(heading))


def _narrowing(register: Register) -> list[Field]:
    """Return the fields a list is narrowed by: themes, years, closed lists, words offered."""
    fields = listed(register)
    several = FieldKind.REFERENCES
    themes = [each for each in fields if each.kind is several and each.target == THEMES]
    closed = [
        each
        for each in fields
        if each.kind in (FieldKind.CHOICE, FieldKind.YEAR)
        or (each.kind is FieldKind.TEXT and each.suggestions)
    ]
    most = MOST_CHOICES - (stages_of(register.name) is not None)
    return [*themes, *closed[:most]]


def _offered(field: Field, reading: Reading) -> list[tuple[Any, str]]:
    """Return the values of a field that a list can be narrowed to, in words."""
    if field.kind is FieldKind.CHOICE:
        return [(choice.value, _(choice.label)) for choice in field.choices]
    used = {value: None for line in reading.lines for value in _each(line.values[field.name])}
    one = replace(field, kind=_single(field))
    found = [(value, reading.words.of(one, value)) for value in used]
    return sorted(found, key=lambda each: each[1], reverse=field.kind is FieldKind.YEAR)


def _each(value: Any) -> tuple[Any, ...]:
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _single(field: Field) -> FieldKind:
    return FieldKind.REFERENCE if field.kind is FieldKind.REFERENCES else field.kind

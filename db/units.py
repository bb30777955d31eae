"""Units below (đơn vị trực thuộc): which are in being on a day, and which took whose place.

A unit is known by its code, compared trimmed and without case. It may stand in a list several
times, under other names at other times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from db.periods import Period
from db.schema import code_key


class UnitStanding(StrEnum):
    """Whether a unit owes a return of a period, and if not, why."""

    IN_BEING = "in_being"
    ENDED_WITHIN = "ended_within"
    ENDED_BEFORE = "ended_before"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """A unit under one name, from `start` to `end`, both counted, None where it is open.

    `replaced_by` is the code of the unit that took its place, empty where none did.
    """

    code: str
    name: str
    start: date | None = None
    end: date | None = None
    replaced_by: str = ""

    @property
    def first(self) -> date:
        """Return the first day; date.min where it is open."""
        return self.start or date.min

    @property
    def last(self) -> date:
        """Return the last day; date.max where it is open."""
        return self.end or date.max

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in the span."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class UnitList:
    """The units below over all days, in the order of the list."""

    spans: tuple[UnitSpan, ...]

    def expected(self, period: Period) -> list[UnitSpan]:
        """Return the units that owe a return: those in being on the period's last day.

        Each stands once, where its code first stands in the list, as it is called that day.
        """
        found = (self.span_on(code, period.end) for code in self._of_unit)
        return [each for each in found if each is not None]

    def ended_within(self, period: Period) -> list[UnitSpan]:
        """Return the units that ended within a period, in order, as they were called last.

        Their returns count where they have come, and are not missed where they have not.
        """
        return [
            max(self._begun(code, period.end), key=lambda span: span.last)
            for code in self._of_unit
            if self.standing(code, period) is UnitStanding.ENDED_WITHIN
        ]

    def standing(self, code: str, period: Period) -> UnitStanding:
        """Return whether a unit owes a return of a period."""
        if code_key(code) not in self._of_unit:
            return UnitStanding.UNKNOWN
        begun = self._begun(code, period.end)
        if not begun:
            return UnitStanding.NOT_YET
        last = max(each.last for each in begun)
        if last >= period.end:
            return UnitStanding.IN_BEING
        return UnitStanding.ENDED_WITHIN if last >= period.start else UnitStanding.ENDED_BEFORE

    def span_on(self, code: str, day: date) -> UnitSpan | None:
        """Return a unit as it is on a day, None where it is not: of several the latest begun."""
        found = [each for each in self._begun(code, day) if each.covers(day)]
        return found[-1] if found else None

    def name(self, code: str, period: Period) -> str:
        """Return what a unit was called last by a period's end; empty where it is unknown.

        One that begins later has the name it begins with.
        """
        on_last_day = self.span_on(code, period.end)
        begun = self._begun(code, period.end)
        told = [on_last_day, *begun[-1:], *self._of_unit.get(code_key(code), ())]
        return next((each.name for each in told if each is not None), "")

    def successor(self, code: str) -> UnitSpan | None:
        """Return the unit that took a unit's place in the end, as it was last.

        None where nobody did, or nobody the list knows. Units that replace each other in a
        circle end with the one before it closes.
        """
        at, seen = code_key(code), {code_key(code)}
        found = None
        while (at := self.points.get(at, "")) in self._of_unit and at not in seen:
            seen.add(at)
            found = self._of_unit[at][-1]
        return found

    @cached_property
    def points(self) -> Mapping[str, str]:
        """Return which unit takes whose place, by their codes' keys; a unit's last span says it."""
        last = ((key, spans[-1]) for key, spans in self._of_unit.items())
        return {key: code_key(span.replaced_by) for key, span in last if span.replaced_by}

    @cached_property
    def _of_unit(self) -> Mapping[str, tuple[UnitSpan, ...]]:
        """Return the spans of each unit, by its code's key, in the order in which they begin."""
        found: defaultdict[str, list[UnitSpan]] = defaultdict(list)
        for each in self.spans:
            found[code_key(each.code)].append(each)
        return {
            key: tuple(sorted(spans, key=lambda span: (span.first, span.last)))
            for key, spans in found.items()
        }

    def _begun(self, code: str, day: date) -> list[UnitSpan]:
        return [each for each in self._of_unit.get(code_key(code), ()) if each.first <= day]

"""Who has sent and who has not: received, missing, nil, late, refused (CONTRACT §1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.periods import Period
from db.schema import code_key
from db.units import UnitList
from db.vietnamese import match_key, quoted
from desktop.returns.about import About
from desktop.returns.consolidation.judging import Fate, Judged, Wanted
from desktop.returns.consolidation.sheets import Sent, SentRow
from desktop.returns.consolidation.summing import Part
from desktop.returns.problems import Problem, problem

_NO_FAULT = (Fate.SAME, Fate.OLDER)


@dataclass(frozen=True)
class Named:
    """A unit by its code, and what it is called."""

    code: str
    name: str


@dataclass(frozen=True)
class Standing:
    """Who has sent for a period: never more than are expected, each once.

    `refused` are files somebody has to look into, those edited by hand among them; `older` ones
    a later number took the place of, `copies` what counts already. `unsent` ended within the
    period without a return.
    """

    period: Period
    about: About
    received: tuple[Part, ...]
    missing: tuple[Named, ...]
    refused: tuple[Judged, ...] = ()
    older: tuple[Judged, ...] = ()
    copies: tuple[Judged, ...] = ()
    unsent: tuple[Named, ...] = ()
    own: Part | None = None

    @property
    def left_out(self) -> tuple[Judged, ...]:
        """Return the files refused: those that may not count, and the older ones."""
        return (*self.refused, *self.older)

    @property
    def silent(self) -> list[Named]:
        """Return the missing units of which no file came at all."""
        told = {code_key(each.unit) for each in self.refused}
        return [each for each in self.missing if code_key(each.code) not in told]

    @property
    def expected(self) -> int:
        """Return how many returns there would be if none were missing."""
        return len(self.received) + len(self.missing)

    def is_late(self, part: Part) -> bool:
        """Tell whether a return was made after the day on which it was due."""
        return part.made.date() > self.about.due_on(self.period)

    def sent(self, part: Part) -> Sent:
        """Return in which way a unit has sent."""
        if part.own:
            return Sent.OWN
        if part.nil:
            return Sent.NIL
        return Sent.LATE if self.is_late(part) else Sent.RECEIVED

    def rows(self) -> list[SentRow]:
        """Return a row for each unit: one's own, those received, those missing and why."""
        told = (*([self.own] if self.own is not None else ()), *self.received)
        reasons, names = self._reasons(), self._names()
        return [
            *(
                SentRow(
                    each.code,
                    each.name,
                    self.sent(each),
                    None if each.own else each.revision,
                    None if each.own else each.made.date(),
                    self._remark(each, reasons.pop(code_key(each.code), "")),
                )
                for each in told
            ),
            *(
                SentRow(
                    each.code,
                    each.name,
                    Sent.REFUSED if code_key(each.code) in reasons else Sent.MISSING,
                    remark=reasons.pop(code_key(each.code), ""),
                )
                for each in self.missing
            ),
            *(SentRow(each.code, each.name, Sent.ENDED) for each in self.unsent),
            *(
                SentRow("", names[key], Sent.REFUSED, remark=reason)
                for key, reason in reasons.items()
            ),
        ]

    def _remark(self, part: Part, refused: str) -> str:
        told = (
            EDITED_BUT_ACCEPTED if part.edited else "",
            MADE_LATE if part.nil and self.is_late(part) else "",
            refused,
        )
        return "; ".join(each for each in told if each)

    def _reasons(self) -> dict[str, str]:
        """Return why files were refused, by the key of their unit's code, else by their path."""
        found: dict[str, str] = {}
        for each in self.refused:
            if each.reason is not None:
                key = _key_of(each)
                found[key] = "\n".join(filter(None, (found.get(key), str(each.reason))))
        return found

    def _names(self) -> dict[str, str]:
        return {_key_of(each): each.name for each in self.refused}


def _key_of(file: Judged) -> str:
    return code_key(file.unit) or str(file.path)


MADE_LATE = "Lập sau hạn nộp"
EDITED_BUT_ACCEPTED = "Tệp bị sửa tay; đã nhận theo số liệu trong sổ của đơn vị"


def standing_of(
    about: About,
    period: Period,
    units: UnitList | None,
    parts: Sequence[Part],
    judged: Iterable[Judged] = (),
    own: Part | None = None,
) -> Standing:
    """Return who has sent: `parts` are the returns that count, one's own aside."""
    come = {code_key(each.code) for each in parts}
    within = {code_key(each.code) for part in parts for each in part.included}
    told = come | within
    listed = UnitList(()) if units is None else units
    files = list(judged)
    return Standing(
        period=period,
        about=about,
        received=tuple(parts),
        missing=tuple(
            Named(each.code, each.name)
            for each in listed.expected(period)
            if code_key(each.code) not in told and not _is(each.code, own)
        ),
        refused=tuple(each for each in files if each.fate in (Fate.REFUSED, Fate.EDITED)),
        older=tuple(each for each in files if each.fate is Fate.OLDER),
        copies=tuple(each for each in files if each.fate is Fate.SAME),
        unsent=tuple(
            Named(each.code, each.name)
            for each in listed.ended_within(period)
            if code_key(each.code) not in told
        ),
        own=own,
    )


def problems_of(standing: Standing, wanted: Wanted) -> Iterator[Problem]:
    """Give what is to be said of who has sent."""
    for each_twice in _twice(standing):
        yield problem("counted_twice", {"unit": quoted(each_twice)})
    if not standing.received:
        yield problem("nobody_sent", {})
    if standing.missing:
        told = {"count": len(standing.missing), "units": _units(standing.missing)}
        yield problem("units_missing", told)
    if standing.refused:
        yield problem("files_refused", {"count": len(standing.refused)})
    if standing.unsent:
        ended = [_with_successor(wanted.units, each) for each in standing.unsent]
        yield problem("ended_without", {"units": _units(ended)})
    otherwise = list(_called_otherwise(standing, wanted))
    if otherwise:
        told = {"count": len(otherwise), "units": _units(otherwise)}
        yield problem("called_otherwise", told)
    yield from _newer_refused(standing)
    late = [Named(each.code, each.name) for each in standing.received if standing.is_late(each)]
    if late:
        yield problem("units_late", {"count": len(late), "units": _units(late)})
    for each in (*(() if standing.own is None else (standing.own,)), *standing.received):
        if each.errors:
            unit = quoted(each.label)
            yield problem("errors_left", {"unit": unit, "count": each.errors})
        if each.edited:
            yield problem("edited_accepted", {"unit": quoted(each.label)})
        later = None if wanted.units is None else _taken_over(wanted.units, each, wanted.period)
        if later is not None:
            told = {"unit": quoted(each.label), "later": quoted(later.name)}
            yield problem("replaced_unit", told)


def _with_successor(units: UnitList | None, unit: Named) -> Named:
    """Return a unit named together with the one that took its place."""
    later = None if units is None else units.successor(unit.code)
    if later is None:
        return unit
    return Named(unit.code, f"{unit.name or unit.code} → {later.name or later.code}")


def _called_otherwise(standing: Standing, wanted: Wanted) -> Iterator[Named]:
    """Give the units whose returns name them otherwise than the list does."""
    for each in standing.received:
        listed = "" if wanted.units is None else wanted.units.name(each.code, wanted.period)
        if listed and each.name and match_key(listed) != match_key(each.name):
            yield Named(each.code, f"{each.code}: {each.name}")


def _newer_refused(standing: Standing) -> Iterator[Problem]:
    """Give the units of which an older number counts because the newer file was refused."""
    counted = {code_key(each.code): each for each in standing.received}
    for each in standing.refused:
        part = counted.get(code_key(each.unit))
        if part is not None and each.revision > part.revision:
            told = {
                "unit": quoted(part.label),
                "number": each.revision,
                "counted": part.revision,
            }
            yield problem("newer_refused", told)


def _twice(standing: Standing) -> list[str]:
    """Return the units whose figures are in the sums more than once, within others' returns."""
    own = () if standing.own is None else (standing.own,)
    told = [
        *(each.code for each in (*own, *standing.received)),
        *(unit.code for each in standing.received for unit in each.included),
    ]
    counted = Counter(code_key(code) for code in told)
    known = {code_key(code): code for code in reversed(told)}
    return [known[key] for key, count in counted.items() if count > 1]


def _taken_over(units: UnitList, part: Part, period: Period) -> Named | None:
    """Return who took the place of a unit that ended within the period."""
    if units.span_on(part.code, period.end) is not None:
        return None
    later = units.successor(part.code)
    return None if later is None else Named(later.code, later.name)


def _units(units: Iterable[Named]) -> str:
    """Return some units by name, the first of many."""
    named = [each.name or each.code for each in units]
    more = ", …" if len(named) > _TOLD else ""
    return ", ".join(map(quoted, named[:_TOLD])) + more


def _is(code: str, own: Part | None) -> bool:
    return own is not None and code_key(code) == code_key(own.code)


_TOLD = 5
"""So many units are named in a sentence; the sheet names all."""

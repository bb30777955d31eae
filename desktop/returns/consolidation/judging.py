"""Judging files before they are taken in: which count, which do not, and why (CONTRACT §1).

What becomes of a file never hangs on the order in which files are found: of one unit the
highest number counts, wherever it lies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from itertools import groupby
from pathlib import Path

from db.messages import Message
from db.periods import Period
from db.registers.received import ReceivedRow
from db.registers.refused import RefusedRow
from db.schema import code_key
from db.units import UnitList, UnitStanding
from desktop.files.refusals import LockedFileError, OutsideFileError
from desktop.returns.consolidation import verdicts
from desktop.returns.consolidation.arrived import Arrived
from desktop.returns.errors import OtherKindError
from desktop.returns.manifest import Head, Included


class Fate(StrEnum):
    """What becomes of a file: it counts, or why it does not.

    An `EDITED` one waits for a person's decision; `SAME` and `OLDER` are no fault of anybody;
    one that is `PASSED_OVER` is the program's own, but no return: a reply to a unit, say.
    """

    COUNTS = "counts"
    EDITED = "edited"
    SAME = "same"
    OLDER = "older"
    REFUSED = "refused"
    PASSED_OVER = "passed over"


@dataclass(frozen=True)
class Known:
    """The number of a unit's return that was taken in earlier: what it adds, and of whom.

    `code` is the unit's, `included` are those of whom its return is the sum. One made with
    another version of the form `counts` no more.
    """

    code: str
    revision: int
    content: str
    included: tuple[Included, ...] = ()
    counts: bool = True


@dataclass(frozen=True)
class Wanted:
    """What is being added up: returns of a form, a version of it and a period.

    `own` is the code of the unit that adds up, if it has a book; `units` those below it, if
    they are listed; `known` what was taken in earlier, by the key of the unit's code.
    """

    form: str
    version: str
    period: Period
    own: str = ""
    units: UnitList | None = None
    known: Mapping[str, Known] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """One file and what becomes of it; `reason` says why it does not count.

    `replaces` is the number taken in earlier whose place it takes. One that was `remembered` is
    not at hand any more, nor is one that was taken in and `kept`; one that is `locked` none of the
    passwords at hand opens.
    """

    path: Path
    fate: Fate
    reason: Message | None = None
    arrived: Arrived | None = None
    replaces: int | None = None
    remembered: RefusedRow | None = None
    kept: ReceivedRow | None = None
    locked: bool = False

    @property
    def unit(self) -> str:
        """Return the code of the unit whose return it is; empty where that is not known."""
        return self._told.unit_code if self._told is not None else ""

    @property
    def name(self) -> str:
        """Return what the file's unit calls itself; the file's name where no unit is known."""
        name = self._told.unit_name if self._told is not None else ""
        return name or self.unit or self.path.name

    @property
    def revision(self) -> int:
        """Return which number of its return it is; 0 where that is not known."""
        return (self._told.revision if self._told is not None else None) or 0

    @property
    def _told(self) -> Head | RefusedRow | ReceivedRow | None:
        if self.arrived is not None:
            return self.arrived.head
        return self.remembered if self.remembered is not None else self.kept


def judge(
    wanted: Wanted,
    found: Iterable[tuple[Path, Arrived | OutsideFileError]],
    accepted: Collection[Path] = (),
) -> list[Judged]:
    """Return every file with what becomes of it, in the order found.

    Those edited by hand that a person has `accepted` count as if nobody had touched them: what
    they add is what the unit's own book said.
    """
    judged = [_alone(wanted, path, each, accepted) for path, each in found]
    order = sorted(range(len(judged)), key=lambda place: _unit_key(judged[place]))
    for _unit, group in groupby(order, key=lambda place: _unit_key(judged[place])):
        places = [place for place in group if judged[place].fate in (Fate.COUNTS, Fate.EDITED)]
        for place, now in zip(places, _of_unit(wanted, [judged[at] for at in places]), strict=True):
            judged[place] = now
    return _not_twice(wanted, judged)


def _alone(
    wanted: Wanted, path: Path, found: Arrived | OutsideFileError, accepted: Collection[Path]
) -> Judged:
    """Judge one file by itself."""
    if isinstance(found, OtherKindError):
        return Judged(path, Fate.PASSED_OVER, found.message)
    if isinstance(found, OutsideFileError):
        locked = isinstance(found, LockedFileError)
        return Judged(path, Fate.REFUSED, found.message, locked=locked)
    reason = _wrong(wanted, found)
    if reason is not None:
        return Judged(path, Fate.REFUSED, reason, found)
    if not found.intact and path not in accepted:
        return Judged(path, Fate.EDITED, verdicts.edited(found), found)
    return Judged(path, Fate.COUNTS, None, found)


def _wrong(wanted: Wanted, found: Arrived) -> Message | None:
    """Return why a return does not belong here: its form, period or unit."""
    head = found.head
    if code_key(head.form) != code_key(wanted.form):
        return verdicts.other_form(found, wanted.form)
    if head.form_version != wanted.version:
        return verdicts.other_version(found, wanted.version)
    if head.period != wanted.period:
        return verdicts.other_period(found, wanted.period)
    if wanted.own and code_key(head.unit_code) == code_key(wanted.own):
        return verdicts.own_return(found)
    if wanted.units is not None:
        standing = wanted.units.standing(head.unit_code, wanted.period)
        if standing not in (UnitStanding.IN_BEING, UnitStanding.ENDED_WITHIN):
            return verdicts.not_owed(found, standing, wanted.units)
    return verdicts.empty(found) if found.empty else None


def _of_unit(wanted: Wanted, found: Sequence[Judged]) -> list[Judged]:
    """Judge the files of one unit beside one another and beside what was taken in earlier."""
    sound = [each for each in found if each.fate is Fate.COUNTS]
    newest = max((each.revision for each in sound), default=0)
    best = [each for each in sound if each.revision == newest]
    stands = _Stands(
        wanted.known.get(_unit_key(found[0])) if found else None,
        newest,
        min(best, key=lambda each: str(each.path), default=None),
        len({each.arrived.content for each in best if each.arrived is not None}) > 1,
    )
    return [_beside(stands, each, each.arrived) for each in found if each.arrived is not None]


@dataclass(frozen=True)
class _Stands:
    """What a unit's files are held against: the number taken in, the best of those that count.

    `clash` tells that several with that number differ.
    """

    known: Known | None
    newest: int
    first: Judged | None
    clash: bool

    @property
    def highest(self) -> int:
        return max(self.newest, 0 if self.known is None else self.known.revision)


def _beside(stands: _Stands, each: Judged, arrived: Arrived) -> Judged:
    known, revision = stands.known, arrived.head.revision
    if revision < stands.highest:
        return replace(each, fate=Fate.OLDER, reason=verdicts.older(arrived, stands.highest))
    if each.fate is Fate.EDITED:
        untouched = revision == stands.highest
        return replace(each, fate=Fate.REFUSED) if untouched else each
    if known is not None and revision == known.revision:
        if known.content == arrived.content:
            return replace(each, fate=Fate.SAME, reason=verdicts.taken_in(arrived))
        return replace(each, fate=Fate.REFUSED, reason=verdicts.taken_in_otherwise(arrived))
    if stands.clash:
        return replace(each, fate=Fate.REFUSED, reason=verdicts.clash(arrived))
    if stands.first is not None and each is not stands.first:
        return replace(each, fate=Fate.SAME, reason=verdicts.same(arrived, stands.first.path))
    return replace(each, replaces=None if known is None else known.revision)


def _not_twice(wanted: Wanted, judged: Sequence[Judged]) -> list[Judged]:
    """Refuse what is within another return that counts, and returns that hold one unit both.

    What was taken in earlier counts, but for what is replaced by a file that counts.
    """
    now = list(judged)
    while True:
        before = now
        now = _refused_for(now, partial(_held_earlier, wanted, _standing(wanted, now)))
        now = _refused_for(now, partial(_held_beside, _holders(now)))
        # A file refused leaves what it would have replaced where it was.
        if [each.fate for each in now] == [each.fate for each in before]:
            return now


def _refused_for(
    judged: Iterable[Judged], why: Callable[[Judged, Arrived], Message | None]
) -> list[Judged]:
    """Return files with those refused for which there is a reason."""
    return [
        replace(each, fate=Fate.REFUSED, reason=reason)
        if each.arrived is not None
        and each.fate in (Fate.COUNTS, Fate.EDITED)
        and (reason := why(each, each.arrived)) is not None
        else each
        for each in judged
    ]


def _standing(wanted: Wanted, judged: Iterable[Judged]) -> dict[str, Known]:
    """Return what counts of what was taken in earlier and no file replaces, by the unit's key."""
    coming = {_unit_key(each) for each in judged if each.fate is Fate.COUNTS}
    known = wanted.known.items()
    return {key: each for key, each in known if each.counts and key not in coming}


def _held_earlier(
    wanted: Wanted, standing: Mapping[str, Known], each: Judged, arrived: Arrived
) -> Message | None:
    """Return why a return would be counted twice beside one's own or what was taken in."""
    own, unit = code_key(wanted.own), _unit_key(each)
    held = {code_key(one.code): one.code for one in arrived.included}
    for key, code in held.items():
        if own and key == own:
            return verdicts.holds_own(arrived, code)
        known = wanted.known.get(key)
        if key != unit and known is not None and known.counts:
            return verdicts.holds_taken_in(arrived, code)
    for other in standing.values():
        for one in other.included if code_key(other.code) != unit else ():
            key = code_key(one.code)
            if key == unit:
                return _held_by(arrived, one, other.code)
            if key in held:
                return verdicts.held_earlier(arrived, held[key], other.code)
    return None


Holders = Mapping[str, Sequence[tuple[Judged, Included]]]


def _holders(judged: Iterable[Judged]) -> Holders:
    """Return which files that count hold a unit, by the unit's key."""
    found: dict[str, list[tuple[Judged, Included]]] = {}
    for each in judged:
        if each.fate is Fate.COUNTS and each.arrived is not None:
            for unit in each.arrived.included:
                found.setdefault(code_key(unit.code), []).append((each, unit))
    return found


def _held_beside(holders: Holders, each: Judged, arrived: Arrived) -> Message | None:
    """Return why a return would be counted twice beside another file that counts."""
    for whole, unit in holders.get(_unit_key(each), ()):
        if whole is not each:
            return _held_by(arrived, unit, whole.unit)
    for unit in arrived.included:
        for other, _unit in holders.get(code_key(unit.code), ()):
            if _unit_key(other) != _unit_key(each):
                return verdicts.both_hold(arrived, unit.code, other.unit)
    return None


def _held_by(arrived: Arrived, unit: Included, whole: str) -> Message:
    older = unit.revision < arrived.head.revision
    return (verdicts.held_older if older else verdicts.held_by)(arrived, whole)


def _unit_key(each: Judged) -> str:
    return code_key(each.unit)

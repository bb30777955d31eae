"""Who belongs to the chapter, in what standing, and who is due, on any day (CONTRACT §3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

Span = tuple[date, date]
"""A first and a last day, both counted; date.min and date.max where it is open."""


class StandingKind(StrEnum):
    """What a row of a person's history (Diễn biến) says."""

    EXEMPT = "exempt"
    AWAY = "away"
    HERE = "here"
    ARRIVED = "arrived"
    TRANSFERRED = "transferred"
    LEFT = "left"
    DIED = "died"


class Standing(StrEnum):
    """The one word that describes a person on a day."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    EXEMPT = "exempt"
    AWAY = "away"
    HERE = "here"
    TRANSFERRED = "transferred"
    LEFT = "left"
    DIED = "died"
    NOT_YET = "not_yet"


_LEAVINGS = {
    StandingKind.TRANSFERRED: Standing.TRANSFERRED,
    StandingKind.LEFT: Standing.LEFT,
    StandingKind.DIED: Standing.DIED,
}
_MOVES = (*_LEAVINGS, StandingKind.ARRIVED, StandingKind.HERE)
"""What decides belonging, in the order in which rows of one day count: leavings first."""


@dataclass(frozen=True, slots=True)
class StandingEvent:
    """A row of a person's history; `end` counts for exempt, away and here alone."""

    kind: StandingKind
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """A person's belonging and standings over all days; made by `life`."""

    stays: tuple[Span, ...]
    official_from: date | None
    exempt: tuple[Span, ...]
    away: tuple[Span, ...]
    here: tuple[Span, ...]
    leavings: tuple[tuple[date, Standing], ...]

    def belongs(self, day: date) -> bool:
        """Say whether the person belongs to the chapter."""
        return _within(self.stays, day)

    def is_official(self, day: date) -> bool:
        """Say whether the person would be official (chính thức), otherwise probationary (dự bị)."""
        return self.official_from is not None and self.official_from <= day

    def is_exempt(self, day: date) -> bool:
        """Say whether the person is exempt (miễn công tác và sinh hoạt đảng)."""
        return _within(self.exempt, day)

    def is_away(self, day: date) -> bool:
        """Say whether the person is temporarily away (sinh hoạt tạm thời nơi khác)."""
        return _within(self.away, day)

    def is_here(self, day: date) -> bool:
        """Say whether the person is temporarily here (tạm thời đến) without belonging."""
        return _within(self.here, day) and not self.belongs(day)

    def is_due(self, day: date) -> bool:
        """Say whether the person belongs or is here, and is neither exempt nor away."""
        if not (_within(self.stays, day) or _within(self.here, day)):
            return False
        return not (_within(self.exempt, day) or _within(self.away, day))

    @property
    def turns(self) -> set[date]:
        """Return the days from which the person may be due or no longer; between them no change."""
        spans = (*self.stays, *self.exempt, *self.away, *self.here)
        firsts = {start for start, _end in spans}
        return firsts | {end + timedelta(days=1) for _start, end in spans if end < date.max}

    def word(self, day: date) -> Standing:
        """Return the standing to show: of several the one that most decides attendance.

        Someone neither belonging nor here has the word of the last leaving, without one NOT_YET.
        """
        belongs = self.belongs(day)
        if not (belongs or self.is_here(day)):
            gone = [word for left, word in self.leavings if left <= day]
            return gone[-1] if gone else Standing.NOT_YET
        if self.is_exempt(day):
            return Standing.EXEMPT
        if self.is_away(day):
            return Standing.AWAY
        if not belongs:
            return Standing.HERE
        return Standing.OFFICIAL if self.is_official(day) else Standing.PROBATIONARY


def life(joined: date | None, official: date | None, events: Iterable[StandingEvent]) -> Life:
    """Return the life that dates and history rows give, whatever the order of the rows.

    `joined` and `official` are Ngày vào Đảng and Ngày chính thức; without the first a person
    belongs from the start and is always official.
    """
    rows = tuple(events)
    moves = sorted(
        (row for row in rows if row.kind in _MOVES),
        key=lambda row: (row.start, _MOVES.index(row.kind)),
    )
    return Life(
        stays=_stays(joined, moves),
        official_from=official if joined else date.min,
        exempt=_spans(rows, StandingKind.EXEMPT),
        away=_spans(rows, StandingKind.AWAY),
        here=_spans(rows, StandingKind.HERE),
        leavings=tuple((row.start, _LEAVINGS[row.kind]) for row in moves if row.kind in _LEAVINGS),
    )


def _stays(joined: date | None, moves: list[StandingEvent]) -> tuple[Span, ...]:
    """Return the stays that moves in their order make."""
    came_first = moves[0].kind if moves else None
    visiting = came_first in (StandingKind.HERE, StandingKind.ARRIVED)
    since: date | None = None if visiting else joined or date.min
    stays: list[Span] = []
    for move in moves:
        if move.kind is StandingKind.ARRIVED:
            since = since or move.start
        elif move.kind in _LEAVINGS and since is not None:
            if since < move.start:
                stays.append((since, move.start - timedelta(days=1)))
            since = None
    if since is not None:
        stays.append((since, date.max))
    return tuple(stays)


def _spans(rows: tuple[StandingEvent, ...], kind: StandingKind) -> tuple[Span, ...]:
    return tuple(sorted((row.start, row.end or date.max) for row in rows if row.kind is kind))


def _within(spans: tuple[Span, ...], day: date) -> bool:
    # A plain loop: asked of everybody at every meeting of twenty years.
    for start, end in spans:  # noqa: SIM110
        if start <= day <= end:
            return True
    return False

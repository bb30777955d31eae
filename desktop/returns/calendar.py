"""The calendar of returns: which are owed, by form and period, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.periods import Period
from db.registers import stored_forms
from db.registers.handed_in import ReturnRow, all_returns
from db.registers.return_periods import closed_periods
from db.registers.thresholds import RETURN_DAYS
from db.registers.units_below import units_below
from db.reminders.base import Scene
from db.schema import BookMeta, ReturnState, code_key
from desktop.returns.about import About, PeriodKind


class OwedState(StrEnum):
    """How far an owed return has come."""

    AHEAD = "ahead"
    DUE = "due"
    LATE = "late"
    MADE = "made"
    SENT = "sent"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"


_MADE = {
    ReturnState.EXPORTED: OwedState.MADE,
    ReturnState.SENT: OwedState.SENT,
    ReturnState.SENT_BACK: OwedState.SENT_BACK,
    ReturnState.ACCEPTED: OwedState.ACCEPTED,
}
_WITH_THE_SUPERIOR = frozenset({OwedState.SENT, OwedState.ACCEPTED})


@dataclass(frozen=True)
class OwedReturn:
    """One return owed for a period (báo cáo phải nộp), as things stand on `today`.

    `revision` is its newest number, 0 while none was made; it changed to `state` on `since`,
    where that day is written down.
    """

    form: str
    title: str
    period: Period
    kind: PeriodKind
    cutoff_on: date
    due_on: date
    today: date
    state: OwedState
    revision: int = 0
    since: date | None = None

    @property
    def overdue(self) -> bool:
        """Tell whether its day is over and it is not with the superior."""
        return self.due_on < self.today and self.state not in _WITH_THE_SUPERIOR

    @property
    def urgent(self) -> bool:
        """Tell whether it is to be seen to at once: overdue, or sent back."""
        return self.overdue or self.state is OwedState.SENT_BACK

    @property
    def waits(self) -> bool:
        """Tell whether the clerk has something to do about it by now."""
        return self.urgent or self.state in (OwedState.DUE, OwedState.MADE)


def owed_kinds(session: Session, form: About) -> frozenset[PeriodKind]:
    """Return for which periods a form is owed: as the chapter says, else as the form does."""
    said = stored_forms.owed(session, form.code)
    if said is None:
        return form.owed
    return frozenset(kind for kind in form.periods if kind.value in said)


def owed_returns(session: Session, forms: Iterable[About], today: date) -> tuple[OwedReturn, ...]:
    """Return the returns of forms that are owed, those due last first.

    Of every kind of period the running one, and those before it that were due within a year;
    none that ended before the book was in use, or before the day the chapter set, and none
    that was closed without a return.
    """
    calendar = _Calendar(session, today)
    found = [each for form in forms for each in calendar.of(form)]
    return tuple(sorted(found, key=_place))


class _Calendar:
    """What the returns of all forms are looked up in."""

    def __init__(self, session: Session, today: date) -> None:
        self._scene = Scene(session, today)
        self._today = today
        self._warning = timedelta(days=RETURN_DAYS.read(session))
        rows = all_returns(session)
        self._stands_above_since = _founded(session) if units_below(session).spans else date.max
        self._made = {(code_key(row.form), row.period): row for row in rows if row.newest}

    def of(self, form: About) -> Iterator[OwedReturn]:
        """Give the returns owed of one form."""
        closed = closed_periods(self._scene.session, form.code)
        for kind in owed_kinds(self._scene.session, form):
            for period in self._periods(form, kind):
                row = self._made.get((code_key(form.code), period))
                if row is not None or period not in closed:
                    yield self._owed(form, period, kind, row)

    def _periods(self, form: About, kind: PeriodKind) -> Iterator[Period]:
        """Give the periods of a kind to be looked at, the latest first."""
        since = stored_forms.owed_since(self._scene.session, form.code) or date.min
        a_year_ago = Period(self._today, self._today).year_before().end
        period = _running(kind, self._today)
        while period is not None and form.due_on(period) > a_year_ago:
            if period.end >= since and self._in_use_by(period.end):
                yield period
            period = period.before()

    def _in_use_by(self, day: date) -> bool:
        """Tell whether a chapter had held a meeting by a day, or a committee's book was there.

        A committee may hold no meeting of its own and owes its sums all the same.
        """
        return self._stands_above_since <= day or self._scene.in_use_by(day)

    def _owed(
        self, form: About, period: Period, kind: PeriodKind, row: ReturnRow | None
    ) -> OwedReturn:
        due_on = form.due_on(period)
        return OwedReturn(
            form=form.code,
            title=form.title,
            period=period,
            kind=kind,
            cutoff_on=form.cutoff_on(period),
            due_on=due_on,
            today=self._today,
            state=self._not_made(due_on) if row is None else _MADE[row.state],
            revision=0 if row is None else row.revision,
            since=None if row is None else row.answered_on or row.sent_on,
        )

    def _not_made(self, due_on: date) -> OwedState:
        if due_on < self._today:
            return OwedState.LATE
        return OwedState.DUE if due_on - self._today <= self._warning else OwedState.AHEAD


def _founded(session: Session) -> date:
    created = session.scalars(select(BookMeta.created_at)).one()
    return datetime.fromisoformat(created).astimezone().date()


def _place(owed: OwedReturn) -> tuple[int, str, date]:
    """Return what decides on the place: the day due, then the form, the longer period first."""
    return -owed.due_on.toordinal(), owed.form, owed.period.start


def _running(kind: PeriodKind, today: date) -> Period | None:
    """Return the period of a kind a day lies in; two days of no kind are never owed."""
    return {
        PeriodKind.MONTH: Period.month(today.year, today.month),
        PeriodKind.QUARTER: Period.quarter_of(today),
        PeriodKind.HALF: Period.half(today.year, (today.month + 5) // 6),
        PeriodKind.YEAR: Period.year(today.year),
    }.get(kind)

"""Which return is in view: the one chosen last, else the one that is due next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from db.messages import BookError
from db.periods import Period
from desktop.returns.about import About, PeriodKind
from desktop.returns.calendar import OwedState, owed_returns
from desktop.ui.pc_settings import PcSettings

KEPT = "return"
_AWAY = (OwedState.SENT, OwedState.ACCEPTED)
_USUAL = (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR, PeriodKind.MONTH)


@dataclass(frozen=True)
class Choice:
    """A form and the period chosen for it; where one is left open the usual one is taken."""

    form: str = ""
    period: Period | None = None


def kept_choice(settings: PcSettings, today: date, kept: str = KEPT) -> Choice | None:
    """Return the choice this PC remembers from the same month; an older one is out of date."""
    month, _bar, rest = settings.choices.get(kept, "").partition("|")
    code, _bar, period = rest.partition("|")
    if month != Period.month(today.year, today.month).text or not code:
        return None
    try:
        return Choice(code, Period.parse(period))
    except BookError:
        return None


def keep_choice(
    settings: PcSettings, form: str, period: Period, today: date, kept: str = KEPT
) -> None:
    """Remember a choice."""
    month = Period.month(today.year, today.month).text
    choice = f"{month}|{form}|{period.text}"
    if settings.choices.get(kept) != choice:
        settings.choices[kept] = choice
        settings.save()


def owed_next(session: Session, forms: Sequence[About], today: date) -> Choice:
    """Return the return to be seen to next: the first still due, else the latest overdue.

    Where none is owed, the first form for its own period.
    """
    owed = [each for each in owed_returns(session, forms, today) if each.state not in _AWAY]
    ahead = [each for each in owed if not each.overdue]
    chosen = ahead[-1:] or owed[:1]
    return Choice(chosen[0].form, chosen[0].period) if chosen else Choice(forms[0].code)


def period_for(form: About, today: date) -> Period:
    """Return the period a form is opened with: the usual kind's that today lies in."""
    kind = next((each for each in _USUAL if each in form.periods), PeriodKind.MONTH)
    return current(kind, today)


def current(kind: PeriodKind, today: date) -> Period:
    """Return the period of a kind in which a day lies; of two days of no kind the month."""
    match kind:
        case PeriodKind.QUARTER:
            return Period.quarter_of(today)
        case PeriodKind.HALF:
            return Period.half(today.year, (today.month + 5) // 6)
        case PeriodKind.YEAR:
            return Period.year(today.year)
        case _:
            return Period.month(today.year, today.month)

"""What the list of a year is made of, read at one moment, away from the window's thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.periods import Period
from db.registers import commitment_year
from db.registers.commitment_year import CommitmentYear
from db.registers.commitments import COMMITMENTS
from db.schema import Commitment
from desktop.ui.screens.register.reading import Declared, read_declared


@dataclass(frozen=True)
class Reading:
    """A year as it stands, the years there are, and what is declared empty."""

    found: CommitmentYear
    years: Sequence[int]
    declared: Sequence[Declared]


def read_year(session: Session, year: int, today: date) -> Reading:
    """Return what the list of a year shows."""
    return Reading(
        commitment_year.of_year(session, year, today),
        commitment_year.years(session),
        read_declared(session, COMMITMENTS),
    )


def owners_of(session: Session, ids: Iterable[int]) -> dict[int, int]:
    """Return whose some items are, each with the year of the newest."""
    wanted = select(Commitment.member_id, Commitment.year).where(Commitment.id.in_(list(ids)))
    found = session.execute(wanted.order_by(Commitment.year))
    return {row.member_id: row.year for row in found}


def counted_period(year: int, today: date) -> Period:
    """Return the days a year's figures are counted over: so far, while the year runs."""
    first = date(year, 1, 1)
    return Period(first, min(max(today, first), date(year, 12, 31)))

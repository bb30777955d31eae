"""Who signs for the chapter on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from db import vietnamese
from db.registers.members import POSITIONS, members_on
from db.standing import Standing

_SECRETARY, _DEPUTY = POSITIONS[:2]
_GONE = (Standing.TRANSFERRED, Standing.LEFT, Standing.DIED, Standing.NOT_YET)


@dataclass(frozen=True)
class Signer:
    """Who signs for the chapter; without a name where nobody holds the office."""

    title: str = _SECRETARY
    name: str = ""


def signer_on(session: Session, day: date) -> Signer:
    """Return who signs on a day: the secretary (Bí thư), else the deputy."""
    present = [row for row in members_on(session, day) if row.standing not in _GONE]
    for title in (_SECRETARY, _DEPUTY):
        wanted = {vietnamese.fold(title), vietnamese.fold(f"{title} chi bộ")}
        for row in present:
            held = row.position.replace(";", ",").split(",")
            if wanted & {vietnamese.fold(each) for each in held}:
                return Signer(title, row.full_name)
    return Signer()

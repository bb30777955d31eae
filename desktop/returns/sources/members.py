"""Members: those belonging on the period's last day, and whether they hold a position then."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from db.messages import N_
from db.periods import Period
from db.registers.members import MEMBERS, people
from desktop.returns.sources.base import CellValue, Column, More

_HOLDS = {True: "có", False: "không"}


def _work_out(
    session: Session, period: Period, ids: Collection[int]
) -> Mapping[int, Mapping[str, CellValue]]:
    everybody = people(session)
    return {
        each: {"has_position": _HOLDS[bool(everybody[each].titles_on(period.end))]} for each in ids
    }


MORE = More(
    MEMBERS,
    (
        Column(
            "has_position",
            N_("Có giữ chức vụ ngày cuối kỳ"),
            words={"yes": _HOLDS[True], "no": _HOLDS[False]},
        ),
    ),
    _work_out,
    of_period="members.total",
)

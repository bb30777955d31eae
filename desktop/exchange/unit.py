"""The unit's own sheet: a file of another unit is refused (CONTRACT §2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from db.messages import N_, Message
from db.schema import FactKey, UnitFact, code_key
from db.vietnamese import quoted
from desktop.exchange.job import Job, Line


def own_unit(job: Job, lines: Sequence[Line]) -> None:
    """Refuse the codes of a file that never names this book's unit.

    A unit's code may change with a date; one of the codes in the file must be this book's. A
    code in other letters is the same code and stays as the book has it.
    """
    wanted = select(UnitFact.value).where(UnitFact.key == FactKey.CODE)
    own = {code_key(code): code for code in job.session.scalars(wanted)}
    given = [
        line for line in lines if line.given.get("key") is FactKey.CODE and line.given.get("value")
    ]
    ours = any(code_key(line.given["value"]) in own for line in given)
    for line in given:
        code = line.given["value"]
        if own and not ours:
            job.refuse(line, "value", _stranger(code, own.values()))
        line.given["value"] = own.get(code_key(code), code)


def _stranger(code: str, own: Iterable[str]) -> Message:
    return Message(
        N_(
            "Tệp này là của đơn vị {code}, sổ đang mở là của {own}. Chọn đúng tệp, hoặc mở đúng sổ."
        ),
        {"code": quoted(code), "own": ", ".join(own)},
    )

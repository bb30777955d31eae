"""Units below (đơn vị trực thuộc): the description of their register, and the list it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.registers import checks
from db.registers.fields import CODE, BookCheck, Check, Field, FieldKind, Register, Values
from db.registers.remembering import remembered
from db.registers.store import leads_back
from db.schema import UnitBelow, code_key
from db.units import UnitList, UnitSpan

_Spans = Mapping[str, Sequence[tuple[int, UnitSpan]]]
"""The spans of each unit with their records' ids, by the key of its code."""


def _not_ended(values: Values, _today: date) -> Message | None:
    """Point out a unit that has a successor and would still owe returns."""
    if not values.get("replaced_by") or values.get("to_date") is not None:
        return None
    return Message(
        N_("Đã ghi Thay bằng mà chưa ghi Đến ngày nên đơn vị vẫn phải gửi báo cáo. Ghi ngày thôi.")
    )


def _overlap(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a span into which another of the same unit runs."""
    own = span_of(values)
    for other in _others(session, own, record_id):
        if other.first <= own.last and own.first <= other.last:
            return Message(
                N_("Trùng thời gian với {name}, cùng mã, {stretch}. Xem lại Từ ngày, Đến ngày."),
                {"name": other.name, "stretch": _stretch(other)},
            )
    return None


def _stretch(span: UnitSpan) -> Message:
    """Return from when until when a unit is so called."""
    days = {
        name: show_date(day)
        for name, day in (("start", span.start), ("end", span.end))
        if day is not None
    }
    return Message(_STRETCHES[tuple(days)], days)


_STRETCHES = {
    (): N_("từ trước đến nay"),
    ("start",): N_("từ {start}"),
    ("end",): N_("đến hết {end}"),
    ("start", "end"): N_("từ {start} đến {end}"),
}


def _unknown_successor(
    session: Session, values: Values, _record_id: int | None, _today: date
) -> Message | None:
    """Point out a successor that the register does not hold."""
    own = span_of(values)
    known = {code_key(own.code), *_known(session)}
    if not own.replaced_by or code_key(own.replaced_by) in known:
        return None
    return Message(
        N_("Chưa có đơn vị mã {code} trong sổ này. Xem lại mã, hoặc ghi thêm đơn vị ấy."),
        {"code": own.replaced_by},
    )


def _replaces_itself(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a unit that would in the end take its own place; one that came back may."""
    own = span_of(values)
    came_back = any(other.first > own.first for other in _others(session, own, record_id))
    if not own.replaced_by or came_back:
        return None
    pointing = remembered(session, UnitList, lambda: units_below(session)).points
    key = code_key(own.code)
    if not leads_back({**pointing, key: code_key(own.replaced_by)}, key):
        return None
    return Message(
        N_("{name} lại được thay bằng chính mình, kể cả qua đơn vị khác. Xem lại Thay bằng."),
        {"name": own.name},
    )


def span_of(values: Values) -> UnitSpan:
    """Return what a record's values say, as they are stored or still being typed."""
    return UnitSpan(
        code=values.get("unit_code") or "",
        name=values.get("name") or "",
        start=values.get("from_date"),
        end=values.get("to_date"),
        replaced_by=values.get("replaced_by") or "",
    )


def _others(session: Session, own: UnitSpan, record_id: int | None) -> list[UnitSpan]:
    spans = _known(session).get(code_key(own.code), ())
    return [span for id_, span in spans if id_ != record_id]


def _known(session: Session) -> _Spans:
    return remembered(session, UnitBelow, lambda: _read_spans(session))


def _read_spans(session: Session) -> _Spans:
    found: defaultdict[str, list[tuple[int, UnitSpan]]] = defaultdict(list)
    for id_, span in _rows(session):
        found[code_key(span.code)].append((id_, span))
    return found


def _rows(session: Session) -> list[tuple[int, UnitSpan]]:
    wanted = select(
        UnitBelow.id,
        UnitBelow.unit_code,
        UnitBelow.name,
        UnitBelow.from_date,
        UnitBelow.to_date,
        UnitBelow.replaced_by,
    ).order_by(UnitBelow.id)
    return [
        (id_, UnitSpan(code, name, start, end, replaced_by or ""))
        for id_, code, name, start, end, replaced_by in session.execute(wanted)
    ]


UNITS_BELOW = Register(
    name="units_below",
    sheet=N_("Đơn vị trực thuộc"),
    title=N_("Đơn vị trực thuộc"),
    table=UnitBelow,
    prefix="TT",
    place=100,
    naming=("name", "unit_code"),
    fields=(
        replace(CODE, listed=False),
        Field(
            "unit_code",
            N_("Mã đơn vị"),
            help=N_("Mã ghi trong báo cáo của đơn vị. Đơn vị đổi tên vẫn giữ mã."),
            required=True,
            width=12,
        ),
        Field("name", N_("Tên"), required=True, width=40),
        Field(
            "from_date",
            N_("Từ ngày"),
            FieldKind.DATE,
            help=N_("Để trống nếu có từ trước đến nay."),
            width=12,
        ),
        Field(
            "to_date",
            N_("Đến ngày"),
            FieldKind.DATE,
            help=N_("Ngày cuối cùng trước khi giải thể, sáp nhập hoặc đổi tên."),
            width=12,
            later=True,
        ),
        Field(
            "replaced_by",
            N_("Thay bằng"),
            help=N_("Mã đơn vị nhận sáp nhập, hoặc lập mới thay cho đơn vị này."),
            width=12,
            later=True,
        ),
    ),
    errors=(checks.ends_after_start(),),
    doubts={"replaced_not_ended": Check("to_date", _not_ended)},
    against={
        "units_overlap": BookCheck("from_date", _overlap),
        "successor_unknown": BookCheck("replaced_by", _unknown_successor),
        "replaced_by_itself": BookCheck("replaced_by", _replaces_itself),
    },
)


def units_below(session: Session) -> UnitList:
    """Return the units below, in the order in which they were written down."""
    return UnitList(tuple(span for _id, span in _rows(session)))

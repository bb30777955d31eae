"""Units below (đơn vị trực thuộc): the description of their register, and the list it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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


class _Listed:
    """The spans of a list, each by what tells it from the others: its record's id, its place."""

    def __init__(self, spans: Sequence[tuple[int, UnitSpan]]) -> None:
        self.by_key: defaultdict[str, list[tuple[int, UnitSpan]]] = defaultdict(list)
        for which, span in spans:
            self.by_key[code_key(span.code)].append((which, span))
        self.points = UnitList(tuple(span for _which, span in spans)).points

    def others(self, own: UnitSpan, which: int | None) -> list[UnitSpan]:
        """Return the other spans of a unit."""
        return [span for at, span in self.by_key.get(code_key(own.code), ()) if at != which]


_Look = Callable[[UnitSpan, Sequence[UnitSpan], _Listed], Message | None]
"""Looks at a span beside the others of its unit, and beside all of its list."""


@dataclass(frozen=True)
class OddSpan:
    """What is odd about a span of a list, at a field: the register's rule, and what is said."""

    place: int
    field: str
    rule: str
    reason: Message


def odd_among(spans: Sequence[UnitSpan]) -> Iterator[OddSpan]:
    """Give what the register would point out about spans that stand in no book, in order."""
    listed = _Listed(list(enumerate(spans)))
    for place, span in enumerate(spans):
        others = listed.others(span, place)
        for rule, (field, look) in _LOOKS.items():
            if (reason := look(span, others, listed)) is not None:
                yield OddSpan(place, field, rule, reason)


def _not_ended(own: UnitSpan, _others: Sequence[UnitSpan], _listed: _Listed) -> Message | None:
    """Point out a unit that has a successor and would still owe returns."""
    if not own.replaced_by or own.end is not None:
        return None
    return Message(
        N_("Đã ghi Thay bằng mà chưa ghi Đến ngày nên đơn vị vẫn phải gửi báo cáo. Ghi ngày thôi.")
    )


def _overlap(own: UnitSpan, others: Sequence[UnitSpan], _listed: _Listed) -> Message | None:
    """Point out a span into which another of the same unit runs."""
    for other in others:
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
    own: UnitSpan, _others: Sequence[UnitSpan], listed: _Listed
) -> Message | None:
    """Point out a successor that the list does not hold."""
    later = code_key(own.replaced_by)
    if not later or later == code_key(own.code) or later in listed.by_key:
        return None
    return Message(
        N_("Chưa có đơn vị mã {code} trong danh sách. Xem lại mã, hoặc ghi thêm đơn vị ấy."),
        {"code": own.replaced_by},
    )


def _replaces_itself(own: UnitSpan, others: Sequence[UnitSpan], listed: _Listed) -> Message | None:
    """Point out a unit that would in the end take its own place; one that came back may."""
    came_back = any(other.first > own.first for other in others)
    if not own.replaced_by or came_back:
        return None
    key = code_key(own.code)
    if not leads_back({**listed.points, key: code_key(own.replaced_by)}, key):
        return None
    return Message(
        N_("{name} lại được thay bằng chính mình, kể cả qua đơn vị khác. Xem lại Thay bằng."),
        {"name": own.name},
    )


_NOT_ENDED = "replaced_not_ended"
_LOOKS: Mapping[str, tuple[str, _Look]] = {
    "units_overlap": ("from_date", _overlap),
    "successor_unknown": ("replaced_by", _unknown_successor),
    "replaced_by_itself": ("replaced_by", _replaces_itself),
    _NOT_ENDED: ("to_date", _not_ended),
}
"""What is odd about a span, by its rule: the field at which it is said, and what finds it."""


def _alone(values: Values, _today: date) -> Message | None:
    return _not_ended(span_of(values), (), _Listed(()))


def _in_book(look: _Look) -> Callable[[Session, Values, int | None, date], Message | None]:
    """Return how a record is looked at beside those of the book."""

    def find(
        session: Session, values: Values, record_id: int | None, _today: date
    ) -> Message | None:
        own, listed = span_of(values), remembered(session, _Listed, lambda: _Listed(_rows(session)))
        return look(own, listed.others(own, record_id), listed)

    return find


def span_of(values: Values) -> UnitSpan:
    """Return what a record's values say, as they are stored or still being typed."""
    return UnitSpan(
        code=values.get("unit_code") or "",
        name=values.get("name") or "",
        start=values.get("from_date"),
        end=values.get("to_date"),
        replaced_by=values.get("replaced_by") or "",
    )


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
    doubts={_NOT_ENDED: Check(_LOOKS[_NOT_ENDED][0], _alone)},
    against={
        rule: BookCheck(field, _in_book(look))
        for rule, (field, look) in _LOOKS.items()
        if rule != _NOT_ENDED
    },
)


def units_below(session: Session) -> UnitList:
    """Return the units below, in the order in which they were written down."""
    return UnitList(tuple(span for _id, span in _rows(session)))

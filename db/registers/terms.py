"""Terms (nhiệm kỳ): their description, and the one a day falls into."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.periods import Period
from db.registers import checks
from db.registers.fields import CODE, BookCheck, Field, FieldKind, Register, Values
from db.registers.remembering import remembered
from db.schema import Term


def _overlap(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a term that another runs into; one without an end lasts until the next begins."""
    start, end = values.get("from_date"), values.get("to_date")
    if start is None:
        return None
    before = and_(Term.from_date < start, Term.to_date >= start)
    after = and_(Term.from_date > start, Term.from_date <= (end or start))
    wanted = (
        select(Term)
        .where(or_(Term.from_date == start, before, after), Term.id.is_distinct_from(record_id))
        .order_by(Term.from_date, Term.id)
        .limit(1)
    )
    other = session.scalars(wanted).first()
    if other is None:
        return None
    until = show_date(other.to_date) if other.to_date else Message(N_("nay"))
    return Message(
        N_("Trùng thời gian với nhiệm kỳ {name} ({start}–{end}). Xem lại Từ ngày, Đến ngày."),
        {"name": other.name, "start": show_date(other.from_date), "end": until},
    )


TERMS = Register(
    name="terms",
    sheet=N_("Nhiệm kỳ"),
    title=N_("Nhiệm kỳ"),
    table=Term,
    prefix="NK",
    place=85,
    naming=("name",),
    against={"terms_overlap": BookCheck("from_date", _overlap)},
    fields=(
        CODE,
        Field("name", N_("Tên nhiệm kỳ"), required=True, width=24),
        Field("from_date", N_("Từ ngày"), FieldKind.DATE, required=True, width=12),
        Field("to_date", N_("Đến ngày"), FieldKind.DATE, width=12),
    ),
    errors=(checks.ends_after_start(),),
)


def term_on(session: Session, day: date) -> Term | None:
    """Return the term a day falls into, the latest begun where several do; None for none."""
    wanted = (
        select(Term)
        .where(Term.from_date <= day, or_(Term.to_date.is_(None), Term.to_date >= day))
        .order_by(Term.from_date.desc(), Term.id.desc())
        .limit(1)
    )
    return session.scalars(wanted).first()


def stretch_of(session: Session, day: date) -> Period:
    """Return the days around a day that fall into the same term, or like it into none."""
    return remembered(session, (Term, day), lambda: _stretch(session, day))


def _stretch(session: Session, day: date) -> Period:
    own, others = term_on(session, day), session.scalars(select(Term)).all()
    since = date.min if own is None else own.from_date
    over = [
        each.to_date + timedelta(days=1)
        for each in others
        if each.to_date is not None and each.to_date < day and each.from_date >= since
    ]
    ahead = [each.from_date - timedelta(days=1) for each in others if each.from_date > day]
    end = date.max if own is None or own.to_date is None else own.to_date
    return Period(max([since, *over]), min([end, *ahead]))

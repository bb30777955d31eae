"""Terms (nhiệm kỳ): their description, and the one a day falls into."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.messages import N_
from db.registers import checks
from db.registers.fields import Field, FieldKind, Register
from db.schema import Term

TERMS = Register(
    name="terms",
    sheet=N_("Nhiệm kỳ"),
    title=N_("Nhiệm kỳ"),
    table=Term,
    prefix="NK",
    place=85,
    naming=("name",),
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
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

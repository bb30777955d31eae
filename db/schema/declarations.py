"""Nothing to report (khai không có): said of a register and a period, so that blank is not nil."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Findable


class Declaration(Findable):
    """The chapter's word, given on a day, that a register has nothing in a period."""

    __tablename__ = "declaration"

    register: Mapped[str] = mapped_column(index=True)
    from_date: Mapped[date]
    to_date: Mapped[date]
    declared: Mapped[date | None]

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.register)

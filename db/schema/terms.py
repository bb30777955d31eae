"""Terms (nhiệm kỳ) of the chapter's committee: documents are numbered within them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Findable


class Term(Findable):
    """One term of the committee."""

    __tablename__ = "term"

    name: Mapped[str]
    from_date: Mapped[date] = mapped_column(index=True)
    to_date: Mapped[date | None]

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.name)

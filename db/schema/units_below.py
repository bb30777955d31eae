"""Units below (đơn vị trực thuộc): those that hand their returns in to this one."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Findable, code_key


class UnitBelow(Findable):
    """A unit under one name: from when, until when, and which took its place.

    A unit that was renamed stands here once under each name, its code the same.
    """

    __tablename__ = "unit_below"

    unit_code: Mapped[str]
    unit_key: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    from_date: Mapped[date | None]
    to_date: Mapped[date | None]
    replaced_by: Mapped[str | None]

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.unit_code, self.name)

    def derive(self) -> None:
        """Fill what follows from the other columns."""
        super().derive()
        self.unit_key = code_key(self.unit_code)

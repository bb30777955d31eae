"""Documents the chapter issued (văn bản)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db import vietnamese
from db.schema.base import Coded, code_key


class Document(Coded):
    """One document, its type as the law of Party documents abbreviates it: NQ, KH, BC …"""

    __tablename__ = "document"

    type: Mapped[str | None]
    type_key: Mapped[str]
    number: Mapped[str | None]
    day: Mapped[date] = mapped_column(index=True)
    abstract: Mapped[str | None]
    search_key: Mapped[str]

    def derive(self) -> None:
        """Fill code and search columns, and the type as it is compared."""
        super().derive()
        self.type_key = code_key(self.type or "")
        words = (self.type, self.number, self.abstract)
        self.search_key = vietnamese.fold(" ".join(word for word in words if word))

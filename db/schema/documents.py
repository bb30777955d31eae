"""Documents the chapter issued (văn bản)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Findable, code_key
from db.schema.serving import Serving, SubjectLink, links_to_subjects, once_each


class Document(Serving, Findable):
    """One document, its type as the law of Party documents abbreviates it: NQ, KH, BC …"""

    __tablename__ = "document"

    type: Mapped[str | None]
    type_key: Mapped[str]
    number: Mapped[str | None]
    day: Mapped[date] = mapped_column(index=True)
    abstract: Mapped[str | None]

    subject_links: Mapped[list[DocumentSubject]] = links_to_subjects("DocumentSubject")

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.type, self.number, self.abstract)

    def derive(self) -> None:
        """Fill what follows from the other columns."""
        super().derive()
        self.type_key = code_key(self.type or "")


class DocumentSubject(SubjectLink):
    """One subject that a document carries out."""

    __tablename__ = "document_subject"
    __table_args__ = once_each("document_id")

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))

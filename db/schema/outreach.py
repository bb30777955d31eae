"""Outreach (tuyên truyền): billboards, posters, broadcasts, contests … as they were made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db import vietnamese
from db.messages import N_
from db.schema.base import Coded, Hundredths, Record
from db.schema.meetings import Subject
from db.schema.serving import Serving

KINDS: Mapping[str, tuple[str, ...]] = {
    "pano": (N_("Pano"),),
    "poster": (N_("Áp phích"),),
    "banner": (N_("Băng rôn, khẩu hiệu"), "Băng rôn", "Khẩu hiệu"),
    "board": (N_("Bảng điện tử"),),
    "infographic": (N_("Infographic"),),
    "broadcast": (N_("Phát thanh"), "Lượt phát thanh"),
    "column": (N_("Chuyên mục"),),
    "article": (N_("Tin bài"),),
    "social": (N_("Mạng xã hội"), "Bài mạng xã hội"),
    "contest": (N_("Hội thi, hội diễn"), "Hội thi", "Hội diễn"),
    "sketch": (N_("Tiểu phẩm"),),
    "story": (N_("Kể chuyện"),),
    "book": (N_("Sách"),),
}
"""The words of each kind of outreach, the first of them its name (CONTRACT §3, the filters)."""
OTHER = "other"

_KIND_OF = {vietnamese.heading_key(word): kind for kind, words in KINDS.items() for word in words}


def kind_of(form: str) -> str:
    """Return the kind that the words of a form mean; OTHER where they mean none."""
    return _KIND_OF.get(vietnamese.heading_key(form), OTHER)


class Outreach(Serving, Coded):
    """So much of one form of outreach on one day."""

    __tablename__ = "outreach"

    day: Mapped[date] = mapped_column(index=True)
    form: Mapped[str | None]
    kind: Mapped[str]
    quantity: Mapped[Decimal | None] = mapped_column(Hundredths)
    measure: Mapped[str | None]
    content: Mapped[str | None]
    audience: Mapped[str | None]
    search_key: Mapped[str]

    subject_links: Mapped[list[OutreachSubject]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="OutreachSubject.id"
    )

    def derive(self) -> None:
        """Fill code and search columns."""
        super().derive()
        self.kind = kind_of(self.form or "")
        words = (self.form, self.content, self.audience)
        self.search_key = vietnamese.fold(" ".join(word for word in words if word))


class OutreachSubject(Record):
    """One subject that a piece of outreach serves."""

    __tablename__ = "outreach_subject"
    __table_args__ = (
        UniqueConstraint("outreach_id", "subject_id"),
        {"sqlite_autoincrement": True},
    )

    outreach_id: Mapped[int] = mapped_column(ForeignKey("outreach.id", ondelete="CASCADE"))
    subject_id: Mapped[int] = mapped_column(ForeignKey("subject.id"), index=True)

    subject: Mapped[Subject] = relationship()

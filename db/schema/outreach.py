"""Outreach (tuyên truyền): billboards, posters, broadcasts, contests … as they were made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db import vietnamese
from db.messages import N_
from db.schema.base import Findable, Hundredths
from db.schema.serving import Serving, SubjectLink, links_to_subjects, once_each

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


class Outreach(Serving, Findable):
    """So much of one form of outreach on one day."""

    __tablename__ = "outreach"

    day: Mapped[date] = mapped_column(index=True)
    form: Mapped[str | None]
    kind: Mapped[str]
    quantity: Mapped[Decimal | None] = mapped_column(Hundredths)
    measure: Mapped[str | None]
    content: Mapped[str | None]
    audience: Mapped[str | None]

    subject_links: Mapped[list[OutreachSubject]] = links_to_subjects("OutreachSubject")

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.form, self.content, self.audience)

    def derive(self) -> None:
        """Fill what follows from the other columns."""
        super().derive()
        self.kind = kind_of(self.form or "")


class OutreachSubject(SubjectLink):
    """One subject that a piece of outreach serves."""

    __tablename__ = "outreach_subject"
    __table_args__ = once_each("outreach_id")

    outreach_id: Mapped[int] = mapped_column(ForeignKey("outreach.id", ondelete="CASCADE"))

"""Figures of documents issued in the period."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.figures.base import (
    END,
    KEY,
    START,
    Count,
    Figure,
    Filter,
    Named,
    RecordKind,
    Rows,
    Unit,
    each,
)
from db.messages import N_, plain
from db.registers.documents import DOCUMENTS, TYPES
from db.schema import Document, code_key

DOCUMENT = RecordKind(
    register="documents",
    id=Document.id,
    listing=select(Document.id, Document.type, Document.number, Document.abstract).order_by(
        Document.day, Document.id
    ),
    label=lambda row: plain(
        " ".join(word for word in (row.number, row.type, row.abstract) if word)
    ),
    measure=N_("văn bản"),
)
ISSUED = Rows(DOCUMENT, each(DOCUMENT).where(Document.day.between(START, END)))


def _types(session: Session) -> Mapping[Hashable, Named]:
    """Return the types every return shows, then each other as the book first wrote it."""
    found = {code_key(name): name for name in TYPES}
    written = session.scalars(
        select(Document.type)
        .where(Document.type.is_not(None))
        .group_by(Document.type)
        .order_by(func.min(Document.id))
    )
    for name in written:
        found.setdefault(code_key(name or ""), name or "")
    return {key: Named(name, name) for key, name in found.items()}


TYPE = Filter(
    "type",
    DOCUMENTS.field("type").heading,
    _types,
    lambda query: query.add_columns(Document.type_key.label(KEY)),
)

FIGURES = (
    Figure(
        "documents.issued",
        N_("Văn bản đã ban hành"),
        N_("Số văn bản của chi bộ có ngày trong kỳ."),
        Unit.THINGS,
        Count(ISSUED, over=ISSUED),
        (TYPE,),
    ),
)

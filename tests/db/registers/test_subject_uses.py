"""Every register can be tied to subjects, and a subject tells what serves it."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.book import Book
from db.registers import by_name
from db.registers.commitments import COMMITMENTS
from db.registers.documents import DOCUMENTS
from db.registers.models import MODELS
from db.registers.subject_uses import Use, tables, use_counts, uses
from db.schema import Call, MeetingKind
from tests.db.chapter import Chapter
from tests.db.registers.oddities import add


def test_what_serves_a_subject_is_told_by_name_the_newest_first(
    book: Book, chapter: Chapter
) -> None:
    first, second, none = (chapter.subject(code) for code in ("CT05", "KL01", "NQ18"))
    meeting = chapter.meeting("2026-02-05", MeetingKind.ORDINARY, subjects=[first, second])
    day = date(2026, 3, 1)
    paper = add(book, DOCUMENTS, type="NQ", number="07", day=day, subjects=(second,))
    model = add(book, MODELS, name="Chợ 0 đồng", subjects=(second,))
    member = chapter.member("Lê Văn Tám")
    item = add(book, COMMITMENTS, member=member, year=2026, subjects=(second,))
    with book.read() as session:
        assert uses(session, second) == [
            Use("documents", paper, "NQ, 07", day),
            Use("meetings", meeting, "Thường kỳ, 05/02/2026", date(2026, 2, 5)),
            Use("models", model, "Chợ 0 đồng", None),
            Use("commitments", item, "Lê Văn Tám, 2026", None),
        ]
        english = uses(session, first, {"Thường kỳ": "Ordinary"}.__getitem__)
        assert [each.name for each in english] == ["Ordinary, 05/02/2026"]
        assert use_counts(session) == {first: 1, second: 4}
        assert uses(session, none) == []


def test_every_register_that_has_subjects_is_counted(book: Book, chapter: Chapter) -> None:
    subject, day = chapter.subject("KL01"), date(2026, 1, 1)
    told: dict[str, dict[str, Any]] = {
        "meetings": {"day": day, "kind": "ordinary", "audience": "members", "call": Call()},
        "models": {"name": "Chợ 0 đồng"},
        "commitments": {"member": chapter.member(), "year": 2026},
        "outreach": {"day": day},
        "inspections": {},
        "commendations": {"day": day},
        "documents": {"day": day},
        "reviews": {"name": "Sơ kết", "from_date": day, "to_date": day},
    }
    for name, values in told.items():
        add(book, by_name(name), **values, subjects=(subject,))
    assert len(tables()) == len(told)
    assert tables() >= {"meeting_subject", "model_subject"}
    with book.read() as session:
        assert use_counts(session) == {subject: len(told)}
        assert {each.register for each in uses(session, subject)} == set(told)

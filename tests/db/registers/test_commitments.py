"""A vague commitment is pointed out beside the others of its year, never refused (CONTRACT §2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from db.book import Book
from db.registers import store
from db.registers.commitments import COMMITMENTS, GROUPS, others_texts
from db.vagueness import Reason, explain, text_key
from tests.db.chapter import Chapter

TODAY = date(2026, 3, 1)
CONCRETE = "Giúp 02 hộ nghèo vay vốn"


def commit(book: Book, member: int, content: str | None = CONCRETE, **values: Any) -> int:
    with book.change("ghi cam kết") as session:
        return _commit(session, member, content, **values)


def _commit(session: Session, member: int, content: str | None = CONCRETE, **values: Any) -> int:
    item = {"member": member, "year": 2026, "content": content}
    return store.save(session, COMMITMENTS, item | values)


def found(session: Session, record_id: int | None = None, **values: Any) -> str:
    item = {"member": None, "year": 2026, "content": CONCRETE}
    message = COMMITMENTS.against["vague"].find(session, item | values, record_id, TODAY)
    return "" if message is None else str(message)


def said(book: Book, record_id: int | None = None, **values: Any) -> str:
    with book.read() as session:
        return found(session, record_id, **values)


SAME = str(explain(Reason.SAME_TEXT, None))


def test_a_vague_item_is_pointed_out_at_its_text_with_an_example_of_its_group(book: Book) -> None:
    assert COMMITMENTS.against["vague"].field == "content"
    message = said(book, content="Nâng cao ý thức", group=GROUPS[1])
    assert "“Nâng cao ý thức”" in message
    assert "50.000 đồng" in message
    assert said(book, content="Đọc sách", measure="12 quyển") == ""
    assert said(book, content="Sửa hàng rào", due=date(2026, 5, 1)) == ""


def test_the_same_text_of_another_member_in_that_year_is_pointed_out(
    book: Book, chapter: Chapter
) -> None:
    one, two = chapter.members(2)
    commit(book, one, "giúp 02 hộ nghèo, vay vốn.")
    assert said(book, member=two).startswith(SAME)
    assert said(book, member=None).startswith(SAME)
    assert said(book, member=one) == ""
    assert said(book, member=two, year=2027) == ""
    assert said(book, member=two, year=None) == ""


def test_a_stored_item_is_no_copy_of_itself(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    item = commit(book, one)
    assert said(book, item, member=one) == ""
    assert said(book, item, member=two) == ""


def test_items_without_text_are_no_copies_of_one_another(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    commit(book, one, None)
    assert SAME not in said(book, member=two, content=None)


def test_what_a_change_writes_is_seen_by_what_it_asks_next(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    with book.change("nhập") as session:
        assert found(session, member=two) == ""
        item = _commit(session, one)
        assert found(session, member=two).startswith(SAME)
        store.delete(session, COMMITMENTS, [item])
        assert found(session, member=two) == ""


def test_a_session_used_again_sees_what_was_written_since(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    with book.read() as session:
        assert found(session, member=two) == ""
        session.rollback()
        commit(book, one)
        assert found(session, member=two).startswith(SAME)


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """Give the list of statements sent to the book from here on."""
    sent: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", listen)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", listen)


@pytest.mark.parametrize("rows", [3, 30])
def test_an_import_reads_each_year_only_once(book: Book, chapter: Chapter, rows: int) -> None:
    member = chapter.member()
    commit(book, member)
    with book.read() as session, statements(session) as sent:
        for number in range(rows):
            found(session, member=member, year=2025 + number % 2)
    assert sum("FROM commitment" in statement for statement in sent) == 2


def test_while_typing_the_texts_of_others_are_at_hand(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    commit(book, one)
    commit(book, two, "Trồng 20 cây")
    commit(book, one, "Trồng 20 cây", year=2025)
    commit(book, one, None)
    with book.read() as session:
        assert others_texts(session, 2026, one) == {text_key("Trồng 20 cây")}
        assert others_texts(session, 2026, two) == {text_key(CONCRETE)}
        assert others_texts(session, 2024, two) == frozenset()

"""The district's own forms are kept as they came, one version of each."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from db.book import Book
from db.registers.stored_forms import (
    FormRow,
    FormVersionError,
    NewForm,
    add_form,
    form_file,
    forms,
    owed,
    owed_since,
    remove_form,
    set_owed,
    set_owed_since,
)

DAY = date(2026, 3, 1)


def add(book: Book, **values: Any) -> None:
    usual: dict[str, Any] = {"code": "BM2", "version": "1", "title": "Biểu 2", "added_on": DAY}
    with book.change("thêm biểu mẫu") as session:
        add_form(session, NewForm(**{"file": b"mot"} | usual | values))


def kept(book: Book) -> list[FormRow]:
    with book.read() as session:
        return forms(session)


def file(book: Book, code: str = "BM2") -> bytes | None:
    with book.read() as session:
        return form_file(session, code)


def test_a_form_is_kept_as_it_came_and_found_whatever_its_case(book: Book) -> None:
    add(book, code="bm3", file=b"ba")
    add(book, code=" BM2 ", title="Biểu  2")
    digest = hashlib.sha256(b"mot").hexdigest()
    assert [each.code for each in kept(book)] == ["BM2", "bm3"]
    assert kept(book)[0] == FormRow("BM2", "1", "Biểu 2", digest, DAY)
    assert (file(book, "bm2"), file(book, "BM3"), file(book, "BM4")) == (b"mot", b"ba", None)


def test_another_version_takes_the_place_of_the_one_before(book: Book) -> None:
    add(book)
    later = date(2026, 9, 1)
    add(book, code="Bm2", version="2026", title="Biểu mới", file=b"hai", added_on=later)
    digest = hashlib.sha256(b"hai").hexdigest()
    assert kept(book) == [FormRow("Bm2", "2026", "Biểu mới", digest, later)]
    assert file(book) == b"hai"


def test_the_same_form_again_changes_nothing(book: Book) -> None:
    add(book)
    before = kept(book)
    add(book, added_on=date(2026, 9, 1))
    assert kept(book) == before


def test_one_version_means_one_content(book: Book) -> None:
    add(book, version="1a")
    before = kept(book)
    with pytest.raises(FormVersionError) as refused:
        add(book, version=" 1A ", file=b"hai")
    assert str(refused.value) == (
        "Biểu mẫu BM2 phiên bản 1a đã có trong sổ với nội dung khác. Hãy ghi phiên bản mới vào "
        "tệp rồi thêm lại."
    )
    assert (kept(book), file(book)) == (before, b"mot")


def test_a_form_taken_out_is_gone_and_undo_leaves_it_so(book: Book) -> None:
    add(book)
    add(book, code="BM3")
    with book.change("bỏ biểu mẫu") as session:
        remove_form(session, "bm2")
    assert [each.code for each in kept(book)] == ["BM3"]
    assert book.undo() is None
    assert [each.code for each in kept(book)] == ["BM3"]


def test_what_is_owed_is_kept_for_any_form_and_can_be_taken_back(book: Book) -> None:
    def now(code: str = "KL01") -> frozenset[str] | None:
        with book.read() as session:
            return owed(session, code)

    assert now() is None
    for kinds in (("year", "quarter", "year"), ()):
        with book.change("kỳ phải nộp") as session:
            set_owed(session, "KL01", kinds)
        assert now("kl01") == frozenset(kinds)
    assert now("BM2") is None
    book.undo()
    assert now() == frozenset({"quarter", "year"})


def test_a_form_may_be_owed_from_a_day_on(book: Book) -> None:
    with book.change("tính từ ngày") as session:
        assert owed_since(session, "KL01") is None
        for day in (date(2026, 7, 1), None, DAY):
            set_owed_since(session, "KL01", day)
            assert owed_since(session, "kl01") == day
        assert owed_since(session, "BM2") is None

"""Files refused are remembered until a good return of the unit comes or a clerk dismisses them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from db.book import Book
from db.messages import Message
from db.registers.received import NewReceived, receive
from db.registers.refused import Refused, RefusedRow, dismiss, refused, remember
from tests.db.chapter import Chapter
from tests.db.registers.test_received import QUARTER, new

EDITED = Message(
    "Tệp “{file}” bị sửa: {what}",
    {"file": "t1.xlsx", "what": Message("Ô {cell}", {"cell": Message("B{n}", {"n": 3})}, True)},
)


def a_file(unit: str = "OM-1", revision: int | None = 1, **values: Any) -> Refused:
    usual: dict[str, Any] = {
        "form": "KL01",
        "period": QUARTER,
        "unit_code": unit,
        "unit_name": "Chi bộ Khu vực 1",
        "revision": revision,
        "file_name": "t1.xlsx",
        "reason": EDITED,
        "refused_at": datetime(2026, 4, 5, 14, 5, tzinfo=UTC),
        "refused_by": "Đào",
    }
    return Refused(**usual | values)


def leave(book: Book, *files: Refused) -> None:
    with book.change("nhận báo cáo") as session:
        remember(session, files)


def take(book: Book, *returns: NewReceived) -> None:
    with book.change("nhận báo cáo") as session:
        receive(session, returns)


def left(book: Book, form: str = "kl01 ") -> list[RefusedRow]:
    with book.read() as session:
        return refused(session, form, QUARTER)


def units(book: Book) -> list[str]:
    return [each.unit_code for each in left(book)]


def test_a_refused_file_is_remembered_with_its_reason_in_parts(book: Book) -> None:
    told = a_file()
    leave(book, told, a_file("", None, unit_name="", file_name="hỏng.xlsx"))
    unread, row = left(book)
    assert (unread.unit_code, unread.revision, unread.file_name) == ("", None, "hỏng.xlsx")
    names = Refused.__dataclass_fields__
    assert {name: getattr(row, name) for name in names} == {
        name: getattr(told, name) for name in names
    }
    assert str(row.reason) == "Tệp “t1.xlsx” bị sửa: ô B3"
    assert left(book, "BM2") == []


def test_a_file_refused_again_stands_once_as_it_was_last(book: Book) -> None:
    leave(book, a_file(), a_file(file_name="t1 (2).xlsx"))
    leave(book, a_file("om-1 ", 2, reason=Message("Sai kỳ")))
    assert [(each.revision, str(each.reason)[:6]) for each in left(book)] == [
        (1, "Tệp “t"),
        (2, "Sai kỳ"),
    ]


@pytest.mark.parametrize(("revision", "stays"), [(None, False), (1, False), (2, False), (3, True)])
def test_a_good_return_clears_its_unit_but_for_a_later_number(
    book: Book, revision: int | None, stays: bool
) -> None:
    leave(book, a_file(revision=revision), a_file("OM-2"), a_file(form="BM2"))
    take(book, new(" om-1", 2))
    assert units(book) == (["OM-1", "OM-2"] if stays else ["OM-2"])
    assert len(left(book, "BM2")) == 1


def test_a_file_that_could_not_be_read_is_cleared_by_one_of_its_name_that_can(book: Book) -> None:
    leave(book, a_file("", None), a_file("", None, file_name="t2.xlsx"))
    take(book, new(file_name="t1.xlsx"))
    assert [each.file_name for each in left(book)] == ["t2.xlsx"]


def test_a_clerk_dismisses_what_nobody_has_to_be_reminded_of(book: Book) -> None:
    leave(book, a_file(), a_file("OM-2"))
    with book.change("bỏ nhắc") as session:
        dismiss(session, [left(book)[0].id])
    assert units(book) == ["OM-2"]


def test_that_files_were_refused_is_heard_of_but_passed_by_when_a_step_is_taken_back(
    book: Book, chapter: Chapter
) -> None:
    chapter.member()
    leave(book, a_file())
    step = book.undo()
    assert step is not None
    assert step.tables == {"member"}
    assert units(book) == ["OM-1"]

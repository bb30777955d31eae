"""What became of a record is told field by field, and one change of it can be taken back alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from db import history
from db.book import Book
from db.messages import Message
from db.record_history import RecordChange, changes_of, changes_where, take_back
from db.registers import NamedPerson, Register, by_name, store
from db.registers.words import read_words
from db.schema import Call, MeetingKind, Summons
from tests.db.chapter import Chapter

MODELS, RESULTS, INSPECTIONS = map(by_name, ("models", "model_results", "inspections"))
COMMITMENTS = by_name("commitments")


def write(book: Book, register: Register, record_id: int | None = None, **values: Any) -> int:
    with book.change("ghi {name}", name=register.name) as session:
        return store.save(session, register, values, record_id)


def changes(book: Book, register: Register, record_id: int) -> list[RecordChange]:
    with book.read() as session:
        return changes_of(session, register, record_id)


def told(book: Book, change: RecordChange) -> dict[str, tuple[str, str]]:
    with book.read() as session:
        words = read_words(session, [change.register])
    return {
        each.field.title: (words.of(each.field, each.before), words.of(each.field, each.after))
        for each in change.fields
    }


def test_each_change_is_told_by_fields_before_and_after_the_newest_first(
    book: Book, chapter: Chapter
) -> None:
    first, second = chapter.subject("KL01"), chapter.subject("NQ18")
    model = write(book, MODELS, name="Chợ 0 đồng", kind="dvk", subjects=(first,))
    write(book, MODELS, model, registered=date(2026, 2, 5), subjects=(first, second))
    write(book, MODELS, model, kind=None, leader=NamedPerson("Hội Phụ nữ"), subjects=(second,))
    newest, middle, oldest = changes(book, MODELS, model)
    assert told(book, newest) == {
        "Loại": ("Dân vận khéo", ""),
        "Người thực hiện": ("", "Hội Phụ nữ"),
        "Chủ đề": ("Nội dung KL01; Nội dung NQ18", "Nội dung NQ18"),
    }
    assert told(book, middle) == {
        "Ngày đăng ký": ("", "05/02/2026"),
        "Chủ đề": ("Nội dung KL01", "Nội dung KL01; Nội dung NQ18"),
    }
    assert oldest.made
    assert told(book, oldest)["Tên mô hình"] == ("", "Chợ 0 đồng")
    assert [each.newest for each in (newest, middle, oldest)] == [True, False, False]
    assert str(newest.step.title) == "ghi models"


def test_people_named_in_a_record_are_told_as_people(book: Book, chapter: Chapter) -> None:
    tam = chapter.member("Lê Văn Tám")
    people = [NamedPerson("Lê Văn Tám", tam), NamedPerson("Tổ 4")]
    inspection = write(book, INSPECTIONS, content="Thu chi", inspected=people)
    write(book, INSPECTIONS, inspection, inspected=people[1:])
    newest, _made = changes(book, INSPECTIONS, inspection)
    assert told(book, newest) == {"Đối tượng kiểm tra, giám sát": ("Lê Văn Tám; Tổ 4", "Tổ 4")}


def test_whom_a_meeting_summons_is_told_too(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-02-05", MeetingKind.ORDINARY)
    meetings = by_name("meetings")
    write(book, meetings, meeting, call=Call(Summons.GROUP, "Tổ 1"))
    assert told(book, changes(book, meetings, meeting)[0]) == {
        "Triệu tập": ("Chi bộ", "Tổ đảng: Tổ 1")
    }


def test_what_is_part_of_a_record_belongs_to_its_history_also_once_deleted(book: Book) -> None:
    model, other = (write(book, MODELS, name=name) for name in ("Vườn cây", "Chợ 0 đồng"))
    result = write(book, RESULTS, model=model, day=date(2026, 3, 1), quantity=Decimal("2.5"))
    write(book, RESULTS, model=other, day=date(2026, 3, 2))
    with book.change("xóa kết quả") as session:
        store.delete(session, RESULTS, [result])
    gone, made, _model = changes(book, MODELS, model)
    assert (gone.register, gone.record_id, gone.gone, made.made) == (RESULTS, result, True, True)
    assert told(book, made)["Số lượng"] == ("", "2,5")
    assert told(book, gone)["Số lượng"] == ("2,5", "")
    assert gone.can_take_back


def test_the_changes_of_all_records_with_some_values_are_told_together(
    book: Book, chapter: Chapter
) -> None:
    member, other = chapter.member("DV001"), chapter.member("DV002")
    kept = write(book, COMMITMENTS, member=member, year=2026, content="Đọc 12 bài")
    gone = write(book, COMMITMENTS, member=member, year=2026, content="Hiến máu 02 lần")
    write(book, COMMITMENTS, member=member, year=2025, content="Đọc 06 bài")
    write(book, COMMITMENTS, member=other, year=2026, content="Góp 50.000 đồng")
    with book.change("xóa") as session:
        store.delete(session, COMMITMENTS, [gone])
    with book.read() as session:
        found = changes_where(session, COMMITMENTS, {"member": member, "year": 2026})
    assert [(each.record_id, each.made, each.gone) for each in found] == [
        (gone, False, True),
        (gone, True, False),
        (kept, True, False),
    ]


def test_an_older_change_is_taken_back_alone_and_that_can_be_undone(book: Book) -> None:
    model = write(book, MODELS, name="Vườn cây")
    write(book, MODELS, model, name="Vườn cây đoàn kết")
    write(book, MODELS, name="Chợ 0 đồng")
    renamed = changes(book, MODELS, model)[0]
    assert renamed.can_take_back
    take_back(book, renamed.step.id)
    assert read(book, model)["name"] == "Vườn cây"
    step = book.undoable()
    assert step is not None
    assert str(step.title) == "lấy lại như trước khi ghi models"
    assert step.title.args["what"] == Message("ghi {name}", {"name": "models"})
    for _change in range(3):
        assert book.undo() is not None
    assert read(book, model)["name"] == "Vườn cây"


def test_a_new_record_is_not_offered_to_be_taken_back(book: Book) -> None:
    model = write(book, MODELS, name="Vườn cây")
    assert not changes(book, MODELS, model)[0].can_take_back


def test_what_later_changes_stand_on_is_refused(book: Book) -> None:
    model = write(book, MODELS, name="Vườn cây")
    write(book, MODELS, model, name="Vườn cây đoàn kết")
    renamed = changes(book, MODELS, model)[0]
    write(book, MODELS, model, name="Vườn cây nhớ ơn Bác")
    with pytest.raises(history.CannotUndoError, match="đã được sửa sau đó"):
        take_back(book, renamed.step.id)
    assert read(book, model)["name"] == "Vườn cây nhớ ơn Bác"


def read(book: Book, model: int) -> dict[str, Any]:
    with book.read() as session:
        return store.values_of(MODELS, store.get(session, MODELS, model))

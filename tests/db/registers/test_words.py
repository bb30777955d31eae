"""Values are said the same everywhere: dates and numbers as people write them, records by name."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from db.book import Book
from db.dates import PartialDate
from db.registers import Field, FieldKind, NamedPerson, by_name, store
from db.registers.words import Words, read_words
from db.schema import Call, Grade, MeetingKind, Summons
from tests.db.chapter import Chapter

NOTHING_READ = Words()


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (FieldKind.CODE, "MH001", "MH001"),
        (FieldKind.TEXT, "", ""),
        (FieldKind.LONG_TEXT, "Dòng đầu\ndòng sau", "Dòng đầu\ndòng sau"),
        (FieldKind.DATE, date(2026, 2, 5), "05/02/2026"),
        (FieldKind.DATE, None, ""),
        (FieldKind.PARTIAL_DATE, PartialDate(1959), "1959"),
        (FieldKind.TIME, time(7, 30), "07:30"),
        (FieldKind.INTEGER, 3232, "3.232"),
        (FieldKind.INTEGER, 0, "0"),
        (FieldKind.DECIMAL, Decimal("1234.50"), "1.234,5"),
        (FieldKind.YEAR, 2026, "2026"),
        (FieldKind.FLAG, True, "có"),
        (FieldKind.FLAG, False, ""),
        (FieldKind.REFERENCES, (), ""),
        (FieldKind.PERSON, NamedPerson("Tổ dân phố 4"), "Tổ dân phố 4"),
        (FieldKind.PERSON, NamedPerson(), ""),
    ],
)
def test_a_value_is_said_as_people_write_it(kind: FieldKind, value: Any, said: str) -> None:
    assert NOTHING_READ.of(Field("any", "Ô", kind), value) == said


def test_words_of_closed_lists_can_be_said_in_another_language() -> None:
    english = {"Tổ đảng": "Party group", "Hoàn thành nhiệm vụ": "Tasks fulfilled"}
    words = Words(say=lambda word: english.get(word, word))
    grade = by_name("gradings").field("grade")
    assert words.of(grade, Grade.DONE) == "Tasks fulfilled"
    assert words.of(grade, "unheard_of") == ""
    call = by_name("meetings").field("call")
    assert words.of(call, Call(Summons.GROUP, "Tổ 1")) == "Party group: Tổ 1"
    assert words.of(call, Call(Summons.COMMITTEE)) == "Chi ủy"


def test_records_and_people_are_called_by_their_names(book: Book, chapter: Chapter) -> None:
    member = chapter.member("Lê Văn Tám")
    meeting = chapter.meeting("2026-02-05", MeetingKind.ORDINARY)
    first, second = chapter.subject("KL01"), chapter.subject("NQ18")
    models, tasks = by_name("models"), by_name("tasks")
    with book.change("ghi") as session:
        garden = store.save(session, models, {"name": "Vườn cây đoàn kết"})
    described = [models, by_name("model_results"), tasks, by_name("inspections")]
    with book.read() as session:
        words = read_words(session, described)

    assert words.of(tasks.field("meeting"), meeting) == "Thường kỳ, 05/02/2026"
    assert words.of(by_name("model_results").field("model"), garden) == "Vườn cây đoàn kết"
    assert words.of(models.field("subjects"), (second, first)) == "Nội dung NQ18; Nội dung KL01"
    renamed = NamedPerson("Tên ghi ngày trước", member)
    inspected = by_name("inspections").field("inspected")
    assert words.of(inspected, (renamed, NamedPerson("Tổ 4"))) == "Lê Văn Tám; Tổ 4"
    assert words.person(NamedPerson("Đã xóa khỏi sổ", 999)) == "Đã xóa khỏi sổ"
    assert words.name_of("models", 999) == ""


def test_a_record_is_called_by_what_tells_it_from_others(book: Book, chapter: Chapter) -> None:
    member = chapter.member("Lê Văn Tám")
    gradings, subjects = by_name("gradings"), by_name("subjects")
    with book.read() as session:
        words = read_words(session, [gradings, subjects])
    assert words.name(gradings, {"member": member, "year": 2026}) == "Lê Văn Tám, 2026"
    assert words.name(gradings, {"year": 2026, "grade": Grade.GOOD}) == "2026"
    assert words.name(by_name("documents"), {"type": "NQ", "number": "07"}) == "NQ, 07"


def test_a_reference_is_headed_by_what_is_shown_and_exchanged_under_its_code() -> None:
    model = by_name("model_results").field("model")
    assert (model.heading, model.title) == ("Mã mô hình", "Mô hình")
    assert by_name("models").field("name").title == "Tên mô hình"

"""How far records are on a day is told by each register, in words and with what it asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.book import Book
from db.registers import Register, by_name
from db.registers.stages import Need, Stages, stages_of
from tests.db.chapter import Chapter
from tests.db.registers.oddities import add

TODAY = date(2026, 11, 23)
MODELS, INSPECTIONS, TASKS = map(by_name, ("models", "inspections", "tasks"))


def described(register: Register) -> Stages:
    found = stages_of(register.name)
    assert found is not None
    return found


def told(book: Book, register: Register, **values: Any) -> tuple[str, Need]:
    record_id = add(book, register, **values)
    stages = described(register)
    with book.read() as session:
        stage = stages.words[stages.find(session, TODAY)[record_id]]
    return stage.label, stage.need


def test_a_register_without_stages_has_none() -> None:
    assert stages_of("terms") is None


def test_a_model_not_yet_registered_is_at_no_stage(book: Book) -> None:
    planned = add(book, MODELS, name="Vườn cây", registered=date(2027, 1, 1))
    with book.read() as session:
        assert planned not in described(MODELS).find(session, TODAY)
    assert told(book, MODELS, name="Chợ", registered=date(2024, 1, 1)) == (
        "Duy trì",
        Need.GOING_ON,
    )


def test_a_task_past_its_day_is_late(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-02-05")
    given = {"meeting": meeting, "content": "Dọn vệ sinh"}
    assert told(book, TASKS, due=date(2026, 11, 22), **given) == ("Quá hạn", Need.LATE)
    assert told(book, TASKS, due=TODAY, **given) == ("Đang thực hiện", Need.GOING_ON)


@pytest.mark.parametrize(
    ("values", "label", "need"),
    [
        ({}, "Theo kế hoạch", Need.NOTHING),
        ({"result": "Tốt"}, "Không có hạn chế", Need.DONE),
        ({"limits": "Không có"}, "Không có hạn chế", Need.DONE),
        ({"limits": "Chậm"}, "Chờ khắc phục", Need.SOON),
        ({"limits": "Chậm", "mend_by": TODAY}, "Chờ khắc phục", Need.SOON),
        ({"limits": "Chậm", "mend_by": date(2026, 11, 22)}, "Quá hạn khắc phục", Need.LATE),
        ({"limits": "Chậm", "mended": TODAY}, "Đã khắc phục", Need.DONE),
        ({"limits": "Chậm", "mended": date(2026, 12, 1)}, "Chờ khắc phục", Need.SOON),
    ],
)
def test_an_inspection_waits_until_its_limits_are_mended(
    book: Book, values: dict[str, Any], label: str, need: Need
) -> None:
    assert told(book, INSPECTIONS, content="Thu chi", **values) == (label, need)

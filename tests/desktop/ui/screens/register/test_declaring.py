"""Nothing to report: said of the register and the period in view, and withdrawn again."""

from __future__ import annotations

from db import figures
from db.figures import State
from db.periods import Period
from tests.desktop.ui.screens.register.conftest import Open
from tests.desktop.ui.screens.register.desk import TODAY, Desk

QUARTER = Period.quarter(2023, 1)


def state(desk: Desk) -> State:
    return desk.read(lambda session: figures.value(session, "outreach.quantity", QUARTER).state)


def test_an_empty_period_is_declared_and_the_declaration_withdrawn(open_at: Open) -> None:
    desk = open_at("outreach")
    desk.go("outreach", period=QUARTER)
    assert state(desk) is State.NOT_FILLED
    desk.click("Khai không có")
    assert state(desk) is State.DECLARED
    assert desk.stored("declarations")[0]["declared"] == TODAY
    assert desk.room.declaring.words.text() == "Đã khai không có từ 01/01/2023 đến 31/03/2023."
    step = desk.context.undo_step
    assert step is not None
    assert str(step.title) == "khai không có tuyên truyền từ 01/01/2023 đến 31/03/2023"
    desk.click("Rút lời khai")
    assert state(desk) is State.NOT_FILLED


def test_records_in_a_declared_period_are_pointed_out(open_at: Open) -> None:
    desk = open_at("outreach")
    desk.write_down(
        "declarations", register="outreach", from_date=QUARTER.start, to_date=QUARTER.end
    )
    desk.write_down("outreach", day=QUARTER.start, form="Pano")
    desk.go("outreach", period=QUARTER)
    assert "nhưng kỳ này có 1 dòng" in desk.room.declaring.words.text()


def test_without_a_period_or_with_records_in_it_there_is_nothing_to_declare(open_at: Open) -> None:
    desk = open_at("outreach")
    assert desk.room.declaring.isHidden()
    desk.go("outreach", period="2026")
    assert desk.room.declaring.isHidden()

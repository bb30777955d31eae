"""Who has sent, what it comes to, and from every total to the cell of a unit's return."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.figures import Unit
from db.schema import Audience, MeetingKind
from desktop.returns.consolidation.sheets import Sent
from desktop.ui.screens.consolidation import FigureScreen, UnitReturnScreen
from desktop.ui.screens.consolidation.places import UNIT
from desktop.ui.screens.consolidation.totals import change_words
from desktop.ui.screens.consolidation.units import CAME
from desktop.ui.widgets.form import Form
from tests.desktop.returns.consolidation.committee import LATER, PERIOD, a_unit, half_a_year
from tests.desktop.returns.ods import as_ods
from tests.desktop.ui.screens.consolidation.desk import Desk

K = Qt.Key


def test_who_has_sent_is_counted_and_the_missing_are_one_press_away(full: Desk) -> None:
    box = full.home.units
    assert [(line.row.name, line.row.sent) for line in box.table.rows.shown] == [
        ("Đảng ủy phường Ô Môn", Sent.OWN),
        ("Chi bộ 1", Sent.RECEIVED),
        ("Chi bộ 2", Sent.RECEIVED),
        ("Chi bộ 3", Sent.RECEIVED),
        ("Chi bộ 4", Sent.MISSING),
    ]
    assert box.conditions.chips[CAME].text() == "Đã nhận 3"
    box.conditions.choose(Sent.MISSING)
    assert [line.row.code for line in box.table.rows.shown] == ["CB4"]
    full.into(box.table)
    full.press(K.Key_Return)
    room, where = full.asked[-1]
    assert (room, len(where["ids"])) == ("units_below", 1)


def test_a_total_opens_to_its_units_and_a_unit_to_its_return_at_the_cell(full: Desk) -> None:
    full.home.keys["F3"]()
    full.settle()
    totals = full.home.totals
    assert totals.table.choose("meetings.present")
    total = totals.table.current().value.number
    full.into(totals.table)
    full.press(K.Key_Return)
    rows = full.in_room(FigureScreen).box.table.rows.shown
    numbers = [row.value.number for row in rows]
    assert numbers == sorted(numbers, reverse=True)
    assert sum(numbers) == total
    assert abs(sum(row.share for row in rows) - 100) < Decimal("0.05")
    best = next(row for row in rows if row.code != "QU")
    full.in_room(FigureScreen).box.table.choose(best.id)
    full.press(K.Key_Return)
    room = full.in_room(UnitReturnScreen)
    assert room.sheets.sheet == "Biểu 02"
    assert f": {best.number}" in room.sheets.view.accessibleName()
    assert f"Hạng {best.place} trong 4 đơn vị" in told(room)
    full.press(K.Key_Return)
    assert full.in_room(FigureScreen).box.table.rows.shown == rows


def test_a_figure_that_stands_apart_is_marked_and_asked_about_in_words_given(
    full: Desk, tmp_path: Path
) -> None:
    with a_unit(tmp_path / "don vi", "CB4", "Chi bộ 4") as unit:
        half_a_year(unit, 4)
        subject = unit.chapter.subject("NQ58")
        unit.chapter.meeting(
            "2025-09-02",
            MeetingKind.OTHER,
            audience=Audience.PUBLIC,
            subjects=[subject],
            headcount=300,
        )
        shutil.copy(unit.send(), full.stick)
    full.take_in()
    full.home.keys["F4"]()
    full.settle()
    (doubt,) = full.home.doubts.table.rows.shown
    assert full.home.doubts.whole.text() == ("Chi bộ 4 · Lượt quần chúng dự: 14, kỳ trước là 300.")
    assert (doubt.odd.name, doubt.usual, doubt.why.word) == ("Chi bộ 4", "300", "Khác kỳ trước")
    full.into(full.home.doubts.table)
    full.press(K.Key_Return)
    room = full.in_room(UnitReturnScreen)
    assert "Khác kỳ trước: 300" in told(room)
    room.keys["Ctrl+N"]()
    full.settle()
    question = full.panel(Form).boxes["question"].editor.value()
    assert "kỳ trước là 300" in question
    full.save_form()
    full.go("consolidation")
    (doubt,) = full.home.doubts.table.rows.shown
    assert doubt.asked.word == "Đang hỏi"


@pytest.mark.parametrize(
    ("unit", "now", "before", "words"),
    [
        (Unit.PEOPLE, 12, 10, "+2 (+20,00%)"),
        (Unit.THINGS, 7, 10, "−3 (−30,00%)"),
        (Unit.THINGS, 4, 0, "+4"),
        (Unit.THINGS, 4, 4, "0"),
        (Unit.PERCENT, Decimal("99.50"), Decimal("98.00"), "+1,5 điểm"),
    ],
)
def test_a_change_is_said_with_its_sign(
    unit: Unit, now: int | Decimal, before: int | Decimal, words: str
) -> None:
    assert change_words(unit, now, before) == words


def test_an_old_number_is_left_behind_with_its_period(full: Desk, tmp_path: Path) -> None:
    with a_unit(tmp_path / "don vi", "CB1", "Chi bộ 1") as unit:
        half_a_year(unit, 1)
        unit.send()
        unit.chapter.meeting("2026-05-05")
        newer = unit.send(reason="bổ sung", now=LATER)
    shutil.copy(newer, full.stick)
    full.take_in()
    full.go(UNIT, form="KL01", period=PERIOD, unit="CB1")
    room = full.in_room(UnitReturnScreen)
    assert room.paper is not None
    room.view(room.paper.numbers[-1])
    full.settle()
    assert shown_number(room) == 1
    full.go(UNIT, form="KL01", period=PERIOD, unit="CB1", figure="meetings.held")
    assert shown_number(room) == 1
    full.go(UNIT, form="KL01", period="2025-H2", unit="CB1")
    full.go(UNIT, form="KL01", period=PERIOD, unit="CB1")
    assert shown_number(room) == 2


def test_a_return_saved_in_another_kind_of_file_can_be_looked_at_and_asked_about(
    desk: Desk,
) -> None:
    file = desk.file_of("CB1")
    file.with_suffix(".ods").write_bytes(as_ods(file))
    file.unlink()
    desk.take_in()
    desk.go(UNIT, form="KL01", period=PERIOD, unit="CB1", figure="meetings.held")
    room = desk.in_room(UnitReturnScreen)
    assert "không ở dạng .xlsx" in room.notice.words.text()
    assert ": 4" in room.sheets.view.accessibleName()
    room.keys["Ctrl+N"]()
    desk.settle()
    assert desk.panel(Form).boxes["question"]


def shown_number(room: UnitReturnScreen) -> int:
    assert room.paper is not None
    return room.paper.number.revision


def told(room: UnitReturnScreen) -> str:
    return "\n".join(each.text() for each in room.cell.findChildren(QLabel))

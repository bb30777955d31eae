"""Tasks on screen: what came of those that come up, and those given at this meeting."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from db.registers import store
from db.registers.tasks import TASKS
from desktop.ui.screens.evaluation.words import Tab
from desktop.ui.theme import Tone
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.evaluation.desk import DUES, NOVEMBER, OCTOBER, POSTER, Desk

K = Qt.Key
LEAVE = """
import sys
from pathlib import Path
from desktop.ui.app import application
running = application()
from tests.desktop.ui.screens.evaluation.desk import DUES, Desk
desk = Desk(Path(sys.argv[1]))
assert desk.card(DUES).isAncestorOf(running.focusWidget())
desk.context.close()
desk.book.close()
"""
"""A program that ends without closing its window."""


# Those that come up


def test_each_tells_who_by_when_and_how_far_it_is_on_the_day(desk: Desk) -> None:
    dues, poster = desk.card(DUES), desk.card(POSTER)
    assert (dues.badge.text, dues.badge.tone) == ("Quá hạn", Tone.FAULT)
    assert (poster.badge.text, poster.badge.tone) == ("Đã xong", Tone.GOOD)
    assert dues.facts.text() == "hạn 30/10/2026 · giao ngày 05/10/2026"
    assert dues.isAncestorOf(focused())
    assert desk.page.tabs.tabText(0) == "Nhiệm vụ kỳ trước 2"


def test_what_is_typed_beside_a_task_is_written_once_the_keyboard_goes_on(desk: Desk) -> None:
    desk.write("Đã thu đủ")
    desk.press(K.Key_Tab)
    desk.write("3/11")
    assert desk.task(DUES).result == ""
    desk.press(K.Key_F3)
    assert (desk.task(DUES).result, desk.task(DUES).done) == ("Đã thu đủ", date(2026, 11, 3))
    desk.press(K.Key_F2)
    assert desk.card(DUES).badge.text == "Xong trễ hạn"
    undoable = desk.book.undoable()
    assert undoable is not None
    assert str(undoable.title) == f"ghi kết quả “{DUES}”"
    desk.press(K.Key_Z, control=True)
    assert (desk.task(DUES).result, desk.task(DUES).done) == ("", None)
    assert desk.card(DUES).boxes["result"].editor.value() is None


def test_done_is_noted_on_the_day_of_the_meeting_by_one_press(desk: Desk) -> None:
    desk.into(desk.card(DUES).done_button)
    desk.press(K.Key_Return)
    assert desk.task(DUES).done == date(2026, 11, 5)
    assert desk.card(DUES).done_button.isHidden()
    assert desk.page.side.totals.rows[Tab.COMING].number.text() == "2 / 2 xong"


def test_what_is_done_after_the_meeting_is_told_as_that(desk: Desk) -> None:
    desk.press(K.Key_Tab)
    desk.write("20/11")
    desk.press(K.Key_F3, K.Key_F2)
    assert desk.card(DUES).badge.text == "Xong sau ngày họp"
    assert desk.page.side.totals.rows[Tab.COMING].number.text() == "1 / 2 xong"


def test_leaving_the_room_writes_what_is_typed(desk: Desk) -> None:
    desk.write("Còn thiếu hai người")
    desk.go("meetings")
    assert desk.task(DUES).result == "Còn thiếu hai người"


def test_the_program_ends_in_silence_with_the_keyboard_beside_a_task(tmp_path: Path) -> None:
    """Python then takes widgets apart one by one, the line of a day before its card."""
    ended = subprocess.run(
        [sys.executable, "-c", LEAVE, tmp_path / "a.sochibo"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0


def test_a_day_that_cannot_be_read_is_never_lost_in_silence(desk: Desk) -> None:
    desk.press(K.Key_Tab)
    desk.write("32/13")
    desk.go("meetings")
    assert desk.questions()
    desk.answer(yes=False)
    assert desk.page.coming.dirty
    desk.go("meetings")
    desk.answer(yes=True)
    assert desk.task(DUES).done is None
    desk.evaluate(NOVEMBER)
    assert desk.card(DUES).boxes["done"].editor.value() is None


def test_a_day_before_the_task_was_given_is_pointed_out_and_kept(desk: Desk) -> None:
    desk.press(K.Key_Tab)
    desk.write("1/10")
    desk.press(K.Key_Tab)
    assert "đứng trước ngày họp giao việc" in desk.card(DUES).boxes["done"].note.text()
    desk.press(K.Key_F3)
    assert desk.task(DUES).done == date(2026, 10, 1)


def test_typing_stays_while_something_else_is_written(desk: Desk) -> None:
    desk.write("Đã thu")
    with desk.book.change("giao việc") as session:
        store.save(session, TASKS, {"meeting": NOVEMBER, "content": "Việc khác"})
    desk.settle()
    assert desk.card(DUES).boxes["result"].editor.value() == "Đã thu"
    assert desk.page.tabs.tabText(1) == "Nhiệm vụ mới giao 1"


# Those given


def test_a_task_is_given_by_keys_alone_and_comes_up_next_time(desk: Desk) -> None:
    desk.press(K.Key_F3)
    desk.press(K.Key_N, control=True)
    desk.write("Vận động 05 hộ hiến đất")
    desk.press(K.Key_Tab)
    desk.write("bao")
    desk.press(K.Key_Down, K.Key_Return, K.Key_Tab)
    desk.write("1/12")
    desk.press(K.Key_S, control=True)
    (given,) = desk.tasks(NOVEMBER)
    assert (given.content, given.person, given.due) == (
        "Vận động 05 hộ hiến đất", "Hồ Văn Bảo", date(2026, 12, 1),
    )  # fmt: skip
    assert given.person_id == 4
    assert desk.page.panel.isHidden()
    assert desk.page.given.box.current().id == given.id
    desk.press(K.Key_N, control=True)
    assert desk.form.boxes["due"].editor.value() == date(2026, 12, 1)


def test_a_task_is_edited_and_deleted_and_brought_back(desk: Desk) -> None:
    desk.evaluate(OCTOBER)
    desk.press(K.Key_F3, K.Key_Return)
    desk.fill("content", "Treo 02 băng rôn")
    desk.press(K.Key_S, control=True)
    assert [row.content for row in desk.tasks(OCTOBER)] == ["Treo 02 băng rôn", DUES]
    desk.press(K.Key_Delete)
    assert [row.content for row in desk.tasks(OCTOBER)] == [DUES]
    desk.act("Hoàn tác")
    assert len(desk.tasks(OCTOBER)) == 2


def test_where_nothing_comes_up_the_work_begins_with_new_tasks(desk: Desk) -> None:
    desk.evaluate(OCTOBER)
    assert desk.page.tabs.currentIndex() == 1
    desk.press(K.Key_F2)
    assert desk.page.coming.empty.isVisible()
    assert focused() is desk.page.tabs

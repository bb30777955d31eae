"""The frame: rooms, keys, messages, undo, closing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from db.messages import BookError, Message
from desktop.ui.app import dress
from desktop.ui.context import AppContext, Heading, Hit
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Mode, Tone
from desktop.ui.widgets.banners import JobStrip
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.suggest import Suggestions
from tests.desktop.ui.conftest import Show
from tests.desktop.ui.hands import CONTROL, focused, press, type_
from tests.desktop.ui.in_window import members, room
from tests.desktop.ui.sample import HomeScreen, SampleBook, people


def test_the_window_names_chapter_committee_and_clerk_with_what_a_clerk_may_do(
    window: MainWindow, context: AppContext
) -> None:
    assert window.frame is not None
    assert window.windowTitle() == "Chi bộ Khu vực 3 – Sổ Chi bộ"
    assert window.frame.top.names.accessibleName() == "Chi bộ Khu vực 3, Đảng bộ phường Ô Môn"
    clerk = window.frame.top.clerk
    assert clerk.text() == "Nguyễn Thị Đào"
    wanted: list[object] = []
    context.room_wanted.connect(lambda room, _where: wanted.append(room))
    context.book_wanted.connect(wanted.append)
    for choice in clerk.choices.actions():
        choice.trigger()
    assert wanted == ["settings", None]


def test_pressing_the_room_one_is_in_begins_there_again(window: MainWindow) -> None:
    screen = members(window)
    assert window.frame is not None
    entry = window.frame.rail.buttons["members"]
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert focused() is screen.box.filter


def test_a_new_name_of_the_chapter_shows_at_once(window: MainWindow, context: AppContext) -> None:
    context.set_heading(Heading("Chi bộ Khu vực 9"))
    assert window.windowTitle() == "Chi bộ Khu vực 9 – Sổ Chi bộ"


def test_work_begins_at_the_primary_action_or_the_box_to_type_in(window: MainWindow) -> None:
    assert focused().accessibleName() == "Ghi cuộc họp"
    screen = members(window)
    assert focused() is screen.box.filter


def test_a_rooms_key_opens_it(window: MainWindow) -> None:
    press(Qt.Key.Key_2, CONTROL)
    assert room(window) == "members"


def test_a_screens_own_meaning_of_a_key_goes_before_the_windows(window: MainWindow) -> None:
    assert window.frame is not None
    screen = members(window)
    press(Qt.Key.Key_N, CONTROL)
    assert room(window) == "members"
    assert screen.panel.isVisible()
    screen.panel.shut()
    window.frame.open_room("returns")
    window.frame.top.search.setFocus()
    press(Qt.Key.Key_N, CONTROL)
    assert room(window) == "meetings"


def test_ctrl_k_leads_to_the_search_even_from_a_text_box(window: MainWindow) -> None:
    screen = members(window)
    screen.box.filter.setFocus()
    type_("abc")
    press(Qt.Key.Key_K, CONTROL)
    assert window.frame is not None
    assert focused() is window.frame.top.search
    assert screen.box.filter.text() == "abc"


def test_search_opens_what_it_finds(window: MainWindow, context: AppContext, qtbot: QtBot) -> None:
    assert window.frame is not None
    asked: list[str] = []

    def find(words: str) -> list[Hit]:
        asked.append(words)
        return [Hit("Lê Văn Tám", "Đảng viên, 1961", "members", {"id": 9})]

    context.find = find
    wanted: list[tuple[str, dict[str, object]]] = []
    context.room_wanted.connect(lambda name, where: wanted.append((name, where)))
    press(Qt.Key.Key_K, CONTROL)
    type_("tam")
    search = window.frame.top.search
    qtbot.waitUntil(search.found.isVisible)
    assert asked == ["tam"]
    press(Qt.Key.Key_Return)
    assert wanted == [("members", {"id": 9})]
    assert search.text() == ""


def test_escape_ends_the_search_where_one_was_before(window: MainWindow) -> None:
    screen = members(window)
    screen.box.table.setFocus()
    press(Qt.Key.Key_K, CONTROL)
    type_("tam")
    press(Qt.Key.Key_Escape)
    assert window.frame is not None
    assert window.frame.top.search.text() == ""
    assert focused() is screen.box.table


def test_search_says_when_it_finds_nothing(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    press(Qt.Key.Key_K, CONTROL)
    type_("zzz")
    found = window.frame.top.search.found
    qtbot.waitUntil(found.isVisible)
    assert found.currentIndex().data() == "Không tìm thấy"
    press(Qt.Key.Key_Return)
    assert room(window) == "home"


def test_the_rail_is_one_stop_of_tab_and_arrows_walk_it(window: MainWindow) -> None:
    assert window.frame is not None
    rail = window.frame.rail
    rail.buttons["home"].setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert focused() is rail.buttons["meetings"]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert room(window) == "members"
    stops = [one for one in rail.buttons.values() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [rail.buttons["members"]]


def test_a_number_shows_where_something_waits(window: MainWindow, context: AppContext) -> None:
    assert window.frame is not None
    context.waiting.emit("meetings", 3)
    button = window.frame.rail.buttons["meetings"]
    assert button.waiting == 3
    assert button.accessibleName() == "Sinh hoạt, 3 việc đang chờ"


def test_in_a_low_window_the_rail_is_icons_with_names_on_focus(show: Show) -> None:
    window = show(1093, 543)
    assert window.frame is not None
    rail = window.frame.rail
    rail.buttons["home"].setFocus()
    press(Qt.Key.Key_Down)
    assert rail._name is not None
    assert rail._name.isVisible()
    assert rail._name.text() == "Đảng viên"
    members(window).box.filter.setFocus()
    assert not rail._name.isVisible()


def test_the_foot_tells_saving_and_saved(
    window: MainWindow, context: AppContext, book: SampleBook
) -> None:
    assert window.frame is not None
    foot, hold = window.frame.foot, threading.Event()
    context.writer.submit(hold.wait)
    assert foot.saved.text() == "Đang lưu…"
    hold.set()
    context.settle()
    assert foot.saved.text().startswith("✓ Đã lưu ")


def test_ctrl_z_takes_the_books_change_back_also_from_a_filter(
    window: MainWindow, context: AppContext, book: SampleBook
) -> None:
    assert window.frame is not None
    with book.change("điểm danh {name}", name="Lê Văn Tám"):
        pass
    QApplication.processEvents()
    assert window.frame.foot.undo.text() == "Ctrl+Z Hoàn tác: điểm danh Lê Văn Tám"
    screen = members(window)
    screen.box.filter.setFocus()
    type_("tam")
    press(Qt.Key.Key_Z, CONTROL)
    context.settle()
    QApplication.processEvents()
    assert book.steps == []
    assert screen.box.filter.text() == "tam"
    assert not window.frame.foot.undo.isVisible()
    press(Qt.Key.Key_Y, CONTROL)
    context.settle()
    assert len(book.steps) == 1


def test_in_a_form_ctrl_z_takes_the_typing_back_first_then_the_books_change(
    window: MainWindow, context: AppContext, book: SampleBook
) -> None:
    with book.change("điểm danh"):
        pass
    screen = members(window)
    screen.edit(people()[3])
    screen.form.boxes["name"].editor.setFocus()
    type_("xy")
    while screen.form.dirty:
        press(Qt.Key.Key_Z, CONTROL)
    context.settle()
    assert len(book.steps) == 1
    press(Qt.Key.Key_Z, CONTROL)
    context.settle()
    assert book.steps == []


def test_undoing_takes_down_what_was_said_of_the_change(
    window: MainWindow, context: AppContext, book: SampleBook
) -> None:
    assert window.frame is not None
    with book.change("ghi nhận điểm danh"):
        context.alerts.good("Đã ghi nhận điểm danh.")
    for key, said in ((Qt.Key.Key_Z, "Đã hoàn tác"), (Qt.Key.Key_Y, "Đã làm lại")):
        press(key, CONTROL)
        context.settle()
        assert [one.alert.text for one in window.frame.banners.shown] == [
            f"{said}: ghi nhận điểm danh."
        ]


def test_with_nothing_to_undo_the_window_says_so(window: MainWindow, context: AppContext) -> None:
    assert window.frame is not None
    press(Qt.Key.Key_Z, CONTROL)
    context.settle()
    assert window.frame.banners.shown[0].alert.text == "Không còn việc nào để hoàn tác."


def test_screens_hear_of_the_registers_that_changed(
    window: MainWindow, context: AppContext, book: SampleBook
) -> None:
    screen = members(window)
    before = screen.refreshed
    context.writer.submit(lambda: book.change("ghi").__enter__())
    context.writer.drain()
    with book.change("ghi"):
        pass
    QApplication.processEvents()
    assert screen.refreshed == before + 1


def test_a_screen_out_of_view_refreshes_when_it_comes_into_view(
    window: MainWindow, book: SampleBook
) -> None:
    assert window.frame is not None
    screen = members(window)
    window.frame.open_room("home")
    before = screen.refreshed
    for _change in range(3):
        with book.change("ghi"):
            pass
    QApplication.processEvents()
    assert screen.refreshed == before
    window.frame.open_room("members")
    assert screen.refreshed == before + 1


def test_messages_stand_as_banners_with_a_word_and_faults_stay(
    window: MainWindow, context: AppContext
) -> None:
    assert window.frame is not None
    banners = window.frame.banners
    context.alerts.good("Đã ghi.")
    context.alerts.fault(BookError("Ổ đĩa đầy."))
    assert [one.accessibleName() for one in banners.shown] == ["Lỗi: Ổ đĩa đầy.", "Xong: Đã ghi."]
    window.frame.open_room("members")
    assert [one.alert.tone for one in banners.shown] == [Tone.FAULT]


def test_an_error_nobody_foresaw_is_one_sentence_without_its_text(
    window: MainWindow, context: AppContext, caplog: pytest.LogCaptureFixture
) -> None:
    assert window.frame is not None
    nobody: dict[str, str] = {}
    context.writer.submit(lambda: nobody["Lê Văn Tám"])
    context.settle()
    text = window.frame.banners.shown[0].alert.text
    assert text.startswith("Chương trình gặp lỗi ngoài dự tính")
    assert "KeyError at test_window.py" in caplog.text
    assert "Tám" not in caplog.text


def test_the_log_holds_templates_and_no_names(
    context: AppContext, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    context.alerts.good(Message("Đã ghi {name}.", {"name": "Lê Văn Tám"}))
    context.alerts.good("Đã ghi Lê Văn Tám.")
    assert "Đã ghi {name}." in caplog.text
    assert "Tám" not in caplog.text


def test_a_message_said_again_replaces_itself(window: MainWindow, context: AppContext) -> None:
    assert window.frame is not None
    for _time in range(3):
        context.alerts.info("Đã chép.")
    assert len(window.frame.banners.shown) == 1


def test_a_file_made_offers_to_open_it_and_its_folder(
    window: MainWindow, context: AppContext, tmp_path: Path
) -> None:
    assert window.frame is not None
    context.alerts.file_made("Đã ghi danh-sach.pdf.", tmp_path / "danh-sach.pdf")
    alert = window.frame.banners.shown[0].alert
    assert [action.text for action in alert.actions] == ["Mở tệp", "Mở thư mục"]


def test_a_long_job_shows_and_can_be_stopped(
    window: MainWindow, context: AppContext, qtbot: QtBot
) -> None:
    from desktop.ui.jobs import Progress
    from desktop.ui.widgets.buttons import Button

    assert window.frame is not None
    hold, steps = threading.Event(), []

    def work(progress: Progress) -> None:
        hold.wait()
        progress.at(1, 2, "tờ 1")
        steps.append("not reached")

    with qtbot.waitSignal(context.jobs.slow):
        context.jobs.run("Đang nhập", work, lambda _none: None)
    strips = window.frame.banners.findChildren(JobStrip)
    stop = strips[0].findChildren(Button)[0]
    stop.click()
    hold.set()
    context.settle()
    assert steps == []
    assert not window.frame.banners.isVisible()


def test_another_look_rebuilds_the_window_at_the_same_place(
    window: MainWindow, context: AppContext, qapp: QApplication
) -> None:
    members(window).box.table.setFocus()
    before = window.frame
    context.settings.theme, context.settings.text_size = Mode.DARK, 125
    dress(qapp, context.settings)
    context.look_changed.emit()
    qapp.processEvents()
    assert window.frame is not before
    assert room(window) == "members"
    assert QApplication.focusWidget() is members(window).box.table
    context.alerts.good("Đã đổi.")
    assert window.frame is not None
    assert len(window.frame.banners.shown) == 1


def test_what_has_the_keyboard_is_in_view_also_after_the_text_grew(
    window: MainWindow, context: AppContext, qapp: QApplication, qtbot: QtBot
) -> None:
    assert window.frame is not None
    home = window.frame.in_view
    assert home is not None
    (area,) = home.findChildren(QScrollArea)
    last = area.findChildren(Button)[-1]
    last.setFocus()
    context.settings.text_size = 200
    dress(qapp, context.settings)
    context.look_changed.emit()

    def in_view() -> bool:
        held = QApplication.focusWidget()
        return held is not last and held is not None and not held.visibleRegion().isEmpty()

    qtbot.waitUntil(in_view)
    assert isinstance(QApplication.focusWidget(), Button)


def test_the_chart_is_walked_with_arrows_and_opened_with_enter(window: MainWindow) -> None:
    assert window.frame is not None
    home = window.frame.in_view
    assert isinstance(home, HomeScreen)
    opened: list[object] = []
    home.chart.chosen.connect(opened.append)
    home.chart.setFocus()
    assert home.chart.accessibleName().endswith("Tháng 12: chưa điểm danh")
    press(Qt.Key.Key_Left)
    assert home.chart.accessibleName().endswith("Tháng 11: 97%")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)
    QTest.mouseClick(home.chart, Qt.MouseButton.LeftButton, pos=home.chart.rect().center())
    assert opened == [1, 6]


def test_a_panel_gives_the_keyboard_back_where_it_was(window: MainWindow) -> None:
    screen = members(window)
    screen.box.table.setFocus()
    press(Qt.Key.Key_Return)
    assert screen.panel.isVisible()
    press(Qt.Key.Key_Escape)
    assert not screen.panel.isVisible()
    assert focused() is screen.box.table


def test_below_1150_the_right_column_is_one_line_that_opens(show: Show) -> None:
    window = show(1093, 697)
    screen = members(window)
    assert screen._fold.isVisible()
    assert not screen._side_holder.isVisible()
    screen._fold_button.click()
    assert screen._side_holder.isVisible()
    window.resize(1366, 697)
    QApplication.processEvents()
    assert not screen._fold.isVisible()
    assert screen._side_holder.isVisible()


def test_a_forms_findings_go_with_the_form(window: MainWindow) -> None:
    screen = members(window)
    for row in people()[:3]:
        screen.edit(row)
        screen.form.boxes["introducer"].editor.setFocus()
        type_("hoa")
        screen.panel.shut()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    left = [one for one in window.findChildren(Suggestions) if one.accessibleName() == "Tìm thấy"]
    assert left == []

"""A return's numbers: written, sent, answered, taken back, changed since, seen as it was."""

from __future__ import annotations

import shutil
from datetime import date

from sqlalchemy import delete

from db.registers.handed_in import file_of
from db.registers.return_periods import is_closed
from db.schema import ReturnNumber, ReturnState
from desktop.ui.screens.returns.moved import MovedPanel
from desktop.ui.screens.returns.numbers import NumbersPanel
from desktop.ui.screens.returns.send_panel import SendPanel
from tests.desktop.ui.screens.opened import TODAY
from tests.desktop.ui.screens.returns.desk import QUARTER, Desk

NEWER = ReturnNumber.revision > 1


def closed(desk: Desk) -> bool:
    return desk.read(lambda session: is_closed(session, "KL01", QUARTER))


def test_a_number_is_sent_accepted_and_taken_back(desk: Desk) -> None:
    desk.write_to_stick()
    assert desk.page.badge.text == "Đã lập số 1"
    desk.page.life.open()
    panel = desk.panel(NumbersPanel)
    desk.link(panel.list, "Ghi là đã gửi")
    desk.save_form()
    assert desk.page.badge.text == "Đã gửi 23/11"
    panel = desk.panel(NumbersPanel)
    desk.link(panel.list, "Được chấp nhận")
    desk.save_form(note="Đúng mẫu")
    assert desk.page.badge.text == "Đã được chấp nhận"
    (number,) = desk.numbers()
    assert (number.state, number.answered_on, number.answer) == (
        ReturnState.ACCEPTED,
        TODAY,
        "Đúng mẫu",
    )
    assert closed(desk)
    desk.link(desk.panel(NumbersPanel).list, "Lùi một bước")
    assert not closed(desk)
    assert desk.page.badge.text == "Đã gửi 23/11"
    desk.link(desk.panel(NumbersPanel).list, "Bị trả lại")
    desk.save_form(note="Thiếu Biểu 08")
    assert desk.page.badge.text == "Bị trả lại"


def test_a_period_is_closed_and_opened_by_hand(desk: Desk) -> None:
    desk.page.life.open()
    panel = desk.panel(NumbersPanel)
    panel.period_button.click()
    desk.settle()
    assert closed(desk)
    assert desk.page.badge.text == "Kỳ đã đóng"
    panel.period_button.click()
    desk.settle()
    assert not closed(desk)


def test_what_moved_since_is_named_and_the_next_number_has_its_reason(desk: Desk) -> None:
    desk.write_to_stick()
    assert desk.page.notice.isHidden()
    desk.issue()
    assert desk.page.badge.text == "Nháp số 2"
    desk.page.notice.button.click()
    panel = desk.panel(MovedPanel)
    row = next(each for each in panel.list.rows if each.entry.key == "documents.issued")
    row.pressed.emit()
    assert desk.page.sheets.place is not None
    assert "3 → 4" in row.entry.text
    assert [link.text() for link in row.links] == ["Thêm NQ"]
    row.links[0].click()
    assert desk.asked[-1][0] == "documents"
    desk.go("returns")
    desk.page.send()
    desk.settle()
    asking = desk.panel(SendPanel)
    asking.places[0].click()
    desk.settle()
    assert asking.fault.isVisible()
    assert len(desk.numbers()) == 1
    desk.write_to_stick("bổ sung một nghị quyết")
    second, first = desk.numbers()
    assert (second.revision, second.reason) == (2, "bổ sung một nghị quyết")
    assert first.reason == ""
    assert len(list(desk.stick.rglob("*_v?.xlsx"))) == 2


def test_a_number_is_seen_and_written_again_as_it_was(desk: Desk) -> None:
    file = desk.write_to_stick()
    was = file.read_bytes()
    cell = next(
        (sheet, *at)
        for (sheet, at), origin in desk.reading.draft.origins.items()
        if origin.figure == "documents.issued"
    )
    desk.issue()
    desk.page.life.open()
    panel = desk.panel(NumbersPanel)
    desk.link(panel.list, "Xem như đã lập")
    desk.page.sheets.choose(*cell)
    assert ": 3" in desk.page.sheets.view.accessibleName()
    file.unlink()
    desk.link(panel.list, "Ghi lại tệp đã nộp")
    desk.panel(SendPanel).places[0].click()
    desk.settle()
    assert file.read_bytes() == was
    (number,) = desk.numbers()
    assert was == desk.read(lambda session: file_of(session, number.id))
    desk.page.notice.button.click()
    desk.page.sheets.choose(*cell)
    assert ": 4" in desk.page.sheets.view.accessibleName()


def test_a_number_that_only_the_stick_knows_is_not_given_again(desk: Desk) -> None:
    desk.write_to_stick()
    desk.issue()
    desk.write_to_stick("bổ sung một nghị quyết")
    desk.change(lambda session: session.execute(delete(ReturnNumber).where(NEWER)))
    shutil.rmtree(desk.book.path.with_name(f"{desk.book.path.stem}-bao-cao"))
    desk.issue(date(2026, 11, 21))
    assert desk.write_to_stick("bổ sung nữa").name.endswith("_v3.xlsx")
    assert [each.revision for each in desk.numbers()] == [3, 1]

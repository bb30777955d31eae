"""A unit is asked about a cell, answers, is accepted or sent back; replies and sums go out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from db.registers import locks, unit_queries
from db.schema import ReceiptState
from desktop.files.refusals import LockedFileError
from desktop.returns import check_return
from desktop.returns.replies.reading import read_reply
from desktop.ui.screens.consolidation import UnitReturnScreen
from desktop.ui.screens.consolidation.asking import ACCEPT, SEND_BACK
from desktop.ui.screens.consolidation.places import UNIT
from desktop.ui.screens.consolidation.sending import RepliesPanel
from desktop.ui.screens.consolidation.unit_numbers import UnitNumbersPanel
from desktop.ui.screens.returns.leaving import SentPanel
from desktop.ui.screens.returns.send_panel import SendPanel
from desktop.ui.widgets.form import Form
from tests.desktop.ui.screens.consolidation.desk import Desk


def open_unit(desk: Desk, unit: str, figure: str = "meetings.held") -> UnitReturnScreen:
    desk.go(UNIT, form="KL01", period=desk.period, unit=unit, figure=figure)
    return desk.in_room(UnitReturnScreen)


def ask(desk: Desk, question: str) -> None:
    room = open_unit(desk, "CB2")
    room.keys["Ctrl+N"]()
    desk.settle()
    desk.save_form(question=question)


def states(desk: Desk) -> dict[str, str]:
    desk.go("consolidation")
    return {line.row.code: line.reply.word for line in desk.home.units.table.rows.shown}


def test_a_question_goes_out_with_the_reply_and_its_answer_is_settled(full: Desk) -> None:
    ask(full, "Vì sao chỉ có từng ấy cuộc?")
    assert states(full)["CB2"] == "Đang hỏi 1"
    full.home.reply()
    full.settle()
    panel = full.panel(SendPanel)
    assert "3 đơn vị có điều chưa được biết, trong đó 1 câu hỏi mới." in words(panel)
    panel.places[0].click()
    full.settle()
    assert "Đã ghi 3 tệp phản hồi" in words(full.panel(RepliesPanel))
    (file,) = full.stick.rglob("PhanHoi_*CB2*.xlsx")
    (query,) = read_reply(file).queries
    assert query.question == "Vì sao chỉ có từng ấy cuộc?"
    assert (query.sheet, query.figure) == ("Biểu 02", "meetings.held")

    told = [(1, "Đủ rồi ạ", date(2026, 11, 20))]
    full.change(lambda session: unit_queries.answers_came(session, "CB2", told))
    assert states(full)["CB2"] == "Đã trả lời 1"
    room = open_unit(full, "CB2")
    row = room.queries.list.rows[0]
    assert "Trả lời ngày 20/11/2026: Đủ rồi ạ" in row.entry.notes
    row.pressed.emit()
    full.link(room.queries.list, "Ghi là xong")
    assert states(full)["CB2"] == ""


def test_stopped_replies_are_told_of_as_far_as_they_stand(full: Desk) -> None:
    full.home.reply()
    full.settle()
    full.panel(SendPanel).places[0].click()
    full.context.jobs.running[-1].progress.cancel()
    full.settle()
    written = len(list(full.stick.rglob("PhanHoi_*.xlsx")))
    told = words(full.panel(RepliesPanel))
    assert f"Đã ghi {written} tệp phản hồi" in told
    assert f"còn {3 - written} đơn vị" in told
    assert full.alerts == []


def test_one_cell_is_asked_about_once_and_the_question_can_be_put_otherwise(full: Desk) -> None:
    ask(full, "Vì sao?")
    ask(full, "Vì sao chỉ có vậy?")
    room = open_unit(full, "CB2")
    assert room.paper is not None
    assert [each.question for each in room.paper.queries] == ["Vì sao chỉ có vậy?"]
    room.queries.list.rows[0].pressed.emit()
    full.link(room.queries.list, "Rút câu hỏi")
    assert states(full)["CB2"] == ""


def test_returns_are_accepted_sent_back_and_taken_out(full: Desk) -> None:
    room = open_unit(full, "CB1")
    room.decide(ACCEPT)
    full.save_form()
    assert room.badge.text == "Đã chấp nhận"
    room.undecide()
    full.settle()
    assert room.badge.text == "Đã nhận"
    room.decide(SEND_BACK)
    full.save_form(words="Thiếu Biểu 08")
    assert room.badge.text == "Đã trả lại"
    full.go("consolidation")
    full.home.units.table.selectAll()
    full.home.accept_selected()
    full.settle()
    assert set(states(full).values()) == {"", "Đã chấp nhận"}
    assert full.home.reading is not None
    assert full.home.reading.receipt("CB3").state is ReceiptState.ACCEPTED

    room = open_unit(full, "CB1")
    room.show_numbers()
    full.link(full.panel(UnitNumbersPanel).list, "Bỏ số này")
    assert len(full.kept()) == 3
    full.answer(yes=True)
    assert [each.unit_code for each in full.kept()] == ["CB2", "CB3"]
    assert room.sheets.isHidden()


def test_the_sums_leave_as_a_return_of_the_committee_and_keep_their_number(full: Desk) -> None:
    ask(full, "Vì sao?")
    full.go("consolidation")
    full.home.keys["F9"]()
    full.settle()
    panel = full.panel(SendPanel)
    assert "Còn 1 câu hỏi đơn vị chưa trả lời." in words(panel)
    assert "Còn 1 đơn vị chưa có báo cáo: Chi bộ 4." in words(panel)
    panel.places[0].click()
    full.settle()
    full.panel(SentPanel)
    (file,) = full.stick.glob("QU*/*.xlsx")
    checked = check_return(file)
    assert checked.intact
    head = checked.manifest.head
    assert (head.unit_code, head.revision, head.period) == ("QU", 1, full.period)
    assert [each.code for each in checked.manifest.included] == ["CB1", "CB2", "CB3"]
    file.unlink()
    full.home.keys["F9"]()
    full.settle()
    full.panel(SendPanel).places[0].click()
    full.settle()
    assert [each.name for each in full.stick.glob("QU*/*.xlsx")] == [file.name]


def test_the_sums_are_stopped_with_nothing_written(full: Desk) -> None:
    full.home.keys["F9"]()
    full.settle()
    full.panel(SendPanel).places[0].click()
    full.context.jobs.running[-1].progress.cancel()
    full.settle()
    assert full.alerts[-1].text == "Đã dừng. Chưa ghi gì."
    assert list(full.stick.glob("QU*/*")) == []
    full.go("consolidation")
    assert full.home.reading is not None
    assert full.home.reading.overview.written is None


def test_the_sums_leave_locked_where_a_password_is_agreed(full: Desk) -> None:
    full.change(lambda session: locks.set_password(session, "Thành ủy Cần Thơ", "hoa sen"))
    full.home.keys["F9"]()
    full.settle()
    panel = full.panel(SendPanel)
    assert panel.lock is not None
    assert panel.lock.value()
    panel.places[0].click()
    full.settle()
    (file,) = full.stick.glob("QU*/*.xlsx")
    with pytest.raises(LockedFileError):
        check_return(file)
    assert check_return(file, ["hoa sen"]).intact


def test_a_number_only_the_stick_knows_is_never_written_over(full: Desk) -> None:
    stranger = full.stick / "QU 2026-H1" / "KL01_QU_2026-01-01_2026-06-30_v1.xlsx"
    stranger.parent.mkdir()
    stranger.write_bytes(b"so 1 cua so cu")
    full.home.send()
    full.settle()
    full.panel(SendPanel).places[0].click()
    full.settle()
    assert "đã lập lần trước" in full.alerts[-1].text
    assert stranger.read_bytes() == b"so 1 cua so cu"
    assert full.home.reading is not None
    assert full.home.reading.overview.written is None


def words(panel: SendPanel | RepliesPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel))


def test_files_to_a_unit_are_locked_with_the_password_set_in_its_page(full: Desk) -> None:
    room = open_unit(full, "CB2")
    room.set_password()
    full.save_form(password="hoa sen 2026")
    assert "Hãy báo mật khẩu" in full.alerts[-1].text
    full.go("consolidation")
    full.home.reply()
    full.settle()
    full.panel(SendPanel).places[0].click()
    full.settle()
    (locked,) = full.stick.rglob("PhanHoi_*CB2*.xlsx")
    with pytest.raises(LockedFileError):
        read_reply(locked)
    assert read_reply(locked, ["hoa sen 2026"]).unit_code == "CB2"
    room = open_unit(full, "CB2")
    room.set_password()
    full.panel(Form).load({"password": None})
    full.panel(Form).try_save()
    full.settle()
    assert full.read(lambda session: locks.unit_password(session, "CB2")) == ""

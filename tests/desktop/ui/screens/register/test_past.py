"""A record's history in its tab, in words, and taking one change back."""

from __future__ import annotations

from db.registers import NamedPerson
from desktop.ui.screens.register.record import HISTORY
from tests.desktop.ui.screens.register.conftest import Open
from tests.desktop.ui.screens.register.desk import TODAY, Desk


def told(desk: Desk) -> list[str]:
    """Return what the history says, without the moments."""
    desk.page.show_tab(HISTORY)
    desk.settle()
    return [text for text in desk.said(desk.page) if not text.startswith("23/11/2026")]


def test_each_change_is_told_in_words_and_the_last_can_be_taken_back_alone(open_at: Open) -> None:
    desk = open_at("models")
    desk.open("nuoi heo")
    desk.fill("name", "Nuôi heo đất")
    desk.save()
    desk.write_down("models", 5, leader=NamedPerson("Chi đoàn"), kind=None)
    desk.write_down("terms", name="Nhiệm kỳ thử", from_date=TODAY)
    desk.open("nuoi heo")
    said = told(desk)
    assert "Sửa mô hình “Nuôi heo đất”" in said
    assert "Tên mô hình: Nuôi heo đất giúp học sinh nghèo → Nuôi heo đất" in said
    assert "Loại: Học tập và làm theo Bác → –" in said
    assert "Người thực hiện: Hồ Văn Bảo → Chi đoàn" in said
    assert "Kết quả: Trao học bổng cuối năm học" in said
    desk.click("Lấy lại")
    assert desk.stored()[4]["leader"] == NamedPerson("Hồ Văn Bảo", 4)
    assert desk.stored()[4]["name"] == "Nuôi heo đất"
    assert "Lấy lại như trước khi ghi" in told(desk)
    desk.context.undo()
    desk.settle()
    assert desk.stored()[4]["leader"] == NamedPerson("Chi đoàn")
    assert "Hoàn tác: lấy lại như trước khi ghi" in told(desk)

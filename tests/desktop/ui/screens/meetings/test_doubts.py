"""What is odd about a meeting is said, and lets one go on."""

from __future__ import annotations

from datetime import date

from db.registers import by_name, store
from tests.desktop.ui.screens.meetings.desk import K, Meetings


def test_a_short_meeting_is_pointed_out_and_saved(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("duration", "60")
    assert opened.note("duration").startswith("Ngắn hơn 90 phút")
    opened.choose("kind", 2)
    opened.fill("duration", "100")
    assert opened.note("duration").startswith("Ngắn hơn 120 phút")
    opened.press(K.Key_S, control=True)
    assert opened.record(opened.newest().id).values["duration"] == 100


def test_a_second_ordinary_meeting_in_a_month_is_pointed_out(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("day", "12/11")
    assert opened.note("day") == (
        "Tháng 11/2026 đã có cuộc thường kỳ ngày 05/11/2026. Đúng là cuộc thứ hai thì cứ ghi."
    )
    opened.choose("summons", 1)
    assert opened.note("day") == "Thứ Năm, 12/11/2026"


def test_a_day_declared_to_have_no_meeting_is_pointed_out(opened: Meetings) -> None:
    day = date(2027, 2, 1)
    with opened.book.change("khai") as session:
        told = {"register": "meetings", "from_date": day, "to_date": day}
        store.save(session, by_name("declarations"), told)
    opened.press(K.Key_N, control=True)
    opened.fill("day", "1/2/2027")
    assert opened.note("day").startswith("Sổ này đã khai không có từ 01/02/2027")


def test_late_posting_is_pointed_out(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("papers_posted", "5/12")
    opened.fill("resolution_posted", "8/12")
    assert opened.note("papers_posted") == "Tài liệu đăng trước cuộc họp chưa đủ 1 ngày."
    assert opened.note("resolution_posted") == "Nghị quyết đăng sau cuộc họp quá 2 ngày."
    opened.fill("resolution_posted", "1/12")
    assert "đứng trước ngày họp" in opened.note("resolution_posted")


def test_a_name_nobody_has_and_one_person_twice_are_pointed_out(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("chair", "Ông Lê Hoài Nam")
    assert opened.note("chair").startswith("Tên này không có trong danh sách")
    opened.fill("secretary", "Ông Lê Hoài Nam")
    assert opened.note("secretary") == "Chủ trì và thư ký đang là cùng một người."


def test_people_not_due_on_the_day_are_named(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.choose("summons", 3)
    assert opened.note("invited").startswith("Chưa chọn ai")
    opened.into(opened.field("invited"))
    opened.write("doan van an")
    opened.press(K.Key_Return)
    assert opened.note("invited").startswith("Không thuộc diện phải dự hôm đó: Đoàn Văn Ân.")


def test_a_code_already_taken_is_said_in_the_form(opened: Meetings) -> None:
    before = len(opened.rows())
    opened.press(K.Key_N, control=True)
    opened.fill("code", "sh001")
    opened.press(K.Key_S, control=True)
    assert opened.form.verdict.text() == "Mã sh001 đã có. Chọn mã khác."
    assert len(opened.rows()) == before

"""The list of members: finding, groups by standing, orders, copying, where one comes from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from db import figures
from db.periods import Period
from db.registers.members import STANDINGS
from db.standing import StandingKind
from desktop.paper.meeting_sheet import SheetOrder
from desktop.ui.screens.members.listing import Group
from desktop.ui.screens.members.person import Tab
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.members.desk import Desk
from tests.desktop.ui.screens.opened import TODAY

K = Qt.Key


def in_group(desk: Desk, group: Group) -> int:
    return int(desk.box.conditions.chips[group].text().split()[-1])


def choose_group(desk: Desk, group: Group) -> None:
    desk.into(desk.box.conditions.chips[group])
    desk.press(K.Key_Space)


def leave(desk: Desk, name: str) -> int:
    """Let a member have moved away."""
    member = desk.everybody()[name].id
    desk.write_down(
        STANDINGS, member=member, kind=StandingKind.TRANSFERRED, from_date=date(2026, 11, 1)
    )
    return member


def test_everybody_in_the_chapter_is_listed_by_name_with_year_dates_and_standing(
    desk: Desk,
) -> None:
    assert len(desk.names()) == 32
    assert desk.names()[:4] == ["Nguyễn Thị Ánh", "Đoàn Văn Ân", "Hồ Văn Bảo", "Đặng Thị Bé"]
    first, second, *_rest = desk.shown()
    assert first == (
        "Nguyễn Thị Ánh", "1970", "20/06/1996", "20/06/1997", "Chính thức", "Phó Bí thư", "Tổ 2",
    )  # fmt: skip
    assert second[4] == "Được miễn"


def test_typing_without_tones_finds_names_posts_and_groups(desk: Desk) -> None:
    for words, found in (
        ("danh sa", ["Danh Sà Cường", "Danh Sà Phoan"]),
        ("chi uy vien", ["Phạm Ngọc Đào"]),
        ("to 2 the", []),
    ):
        desk.find(words)
        assert desk.names()[: len(found) or None] == found


def test_groups_hold_as_many_as_the_figures_count(desk: Desk) -> None:
    with desk.book.read() as session:
        told = figures.compute(session, Period(TODAY, TODAY))
    for group, figure in (
        (Group.OFFICIAL, "members.official"),
        (Group.PROBATIONARY, "members.probationary"),
        (Group.EXEMPT, "members.exempt"),
        (Group.AWAY, "members.away"),
        (Group.HERE, "members.here"),
    ):
        assert in_group(desk, group) == told[figure].number
    assert in_group(desk, Group.PRESENT) == told["members.total"].number


def test_a_group_is_chosen_by_key_and_what_it_adds_up_to_is_told(desk: Desk) -> None:
    choose_group(desk, Group.PROBATIONARY)
    assert desk.names() == ["Danh Sà Phoan"]
    assert desk.box.note.text() == "1 người · dự bị 1"
    choose_group(desk, Group.ALL)
    assert desk.box.note.text() == (
        "32 người · nữ 15 · chính thức 31 · dự bị 1 · được miễn 1 · tạm thời đi 1"
    )


def test_who_has_left_is_out_of_the_way_but_can_be_found(desk: Desk) -> None:
    leave(desk, "Bùi Hoàng Khải")
    assert "Bùi Hoàng Khải" not in desk.names()
    desk.find("khai")
    assert desk.names() == []
    assert "còn 1 người khớp" in desk.box.note.text()
    choose_group(desk, Group.GONE)
    assert desk.shown()[0][4] == "Đã chuyển đi"


def test_the_order_is_by_name_position_or_party_group_and_is_kept(desk: Desk) -> None:
    menu = {action.text(): action for action in desk.box.order_button.choices.actions()}
    menu["Theo chức vụ"].trigger()
    desk.settle()
    assert desk.names()[:3] == ["Nguyễn Hữu Hòa", "Nguyễn Thị Ánh", "Phạm Ngọc Đào"]
    menu["Theo tổ đảng"].trigger()
    desk.settle()
    groups = [row[6] for row in desk.shown()]
    assert groups == sorted(groups)
    assert desk.context.settings.choices["members.order"] == SheetOrder.GROUP


def test_copied_rows_paste_into_excel_with_their_headings(desk: Desk) -> None:
    desk.find("danh sa cuong")
    desk.press(K.Key_C, control=True)
    heading, row = QGuiApplication.clipboard().text().splitlines()
    assert heading.split("\t")[:2] == ["Họ và tên", "Năm sinh"]
    assert row.split("\t")[:2] == ["Danh Sà Cường", "1991"]


def test_a_person_named_elsewhere_is_opened_and_chosen_whatever_is_filtered(desk: Desk) -> None:
    member = leave(desk, "Bùi Hoàng Khải")
    desk.find("danh")
    desk.go("members", member=member)
    assert desk.page.heading == "Bùi Hoàng Khải"
    assert desk.box.table.current().id == member
    assert desk.box.filter.text() == ""
    assert focused() is desk.field("full_name")


def test_a_person_may_be_opened_at_a_part_of_their_page(desk: Desk) -> None:
    desk.go("members", member=9, tab="attended")
    assert desk.page.tab is Tab.ATTENDED


def test_persons_named_elsewhere_are_listed_alone_with_a_way_back(desk: Desk) -> None:
    people = desk.everybody()
    wanted = ["Trần Minh Ưng", "Danh Sà Phoan"]
    desk.go("members", ids=tuple(people[name].id for name in wanted))
    assert sorted(desk.names()) == sorted(wanted)
    desk.into(desk.box.only)
    desk.press(K.Key_Return)
    assert len(desk.names()) == 32
    assert not desk.box.only.isVisible()


def test_coming_back_by_the_rail_lists_everybody_again(desk: Desk) -> None:
    desk.go("members", ids=(1,))
    desk.go("home")
    desk.go("members")
    assert len(desk.names()) == 32


def test_someone_deleted_meanwhile_is_said_to_be_gone(desk: Desk) -> None:
    desk.go("members", member=999)
    assert "không còn" in desk.alerts[-1].text


def test_an_empty_book_says_how_to_begin(empty: Desk) -> None:
    assert not empty.box.table.isVisible()
    assert not empty.box.conditions.isVisible()
    assert not empty.box.order_button.isVisible()
    blank = [
        button for button in empty.box.findChildren(type(empty.box.only)) if button.isVisible()
    ]
    assert [button.text() for button in blank] == ["Thêm đảng viên", "Nhập từ Excel"]
    empty.into(blank[1])
    empty.press(K.Key_Return)
    assert empty.asked[-1] == ("exchange", {})


def test_the_first_member_is_written_from_the_empty_list(empty: Desk) -> None:
    empty.press(K.Key_Tab)
    assert getattr(focused(), "text", str)() == "Thêm đảng viên"
    empty.press(K.Key_Return)
    empty.write("Lê Thị Ánh")
    empty.save()
    assert empty.names() == ["Lê Thị Ánh"]
    assert empty.everybody()["Lê Thị Ánh"].code == "DV001"

"""The list of any register: columns, order, filters and sums from its description."""

from __future__ import annotations

from db.periods import Period
from desktop.ui.screens.register.filters import Wanted
from tests.desktop.ui.screens.register.conftest import Open
from tests.desktop.ui.screens.register.desk import K


def test_the_columns_are_the_fields_listed_each_value_in_words(open_at: Open) -> None:
    desk = open_at("models")
    row = next(row for row in desk.rows() if row["Tên mô hình"] == "Chợ 0 đồng")
    assert row["Loại"] == "Dân vận khéo"
    assert row["Chủ đề"] == "Kết luận số 01-KL/TW của Bộ Chính trị"
    assert row["Ngày đăng ký"] == "12/02/2023"
    assert "Thực trạng, lý do" not in row


def test_the_newest_comes_first_and_what_has_no_day_yet_before_it(open_at: Open) -> None:
    desk = open_at("inspections")
    days = [line.day for line in desk.lines() if line.day is not None]
    assert days == sorted(days, reverse=True)
    desk.write_down("inspections", content="Chưa định ngày")
    assert desk.lines()[0].values["content"] == "Chưa định ngày"


def test_a_register_by_year_runs_by_name_within_the_year(open_at: Open) -> None:
    desk = open_at("gradings")
    assert [row["Đảng viên"] for row in desk.rows()][:3] == [
        "Nguyễn Thị Ánh",
        "Hồ Văn Bảo",
        "Đặng Thị Bé",
    ]


def test_typing_narrows_the_list_without_dau_over_everything_shown(open_at: Open) -> None:
    desk = open_at("outreach")
    desk.write("ma tuy")
    assert [row["Nội dung"] for row in desk.rows()] == ["Tuyên truyền phòng, chống ma túy"]
    desk.press(K.Key_Escape)
    assert len(desk.rows()) == 12


def test_what_is_in_view_is_added_up_unit_by_unit(open_at: Open) -> None:
    desk = open_at("outreach")
    desk.find("phat thanh")
    desk.press(K.Key_Down)
    assert desk.room.box.note.text() == "Cộng 2 dòng · Số lượng: 42 lượt"


def test_period_theme_and_kinds_narrow_together_and_one_button_lets_go(open_at: Open) -> None:
    desk = open_at("models")
    filters = desk.room.filters
    filters.want(Wanted(period=Period.year(2026)))
    assert len(desk.lines()) == 5
    desk.into(filters.choices["kind"])
    desk.press(K.Key_Down)
    assert desk.names() == ["Hũ gạo tình thương", "Một cửa thân thiện"]
    theme = filters.choices["subjects"]
    place = [theme.itemText(each) for each in range(theme.count())].index("Chuyên đề năm 2026")
    theme.setCurrentIndex(place)
    theme.activated.emit(place)
    assert desk.names() == ["Hũ gạo tình thương", "Một cửa thân thiện"]
    desk.into(filters.choices["area"])
    desk.press(K.Key_Down, K.Key_Down)
    assert desk.names() == ["Hũ gạo tình thương"]
    desk.click("Bỏ lọc")
    assert len(desk.lines()) == 12


def test_how_far_each_record_is_stands_beside_it_and_narrows_the_list(open_at: Open) -> None:
    desk = open_at("inspections")
    assert desk.rows()[3]["Tình trạng"] == "Quá hạn khắc phục"
    desk.find("qua han")
    assert [line.values["content"] for line in desk.lines()] == ["Thu chi quỹ xã hội"]
    desk.press(K.Key_Escape)
    desk.into(desk.room.filters.stage)
    desk.press(*[K.Key_Down] * 3)
    assert [row["Tình trạng"] for row in desk.rows()] == ["Chờ khắc phục"]
    desk.open("phu trach ho")
    assert desk.window.frame is not None
    assert desk.room.panel.badge.text == "Chờ khắc phục"


def test_words_offered_in_a_field_narrow_by_what_the_book_has(open_at: Open) -> None:
    desk = open_at("documents")
    types = desk.room.filters.choices["type"]
    offered = [types.itemText(each) for each in range(types.count())]
    assert offered == ["Loại: tất cả", "BC", "CTr", "CV", "KH", "NQ", "TB"]


def test_records_named_elsewhere_stand_alone_until_let_go(open_at: Open) -> None:
    desk = open_at("documents")
    desk.go("documents", ids=(2, 3))
    assert desk.names() == ["KH, 02", "NQ, 01"]
    desk.click("Chỉ những dòng được nhắc  ✕")
    assert len(desk.lines()) == 13


def test_a_filter_gives_way_to_a_record_asked_for(open_at: Open) -> None:
    desk = open_at("models")
    desk.room.filters.want(Wanted(period=Period.year(2020)))
    assert not desk.lines()
    desk.go("models", record=1)
    assert desk.page.heading == "Chợ 0 đồng"
    assert desk.room.box.table.current().id == 1


def test_an_empty_register_says_what_to_do_first(open_at: Open) -> None:
    desk = open_at("commendations", empty=True)
    room = desk.room
    assert room.take_in_button.isVisible()
    assert not room.export_button.isVisible()
    assert not room.print_button.isVisible()
    said = " ".join(desk.said(desk.room))
    assert "Sổ chưa ghi khen thưởng. Thêm dòng đầu tiên" in said
    desk.click("Thêm khen thưởng", desk.room.box)
    assert desk.page.heading == "Thêm khen thưởng"


def test_the_list_follows_what_is_written_elsewhere(open_at: Open) -> None:
    desk = open_at("commendations")
    desk.write_down("members", 1, full_name="Nguyễn Hữu Hoan")
    assert "Nguyễn Hữu Hoan" in [row["Tên"] for row in desk.rows()]


def test_rooms_of_registers_stand_on_the_rail_or_open_from_the_room_they_belong_to(
    open_at: Open,
) -> None:
    desk = open_at("models")
    frame = desk.window.frame
    assert frame is not None
    named = list(frame.rail.buttons)
    assert [name for name in named if name in ("models", "outreach", "documents", "reviews")] == [
        "models",
        "outreach",
        "documents",
        "reviews",
    ]
    assert not {"terms", "gradings", "tasks"} & {*named}
    desk.go("documents")
    desk.click("Nhiệm kỳ")
    assert desk.room.register.name == "terms"
    assert [each.entry.name for each in frame.rail.buttons.values() if each.chosen] == ["documents"]
    desk.window.resize(900, 430)
    desk.go("settings")
    assert not frame.rail.buttons["settings"].visibleRegion().isEmpty()


def test_the_folded_figures_follow_what_is_written(open_at: Open) -> None:
    desk = open_at("outreach", empty=True, size=(1093, 543, 100))
    assert "Số lượng tuyên truyền: –" in desk.said(desk.room)
    desk.new()
    desk.press(K.Key_Tab)
    desk.write("pano")
    desk.press(K.Key_Return, K.Key_Tab)
    desk.write("4")
    desk.save()
    assert any(said.startswith("Số lượng tuyên truyền: 4") for said in desk.said(desk.room))

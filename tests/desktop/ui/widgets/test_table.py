"""The table: type to filter, arrows, Enter, sorting, copying, widths."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.dates import PartialDate
from desktop.ui import pc_settings
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import Tone, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import RECORD_ROLE, SORT_ROLE, Column, State, show
from tests.desktop.ui.hands import CONTROL, SHIFT, press, type_
from tests.desktop.ui.sample import MEMBER_COLUMNS, Person, people


@pytest.fixture
def box(settings: PcSettings, qtbot: QtBot) -> TableBox:
    made = TableBox(
        "members",
        "Đảng viên",
        MEMBER_COLUMNS,
        settings,
        search=lambda row: row.name,
        empty=Empty("Chưa có đảng viên nào.", "Thêm đảng viên", lambda: None),
        totals=lambda rows: {"name": "Cộng", "meetings": str(sum(row.meetings for row in rows))},
    )
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.set_rows(people())
    made.show()
    made.activateWindow()
    made.setFocus()
    QTest.qWaitForWindowActive(made)
    return made


def listed(box: TableBox) -> list[str]:
    return [row.name for row in box.table.rows.shown]


def test_typing_filters_without_dau_after_a_short_wait(box: TableBox, qtbot: QtBot) -> None:
    type_("hoa")
    assert len(listed(box)) == 10
    with qtbot.waitSignal(box.listed):
        pass
    assert listed(box) == ["Nguyễn Hữu Hòa", "Trần Văn Hòa"]


def test_every_word_typed_must_be_found(box: TableBox) -> None:
    type_("hoa tran")
    press(Qt.Key.Key_Down)
    assert listed(box) == ["Trần Văn Hòa"]


def test_enter_acts_on_what_is_typed_even_before_the_wait_is_over(box: TableBox) -> None:
    opened: list[Person] = []
    box.opened.connect(opened.append)
    type_("tam")
    press(Qt.Key.Key_Return)
    assert [row.name for row in opened] == ["Lê Văn Tám"]


def test_unikeys_backspace_stream_ends_at_the_same_person(box: TableBox) -> None:
    type_("tam\b\bám")
    press(Qt.Key.Key_Return)
    assert box.filter.text() == "tám"
    assert listed(box) == ["Lê Văn Tám"]


def test_the_chosen_person_stays_chosen_while_listed(box: TableBox, qtbot: QtBot) -> None:
    box.table.choose(8)
    type_("h")
    with qtbot.waitSignal(box.listed):
        pass
    assert box.current().name == "Trần Văn Hòa"
    type_("oa")
    assert box.current().name == "Trần Văn Hòa"
    box.clear_filter()
    assert box.current().name == "Trần Văn Hòa"


def test_when_the_chosen_person_is_filtered_out_the_first_is_chosen(box: TableBox) -> None:
    box.table.choose(1)
    type_("hoa")
    assert box.current().name == "Nguyễn Hữu Hòa"


def test_arrows_in_the_filter_move_through_the_table(box: TableBox) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert box.current().id == 2
    for _page in range(9):
        press(Qt.Key.Key_PageDown)
    assert box.current().id == 10
    assert QApplication.focusWidget() is box.filter


def test_letters_typed_in_the_table_go_to_the_filter(box: TableBox) -> None:
    box.table.setFocus()
    type_("dat")
    assert QApplication.focusWidget() is box.filter
    assert box.filter.text() == "dat"
    assert box.current().name == "Lý Quốc Đạt"


def test_escape_empties_the_filter(box: TableBox) -> None:
    type_("hoa")
    press(Qt.Key.Key_Escape)
    assert box.filter.text() == ""
    assert len(listed(box)) == 10


def test_home_and_end_go_to_the_first_and_last_row(box: TableBox) -> None:
    box.table.setFocus()
    press(Qt.Key.Key_End)
    assert box.current().id == 10
    press(Qt.Key.Key_Home)
    assert box.current().id == 1


def test_sorting_turns_round_and_then_restores_the_first_order(box: TableBox) -> None:
    name = 1
    box.table.sort_by(name)
    assert listed(box)[:2] == ["Danh Sà Cường", "Hồ Văn Bảo"]
    box.table.sort_by(name)
    assert listed(box)[0] == "Võ Thị Mỹ Hạnh"
    box.table.sort_by(name)
    assert listed(box) == [row.name for row in people()]


def test_empty_cells_come_last_whichever_way_the_rows_are_sorted(box: TableBox) -> None:
    position = 3
    for _way in range(2):
        box.table.sort_by(position)
        filled = [bool(row.position) for row in box.table.rows.shown]
        assert filled == sorted(filled, reverse=True)


def test_clicking_a_heading_sorts(box: TableBox) -> None:
    header = box.table.header
    spot = QPoint(header.sectionViewportPosition(5) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [row.meetings for row in box.table.rows.shown][:2] == [1, 3]


def test_selected_rows_copy_with_headings_for_excel_and_word(box: TableBox) -> None:
    box.table.setFocus()
    box.table.choose(1)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[0].split("\t")[:4] == ["TT", "Họ và tên", "Năm sinh", "Chức vụ"]
    assert lines[1].split("\t")[:5] == ["1", "Nguyễn Thị Ánh", "1970", "Phó Bí thư", "Chính thức"]
    assert [line.split("\t")[1] for line in lines[1:]] == ["Nguyễn Thị Ánh", "Hồ Văn Bảo"]
    assert "<td>Hồ Văn Bảo</td>" in data.html()


def test_the_whole_table_copies_with_select_all(box: TableBox) -> None:
    box.table.setFocus()
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_C, CONTROL)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 11


def test_copying_in_the_filter_copies_rows_unless_text_is_selected(box: TableBox) -> None:
    type_("bao")
    press(Qt.Key.Key_C, CONTROL)
    assert "Hồ Văn Bảo" in QGuiApplication.clipboard().text()
    box.filter.selectAll()
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "bao"


def test_a_block_copied_in_excel_is_handed_on_from_table_and_filter(box: TableBox) -> None:
    pasted: list[list[list[str]]] = []
    box.pasted.connect(pasted.append)
    QGuiApplication.clipboard().setText('Lê Văn Tám\t1961\r\n"Trần\nMinh ""Ưng"""\t1983\r\n')
    cells = [["Lê Văn Tám", "1961"], ['Trần Minh "Ưng"', "1983"]]
    for place in (box.table, box.filter):
        place.setFocus()
        press(Qt.Key.Key_V, CONTROL)
    assert pasted == [cells, cells]
    assert box.filter.text() == ""


def test_a_bare_word_pastes_into_the_filter(box: TableBox) -> None:
    QGuiApplication.clipboard().setText("tam")
    press(Qt.Key.Key_V, CONTROL)
    assert box.filter.text() == "tam"
    assert box.current().name == "Lê Văn Tám"


def test_a_cell_with_line_breaks_stays_one_cell(settings: PcSettings, qtbot: QtBot) -> None:
    column: Column[Person] = Column("name", "Tên", lambda _row: "một\nhai\tba")
    assert column.copied(people()[0]) == "một hai ba"


def test_the_menu_offers_copying_and_sorting(box: TableBox) -> None:
    actions = {action.text(): action for action in box.table.make_menu().actions()}
    actions["Chép cả bảng"].trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 11
    actions["Chép dòng đang chọn"].trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2
    actions["Sắp theo Họ và tên"].trigger()
    assert listed(box)[0] == "Danh Sà Cường"


def test_totals_are_those_of_the_rows_listed(box: TableBox) -> None:
    assert "100" in box._foot.accessibleName()
    type_("hoa")
    press(Qt.Key.Key_Down)
    assert "24" in box._foot.accessibleName()


def test_a_width_set_by_hand_is_remembered(
    box: TableBox, settings: PcSettings, qtbot: QtBot
) -> None:
    box.table.header.resizeSection(2, px(170))
    assert settings.widths["members"]["birth"] == 170
    qtbot.waitUntil(lambda: "members" in pc_settings.load().widths)
    again = TableBox(
        "members",
        "Đảng viên",
        MEMBER_COLUMNS,
        pc_settings.load(),
        search=str,
        empty=Empty(""),
    )
    qtbot.addWidget(again)
    again.set_rows(people())
    again.resize(900, 600)
    again.show()
    assert again.table.columnWidth(2) == px(170)


@pytest.mark.parametrize(
    ("width", "hidden"),
    [
        (1000, []),
        (800, ["rate"]),
        (700, ["meetings", "rate"]),
        (560, ["position", "meetings", "rate"]),
        (480, ["position", "meetings", "rate"]),
        (400, ["position", "state", "meetings", "rate"]),
    ],
)
def test_where_room_is_short_optional_columns_go_first(
    box: TableBox, width: int, hidden: list[str]
) -> None:
    box.resize(width, 600)
    QApplication.processEvents()
    columns = enumerate(MEMBER_COLUMNS)
    assert [one.key for place, one in columns if box.table.isColumnHidden(place)] == hidden


def test_where_there_is_room_all_rows_stand_without_scrolling(box: TableBox) -> None:
    assert box.table.verticalScrollBar().maximum() == 0
    box.resize(900, 300)
    QApplication.processEvents()
    assert box.table.verticalScrollBar().maximum() > 0


def test_an_empty_table_says_what_to_do_first(box: TableBox) -> None:
    box.set_rows([])
    assert not box.table.isVisible()
    assert box._blank_text.text() == "Chưa có đảng viên nào."
    assert box._blank_button.text() == "Thêm đảng viên"


def test_a_filter_without_findings_offers_to_take_it_away(box: TableBox) -> None:
    type_("zzz")
    press(Qt.Key.Key_Down)
    assert box._blank_button.text() == "Bỏ lọc"
    QTest.mouseClick(box._blank_button, Qt.MouseButton.LeftButton)
    assert len(listed(box)) == 10


def test_a_changed_row_is_shown_in_its_place(box: TableBox) -> None:
    box.table.choose(3)
    box.update_row(Person(3, "Danh Sà Cường", None, state=State("Miễn", Tone.PLAIN)))
    assert box.current().state.word == "Miễn"
    assert listed(box) == [row.name for row in people()]


def test_rows_read_anew_keep_the_chosen_one(box: TableBox) -> None:
    box.table.choose(5)
    box.set_rows(list(reversed(people())))
    assert box.current().id == 5


def test_a_screens_own_test_filters_besides_the_words(box: TableBox) -> None:
    box.admit(lambda row: row.state.word == "Chính thức")
    assert len(listed(box)) == 7
    box.admit(None)
    assert len(listed(box)) == 10


def test_cells_show_what_people_write() -> None:
    assert [show(value) for value in (None, 3232, Decimal("1.5"), date(2026, 3, 5))] == [
        "",
        "3.232",
        "1,5",
        "05/03/2026",
    ]
    assert [show(value) for value in (True, False, time(14, 0), PartialDate(1959, 5))] == [
        "✓",
        "",
        "14:00",
        "05/1959",
    ]


def test_numbers_stand_right_and_stay_numbers_when_copied() -> None:
    column: Column[Person] = Column("n", "Số", lambda _row: 3232)
    assert column.text(people()[0]) == "3.232"
    assert column.copied(people()[0]) == "3232"


def test_the_model_gives_record_and_sort_key(box: TableBox) -> None:
    index = box.table.rows.index(1, 1)
    assert index.data(RECORD_ROLE) == people()[1]
    assert index.data(SORT_ROLE) < box.table.rows.index(0, 1).data(SORT_ROLE)
    accessible = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert accessible == "Họ và tên: Hồ Văn Bảo"


@dataclass(frozen=True)
class Row:
    """One of many."""

    id: int
    name: str


def test_five_thousand_rows_filter_within_a_key_press(settings: PcSettings, qtbot: QtBot) -> None:
    rows = [Row(number, f"Nguyễn Văn Đạt {number}") for number in range(5000)]
    columns: list[Column[Row]] = [Column("name", "Tên", lambda row: row.name, stretch=True)]
    box = TableBox("many", "Nhiều", columns, settings, search=lambda row: row.name, empty=Empty(""))
    qtbot.addWidget(box)
    box.set_rows(rows)
    box.table.rows.filter("dat")
    begun = perf_counter()
    box.table.rows.filter("dat 499")
    assert perf_counter() - begun < 0.1
    assert len(box.table.rows.shown) == 15


def test_what_is_chosen_stays_in_view_when_the_table_shrinks(box: TableBox) -> None:
    press(Qt.Key.Key_PageDown)
    assert box.table.currentIndex().row() == len(people()) - 1
    box.resize(900, 320)
    QApplication.processEvents()
    seen = box.table.visualRect(box.table.currentIndex())
    assert box.table.viewport().rect().contains(seen.center())


def test_an_empty_table_may_offer_two_ways_to_begin(settings: PcSettings, qtbot: QtBot) -> None:
    asked: list[str] = []
    made = TableBox(
        "members",
        "Đảng viên",
        MEMBER_COLUMNS,
        settings,
        search=lambda row: row.name,
        empty=Empty(
            "Chưa có đảng viên nào.",
            "Thêm đảng viên",
            lambda: asked.append("add"),
            "Nhập từ Excel",
            lambda: asked.append("import"),
        ),
    )
    qtbot.addWidget(made)
    made.show()
    shown = [one for one in made.findChildren(Button) if one.isVisible()]
    assert [one.text() for one in shown] == ["Thêm đảng viên", "Nhập từ Excel"]
    for button in shown:
        button.click()
    assert asked == ["add", "import"]
    made.set_rows(people())
    made.filter.setText("không ai")
    made.table.rows.filter("không ai")
    made.set_rows(people())
    assert [one.text() for one in shown if one.isVisible()] == ["Bỏ lọc"]

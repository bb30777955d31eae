"""The room of returns in a book with units below: the return is their sum with one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.registers import handed_in
from db.registers.handed_in import ReturnRow
from desktop.returns import check_return
from desktop.ui.screens.consolidation import ConsolidationScreen, FigureScreen
from desktop.ui.screens.returns import ReturnsScreen
from desktop.ui.screens.returns.reading import cell_of
from desktop.ui.screens.returns.send_panel import SendPanel
from tests.desktop.returns.consolidation.committee import PERIOD
from tests.desktop.ui.screens.consolidation.desk import Desk
from tests.desktop.ui.screens.looks import wrong

K = Qt.Key


def returns(desk: Desk, *, own: bool = False) -> ReturnsScreen:
    """Open the room of returns on the form and period of the sums."""
    desk.go("returns", form="KL01", period=PERIOD, own=own)
    room = desk.in_room(ReturnsScreen)
    home = desk.home
    room.leaving.find = lambda: home.find_sticks()
    return room


def numbers(desk: Desk) -> list[ReturnRow]:
    return desk.read(lambda session: handed_in.returns_of(session, "KL01", PERIOD))


def write_sums(desk: Desk) -> None:
    """Write the sums to the stick from the room of consolidation."""
    desk.go("consolidation", form="KL01", period=PERIOD)
    desk.screen.keys["F9"]()
    desk.settle()
    desk.panel(SendPanel).places[0].click()
    desk.settle()


def held(room: ReturnsScreen) -> object:
    assert room.reading is not None
    return room.reading.draft.manifest.figures["meetings.held"].number


def choose_held(room: ReturnsScreen) -> None:
    assert room.reading is not None
    shown = room.reading.draft.manifest.shown["meetings.held"][0]
    cell = cell_of(shown.sheet, shown.cell)
    assert cell is not None
    assert room.sheets.choose(*cell)


def test_a_number_of_the_sums_stands_and_nothing_has_changed_since(full: Desk) -> None:
    write_sums(full)
    room = returns(full)
    assert room.reading is not None
    assert (room.reading.sums, room.reading.moved) == (True, None)
    assert room.badge.text == "Đã lập số 1"
    assert "thay đổi" not in room.notice.words.text()
    total = full.home.reading
    assert total is not None
    assert held(room) == total.overview.totals["meetings.held"].number
    room.notice.button.click()
    full.settle()
    full.in_room(ConsolidationScreen)


def test_the_room_hands_up_the_sums_and_a_cell_opens_to_its_units(full: Desk) -> None:
    room = returns(full)
    assert "Xem các đơn vị" in {link.text() for row in room.checks.list.rows for link in row.links}
    choose_held(room)
    full.settle()
    (link,) = room.cell.links
    assert link.text() == "Xem từng đơn vị"
    full.into(room.sheets.view)
    full.press(K.Key_Return)
    assert len(full.in_room(FigureScreen).box.table.rows.shown) == 4
    room = returns(full)
    full.press(K.Key_F9)
    panel = full.panel(SendPanel)
    assert "Chi bộ 4" in "\n".join(each.text() for each in panel.findChildren(QLabel))
    assert panel.reason is None
    panel.places[0].click()
    full.settle()
    (file,) = full.stick.rglob("KL01_QU_*_v1.xlsx")
    manifest = check_return(file).manifest
    assert manifest.figures["meetings.held"].number == held(room)
    assert [each.code for each in manifest.included] == ["CB1", "CB2", "CB3"]
    assert [each.revision for each in numbers(full)] == [1]


def test_ones_own_part_is_looked_at_apart_and_never_handed_up_alone(full: Desk) -> None:
    write_sums(full)
    room = returns(full)
    whole = held(room)
    full.home.open_unit(full.home.units.table.rows.shown[0])
    full.settle()
    assert full.in_room(ReturnsScreen) is room
    assert room.badge.text == "Phần của đơn vị mình"
    assert held(room) != whole
    choose_held(room)
    full.settle()
    assert "Xem tất cả" in room.cell.links[0].text()
    full.press(K.Key_F9)
    full.panel(SendPanel)
    assert (held(room), room.badge.text) == (whole, "Đã lập số 1")


def test_the_room_of_sums_fits_in_a_narrow_window_too(full: Desk) -> None:
    room = returns(full)
    assert room.period_button.isVisible()
    full.window.resize(1093, 543)
    full.settle()
    assert not room.period_button.isVisible()
    states = {
        "sums": lambda desk: returns(desk),
        "own part": lambda desk: returns(desk, own=True),
    }
    assert wrong(full, "handing up", states) == {}

"""Who has to send again stays known until a good return comes or the clerk dismisses the file."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.returns.consolidation.sheets import Sent
from desktop.ui.screens.consolidation import ConsolidationScreen
from desktop.ui.screens.consolidation.refused_panel import RefusedPanel
from tests.desktop.returns.consolidation.committee import edit
from tests.desktop.ui.screens.consolidation.desk import Desk

REFUSED = [("Chi bộ 2", Sent.REFUSED), ("hỏng.xlsx", Sent.REFUSED)]


def spoil(desk: Desk) -> None:
    edit(desk.file_of("CB2"))
    (desk.stick / "hỏng.xlsx").write_bytes(b"PK")


def lines(desk: Desk) -> list[tuple[str, Sent]]:
    return [(line.row.name, line.row.sent) for line in desk.home.units.table.rows.shown]


def test_what_was_refused_stands_beside_the_unit_until_it_is_dismissed(desk: Desk) -> None:
    spoil(desk)
    desk.take_in()
    room = desk.in_room(ConsolidationScreen)
    assert "Còn 2 tệp bị từ chối, đã ghi nhớ." in desk.alerts[-1].text
    box = room.units
    box.conditions.choose(Sent.REFUSED)
    assert lines(desk) == REFUSED
    assert box.conditions.chips[Sent.REFUSED].text() == "Bị từ chối 2"
    desk.into(box.table)
    desk.press(Qt.Key.Key_Return)
    panel = desk.panel(RefusedPanel)
    (row,) = panel.list.rows
    assert "bị sửa bằng tay" in row.entry.text
    assert "Tệp KL01_CB2_2026-01-01_2026-06-30_v1.xlsx" in row.entry.notes[0]
    desk.link(panel.list, "Bỏ nhắc")
    assert panel.list.rows == []
    box.conditions.choose("all")
    assert ("Chi bộ 2", Sent.MISSING) in lines(desk)
    room.show_refused()
    assert ["hỏng.xlsx: " in each.entry.text for each in desk.panel(RefusedPanel).list.rows] == [
        True
    ]


def test_where_nothing_counts_the_files_refused_can_still_be_remembered(
    desk: Desk, below: Path
) -> None:
    for each in desk.stick.glob("*.xlsx"):
        if "_CB2_" not in each.name:
            each.unlink()
    spoil(desk)
    room = desk.look_over()
    assert room.take_button.text() == "Ghi nhớ 2 tệp bị từ chối"
    room.keys["F10"]()
    desk.settle()
    assert desk.kept() == []
    assert set(REFUSED) <= set(lines(desk))
    shutil.copy(below / desk.file_of("CB2").name, desk.stick)
    desk.take_in()
    assert ("Chi bộ 2", Sent.RECEIVED) in lines(desk)
    reading = desk.home.reading
    assert reading is not None
    assert [each.path.name for each in reading.overview.standing.refused] == ["hỏng.xlsx"]

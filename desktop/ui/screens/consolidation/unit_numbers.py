"""The numbers of a unit's return that were taken in: seen again, or taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.registers.received import ReceivedRow
from desktop.text import _
from desktop.ui.screens.consolidation.paper import Paper
from desktop.ui.theme import Tone
from desktop.ui.widgets.entries import PANEL_EDGE, Act, Entries, Entry


@dataclass(frozen=True)
class Ways:
    """What the room does with a number: show it, take it out."""

    view: Callable[[ReceivedRow], object]
    withdraw: Callable[[ReceivedRow], object]


class UnitNumbersPanel(QWidget):
    """Every number taken in of one unit's return, the newest first."""

    def __init__(self, paper: Paper, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.list = Entries(PANEL_EDGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        self.show_paper(paper)

    def show_paper(self, paper: Paper) -> None:
        """Show the numbers of a unit."""
        self.list.show_entries([self._entry(each) for each in paper.numbers])

    def focus_first(self) -> None:
        """Give the keyboard to the newest number."""
        self.list.focus_first()

    def _entry(self, number: ReceivedRow) -> Entry:
        text = _("Số {number} · lập {day}").format(
            number=number.revision, day=f"{number.made_at:%d/%m/%Y %H:%M}"
        )
        word = _("Đang tính") if number.newest else _("Đã thay")
        tone = Tone.GOOD if number.newest else Tone.PLAIN
        acts = tuple(self._acts(number))
        return Entry(number.id, text, word, tone, tuple(_notes(number)), acts)

    def _acts(self, number: ReceivedRow) -> Iterator[Act]:
        yield Act(_("Xem số này"), partial(self._ways.view, number))
        if number.newest:
            tip = _("Nhận nhầm: lấy số này ra khỏi sổ, số trước lại được tính")
            yield Act(_("Bỏ số này"), partial(self._ways.withdraw, number), tip)


def _notes(number: ReceivedRow) -> Iterator[str]:
    received = _("Nhận {moment} từ tệp {name}").format(
        moment=f"{number.received_at:%d/%m/%Y %H:%M}", name=number.file_name
    )
    yield received
    if number.edited:
        yield _("Tệp bị sửa tay; chấp nhận vì: {reason}").format(reason=number.reason)
    if number.nil:
        yield _("Đơn vị khai không phát sinh.")

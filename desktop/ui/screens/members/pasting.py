"""From a block copied in Excel to members in the book: read, looked at, written."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject

from db.messages import N_, Message
from desktop.exchange import pasting
from desktop.exchange.pasting import Block, Look
from desktop.text import _
from desktop.ui.alerts import Action
from desktop.ui.context import AppContext
from desktop.ui.screens.members.paste import PastePage
from desktop.ui.screens.members.saving import Saved, and_compare, tell_differences
from desktop.ui.widgets.panel import Panel


class Pasting(QObject):
    """Shows a block in the panel, and writes what the person takes in of it."""

    def __init__(self, context: AppContext, panel: Panel) -> None:
        super().__init__(panel)
        self._context = context
        self._panel = panel

    def begin(self, cells: list[list[str]]) -> None:
        """Read a block away from the window's thread, then show it; nothing is written yet."""
        self._context.jobs.run(
            _("Đọc các dòng dán"),
            lambda _progress: _read(self._context, cells),
            self._show,
            can_cancel=False,
        )

    def _show(self, read: tuple[Block, Look]) -> None:
        block, look = read
        page = PastePage(self._context, look)
        page.write_wanted.connect(partial(self._write, block))
        self._panel.open(_("Dán từ Excel"), page)
        self._panel.badge.show_state("", self._panel.badge.tone)
        page.focus_first()

    def _write(self, block: Block, rows: Collection[int]) -> None:
        self._context.jobs.run(
            _("Ghi các dòng dán"),
            lambda _progress: _write(self._context, block, rows),
            self._written,
            writes=True,
            can_cancel=False,
        )

    def _written(self, saved: Saved) -> None:
        self._panel.shut()
        self._context.alerts.good(
            Message(N_("Đã ghi {count} người từ các dòng dán."), {"count": saved.id}),
            Action(_("Hoàn tác"), self._context.undo),
        )
        tell_differences(self._context, _("các dòng dán"), saved.differences)


def _read(context: AppContext, cells: list[list[str]]) -> tuple[Block, Look]:
    today = context.today()
    block = pasting.read_block(cells, today)
    with context.book.read() as session:
        return block, pasting.look(session, block, today)


def _write(context: AppContext, block: Block, rows: Collection[int]) -> Saved:
    book, today = context.book, context.today()

    def change() -> int:
        with book.change(N_("dán {count} đảng viên từ Excel"), count=len(rows)) as session:
            return pasting.write(session, block, rows, today)

    return and_compare(book, change)

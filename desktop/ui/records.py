"""The records behind a figure, in the panel beside whatever shows the number."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import figures
from db.figures import CATALOGUE, split_id
from db.periods import Period
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.theme import current
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column

# Where the record of each register is shown, and by which word it is named there.
PLACES = {
    "members": ("members", "member"),
    "meetings": ("meetings", "meeting"),
    "attendance": ("attendance", "meeting"),
    "subjects": ("subjects", "subject"),
}


class RecordList(QWidget):
    """Exactly the records a figure counts; Enter opens one."""

    def __init__(self, context: AppContext, figure_id: str, period: Period) -> None:
        super().__init__()
        self._context = context
        base, _filter, _value = split_id(figure_id)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(current().margins(24, 8, 24, 16))
        lines.addWidget(label(_(CATALOGUE[base].meaning), "second", wrap=True))
        self.box = TableBox(
            "records",
            _(CATALOGUE[base].name),
            [Column("label", _("Bản ghi"), lambda row: translate(row.label), 200, stretch=True)],
            context.settings,
            search=lambda row: translate(row.label),
            empty=Empty(_("Không có bản ghi nào.")),
            identify=lambda row: (row.register, row.id),
        )
        self.box.opened.connect(self._open)
        lines.addWidget(self.box, 1)
        context.reader.ask(lambda: self._read(figure_id, period), self._show)

    def _read(self, figure_id: str, period: Period) -> list[figures.Record]:
        with self._context.book.read() as session:
            return figures.records(session, figure_id, period)

    def _show(self, rows: list[figures.Record]) -> None:
        self.box.set_rows(rows)
        self.box.set_note(_("{count} bản ghi").format(count=len(rows)))

    def _open(self, row: Any) -> None:
        room, word = PLACES[row.register]
        self._context.open_room(room, **{word: row.id})


def show_records(screen: Screen, figure_id: str, period: Period) -> None:
    """Open the records behind a figure beside the screen."""
    base, _filter, value = split_id(figure_id)
    heading = _(CATALOGUE[base].name)
    listed = RecordList(screen.context, figure_id, period)
    screen.panel.open(f"{heading} ({value})" if value else heading, listed)
    listed.box.setFocus()

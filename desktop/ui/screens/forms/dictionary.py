"""The dictionary of figures: all that a form's tags can name, searched, and copied as a tag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import N_, Message
from desktop.returns.dictionary import Section, Text, dictionary
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import Card, label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, RowStyle

ROOM, PAPER_ROOM = "dictionary", "dictionary_paper"
SIDE = 320


@dataclass(frozen=True)
class Line:
    """One row of one of the dictionary's tables; a table's own title has no row."""

    id: int
    section: Section
    row: tuple[Text, ...] = ()

    @property
    def word(self) -> str:
        """Return what one writes in a tag, or a table's title."""
        return str(self.row[0]) if self.row else _(self.section.title)

    @property
    def tag(self) -> str:
        """Return how it is written into a cell of a form; nothing for a title."""
        return self.section.example(self.row) if self.row else ""

    @property
    def facts(self) -> Iterator[tuple[str, str]]:
        """Give what is said of it, each under its heading."""
        for heading, text in zip(self.section.headings[1:], self.row[1:], strict=False):
            if text:
                yield _(heading), translate(text) if isinstance(text, Message) else _(text)

    @property
    def meaning(self) -> str:
        """Return all that is said of it, in a line."""
        return " · ".join(text for _heading, text in self.facts)


def lines() -> list[Line]:
    """Return the lines of the whole dictionary, each table under its title."""
    found: list[Line] = []
    for section in dictionary():
        found.append(Line(len(found), section))
        found += [Line(len(found) + n, section, row) for n, row in enumerate(section.rows)]
    return found


class DictionaryScreen(Screen):
    """A list to search; the chosen line is explained beside it, its tag ready to be copied."""

    help_page = "forms"
    under = "returns"

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            _("Từ điển số liệu"),
            _("Những gì ghi được vào ô của biểu mẫu. Ctrl+C chép thẻ để dán vào Excel."),
        )
        self._flat = False
        self.box = self._make_table()
        for watched in (self.box.table, self.box.filter):
            watched.installEventFilter(self)
        self.main.addWidget(self.box, 1)
        self.card = self._make_card()
        self.set_side(self.card, width=SIDE)
        self.add_action(
            _("Quay lại"),
            lambda: context.open_room("forms"),
            shortcut="Esc",
            tip=_("Về danh sách biểu mẫu"),
        )
        self.add_action(
            _("In từ điển"),
            lambda: context.open_room(PAPER_ROOM),
            shortcut="Ctrl+P",
            tip=_("Xem trước và in cả từ điển"),
        )
        self.box.chosen.connect(self._show)
        self.box.opened.connect(lambda _line: self.copy())
        self.box.listed.connect(self._admit)
        self.box.set_rows(lines())
        self.box.table.choose(1)
        self._show(self.box.current())

    def copy(self) -> None:
        """Copy the chosen line's tag, to be pasted into a cell."""
        line = self.box.current()
        if line is not None and line.tag:
            QGuiApplication.clipboard().setText(line.tag)
            words = N_("Đã chép {tag}. Dán vào ô của biểu mẫu trong Excel.")
            self.context.alerts.good(Message(words, {"tag": line.tag}))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy the tag, not the row; what is selected in the filter is copied as it is."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            selected = watched is self.box.filter and self.box.filter.hasSelectedText()
            if event.matches(QKeySequence.StandardKey.Copy) and not selected:
                self.copy()
                return True
        return super().eventFilter(watched, event)

    def _admit(self) -> None:
        """Let titles stand only over whole tables."""
        rows = self.box.table.rows
        flat = bool(rows.words) or rows.sorted_by is not None
        if flat != self._flat:
            self._flat = flat
            self.box.admit((lambda line: bool(line.row)) if flat else None)

    def _show(self, line: Line | None) -> None:
        while (item := self._said.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.card.setVisible(line is not None)
        if line is None:
            return
        self.card.heading.setText(line.word)
        note = translate(line.section.note)
        if line.row:
            self._say(_("Thuộc"), _(line.section.title))
            for heading, text in line.facts:
                self._say(heading, text)
        if note:
            self._say(_("Cách dùng"), note)
        if line.tag:
            self._say(_("Ghi vào ô"), line.tag)
        self.copy_button.setVisible(bool(line.tag))
        self.set_side_summary(f"{line.word}: {line.meaning}" if line.row else line.word)

    def _meaning(self, line: Line) -> str:
        """Return what is said of a line; of a column by itself also whose it is."""
        alone = self._flat and "." not in line.word
        return f"{_(line.section.title)}: {line.meaning}" if alone else line.meaning

    def _say(self, heading: str, text: str) -> None:
        if self._said.count():
            self._said.addSpacing(px(8))
        self._said.addWidget(label(heading, "label"))
        said = label(text, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.addWidget(said)

    def _make_card(self) -> Card:
        card = Card(" ")
        card.heading.setWordWrap(True)
        holder = QWidget()
        self._said = QVBoxLayout(holder)
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setSpacing(px(4))
        card.body.addWidget(holder)
        self.copy_button = Button(
            _("Chép thẻ"), self.copy, shortcut="Ctrl+C", tip=_("Chép thẻ để dán vào ô trong Excel")
        )
        card.body.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _make_table(self) -> TableBox:
        columns: list[Column[Any]] = [
            Column("word", _("Ghi trong thẻ"), lambda line: line.word, 300, bold=True),
            Column("meaning", _("Nghĩa"), self._meaning, 320, stretch=True),
        ]
        return TableBox(
            ROOM,
            _("Từ điển số liệu"),
            columns,
            self.context.settings,
            search=lambda line: f"{line.word} {line.meaning} {_(line.section.title)}",
            empty=Empty(_("Từ điển trống.")),
            style=lambda line: RowStyle(bold=not line.row, tinted=not line.row),
        )

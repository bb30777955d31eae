"""Editors of the meeting's form alone: subjects that can be made here, headcounts by group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.messages import N_, BookError
from db.registers.meeting_record import GroupCount, NewSubject
from db.registers.meetings import HEADCOUNTS
from db.registers.subjects import SUBJECTS
from db.schema import SubjectKind
from db.vietnamese import clean, match_key
from desktop.text import _
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.editors import Editor, LineEditor
from desktop.ui.widgets.pickers import ManyEditor, matching
from desktop.ui.widgets.suggest import Suggestion
from desktop.ui.widgets.typed import NumberEditor


class SubjectsEditor(ManyEditor):
    """Subjects of the book, found by typing; one that is not there yet is made on saving."""

    def _look(self, text: str) -> None:
        name = clean(text)
        chosen = {one.text for one in self._chosen}
        found = [one for one in matching(self.options(), name) if one.text not in chosen]
        known = {match_key(one.text) for one in (*self.options(), *self._chosen)}
        offers = self._offers(name) if match_key(name) not in known else []
        self._found.offer([*found, *offers] if name else [])

    def _offers(self, name: str) -> list[Suggestion]:
        """Return the name as typed as a new subject of each kind."""
        return [
            Suggestion(name, _("thêm mới: {kind}").format(kind=_(choice.label)), new)
            for choice in SUBJECTS.field("kind").choices
            if (new := NewSubject(name, SubjectKind(choice.value)))
        ]


class _GroupRow(QWidget):
    """One group and how many of it came."""

    def __init__(self, suggestions: Sequence[str]) -> None:
        super().__init__()
        self.group = LineEditor(suggestions)
        self.people = NumberEditor(whole=True)
        self.drop = Button("✕", kind=Kind.FLAT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.group, 3)
        row.addWidget(self.people, 1)
        row.addWidget(self.drop)

    @property
    def empty(self) -> bool:
        """Tell whether nothing stands in the row."""
        return not self.group.line.text().strip() and not self.people.line.text().strip()

    def show_group(self, group: GroupCount | None) -> None:
        """Show a group, or an empty row."""
        self.group.set_value(group and group.group)
        self.people.set_value(group and group.people)

    def read(self) -> GroupCount:
        """Return the row's group; BookError while half of it is missing."""
        group, people = self.group.value(), self.people.value()
        if group is None:
            raise BookError(N_("Chưa ghi nhóm nào có {people} người."), people=people)
        if people is None:
            raise BookError(N_("Chưa ghi số người của nhóm {group}."), group=group)
        return GroupCount(group, people)

    def show_names(self, place: int) -> None:
        """Tell those who listen or hover which row this is."""
        group, people = (_(HEADCOUNTS.field(name).heading) for name in ("group", "people"))
        self.group.name(f"{group} {place}", _("Gõ vài chữ để chọn nhóm, hoặc tên nhóm khác"))
        self.people.name(f"{people} {place}", _("Số người của nhóm"))
        self.drop.setAccessibleName(_("Bỏ nhóm {place}").format(place=place))
        self.drop.setToolTip(_("Bỏ nhóm này"))


class GroupsEditor(Editor):
    """Headcounts by group: one row a group, an empty one at the end for the next."""

    def __init__(self, suggestions: Sequence[str]) -> None:
        holder = QWidget()
        super().__init__(holder)
        self._suggestions = suggestions
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.rows: list[_GroupRow] = []
        self._show([])

    def value(self) -> tuple[GroupCount, ...]:
        """Return the groups written; BookError while one is half written."""
        return tuple(row.read() for row in self.rows if not row.empty)

    def set_value(self, value: Any) -> None:
        """Show groups."""
        self._show(list(value or ()))

    def total(self) -> int | None:
        """Return the sum of the numbers that can be read so far, None where there are none."""
        known = [row.people.value() for row in self.rows if row.people.problem() is None]
        numbers = [each for each in known if each is not None]
        return sum(numbers) if numbers else None

    def undo_text(self) -> bool:
        """Take back the newest typing in the row in use."""
        return any(editor.undo_text() for editor in self._in_use())

    def redo_text(self) -> bool:
        """Type again what was taken back in the row in use."""
        return any(editor.redo_text() for editor in self._in_use())

    def _in_use(self) -> list[LineEditor]:
        editors = [editor for row in self.rows for editor in (row.group, row.people)]
        return [editor for editor in editors if editor.line.hasFocus()]

    def _show(self, groups: Sequence[GroupCount]) -> None:
        # The first row stays: a new one would come last for Tab in the whole form.
        for row in self.rows[1:]:
            self._take_out(row)
        for place in range(len(groups) + 1):
            row = self.rows[place] if place < len(self.rows) else self._add()
            row.show_group(groups[place] if place < len(groups) else None)
        self._number()

    def _add(self) -> _GroupRow:
        row = _GroupRow(self._suggestions)
        for editor in (row.group, row.people):
            editor.changed.connect(self._touched)
            editor.left.connect(self.left)
        row.drop.clicked.connect(partial(self._drop, row))
        before = self.rows[-1] if self.rows else None
        self.rows.append(row)
        self._column.addWidget(row)
        if before is None:
            self.setFocusProxy(row.group)
        else:
            # Made later than the fields below, but Tab comes here first.
            QWidget.setTabOrder(before.drop, row.group.line)
            QWidget.setTabOrder(row.group.line, row.people.line)
            QWidget.setTabOrder(row.people.line, row.drop)
        self._number()
        return row

    def _drop(self, row: _GroupRow) -> None:
        place = self.rows.index(row)
        if len(self.rows) > 1:
            self._take_out(row)
            self.rows[min(place, len(self.rows) - 1)].group.setFocus()
        else:
            row.show_group(None)
        self._touched()

    def _take_out(self, row: _GroupRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self.rows:
            self.setFocusProxy(self.rows[0].group)
        self._number()

    def _number(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            row.show_names(place)
            row.drop.setEnabled(not row.empty or place < len(self.rows))

    def _touched(self) -> None:
        if not self.rows[-1].empty:
            self._add()
        self._number()
        self.changed.emit()

"""Editors that pick from the book: a person, a record, several subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.messages import N_, BookError
from db.registers.fields import NamedPerson
from db.registers.members import NameRow
from db.registers.subjects import SubjectRow, SubjectState
from db.vietnamese import clean, fold, match_key
from desktop.text import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.editors import LineEditor
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.suggest import Suggestion, Suggestions

Options = Callable[[], Sequence[Suggestion]]
NAMES_APART = ";"
"""What parts the names of a list, as in the exchange workbook (CONTRACT §2)."""


def matching(options: Sequence[Suggestion], text: str) -> list[Suggestion]:
    """Return the options that hold every word typed, without dấu; given names first."""
    words = fold(text).split()
    found = [
        (fold(one.text).split()[-1:] != words[-1:], place, one)
        for place, one in enumerate(options)
        if all(word in fold(f"{one.text} {one.note}") for word in words)
    ]
    return [one for _rank, _place, one in sorted(found, key=lambda each: each[:2])]


def people_named(names: Iterable[NameRow]) -> list[Suggestion]:
    """Return members as suggestions, each with what tells namesakes apart."""
    return [
        Suggestion(row.full_name, row.position or row.party_group or row.code, row.id)
        for row in names
    ]


def subjects_named(rows: Iterable[SubjectRow], year: int) -> list[Suggestion]:
    """Return subjects as suggestions, those in force in a year before the others."""
    found = sorted(rows, key=lambda row: not row.in_force(year))
    notes = {
        SubjectState.IN_FORCE: "{code}",
        SubjectState.NOT_YET: _("{code} · chưa có hiệu lực"),
    }
    over = _("{code} · không còn hiệu lực")
    return [
        Suggestion(row.name, notes.get(row.state(year), over).format(code=row.code), row.id)
        for row in found
    ]


def _only(options: Iterable[Suggestion], text: str, key: Callable[[str], str]) -> Suggestion | None:
    """Return the option that has the text's key alone."""
    same = [one for one in options if key(one.text) == key(text)]
    return same[0] if len(same) == 1 else None


class PickEditor(LineEditor):
    """One record of the book, found by typing part of it without dấu.

    Where dấu are `heard`, a name typed with other ones is another name (DOMAIN §9).
    """

    heard = False

    def __init__(self, options: Options) -> None:
        super().__init__(placeholder=_("Gõ vài chữ, không cần dấu"))
        self.options = options
        self._picked: Suggestion | None = None
        self._found = Suggestions(self.line, _("Tìm thấy"))
        self._found.chosen.connect(self._pick)
        self.line.textEdited.connect(self._look)

    def value(self) -> Any:
        """Return the record's value; BookError while the text names none."""
        text = clean(self.line.text())
        if not text:
            return None
        if (one := self._named(text)) is not None:
            return one.value
        raise BookError(N_("Chưa có “{text}” trong sổ. Chọn một dòng trong danh sách."), text=text)

    def set_value(self, value: Any) -> None:
        """Show a record by its value."""
        self._picked = next((one for one in self.options() if one.value == value), None)
        self.line.setText(self._picked.text if self._picked else "")

    @property
    def busy(self) -> bool:
        """Tell whether the findings are open."""
        return self._found.isVisible()

    def _named(self, text: str) -> Suggestion | None:
        """Return what the text names: the one picked, or the only one so called."""
        if self._picked is not None and self._picked.text == text:
            return self._picked
        one = _only(self.options(), text, match_key)
        if one is None and not (self.heard and fold(text) != text.casefold()):
            return _only(self.options(), text, fold)
        return one

    def _look(self, text: str) -> None:
        self._found.offer(matching(self.options(), text) if text.strip() else [])

    def _pick(self, one: Suggestion) -> None:
        self._picked = one
        self.line.setText(one.text)
        self.changed.emit()


class PersonEditor(PickEditor):
    """Somebody: a member found by name, or any other name as typed."""

    heard = True

    def value(self) -> NamedPerson | None:
        """Return the person; a name that fits no member stays a name."""
        text = clean(self.line.text())
        if not text:
            return None
        one = self._named(text)
        return NamedPerson(text) if one is None else NamedPerson(one.text, one.value)

    def set_value(self, value: Any) -> None:
        """Show a NamedPerson."""
        person = value if isinstance(value, NamedPerson) else NamedPerson()
        super().set_value(person.member_id)
        if self._picked is None:
            self.line.setText(person.text)


class ManyEditor(PickEditor):
    """Several records: each picked one becomes a small button that takes it out again."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._chosen: list[Suggestion] = []
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self._chips.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._chips)
        self.line.installEventFilter(self)

    def value(self) -> tuple[Any, ...]:
        """Return the records picked; BookError while the line holds a name of none."""
        one = super().value()
        picked = [each.value for each in self._chosen]
        return tuple(picked if one is None or one in picked else [*picked, one])

    def set_value(self, value: Any) -> None:
        """Show the records of these values."""
        wanted = tuple(value or ())
        known = {one.value: one for one in self.options()}
        self._chosen = [known[each] for each in wanted if each in known]
        self.line.clear()
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Backspace in the empty line take out the last one."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            empty = not self.line.text() and bool(self._chosen)
            if empty and event.key() == Qt.Key.Key_Backspace:
                self._drop(self._chosen[-1])
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        found = matching(self.options(), text) if text.strip() else []
        self._found.offer([one for one in found if one not in self._chosen])

    def _pick(self, one: Suggestion) -> None:
        self._chosen.append(one)
        self.line.clear()
        self._show()
        self.changed.emit()

    def _drop(self, one: Suggestion) -> None:
        self._chosen.remove(one)
        self._show()
        self.line.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self._flow.empty()
        for one in self._chosen:
            chip = Button(f"{one.text}  ✕", partial(self._drop, one))
            chip.set_tip(_("Bỏ {name}").format(name=one.text))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._chosen))


class PeopleEditor(ManyEditor):
    """Several people or bodies: members found by name, or any other name as typed."""

    heard = True

    def value(self) -> tuple[NamedPerson, ...]:
        """Return the people picked, and those whose names stand in the line."""
        picked = [one.value for one in self._chosen]
        for name in filter(None, map(clean, self.line.text().split(NAMES_APART))):
            one = self._named(name)
            picked.append(NamedPerson(name) if one is None else _person(one).value)
        return tuple(dict.fromkeys(picked))

    def set_value(self, value: Any) -> None:
        """Show people; a member by the name borne today."""
        known = {one.value: one for one in self.options()}
        self._chosen = [
            _person(known[each.member_id])
            if each.member_id in known
            else Suggestion(each.text, value=each)
            for each in value or ()
        ]
        self.line.clear()
        self._show()

    def _look(self, text: str) -> None:
        name = clean(text)
        taken = {one.value.member_id for one in self._chosen}
        found = [_person(one) for one in matching(self.options(), name) if one.value not in taken]
        known = {match_key(one.text) for one in (*self.options(), *self._chosen)}
        stranger = match_key(name) not in known and self._named(name) is None
        if name and NAMES_APART not in name and stranger:
            found.append(Suggestion(name, _("không phải đảng viên"), NamedPerson(name)))
        self._found.offer(found if name else [])


def _person(one: Suggestion) -> Suggestion:
    """Return a member found as the person a record names."""
    return Suggestion(one.text, one.note, NamedPerson(one.text, one.value))

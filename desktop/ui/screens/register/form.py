"""The form of one record, made from its register's description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from db.messages import N_, Message
from db.registers import Field, FieldKind, NamedPerson, Register, book_checks
from db.registers.fields import Check, Values
from desktop.ui.context import AppContext, Book
from desktop.ui.screens.register.reading import Reading, asked, target_of
from desktop.ui.screens.register.start import carried_values
from desktop.ui.widgets.editors import LineEditor
from desktop.ui.widgets.fields import PAUSE_MS
from desktop.ui.widgets.form import KEEP_OUT
from desktop.ui.widgets.pickers import Options
from desktop.ui.widgets.tabs import PageForm

CODE_HELP = N_("Để trống thì chương trình tự đặt.")


@dataclass(frozen=True)
class Look:
    """What the rest of the book says to a record: remarks by field, and offers by field."""

    remarks: Mapping[str, Message] = field(default_factory=dict)
    offers: Mapping[str, Any] = field(default_factory=dict)


def form_fields(register: Register) -> list[Field]:
    """Return the form's fields in the order of Tab: what is known later last, then the code."""
    codes = [
        replace(each, required=False, help=CODE_HELP)
        for each in asked(register)
        if each.kind is FieldKind.CODE
    ]
    plain = [each for each in asked(register) if each.kind is not FieldKind.CODE]
    return [*sorted(plain, key=lambda each: each.later), *codes]


class RegisterForm(PageForm):
    """Asks for everything about one record; `record_id` is None while it is new.

    `given` are the values it has beside those asked for, such as what it is part of. While it
    is new, fields not yet touched follow its kind and what the book offers.
    """

    def __init__(
        self,
        context: AppContext,
        register: Register,
        reading: Callable[[], Reading],
        record_id: int | None = None,
        given: Values | None = None,
    ) -> None:
        self.described = register
        self.record_id = record_id
        self._book, self._context = context.book, context
        self._reading = reading
        self._given: Values = given or {}
        self._beside = Look()
        self._remarked: frozenset[str] = frozenset()
        self._typed: set[str] = set()
        fields = form_fields(register)
        names = [each.name for each in fields]
        super().__init__(
            fields,
            context.alerts,
            context.today,
            register=register,
            options={each.name: _options(reading, each) for each in fields if target_of(each)},
            remarks={name: partial(self._look_at, self._odd, name) for name in names},
            refusals={name: partial(self._look_at, self._wrong, name) for name in names},
            caution=KEEP_OUT,
        )
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look_around)
        for name, box in self.boxes.items():
            box.editor.changed.connect(partial(self._typed.add, name))
            box.touched.connect(self._pause.start)
        kind = next((each.name for each in register.fields if each.carried), "")
        if record_id is None and kind in self.boxes:
            self.boxes[kind].touched.connect(partial(self._follow_kind, kind))

    def show_values(self, values: Values) -> None:
        """Show a stored record with what is odd about it, or what a new one starts with."""
        self.load(values)
        self.look_around()

    def mark_saved(self) -> None:
        """Take what stands here as stored; what is odd stays said."""
        super().mark_saved()
        self.look_around()

    def values(self) -> dict[str, Any]:
        """Return the values by field, also those not asked for."""
        values = super().values()
        for each in self.described.fields:
            if each.kind is FieldKind.PERSON and each.name in values:
                values[each.name] = values[each.name] or NamedPerson()
        return values | dict(self._given)

    def focus_first(self) -> None:
        """Give the keyboard to the first field; what a new record offers there is typed over."""
        super().focus_first()
        first = next(iter(self.boxes.values())).editor
        if self.record_id is None and isinstance(first, LineEditor):
            first.line.selectAll()

    def look_around(self) -> None:
        """Hold what stands here against the rest of the book, away from the window's thread."""
        values, record_id, today = self._so_far(), self.record_id, self._context.today()
        self._say_remarks()
        self._context.reader.ask(
            lambda: look(self._book, self.described, values, record_id, today),
            self._hear,
            newest=f"form {self.described.name}",
        )

    def _so_far(self) -> dict[str, Any]:
        """Return the values as far as they can be read, None for the rest."""
        values = {each.name: None for each in self.described.fields} | dict(self._given)
        for name, box in self.boxes.items():
            values[name] = None if box.editor.problem() is not None else box.editor.value()
        return values

    def _hear(self, found: Look) -> None:
        self._beside = found
        if self.record_id is None:
            for name, value in found.offers.items():
                if name not in self._typed:
                    self.boxes[name].load(value)
        self._say_remarks()

    def _say_remarks(self) -> None:
        """Look again at the fields of which something is, or was, to be said."""
        values = self._so_far()
        said = frozenset({*self._odd(values), *self._wrong(values)} & {*self.boxes})
        for name in said | self._remarked:
            if not self.boxes[name].editor.busy:
                self.boxes[name].check()
        self._remarked = said

    def _look_at(
        self, find: Callable[[Values], Mapping[str, Message]], name: str, _value: Any
    ) -> Message | None:
        return find(self._so_far()).get(name)

    def _odd(self, values: Values) -> dict[str, Message]:
        """Return what is odd, by field: by the record itself, and beside the book."""
        return _by_field(
            *_found(self.described.doubts.values(), values, self._context.today()),
            *self._beside.remarks.items(),
        )

    def _wrong(self, values: Values) -> dict[str, Message]:
        """Return what contradicts the rest of the record, by field."""
        return _by_field(*_found(self.described.errors, values, self._context.today()))

    def _follow_kind(self, kind: str) -> None:
        """Let fields not yet touched follow the last record of the kind chosen."""
        chosen = self._so_far()[kind]
        if chosen is None:
            return
        known = carried_values(self.described, self._reading().lines, chosen)
        for name, value in known.items():
            if name != kind and name not in self._typed and name in self.boxes:
                self.boxes[name].load(value)


def look(
    book: Book, register: Register, values: Values, record_id: int | None, today: date
) -> Look:
    """Return what the rest of the book says to a record with these values."""
    with book.read() as session:
        remarks = _by_field(
            *(
                (check.field, check.find(session, values, record_id, today))
                for check in book_checks(register).values()
            )
        )
        if record_id is not None:
            return Look(remarks)
        offers = {name: offer(session, values, today) for name, offer in register.offers.items()}
    return Look(remarks, {name: value for name, value in offers.items() if value is not None})


def _found(
    checks: Iterable[Check], values: Values, today: date
) -> Iterator[tuple[str, Message | None]]:
    for check in checks:
        yield check.field, check(values, today)


def _by_field(*found: tuple[str, Message | None]) -> dict[str, Message]:
    """Return what was found by field, everything about one field as one message."""
    said: dict[str, list[Message]] = {}
    for name, message in found:
        if message is not None:
            said.setdefault(name, []).append(message)
    return {name: _together(messages) for name, messages in said.items()}


def _together(messages: Sequence[Message]) -> Message:
    if len(messages) == 1:
        return messages[0]
    facts = {f"said{place}": each for place, each in enumerate(messages)}
    return Message(" ".join(f"{{{name}}}" for name in facts), facts)


def _options(reading: Callable[[], Reading], field: Field) -> Options:
    return lambda: reading().options[target_of(field)]

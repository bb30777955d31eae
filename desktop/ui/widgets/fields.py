"""A field of a form: label above, editor, below it what is wrong, odd or helpful."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.messages import N_, Message
from db.registers.fields import Field, FieldKind
from desktop.text import _, translate
from desktop.ui.theme import px
from desktop.ui.widgets.editors import (
    ChoiceEditor,
    Editor,
    FlagEditor,
    LineEditor,
    ParagraphEditor,
)
from desktop.ui.widgets.labels import label, set_role
from desktop.ui.widgets.pickers import ManyEditor, Options, PeopleEditor, PersonEditor, PickEditor
from desktop.ui.widgets.typed import (
    DateEditor,
    NumberEditor,
    PartialDateEditor,
    TimeEditor,
    YearEditor,
)

PAUSE_MS = 300
NARROW_KINDS = {
    FieldKind.CODE,
    FieldKind.DATE,
    FieldKind.PARTIAL_DATE,
    FieldKind.TIME,
    FieldKind.INTEGER,
    FieldKind.DECIMAL,
    FieldKind.YEAR,
}
NARROW_WIDTH = 16

Remark = Callable[[Any], Message | None]


def make_editor(field: Field, options: Options | None, today: Callable[[], date]) -> Editor:
    """Return the editor for a field's kind; `options` are the records it may point to."""
    match field.kind:
        case FieldKind.LONG_TEXT:
            return ParagraphEditor()
        case FieldKind.DATE:
            return DateEditor(today)
        case FieldKind.PARTIAL_DATE:
            return PartialDateEditor(today)
        case FieldKind.TIME:
            return TimeEditor()
        case FieldKind.INTEGER:
            return NumberEditor(whole=True)
        case FieldKind.DECIMAL:
            return NumberEditor(whole=False)
        case FieldKind.YEAR:
            return YearEditor()
        case FieldKind.CHOICE:
            choices = [(choice.value, _(choice.label)) for choice in field.choices]
            return ChoiceEditor(choices, required=field.required)
        case FieldKind.FLAG:
            return FlagEditor(_(field.title))
        case FieldKind.REFERENCE:
            return PickEditor(options or tuple)
        case FieldKind.REFERENCES:
            return ManyEditor(options or tuple)
        case FieldKind.PERSON:
            return PersonEditor(options or tuple)
        case FieldKind.PEOPLE:
            return PeopleEditor(options or tuple)
        case _:
            return LineEditor(field.suggestions)


class FieldBox(QWidget):
    """One field of a form with its label and note.

    `touched` follows every change by the person. `remark` may point out what is odd about a
    value; it never stops anyone. `refusal` says why a value cannot stand beside the others.
    """

    touched = Signal()

    def __init__(
        self,
        field: Field,
        editor: Editor,
        remark: Remark | None = None,
        refusal: Remark | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        self._remark = remark
        self._refusal = refusal
        self._original: Any = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        heading = _(field.title)
        self.heading = label(f"{heading} *" if field.required else heading, "label")
        self.heading.setBuddy(editor)
        self.note = label("", "note", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        if field.kind is not FieldKind.FLAG:
            layout.addWidget(self.heading)
        layout.addWidget(editor)
        layout.addWidget(self.note)
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        help_text = _(field.help) if field.help else ""
        editor.name(heading, f"{heading}: {help_text}" if help_text else heading)
        editor.changed.connect(self._touch)
        editor.left.connect(self.check)
        self._say("note", help_text)

    @property
    def narrow(self) -> bool:
        """Tell whether two such fields fit side by side."""
        if self.field.kind in (FieldKind.CHOICE, FieldKind.TEXT):
            return self.field.width <= NARROW_WIDTH and not self.field.suggestions
        return self.field.kind in NARROW_KINDS

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return self.editor.problem() is not None or self.editor.value() != self._original

    def load(self, value: Any) -> None:
        """Show a stored value; it is what the field goes back to."""
        self.editor.set_value(value)
        self._original = self.editor.value() if self.editor.problem() is None else value
        self._say("note", _(self.field.help) if self.field.help else "")

    def reset(self) -> None:
        """Go back to the stored value."""
        self.load(self._original)
        self.touched.emit()

    def offer(self, value: Any) -> None:
        """Show a default without making it the stored value."""
        self.editor.set_value(value)

    def fault(self) -> Message | None:
        """Return what stops this field from being saved."""
        found = self.editor.problem()
        if found is None and self.field.required and self.editor.value() in (None, ()):
            return Message(N_("Chưa ghi {heading}."), {"heading": Message(self.field.title)})
        return found or self._refused()

    def check(self) -> bool:
        """Say under the field what is wrong or odd; return whether it can be saved."""
        self._pause.stop()
        # An empty required field is no fault while the person is still on the way to it.
        fault = self.editor.problem() or self._refused()
        if fault is not None:
            self._say("fault", translate(fault))
            return False
        odd = self._remark(self.editor.value()) if self._remark is not None else None
        if odd is not None:
            self._say("attention", translate(odd))
        elif (remark := self.editor.remark()) is not None:
            quiet = not isinstance(self.editor, LineEditor | ParagraphEditor) or isinstance(
                self.editor, DateEditor
            )
            self._say("note" if quiet else "attention", translate(remark))
        else:
            self._say("note", _(self.field.help) if self.field.help else "")
        return True

    def demand(self) -> bool:
        """Check before saving: what is required must be there as well."""
        fault = self.fault()
        if fault is not None:
            self._say("fault", translate(fault))
        return fault is None and self.check()

    def _refused(self) -> Message | None:
        if self._refusal is None or self.editor.problem() is not None:
            return None
        return self._refusal(self.editor.value())

    def _look(self) -> None:
        if not self.editor.busy:
            self.check()

    def _touch(self) -> None:
        self._pause.start()
        self.touched.emit()

    def _say(self, role: str, text: str) -> None:
        self.editor.mark("fault" if role == "fault" else "")
        self.editor.setAccessibleDescription(text)
        set_role(self.note, role)
        self.note.setText(text)
        self.note.setVisible(bool(text))


Remarks = Mapping[str, Remark]

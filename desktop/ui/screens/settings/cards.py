"""The cards of the settings screen that hold single choices."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from db.messages import N_, Message
from db.registers.fields import Field, FieldKind
from db.registers.thresholds import THRESHOLDS, Threshold
from desktop.text import LANGUAGES, _
from desktop.ui.app import dress
from desktop.ui.context import AppContext
from desktop.ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Mode, px
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.fields import FieldBox
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import Card, label
from desktop.ui.widgets.typed import NumberEditor

TEXT_STEP = 10
_MODES = {Mode.SYSTEM: N_("Theo máy"), Mode.LIGHT: N_("Sáng"), Mode.DARK: N_("Tối")}


class LookCard(Card):
    """Text size, theme and language of this PC; each takes effect at once."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(_("Hiển thị trên máy này"))
        self._context = context
        settings = context.settings
        sizes = [(n, f"{n}%") for n in range(SMALLEST_TEXT, LARGEST_TEXT + 1, TEXT_STEP)]
        modes = [(mode, _(text)) for mode, text in _MODES.items()]
        self.editors = {
            "text_size": self._choice(N_("Cỡ chữ"), "text_size", sizes, settings.text_size),
            "theme": self._choice(N_("Nền"), "theme", modes, settings.theme),
            "language": self._choice(
                N_("Ngôn ngữ"), "language", list(LANGUAGES.items()), settings.language
            ),
        }
        holder = QWidget()
        row = Flow(holder)
        for box in self.editors.values():
            row.addWidget(box)
        self.body.addWidget(holder)

    def _choice(
        self, heading: str, name: str, choices: list[tuple[Any, str]], value: Any
    ) -> FieldBox:
        editor = ChoiceEditor(choices, required=True)
        box = FieldBox(Field(name, heading, FieldKind.CHOICE), editor)
        box.load(value)
        box.setMinimumWidth(px(180))
        editor.changed.connect(partial(self._choose, name, editor))
        return box

    def _choose(self, name: str, editor: ChoiceEditor) -> None:
        settings = self._context.settings
        setattr(settings, name, editor.value())
        settings.save()
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        dress(running, settings)
        self._context.look_changed.emit()


class ThresholdsCard(Card):
    """When the home screen reminds; kept in the book, saved as each field is left."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(_("Khi nào thì nhắc"))
        self._context = context
        self.editors: dict[str, NumberEditor] = {}
        self._shown: dict[str, int] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        for row, threshold in enumerate(THRESHOLDS):
            self._add(grid, row, threshold)
        self.body.addLayout(grid)

    def refresh(self) -> None:
        """Show the numbers in force."""
        with self._context.book.read() as session:
            for threshold in THRESHOLDS:
                self._shown[threshold.name] = threshold.read(session)
                self.editors[threshold.name].set_value(self._shown[threshold.name])

    def _add(self, grid: QGridLayout, row: int, threshold: Threshold) -> None:
        editor = NumberEditor(whole=True)
        heading = _(threshold.label)
        bounds = _("từ {least} đến {most}").format(least=threshold.least, most=threshold.most)
        editor.name(heading, f"{heading}: {bounds}")
        editor.setFixedWidth(px(72))
        editor.left.connect(lambda: self._save(threshold))
        self.editors[threshold.name] = editor
        grid.addWidget(label(heading, wrap=True), row, 0)
        grid.addWidget(editor, row, 1)
        grid.addWidget(label(_(threshold.unit), "second"), row, 2)

    def _save(self, threshold: Threshold) -> None:
        editor = self.editors[threshold.name]
        number = None if editor.problem() is not None else editor.value()
        if number is None or not threshold.least <= number <= threshold.most:
            self._context.alerts.attention(
                Message(
                    N_("{what}: ghi số từ {least} đến {most}. Số cũ được giữ nguyên."),
                    {
                        "what": Message(threshold.label),
                        "least": threshold.least,
                        "most": threshold.most,
                    },
                )
            )
            self.refresh()
        elif number != self._shown[threshold.name]:
            self._shown[threshold.name] = int(number)
            self._context.writer.submit(partial(self._write, threshold, int(number)))

    def _write(self, threshold: Threshold, number: int) -> None:
        with self._context.book.change(N_("đổi ngưỡng nhắc việc")) as session:
            threshold.write(session, number)


def button_row(*buttons: QWidget) -> QWidget:
    """Return buttons in a row that wraps where it is too long."""
    holder = QWidget()
    row = Flow(holder)
    for button in buttons:
        row.addWidget(button)
    return holder

"""An entry form made from a register's fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from db.messages import N_, BookError, Message
from db.registers.fields import Field, Register
from desktop.text import _, translate
from desktop.ui.alerts import Alerts
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.editors import Editor
from desktop.ui.widgets.fields import FieldBox, Remarks, make_editor
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.pickers import Options
from desktop.ui.widgets.scrolled import scrolled

Values = Mapping[str, Any]

KEEP_OUT = N_(
    "Không ghi vào sổ: nội dung bí mật nhà nước, số căn cước, hồ sơ đảng viên, kỷ luật, tố cáo."
)
"""What free text in the book must not hold (DOMAIN §2)."""


class Form(QWidget):
    """Fields, what is wrong with them, and two buttons: save and close.

    `save_wanted` gives the values as a dict once every field can be saved: the screen writes
    them and then calls `mark_saved`, or `show_fault`. `close_wanted` follows Esc when nothing
    would be lost, or when the person agreed to lose it. `extra` takes what stands below the
    fields, `foot` what stays in view, `buttons` what is pressed beside the two; a `caution`
    stays in view above them.
    """

    save_wanted = Signal(object)
    close_wanted = Signal()
    dirty_changed = Signal(bool)

    def __init__(
        self,
        fields: Sequence[Field],
        alerts: Alerts,
        today: Callable[[], date],
        *,
        register: Register | None = None,
        options: Mapping[str, Options] | None = None,
        editors: Mapping[str, Editor] | None = None,
        remarks: Remarks | None = None,
        refusals: Remarks | None = None,
        caution: str = "",
    ) -> None:
        super().__init__()
        self._alerts = alerts
        self._today = today
        self._register = register
        self._was_dirty = False
        self._saving = False
        self._last_touched: FieldBox | None = None
        own, known = editors or {}, options or {}
        self.boxes = {
            field.name: FieldBox(
                field,
                own.get(field.name) or make_editor(field, known.get(field.name), today),
                (remarks or {}).get(field.name),
                (refusals or {}).get(field.name),
            )
            for field in fields
        }
        for box in self.boxes.values():
            box.touched.connect(lambda box=box: self._touch(box))
        self.extra = QVBoxLayout()
        self._lay_out(caution)
        self._save_key = QShortcut(QKeySequence("Ctrl+S"), self)
        self._save_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._save_key.activated.connect(self.try_save)

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return any(box.dirty for box in self.boxes.values())

    def load(self, values: Values) -> None:
        """Show a stored record."""
        for name, box in self.boxes.items():
            box.load(values.get(name))
        self._say("")
        self._tell_dirty()

    def offer(self, defaults: Values) -> None:
        """Show defaults for a new record: kept only if the person saves."""
        for name, value in defaults.items():
            self.boxes[name].offer(value)

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields; BookError where one cannot be read."""
        return {name: box.editor.value() for name, box in self.boxes.items()}

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        self._lead_to(next(iter(self.boxes.values())))

    def try_save(self) -> None:
        """Ask the screen to save, or show what must be mended first.

        While one save is not yet answered, another press asks nothing: it would save twice.
        """
        if self._saving:
            return
        wrong = [box for box in self.boxes.values() if not box.demand()]
        if wrong:
            self._lead_to(wrong[0])
            self._say(_("Còn {count} chỗ phải sửa trước khi lưu.").format(count=len(wrong)))
            return
        values = self.values()
        if self._register is not None and (found := self._register.problems(values, self._today())):
            self._say(" ".join(translate(message) for message in found))
            return
        self._say("")
        self._saving = True
        self.save_wanted.emit(values)

    def mark_saved(self) -> None:
        """Take what stands here as stored."""
        self._saving = False
        for box in self.boxes.values():
            box.load(box.editor.value())
        self._tell_dirty()

    def show_error(self, error: Exception) -> None:
        """Say why the record was not saved; what nobody foresaw goes to the alerts."""
        if isinstance(error, BookError):
            self.show_fault(error.message)
        else:
            self._saving = False
            self._alerts.fault(error)

    def show_fault(self, message: Message) -> None:
        """Say why the record was not saved."""
        self._saving = False
        self._say(translate(message))

    def try_close(self, then: Callable[[], object] = lambda: None) -> None:
        """Close and go on with `then`, asking first only if something would be lost."""
        if not self.dirty:
            self._close(then)
            return
        self._alerts.ask(
            Message(N_("Những gì vừa gõ chưa lưu. Bỏ đi?")),
            _("Bỏ, không lưu"),
            lambda: self._give_up(then),
            no=_("Gõ tiếp"),
        )

    def undo_text(self) -> bool:
        """Take back the newest typing in the form; False when nothing was typed."""
        focused = self._focused()
        for box in (focused, self._last_touched, *reversed(self.boxes.values())):
            if box is None or not box.dirty:
                continue
            self._lead_to(box)
            if not box.editor.undo_text():
                box.reset()
            return True
        return False

    def redo_text(self) -> bool:
        """Type again what was taken back in the field in use."""
        focused = self._focused()
        return focused is not None and focused.editor.redo_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.try_close()
        else:
            super().keyPressEvent(event)

    def _lead_to(self, box: FieldBox) -> None:
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(box, 0, px(16))

    def _focused(self) -> FieldBox | None:
        widget = QApplication.focusWidget()
        boxes = self.boxes.values()
        return next((box for box in boxes if widget and box.isAncestorOf(widget)), None)

    def _give_up(self, then: Callable[[], object]) -> None:
        for box in self.boxes.values():
            box.reset()
        self._close(then)

    def _close(self, then: Callable[[], object]) -> None:
        self.close_wanted.emit()
        then()

    def _touch(self, box: FieldBox) -> None:
        self._last_touched = box
        self._tell_dirty()

    def _tell_dirty(self) -> None:
        if (dirty := self.dirty) != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    def _say(self, text: str) -> None:
        self.verdict.setText(text)
        self.verdict.setVisible(bool(text))

    def _lay_out(self, caution: str) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(current().margins(24, 12, 24, 16))
        if self.boxes:
            column.addLayout(in_rows(self.boxes.values()))
        column.addLayout(self.extra)
        column.addStretch()
        self._scroll = scrolled(inside)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(line())
        foot = self.foot = QVBoxLayout()
        foot.setContentsMargins(current().margins(24, 12, 24, 12))
        foot.setSpacing(px(8))
        self.verdict = label("", "fault", wrap=True)
        self.verdict.hide()
        foot.addWidget(self.verdict)
        if caution:
            foot.addWidget(label(_(caution), "note", wrap=True))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(10))
        self.save_button = Button(
            _("Lưu"), self.try_save, kind=Kind.PRIMARY, shortcut="Ctrl+S", tip=_("Lưu vào sổ")
        )
        self.close_button = Button(_("Đóng"), self.try_close, shortcut="Esc")
        self.buttons.addWidget(self.save_button)
        self.buttons.addWidget(self.close_button)
        self.buttons.addStretch()
        foot.addLayout(self.buttons)
        outer.addLayout(foot)


def in_rows(boxes: Iterable[FieldBox]) -> QGridLayout:
    """Return fields in their order, two narrow neighbours side by side."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(12))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    row, open_half = -1, False
    for box in boxes:
        if box.narrow and open_half:
            grid.addWidget(box, row, 1)
            open_half = False
            continue
        row += 1
        open_half = box.narrow
        grid.addWidget(box, row, 0, 1, 1 if box.narrow else 2)
    # What is spare goes below: the rows would part by as much, and close again later.
    grid.setRowStretch(row + 1, 1)
    return grid

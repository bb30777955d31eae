"""The first page: make a chapter's book, open one, or play with the example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.book import Founding
from db.messages import N_
from db.opening import SUFFIX
from db.registers.fields import Field
from db.registers.unit import UNIT
from db.schema import FactKey
from desktop.files.writing import safe_name
from desktop.text import _
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import current, px
from desktop.ui.widgets.bars import PROGRAM
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields import FieldBox, make_editor
from desktop.ui.widgets.labels import Card, label, set_role
from desktop.ui.widgets.scrolled import scrolled

FOLDER = "So chi bo"
MOST_RECENT = 5
WIDTH = 960

_LABELS = {key: UNIT.field("key").label_of(key) for key in FactKey}
_FIELDS = (
    Field(FactKey.NAME, _LABELS[FactKey.NAME], required=True, help=N_("Ví dụ: Chi bộ Khu vực 3")),
    Field(FactKey.CODE, _LABELS[FactKey.CODE], required=True, help=N_("Theo cấp trên quy định.")),
    Field(FactKey.PLACE, _LABELS[FactKey.PLACE], help=N_("Ghi trước ngày tháng trên văn bản.")),
    Field(FactKey.PARENT, _LABELS[FactKey.PARENT], help=N_("Ví dụ: Đảng bộ phường Ô Môn")),
    Field(FactKey.SUPERIOR, _LABELS[FactKey.SUPERIOR], help=N_("Ví dụ: Đảng ủy phường Ô Môn")),
)


class FirstPage(QWidget):
    """Asks which book; the session opens or makes it and says back what went wrong."""

    open_wanted = Signal(object, str, object)
    make_wanted = Signal(object, object, str)
    example_wanted = Signal()

    def __init__(self, settings: PcSettings) -> None:
        super().__init__()
        self._recent = [Path(each) for each in settings.recent if Path(each).is_file()]
        self._recent_buttons: list[Button] = []
        self._asking: Callable[[str], object] | None = None
        self.boxes = {
            field.name: FieldBox(field, make_editor(field, None, date.today)) for field in _FIELDS
        }
        self._lay_out()

    @property
    def notice(self) -> str:
        """Return what the page says stands in the way; empty where nothing does."""
        return "" if self._notice.isHidden() else self._notice_text.text()

    def focus_start(self) -> None:
        """Give the keyboard to the book used last, else to the first thing a new one needs."""
        first = self._recent_buttons[0] if self._recent_buttons else self.boxes[FactKey.NAME].editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Wait for a book being opened or made."""
        self._columns.setEnabled(not busy)
        self.setCursor(Qt.CursorShape.BusyCursor if busy else Qt.CursorShape.ArrowCursor)
        if busy:
            self._notice.hide()

    def show_fault(self, text: str) -> None:
        """Say why no book was opened."""
        self._show_notice(text, role="fault")

    def ask_doubt(self, text: str, go_on: Callable[[], object]) -> None:
        """Say what is odd about this copy of a book, and let the person open it all the same."""
        self._show_notice(text, _("Vẫn mở"), lambda _word: go_on(), role="attention")

    def ask_password(self, path: Path, accept: object, wrong: str) -> None:
        """Ask for the password of a book."""
        text = wrong or _("Sổ {name} có mật khẩu. Gõ mật khẩu để mở.").format(name=path.name)
        self._show_notice(
            text, _("Mở"), lambda word: self.open_wanted.emit(path, word, accept), secret=True
        )

    def _show_notice(
        self,
        text: str,
        button: str = "",
        act: Callable[[str], object] | None = None,
        *,
        secret: bool = False,
        role: str = "",
    ) -> None:
        self._asking = act
        set_role(self._notice_text, role)
        self._notice_text.setText(text)
        self._notice_text.setAccessibleName(text)
        self._password.setVisible(secret)
        self._password.clear()
        self._go_on.setVisible(bool(button))
        if button:
            self._go_on.setText(button)
        self._notice.show()
        if button:
            target = self._password if secret else self._go_on
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        if self._asking is not None:
            self._asking(self._password.text())

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        centred = QHBoxLayout(inside)
        column = QWidget()
        column.setMaximumWidth(px(WIDTH))
        centred.addStretch(1)
        centred.addWidget(column, 100)
        centred.addStretch(1)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(current().margins(0, 12, 0, 12))
        lines.setSpacing(px(12))
        lines.addWidget(label(PROGRAM, "title"))
        lines.addWidget(
            label(
                _("Sổ nằm trên máy này, không cần mạng. Chọn một cách để bắt đầu."),
                "second",
                wrap=True,
            )
        )
        lines.addWidget(self._make_notice())
        self._columns = QWidget()
        columns = QHBoxLayout(self._columns)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(px(18))
        columns.addWidget(self._make_new(), 3, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(self._make_others(), 2, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self._columns)
        lines.addStretch(1)
        outer.addWidget(scrolled(inside))

    def _make_notice(self) -> QWidget:
        self._notice = Card()
        self._notice_text = label("", "", wrap=True)
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(_("Mật khẩu"))
        self._password.setToolTip(_("Mật khẩu của sổ"))
        self._password.returnPressed.connect(self._answer)
        self._go_on = Button(_("Mở"), self._answer)
        answer = QHBoxLayout()
        answer.addWidget(self._password, 1)
        answer.addWidget(self._go_on)
        answer.addStretch(1)
        self._notice.body.addWidget(self._notice_text)
        self._notice.body.addLayout(answer)
        self._notice.hide()
        return self._notice

    def _make_new(self) -> QWidget:
        card = Card(_("Lập sổ mới cho chi bộ"))
        inside = card.body
        inside.addLayout(self._grid())
        self._where = label("", "note", wrap=True)
        inside.addWidget(self._where)
        self.boxes[FactKey.NAME].touched.connect(self._tell_place)
        self.make_button = Button(
            _("Lập sổ"), self._make, kind=Kind.PRIMARY, tip=_("Lập sổ mới với những điều đã ghi")
        )
        inside.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._tell_place()
        return card

    def _grid(self) -> QGridLayout:
        """Return the fields, short ones side by side, so that the page fits a small window."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(self.boxes[FactKey.NAME], 0, 0, 1, 2)
        grid.addWidget(self.boxes[FactKey.CODE], 1, 0)
        grid.addWidget(self.boxes[FactKey.PLACE], 1, 1)
        grid.addWidget(self.boxes[FactKey.PARENT], 2, 0)
        grid.addWidget(self.boxes[FactKey.SUPERIOR], 2, 1)
        return grid

    def _make_others(self) -> QWidget:
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(16))
        existing = Card(_("Mở sổ đã có"))
        inside = existing.body
        for path in self._recent[:MOST_RECENT]:
            button = Button(path.stem, partial(self._open, path), tip=str(path))
            inside.addWidget(button)
            self._recent_buttons.append(button)
        inside.addWidget(Button(_("Chọn tệp sổ…"), self._choose))
        example = Card(_("Dùng thử"))
        trying = example.body
        words = _("Sổ ví dụ của một chi bộ không có thật. Ghi, xóa gì cũng được.")
        trying.addWidget(label(words, "second", wrap=True))
        trying.addWidget(Button(_("Mở sổ ví dụ"), self.example_wanted.emit))
        lines.addWidget(existing)
        lines.addWidget(example)
        return column

    def _open(self, path: Path) -> None:
        self.open_wanted.emit(path, "", frozenset())

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Chọn tệp sổ"), str(default_folder()), _("Sổ chi bộ") + f" (*{SUFFIX})"
        )
        if name:
            self._open(Path(name))

    def _make(self) -> None:
        wrong = [box for box in self.boxes.values() if not box.demand()]
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.make_wanted.emit(self._place(), Founding(**self._values()), "")

    def _values(self) -> dict[str, str]:
        return {name: box.editor.value() or "" for name, box in self.boxes.items()}

    def _place(self) -> Path:
        name = safe_name(self._values()[FactKey.NAME]) or FOLDER
        return default_folder() / f"{name}{SUFFIX}"

    def _tell_place(self) -> None:
        self._where.setText(_("Sổ sẽ nằm ở: {place}").format(place=self._place()))
        self._where.setVisible(bool(self._values()[FactKey.NAME]))


def default_folder() -> Path:
    """Return the folder where books lie unless somebody chooses otherwise."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / FOLDER

"""The panel from which a return leaves: what is to be known first, then sticks and folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.numbers import show_number
from desktop.files.sticks import Stick
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.returns.sending import Order, Target
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.editors import FlagEditor, LineEditor
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scrolled import scrolled

FOLDER = "returns_folder"
LOOK_MS = 1500
LONGEST = 22
"""Of a name on a button; its tip has all of it."""
_GB = 1_000_000_000

Found = Sequence[Stick]


class SendPanel(QWidget):
    """Says what is to be known of a file, and offers where it can go.

    `remarks` are said above, each with its role; `lock` says whose password locks the file, where
    there is one. `send_wanted` gives a Target and an Order;
    nothing more is asked for until `be_ready`.
    """

    send_wanted = Signal(object, object)

    def __init__(
        self,
        context: AppContext,
        find: Callable[[], Found],
        remarks: Sequence[tuple[str, str]],
        *,
        reason: str = "",
        lock: str = "",
    ) -> None:
        super().__init__()
        self._context = context
        self._find = find
        self._found: Found | None = None
        self._busy = False
        self.places: list[Button] = []
        self.reason = LineEditor() if reason else None
        self.lock = FlagEditor(_("Khóa bằng mật khẩu")) if lock else None
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(current().margins(24, 12, 24, 16))
        self._column.setSpacing(px(8))
        for role, text in remarks:
            self._column.addWidget(label(text, role, wrap=True))
        self._add_fields(reason, lock)
        self._column.addSpacing(px(8))
        self._column.addWidget(label(_("Ghi vào đâu?"), "heading"))
        self._places = QWidget()
        self._column.addWidget(self._places)
        self.writing = label(_("Đang ghi. Chưa rút USB."), "second", wrap=True)
        self.writing.hide()
        self._column.addWidget(self.writing)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._show_places([])
        self.look()

    def look(self) -> None:
        """Look which sticks are plugged in, away from the window's thread."""
        self._context.reader.ask(self._find, self._take, newest="sticks")

    def focus_first(self) -> None:
        """Give the keyboard to the reason where one is asked for, else to the first place."""
        (self.reason or self.places[0]).setFocus()

    def be_ready(self) -> None:
        """Take another order: the last one came to nothing."""
        self._busy = False
        self.writing.hide()

    @property
    def order(self) -> Order:
        """Return what was said about the file."""
        reason = self.reason.value() if self.reason is not None else None
        return Order(reason or "", self.lock is not None and bool(self.lock.value()))

    def _add_fields(self, reason: str, lock: str) -> None:
        if self.reason is not None:
            self.reason.name(reason, _("Lý do nằm trong tệp báo cáo; cấp trên đọc được"))
            self._column.addWidget(label(f"{reason} *", "label"))
            self._column.addWidget(self.reason)
            self._column.addWidget(self.fault)
        if self.lock is not None:
            self.lock.name(_("Khóa bằng mật khẩu"), _("Mở tệp phải gõ mật khẩu này"))
            self.lock.set_value(value=True)
            self._column.addWidget(self.lock)
            self._column.addWidget(label(lock, "note", wrap=True))

    def _take(self, found: Found) -> None:
        if found != self._found:
            self._found = found
            self._show_places(found)

    def _show_places(self, found: Found) -> None:
        held = next((place for place, each in enumerate(self.places) if each.hasFocus()), None)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.places = [
            self._stick_button(each, first=not place) for place, each in enumerate(found)
        ]
        if not found:
            words = _("Chưa thấy USB nào. Cắm USB vào máy, tên USB sẽ hiện ở đây.")
            column.addWidget(label(words, "second", wrap=True))
        if last := self._last_folder():
            words = _("Thư mục lần trước: {name}").format(name=_short(last.name))
            self.places.append(Button(words, partial(self._send, last), tip=str(last)))
        tip = _("Chọn một thư mục trên máy")
        self.places.append(Button(_("Thư mục khác…"), self._ask_folder, tip=tip))
        for each in self.places:
            column.addWidget(each)
        self._column.replaceWidget(self._places, holder)
        self._places.hide()
        self._places.deleteLater()
        self._places = holder
        if held is not None:
            self.places[0].setFocus()

    def _stick_button(self, stick: Stick, *, first: bool) -> Button:
        if stick.read_only:
            words = _("USB {name} · đang khóa chống ghi")
        else:
            words = _("USB {name} · còn trống {free} GB")
        room = show_number(round(Decimal(stick.free) / _GB, 1))
        kind = Kind.PRIMARY if first else Kind.SECONDARY
        text = words.format(name=_short(stick.name), free=room)
        tip = _("Ghi ra USB {name} ({place})").format(name=stick.name, place=stick.mountpoint)
        return Button(text, partial(self._send, stick), kind=kind, tip=tip)

    def _send(self, target: Target) -> None:
        if self._busy:
            return
        if self.reason is not None and not self.order.reason:
            self.fault.setText(_("Ghi lý do trước đã. Ví dụ: bổ sung cuộc họp ngày 12/10."))
            self.fault.show()
            self.reason.setFocus()
            return
        if isinstance(target, Path):
            self._context.settings.choices[FOLDER] = str(target)
            self._context.settings.save()
        self._busy = True
        self.writing.show()
        self.send_wanted.emit(target, self.order)

    def _ask_folder(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = str(self._last_folder() or QStandardPaths.writableLocation(documents))
        folder = QFileDialog.getExistingDirectory(self, _("Ghi báo cáo vào thư mục"), start)
        if folder:
            self._send(Path(folder))

    def _last_folder(self) -> Path | None:
        kept = self._context.settings.choices.get(FOLDER, "")
        return Path(kept) if kept and Path(kept).is_dir() else None


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"

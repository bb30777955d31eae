"""The sticks plugged in and the folders at hand, each a button: where files go, or come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.numbers import show_number
from desktop.files.sticks import Stick
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import label

LOOK_MS = 1500
LONGEST = 22
"""Of a name on a button; its tip has all of it."""
_GB = 1_000_000_000

Found = Sequence[Stick]


@dataclass(frozen=True)
class StickWords:
    """What is said of a stick that can be used, of one that is locked, and of what both do.

    `another` is the button for any folder, `folder` the title of the question which, `folder_tip`
    the button's tip.
    """

    ready: str
    locked: str
    tip: str
    another: str
    folder: str
    folder_tip: str


def writing_words() -> StickWords:
    """Return what is said where files go out."""
    return StickWords(
        ready=_("USB {name} · còn trống {free} GB"),
        locked=_("USB {name} · đang khóa chống ghi"),
        tip=_("Ghi ra USB {name} ({place})"),
        another=_("Thư mục khác…"),
        folder=_("Ghi báo cáo vào thư mục"),
        folder_tip=_("Chọn một thư mục trên máy"),
    )


class StickList(QWidget):
    """Sticks as they come and go, and folders; `chosen` gives a Stick or a Path.

    `kept` is the setting that remembers the folder of last time; `others` are put below.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: AppContext,
        find: Callable[[], Found],
        words: StickWords,
        kept: str,
        others: Sequence[Callable[[], Button]] = (),
    ) -> None:
        super().__init__()
        self._context = context
        self._find = find
        self._words = words
        self._kept = kept
        self._others = others
        self._found: Found | None = None
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._list = QWidget()
        self._column.addWidget(self._list)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._show([])
        self.look()

    def look(self) -> None:
        """Look which sticks are plugged in, away from the window's thread."""
        self._context.reader.ask(self._find, self._take, newest="sticks")

    def focus_first(self) -> None:
        """Give the keyboard to the first place."""
        self.buttons[0].setFocus()

    def keep(self, folder: Path) -> None:
        """Remember a folder for the next time."""
        self._context.settings.choices[self._kept] = str(folder)
        self._context.settings.save()

    @property
    def last_folder(self) -> Path | None:
        """Return the folder of last time, if it is still there."""
        kept = self._context.settings.choices.get(self._kept, "")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def start(self) -> str:
        """Return where the question for a folder or a file begins."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return str(self.last_folder or QStandardPaths.writableLocation(documents))

    def _take(self, found: Found) -> None:
        if found != self._found:
            self._found = found
            self._show(found)

    def _show(self, found: Found) -> None:
        held = any(each.hasFocus() for each in self.buttons)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.buttons = [
            self._stick_button(each, first=not place) for place, each in enumerate(found)
        ]
        if not found:
            words = _("Chưa thấy USB nào. Cắm USB vào máy, tên USB sẽ hiện ở đây.")
            column.addWidget(label(words, "second", wrap=True))
        if last := self.last_folder:
            words = _("Thư mục lần trước: {name}").format(name=_short(last.name))
            self.buttons.append(Button(words, partial(self.chosen.emit, last), tip=str(last)))
        another = Button(self._words.another, self._ask_folder, tip=self._words.folder_tip)
        self.buttons += [another, *(make() for make in self._others)]
        for each in self.buttons:
            column.addWidget(each)
        self._column.replaceWidget(self._list, holder)
        self._list.hide()
        self._list.deleteLater()
        self._list = holder
        if held:
            self.focus_first()

    def _stick_button(self, stick: Stick, *, first: bool) -> Button:
        words = self._words.locked if stick.read_only else self._words.ready
        room = show_number(round(Decimal(stick.free) / _GB, 1))
        kind = Kind.PRIMARY if first else Kind.SECONDARY
        text = words.format(name=_short(stick.name), free=room)
        tip = self._words.tip.format(name=stick.name, place=stick.mountpoint)
        return Button(text, partial(self.chosen.emit, stick), kind=kind, tip=tip)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._words.folder, self.start())
        if folder:
            self.chosen.emit(Path(folder))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"

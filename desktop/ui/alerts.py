"""The one gate for messages: banners, the question before what stays done, the log."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from db.messages import N_, BookError, Message
from desktop.text import _, translate
from desktop.ui.theme import Tone

log = logging.getLogger("sochibo")

CRASH = N_(
    "Chương trình gặp lỗi ngoài dự tính, việc vừa làm có thể chưa xong. Những gì đã báo "
    "“Đã lưu” vẫn còn. Làm lại một lần; nếu vẫn vậy, đóng chương trình rồi mở lại."
)


@dataclass(frozen=True)
class Action:
    """A button on a banner."""

    text: str
    act: Callable[[], object]


@dataclass(frozen=True)
class Alert:
    """One banner: what happened, what it means, what to do."""

    tone: Tone
    text: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Question:
    """What is asked before something that cannot be undone."""

    text: str
    yes: str
    no: str
    act: Callable[[], object]


class Alerts(QObject):
    """Every message to the person passes here; the log gets it without personal data."""

    shown = Signal(object)
    asked = Signal(object)
    swept = Signal()

    def say(self, tone: Tone, text: str | Message, *actions: Action) -> None:
        """Show a banner; a Message is logged by its template, plain text only by its tone."""
        template = text.template if isinstance(text, Message) else ""
        log.info("%s %s", tone, template)
        words = translate(text) if isinstance(text, Message) else text
        self.shown.emit(Alert(tone, words, actions))

    def good(self, text: str | Message, *actions: Action) -> None:
        """Say that something is done."""
        self.say(Tone.GOOD, text, *actions)

    def info(self, text: str | Message, *actions: Action) -> None:
        """Say something worth knowing."""
        self.say(Tone.INFO, text, *actions)

    def attention(self, text: str | Message, *actions: Action) -> None:
        """Point out something a person should look at."""
        self.say(Tone.ATTENTION, text, *actions)

    def fault(self, error: Exception | str | Message, *actions: Action) -> None:
        """Say what went wrong; an error nobody foresaw is logged and told in one sentence."""
        if isinstance(error, BookError):
            self.say(Tone.FAULT, error.message, *actions)
        elif isinstance(error, Exception):
            log_crash(error)
            self.say(Tone.FAULT, Message(CRASH), *actions)
        else:
            self.say(Tone.FAULT, error, *actions)

    def file_made(self, text: str | Message, path: Path) -> None:
        """Say that a file was made, with buttons to open it and its folder."""
        self.good(
            text,
            Action(_("Mở tệp"), lambda: self.open_outside(path)),
            self.to_folder(path),
        )

    def to_folder(self, path: Path) -> Action:
        """Return a button that opens the folder a file lies in."""
        return Action(_("Mở thư mục"), lambda: self.open_outside(path.parent))

    def open_outside(self, path: Path) -> None:
        """Open a file or folder in the program the PC has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.attention(
                Message(
                    N_("Máy không mở được {name}. Mở bằng tay trong thư mục {folder}."),
                    {"name": path.name, "folder": str(path.parent)},
                )
            )

    def ask(
        self, text: str | Message, yes: str, act: Callable[[], object], *, no: str = ""
    ) -> None:
        """Ask before what cannot be undone; `act` runs only on `yes`."""
        words = translate(text) if isinstance(text, Message) else text
        self.asked.emit(Question(words, yes, no or _("Không"), act))

    def sweep(self) -> None:
        """Take down what was only good to know; faults stay until closed."""
        self.swept.emit()


def log_crash(error: BaseException) -> None:
    """Log where an error arose, without its text: that may hold names."""
    places = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(places))
    log.error("%s at %s", type(error).__name__, where)

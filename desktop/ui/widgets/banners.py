"""Messages in the window: banners, the strip of a running job, the question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.alerts import Alert, Question
from desktop.ui.jobs import Job
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.icons import icon_pixmap
from desktop.ui.widgets.labels import Elided, label

MOST = 2
ICONS = {
    Tone.GOOD: "ph.check-circle",
    Tone.ATTENTION: "ph.warning",
    Tone.FAULT: "ph.x-circle",
    Tone.INFO: "ph.info",
    Tone.PLAIN: "ph.info",
}


def tone_word(tone: Tone) -> str:
    """Return the word that says what a colour means."""
    words = {
        Tone.GOOD: _("Xong"),
        Tone.ATTENTION: _("Lưu ý"),
        Tone.FAULT: _("Lỗi"),
        Tone.INFO: _("Thông tin"),
        Tone.PLAIN: _("Thông tin"),
    }
    return words[tone]


class Banner(QFrame):
    """One message; it stays until closed or swept away."""

    def __init__(self, alert: Alert, area: Banners) -> None:
        super().__init__()
        self.alert = alert
        ink, ground = current().colours.tone(alert.tone)
        self.setObjectName("banner")
        self.setStyleSheet(
            f"#banner {{ background: {ground}; border: 1px solid {ink}; "
            f"border-radius: {px(8)}px; }}"
        )
        word = tone_word(alert.tone)
        self.setAccessibleName(f"{word}: {alert.text}")
        icon = QLabel()
        icon.setPixmap(icon_pixmap(ICONS[alert.tone], ink, ratio=self.devicePixelRatio()))
        state = label(word, "heading")
        state.setStyleSheet(f"color: {ink};")
        self.words = label(alert.text, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = Button("✕", lambda: area.drop(self), kind=Kind.FLAT)
        close.setAccessibleName(_("Đóng thông báo"))
        close.setToolTip(_("Đóng thông báo"))
        top = Qt.AlignmentFlag.AlignTop
        for words in (icon, state, self.words):
            words.setMinimumHeight(px(24))
        row = QHBoxLayout(self)
        row.setContentsMargins(current().margins(12, 7, 8, 7))
        row.setSpacing(px(8))
        row.addWidget(icon, 0, top)
        row.addWidget(state, 0, top)
        middle = QVBoxLayout()
        middle.setSpacing(px(8))
        middle.addWidget(self.words)
        if alert.actions:
            buttons = QWidget()
            flow = Flow(buttons)
            for action in alert.actions:
                flow.addWidget(Button(action.text, action.act))
            middle.addWidget(buttons)
        row.addLayout(middle, 1)
        row.addWidget(close, 0, top)


class JobStrip(QFrame):
    """A running job: its name, how far it is, and a button to stop it."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._words = Elided(job.title)
        self._step = Elided("", "note")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(job.title)
        self.bar.setToolTip(job.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(current().margins(12, 8, 8, 8))
        row.setSpacing(px(12))
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self._step)
        if job.can_cancel:
            row.addWidget(Button(_("Dừng"), job.progress.cancel, tip=_("Dừng việc đang chạy")))
        self._move(*job.told)
        job.moved.connect(self._move)
        job.ended.connect(self.deleteLater)

    def _move(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text:
            self._step.setText(text)


class Banners(QWidget):
    """Where messages stand: above the screen, the newest on top."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(current().margins(24, 12, 24, 0))
        self._column.setSpacing(px(8))
        self.shown: list[Banner] = []
        self._jobs = 0
        self.hide()

    def show_alert(self, alert: Alert) -> None:
        """Show one more message; the same one again replaces itself."""
        for banner in [one for one in self.shown if one.alert.text == alert.text]:
            self.drop(banner)
        banner = Banner(alert, self)
        self.shown.insert(0, banner)
        QAccessible.updateAccessibility(QAccessibleEvent(banner, QAccessible.Event.Alert))
        self._column.insertWidget(0, banner)
        self.show()
        low = self.window().height() < px(look.LOW_BELOW)
        for old in self.shown[1 if low else MOST :]:
            self.drop(old)

    def show_job(self, job: Job) -> None:
        """Show a job that takes long."""
        strip = JobStrip(job)
        self._jobs += 1
        self._column.insertWidget(0, strip)
        self.show()
        job.ended.connect(self._end_job)

    def drop(self, banner: Banner) -> None:
        """Take a message down."""
        if banner in self.shown:
            self.shown.remove(banner)
            banner.hide()
            banner.deleteLater()
            self._tidy()

    def sweep(self) -> None:
        """Take down what was only good to know."""
        for banner in list(self.shown):
            if banner.alert.tone is not Tone.FAULT:
                self.drop(banner)

    def _end_job(self) -> None:
        self._jobs -= 1
        self._tidy()

    def _tidy(self) -> None:
        self.setVisible(bool(self.shown) or self._jobs > 0)


class AskBox(QDialog):
    """The question before something that cannot be undone; Esc and the first button say no."""

    def __init__(self, question: Question, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Hỏi lại"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = label(question.text, wrap=True)
        self.words.setMinimumWidth(px(360))
        self.setAccessibleName(question.text)
        self.no = Button(question.no, self.reject, shortcut="Esc")
        self.yes = Button(question.yes, self.accept, kind=Kind.PRIMARY)
        self.accepted.connect(lambda: question.act())
        column = QVBoxLayout(self)
        column.setContentsMargins(current().margins(24, 20, 24, 20))
        column.setSpacing(px(20))
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addStretch()
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self.no.setFocus()

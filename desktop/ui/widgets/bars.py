"""The top of the window (whose book, search, clerk) and its foot (saved, backup, undo)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTime
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.text import _, translate
from desktop.ui import theme as look
from desktop.ui.context import AppContext, Heading, Step
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind, MenuButton
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.rail import WIDE
from desktop.ui.widgets.search_box import SearchBox

TOP_HEIGHT = 52
FOOT_HEIGHT = 30
PROGRAM = "Sổ Chi bộ"


class Names(QWidget):
    """The chapter's name and, quieter, the committee above it; the latter gives way first."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = Heading("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_heading(self, heading: Heading) -> None:
        """Show whose book it is."""
        self._heading = heading
        words = ", ".join(name for name in (heading.chapter, heading.committee) if name)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return room for a short name."""
        return QSize(px(120), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both names on one line, as far as they fit."""
        painter = QPainter(self)
        middle, box = Qt.AlignmentFlag.AlignVCenter, self.rect()
        painter.setFont(current().font(bold=True))
        painter.setPen(current().colour("ink"))
        metrics = painter.fontMetrics()
        chapter = metrics.elidedText(
            self._heading.chapter, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, middle, chapter)
        box.setLeft(metrics.horizontalAdvance(chapter) + px(8))
        painter.setFont(current().font(look.NOTE_POINTS))
        painter.setPen(current().colour("ink2"))
        if painter.fontMetrics().horizontalAdvance(self._heading.committee) <= box.width():
            painter.drawText(box, middle, self._heading.committee)


class TopBar(QFrame):
    """Program, chapter and committee, search, clerk."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self.setFixedHeight(px(TOP_HEIGHT))
        self.brand = label(PROGRAM, "brand")
        self.names = Names()
        self.search = SearchBox(context)
        self.clerk = MenuButton(context.book.clerk or _("Người ghi sổ"), tip=_("Người ghi sổ"))
        self.clerk.add(_("Cài đặt"), lambda: context.open_room("settings"))
        self.clerk.add(_("Mở sổ khác…"), lambda: context.book_wanted.emit(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(current().margins(18, 0, 18, 1))
        row.setSpacing(px(16))
        row.addWidget(self.brand)
        row.addWidget(self.names, 3)
        row.addWidget(self.search, 2)
        row.addWidget(self.clerk)
        self.search.setMinimumWidth(px(220))
        self.search.setMaximumWidth(px(330))
        context.heading_changed.connect(self.names.show_heading)
        self.names.show_heading(context.heading)

    def set_slim(self, *, slim: bool) -> None:
        """Let the chapter's name begin above the middle."""
        self.brand.setMinimumWidth(0 if slim else px(WIDE) - px(10))


class Footer(QFrame):
    """Saved or saving, the last checked backup, help, and what Ctrl+Z would undo."""

    def __init__(self, context: AppContext, help_pressed: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self.setFixedHeight(px(FOOT_HEIGHT))
        self.saved = label(_("✓ Đã lưu"), "note")
        self.backup = label("", "note")
        self.help = Button(_("F1 Trợ giúp"), help_pressed, kind=Kind.FLAT, points=look.NOTE_POINTS)
        self._undoes = ""
        self.undo = Button("", context.undo, kind=Kind.FLAT, points=look.NOTE_POINTS)
        row = QHBoxLayout(self)
        row.setContentsMargins(current().margins(18, 1, 12, 0))
        row.setSpacing(px(20))
        row.addWidget(self.saved)
        row.addWidget(self.backup)
        row.addStretch(1)
        row.addWidget(self.help)
        row.addWidget(self.undo)
        context.writer.pending_changed.connect(self._show_pending)
        context.undo_changed.connect(self._show_undo)
        context.backup_told.connect(self._show_backup)
        self._show_undo(context.undo_step, context.redo_step)

    def _show_pending(self, pending: int) -> None:
        if pending:
            self.saved.setText(_("Đang lưu…"))
        else:
            self.saved.setText(
                _("✓ Đã lưu {time}").format(time=QTime.currentTime().toString("HH:mm"))
            )

    def _show_backup(self, words: str) -> None:
        self.backup.setText(words)
        self._fit()

    def _show_undo(self, step: Step | None, _redo: Step | None) -> None:
        self.undo.setVisible(step is not None)
        if step is not None:
            what = translate(step.title)
            self._undoes = _("Ctrl+Z Hoàn tác: {what}").format(what=what)
            self.undo.set_tip(self._undoes)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten what Ctrl+Z would undo to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        taken = (self.saved, self.backup, self.help)
        room = self.width() - sum(one.sizeHint().width() for one in taken) - px(130)
        metrics = QFontMetrics(current().font(look.NOTE_POINTS))
        words = metrics.elidedText(self._undoes, Qt.TextElideMode.ElideRight, max(room, px(120)))
        self.undo.setText(words)
        self.undo.setAccessibleName(self._undoes)

"""The criteria and bands of one version in the panel, and making a new version from a day on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.dates import show_date
from db.messages import N_, Message
from db.registers import criteria
from db.registers.fields import Field, FieldKind
from db.registers.quality import BANDS, CRITERIA
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.evaluation import saving
from desktop.ui.screens.evaluation.criteria_rows import BandRows, CriteriaRows
from desktop.ui.screens.evaluation.words import version_words
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import FieldBox
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.tabs import TabbedPage
from desktop.ui.widgets.typed import DateEditor

DAY_WIDTH = 220


class CriteriaPage(QWidget):
    """A version's criteria and bands in tabs, under the day from which they are to be changed.

    What holds stays as it is: a copy from a day on is what can be changed.
    """

    close_wanted = Signal()

    def __init__(self, context: AppContext, day: date, since: date | None) -> None:
        super().__init__()
        self._context = context
        self._since = since
        self._changing = False
        self.state = label("", "second", wrap=True)
        field = Field("valid_from", N_("Sửa tiêu chí từ ngày"), FieldKind.DATE, required=True)
        self._editor = DateEditor(context.today)
        self.day = FieldBox(field, self._editor, self._refusal)
        unused = since is not None and self._refusal(since) is None
        self.day.load(since if unused else day)
        self.change = Button(
            _("Sửa từ ngày này"),
            self.start_version,
            tip=_("Chép bộ tiêu chí đang có thành bộ mới áp dụng từ ngày này"),
        )
        self.rows = CriteriaRows(context)
        self.bands = BandRows(context)
        self.page = TabbedPage(_("Các phần của bộ tiêu chí"))
        self.page.add_part(
            CRITERIA.name, _(CRITERIA.title), _("Các tiêu chí và điểm tối đa"), lambda: self.rows
        )
        self.page.add_part(
            BANDS.name, _(BANDS.title), _("Từ điểm nào là mức nào"), lambda: self.bands
        )
        for register in (CRITERIA, BANDS):
            # Taken into the page at once: a widget without a parent would be a window.
            self.page.part(register.name)
        self.page.close_wanted.connect(self.close_wanted)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the version again; one that an undo took back gives way to what held before."""
        with self._context.book.read() as session:
            version = criteria.version_on(session, self._since or date.min)
            free = version.since is not None and not criteria.is_used(session, version.since)
        self._changing = self._changing and free and version.since == self._since
        self._since = version.since
        words = version_words(version)
        self.state.setText(words + " · " + _("đang sửa") if self._changing else words)
        self._ask.setVisible(not self._changing)
        for part in (self.rows, self.bands):
            part.show_version(version, free=self._changing)

    def focus_first(self) -> None:
        """Give the keyboard to the day, to be typed over."""
        self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.line.selectAll()

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return self.page.dirty

    def try_close(self, then: Callable[[], object] = lambda: None) -> None:
        """Close and go on with `then`, asking first where something would be lost."""
        self.page.try_close(then)

    def start_version(self) -> None:
        """Make a version from the day typed, or go on with the one of that day."""
        day = self.day.editor.value() if self.day.demand() else None
        if day is None or self._refusal(day) is not None:
            self.focus_first()
            return
        self._context.writer.submit(
            saving.new_version(self._context.book, day), self._started, self._context.alerts.fault
        )

    def _started(self, day: date) -> None:
        self._since, self._changing = day, True
        self.refresh()
        self.page.focus_first()

    def _refusal(self, day: date | None) -> Message | None:
        """Return why the version of a day may not be changed."""
        if day is None:
            return None
        with self._context.book.read() as session:
            used = criteria.is_used(session, day)
        if not used:
            return None
        return Message(
            N_("Bộ tiêu chí từ {day} đã dùng để chấm nên giữ nguyên. Chọn ngày khác."),
            {"day": show_date(day)},
        )

    def _lay_out(self) -> None:
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(current().margins(24, 8, 24, 12))
        above.setSpacing(px(10))
        above.addWidget(self.state)
        self._ask = QWidget()
        row = QHBoxLayout(self._ask)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        # A long name on the button takes its room from the line, never from the gap.
        self.day.setMaximumWidth(px(DAY_WIDTH))
        row.addWidget(self.day, 1)
        beside = QVBoxLayout()
        # Level with the line to type in, whose label stands above it.
        beside.addSpacing(self.day.heading.sizeHint().height() + px(4))
        beside.addWidget(self.change)
        beside.addStretch()
        row.addLayout(beside)
        row.addStretch()
        above.addWidget(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.page, 1)

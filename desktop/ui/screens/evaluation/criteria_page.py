"""The criteria and bands of one version in the panel, and making a new version from a day on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.numbers import show_number
from db.registers import criteria
from db.registers.criteria import BandRow, CriterionRow, Version
from db.registers.fields import Field, FieldKind, Register, Values
from db.registers.quality import BANDS, CRITERIA
from desktop.text import _
from desktop.ui.context import AppContext, Step
from desktop.ui.screens.evaluation import saving
from desktop.ui.screens.evaluation.words import version_words
from desktop.ui.taking_back import tell_deleted
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import FieldBox
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import label, set_role
from desktop.ui.widgets.part_rows import PartRows, PartWords
from desktop.ui.widgets.table_model import Column
from desktop.ui.widgets.tabs import TabbedPage
from desktop.ui.widgets.typed import DateEditor

FULL = 100
DAY_WIDTH = 220


class VersionRows(PartRows):
    """The rows of one register that a version has; they change only while none used it."""

    register: Register
    asked: tuple[str, ...]
    deleted_words = ""

    def __init__(
        self, context: AppContext, words: PartWords, columns: Sequence[Column[Any]]
    ) -> None:
        self.version: Version | None = None
        self._free = False
        super().__init__(context, f"evaluation-{self.register.name}", words, columns)
        self.box.opened.disconnect(self.edit)
        self.box.opened.connect(self._edit)
        holder = self.box.parentWidget()
        column = None if holder is None else holder.layout()
        assert isinstance(column, QVBoxLayout)
        # A version has more rows than most parts: the list takes what room there is.
        column.setStretchFactor(self.box, 100)

    def show_version(self, version: Version, *, free: bool) -> None:
        """Show the rows of a version, which may be changed while it is free."""
        self.version, self._free = version, free
        self.add_button.setVisible(free)
        self.read_again()

    def read_again(self) -> Sequence[Any]:
        """Read the rows again, the list no taller than they need."""
        rows = super().read_again()
        self.box.setMaximumHeight(self.box.table.height_of_all() + px(24))
        return rows

    def values_of(self, row: Any) -> dict[str, Any]:
        """Return what a form shows of a row."""
        return {name: getattr(row, name) for name in self.asked}

    def fields(self) -> list[Field]:
        """Return what a form asks."""
        return [self.register.field(name) for name in self.asked]

    def make_form(self, row: Any) -> Form:
        """Return the form of a row, or of a new one."""
        form = Form(self.fields(), self.context.alerts, self.context.today, register=self.register)
        form.load({} if row is None else self.values_of(row))
        return form

    def save(self, form: Form, row_id: int | None, values: Values) -> None:
        """Write a row of the version."""
        assert self.version is not None
        given = {**values, "valid_from": self.version.since}
        self.context.writer.submit(
            saving.save(self.context.book, self.register, given, row_id),
            self.wrote,
            form.show_error,
        )

    def delete(self, row: Any) -> None:
        """Delete a row of the version, and offer to take that back."""
        if not self._free:
            return
        what = saving.called(self.register, self.values_of(row))

        def done(step: Step | None) -> None:
            self.gone()
            tell_deleted(self.context, Message(self.deleted_words, {"what": what}), step)

        self.context.writer.submit(
            saving.delete(self.context.book, self.register, what, row.id), done
        )

    def _edit(self, row: Any) -> None:
        if self._free:
            self.edit(row)
        else:
            text = N_("Bộ tiêu chí này giữ nguyên. Ghi ngày rồi bấm “Sửa từ ngày này” trước.")
            self.context.alerts.info(Message(text))


class CriteriaRows(VersionRows):
    """The criteria of a version, and what their points add up to."""

    register = CRITERIA
    asked = ("group", "text", "most", "known")
    deleted_words = N_("Đã xóa tiêu chí “{what}”.")

    def __init__(self, context: AppContext) -> None:
        words = PartWords(
            _(CRITERIA.title),
            _("Thêm tiêu chí"),
            _("Thêm một tiêu chí vào bộ này"),
            _("Bộ này chưa có tiêu chí nào."),
        )
        columns = [
            Column[CriterionRow]("text", _("Tiêu chí"), lambda row: _(row.text), 200, True),
            Column[CriterionRow]("most", _("Điểm"), lambda row: row.most, 72),
        ]
        super().__init__(context, words, columns)

    def read(self, session: Session) -> Sequence[CriterionRow]:
        """Return the criteria, and say whether they give 100 points."""
        if self.version is None:
            return ()
        found = criteria.criteria_from(session, self.version.since)
        full = sum(each.most for each in found)
        facts = {"full": show_number(full), "wanted": FULL}
        if full == FULL:
            set_role(self.summary, "second")
            self.say(_("Cộng {full} điểm.").format(**facts))
        else:
            set_role(self.summary, "attention")
            self.say(_("Cộng {full} điểm, khác thang {wanted} điểm.").format(**facts))
        return found

    def fields(self) -> list[Field]:
        """Return what a form asks, the groups there are offered."""
        shown = self.box.table.rows.rows
        groups = tuple(dict.fromkeys(_(row.group) for row in shown))
        group, *others = super().fields()
        return [replace(group, suggestions=groups), *others]

    def explain(self, row: CriterionRow | None) -> str:
        """Return the chosen criterion in full, and what fills its points in."""
        if row is None:
            return ""
        known = CRITERIA.field("known").label_of(row.known)
        filled = _("tự điền theo {what}").format(what=_(known).lower()) if known else ""
        return " · ".join(filter(None, (_(row.group), _(row.text), filled)))


class BandRows(VersionRows):
    """The words for totals of a version."""

    register = BANDS
    asked = ("word", "least")
    deleted_words = N_("Đã xóa mức xếp loại “{what}”.")

    def __init__(self, context: AppContext) -> None:
        words = PartWords(
            _(BANDS.title),
            _("Thêm mức"),
            _("Thêm một mức xếp loại vào bộ này"),
            _("Bộ này chưa có mức xếp loại nào."),
        )
        columns = [
            Column[BandRow]("word", _("Mức"), lambda row: _(row.word), 200, True),
            Column[BandRow]("least", _("Từ điểm"), lambda row: row.least, 96),
        ]
        super().__init__(context, words, columns)

    def read(self, session: Session) -> Sequence[BandRow]:
        """Return the bands, the best first."""
        if self.version is None or self.version.since is None:
            return () if self.version is None else self.version.bands
        return criteria.version_on(session, self.version.since).bands


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
        self.day = FieldBox(field, DateEditor(context.today), self._refusal)
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
        """Give the keyboard to the day."""
        self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.day.setFixedWidth(px(DAY_WIDTH))
        row.addWidget(self.day)
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

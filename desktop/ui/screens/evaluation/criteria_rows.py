"""The criteria of a version and its bands, as lists that change while no meeting used them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.numbers import show_number
from db.registers import criteria
from db.registers.criteria import BandRow, CriterionRow, Version
from db.registers.fields import Field, Register, Values
from db.registers.quality import BANDS, CRITERIA
from desktop.text import _
from desktop.ui.context import AppContext, Step
from desktop.ui.screens.evaluation import saving
from desktop.ui.taking_back import tell_deleted
from desktop.ui.theme import px
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import set_role
from desktop.ui.widgets.part_rows import PartRows, PartWords
from desktop.ui.widgets.table_model import Column

FULL = 100


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

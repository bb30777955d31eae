"""The screen of returns: figures of a period, checks, and writing the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from db import figures
from db.book import Book
from db.messages import N_, Message
from db.periods import Period
from db.registers.fields import Field
from db.schema import Base
from desktop.returns import (
    CheckResult,
    Edited,
    Problem,
    ReasonNeededError,
    ReturnResult,
    Severity,
    check_return,
    make_return,
)
from desktop.returns.checks import check_book
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.records import show_records
from desktop.ui.screens.returns.checks import ChecksCard
from desktop.ui.theme import Tone
from desktop.ui.widgets.figure_words import figure_of
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.period import PeriodChoice
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, RowStyle

FORM = "KL01"
FOLDER_CHOICE = "returns_folder"
SIDE = 340
MOST_CELLS = 3
_REASON = Field(
    "reason",
    N_("Lý do lập lại"),
    required=True,
    help=N_("Ví dụ: bổ sung cuộc họp ngày 12/10. Lý do nằm trong tệp báo cáo."),
    width=60,
)


@dataclass(frozen=True)
class FigureRow:
    """One figure in this period and a year before."""

    id: str
    name: str
    filtered: bool
    this: figures.Value
    before: figures.Value | None


@dataclass(frozen=True)
class _Read:
    rows: list[FigureRow]
    problems: list[Problem]


class ReturnsScreen(Screen):
    """From a period to the file that is handed in."""

    registers = frozenset(Base.metadata.tables)
    help_page = "returns"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Báo cáo {form}").format(form=FORM))
        self.choice = PeriodChoice(context.today())
        self.choice.chosen.connect(lambda _period: self.refresh())
        self.add_action(
            _("Ghi tệp báo cáo…"),
            self.choose_folder,
            shortcut="F9",
            primary=True,
            tip=_("Ghi báo cáo của kỳ này ra một thư mục"),
        )
        self.add_action(
            _("Kiểm tra một tệp…"),
            self.choose_file,
            tip=_("Xem một tệp báo cáo còn nguyên hay đã bị sửa"),
        )
        self.box = self._make_table()
        self.main.addWidget(self.choice)
        self.main.addWidget(self.box, 1)
        self.checks = ChecksCard(context)
        self.set_side(self.checks, width=SIDE)
        self.box.opened.connect(self._open_figure)
        self.refresh()

    @property
    def period(self) -> Period:
        """Return the period in view: the one last chosen that is one."""
        return self.choice.last

    def go(self, **where: Any) -> None:
        """Show the period asked for."""
        period = where.get("period")
        if isinstance(period, Period):
            self.choice.show_period(period)
            self.refresh()

    def refresh(self) -> None:
        """Count again, away from the window's thread."""
        period = self.period
        self.context.reader.ask(lambda: self._read(period), self._show, newest="returns")

    def choose_folder(self) -> None:
        """Ask where the file goes, beginning where it last went."""
        if self.choice.period() is None:
            self.choice.lead_to_fault()
            return
        folder = QFileDialog.getExistingDirectory(
            self, _("Ghi tệp báo cáo vào thư mục"), self._last_folder()
        )
        if folder:
            self.make(Path(folder))

    def make(self, folder: Path, reason: str = "") -> None:
        """Write the return of the period in view."""
        self.context.settings.choices[FOLDER_CHOICE] = str(folder)
        self.context.settings.save()
        period = self.period
        self.context.jobs.run(
            _("Ghi tệp báo cáo"),
            lambda _progress: make_return(self._book, FORM, period, folder, reason=reason),
            self._made,
            partial(self._not_made, folder),
            can_cancel=False,
        )

    def choose_file(self) -> None:
        """Ask which return file to check."""
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Kiểm tra một tệp báo cáo"), self._last_folder(), _("Báo cáo") + " (*.xlsx)"
        )
        if name:
            self.check(Path(name))

    def check(self, path: Path) -> None:
        """Read a return file and say whether it is whole."""
        title = _("Kiểm tra {name}").format(name=path.name)
        self.context.jobs.run(title, lambda _progress: check_return(path), self._checked)

    def _read(self, period: Period) -> _Read:
        with self.context.book.read() as session:
            now = figures.compute(session, period)
            then = {} if period.over_a_year else figures.compute(session, period.year_before())
            problems = check_book(session, period, now, {}, self.context.today())
        return _Read([_row(value, then.get(key)) for key, value in now.items()], problems)

    def _show(self, read: _Read) -> None:
        self.box.set_rows(read.rows)
        self.checks.show_problems(read.problems)
        errors = sum(each.severity is Severity.ERROR for each in read.problems)
        rest = len(read.problems) - errors
        self.set_side_summary(_("{errors} lỗi, {rest} lưu ý").format(errors=errors, rest=rest))
        start, end = f"{self.period.start:%d/%m/%Y}", f"{self.period.end:%d/%m/%Y}"
        self.set_title(
            _("Báo cáo {form}").format(form=FORM),
            _("Số liệu từ ngày {start} đến ngày {end}").format(start=start, end=end),
        )

    def _open_figure(self, row: FigureRow) -> None:
        show_records(self, row.id, self.period)

    def _made(self, result: ReturnResult) -> None:
        self.panel.shut()
        words = Message(
            N_("Báo cáo số {number} đã nằm trong tệp {name}."),
            {"number": result.revision, "name": result.file.name},
        )
        self.context.alerts.file_made(words, result.file)
        if result.needs_attention:
            self.context.alerts.attention(
                Message(N_("Trong tệp còn lỗi phải sửa. Sửa xong thì ghi lại, tệp lấy số mới."))
            )

    def _not_made(self, folder: Path, error: Exception) -> None:
        if not isinstance(error, ReasonNeededError):
            self.context.alerts.fault(error)
            return
        form = Form([_REASON], self.context.alerts, self.context.today)
        form.load({})
        form.save_wanted.connect(lambda values: self._again(form, folder, values["reason"]))
        form.close_wanted.connect(self.panel.shut)
        form.show_fault(Message(N_("Nội dung đã khác tệp ghi lần trước. Ghi lý do lập lại.")))
        self.panel.open(_("Lập lại báo cáo"), form)
        form.focus_first()

    def _again(self, form: Form, folder: Path, reason: str) -> None:
        form.mark_saved()
        self.make(folder, reason)

    def _checked(self, result: CheckResult) -> None:
        facts: dict[str, object] = {
            "name": result.file.name,
            "unit": result.manifest.head.unit_name,
            "number": result.manifest.head.revision,
        }
        if result.intact:
            words = N_("Tệp {name} còn nguyên: {unit}, số {number}.")
            self.context.alerts.say(Tone.GOOD, Message(words, facts))
            return
        # One message: cells told in messages of their own would push this one out of view.
        words = N_("Tệp {name} đã bị sửa bằng tay ở {count} chỗ: {unit}, số {number}. {cells}")
        cells = " ".join(translate(_told(edit)) for edit in result.edited[:MOST_CELLS])
        facts |= {"count": len(result.edited), "cells": cells}
        self.context.alerts.say(Tone.FAULT, Message(words, facts))

    def _last_folder(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        kept = self.context.settings.choices.get(FOLDER_CHOICE, "")
        return kept or QStandardPaths.writableLocation(documents)

    @property
    def _book(self) -> Book:
        book = self.context.book
        assert isinstance(book, Book)
        return book

    def _make_table(self) -> TableBox:
        before = _("Cùng kỳ năm trước")
        return TableBox(
            "figures",
            _("Số liệu của kỳ"),
            [
                Column("name", _("Tiêu chí"), lambda row: row.name, 260, stretch=True),
                Column("this", _("Kỳ này"), lambda row: shown(row.this), 110, right=True),
                Column("before", before, lambda row: shown(row.before), 160, right=True),
            ],
            self.context.settings,
            search=lambda row: f"{row.name} {row.id}",
            empty=Empty(_("Chưa có số liệu.")),
            style=lambda row: RowStyle(quiet=row.filtered),
        )


def _told(edit: Edited) -> Message:
    """Return which cell was edited, and how."""
    told = edit.to_json()
    args = {"cell": f"{edit.sheet}!{edit.cell}", "was": told["was"], "now": told["now"]}
    return Message(N_("Ô {cell}: trước {was}, nay {now}."), args)


def _row(value: figures.Value, before: figures.Value | None) -> FigureRow:
    name = _(figure_of(value).name)
    narrowed = bool(value.narrowed)
    if narrowed:
        name = f"    {name} · {_(value.narrowed)}"
    return FigureRow(value.id, name, narrowed, value, before)


def shown(value: figures.Value | None) -> str:
    """Return a figure as people read it."""
    return translate(figures.say(value))

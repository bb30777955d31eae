"""A return file from outside: whole or edited, what was found in it, its password if need be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from db.book import Book
from db.messages import N_
from db.registers import locks
from db.registers.fields import Field
from desktop.files.refusals import LockedFileError
from desktop.returns import CheckResult, Edited, Problem, check_return
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.screens.returns.words import SEVERITIES
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.editors import LineEditor
from desktop.ui.widgets.entries import PANEL_EDGE, Entries, Entry
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import Badge, label, line
from desktop.ui.widgets.period import period_words

_PASSWORD = Field(
    "password",
    N_("Mật khẩu của tệp"),
    required=True,
    help=N_("Mật khẩu mà đơn vị gửi tệp đã thống nhất với đơn vị nhận."),
)


def check(book: Book, path: Path, password: str = "") -> CheckResult:
    """Return what a file says; the book's passwords are tried, then the one given."""
    with book.read() as session:
        known = locks.passwords(session)
    return check_return(path, [*known, password] if password else known)


def password_form(context: AppContext) -> Form:
    """Return the form that asks for the password of a locked file."""
    editor = LineEditor()
    editor.line.setEchoMode(QLineEdit.EchoMode.Password)
    form = Form([_PASSWORD], context.alerts, context.today, editors={"password": editor})
    form.save_button.setText(_("Mở tệp"))
    form.save_button.set_tip(_("Mở tệp bằng mật khẩu này rồi kiểm tra"))
    form.load({})
    return form


class CheckedPanel(QWidget):
    """What came of the check of a file."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__()
        head = result.manifest.head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(current().margins(PANEL_EDGE, 0, PANEL_EDGE, 12))
        top.setSpacing(px(6))
        self.verdict = Badge(*_verdict(result))
        self.said = label(_said(result), wrap=True)
        facts = _("{unit} · {form} · {period} · số {number}").format(
            unit=head.unit_name,
            form=head.form,
            period=period_words(head.period),
            number=head.revision,
        )
        made = _("Lập {moment}").format(moment=f"{head.made:%d/%m/%Y %H:%M}")
        for widget in (
            label(result.file.name, "second", wrap=True),
            self.verdict,
            self.said,
            label(facts, wrap=True),
            label(made, "second"),
        ):
            top.addWidget(widget)
        self.list = Entries(PANEL_EDGE)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self.list, 1)
        entries = [*map(_edit, result.edited), *map(_problem, result.problems)]
        self.list.show_entries(entries, _("Không có gì phải nói thêm về tệp này."))

    def focus_first(self) -> None:
        """Give the keyboard to the first thing found."""
        self.list.focus_first()


def _verdict(result: CheckResult) -> tuple[str, Tone]:
    if not result.intact:
        return _("Đã bị sửa bằng tay"), Tone.FAULT
    return _("Còn nguyên"), Tone.GOOD


def _said(result: CheckResult) -> str:
    if result.intact:
        return _("Mọi ô đúng như lúc lập báo cáo.")
    if not result.edited:
        return _("Dòng, cột hoặc trang không còn như lúc lập báo cáo.")
    return _("{count} ô không còn như lúc lập báo cáo.").format(count=len(result.edited))


def _edit(edited: Edited) -> Entry:
    text = _("{sheet} {cell}: trước {was}, nay {now}").format(**edited.words())
    return Entry((edited.sheet, edited.cell), text, _("Sửa"), Tone.FAULT)


def _problem(found: Problem) -> Entry:
    word, tone = SEVERITIES[found.severity]
    text = translate(found.message)
    if found.sheet:
        text = _("{sheet}: {text}").format(sheet=found.sheet, text=text)
    return Entry((found.rule, text), text, _(word), tone, tuple(_advice(found)))


def _advice(found: Problem) -> Iterator[str]:
    if found.advice is not None:
        yield translate(found.advice)


class FileCheck:
    """Leads through the check of a file, in the screen's panel."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._context = screen.context

    def ask(self) -> None:
        """Ask which return file to check."""
        name, _kind = QFileDialog.getOpenFileName(
            self._screen, _("Kiểm tra một tệp báo cáo"), "", _("Báo cáo") + " (*.xlsx)"
        )
        if name:
            self.check(Path(name))

    def check(self, path: Path, password: str = "") -> None:
        """Read a return file and say whether it is whole."""
        book = self._context.book
        assert isinstance(book, Book)
        self._context.jobs.run(
            _("Kiểm tra {name}").format(name=path.name),
            lambda _progress: check(book, path, password),
            self._checked,
            partial(self._not_checked, path, password),
        )

    def _checked(self, result: CheckResult) -> None:
        panel = CheckedPanel(result)
        self._screen.panel.open(_("Kiểm tra một tệp"), panel)
        panel.focus_first()

    def _not_checked(self, path: Path, tried: str, error: Exception) -> None:
        if not isinstance(error, LockedFileError):
            self._context.alerts.fault(error)
            return
        form = password_form(self._context)
        if tried:
            form.show_error(error)
        form.save_wanted.connect(lambda values: self._try(form, path, values["password"]))
        form.close_wanted.connect(self._screen.panel.shut)
        self._screen.panel.open(_("Tệp có mật khẩu"), form)
        form.focus_first()

    def _try(self, form: Form, path: Path, password: str) -> None:
        form.mark_saved()
        self.check(path, password)

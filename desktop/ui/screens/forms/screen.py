"""The screen of forms: which there are, for which periods each is owed, in and out by file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from db.messages import N_, Message
from db.registers import stored_forms
from db.registers.fields import Field, FieldKind
from db.registers.unit import unit_on
from desktop.files.names import safe_name
from desktop.files.writing import replace_file
from desktop.returns import library
from desktop.returns.about import PeriodKind
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.save_as import ask_file
from desktop.ui.screens.forms.lines import FormLine, kinds_words, read_lines
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import in_a_row
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column

ROOM, CHECK_ROOM, RETURNS = "forms", "form_check", "returns"
FOLDER_CHOICE = "forms_folder"
_OWED = {
    PeriodKind.MONTH: N_("Phải nộp hằng tháng"),
    PeriodKind.QUARTER: N_("Phải nộp hằng quý"),
    PeriodKind.HALF: N_("Phải nộp 6 tháng một lần"),
    PeriodKind.YEAR: N_("Phải nộp hằng năm"),
}
_SINCE = Field(
    "since",
    N_("Nhắc từ ngày"),
    FieldKind.DATE,
    help=N_("Kỳ kết thúc trước ngày này không nhắc."),
)


class FormsScreen(Screen):
    """The forms a return can be made with: the district's own and those of the program."""

    registers = frozenset({"stored_form", "setting", "unit_fact"})
    help_page = ROOM
    under = RETURNS

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            _("Biểu mẫu"),
            _("Mỗi biểu mẫu là một tệp Excel. Mở một dòng để chọn kỳ phải nộp hoặc lấy tệp ra."),
        )
        self._wanted = ""
        self.box = self._make_table()
        self.main.addWidget(self.box, 1)
        self.add_button = self.add_action(
            _("Thêm biểu mẫu…"),
            self.choose,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Chọn tệp biểu mẫu cấp trên gửi, kiểm tra rồi thêm vào sổ"),
        )
        self.box.opened.connect(self.edit)
        self.refresh()

    def go(self, *, form: str = "", **_where: Any) -> None:
        """Show one form, its choices opened."""
        if form:
            self._wanted = form
            self.refresh()

    def refresh(self) -> None:
        """Read which forms there are; a form's workbook is read in the reader's thread."""
        book, today = self.context.book, self.context.today()

        def read() -> list[FormLine]:
            with book.read() as session:
                return read_lines(session, unit_on(session, today).superior)

        self.context.reader.ask(read, self._show, newest=ROOM)

    def choose(self) -> None:
        """Ask which file to take in, beginning where the last one came from."""
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Chọn tệp biểu mẫu"), self._last_folder(), _("Biểu mẫu") + " (*.xlsx)"
        )
        if name:
            self.context.settings.choices[FOLDER_CHOICE] = str(Path(name).parent)
            self.context.settings.save()
            self.context.open_room(CHECK_ROOM, path=name)

    def edit(self, line: FormLine) -> None:
        """Open what can be chosen for a form."""
        form = Form(_fields(line), self.context.alerts, self.context.today)
        form.load(_values(line))
        self._say_facts(form, line)
        form.save_wanted.connect(partial(self._save, form, line))
        form.close_wanted.connect(self.panel.shut)
        self.panel.open(line.about.code, form)
        form.focus_first()

    def export(self, line: FormLine) -> None:
        """Ask for a file and write a form's workbook to it, tags and all."""
        about = line.about
        ask_file(
            self.window(),
            self.context.settings,
            safe_name(f"bieu-mau-{about.code}-v{about.version}.xlsx"),
            title=_("Ghi biểu mẫu ra tệp"),
            kind=_("Biểu mẫu"),
            then=partial(self.export_to, line),
        )

    def export_to(self, line: FormLine, path: Path) -> None:
        """Write a form's workbook to a file."""
        book = self.context.book

        def work() -> None:
            with book.read() as session:
                data = library.file_of(session, line.about.code)
            replace_file(path, lambda place: place.write_bytes(data))

        def done(_none: None) -> None:
            words = N_("Đã ghi biểu mẫu {code} ra {name}. Sửa trong Excel, đổi phiên bản rồi thêm.")
            facts = {"code": line.about.code, "name": path.name}
            self.context.alerts.file_made(Message(words, facts), path)

        self.context.reader.ask(work, done)

    def remove(self, line: FormLine) -> None:
        """Take a form out of the book, once the person agrees: that cannot be undone."""
        words = N_("Bỏ biểu mẫu {code} khỏi sổ? Báo cáo đã lập vẫn còn; cần lại thì thêm từ tệp.")
        self.context.alerts.ask(
            Message(words, {"code": line.about.code}), _("Bỏ biểu mẫu"), partial(self._remove, line)
        )

    def _show(self, lines: list[FormLine]) -> None:
        self.box.set_rows(lines)
        wanted, self._wanted = self._wanted, ""
        if wanted and self.box.table.choose(wanted):
            self.edit(self.box.table.current())

    def _save(self, form: Form, line: FormLine, values: Mapping[str, Any]) -> None:
        code = line.about.code
        kinds = [kind.value for kind in _OWED if values.get(kind.value)]

        def write() -> None:
            with self.context.book.change(N_("đổi kỳ phải nộp {code}"), code=code) as session:
                stored_forms.set_owed(session, code, kinds)
                stored_forms.set_owed_since(session, code, values["since"])

        def done(_none: None) -> None:
            form.mark_saved()
            self.panel.shut()
            self.refresh()

        self.context.writer.submit(write, done, form.show_error)

    def _remove(self, line: FormLine) -> None:
        code = line.about.code

        def write() -> None:
            with self.context.book.change(N_("bỏ biểu mẫu {code}"), code=code) as session:
                library.remove(session, code)

        def done(_none: None) -> None:
            self.panel.shut()
            self.refresh()
            self.context.alerts.good(Message(N_("Đã bỏ biểu mẫu {code}."), {"code": code}))

        self.context.writer.submit(write, done)

    def _say_facts(self, form: Form, line: FormLine) -> None:
        about = line.about
        facts = (
            about.title,
            _("Phiên bản {version}. {added}").format(version=about.version, added=line.added),
            _("Lập cho kỳ: {kinds}").format(kinds=kinds_words(about.periods)),
        )
        form.extra.addSpacing(px(12))
        for text in facts:
            form.extra.addWidget(label(text, "second", wrap=True))
        buttons = [
            Button(
                _("Ghi biểu mẫu ra tệp…"),
                partial(self.export, line),
                tip=_("Lấy tệp Excel của biểu mẫu để xem hoặc sửa"),
            ),
            Button(
                _("Thay bằng bản mới…"),
                self.choose,
                tip=_("Chọn tệp có cùng mã và phiên bản mới, kiểm tra rồi thay"),
            ),
        ]
        if line.form.own:
            buttons.append(Button(_("Bỏ khỏi sổ"), partial(self.remove, line)))
        form.extra.addSpacing(px(8))
        form.extra.addWidget(in_a_row(buttons))

    def _last_folder(self) -> str:
        kept = self.context.settings.choices.get(FOLDER_CHOICE, "")
        if kept and Path(kept).is_dir():
            return kept
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return QStandardPaths.writableLocation(place)

    def _make_table(self) -> TableBox:
        columns: list[Column[Any]] = [
            Column("code", _("Mã"), lambda line: line.about.code, 90, bold=True),
            Column("title", _("Tên biểu mẫu"), lambda line: line.about.title, 240, stretch=True),
            Column("version", _("Phiên bản"), lambda line: line.about.version, 100, optional=1),
            Column("owed", _("Kỳ phải nộp"), lambda line: kinds_words(line.owed) or "–", 140),
            Column("due", _("Hạn nộp"), lambda line: line.due, 130, optional=2),
            Column("to", _("Nơi nhận"), lambda line: line.addressee, 180, optional=3),
            Column("whose", _("Nguồn"), lambda line: line.whose, 120),
        ]
        return TableBox(
            ROOM,
            _("Biểu mẫu"),
            columns,
            self.context.settings,
            search=lambda line: f"{line.about.code} {line.about.title} {line.addressee}",
            empty=Empty(_("Đang đọc biểu mẫu…")),
        )


def _fields(line: FormLine) -> list[Field]:
    """Return what can be chosen for a form: the periods it is made for, and since when."""
    kinds = [
        Field(kind.value, heading, FieldKind.FLAG)
        for kind, heading in _OWED.items()
        if kind in line.about.periods
    ]
    return [*kinds, _SINCE]


def _values(line: FormLine) -> dict[str, Any]:
    return {kind.value: kind in line.owed for kind in _OWED} | {"since": line.since}

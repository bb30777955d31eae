"""The screen on which a form's file is looked through and tried before the book takes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from db.messages import N_, Message
from desktop.returns import library
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.screens.forms.reading import WORDS, Examined, Finding, count_words, read_form
from desktop.ui.screens.forms.screen import ROOM
from desktop.ui.theme import Tone, px
from desktop.ui.widgets.entries import Act, Entries, Entry
from desktop.ui.widgets.labels import Card, label
from desktop.ui.widgets.period import period_words
from desktop.ui.widgets.sheet_tabs import Sheets

SIDE = 340


class FormCheckScreen(Screen):
    """A form as it would be filled, or as it came with its faults; then taken in, or not."""

    help_page = ROOM
    under = "returns"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Kiểm tra biểu mẫu"))
        self.examined: Examined | None = None
        self._path: Path | None = None
        self.back_button = self.add_action(
            _("Quay lại"), self._back, shortcut="Esc", tip=_("Về danh sách biểu mẫu")
        )
        self.again_button = self.add_action(
            _("Đọc lại tệp"),
            self._again,
            shortcut="F5",
            tip=_("Đọc lại tệp sau khi sửa trong Excel"),
        )
        self.take_button = self.add_action(
            _("Nhận vào sổ"),
            self.take_in,
            shortcut="F10",
            primary=True,
            tip=_("Thêm biểu mẫu này vào sổ để lập báo cáo"),
        )
        self.sheets = Sheets()
        self.blank = Card()
        self.words = label("", wrap=True)
        self.blank.body.addWidget(self.words)
        self.main.addWidget(self.sheets, 1)
        self.main.addWidget(self.blank, 0, Qt.AlignmentFlag.AlignTop)
        self.found = Card(_("Kết quả kiểm tra"), padded=False)
        self.entries = Entries()
        self.entries.setMinimumHeight(px(160))
        self.found.body.addWidget(self.entries)
        policy = self.found.sizePolicy()
        policy.setVerticalStretch(1)
        policy.setVerticalPolicy(QSizePolicy.Policy.Expanding)
        self.found.setSizePolicy(policy)
        self.set_side(self.found, width=SIDE)
        self._show_nothing(_("Chưa chọn tệp nào. Vào Biểu mẫu rồi bấm Thêm biểu mẫu."))

    def go(self, *, path: str | Path = "", **_where: Any) -> None:
        """Look a file through; without one, what was looked at stays in view."""
        if path:
            self._read(Path(path))

    def focus_start(self) -> None:
        """Give the keyboard to what can be done with the form."""
        button = self.take_button if self.take_button.isVisibleTo(self) else self.back_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self) -> None:
        """Keep the form in the book, in the place of another version of it."""
        examined = self.examined
        if examined is None or examined.check.about is None or examined.check.refused:
            return
        about, check, today = examined.check.about, examined.check, self.context.today()
        self.take_button.setEnabled(False)

        def write() -> None:
            with self.context.book.change(N_("thêm biểu mẫu {code}"), code=about.code) as session:
                library.keep(session, check, today)

        def done(_none: None) -> None:
            self._show_nothing(_("Biểu mẫu đã ở trong sổ."))
            self.context.open_room(ROOM, form=about.code)
            words = N_("Đã thêm biểu mẫu {code} phiên bản {version}. Xem lại kỳ phải nộp.")
            facts = {"code": about.code, "version": about.version}
            self.context.alerts.good(Message(words, facts))

        def failed(error: Exception) -> None:
            self.take_button.setEnabled(True)
            self.context.alerts.fault(error)

        self.context.writer.submit(write, done, failed)

    def _read(self, path: Path) -> None:
        self._path = path
        self._show_nothing(_("Đang đọc {name}…").format(name=path.name))
        self.context.jobs.run(
            _("Kiểm tra {name}").format(name=path.name),
            lambda _progress: read_form(self.context, path),
            self._show,
            self._not_read,
            can_cancel=False,
        )

    def _again(self) -> None:
        if self._path is not None:
            self._read(self._path)

    def _not_read(self, error: Exception) -> None:
        self._show_nothing(_("Chưa đọc được tệp. Chọn lại tệp khác."))
        self.context.alerts.fault(error)

    def _show(self, examined: Examined) -> None:
        self.examined = examined
        about, errors = examined.check.about, examined.errors
        warnings = len(examined.findings) - errors
        said = count_words(errors, warnings) or _("Không có lỗi")
        tone = Tone.FAULT if errors else Tone.ATTENTION if warnings else Tone.GOOD
        title = _("Kiểm tra biểu mẫu")
        if about is not None and about.code:
            title = _("Kiểm tra biểu mẫu {code}").format(code=about.code)
        self.set_title(title, self._told(examined), examined.path.name)
        self.badge.show_state(said, tone)
        self.set_side_summary(said)
        self.sheets.show_sheets(examined.sheets, examined.marks)
        self.sheets.setVisible(bool(examined.sheets))
        self.blank.setVisible(not examined.sheets)
        self.words.setText(_("Tệp này chưa đọc được như một biểu mẫu. Xem lý do bên phải."))
        nothing = _("Biểu mẫu đúng, điền thử được. Bấm Nhận vào sổ để dùng.")
        entries = [self._entry(number, each) for number, each in enumerate(examined.findings)]
        self.entries.show_entries(entries, nothing)
        self.show_side(True)
        self.take_button.setVisible(not examined.check.refused)
        self.take_button.setEnabled(True)
        self.again_button.setVisible(True)
        self.focus_start()

    def _told(self, examined: Examined) -> str:
        """Return what is seen below the title, and what to do."""
        about = examined.check.about
        if examined.tried is not None and about is not None:
            return _("{title}, phiên bản {version}. Đang điền thử: {period}").format(
                title=about.title, version=about.version, period=period_words(examined.tried)
            )
        return _("Chưa nhận được vào sổ. Sửa các lỗi trong Excel, lưu lại rồi bấm Đọc lại tệp.")

    def _entry(self, number: int, finding: Finding) -> Entry:
        word, tone = WORDS[finding.fault.severity]
        acts: tuple[Act, ...] = ()
        if finding.cell is not None and self._shows(finding.cell[0]):
            cell = finding.cell

            def show() -> None:
                if self.sheets.choose(*cell):
                    self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

            acts = (Act(_("Đến ô {cell}").format(cell=finding.fault.cell), show),)
        return Entry(number, finding.text, _(word), tone, (), acts)

    def _shows(self, sheet: str) -> bool:
        return self.examined is not None and any(
            each.name == sheet for each in self.examined.sheets
        )

    def _show_nothing(self, words: str) -> None:
        """Show a sentence in the place of a form."""
        self.examined = None
        self.set_title(_("Kiểm tra biểu mẫu"))
        self.badge.show_state("", Tone.PLAIN)
        self.sheets.show_sheets(())
        self.sheets.hide()
        self.words.setText(words)
        self.blank.show()
        self.entries.show_entries(())
        self.show_side(False)
        self.take_button.hide()
        self.again_button.hide()

    def _back(self) -> None:
        self.context.open_room(ROOM)

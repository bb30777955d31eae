"""The sheet as it will lie on paper, and the ways to get it there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSizeF, QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog

from db.dates import show_date
from db.messages import N_, Message
from db.registers import meetings
from db.registers.meetings import MEETINGS, MeetingRow
from desktop.files.names import safe_name
from desktop.files.writing import replace_file
from desktop.paper.meeting_sheet import meeting_sheet
from desktop.text import _
from desktop.ui import printing
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.pdf import page_sizes
from desktop.ui.screens.sheet.options import SheetOptions, Wanted, likely
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import Card, label
from desktop.ui.widgets.pdf_pages import PdfPages

ROOM, MEETINGS_ROOM = "sheet", "meetings"
FOLDER_KEY = "folder.pdf"


@dataclass(frozen=True)
class Made:
    """A sheet made: what was wanted, the PDF, its pages' sizes in points."""

    wanted: Wanted
    pdf: bytes
    sizes: Sequence[QSizeF]


class SheetScreen(Screen):
    """One meeting's sheet: its picture, its choices, print and save."""

    registers = frozenset(
        {"meeting", "attendance", "headcount", "member", "standing", "position", "unit_fact"}
    )
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Danh sách ký tên"))
        self.made: Made | None = None
        self._then: Callable[[Made], None] | None = None
        self._asked: tuple[int | None, bool | None] = (None, None)
        self.options = SheetOptions(context.settings)
        self.options.changed.connect(self._make)
        self.pages = PdfPages(context.reader, _("Danh sách ký tên, như khi in"))
        self.pages.verticalScrollBar().valueChanged.connect(self._say_page)
        self.blank = Card()
        self.blank.body.addWidget(
            label(_("Chưa có cuộc họp nào. Ghi cuộc họp trước, rồi in danh sách."), wrap=True)
        )
        start = Button(_("Ghi cuộc họp"), partial(context.open_room, MEETINGS_ROOM, new=True))
        self.blank.body.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
        self.blank.hide()
        self.main.addWidget(self.pages, 1)
        self.main.addWidget(self.blank, 0, Qt.AlignmentFlag.AlignTop)
        self.set_side(self.options)
        self.zoom = self.add_action("", self._turn_zoom)
        self.print_button = self.add_action(
            _("In"),
            self.print_,
            shortcut="Ctrl+P",
            primary=True,
            tip=_("In danh sách ra máy in, đúng khổ giấy"),
            place="side",
        )
        self.save_button = self.add_action(
            _("Lưu PDF…"),
            self.save,
            shortcut="Ctrl+S",
            tip=_("Lưu danh sách thành tệp PDF"),
            place="side",
        )
        self._show_zoom()
        self.refresh()

    # What the window asks.

    def go(self, *, meeting: int | None = None, filled: bool | None = None, **_where: Any) -> None:
        """Show the sheet of a meeting: blank or filled as said, or as its attendance is."""
        if meeting is not None:
            self._asked = (meeting, filled)
        self.refresh()

    def focus_start(self) -> None:
        """Give the keyboard to the sheet: arrows scroll it, and the keys print and save."""
        if self.pages.isHidden():
            super().focus_start()
        else:
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the meetings again and make the sheet anew."""
        book = self.context.book

        def read() -> list[MeetingRow]:
            with book.read() as session:
                return meetings.meetings(session)

        self.context.reader.ask(read, self._offer, newest="sheet-meetings")

    # What a person does.

    def print_(self) -> None:
        """Ask for a printer and print what is shown."""
        if not QPrinterInfo.availablePrinterNames():
            self.context.alerts.attention(
                Message(
                    N_(
                        "Máy này chưa cài máy in nào nên chưa in được. Cài máy in rồi in lại, hoặc "
                        "lưu PDF và in ở máy khác."
                    )
                ),
            )
            return
        self._once_made(self._ask_printer)

    def print_on(self, printer: QPrinter, made: Made) -> None:
        """Print a sheet, away from the window's thread."""

        def done(pages: int) -> None:
            file = printer.outputFileName()
            if file:
                self._tell_file(Path(file))
                return
            self.context.alerts.good(
                Message(
                    N_("Đã gửi {pages} trang tới máy in {name}."),
                    {"pages": pages, "name": printer.printerName()},
                )
            )

        self.context.jobs.run(
            _("In danh sách ký tên"), partial(printing.print_pdf, made.pdf, printer), done
        )

    def save(self) -> None:
        """Ask for a file and save what is shown."""
        self._once_made(self._ask_file)

    def save_to(self, path: Path, made: Made) -> None:
        """Save a sheet as a PDF file; an earlier file stays whole where that fails."""

        def work() -> None:
            replace_file(path, lambda place: _write(place, made.pdf))

        self.context.settings.choices[FOLDER_KEY] = str(path.parent)
        self.context.settings.save()
        self.context.reader.ask(work, lambda _none: self._tell_file(path))

    # Making the sheet.

    def _offer(self, rows: list[MeetingRow]) -> None:
        self.options.offer(rows)
        (meeting, filled), self._asked = self._asked, (None, None)
        known = {row.id for row in rows}
        current = self.options.row
        if meeting is not None and meeting not in known:
            self.context.alerts.attention(Message(N_("Cuộc họp này không còn trong sổ.")))
        if meeting in known and meeting is not None:
            self.options.choose(meeting, filled=filled)
        elif current is None and (first := likely(rows, self.context.today())) is not None:
            self.options.choose(first.id)
        self._show_blank(empty=not rows)
        self._make()

    def _make(self) -> None:
        wanted, book = self.options.wanted(), self.context.book
        if wanted is None:
            return
        self.made = None

        def make() -> Made:
            with book.read() as session:
                pdf = meeting_sheet(
                    session,
                    wanted.meeting_id,
                    filled=wanted.filled,
                    order=wanted.order,
                    guest_lines=wanted.guest_lines,
                )
            return Made(wanted, pdf, page_sizes(pdf))

        self.context.reader.ask(make, self._show, newest=ROOM)

    def _show(self, made: Made) -> None:
        self.made = made
        self.pages.show_pdf(made.pdf, made.sizes)
        pages = _("{count} trang").format(count=len(made.sizes))
        self.set_side_summary(f"{self.options.summary()} · {pages}")
        self._say_page()
        then, self._then = self._then, None
        if then is not None:
            then(made)

    def _once_made(self, then: Callable[[Made], None]) -> None:
        """Go on with the sheet as the choices now want it."""
        if self.made is not None:
            then(self.made)
        elif self.options.wanted() is not None:
            self._then = then
        else:
            self.context.alerts.info(Message(N_("Chọn một cuộc họp và sửa các ô báo lỗi trước.")))

    # Paper and file.

    def _ask_printer(self, made: Made) -> None:
        printer = printing.new_printer(made.pdf, self._name(made))
        dialog = QPrintDialog(printer, self.window())
        dialog.setWindowTitle(_("In danh sách ký tên"))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(made.sizes))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda *_printer: self.print_on(printer, made))
        QDialog.open(dialog)

    def _ask_file(self, made: Made) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self.context.settings.choices.get(FOLDER_KEY, "")
        if not folder or not Path(folder).is_dir():
            folder = QStandardPaths.writableLocation(documents)
        dialog = QFileDialog(self.window(), _("Lưu danh sách ký tên"), folder)
        dialog.setNameFilter(_("Tệp PDF") + " (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._name(made)}.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name), made))
        dialog.open()

    def _name(self, made: Made) -> str:
        with self.context.book.read() as session:
            row = meetings.meeting(session, made.wanted.meeting_id)
        return safe_name(f"danh-sach-{row.code}-{row.day:%Y-%m-%d}")

    def _tell_file(self, path: Path) -> None:
        self.context.alerts.file_made(
            Message(N_("Đã lưu danh sách ra {name}."), {"name": path.name}), path
        )

    # How it looks.

    def _show_blank(self, *, empty: bool) -> None:
        self.blank.setVisible(empty)
        self.pages.setVisible(not empty)
        self.zoom.setEnabled(not empty)
        for widget in (self.print_button, self.save_button, self.options):
            widget.setVisible(not empty)
        if empty:
            self.made = None
            self.pages.clear()
            self.set_title(_("Danh sách ký tên"))

    def _say_page(self) -> None:
        row, count = self.options.row, len(self.made.sizes) if self.made is not None else 0
        if row is None or not count:
            return
        here = max(1, self.pages.page_in_view)
        page = _("trang {here}/{count}").format(here=here, count=count)
        self.set_title(_("Danh sách ký tên"), beside=f"{_told(row)} · {page}")

    def _turn_zoom(self) -> None:
        self.pages.fit(whole_page=not self.pages.whole_page)
        self._show_zoom()

    def _show_zoom(self) -> None:
        whole = self.pages.whole_page
        self.zoom.setText(_("Vừa bề ngang") if whole else _("Cả trang"))


def _told(row: MeetingRow) -> str:
    kind = _(MEETINGS.field("kind").label_of(row.kind))
    when = show_date(row.day) + (f", {row.start:%H:%M}" if row.start else "")
    return " · ".join(filter(None, (kind, when, row.place)))


def _write(path: Path, pdf: bytes) -> None:
    path.write_bytes(pdf)

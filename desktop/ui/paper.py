"""A paper as it will be printed, and the ways to get it on paper or into a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from db.messages import N_, Message
from desktop.files.names import safe_name
from desktop.files.writing import replace_file
from desktop.text import _
from desktop.ui import printing
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.pdf import page_sizes
from desktop.ui.save_as import ask_file
from desktop.ui.widgets.labels import Card
from desktop.ui.widgets.pdf_pages import PdfPages


@dataclass(frozen=True)
class Made:
    """A paper made: the name its file is offered, the PDF, its pages' sizes in points."""

    name: str
    pdf: bytes
    sizes: Sequence[QSizeF]


class PaperScreen(Screen):
    """One paper: its picture, print and save. Subclass it and `make` the paper wanted.

    `title_words` stays the title, the page in view is said beside it; `blank` says what to do
    while there is no paper to make.
    """

    def __init__(self, context: AppContext, title: str, *, place: str = "title") -> None:
        super().__init__(context, title)
        self.title_words = title
        self.made: Made | None = None
        self._then: Callable[[Made], None] | None = None
        self._making = False
        self.pages = PdfPages(context.reader, _("{title}, như khi in").format(title=title))
        self.pages.verticalScrollBar().valueChanged.connect(self.say_page)
        self.blank = Card()
        self.blank.hide()
        self.main.addWidget(self.pages, 1)
        self.main.addWidget(self.blank, 0, Qt.AlignmentFlag.AlignTop)
        self.zoom = self.add_action("", self._turn_zoom)
        self.print_button = self.add_action(
            _("In"),
            self.print_,
            shortcut="Ctrl+P",
            primary=True,
            tip=_("In ra máy in, đúng khổ giấy"),
            place=place,
        )
        self.save_button = self.add_action(
            _("Lưu PDF…"),
            self.save,
            shortcut="Ctrl+S",
            tip=_("Lưu thành tệp PDF"),
            place=place,
        )
        self._show_zoom()

    # What a paper says of itself.

    def about(self) -> str:
        """Return what is said beside the title, before the page in view."""
        return ""

    def first(self) -> Message:
        """Return what must be done before there is a paper."""
        return Message(N_("Chưa có gì để in."))

    # What the window asks.

    def focus_start(self) -> None:
        """Give the keyboard to the paper: arrows scroll it, and the keys print and save."""
        if self.pages.isHidden():
            super().focus_start()
        else:
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

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
        """Print a paper, away from the window's thread."""

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

        self.context.jobs.run(_("In"), partial(printing.print_pdf, made.pdf, printer), done)

    def save(self) -> None:
        """Ask for a file and save what is shown."""
        self._once_made(self._ask_file)

    def save_to(self, path: Path, made: Made) -> None:
        """Save a paper as a PDF file; an earlier file stays whole where that fails."""

        def work() -> None:
            replace_file(path, lambda place: place.write_bytes(made.pdf))

        self.context.reader.ask(work, lambda _none: self._tell_file(path))

    # Making the paper.

    def make(self, name: str, work: Callable[[], bytes]) -> None:
        """Make the paper in a reader's thread and show it; `name` is offered for its file."""
        self.made = None
        self._making = True

        def made() -> Made:
            pdf = work()
            return Made(safe_name(name), pdf, page_sizes(pdf))

        self.context.reader.ask(made, self._show, self._not_made, newest=type(self).__name__)

    def show_blank(self, *, empty: bool) -> None:
        """Show what to do first in the place of a paper, or the paper again."""
        self.blank.setVisible(empty)
        self.pages.setVisible(not empty)
        self.zoom.setEnabled(not empty)
        self.print_button.setVisible(not empty)
        self.save_button.setVisible(not empty)
        if empty:
            self.made, self._then, self._making = None, None, False
            self.pages.clear()
            self.set_title(self.title_words)

    def say_page(self) -> None:
        """Say beside the title which page is in view."""
        count = len(self.made.sizes) if self.made is not None else 0
        if not count:
            return
        here = max(1, self.pages.page_in_view)
        page = _("trang {here}/{count}").format(here=here, count=count)
        self.set_title(self.title_words, beside=" · ".join(filter(None, (self.about(), page))))

    def shown(self, made: Made) -> None:
        """Hear that a paper was made and is in view."""

    def _show(self, made: Made) -> None:
        self.made = made
        self._making = False
        self.pages.show_pdf(made.pdf, made.sizes)
        self.shown(made)
        self.say_page()
        then, self._then = self._then, None
        if then is not None:
            then(made)

    def _not_made(self, error: Exception) -> None:
        self._making = False
        self._then = None
        self.context.alerts.fault(error)

    def _once_made(self, then: Callable[[Made], None]) -> None:
        """Go on with the paper as it is now wanted."""
        if self.made is not None:
            then(self.made)
        elif self._making:
            self._then = then
        else:
            self.context.alerts.info(self.first())

    # Paper and file.

    def _ask_printer(self, made: Made) -> None:
        printer = printing.new_printer(made.pdf, made.name)
        dialog = QPrintDialog(printer, self.window())
        dialog.setWindowTitle(_("In"))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(made.sizes))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda *_printer: self.print_on(printer, made))
        QDialog.open(dialog)

    def _ask_file(self, made: Made) -> None:
        ask_file(
            self.window(),
            self.context.settings,
            f"{made.name}.pdf",
            title=_("Lưu PDF"),
            kind=_("Tệp PDF"),
            then=lambda path: self.save_to(path, made),
        )

    def _tell_file(self, path: Path) -> None:
        self.context.alerts.file_made(Message(N_("Đã lưu {name}."), {"name": path.name}), path)

    # How it looks.

    def _turn_zoom(self) -> None:
        self.pages.fit(whole_page=not self.pages.whole_page)
        self._show_zoom()

    def _show_zoom(self) -> None:
        whole = self.pages.whole_page
        self.zoom.setText(_("Vừa bề ngang") if whole else _("Cả trang"))

"""Excel in and out (nhập, xuất): a file is read on trial, looked at, then taken in whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from db.book import Book
from db.messages import N_, Message
from db.registers.unit import unit_on
from desktop.exchange import ImportReport, Incoming, export_workbook, import_incoming
from desktop.exchange import read_exchange as read_file
from desktop.files.names import safe_name
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.jobs import Progress
from desktop.ui.page import Screen
from desktop.ui.theme import Tone
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import Badge, Card, FigureRow, label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, State

SUFFIXES = (".xlsx", ".xls", ".ods")


@dataclass(frozen=True)
class _Line:
    """One cell of a file that was refused or is worth a look."""

    id: int
    refused: bool
    sheet: str
    cell: str
    reason: str

    @property
    def where(self) -> str:
        """Return sheet and cell as Excel writes them."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


class ExchangeScreen(Screen):
    """Takes a file in, in two steps; takes everything out in one."""

    help_page = "exchange"

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            context,
            _("Nhập, xuất Excel"),
            _("Chọn tệp, hoặc kéo tệp thả vào đây. Xem trước, rồi mới ghi vào sổ."),
        )
        self.setAcceptDrops(True)
        self._incoming: Incoming | None = None
        self._path: Path | None = None
        self.choose_button = self.add_action(
            _("Chọn tệp để nhập…"), self.choose, shortcut="Ctrl+N", primary=True, place="below"
        )
        self.export_button = self.add_action(
            _("Xuất toàn bộ sổ…"),
            self.export,
            tip=_("Ghi mọi bản ghi ra một tệp Excel"),
            place="below",
        )
        self.lines = self._make_lines()
        self.main.addWidget(self._make_verdict())
        self.main.addWidget(self.lines, 1)
        self.reason = label("", "second", wrap=True)
        self.lines.add_below(self.reason)
        self.main.addStretch()
        self.lines.chosen.connect(self._show_reason)
        self.counts = Card(_("Từng trang của tệp"))
        self.set_side(self.counts, width=320)
        self._start_over()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook that is being dragged here."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the workbook dropped here."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def focus_start(self) -> None:
        """Give the keyboard to the one thing to do first."""
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, **where: Any) -> None:
        """Read the file that was asked for from elsewhere."""
        path = where.get("path")
        if path is not None:
            self.read(Path(path))

    def choose(self) -> None:
        """Ask which file to take in."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Chọn tệp để nhập"), str(_documents()), _("Bảng tính") + f" ({kinds})"
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a file on trial; nothing is written."""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            # What is taken away below may have the keyboard, which must not wander off.
            self.focus_start()
        self._start_over()
        self._path = path

        def work(progress: Progress) -> tuple[Incoming, ImportReport]:
            incoming = read_file(path, stop=lambda: progress.stopped)
            return incoming, self._import(incoming, dry_run=True)

        self.context.jobs.run(_("Đọc {name}").format(name=path.name), work, self._show_trial)

    def take_in(self) -> None:
        """Write what was looked at into the book."""
        incoming = self._incoming
        if incoming is None:
            return
        self.take_button.setEnabled(False)
        self.context.jobs.run(
            _("Ghi vào sổ"),
            lambda _progress: self._import(incoming, dry_run=False),
            self._show_taken,
            writes=True,
            can_cancel=False,
        )

    def export(self) -> None:
        """Ask for a file and write everything in the book to it."""
        with self.context.book.read() as session:
            code = unit_on(session, self.context.today()).code
        day = f"{self.context.today():%Y-%m-%d}"
        offered = _documents() / safe_name(f"so-trao-doi-{code}-{day}.xlsx")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Xuất toàn bộ sổ"), str(offered), _("Sổ trao đổi") + " (*.xlsx)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write everything in the book to a file."""

        def done(_result: None) -> None:
            self.context.alerts.file_made(
                Message(N_("Đã xuất sổ ra {name}."), {"name": path.name}), path
            )

        self.context.jobs.run(
            _("Xuất sổ"),
            lambda _progress: export_workbook(self._book, path),
            done,
            can_cancel=False,
        )

    @property
    def _book(self) -> Book:
        book = self.context.book
        assert isinstance(book, Book)
        return book

    def _import(self, incoming: Incoming, *, dry_run: bool) -> ImportReport:
        return import_incoming(self._book, incoming, today=self.context.today(), dry_run=dry_run)

    def _show_trial(self, read: tuple[Incoming, ImportReport]) -> None:
        incoming, report = read
        self._incoming = incoming
        self._show_report(report)
        fresh = sum(count.new + count.changed for count in report.sheets.values())
        if report.refused:
            text = _("Chưa ghi gì vào sổ. Sửa những ô bị từ chối trong Excel rồi chọn lại tệp.")
            self._say(_("Bị từ chối"), Tone.FAULT, text)
        elif not fresh:
            text = _("Mọi dòng của tệp đã có trong sổ, không có gì để ghi.")
            self._say(_("Như cũ"), Tone.INFO, text)
        else:
            text = _("Có {count} dòng mới hoặc thay đổi. Chưa ghi gì vào sổ.").format(count=fresh)
            self._say(_("Xem trước"), Tone.INFO, text)
        ready = bool(fresh) and not report.refused
        self.take_button.setVisible(ready)
        self.take_button.setEnabled(ready)
        if ready:
            self.take_button.setFocus()

    def _show_taken(self, report: ImportReport) -> None:
        self._incoming = None
        self._show_report(report)
        self.take_button.hide()
        if report.applied:
            text = _("Đã ghi vào sổ. Bấm Ctrl+Z để lấy lại cả lần nhập này.")
            self._say(_("Đã ghi"), Tone.GOOD, text)
            self.choose_button.setFocus()
        else:
            self._say(_("Bị từ chối"), Tone.FAULT, _("Chưa ghi gì vào sổ."))

    def _show_report(self, report: ImportReport) -> None:
        lines = [
            _Line(number, refused, each.sheet, each.cell, translate(each.reason))
            for number, (refused, each) in enumerate(
                [(True, each) for each in report.refused] + [(False, each) for each in report.odd]
            )
        ]
        self.lines.set_rows(lines)
        self.lines.show()
        _clear(self.counts)
        for name, count in report.sheets.items():
            parts = {
                _("mới"): count.new,
                _("thay đổi"): count.changed,
                _("như cũ"): count.same,
                _("từ chối"): count.refused,
            }
            words = " · ".join(f"{number} {word}" for word, number in parts.items() if number)
            self.counts.body.addWidget(FigureRow(name, words or "0"))
        self.counts.show()
        rows = sum(count.new + count.changed for count in report.sheets.values())
        self.set_side_summary(_("{count} dòng mới hoặc thay đổi").format(count=rows))

    def _show_reason(self, line: _Line | None) -> None:
        """Show the chosen line's sentence whole: in the table it may be cut."""
        self.reason.setText("" if line is None else line.reason)

    def _say(self, word: str, tone: Tone, text: str) -> None:
        name = self._path.name if self._path is not None else ""
        self.file_name.setText(name)
        self.state.show_state(word, tone)
        self.verdict_text.setText(text)
        self.verdict.show()

    def _start_over(self) -> None:
        self._incoming = None
        self.verdict.hide()
        self.lines.set_rows([])
        self.lines.hide()
        self.reason.clear()
        _clear(self.counts)
        self.counts.body.addWidget(label(_("Chưa chọn tệp nào."), "second", wrap=True))
        self.set_side_summary(_("Chưa chọn tệp nào."))

    def _make_verdict(self) -> QWidget:
        self.verdict = Card()
        head = QWidget()
        row = Flow(head)
        self.file_name = label("", "heading")
        self.state = Badge()
        row.addWidget(self.file_name)
        row.addWidget(self.state)
        self.verdict_text = label("", wrap=True)
        self.take_button = Button(_("Ghi vào sổ"), self.take_in, kind=Kind.PRIMARY, shortcut="F10")
        self.add_key("F10", self.take_button.click)
        open_file = Button(
            _("Mở tệp"), self._open_file, tip=_("Mở tệp bằng chương trình bảng tính của máy")
        )
        foot = QWidget()
        buttons = Flow(foot)
        buttons.addWidget(self.take_button)
        buttons.addWidget(open_file)
        for widget in (head, self.verdict_text, foot):
            self.verdict.body.addWidget(widget)
        return self.verdict

    def _open_file(self) -> None:
        if self._path is not None:
            self.context.alerts.open_outside(self._path)

    def _make_lines(self) -> TableBox:
        return TableBox(
            "import_lines",
            _("Ô bị từ chối và ô cần lưu ý"),
            [
                Column("state", _("Loại"), _state, 120),
                Column("where", _("Ô"), lambda row: row.where, 150),
                Column("reason", _("Lý do và cách sửa"), lambda row: row.reason, 260, stretch=True),
            ],
            self.context.settings,
            search=lambda row: f"{row.where} {row.reason}",
            empty=Empty(_("Không có ô nào bị từ chối hay cần lưu ý.")),
        )


def _state(line: _Line) -> State:
    return State(_("Từ chối"), Tone.FAULT) if line.refused else State(_("Lưu ý"), Tone.ATTENTION)


def _dropped(data: QMimeData) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))


def _clear(card: Card) -> None:
    while (item := card.body.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

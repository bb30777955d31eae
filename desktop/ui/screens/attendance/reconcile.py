"""Đối chiếu bản ký: the number of signatures, and where it differs the sheet page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.messages import N_, Message
from db.registers.attendance import ABSENT
from db.schema import Mark
from desktop.text import _
from desktop.ui.alerts import Alerts
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.attendance.listing import Line as PersonLine
from desktop.ui.screens.attendance.words import mark_state, mark_word
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lines import Line
from desktop.ui.widgets.table import Table
from desktop.ui.widgets.table_model import Column, RowStyle, State

MOST_SIGNATURES = 9999


@dataclass(frozen=True)
class Signed:
    """One line of the signed sheet: what the book says, and what the paper shows."""

    person: PersonLine
    mark: Mark

    @property
    def id(self) -> int:
        """Return whose line it is."""
        return self.person.id

    @property
    def signed(self) -> bool:
        """Tell whether the line bears a signature."""
        return self.mark is Mark.PRESENT

    @property
    def before(self) -> Mark:
        """Return what the book says."""
        return self.person.row.mark or Mark.PRESENT

    @property
    def changed(self) -> bool:
        """Tell whether paper and book differ."""
        return self.mark is not self.before

    @property
    def state(self) -> State:
        """Return what the paper shows, as a table says it."""
        return State(_("✓ Có ký"), Tone.GOOD) if self.signed else mark_state(self.mark)


class Reconcile(QWidget):
    """Asks for the number of signatures; where it does not fit, walks through the pages.

    `agreed` gives the number and the marks to be corrected by member id, none where the
    number fits at once.
    """

    agreed = Signal(int, object)
    close_wanted = Signal()

    def __init__(
        self,
        people: Sequence[PersonLine],
        page_sizes: Sequence[int],
        settings: PcSettings,
        alerts: Alerts,
    ) -> None:
        super().__init__()
        self._alerts = alerts
        self._lines = {one.id: Signed(one, one.row.mark or Mark.PRESENT) for one in people}
        self._pages = pages(list(self._lines), page_sizes)
        self._page = 0
        self.number = Line()
        self.number.setValidator(QIntValidator(0, MOST_SIGNATURES, self))
        self.number.setAccessibleName(_("Số chữ ký trên giấy"))
        self.number.setToolTip(_("Đếm chữ ký ở các dòng có tên, không tính dòng khách"))
        # Not returnPressed: Qt keeps quiet about Enter in a line still empty.
        self.number.installEventFilter(self)
        self.compare = Button(_("So"), self.check, tip=_("So số chữ ký với sổ"))
        self._hint = label(
            _("Đếm chữ ký ở các dòng có tên, không tính dòng khách, rồi nhấn Enter."),
            "note",
            wrap=True,
        )
        self.verdict = label("", wrap=True)
        self.where = label("", "heading")
        self.table = self._make_table(settings)
        self.earlier = self._turner(_("Trước"), -1, "PgUp", _("Về trang trước của bản ký"))
        self.later = self._turner(_("Sau"), 1, "PgDn", _("Sang trang sau của bản ký"))
        self.record = Button("", self.confirm, kind=Kind.PRIMARY, shortcut="Ctrl+S")
        key = QShortcut(QKeySequence("Ctrl+S"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.record.click)
        self._walk = self._lay_out()
        self._walk.hide()
        self.setFocusProxy(self.number)

    def fits(self, people: Sequence[PersonLine]) -> bool:
        """Tell whether the book still says what it said when the comparison began."""
        said = {one.id: one.row.mark or Mark.PRESENT for one in people}
        return said == {line.id: line.before for line in self._lines.values()}

    @property
    def walking(self) -> bool:
        """Tell whether the pages are being walked through."""
        return not self._walk.isHidden()

    @property
    def signed(self) -> int:
        """Return how many signatures the pages show as ticked now."""
        return sum(line.signed for line in self._lines.values())

    @property
    def wanted(self) -> int | None:
        """Return the number of signatures typed; None before there is one."""
        text = self.number.text().strip()
        return int(text) if text else None

    @property
    def dirty(self) -> bool:
        """Tell whether corrections ticked here would be lost by leaving."""
        return bool(self._changes())

    def try_close(self, then: Callable[[], object] = lambda: None) -> None:
        """Close and go on with `then`, asking first only if corrections would be lost."""

        def close() -> None:
            self.close_wanted.emit()
            then()

        if not self.dirty:
            close()
            return
        words = N_("Đã sửa {count} người theo bản ký nhưng chưa ghi. Bỏ đi?")
        self._alerts.ask(
            Message(words, {"count": len(self._changes())}),
            _("Bỏ, không ghi"),
            close,
            no=_("So tiếp"),
        )

    def check(self) -> None:
        """Compare the number typed with the book."""
        if self.wanted is None:
            self.verdict.setText(_("Gõ số chữ ký đếm được trên giấy."))
        elif self.wanted == self.signed and not self._changes():
            self.agreed.emit(self.wanted, {})
        else:
            self._hint.hide()
            self._walk.show()
            self._show_page()
            self.table.setFocus()

    def turn(self, step: int) -> None:
        """Go to another page."""
        self._page = min(max(self._page + step, 0), len(self._pages) - 1)
        self.table.rows.set_rows([])
        self._show_page()

    def tick(self, line: Signed) -> None:
        """Say that the line is signed, or that it is not."""
        absent = line.before if line.before is not Mark.PRESENT else Mark.UNEXCUSED
        self._put(line, absent if line.signed else Mark.PRESENT)

    def mark(self, mark: Mark) -> None:
        """Say how the chosen person attended."""
        line = self.table.current()
        if isinstance(line, Signed):
            self._put(line, mark)

    def confirm(self) -> None:
        """Hand over number and corrections once they fit."""
        if self.wanted is not None and self.wanted == self.signed:
            self.agreed.emit(self.wanted, self._changes())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Compare with Enter in the line; in the table tick with Space, turn pages."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.number:
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enters:
                self.check()
            return enters
        if event.key() == Qt.Key.Key_Space and self.table.current() is not None:
            self.tick(self.table.current())
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            return False
        return True

    def _put(self, line: Signed, mark: Mark) -> None:
        changed = Signed(line.person, mark)
        self._lines[line.id] = changed
        self.table.rows.update_row(changed)
        self._show_verdict()

    def _changes(self) -> Mapping[int, Mark]:
        return {line.id: line.mark for line in self._lines.values() if line.changed}

    def _show_page(self) -> None:
        ids = self._pages[self._page]
        lines = [self._lines[each] for each in ids]
        self.table.keep_choice(lambda: self.table.rows.set_rows(lines))
        many = len(self._pages) > 1
        self.earlier.setVisible(many)
        self.later.setVisible(many)
        self.earlier.setEnabled(self._page > 0)
        self.later.setEnabled(self._page < len(self._pages) - 1)
        self._show_verdict()

    def _show_verdict(self) -> None:
        """Say how far paper and book are apart, on this page and over all."""
        lines = [self._lines[each] for each in self._pages[self._page]]
        words = _("Trang {page}/{pages}: {count} chữ ký")
        count = sum(line.signed for line in lines)
        self.where.setText(words.format(page=self._page + 1, pages=len(self._pages), count=count))
        wanted, changes = self.wanted or 0, self._changes()
        fits = wanted == self.signed
        self.verdict.setText(self._fitting() if fits else self._apart(wanted - self.signed))
        self.record.setText(
            _("Sửa {count} người và ghi khớp").format(count=len(changes))
            if changes
            else _("Ghi khớp")
        )
        self.record.setEnabled(fits)

    def _fitting(self) -> str:
        changes = [
            f"{line.person.row.full_name} → {mark_word(line.mark).lower()}"
            for line in self._lines.values()
            if line.changed
        ]
        words = _("Khớp: {count} chữ ký.").format(count=self.signed)
        return words + (_(" Sẽ sửa: {changes}.").format(changes="; ".join(changes)) * bool(changes))

    def _apart(self, by: int) -> str:
        online = sum(line.mark is Mark.ONLINE for line in self._lines.values())
        words = _("Trên giấy {wanted} chữ ký, danh sách có {count}: {apart}.").format(
            wanted=self.wanted or 0,
            count=self.signed,
            apart=_("thiếu {by}").format(by=by) if by > 0 else _("thừa {by}").format(by=-by),
        )
        if online:
            words += _(" Dự trực tuyến {count} người, không ký.").format(count=online)
        return words + _(" So từng dòng với giấy, chỗ nào khác thì nhấn Space.")

    def _turner(self, text: str, step: int, keys: str, tip: str) -> Button:
        return Button(text, partial(self.turn, step), shortcut=keys, tip=tip)

    def _make_table(self, settings: PcSettings) -> Table:
        columns: list[Column[Signed]] = [
            Column("number", _("TT"), lambda line: str(line.person.number or ""), 46),
            Column("name", _("Họ và tên"), lambda line: line.person.row.full_name, 150, True,
                   bold=True),
            Column("signed", _("Bản ký"), lambda line: line.state, 162),
        ]  # fmt: skip
        table = Table(
            "reconcile",
            _("Bản ký"),
            columns,
            settings,
            identify=lambda line: line.id,
            search=lambda line: line.person.row.full_name,
            style=lambda line: RowStyle(
                bold=line.changed, tinted=line.changed, quiet=line.mark in ABSENT
            ),
        )
        table.setToolTip(_("Space hay Enter đổi dấu ký; F2 đến F5 ghi cách dự"))
        table.header.setSectionsClickable(False)
        table.opened.connect(self.tick)
        table.installEventFilter(self)
        return table

    def _lay_out(self) -> QWidget:
        column = QVBoxLayout(self)
        column.setContentsMargins(current().margins(24, 8, 24, 16))
        column.setSpacing(px(8))
        column.addWidget(label(_("Số chữ ký trên giấy"), "label"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.number)
        row.addWidget(self.compare)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self.verdict)
        walk = QWidget()
        inside = QVBoxLayout(walk)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        turning = QHBoxLayout()
        turning.setSpacing(px(8))
        turning.addWidget(self.where, 1)
        turning.addWidget(self.earlier)
        turning.addWidget(self.later)
        inside.addLayout(turning)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(walk, 1)
        column.addStretch()
        return walk


def pages(ids: Sequence[int], sizes: Sequence[int]) -> list[Sequence[int]]:
    """Return the people of each page; without page sizes all stand on one."""
    ends = [0, *accumulate(sizes)]
    found = [ids[start:end] for start, end in pairwise(ends)]
    rest = ids[ends[-1] :]
    return [page for page in [*found, rest] if page] or [ids]

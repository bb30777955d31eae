"""One file that was looked over, in the panel: why it counts or not, cell by cell, the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.numbers import show_int
from desktop.returns.consolidation.judging import Judged
from desktop.returns.consolidation.taking_in import Changed
from desktop.text import _, translate
from desktop.ui.alerts import Alerts
from desktop.ui.screens.consolidation.words import OUTCOMES, Outcome, figure_name, outcome_of
from desktop.ui.screens.returns.cell import TIMES
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.editors import LineEditor
from desktop.ui.widgets.entries import PANEL_EDGE, Entries, Entry
from desktop.ui.widgets.flow import in_a_row
from desktop.ui.widgets.labels import Badge, breakable, label, line
from desktop.ui.widgets.scrolled import scrolled

MOST_CELLS = 100
LEAST_LIST = 120
"""How low the list may become before the panel scrolls."""


class FilePanel(QWidget):
    """Says all that is known of a file; for one edited by hand it asks for the decision.

    `accepted` gives the reason for which the file may count, empty to let it wait again.
    """

    accepted = Signal(str)

    def __init__(self, judged: Judged, reason: str, alerts: Alerts) -> None:
        super().__init__()
        self._judged = judged
        self._reason = reason
        self.list = Entries(PANEL_EDGE)
        self.buttons: list[Button] = []
        self.reason = LineEditor()
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self.list.setMinimumHeight(px(LEAST_LIST))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_top(alerts))
        column.addWidget(line())
        column.addWidget(self.list, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        if self.to_decide:
            edited = () if judged.arrived is None else judged.arrived.edited
            self.show_cells([Changed(each) for each in edited])
        elif judged.replaces is not None:
            self.list.show_entries([], _("Đang so với số đã nhận…"))
        else:
            self.list.show_entries(list(self._found()))

    @property
    def to_decide(self) -> bool:
        """Tell whether a person decides about the file, or did."""
        return outcome_of(self._judged) is Outcome.DECIDE or bool(self._reason)

    def focus_first(self) -> None:
        """Give the keyboard to the decision, else to what is listed, else to the first button."""
        if self.to_decide:
            self.reason.setFocus()
        elif self.list.rows:
            self.list.focus_first()
        else:
            self.buttons[0].setFocus()

    def show_cells(self, cells: Sequence[Changed]) -> None:
        """List cells that were changed: what stood there, what stands there now."""
        altered = () if self._judged.arrived is None else self._judged.arrived.altered
        entries = [
            *(_altered(each.message) for each in altered),
            *map(_changed, cells[:MOST_CELLS]),
        ]
        if (rest := len(cells) - MOST_CELLS) > 0:
            words = _("và {count} ô nữa").format(count=show_int(rest))
            entries.append(Entry("rest", words))
        if self.to_decide:
            self.list.show_entries(entries)
        else:
            self.list.show_entries(entries, _("Không ô nào khác số đã nhận."))

    def offer(self, words: str, act: Callable[[], object], tip: str) -> None:
        """Offer what would let the file count."""
        button = Button(words, act, tip=tip)
        self.buttons.insert(0, button)
        layout = self._ways.layout()
        assert layout is not None
        layout.addWidget(button)

    def _make_top(self, alerts: Alerts) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(current().margins(PANEL_EDGE, 0, PANEL_EDGE, 12))
        column.setSpacing(px(6))
        word, tone = OUTCOMES[outcome_of(self._judged)]
        column.addWidget(Badge(_(word), tone))
        for role, text in _facts(self._judged):
            column.addWidget(label(text, role, wrap=True))
        if self.to_decide:
            self._add_decision(column)
        column.addSpacing(px(4))
        self._ways = in_a_row(self._ways_out(alerts))
        column.addWidget(self._ways)
        return column

    def _ways_out(self, alerts: Alerts) -> list[Button]:
        path = self._judged.path
        ways = [
            Button(_("Mở tệp"), lambda: alerts.open_outside(path), tip=str(path)),
            Button(_("Mở thư mục"), lambda: alerts.open_outside(path.parent), tip=str(path.parent)),
        ]
        self.buttons += ways
        return ways

    def _add_decision(self, column: QVBoxLayout) -> None:
        words = _(
            "Chấp nhận thì số liệu lấy đúng như trong sổ của đơn vị, không lấy những ô gõ tay. "
            "Muốn lấy số gõ tay, đề nghị đơn vị sửa sổ rồi lập số mới."
        )
        column.addWidget(label(words, "second", wrap=True))
        heading = _("Lý do chấp nhận")
        self.reason.name(heading, _("Lý do được giữ cùng báo cáo đã nhận"))
        self.reason.set_value(self._reason)
        self.reason.changed.connect(self.fault.hide)
        column.addWidget(label(f"{heading} *", "label"))
        column.addWidget(self.reason)
        column.addWidget(self.fault)
        accept = Button(
            _("Chấp nhận"),
            self.accept,
            kind=Kind.PRIMARY,
            tip=_("Nhận tệp này theo số liệu trong sổ của đơn vị"),
        )
        leave = Button(_("Để riêng, không nhận"), lambda: self.accepted.emit(""))
        self.buttons += [accept, leave]
        column.addWidget(in_a_row([accept, leave]))

    def accept(self) -> None:
        """Let the file count for the reason typed, or ask for one."""
        reason = self.reason.value()
        if reason:
            self.accepted.emit(reason)
            return
        self.fault.setText(_("Ghi lý do trước đã. Ví dụ: đơn vị chỉ sửa tên cuộc họp."))
        self.fault.show()
        self.reason.setFocus()

    def _found(self) -> Iterable[Entry]:
        arrived = self._judged.arrived
        for each in () if arrived is None else arrived.problems:
            yield Entry((each.rule, str(each.message)), translate(each.message))


def _facts(judged: Judged) -> Iterable[tuple[str, str]]:
    if judged.reason is not None:
        yield "", translate(judged.reason)
    if judged.replaces is not None:
        words = _("Thay số {number} đã nhận. Những ô đã đổi:")
        yield "", words.format(number=judged.replaces)
    if judged.arrived is not None:
        head = judged.arrived.head
        words = _("{unit} · số {number} · lập {moment}")
        facts = words.format(
            unit=head.unit_name or head.unit_code,
            number=head.revision,
            moment=f"{head.made:%d/%m/%Y %H:%M}",
        )
        yield "second", facts
        if head.reason:
            yield "second", _("Lý do lập lại: {reason}").format(reason=head.reason)
    if judged.reason is None:
        yield "second", breakable(Path(judged.path.name))


def _changed(changed: Changed) -> Entry:
    """Return a cell by what it shows, its place below; by its place where it shows no figure."""
    words = changed.edit.words()
    key = changed.edit.sheet, changed.edit.cell
    if changed.figure is None:
        return Entry(key, _("{sheet} {cell}: trước {was}, nay {now}").format(**words))
    name, time = figure_name(changed.figure), TIMES.get(changed.variant)
    if time is not None:
        name = f"{name} · {_(time)}"
    text = _("{figure}: trước {was}, nay {now}").format(figure=name, **words)
    return Entry(key, text, notes=(f"{changed.edit.sheet} {changed.edit.cell}",))


def _altered(message: object) -> Entry:
    return Entry(str(message), str(message), _("Sửa"), Tone.FAULT)

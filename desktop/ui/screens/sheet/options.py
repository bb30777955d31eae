"""What a person chooses for a sheet: which meeting, blank or filled, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from db.dates import show_date
from db.messages import N_, Message
from db.registers.fields import Choice, Field, FieldKind
from db.registers.meetings import MEETINGS, MeetingRow, MeetingState
from db.schema import Audience
from desktop.paper.meeting_sheet import SheetOrder
from desktop.text import _
from desktop.ui.pc_settings import PcSettings
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.fields import FieldBox
from desktop.ui.widgets.labels import Card, label
from desktop.ui.widgets.pickers import PickEditor
from desktop.ui.widgets.suggest import Suggestion
from desktop.ui.widgets.typed import NumberEditor

MOST_GUESTS = 60
USUAL_GUESTS = 3
BLANK, FILLED = "blank", "filled"
ORDER_KEY, GUESTS_KEY = "sheet.order", "sheet.guests"
ORDERS = (
    Choice(SheetOrder.NAME, N_("Theo tên")),
    Choice(SheetOrder.POSITION, N_("Theo chức vụ")),
    Choice(SheetOrder.GROUP, N_("Theo tổ đảng")),
)
FORMS = (
    Choice(BLANK, N_("Để trống, ký khi họp")),
    Choice(FILLED, N_("Điền kết quả điểm danh")),
)


@dataclass(frozen=True)
class Wanted:
    """Which sheet a person wants."""

    meeting_id: int
    filled: bool = False
    order: SheetOrder = SheetOrder.NAME
    guest_lines: int = USUAL_GUESTS


def title_of(row: MeetingRow) -> str:
    """Return what a meeting is called in a list."""
    return f"{show_date(row.day)} · {_(MEETINGS.field('kind').label_of(row.kind))}"


def likely(rows: Sequence[MeetingRow], today: date) -> MeetingRow | None:
    """Return the meeting a sheet is most likely wanted for: the next one, else the last."""
    coming = [row for row in rows if row.day >= today and row.state is MeetingState.NOT_TAKEN]
    if coming:
        return coming[-1]
    return rows[0] if rows else None


class MeetingPick(PickEditor):
    """A meeting, found by typing; the arrow down and a click show them all."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the whole list on the arrow down and on a click."""
        if self._found.isHidden() and (
            event.type() is QEvent.Type.MouseButtonRelease
            or (
                event.type() is QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Down
            )
        ):
            self.line.selectAll()
            self._found.offer(self.options())
            return event.type() is QEvent.Type.KeyPress
        return super().eventFilter(watched, event)

    def watch(self) -> None:
        """Hear what happens to the line."""
        self.line.installEventFilter(self)


class GuestLines(NumberEditor):
    """How many lines stand blank for guests."""

    def __init__(self) -> None:
        super().__init__(whole=True)

    def problem(self) -> Message | None:
        """Refuse more lines than anyone signs."""
        found = super().problem()
        if found is None and (self.value() or 0) > MOST_GUESTS:
            return Message(N_("Nhiều nhất {most} dòng."), {"most": MOST_GUESTS})
        return found


class SheetOptions(Card):
    """The choices, beside the picture of the sheet; `changed` follows each that counts."""

    changed = Signal()

    def __init__(self, settings: PcSettings) -> None:
        super().__init__()
        self._settings = settings
        self._rows: dict[int, MeetingRow] = {}
        self.meeting = MeetingPick(self._offered)
        self.meeting.watch()
        self.filled = ChoiceEditor([(each.value, _(each.label)) for each in FORMS], required=True)
        self.order = ChoiceEditor([(each.value, _(each.label)) for each in ORDERS], required=True)
        self.guests = GuestLines()
        self.boxes = {
            "meeting": FieldBox(
                Field("meeting", N_("Cuộc họp"), FieldKind.REFERENCE, target="meetings"),
                self.meeting,
            ),
            "filled": FieldBox(
                Field("filled", N_("Danh sách"), FieldKind.CHOICE, choices=FORMS), self.filled
            ),
            "order": FieldBox(
                Field("order", N_("Thứ tự"), FieldKind.CHOICE, choices=ORDERS), self.order
            ),
            "guests": FieldBox(
                Field("guests", N_("Dòng trống cho khách"), FieldKind.INTEGER), self.guests
            ),
        }
        self.notice = label("", "note", wrap=True)
        for box in self.boxes.values():
            self.body.addWidget(box)
            box.touched.connect(self._touched)
        self.body.addWidget(self.notice)
        self.order.set_value(settings.choices.get(ORDER_KEY, SheetOrder.NAME))
        if self.order.value() is None:
            self.order.set_value(SheetOrder.NAME)
        kept = settings.choices.get(GUESTS_KEY, "")
        self.guests.set_value(int(kept) if kept.isdecimal() else USUAL_GUESTS)
        self._said = self.wanted()

    def offer(self, rows: Sequence[MeetingRow]) -> None:
        """Offer other meetings; the one chosen stays."""
        self._rows = {row.id: row for row in rows}
        self._fit()

    def choose(self, meeting_id: int, *, filled: bool | None = None) -> None:
        """Choose a meeting; filled where its attendance is taken, unless said otherwise."""
        self.meeting.set_value(meeting_id)
        row = self.row
        taken = row is not None and row.state is MeetingState.TAKEN
        self._fill(filled=taken if filled is None else filled)
        self._fit()
        self._said = self.wanted()

    @property
    def row(self) -> MeetingRow | None:
        """Return the meeting chosen."""
        if self.meeting.problem() is not None:
            return None
        return self._rows.get(self.meeting.value())

    def wanted(self) -> Wanted | None:
        """Return the sheet wanted, None while a choice cannot be read."""
        row = self.row
        if row is None or self.guests.problem() is not None:
            return None
        guests = self.guests.value() or 0
        return Wanted(row.id, self.filled.value() == FILLED, self.order.value(), guests)

    def summary(self) -> str:
        """Return the choices in one line."""
        words = [self.filled.combo.currentText()]
        if self._by_name:
            words.append(self.order.combo.currentText())
        return " · ".join(words)

    @property
    def _by_name(self) -> bool:
        row = self.row
        return row is not None and row.audience is Audience.MEMBERS

    def _offered(self) -> list[Suggestion]:
        return [Suggestion(title_of(row), row.content, row.id) for row in self._rows.values()]

    def _touched(self) -> None:
        row = self.row
        if row is not None and self._said is not None and row.id != self._said.meeting_id:
            self._fill(filled=row.state is MeetingState.TAKEN)
        self._fit()
        wanted = self.wanted()
        if wanted is not None and wanted != self._said:
            self._said = wanted
            self._keep(wanted)
            self.changed.emit()

    def _keep(self, wanted: Wanted) -> None:
        kept = {ORDER_KEY: wanted.order.value, GUESTS_KEY: str(wanted.guest_lines)}
        if not kept.items() <= self._settings.choices.items():
            self._settings.choices.update(kept)
            self._settings.save()

    def _fill(self, *, filled: bool) -> None:
        self.filled.set_value(FILLED if filled else BLANK)

    def _fit(self) -> None:
        """Ask only what the chosen meeting's sheet has."""
        row = self.row
        taken = row is not None and row.state is MeetingState.TAKEN
        if not taken:
            self._fill(filled=False)
        self.filled.combo.setEnabled(taken)
        self.boxes["order"].setVisible(self._by_name)
        self.boxes["guests"].setVisible(self._by_name and self.filled.value() == BLANK)
        if row is None or taken:
            self.notice.setText("")
        elif self._by_name:
            self.notice.setText(_("Điểm danh xong thì in được bản điền sẵn kết quả."))
        else:
            self.notice.setText(_("Cuộc này không gọi tên từng người: danh sách là dòng trống."))
        self.notice.setVisible(bool(self.notice.text()))

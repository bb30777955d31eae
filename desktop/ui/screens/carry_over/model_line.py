"""One model of which it is asked whether it is kept up, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from db.dates import show_date
from db.messages import N_, Message
from db.registers import model_life
from db.registers.model_life import Answer, Fate, ModelLife, ModelRow, ModelState
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.labels import label, set_role
from desktop.ui.widgets.typed import DateEditor

MODELS_ROOM = "models"
CHOICE_WIDTH, DAY_WIDTH = 170, 130
FATES: Mapping[Fate, str] = {
    Fate.KEPT_UP: N_("Tiếp tục duy trì"),
    Fate.SUSPENDED: N_("Tạm dừng"),
    Fate.COMPLETED: N_("Đã hoàn thành"),
    Fate.STOPPED: N_("Dừng hẳn"),
}


class ModelLine(QWidget):
    """One model: who holds it and since when, what becomes of it, and from which day on."""

    touched = Signal()

    def __init__(self, context: AppContext, row: ModelRow, year: int) -> None:
        super().__init__()
        self.row = row
        today = context.today()
        self._year_end = min(date(year, 12, 31), today)
        self.fate = ChoiceEditor([(fate, _(word)) for fate, word in FATES.items()], required=True)
        self.day = DateEditor(context.today)
        self.note = label("", "note", wrap=True)
        self._lay_out(context, today)
        self._before = self._standing()
        self.show_answer(self._before)
        self.fate.changed.connect(self._choose)
        self.day.changed.connect(self._look)
        self.day.left.connect(self._look)

    @property
    def dirty(self) -> bool:
        """Tell whether something else is chosen than how the model stands."""
        return self.day.problem() is not None or self.answer() != self._before

    def answer(self) -> Answer:
        """Return what is chosen; BookError while the day cannot be read."""
        fate = self.fate.value()
        return Answer(fate, None if fate is Fate.KEPT_UP else self.day.value())

    def show_answer(self, answer: Answer) -> None:
        """Show what becomes of the model."""
        self.fate.set_value(answer.fate)
        self.day.set_value(answer.day)
        self._look()

    def demand(self) -> bool:
        """Say what is missing; return whether the answer can be saved."""
        ends = self.fate.value() is not Fate.KEPT_UP
        if ends and self.day.problem() is None and self.day.value() is None:
            self._say("fault", Message(N_("Ghi ngày, ví dụ {day}."), {"day": "31/12"}))
            return False
        return self._look()

    def _standing(self) -> Answer:
        """Return how the model stands: suspended since a day, or running."""
        since = self.row.life.suspended
        return Answer(Fate.KEPT_UP) if since is None else Answer(Fate.SUSPENDED, since)

    def _choose(self) -> None:
        if self.fate.value() is not Fate.KEPT_UP and self.day.line.text() == "":
            self.day.set_value(self._year_end)
        self._look()
        self.touched.emit()

    def _look(self) -> bool:
        """Show the day where one is asked for, and what is wrong or odd about it."""
        ends = self.fate.value() is not Fate.KEPT_UP
        self.day.setVisible(ends)
        if not ends:
            self.day.set_value(None)
        wrong = self.day.problem()
        self._say("fault" if wrong else "attention", wrong or self._doubt())
        return wrong is None

    def _doubt(self) -> Message | None:
        day, registered = self.day.value(), self.row.life.registered
        if day is None or registered is None or day >= registered:
            return None
        return Message(
            N_("Trước ngày đăng ký {day}. Xem lại ngày."), {"day": show_date(registered)}
        )

    def _say(self, role: str, message: Message | None) -> None:
        self.day.mark("fault" if role == "fault" and message else "")
        set_role(self.note, role)
        self.note.setText("" if message is None else translate(message))
        self.note.setVisible(message is not None)

    def _lay_out(self, context: AppContext, today: date) -> None:
        row = self.row

        def go() -> None:
            context.open_room(MODELS_ROOM, record=row.id)

        see = Button(_("Xem"), go, kind=Kind.FLAT, tip=_("Mở mô hình này"))
        see.setAccessibleName(_("Xem mô hình {name}").format(name=row.name))
        self.fate.setFixedWidth(px(CHOICE_WIDTH))
        self.day.setFixedWidth(px(DAY_WIDTH))
        kept = self.day.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.day.setSizePolicy(kept)
        self.fate.name(_("Quyết định: {name}").format(name=row.name), _("Quyết định"))
        self.day.name(_("Từ ngày: {name}").format(name=row.name), _("Từ ngày"))
        grid = QGridLayout(self)
        grid.setContentsMargins(current().margins(16, 10, 10, 10))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(row.name, wrap=True), 0, 0)
        grid.addWidget(label(facts(row, today), "note", wrap=True), 1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        for column, widget in enumerate((self.fate, self.day, see), 1):
            grid.addWidget(widget, 0, column, 2, 1, middle)
        grid.addWidget(self.note, 2, 1, 1, 3)


def facts(row: ModelRow, today: date) -> str:
    """Return what is known of a model in one line: holder, registration, state, last result."""
    told = [row.leader] if row.leader else []
    if row.life.registered is not None:
        told.append(_("Đăng ký {day}").format(day=show_date(row.life.registered)))
    if row.life.state(today) is ModelState.SUSPENDED:
        told.append(_(model_life.STATE_WORDS[ModelState.SUSPENDED]))
    told.append(_last_result(row.life))
    return " · ".join(told)


def _last_result(life: ModelLife) -> str:
    if life.last_result is None:
        return _("Chưa ghi kết quả nào")
    return _("Kết quả gần nhất {day}").format(day=show_date(life.last_result))

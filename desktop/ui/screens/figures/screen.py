"""The screen of figures: a period's numbers by family, each opening the records it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from db import figures
from db.dates import show_date
from db.figures import CATALOGUE, Value
from db.messages import N_
from db.periods import Period
from db.schema import Base
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.records import show_records
from desktop.ui.screens.figures.lines import (
    FOLDED,
    INDENT,
    NEITHER,
    UNFOLDED,
    Line,
    NameColumn,
    lines_of,
    style_of,
)
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chips, Condition
from desktop.ui.widgets.figure_words import STATES
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.period import PeriodChoice
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import RECORD_ROLE, Column

ROOM, RETURNS = "figures", "returns"
ARROW_WIDTH = 32
"""How far from the left a click on a name means its arrow."""
ALL = "all"
_CONDITIONS = {
    ALL: Condition(N_("Mọi số liệu"), N_("Số liệu ở mọi trạng thái"), lambda _line: True),
    figures.State.COUNTED: Condition(
        STATES[figures.State.COUNTED][0],
        N_("Đã có bản ghi để tính, kể cả khi kết quả là 0"),
        lambda line: line.value.state is figures.State.COUNTED,
    ),
    figures.State.DECLARED: Condition(
        STATES[figures.State.DECLARED][0],
        N_("Chi bộ đã khai không có trong cả kỳ"),
        lambda line: line.value.state is figures.State.DECLARED,
    ),
    figures.State.NOT_FILLED: Condition(
        STATES[figures.State.NOT_FILLED][0],
        N_("Chưa ghi gì vào sổ mà cũng chưa khai không có"),
        lambda line: line.value.state is figures.State.NOT_FILLED,
    ),
}


class FiguresScreen(Screen):
    """Every figure of a period; what filters leave of one is folded under it."""

    registers = frozenset(Base.metadata.tables)
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Số liệu"))
        self._unfolded: set[str] = set()
        self._wanted = next(iter(CATALOGUE))
        self._lines: list[Line] = []
        self.choice = PeriodChoice(context.today())
        self.choice.chosen.connect(lambda _period: self.refresh())
        self.states = Chips(_("Lọc theo trạng thái"), _CONDITIONS, always={ALL})
        self.states.changed.connect(self._admit)
        self.box = self._make_table()
        self.fold_button = Button(
            "",
            self._fold_all,
            tip=_("Hiện hay giấu mọi dòng chi tiết; ở từng dòng thì bấm mũi tên phải, trái"),
        )
        self.box.tools.addWidget(self.fold_button)
        for watched in (self.box.table, self.box.table.viewport(), self.box.filter):
            watched.installEventFilter(self)
        self.box.opened.connect(self._open)
        top = QWidget()
        row = Flow(top)
        row.addWidget(self.choice)
        row.addWidget(self.states)
        self.main.addWidget(top)
        self.main.addWidget(self.box, 1)
        self.return_button = self.add_action(
            _("Làm báo cáo"), self._open_return, tip=_("Mở báo cáo của kỳ đang xem")
        )
        self._admit()
        self.refresh()

    @property
    def period(self) -> Period:
        """Return the period in view: the one last chosen that is one."""
        return self.choice.last

    def go(self, *, period: Period | str | None = None, figure: str = "", **_where: Any) -> None:
        """Show a period, and in it one figure with its records."""
        if period is not None:
            span = Period.parse(period) if isinstance(period, str) else period
            self.choice.show_period(span)
            self.refresh()
        if figure:
            self._wanted = figure
            self._unfolded.add(figures.split_id(figure).base)
            self.states.choose(ALL)
            self.box.clear_filter()
            self._admit()
            self._choose_wanted()
            show_records(self, figure, self.period)

    def refresh(self) -> None:
        """Count again, away from the window's thread."""
        book, period = self.context.book, self.period

        def read() -> Mapping[str, Value]:
            with book.read() as session:
                return figures.compute(session, period)

        self.context.reader.ask(read, self._show, newest=ROOM)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Unfold and fold by the arrow before a name, or by the arrow keys."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            return self._press_arrow(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press_key(event)
        return False

    def _press_key(self, event: QKeyEvent) -> bool:
        """Unfold with the arrow to the right and fold with that to the left."""
        line = self.box.table.current()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not bare or self.flat or line is None:
            return False
        if event.key() == Qt.Key.Key_Right and line.folds:
            self._unfold(line.id, unfolded=True)
        elif event.key() == Qt.Key.Key_Left and (line.folds or line.under):
            self._unfold(line.under or line.id, unfolded=False)
        else:
            return False
        return True

    @property
    def flat(self) -> bool:
        """Tell whether lines are searched or sorted: then each stands by itself."""
        rows = self.box.table.rows
        return bool(rows.words) or rows.sorted_by is not None

    def _show(self, values: Mapping[str, Value]) -> None:
        self._lines = lines_of(values)
        start, end = show_date(self.period.start), show_date(self.period.end)
        words = _("Từ ngày {start} đến ngày {end}").format(start=start, end=end)
        self.set_title(_("Số liệu"), words)
        self.states.count(line for line in self._lines if line.value and not line.under)
        self.box.set_rows(self._lines)
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted and self.box.table.choose(self._wanted):
            self._wanted = ""

    def _admits(self, line: Line) -> bool:
        """Tell whether a line is listed now, besides holding the words searched for."""
        if line.value is None:
            return not self.flat and self.states.chosen == ALL
        if not self.states.admits(line):
            return False
        searched = bool(self.box.table.rows.words)
        return not line.under or searched or line.under in self._unfolded

    def _admit(self) -> None:
        self.box.admit(self._admits)
        words = _("Thu gọn") if self._unfolded else _("Xem chi tiết")
        self.fold_button.setText(words)

    def _unfold(self, id_: str, *, unfolded: bool) -> None:
        if unfolded:
            self._unfolded.add(id_)
        else:
            self._unfolded.discard(id_)
            self.box.table.choose(id_)
        self._admit()

    def _fold_all(self) -> None:
        if self._unfolded:
            self._unfolded.clear()
        else:
            self._unfolded.update(line.id for line in self._lines if line.folds)
        self._admit()

    def _press_arrow(self, event: QMouseEvent) -> bool:
        """Fold or unfold where the arrow before a name is pressed."""
        spot = event.position().toPoint()
        index = self.box.table.indexAt(spot)
        line = index.data(RECORD_ROLE)
        on_arrow = index.column() == 0 and spot.x() < px(ARROW_WIDTH)
        if line is None or not line.folds or self.flat or not on_arrow:
            return False
        self.box.table.choose(line.id)
        self._unfold(line.id, unfolded=line.id not in self._unfolded)
        return True

    def _open(self, line: Line) -> None:
        """Open a figure to its records; of a family whatever is folded under its figures."""
        if line.value is not None:
            show_records(self, line.id, self.period)
            return
        own = {each.id for each in self._lines if each.folds and each.family == line.family}
        self._unfolded = self._unfolded - own if own <= self._unfolded else self._unfolded | own
        self._admit()

    def _open_return(self) -> None:
        self.context.open_room(RETURNS, period=self.period)

    def _name(self, line: Line) -> str:
        if self.flat:
            return line.alone
        if line.value is None:
            return line.words
        if line.under:
            return f"{INDENT}{line.words}"
        if not line.folds:
            return f"{NEITHER}{line.words}"
        return f"{UNFOLDED if line.id in self._unfolded else FOLDED}{line.words}"

    def _make_table(self) -> TableBox:
        columns: list[Column[Any]] = [
            NameColumn("name", _("Tên số liệu"), self._name, 300, stretch=True, bold=True),
            Column(
                "number",
                _("Con số"),
                lambda line: line.number,
                110,
                right=True,
                sort=lambda line: line.order,
            ),
            Column("measure", _("Đơn vị tính"), lambda line: line.measure, 130, optional=1),
            Column("state", _("Trạng thái"), lambda line: line.state, 160),
        ]
        return TableBox(
            ROOM,
            _("Số liệu của kỳ"),
            columns,
            self.context.settings,
            search=lambda line: "" if line.value is None else f"{line.family} {line.alone}",
            empty=Empty(_("Đang tính số liệu…")),
            style=style_of,
        )

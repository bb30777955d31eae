"""The criteria by group, each with its points to type; what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.dates import show_date
from db.messages import N_, Message
from db.registers.criteria import CriterionRow
from db.registers.scoring import Points, ScoreLine, ScoreSheet
from desktop.text import _
from desktop.ui.alerts import Alerts
from desktop.ui.screens.evaluation.points import PointsRow
from desktop.ui.screens.evaluation.reading import Opened
from desktop.ui.screens.evaluation.words import out_of, version_words
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import Card, label, line
from desktop.ui.widgets.scrolled import scrolled


@dataclass(frozen=True)
class Tally:
    """What stands in the points now: by group, in all, and how many criteria have none."""

    groups: Mapping[str, tuple[Decimal, Decimal]]
    total: Decimal
    full: Decimal
    missing: int


class QualityPart(QWidget):
    """Takes a meeting's points.

    `changed` follows every touch, `through` Enter on the last criterion; `anew` asks for the
    criteria that hold on the meeting's day.
    """

    changed = Signal()
    through = Signal()
    anew = Signal()

    def __init__(self, alerts: Alerts) -> None:
        super().__init__()
        self._alerts = alerts
        self._shown_for: Any = None
        self.sheet: ScoreSheet | None = None
        self.rows: list[PointsRow] = []
        self._totals: dict[str, QLabel] = {}
        self.version = label("", "second", wrap=True)
        self.newer = Button("", self.anew.emit, kind=Kind.FLAT)
        self._card = Card(padded=False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(self.version, 1)
        head.addWidget(self.newer)
        column.addLayout(head)
        column.addWidget(self._card)
        column.addStretch(1)
        self._scroll = scrolled(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def show_opened(self, opened: Opened) -> None:
        """Show a meeting's sheet; points typed and not yet saved stay."""
        sheet = self.sheet = opened.sheet
        shown_for = (opened.meeting_id, [_apart(each.criterion) for each in sheet.lines])
        if shown_for != self._shown_for:
            self._shown_for = shown_for
            self._clear()
        if self.rows or self.isVisible():
            self._fill()
        self.version.setText(version_words(sheet.version))
        self.newer.setVisible(sheet.newer is not None)
        if sheet.newer is not None:
            words = _("Chấm lại theo bộ từ {day}").format(day=show_date(sheet.newer))
            self.newer.setText(words)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows when they are first seen: there are many of them."""
        super().showEvent(event)
        self._fill()

    def focus_first(self) -> None:
        """Give the keyboard to the first criterion without points, else to the first."""
        empty = [row for row in self.rows if row.points is None]
        for row in (empty or self.rows)[:1]:
            self.lead_to(row)

    @property
    def dirty(self) -> bool:
        """Tell whether points were typed that the book does not have."""
        return any(row.dirty for row in self.rows)

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Go on with `then` once the person agrees to lose the points typed."""

        def lose() -> None:
            for row in self.rows:
                row.forget()
            then()

        text = Message(N_("Điểm vừa gõ chưa lưu. Bỏ đi?"))
        self._alerts.ask(text, _("Bỏ, không lưu"), lose, no=_("Gõ tiếp"))

    def points(self) -> Points:
        """Return the points that stand here."""
        self._fill()
        return {row.criterion: row.points for row in self.rows}

    def wanting(self) -> PointsRow | None:
        """Return the first row that cannot be saved, else the first without points."""
        self._fill()
        faulty = [row for row in self.rows if row.problem() is not None]
        empty = [row for row in self.rows if row.points is None]
        return next(iter([*faulty, *empty]), None)

    @property
    def tally(self) -> Tally:
        """Return what the points add up to now."""
        earned = self._earned()
        groups: dict[str, tuple[Decimal, Decimal]] = {}
        for criterion, points in earned:
            got, most = groups.get(criterion.group, (Decimal(), Decimal()))
            groups[criterion.group] = (got + (points or Decimal()), most + criterion.most)
        return Tally(
            groups=groups,
            total=sum((got for got, _most in groups.values()), Decimal()),
            full=sum((most for _got, most in groups.values()), Decimal()),
            missing=sum(points is None for _criterion, points in earned),
        )

    def _earned(self) -> list[tuple[CriterionRow, Decimal | None]]:
        """Return the points that stand in the rows, or would once they are made."""
        if self.rows or self.sheet is None:
            return [(row.criterion, row.earned) for row in self.rows]
        return [(each.criterion, each.standing) for each in self.sheet.lines]

    def lead_to(self, row: PointsRow) -> None:
        """Give the keyboard to a criterion and bring it into view."""
        row.take_keyboard()
        self._scroll.ensureWidgetVisible(row, 0, px(40))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and the arrows go from criterion to criterion."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {
            Qt.Key.Key_Return: 1,
            Qt.Key.Key_Enter: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        lines = [row.editor.line for row in self.rows]
        place = next(place for place, each in enumerate(lines) if each is watched) + step
        if 0 <= place < len(lines):
            self.lead_to(self.rows[place])
        elif place == len(lines):
            self.through.emit()
        return True

    def _clear(self) -> None:
        while (item := self._card.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self._totals = [], {}

    def _fill(self) -> None:
        """Show the sheet in its rows, made first where there are none."""
        lines = () if self.sheet is None else self.sheet.lines
        if not self.rows:
            self._make_rows(lines)
        for row, each in zip(self.rows, lines, strict=True):
            row.show_line(each)
        self._tell()

    def _make_rows(self, lines: Sequence[ScoreLine]) -> None:
        by_group: dict[str, list[CriterionRow]] = {}
        for each in lines:
            by_group.setdefault(each.criterion.group, []).append(each.criterion)
        for place, (group, criteria) in enumerate(by_group.items()):
            if place:
                self._card.body.addWidget(line())
            self._card.body.addWidget(self._make_heading(group))
            self.rows += [self._make_row(each) for each in criteria]
        self._card.body.addSpacing(px(6))

    def _make_heading(self, group: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(current().margins(16, 10, 16, 2))
        total = self._totals[group] = label("", "second")
        row.addWidget(label(_(group), "heading", wrap=True), 1)
        row.addWidget(total)
        return made

    def _make_row(self, criterion: CriterionRow) -> PointsRow:
        made = PointsRow(criterion)
        made.changed.connect(self._touch)
        made.editor.line.installEventFilter(self)
        self._card.body.addWidget(made)
        return made

    def _touch(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        for group, (got, most) in self.tally.groups.items():
            self._totals[group].setText(out_of(got, most))


def _apart(criterion: CriterionRow) -> tuple[Any, ...]:
    """Return what a criterion is but for its id, which the default gets when first saved."""
    return (criterion.group, criterion.text, criterion.most)

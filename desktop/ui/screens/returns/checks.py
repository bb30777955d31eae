"""The column of checks: what to mend before handing in, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from db.registers import by_name
from desktop.text import _, translate
from desktop.ui import saving
from desktop.ui.context import AppContext
from desktop.ui.places import ATTENDANCE
from desktop.ui.screens.returns.reading import Finding, Reading
from desktop.ui.screens.returns.sums import CONSOLIDATION, TOTAL
from desktop.ui.screens.returns.words import SEVERITIES
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.entries import EDGE, Act, Entries, Entry
from desktop.ui.widgets.labels import Badge, Card, label, line
from desktop.ui.widgets.sheet_paint import CellMark


class ChecksCard(Card):
    """What was found, the grave first; `chosen` gives the finding chosen."""

    chosen = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__(padded=False)
        self._context = context
        self._reading: Reading | None = None
        self.errors, self.others = Badge(), Badge()
        head = QHBoxLayout()
        head.setContentsMargins(current().margins(EDGE, 12, EDGE, 12))
        head.setSpacing(px(6))
        head.addWidget(label(_("Kiểm tra báo cáo"), "heading"), 1)
        head.addWidget(self.errors)
        head.addWidget(self.others)
        self.list = Entries()
        self.list.chosen.connect(self._chosen)
        self.body.addLayout(head)
        self.body.addWidget(line())
        self.body.addWidget(self.list, 1)

    def show_reading(self, reading: Reading) -> None:
        """Show what was found in a return."""
        self._reading = reading
        errors, others = reading.errors, len(reading.findings) - reading.errors
        if errors:
            self.errors.show_state(_("{count} lỗi").format(count=errors), Tone.FAULT)
        else:
            self.errors.show_state(_("Không có lỗi"), Tone.GOOD)
        words = _("{count} lưu ý").format(count=others) if others else ""
        self.others.show_state(words, Tone.ATTENTION)
        self.list.show_entries(
            [self._entry(each) for each in reading.findings],
            _("Không có gì phải sửa. Báo cáo lập được ngay."),
        )

    def _entry(self, found: Finding) -> Entry:
        word, tone = SEVERITIES[found.problem.severity]
        text = translate(found.problem.message)
        if found.problem.sheet:
            text = _("{sheet}: {text}").format(sheet=found.problem.sheet, text=text)
        advice = found.problem.advice
        return Entry(
            _key(found),
            text,
            _(word),
            tone,
            () if advice is None else (translate(advice),),
            tuple(self._acts(found)),
        )

    def _acts(self, found: Finding) -> Sequence[Act]:
        acts = []
        place, none_of = found.place, found.problem.none_of
        if place is not None:
            go = partial(self._context.open_room, place.room, **place.where)
            acts.append(Act(_way(found), go))
        if none_of:
            title = translate(saving.title_of(by_name(none_of)))
            tip = _("Ghi rằng trong kỳ không phát sinh {what}; rút lại được").format(what=title)
            acts.append(Act(_("Khai không có"), self._declare(none_of), tip))
        return acts

    def _declare(self, register: str) -> Callable[[], None]:
        def declare() -> None:
            assert self._reading is not None
            book, today = self._context.book, self._context.today()
            work = saving.declare(book, by_name(register), self._reading.period, today)
            self._context.writer.submit(work)

        return declare

    def _chosen(self, key: object) -> None:
        assert self._reading is not None
        self.chosen.emit(next(each for each in self._reading.findings if _key(each) == key))


def marks_of(reading: Reading) -> dict[str, dict[tuple[int, int], CellMark]]:
    """Return what is said on the sheets' cells: of several things the gravest, which is first."""
    marks: dict[str, dict[tuple[int, int], CellMark]] = {}
    for each in reading.findings:
        if each.cell is not None:
            sheet, row, column = each.cell
            _word, tone = SEVERITIES[each.problem.severity]
            mark = CellMark(tone, translate(each.problem.message))
            marks.setdefault(sheet, {}).setdefault((row, column), mark)
    return marks


def _key(found: Finding) -> tuple[str, str]:
    return found.problem.rule, translate(found.problem.message)


def _way(found: Finding) -> str:
    assert found.place is not None
    if found.place.room == ATTENDANCE:
        return _("Điểm danh ngay")
    if found.place.room == TOTAL:
        return _("Xem từng đơn vị")
    if found.place.room == CONSOLIDATION:
        return _("Xem các đơn vị")
    if found.problem.record is not None:
        return _("Mở bản ghi")
    return _("Mở sổ {title}").format(title=_(by_name(found.place.room).title))

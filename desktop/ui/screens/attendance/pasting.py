"""A block copied in Excel, understood as marks and shown before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.registers.attendance import ATTENDANCE, Roster, RosterRow
from db.schema import Mark
from db.vietnamese import clean, fold, heading_key, match_key
from desktop.text import _
from desktop.ui.screens.attendance.words import mark_word
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scrolled import scrolled

_MARKS = {word: Mark(value) for word, value in ATTENDANCE.field("mark").words.items()}
_HEADINGS = {heading_key(word) for word in ("Họ và tên", "Kết quả")}


@dataclass(frozen=True)
class PastedMark:
    """One person's mark in a pasted block."""

    row: RosterRow
    mark: Mark
    reason: str

    @property
    def says_something(self) -> bool:
        """Tell whether the book does not say so already."""
        before = self.row.mark or (Mark.PRESENT if self.row.due else None)
        return (self.mark, self.reason) != (before, self.row.reason)


@dataclass(frozen=True)
class Pasted:
    """What a block says: marks that are news, and lines nobody can be found for."""

    marks: tuple[PastedMark, ...]
    problems: tuple[str, ...]


def understand(block: Sequence[Sequence[str]], roster: Roster) -> Pasted:
    """Return what a pasted block says of the people of a list.

    A person is known by code or by name (dấu heard, tone position and case not), a mark by
    its word; the cell after the mark is the reason.
    """
    find = _finder((*roster.due, *roster.not_due))
    marks: dict[int, PastedMark] = {}
    problems = []
    for number, line in enumerate(block, 1):
        cells = [clean(cell) for cell in line]
        if not any(cells) or _HEADINGS & {heading_key(cell) for cell in cells}:
            continue
        found = find(cells)
        place = next((n for n, cell in enumerate(cells) if heading_key(cell) in _MARKS), None)
        if len(found) != 1:
            problems.append(_problem(number, cells, found))
        elif place is not None:
            row, mark = found[0], _MARKS[heading_key(cells[place])]
            reason = cells[place + 1] if mark is Mark.EXCUSED and len(cells) > place + 1 else ""
            marks[row.member_id] = PastedMark(row, mark, reason)
        elif found[0].due:
            words = _("Dòng {number}: {name} chưa có kết quả.")
            problems.append(words.format(number=number, name=found[0].full_name))
    return Pasted(tuple(each for each in marks.values() if each.says_something), tuple(problems))


def _finder(rows: Sequence[RosterRow]) -> Callable[[Sequence[str]], list[RosterRow]]:
    by_code = {fold(row.code): row for row in rows}
    by_name = defaultdict(list)
    for row in rows:
        by_name[match_key(row.full_name)].append(row)

    def find(cells: Sequence[str]) -> list[RosterRow]:
        coded = [by_code[fold(cell)] for cell in cells if fold(cell) in by_code]
        return coded[:1] or next(
            (by_name[match_key(cell)] for cell in cells if match_key(cell) in by_name), []
        )

    return find


def _problem(number: int, cells: Sequence[str], found: Sequence[RosterRow]) -> str:
    if found:
        words = _("Dòng {number}: có {count} người tên {name}, thêm cột mã đảng viên.")
        return words.format(number=number, count=len(found), name=found[0].full_name)
    words = _("Dòng {number}: không có ai trong danh sách là “{text}”.")
    return words.format(number=number, text=" ".join(filter(None, cells))[:60])


def _said(one: PastedMark) -> str:
    reason = f" ({one.reason})" if one.reason else ""
    return f"{one.row.full_name}: {mark_word(one.mark).lower()}{reason}"


class PasteForm(QWidget):
    """Shows what a pasted block would mark; nothing is written before the button."""

    def __init__(
        self, pasted: Pasted, write: Callable[[], object], give_up: Callable[[], object]
    ) -> None:
        super().__init__()
        words = _("Ghi {count} dấu").format(count=len(pasted.marks))
        self.write = Button(words, write, kind=Kind.PRIMARY)
        self.give_up = Button(_("Thôi"), give_up, shortcut="Esc")
        self.lines = [label(_said(one), wrap=True) for one in pasted.marks]
        self.lines += [label(problem, "attention", wrap=True) for problem in pasted.problems]
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(4))
        for line in self.lines:
            inside.addWidget(line)
        inside.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(current().margins(24, 8, 24, 16))
        column.setSpacing(px(12))
        column.addWidget(scrolled(box), 1)
        buttons = QWidget()
        row = Flow(buttons)
        row.addWidget(self.write)
        row.addWidget(self.give_up)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.write)

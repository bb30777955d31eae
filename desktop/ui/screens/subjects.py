"""Subjects: documents, themes, campaigns, movements: what replaced which, and what serves each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db.messages import N_
from db.registers import by_name, subject_uses, subjects
from db.registers.store import leads_back
from db.registers.subject_uses import Use
from db.registers.subjects import SUBJECTS, SubjectRow, SubjectState
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.places import place_of
from desktop.ui.screens.register import RegisterScreen
from desktop.ui.screens.register.columns import columns
from desktop.ui.screens.register.reading import Line, Reading, read
from desktop.ui.screens.register.record import RecordPage
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, State
from desktop.ui.widgets.tabs import ReadPart

ROOM, USES = "subjects", "uses"
_TONES = {SubjectState.IN_FORCE: Tone.GOOD, SubjectState.NOT_YET: Tone.INFO}
_WORDS = {
    SubjectState.IN_FORCE: N_("Còn hiệu lực"),
    SubjectState.NOT_YET: N_("Chưa tới"),
    SubjectState.OVER: N_("Đã hết"),
    SubjectState.REPLACED: N_("Được thay bằng {code}"),
}


@dataclass(frozen=True)
class Told:
    """What the list tells of a subject beside its fields."""

    row: SubjectRow
    state: State
    uses: int

    @property
    def years(self) -> str:
        """Return the years it is made for: 2016, or 2021–2025."""
        first, last = self.row.year, self.row.last_year
        years = [str(year) for year in (first, last) if year is not None]
        return "–".join(dict.fromkeys(years))


def read_told(session: Session, year: int) -> dict[int, Told]:
    """Return what the list tells of every subject in a year, by id."""
    rows, counts = subjects.subjects(session), subject_uses.use_counts(session)
    codes = {row.id: row.code for row in rows}

    def state(row: SubjectRow) -> State:
        found = row.state(year)
        code = "" if row.replaced_by is None else codes[row.replaced_by]
        return State(_(_WORDS[found]).format(code=code), _TONES.get(found, Tone.PLAIN))

    return {row.id: Told(row, state(row), counts.get(row.id, 0)) for row in rows}


class SubjectsScreen(RegisterScreen):
    """The list of subjects with what is in force, and beside it the page of one."""

    def __init__(self, context: AppContext) -> None:
        self._told: Mapping[int, Told] = {}
        super().__init__(context, SUBJECTS)
        self.registers |= subject_uses.tables()

    def go(self, *, subject: int | None = None, **where: Any) -> None:
        """Open one subject's page, a new one, or narrow the list."""
        super().go(**{"record": subject, **where})

    def refresh(self) -> None:
        """Read the list again, away from the window's thread."""
        book, today = self.context.book, self.context.today()

        def work() -> tuple[Reading, dict[int, Told]]:
            with book.read() as session:
                return read(session, SUBJECTS, today), read_told(session, today.year)

        self.context.reader.ask(work, self._take, newest=ROOM)

    def make_columns(self) -> list[Column[Line]]:
        """Return name, code and kind as they are, then years, state and uses."""
        told = self._told_of
        known = {each.key: each for each in columns(SUBJECTS)}
        return [
            known["code"],
            known["name"],
            replace(known["kind"], optional=3),
            Column("years", _("Năm"), lambda line: told(line).years, 104, optional=2),
            Column("state", _("Hiệu lực"), lambda line: told(line).state, 190),
            Column("uses", _("Đã gắn"), lambda line: told(line).uses, 84, optional=1),
        ]

    def make_page(self, line: Line | None, values: Mapping[str, Any]) -> RecordPage:
        """Return the page of a subject, with what serves it."""
        if line is None:
            return super().make_page(line, values)
        reading = partial(self._to_choose_from, line.id)
        page = SubjectPage(self.context, SUBJECTS, reading, line, values)
        successor = self._told_of(line).row.replaced_by
        if successor is not None:
            page.show_successor(self._told[successor].row)
        return page

    def _told_of(self, line: Line) -> Told:
        return self._told[line.id]

    def _take(self, found: tuple[Reading, dict[int, Told]]) -> None:
        reading, self._told = found
        self.show_reading(reading)

    def _to_choose_from(self, own: int) -> Reading:
        """Return the reading, without the subjects that a subject cannot replace."""
        points = {row.id: row.replaces_id for row in (told.row for told in self._told.values())}
        fitting = [
            one
            for one in self.reading.options[ROOM]
            if not leads_back({**points, own: one.value}, own)
        ]
        return replace(self.reading, options={**self.reading.options, ROOM: fitting})


class SubjectPage(RecordPage):
    """A subject's fields, the records that serve it, its history."""

    def show_successor(self, row: SubjectRow) -> None:
        """Say what replaced the subject, with the way there."""
        since = "" if row.year is None else _(" từ năm {year}").format(year=row.year)
        words = _("Được thay bằng {name}").format(name=row.name) + since
        see = partial(self.context.open_room, ROOM, subject=row.id)
        tip = _("Mở {name}").format(name=row.name)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, px(12), 0, 0)
        line.addWidget(label(words, wrap=True), 1)
        line.addWidget(Button(_("Xem"), see, tip=tip))
        self.form.extra.insertWidget(0, holder)

    def add_tabs(self, record_id: int) -> None:
        """Add what serves the subject before its history."""
        meaning = _("Những mục trong các sổ có chủ đề này")
        self.add_part(USES, _("Đã gắn"), meaning, partial(UsesPart, self.context, record_id))
        super().add_tabs(record_id)


class UsesPart(ReadPart):
    """The records of every register that serve a subject, the newest first; Enter opens one."""

    def __init__(self, context: AppContext, subject_id: int) -> None:
        super().__init__()
        self.context = context
        self.subject_id = subject_id
        self.box = TableBox(
            "subject_uses",
            _("Đã gắn"),
            [
                Column("name", _("Bản ghi"), lambda use: use.name, 170, stretch=True),
                Column("register", _("Sổ"), _title, 130),
                Column("day", _("Ngày"), lambda use: use.day, 108, optional=1),
            ],
            context.settings,
            search=lambda use: f"{use.name} {_title(use)}",
            empty=Empty(_("Chưa mục nào trong các sổ có chủ đề này.")),
            identify=lambda use: (use.register, use.id),
        )
        self.box.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(current().margins(24, 12, 24, 16))
        column.addWidget(self.box, 1)
        context.changed.connect(self._read)
        self._read()

    def focus_first(self) -> None:
        """Give the keyboard to the list."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        book, subject_id = self.context.book, self.subject_id

        def work() -> list[Use]:
            with book.read() as session:
                return subject_uses.uses(session, subject_id, _)

        self.context.reader.ask(work, self.box.set_rows, newest="subject_uses")

    def _open(self, use: Use) -> None:
        with self.context.book.read() as session:
            place = place_of(session, use.register, use.id)
        self.context.open_room(place.room, **place.where)


def _title(use: Use) -> str:
    return _(by_name(use.register).title)

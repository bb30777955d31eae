"""The form of a meeting beside the list: opened, kept up to date, saved and gone on from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from db.dates import show_date
from db.messages import N_, Message
from db.periods import Period
from db.registers import meeting_record, meetings
from db.registers.meeting_record import MeetingRecord, Saved
from db.registers.meetings import MEETINGS
from db.schema import MeetingKind
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.meetings import saving
from desktop.ui.screens.meetings.facts import next_record, read_facts
from desktop.ui.screens.meetings.form import MeetingForm
from desktop.ui.screens.meetings.lines import Line, stage_of
from desktop.ui.theme import px
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.panel import Panel


class FormBeside:
    """Keeps the form of one meeting in the panel.

    `ways_on` gives what stands under the form of a meeting, None being a new one; `written` is
    told the id of each meeting saved.
    """

    def __init__(
        self,
        context: AppContext,
        panel: Panel,
        ways_on: Callable[[int | None], QWidget],
        written: Callable[[int], object],
    ) -> None:
        self._context = context
        self._panel = panel
        self._ways_on = ways_on
        self._written = written
        self._after_save: Callable[[int], object] | None = None
        self._saving = False

    @property
    def form(self) -> MeetingForm | None:
        """Return the form that stands open."""
        content = self._panel.content
        return content if isinstance(content, MeetingForm) else None

    def go_on(self, then: Callable[[int], object]) -> bool:
        """Call `then` with the meeting in the form, saved first where that is needed.

        Tells whether there is a form.
        """
        form = self.form
        if form is None:
            return False
        if form.meeting_id is None or form.dirty:
            self._after_save = then
            form.try_save()
            if not self._saving:
                self._after_save = None
        else:
            then(form.meeting_id)
        return True

    def let_go_of(self, ids: Collection[int]) -> None:
        """Close the form of a meeting that is gone."""
        if self.form is not None and self.form.meeting_id in ids:
            self._panel.shut()

    def new(self, kind: MeetingKind, period: Period | None) -> None:
        """Open the form of a new meeting of a kind, held within a period where one is given."""
        book, today = self._context.book, self._context.today()

        def start(kind: MeetingKind) -> MeetingRecord:
            with book.read() as session:
                return next_record(session, kind, today, period)

        self._open(_("Cuộc họp mới"), start(kind), None, start)

    def edit(self, meeting_id: int) -> None:
        """Open the form of a meeting, or say that it is gone."""
        try:
            with self._context.book.read() as session:
                record = meeting_record.load(session, meeting_id)
                row = meetings.meeting(session, meeting_id)
        except LookupError:
            self._context.alerts.attention(Message(N_("Cuộc họp này không còn trong sổ.")))
            return
        heading = f"{_(MEETINGS.field('kind').label_of(row.kind))} {show_date(row.day)}"
        line = Line(row, "", "", stage_of(row, self._context.today()))
        self._open(heading, record, meeting_id, quality=line.quality)
        state = line.state
        self._panel.badge.show_state(state.word, state.tone)

    def refresh(self) -> None:
        """Show in an untouched form what an undo or another screen has changed."""
        form = self.form
        if form is None or form.meeting_id is None or form.dirty:
            return
        try:
            with self._context.book.read() as session:
                form.show_record(meeting_record.load(session, form.meeting_id))
        except LookupError:
            self._panel.shut()

    def _open(
        self,
        heading: str,
        record: MeetingRecord,
        meeting_id: int | None,
        start: Callable[[MeetingKind], MeetingRecord] | None = None,
        quality: str = "",
    ) -> None:
        with self._context.book.read() as session:
            facts = read_facts(session)
        form = MeetingForm(self._context, facts, record, meeting_id, start)
        form.save_wanted.connect(partial(self._save, form))
        form.close_wanted.connect(self._panel.shut)
        self._after_save = None
        self._panel.open(heading, form)
        self._panel.badge.show_state("", self._panel.badge.tone)
        form.extra.addSpacing(px(16))
        if quality:
            words = _("Chất lượng sinh hoạt: {quality}").format(quality=quality)
            form.extra.addWidget(label(words, "heading", wrap=True))
            form.extra.addSpacing(px(12))
        form.extra.addWidget(self._ways_on(meeting_id))
        form.focus_first()

    def _save(self, form: MeetingForm, values: dict[str, Any]) -> None:
        self._saving = True
        self._context.writer.submit(
            saving.save(self._context.book, values, form.meeting_id),
            partial(self._saved, form),
            partial(self._failed, form),
        )

    def _saved(self, form: MeetingForm, saved: Saved) -> None:
        self._saving = False
        form.mark_saved()
        then, self._after_save = self._after_save, None
        if self.form is form:
            self._panel.shut()
        self._written(saved.id)
        if saved.difference is not None:
            saving.tell_difference(self._context, saved.difference)
        if then is not None:
            then(saved.id)

    def _failed(self, form: MeetingForm, error: Exception) -> None:
        self._saving, self._after_save = False, None
        form.show_error(error)

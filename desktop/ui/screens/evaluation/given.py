"""The tasks given at this meeting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from db.messages import N_
from db.registers.fields import NamedPerson
from db.registers.tasks import TASKS, TaskRow
from desktop.text import _
from desktop.ui.screens.evaluation.doubts import remarks
from desktop.ui.screens.evaluation.reading import Opened
from desktop.ui.screens.evaluation.rows import RowsPart
from desktop.ui.screens.evaluation.words import task_state
from desktop.ui.widgets.form import KEEP_OUT, Form
from desktop.ui.widgets.pickers import people_named
from desktop.ui.widgets.table_model import Column

ASKED = ("content", "person", "due")
LATER = ("result", "done")


class GivenPart(RowsPart):
    """What is to be done until the next meeting, by whom, by when."""

    register = TASKS
    add_words = N_("Giao nhiệm vụ")
    empty_words = N_("Chưa ghi nhiệm vụ nào giao tại cuộc này. Ghi việc, người làm, thời hạn.")
    new_heading = N_("Nhiệm vụ mới")
    deleted_words = N_("Đã xóa nhiệm vụ “{what}”.")

    def columns(self) -> list[Column[Any]]:
        """Return what, who, by when, and how far it is today."""
        today = self.context.today
        title = {name: _(TASKS.field(name).title) for name in ASKED}
        return [
            Column("content", title["content"], lambda row: row.content, 180, stretch=True),
            Column("person", title["person"], lambda row: row.person, 176, optional=1),
            Column("due", title["due"], lambda row: row.due, 112),
            Column("state", _("Trạng thái"), lambda row: task_state(row, today()), 144, optional=2),
        ]

    def rows(self, opened: Opened) -> Sequence[TaskRow]:
        """Return the tasks given."""
        return opened.given

    def called(self, row: TaskRow) -> str:
        """Return what is to be done."""
        return row.content

    def make_form(self, opened: Opened, row: TaskRow | None) -> Form:
        """Return the form of a task; what came of it is asked once it is given.

        A new one is offered the due date of the last one given here.
        """
        form = Form(
            [TASKS.field(name) for name in (*ASKED, *(() if row is None else LATER))],
            self.context.alerts,
            self.context.today,
            register=TASKS,
            options={"person": partial(people_named, opened.names)},
            remarks=remarks(
                self.context,
                TASKS,
                lambda: {"meeting": opened.meeting_id},
                None if row is None else row.id,
            ),
            caution=KEEP_OUT,
        )
        form.load({} if row is None else _values(row))
        if row is None and opened.given:
            newest = max(opened.given, key=lambda each: each.id)
            form.offer({"due": newest.due})
        return form


def _values(row: TaskRow) -> dict[str, Any]:
    return {
        "content": row.content,
        "person": NamedPerson(row.person, row.person_id),
        "due": row.due,
        "result": row.result or None,
        "done": row.done,
    }

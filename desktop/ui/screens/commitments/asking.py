"""What an item is asked for: its fields, and what each is written in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.messages import N_
from db.registers.commitments import COMMITMENTS
from db.registers.fields import Field
from desktop.ui.screens.commitments.facts import Facts
from desktop.ui.screens.commitments.group_editor import GroupEditor
from desktop.ui.widgets.editors import Editor
from desktop.ui.widgets.fields import make_editor

WRITTEN = ("group", "content", "measure", "due", "subjects")
"""What a member undertakes."""
ASSESSED = ("half_year", "year_end", "outcome", "remark")
"""What came of it, as the member and the chapter see it."""
JUDGED_BY = ("group", "measure", "due")
"""What decides, beside the text, whether an item is vague and what is said of it."""


def asked(name: str) -> Field:
    """Return a field as it is asked for: without a text there is no item."""
    field = COMMITMENTS.field(name)
    if name != "content":
        return field
    help_text = N_("Làm việc gì, cho ai, ở đâu: cụ thể để cuối năm kiểm được.")
    return replace(field, required=True, help=help_text)


def editor_of(field: Field, facts: Facts) -> Editor:
    """Return what a field is written in."""
    if field.name == "group":
        return GroupEditor(facts.groups)
    first_day = date(facts.year, 1, 1)
    # A day typed without its year is one of the year undertaken for.
    return make_editor(field, lambda: facts.subjects, lambda: first_day)

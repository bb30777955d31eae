"""The form of one meeting: what it asks depends on whom the meeting is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from db.messages import N_, Message
from db.registers.fields import Field, FieldKind, NamedPerson
from db.registers.meeting_record import MeetingRecord
from db.registers.meetings import HEADCOUNTS, MEETINGS, SUMMONS_CHOICES
from db.registers.members import MEMBERS
from db.schema import Audience, Call, MeetingKind, Summons
from desktop.ui.context import AppContext
from desktop.ui.screens.meetings.doubts import Doubts
from desktop.ui.screens.meetings.editors import GroupsEditor, SubjectsEditor
from desktop.ui.screens.meetings.facts import FormFacts
from desktop.ui.widgets.editors import LineEditor
from desktop.ui.widgets.form import KEEP_OUT, Form
from desktop.ui.widgets.pickers import people_named, subjects_named
from desktop.ui.widgets.typed import NumberEditor

NARROW = 16
DEPENDENTS = {
    "day": ("invited", "papers_posted", "resolution_posted"),
    "kind": ("day", "duration"),
    "audience": ("day", "duration"),
    "summons": ("day",),
    "chair": ("secretary",),
}


def form_fields(facts: FormFacts) -> tuple[Field, ...]:
    """Return the form's fields in the order of Tab."""
    of = MEETINGS.field
    code_help = N_("Để trống thì chương trình tự đặt.")
    return (
        of("day"),
        of("kind"),
        of("start"),
        of("duration"),
        replace(of("audience"), required=True),
        Field(
            "summons",
            of("call").heading,
            FieldKind.CHOICE,
            required=True,
            choices=SUMMONS_CHOICES,
            width=NARROW,
        ),
        Field("party_group", MEMBERS.field("party_group").heading),
        Field("invited", N_("Người được triệu tập"), FieldKind.REFERENCES),
        Field("groups", HEADCOUNTS.title, FieldKind.REFERENCES),
        replace(of("headcount"), help=N_("Ghi theo nhóm thì tự cộng.")),
        of("content"),
        of("subjects"),
        replace(of("place"), suggestions=facts.places),
        of("chair"),
        of("secretary"),
        of("papers_posted"),
        of("resolution_posted"),
        of("opinions"),
        of("score"),
        of("conclusion"),
        replace(of("code"), required=False, help=code_help),
    )


class MeetingForm(Form):
    """Asks for everything about one meeting; `meeting_id` is None while it is new.

    `next_record` gives the defaults of another kind: while the meeting is new, fields not yet
    touched follow its kind. `record` turns what was saved into what the book stores.
    """

    def __init__(
        self,
        context: AppContext,
        facts: FormFacts,
        record: MeetingRecord,
        meeting_id: int | None = None,
        next_record: Callable[[MeetingKind], MeetingRecord] | None = None,
    ) -> None:
        self.meeting_id = meeting_id
        self._next_record = next_record
        taken_on = record.values["day"] if record.values.get("taken") else None
        self._was = record.values["audience"]
        doubts = Doubts(facts, context.book, context.today(), meeting_id, taken_on)
        self._groups = GroupsEditor(HEADCOUNTS.field("group").suggestions)
        self._total = NumberEditor(whole=True)
        self._party_group = _NeededLine(facts.groups)
        people = partial(people_named, facts.names)
        subjects = partial(subjects_named, facts.subjects, context.today().year)
        fields = form_fields(facts)
        super().__init__(
            fields,
            context.alerts,
            context.today,
            register=MEETINGS,
            options={"chair": people, "secretary": people, "invited": people},
            editors={
                "subjects": SubjectsEditor(subjects),
                "groups": self._groups,
                "headcount": self._total,
                "party_group": self._party_group,
            },
            remarks=doubts.remarks,
            caution=KEEP_OUT,
        )
        doubts.peek = self.peek
        self._typed: set[str] = set()
        for name, box in self.boxes.items():
            box.editor.changed.connect(partial(self._typed.add, name))
        for name, dependents in DEPENDENTS.items():
            self.boxes[name].touched.connect(partial(self._look_again, dependents))
        self.boxes["kind"].touched.connect(self._follow_kind)
        for name in ("audience", "summons"):
            self.boxes[name].touched.connect(self._ask_what_fits)
        self.boxes["groups"].touched.connect(self._add_up)
        self.show_record(record)

    def show_record(self, record: MeetingRecord) -> None:
        """Show a stored meeting, or the defaults of a new one."""
        self.load(_shown(record))
        self._ask_what_fits()
        self._look_again(("day", "duration"))

    def focus_on(self, name: str) -> None:
        """Give the keyboard to a field."""
        self._lead_to(self.boxes[name])

    def focus_first(self) -> None:
        """Give the keyboard to the day, to be typed over."""
        super().focus_first()
        editor = self.boxes["day"].editor
        if isinstance(editor, LineEditor):
            editor.line.selectAll()

    def peek(self, name: str) -> Any:
        """Return what stands in a field now, None where it cannot be read."""
        editor = self.boxes[name].editor
        return None if editor.problem() is not None else editor.value()

    def values(self) -> dict[str, Any]:
        """Return the values by field of MEETINGS, and beside them `groups` and `invited`."""
        values = super().values()
        group, summons = values.pop("party_group"), values.pop("summons")
        values["call"] = Call(summons, group if summons is Summons.GROUP else None)
        for name in ("chair", "secretary"):
            values[name] = values[name] or NamedPerson()
        if values["audience"] is Audience.MEMBERS and self._was is not Audience.MEMBERS:
            values |= {"headcount": None, "groups": ()}
        return values

    def _ask_what_fits(self) -> None:
        """Ask members' meetings whom they summon, others how many came."""
        by_name = self.peek("audience") is Audience.MEMBERS
        summons = self.peek("summons") if by_name else None
        self._party_group.needed = summons is Summons.GROUP
        wanted = {
            "summons": by_name,
            "party_group": summons is Summons.GROUP,
            "invited": summons is Summons.LIST,
            "groups": not by_name,
            "headcount": not by_name,
        }
        for name, shown in wanted.items():
            self.boxes[name].setVisible(shown)
        self._lock_total()

    def _add_up(self) -> None:
        """Let the total follow the groups while any is written."""
        self._lock_total()
        if self._total.line.isReadOnly():
            self._total.set_value(self._groups.total())

    def _lock_total(self) -> None:
        line = self._total.line
        locked = self._groups.total() is not None
        if line.isReadOnly() != locked:
            line.setReadOnly(locked)
            line.style().unpolish(line)
            line.style().polish(line)

    def _follow_kind(self) -> None:
        kind = self.peek("kind")
        if self._next_record is None or kind is None:
            return
        for name, value in _shown(self._next_record(kind)).items():
            box = self.boxes.get(name)
            # What a person typed stays, also where it is what was offered.
            kept = name == "kind" or name in self._typed
            if box is not None and not kept and not box.dirty:
                box.load(value)
        self._ask_what_fits()
        self._look_again(("day", "duration"))

    def _look_again(self, names: Sequence[str]) -> None:
        for name in names:
            if self.peek(name):
                self.boxes[name].check()


class _NeededLine(LineEditor):
    """The party group: needed only where a meeting summons one."""

    def __init__(self, suggestions: Sequence[str]) -> None:
        super().__init__(suggestions)
        self.needed = False

    def problem(self) -> Message | None:
        """Ask for the name where one is needed: without it, nobody would be due."""
        if self.needed and self.value() is None:
            return Message(N_("Ghi tên tổ đảng được triệu tập."))
        return super().problem()


def _shown(record: MeetingRecord) -> dict[str, Any]:
    """Return a record's values by field of the form."""
    values = dict(record.values)
    call: Call = values.pop("call")
    values |= {"summons": call.summons, "party_group": call.group}
    values |= {"groups": record.groups, "invited": record.invited}
    if values.get("headcount") is None and record.groups:
        values["headcount"] = sum(each.people for each in record.groups)
    return values

"""The form of one member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from db.messages import N_
from db.registers.fields import Field
from db.registers.members import MEMBERS
from desktop.ui.context import AppContext
from desktop.ui.screens.members.doubts import Doubts
from desktop.ui.screens.members.facts import MemberFacts
from desktop.ui.widgets.form import KEEP_OUT
from desktop.ui.widgets.tabs import PageForm

WIDE = 26
DEPENDENTS = {
    "full_name": ("joined", "official", "sort_name"),
    "birth": ("joined",),
    "joined": ("official",),
}
_LOOKED_AT = ("full_name", "joined", "official", "position", "sort_name")


def form_fields(facts: MemberFacts) -> tuple[Field, ...]:
    """Return the form's fields in the order of Tab."""
    of = MEMBERS.field
    code_help = N_("Để trống thì chương trình tự đặt.")
    return (
        of("full_name"),
        of("gender"),
        of("birth"),
        of("joined"),
        of("official"),
        replace(of("position"), suggestions=facts.positions),
        replace(of("party_group"), suggestions=facts.groups, width=WIDE),
        of("card_number"),
        of("phone"),
        replace(of("sort_name"), width=WIDE),
        of("ethnic_group"),
        replace(of("code"), required=False, help=code_help),
    )


class MemberForm(PageForm):
    """Asks for everything about one member; `member_id` is None while they are new."""

    def __init__(
        self, context: AppContext, facts: MemberFacts, member_id: int | None = None
    ) -> None:
        self.member_id = member_id
        doubts = self._doubts = Doubts(
            context.book, context.today(), member_id, dated_positions=facts.dated_positions
        )
        super().__init__(
            form_fields(facts),
            context.alerts,
            context.today,
            register=MEMBERS,
            remarks=doubts.remarks,
            caution=KEEP_OUT,
        )
        doubts.peek = self.peek
        for name, dependents in DEPENDENTS.items():
            self.boxes[name].touched.connect(partial(self._look_again, dependents))
        self.show_values(facts)

    def show_values(self, facts: MemberFacts) -> None:
        """Show what the book says, and what is odd about it."""
        self._doubts.dated_positions = facts.dated_positions
        self.load(facts.values)
        if self.member_id is not None:
            self._look_again(_LOOKED_AT)

    def mark_saved(self) -> None:
        """Take what stands here as stored; what is odd stays said."""
        super().mark_saved()
        self._look_again(_LOOKED_AT)

    def peek(self, name: str) -> Any:
        """Return what stands in a field now, None where it cannot be read."""
        editor = self.boxes[name].editor
        return None if editor.problem() is not None else editor.value()

    def _look_again(self, names: Sequence[str]) -> None:
        for name in names:
            self.boxes[name].check()

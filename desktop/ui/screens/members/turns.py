"""What happened in one member's life in the chapter (diễn biến), and the form of one turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers import turns
from db.registers.members import STANDINGS, Person
from db.registers.turns import MEANINGS, SPANS, TurnRow
from db.standing import StandingEvent, StandingKind
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.members.dated import DATES, DatedRows, Row
from desktop.ui.screens.members.form import WIDE
from desktop.ui.screens.members.listing import state_of
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.form import Form


class KindEditor(ChoiceEditor):
    """The kind of a turn; under it stands what it means."""

    def __init__(self) -> None:
        choices = STANDINGS.field("kind").choices
        super().__init__([(one.value, _(one.label)) for one in choices], required=True)

    def remark(self) -> Message | None:
        """Return what the chosen kind does to who belongs and who is due."""
        kind = self.value()
        return None if kind is None else Message(MEANINGS[StandingKind(kind)])


class Turns(DatedRows):
    """What happened in a member's life in the chapter (diễn biến)."""

    register = STANDINGS
    add_words = N_("Ghi diễn biến")
    add_tip = N_("Ghi người này chuyển đi, chuyển đến, được miễn…")
    empty_words = N_("Chưa ghi diễn biến nào.")
    what = "kind"

    def read(self, session: Session) -> Sequence[TurnRow]:
        """Return the member's history."""
        return turns.turns_of(session, self.member_id)

    def refresh(self, name: str, person: Person) -> None:
        """Show the rows, and where they leave the member today."""
        super().refresh(name, person)
        today = self.context.today()
        due = _("phải dự họp") if person.life.is_due(today) else _("không phải dự họp")
        word = state_of(person.life.word(today)).word
        self.say(_("Hôm nay: {word}, {due}.").format(word=word, due=due))

    def word(self, row: Row) -> str:
        """Return the kind's word."""
        assert isinstance(row, TurnRow)
        return _(STANDINGS.field("kind").label_of(row.kind))

    def explain(self, row: Row | None) -> str:
        """Return what the chosen turn means."""
        return _(MEANINGS[row.kind]) if isinstance(row, TurnRow) else ""

    def make_form(self, row: Row | None) -> Form:
        """Return the form of a turn; only what lasts asks for a last day."""
        return TurnForm(self.context, self.member_id, row if isinstance(row, TurnRow) else None)


class TurnForm(Form):
    """Asks for one turn of a member's life."""

    def __init__(self, context: AppContext, member_id: int, row: TurnRow | None) -> None:
        self._context = context
        self._member_id = member_id
        self._row_id = None if row is None else row.id
        super().__init__(
            [replace(STANDINGS.field("kind"), width=WIDE), *map(STANDINGS.field, DATES)],
            context.alerts,
            context.today,
            register=STANDINGS,
            editors={"kind": KindEditor()},
            remarks={"from_date": self._doubt},
        )
        values = {} if row is None else {"kind": row.kind, "from_date": row.start}
        self.load(values | ({} if row is None else {"to_date": row.end}))
        self.boxes["kind"].touched.connect(self._follow_kind)
        self._follow_kind()

    @property
    def kind(self) -> StandingKind | None:
        """Return the kind chosen."""
        value = self.boxes["kind"].editor.value()
        return None if value is None else StandingKind(value)

    def _follow_kind(self) -> None:
        lasts = self.kind is None or self.kind in SPANS
        if not lasts:
            self.boxes["to_date"].editor.set_value(None)
        self.boxes["to_date"].setVisible(lasts)
        self.boxes["kind"].check()
        if self.boxes["from_date"].editor.problem() is None:
            self.boxes["from_date"].check()

    def _doubt(self, start: Any) -> Message | None:
        if start is None or self.kind is None:
            return None
        with self._context.book.read() as session:
            event = StandingEvent(self.kind, start)
            return turns.doubt(session, self._member_id, event, self._row_id)

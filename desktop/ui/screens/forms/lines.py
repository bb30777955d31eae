"""The lines of the table of forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from db.dates import show_date
from db.registers import stored_forms
from desktop.returns.about import PERIOD_WORDS, About, PeriodKind
from desktop.returns.calendar import owed_kinds
from desktop.returns.library import KnownForm, known_forms
from desktop.text import _
from desktop.ui.theme import Tone
from desktop.ui.widgets.table_model import State


@dataclass(frozen=True)
class FormLine:
    """One form, for which periods it is owed, and from which day on."""

    form: KnownForm
    owed: frozenset[PeriodKind]
    since: date | None
    superior: str

    @property
    def id(self) -> str:
        """Return what tells a form from the others."""
        return self.about.code

    @property
    def about(self) -> About:
        """Return what the form says of itself."""
        return self.form.about

    @property
    def due(self) -> str:
        """Return when a return is due, counted from the end of its period."""
        days = self.about.due_days
        if not days:
            return _("ngày cuối kỳ")
        return _("{days} ngày sau kỳ").format(days=days)

    @property
    def addressee(self) -> str:
        """Return to whom the return goes."""
        return self.about.addressee or self.superior

    @property
    def whose(self) -> State:
        """Return whose form it is."""
        if self.form.own:
            return State(_("Của cấp trên"), Tone.INFO)
        return State(_("Có sẵn"), Tone.PLAIN)

    @property
    def added(self) -> str:
        """Return since when the book has the form, in words."""
        if self.form.added_on is None:
            return _("Biểu mẫu có sẵn trong phần mềm.")
        return _("Thêm vào sổ ngày {day}.").format(day=show_date(self.form.added_on))


def kinds_words(kinds: Iterable[PeriodKind]) -> str:
    """Return kinds of period in words, the shortest first."""
    chosen = set(kinds)
    return ", ".join(_(word) for kind, word in PERIOD_WORDS.items() if kind in chosen)


def read_lines(session: Session, superior: str) -> list[FormLine]:
    """Return the lines of a book's forms; what names no addressee goes to the superior."""
    return [
        FormLine(
            form,
            owed_kinds(session, form.about),
            stored_forms.owed_since(session, form.about.code),
            superior,
        )
        for form in known_forms(session)
    ]

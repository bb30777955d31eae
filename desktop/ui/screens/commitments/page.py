"""One member's commitment for a year: what is undertaken, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from sqlalchemy.orm import Session

from db.record_history import RecordChange, changes_where
from db.registers.commitments import COMMITMENTS
from desktop.text import _
from desktop.ui import past
from desktop.ui.context import AppContext
from desktop.ui.past import Past
from desktop.ui.screens.commitments.form import CommitmentForm
from desktop.ui.widgets.tabs import TabbedPage

ITEMS, HISTORY = "items", "history"


class CommitmentPage(TabbedPage):
    """The items of one member for one year, and their history.

    `next_wanted` asks for the next member; `told` follows every reading of the book.
    """

    next_wanted = Signal()
    told = Signal()

    def __init__(self, context: AppContext, member_id: int, year: int) -> None:
        super().__init__(_("Các phần của cam kết"))
        self.context = context
        self.member_id = member_id
        self.year = year
        self.form = CommitmentForm(context, member_id, year)
        self.form.close_page = self.try_close
        self.form.next_wanted.connect(self.next_wanted)
        self.form.told.connect(self.told)
        title, meaning = _(COMMITMENTS.title), _("Các nội dung cam kết và đánh giá")
        self.add_part(ITEMS, title, meaning, lambda: self.form)
        self.add_part(HISTORY, _(past.HEADING), _(past.MEANING), self._make_past)

    @property
    def name(self) -> str:
        """Return the member's name."""
        return self.form.facts.name

    def add(self) -> None:
        """Open the fields of a new item."""
        self.show_tab(ITEMS)
        self.form.add()

    def refresh(self) -> None:
        """Show what an undo or another screen may have changed; what is typed stays."""
        try:
            self.form.refresh()
        except LookupError:
            self.close_wanted.emit()
            return
        if isinstance(made := self.parts.get(HISTORY), Past):
            made.refresh()

    def _make_past(self) -> Past:
        own = {"member": self.member_id, "year": self.year}

        def read(session: Session) -> list[RecordChange]:
            return changes_where(session, COMMITMENTS, own)

        made = Past(self.context, read, lambda: self.form.facts.words, self._about)
        made.refresh()
        return made

    def _about(self, change: RecordChange) -> str:
        """Return which item a change is of, and whether it came or went."""
        if change.made:
            return _("Thêm nội dung:")
        if change.gone:
            return _("Xóa nội dung:")
        item = self.form.items.with_id(change.record_id)
        return "" if item is None else f"“{item.peek('content') or ''}”"

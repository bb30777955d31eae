"""The positions one member held, by their days (chức vụ)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db.messages import N_
from db.registers import turns
from db.registers.members import POSITION_REGISTER, Person
from db.registers.turns import PostRow
from desktop.text import _
from desktop.ui.screens.members.dated import DATES, DatedRows, Row
from desktop.ui.widgets.form import Form


class Posts(DatedRows):
    """The positions a member held, by their days (chức vụ)."""

    register = POSITION_REGISTER
    add_words = N_("Ghi chức vụ")
    add_tip = N_("Ghi người này giữ chức vụ gì, từ ngày nào đến ngày nào")
    empty_words = N_("Chưa ghi chức vụ theo ngày. Sổ dùng ô Chức vụ ở thẻ Thông tin.")
    what = "title"

    def read(self, session: Session) -> Sequence[PostRow]:
        """Return the positions held."""
        return turns.posts_of(session, self.member_id)

    def refresh(self, name: str, person: Person) -> None:
        """Show the rows, and what is held today."""
        super().refresh(name, person)
        held = ", ".join(person.titles_on(self.context.today())) or _("không giữ chức vụ")
        words = _("Hôm nay: {held}.").format(held=held)
        if person.positions:
            words += " " + _("Sổ lấy chức vụ theo các dòng này, không theo ô ở thẻ Thông tin.")
        self.say(words)

    def word(self, row: Row) -> str:
        """Return the position."""
        assert isinstance(row, PostRow)
        return row.title

    def make_form(self, row: Row | None) -> Form:
        """Return the form of a position."""
        form = Form(
            [POSITION_REGISTER.field("title"), *map(POSITION_REGISTER.field, DATES)],
            self.context.alerts,
            self.context.today,
            register=POSITION_REGISTER,
        )
        if isinstance(row, PostRow):
            form.load({"title": row.title, "from_date": row.start, "to_date": row.end})
        else:
            form.load({})
        return form

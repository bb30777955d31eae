"""Rows about one person from a day to a day: turns of their life in the chapter, and posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers import turns
from db.registers.fields import Register, Values
from db.registers.members import POSITION_REGISTER, STANDINGS, Person
from db.registers.turns import MEANINGS, SPANS, PostRow, TurnRow
from db.standing import StandingEvent, StandingKind
from desktop.text import _
from desktop.ui.context import AppContext, Step
from desktop.ui.screens.members import saving
from desktop.ui.screens.members.listing import state_of
from desktop.ui.screens.members.saving import Saved
from desktop.ui.taking_back import tell_deleted
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column

Row = TurnRow | PostRow
DATES = ("from_date", "to_date")


class DatedRows(QWidget):
    """A short table of rows about one person; a form takes its place while one is written."""

    register: Register
    add_words = ""
    add_tip = ""
    empty_words = ""
    what = ""

    def __init__(self, context: AppContext, member_id: int) -> None:
        super().__init__()
        self.context = context
        self.member_id = member_id
        self.name = ""
        self.form: Form | None = None
        self._row_id: int | None = None
        self._wanted_id: int | None = None
        self.summary = label("", "second", wrap=True)
        self.meaning = label("", "second", wrap=True)
        self.box = self._make_box()
        self.add_button = Button(_(self.add_words), self.add, tip=_(self.add_tip))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # What a subclass says.

    def read(self, session: Session) -> Sequence[Row]:
        """Return the rows of the person."""
        raise NotImplementedError

    def word(self, row: Row) -> str:
        """Return what a row is about."""
        raise NotImplementedError

    def values(self, row: Row) -> dict[str, Any]:
        """Return a row's values by field of the register."""
        raise NotImplementedError

    def make_form(self, row: Row | None) -> Form:
        """Return the form of a row, or of a new one."""
        raise NotImplementedError

    def explain(self, row: Row | None) -> str:
        """Return what the chosen row means."""
        return ""

    # What the page asks.

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return self.form is not None and self.form.dirty

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Go on with `then` once the person agrees to lose what is typed."""
        if self.form is None:
            then()
        else:
            self.form.try_close(then)

    def focus_first(self) -> None:
        """Give the keyboard to the form, else to the rows, else to the button."""
        if self.form is not None:
            self.form.focus_first()
        elif self.box.table.rows.shown:
            self.box.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, name: str, person: Person) -> None:
        """Read the rows again; the person's name stands in what undo offers."""
        self.name = name
        with self.context.book.read() as session:
            rows = self.read(session)
        self.box.set_rows(rows)
        self.add_button.setVisible(bool(rows))
        if self._row_id is not None and all(row.id != self._row_id for row in rows):
            self._show_list()
        if self._wanted_id is not None and self.box.table.choose(self._wanted_id):
            self._wanted_id = None
        self._explain(self.box.table.current())

    def add(self) -> None:
        """Open the form of a new row, unless one is being written."""
        if self.form is None:
            self._open(None)
        self.focus_first()

    def edit(self, row: Row) -> None:
        """Open the form of a row."""
        self._open(row)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete the chosen row."""
        row = self.box.table.current()
        if event.key() == Qt.Key.Key_Delete and self.form is None and row is not None:
            self._delete(row)
        else:
            super().keyPressEvent(event)

    def _open(self, row: Row | None) -> None:
        form = self.make_form(row)
        self._row_id = None if row is None else row.id
        form.save_wanted.connect(partial(self._save, form, self._row_id))
        form.close_wanted.connect(self._back)
        if row is not None:
            holder = QWidget()
            tip = _("Xóa dòng này; hoàn tác được")
            Flow(holder).addWidget(Button(_("Xóa dòng này"), partial(self._delete, row), tip=tip))
            form.extra.addWidget(holder)
        self.form = form
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)

    def _save(self, form: Form, row_id: int | None, values: Values) -> None:
        book, name, register = self.context.book, self.name, self.register
        given = dict(values) | {"member": self.member_id}
        self.context.writer.submit(
            lambda: saving.save(book, register, name, given, row_id), self._saved, form.show_error
        )

    def _saved(self, saved: Saved) -> None:
        self._wanted_id = saved.id
        self._back()
        saving.tell_differences(self.context, self.name, saved.differences)

    def _delete(self, row: Row) -> None:
        book, name, register = self.context.book, self.name, self.register
        self.context.writer.submit(
            lambda: saving.delete(book, register, name, row.id), partial(self._deleted, row)
        )

    def _deleted(self, row: Row, outcome: tuple[Saved, Step | None]) -> None:
        saved, step = outcome
        self._back()
        text = Message(
            N_("Đã xóa dòng “{what}” của {name}."), {"what": self.word(row), "name": self.name}
        )
        tell_deleted(self.context, text, step)
        saving.tell_differences(self.context, self.name, saved.differences)

    def _back(self) -> None:
        self._show_list()
        self.focus_first()

    def _show_list(self) -> None:
        form, self.form, self._row_id = self.form, None, None
        self._stack.setCurrentIndex(0)
        if form is not None:
            self._stack.removeWidget(form)
            form.deleteLater()

    def _explain(self, row: Row | None) -> None:
        words = self.explain(row)
        self.meaning.setText(words)
        self.meaning.setVisible(bool(words))

    def _make_box(self) -> TableBox:
        box = TableBox(
            self.register.name,
            _(self.register.title),
            [
                Column("what", _(self.register.field(self.what).heading), self.word, 150, True),
                Column("start", _("Từ ngày"), lambda row: row.start, 108),
                Column("end", _("Đến ngày"), lambda row: row.end, 108),
            ],
            self.context.settings,
            search=self.word,
            empty=Empty(_(self.empty_words), _(self.add_words), self.add),
        )
        box.filter.hide()
        box.opened.connect(self.edit)
        box.chosen.connect(self._explain)
        return box

    def _make_list(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(current().margins(24, 12, 24, 16))
        column.setSpacing(px(12))
        column.addWidget(self.summary)
        column.addWidget(self.box)
        column.addWidget(self.meaning)
        holder = QWidget()
        Flow(holder).addWidget(self.add_button)
        column.addWidget(holder)
        column.addStretch(1)
        return made


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
        self.summary.setText(_("Hôm nay: {word}, {due}.").format(word=word, due=due))

    def word(self, row: Row) -> str:
        """Return the kind's word."""
        assert isinstance(row, TurnRow)
        return _(STANDINGS.field("kind").label_of(row.kind))

    def explain(self, row: Row | None) -> str:
        """Return what the chosen turn means."""
        return _(MEANINGS[row.kind]) if isinstance(row, TurnRow) else ""

    def values(self, row: Row) -> dict[str, Any]:
        """Return a turn's values by field."""
        assert isinstance(row, TurnRow)
        return {"kind": row.kind, "from_date": row.start, "to_date": row.end}

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
            [STANDINGS.field(name) for name in ("kind", *DATES)],
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
        self.summary.setText(words)

    def word(self, row: Row) -> str:
        """Return the position."""
        assert isinstance(row, PostRow)
        return row.title

    def values(self, row: Row) -> dict[str, Any]:
        """Return a position's values by field."""
        assert isinstance(row, PostRow)
        return {"title": row.title, "from_date": row.start, "to_date": row.end}

    def make_form(self, row: Row | None) -> Form:
        """Return the form of a position."""
        form = Form(
            [POSITION_REGISTER.field(name) for name in ("title", *DATES)],
            self.context.alerts,
            self.context.today,
            register=POSITION_REGISTER,
        )
        form.load({} if row is None else self.values(row))
        return form

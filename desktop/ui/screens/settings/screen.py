"""The settings screen: dated facts of the chapter, and what else can be chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import N_, Message
from db.registers import store
from db.registers.unit import UNIT, FactRow, facts
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.screens.settings.cards import LookCard, ThresholdsCard, button_row
from desktop.ui.screens.settings.locks import LocksCard
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import Card, label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column

ROOM = "settings"


class SettingsScreen(Screen):
    """What can be chosen once and then left alone."""

    registers = frozenset({"unit_fact", "setting", "stored_form"})
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Cài đặt"))
        self.facts = TableBox(
            "facts",
            _("Thông tin đơn vị"),
            [
                Column("key", _("Mục"), lambda row: _(UNIT.field("key").label_of(row.key)), 160),
                Column("value", _("Giá trị"), lambda row: row.value, 180, stretch=True),
                Column("from", _("Từ ngày"), _since, 140),
            ],
            context.settings,
            search=lambda row: row.value,
            empty=Empty(_("Chưa có thông tin đơn vị."), _("Thêm thông tin"), self.add),
        )
        self.facts.filter.hide()
        self.facts.opened.connect(self.edit)
        self.add_action(
            _("Thêm thông tin"),
            self.add,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Thêm thông tin đơn vị, đúng từ một ngày"),
        )
        self.look = LookCard(context)
        self.thresholds = ThresholdsCard(context)
        self.locks = LocksCard(context)
        self.locks.form_wanted.connect(self._open_lock)
        self.locks.form_done.connect(self.panel.shut)
        self._lay_out_column()
        self.refresh()

    def refresh(self) -> None:
        """Read facts and thresholds again."""
        with self.context.book.read() as session:
            rows = facts(session)
        self.facts.set_rows(rows)
        self.facts.table.setFixedHeight(self.facts.table.height_of_all())
        self.thresholds.refresh()
        self.locks.refresh()

    def focus_start(self) -> None:
        """Give the keyboard to the facts: the first box would be a number to type over."""
        self.facts.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Open the form for a fact that becomes true on a day."""
        form = self._form(None)
        form.load({})
        self._open(_("Thông tin mới"), form)

    def edit(self, row: FactRow) -> None:
        """Open the form of a fact."""
        form = self._form(row.id)
        form.load({"key": row.key, "value": row.value, "from_date": row.from_date})
        remove = Button(_("Xóa"), partial(self._remove, row), tip=_("Xóa thông tin này khỏi sổ"))
        form.extra.addWidget(button_row(remove))
        self._open(_(UNIT.field("key").label_of(row.key)), form)

    def _form(self, record_id: int | None) -> Form:
        form = Form(UNIT.fields, self.context.alerts, self.context.today, register=UNIT)
        form.save_wanted.connect(partial(self._save, form, record_id))
        form.close_wanted.connect(self.panel.shut)
        return form

    def _open(self, heading: str, form: Form) -> None:
        self.panel.open(heading, form)
        form.focus_first()

    def _open_lock(self, superior: str, form: Form) -> None:
        form.close_wanted.connect(self.panel.shut)
        self._open(superior, form)

    def _save(self, form: Form, record_id: int | None, values: dict[str, Any]) -> None:
        def write() -> None:
            with self.context.book.change(N_("sửa thông tin đơn vị")) as session:
                store.save(session, UNIT, values, record_id)

        def done(_result: None) -> None:
            form.mark_saved()
            self.panel.shut()

        self.context.writer.submit(write, done, form.show_error)

    def _remove(self, row: FactRow) -> None:
        def write() -> None:
            with self.context.book.change(N_("xóa thông tin đơn vị")) as session:
                store.delete(session, UNIT, [row.id])

        def done(_result: None) -> None:
            self.panel.shut()
            self.context.alerts.good(
                Message(N_("Đã xóa: {value}. Bấm Ctrl+Z để lấy lại."), {"value": row.value})
            )

        self.context.writer.submit(write, done)

    def _lay_out_column(self) -> None:
        column = QWidget()
        # Put there first, while it is empty: Qt dresses anew all that moves.
        self.add_scrolled(column)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(16))
        lines.addWidget(label(_("Thông tin đơn vị"), "heading"))
        hint = _("Đổi cấp trên thì thêm dòng mới có Từ ngày: báo cáo kỳ cũ vẫn in đúng tên cũ.")
        lines.addWidget(label(hint, "second", wrap=True))
        lines.addWidget(self.facts)
        for card in (self.look, self.locks, self.thresholds, self._make_book_card()):
            lines.addWidget(card)
        lines.addStretch(1)

    def _make_book_card(self) -> Card:
        card = Card(_("Sổ đang mở"))
        card.body.addWidget(label(str(self.context.book.path), "second", wrap=True))
        self.verify_button = Button(
            _("Kiểm tra sổ"), self._verify, tip=_("Đọc lại toàn bộ sổ xem còn nguyên vẹn")
        )
        other = Button(
            _("Mở sổ khác…"),
            lambda: self.context.book_wanted.emit(None),
            tip=_("Đóng sổ này và chọn sổ khác"),
        )
        card.body.addWidget(button_row(self.verify_button, other))
        return card

    def _verify(self) -> None:
        def told(problems: list[Message]) -> None:
            if problems:
                self.context.alerts.fault(problems[0])
            else:
                self.context.alerts.good(Message(N_("Đã đọc lại toàn bộ: sổ nguyên vẹn.")))

        self.context.jobs.run(
            _("Kiểm tra sổ"), lambda _progress: self.context.book.verify(), told, can_cancel=False
        )


def _since(row: FactRow) -> Any:
    return row.from_date or _("trước đến nay")

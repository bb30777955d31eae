"""The passwords that lock return files, one for each superior that is to open them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers import locks
from db.registers.unit import facts
from db.schema import FactKey
from db.vietnamese import match_key
from desktop.returns.library import known_forms
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import Card, label
from desktop.ui.widgets.password import SHARED_PASSWORD, PasswordEditor

HIDDEN = "••••••••"
"""What stands for a password; always as long, for its length is nobody's business either."""


@dataclass(frozen=True)
class Lock:
    """Who is to open returns, and the password agreed with them; empty where there is none."""

    superior: str
    password: str


def read_locks(session: Session) -> list[Lock]:
    """Return everyone a return may go to: the superiors, the newest first, then forms' own."""
    rows = [row for row in facts(session) if row.key is FactKey.SUPERIOR]
    named = [row.value for row in reversed(rows)]
    named += [each.about.addressee for each in known_forms(session)]
    return [Lock(each, locks.password_for(session, each)) for each in _different(named)]


def _different(names: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(match_key(name), name)
    return list(found.values())


class LocksCard(Card):
    """One line a superior: whether a password is agreed, to be shown, changed or removed.

    `form_wanted` gives the superior and the form in which a password is typed.
    """

    form_wanted = Signal(str, object)
    form_done = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(_("Mật khẩu khóa tệp báo cáo"))
        self._context = context
        self._shown: set[str] = set()
        self._locks: Sequence[Lock] = ()
        self.buttons: dict[tuple[str, str], Button] = {}
        words = _(
            "Tệp gửi mỗi nơi nhận khóa được bằng một mật khẩu riêng. Nơi nhận phải biết mật khẩu; "
            "không có mật khẩu thì không ai mở được tệp. Bản lưu trong sổ không khóa."
        )
        self.body.addWidget(label(words, "second", wrap=True))
        self._lines = QWidget()
        self.body.addWidget(self._lines)

    def refresh(self) -> None:
        """Read who there is, away from the window's thread: forms' workbooks are read for it."""
        book = self._context.book

        def read() -> list[Lock]:
            with book.read() as session:
                return read_locks(session)

        self._context.reader.ask(read, self.show_locks, newest="locks")

    def show_locks(self, found: Sequence[Lock]) -> None:
        """Show these lines; a button that has the keyboard keeps it."""
        held = next((key for key, each in self.buttons.items() if each.hasFocus()), None)
        self._locks = found
        self.buttons = {}
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        for row, lock in enumerate(found):
            self._add(grid, row, lock)
        if not found:
            words = _("Chưa ghi Cấp ủy cấp trên trong thông tin đơn vị.")
            grid.addWidget(label(words, wrap=True), 0, 0)
        self.body.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
        if held is not None:
            again = self.buttons.get(held) or self.buttons.get((held[0], "set"))
            if again is not None:
                again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, grid: QGridLayout, row: int, lock: Lock) -> None:
        shown = lock.superior in self._shown
        says = (lock.password if shown else HIDDEN) if lock.password else _("chưa đặt")
        grid.addWidget(label(lock.superior, wrap=True), row, 0)
        said = label(says, "" if lock.password else "second")
        if shown:
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(said, row, 1)
        words = _("Đổi…") if lock.password else _("Đặt mật khẩu…")
        self._button(grid, row, 3, lock, "set", words, partial(self._ask, lock))
        if lock.password:
            words = _("Ẩn") if shown else _("Hiện")
            self._button(grid, row, 2, lock, "show", words, partial(self._turn, lock.superior))
            remove = partial(self._write, lock.superior, "", None)
            self._button(grid, row, 4, lock, "remove", _("Bỏ khóa"), remove)

    def _button(
        self, grid: QGridLayout, row: int, column: int, lock: Lock, key: str, text: str, act: Any
    ) -> None:
        kind = Kind.FLAT if key == "show" else Kind.SECONDARY
        button = Button(text, act, kind=kind, tip=f"{text}: {lock.superior}")
        button.setAccessibleName(f"{text}: {lock.superior}")
        self.buttons[lock.superior, key] = button
        grid.addWidget(button, row, column)

    def _turn(self, superior: str) -> None:
        self._shown ^= {superior}
        self.show_locks(self._locks)

    def _ask(self, lock: Lock) -> None:
        editor = PasswordEditor()
        form = Form(
            [SHARED_PASSWORD],
            self._context.alerts,
            self._context.today,
            editors={"password": editor},
        )
        form.load({"password": None})
        form.save_wanted.connect(partial(self._save, form, lock.superior))
        self.form_wanted.emit(lock.superior, form)

    def _save(self, form: Form, superior: str, values: Mapping[str, Any]) -> None:
        self._write(superior, values["password"], form)

    def _write(self, superior: str, password: str, form: Form | None) -> None:
        def write() -> None:
            with self._context.book.change(N_("đổi mật khẩu khóa tệp")) as session:
                locks.set_password(session, superior, password)

        def done(_none: None) -> None:
            self._shown.discard(superior)
            if form is not None:
                form.mark_saved()
                self.form_done.emit()
                words = N_("Đã đặt mật khẩu khóa tệp gửi {superior}. Hãy báo cho nơi nhận.")
            else:
                words = N_("Tệp gửi {superior} không khóa nữa. Bấm Ctrl+Z để lấy lại mật khẩu.")
            self._context.alerts.good(Message(words, {"superior": superior}))
            self.refresh()

        self._context.writer.submit(write, done, None if form is None else form.show_error)

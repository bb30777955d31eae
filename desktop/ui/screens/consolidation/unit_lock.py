"""The password that locks what is sent to a unit below, and opens what it sends."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from db.messages import N_, Message
from db.registers import locks
from db.registers.fields import Values
from desktop.ui.context import AppContext
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.password import SHARED_PASSWORD, PasswordEditor

_PASSWORD = replace(
    SHARED_PASSWORD,
    required=False,
    help=N_(
        "Tệp phản hồi gửi đơn vị được khóa bằng mật khẩu này; tệp đơn vị khóa bằng mật khẩu này "
        "thì tự mở được. Báo cho đơn vị bằng lời hoặc giấy. Để trống thì không khóa."
    ),
)


def lock_form(context: AppContext, code: str, name: str) -> Form:
    """Return the form in which a unit's password is set, changed, or taken away by leaving none."""
    with context.book.read() as session:
        kept = locks.unit_password(session, code)
    form = Form([_PASSWORD], context.alerts, context.today, editors={"password": PasswordEditor()})
    form.load({"password": kept or None})
    form.save_wanted.connect(partial(_save, context, form, code, name))
    return form


def _save(context: AppContext, form: Form, code: str, name: str, values: Values) -> None:
    password = values["password"] or ""

    def write() -> None:
        with context.book.change(N_("đổi mật khẩu tệp của {unit}"), unit=name) as session:
            locks.set_unit_password(session, code, password)

    def done(_none: None) -> None:
        form.mark_saved()
        form.close_wanted.emit()
        words = N_("Tệp phản hồi gửi {unit} sẽ được khóa. Hãy báo mật khẩu cho đơn vị.")
        if not password:
            words = N_("Tệp phản hồi gửi {unit} không khóa. Bấm Ctrl+Z để lấy lại mật khẩu cũ.")
        context.alerts.good(Message(words, {"unit": name}))

    context.writer.submit(write, done, form.show_error)

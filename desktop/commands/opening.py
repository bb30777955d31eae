"""Opening a book for a command: the password, and copies that differ from what was seen."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from db import vault
from db.book import Book
from db.messages import N_, BookError, Message
from db.migrations import BROUGHT_UP_TO_DATE
from db.opening import Doubt, DoubtfulBookError
from desktop.text import _, translate


def _warn(what: Message) -> None:
    sys.stderr.write(translate(what) + "\n")


def open_book(options: argparse.Namespace, say: Callable[[Message], None] = _warn) -> Book:
    """Open the book a command names, asking for its password where one is needed.

    That a copy is older or forked is given to `say`, else to standard error, and it is opened
    all the same: a command is given its file by name. Where an older book was brought up to date
    standard error says where its backup lies. Raises BookError.
    """
    path = Path(options.book)
    password = given_password(options)
    try:
        book = _open(path, password or "", options.clerk, say)
    except vault.WrongPasswordError:
        if password is not None or not sys.stdin.isatty():
            raise
        book = _open(path, getpass.getpass(_("Mật khẩu: ")), options.clerk, say)
    if book.backup is not None:
        _warn(Message(BROUGHT_UP_TO_DATE, {"place": str(book.backup.parent)}))
    return book


def _open(path: Path, password: str, clerk: str, say: Callable[[Message], None]) -> Book:
    accepted: frozenset[Doubt] = frozenset()
    for _doubt in Doubt:
        try:
            return Book.open(path, password=password, clerk=clerk, accept=accepted)
        except DoubtfulBookError as doubt:
            say(doubt.message)
            accepted |= {doubt.doubt}
    return Book.open(path, password=password, clerk=clerk, accept=accepted)


def given_password(options: argparse.Namespace) -> str | None:
    """Return the first line of the password file; None where no file is named."""
    lines = _lines(options)
    return None if lines is None else lines[0]


def file_passwords(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the passwords to try on locked files: the lines of the password file.

    The first of them opens the book as well, where a command has one.
    """
    return tuple(filter(None, _lines(options) or ()))


def _lines(options: argparse.Namespace) -> list[str] | None:
    if options.password_file is None:
        return None
    try:
        text = Path(options.password_file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BookError(
            N_("Không đọc được tệp mật khẩu {name}. Kiểm tra tên tệp và lưu tệp dạng UTF-8."),
            name=options.password_file,
        ) from error
    return [line.rstrip("\r") for line in text.split("\n")]


def new_password(options: argparse.Namespace) -> str:
    """Return the password for a new book; empty for none.

    A password file with nothing on its first line is refused: whoever names one wants a password.
    """
    given = given_password(options)
    if given == "":
        raise BookError(
            N_("Dòng đầu của tệp mật khẩu {name} để trống nên chưa tạo sổ. Ghi mật khẩu vào đó."),
            name=options.password_file,
        )
    if given is not None:
        return given
    if not sys.stdin.isatty():
        return ""
    first = getpass.getpass(_("Mật khẩu mới (để trống nếu không đặt): "))
    if first != getpass.getpass(_("Gõ lại mật khẩu: ")):
        raise BookError(N_("Hai lần gõ mật khẩu khác nhau nên chưa tạo sổ. Làm lại lệnh."))
    return first

"""Commands about the book itself: new, verify."""

from __future__ import annotations

import argparse

from db import vault
from db.book import Book, Founding
from db.engine import DamagedError
from db.messages import Message
from db.opening import SUFFIX
from desktop.commands import opening
from desktop.commands.arguments import Parser, command, filled, named
from desktop.commands.output import ATTENTION, DONE, Output
from desktop.text import _, translate


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    new = command(commands, "new", _("lập sổ mới cho một chi bộ"))
    new.add_argument("--code", required=True, type=filled, metavar="C", help=_("mã đơn vị"))
    new.add_argument("--name", required=True, type=filled, metavar="N", help=_("tên đơn vị"))
    new.add_argument("--parent", default="", metavar="P", help=_("đảng bộ cấp trên"))
    new.add_argument("--superior", default="", metavar="S", help=_("cấp ủy cấp trên"))
    new.add_argument("--place", default="", metavar="L", help=_("địa danh"))
    new.set_defaults(act=make)
    verify = command(commands, "verify", _("kiểm tra sổ còn nguyên vẹn"))
    verify.set_defaults(act=prove)


def make(options: argparse.Namespace, output: Output) -> int:
    """Make a new book; refuses an existing file."""
    path = named(options.book, SUFFIX)
    founding = Founding(options.code, options.name, options.parent, options.superior, options.place)
    password = opening.new_password(options)
    Book.create(path, founding, password=password, clerk=options.clerk).close()
    output.line(_("Đã lập sổ {name}.").format(name=path))
    if not password:
        output.note(
            _("Sổ không có mật khẩu: ai chép được sổ và tệp khóa {keys} thì mở được.").format(
                keys=vault.keys_path(path).name
            )
        )
    output.result(
        {
            "book": str(path),
            "unit": {"code": founding.code, "name": founding.name},
            "password": bool(password),
        }
    )
    return DONE


def prove(options: argparse.Namespace, output: Output) -> int:
    """Read the whole book and say whether it is whole, and whether it is the newest copy."""
    doubts: list[Message] = []
    damages = _damages(options, doubts)
    problems = doubts + damages
    for problem in problems:
        output.line(translate(problem))
    if not damages:
        output.line(_("Sổ nguyên vẹn."))
    output.result(
        {
            "book": options.book,
            "whole": not damages,
            "problems": [translate(problem) for problem in problems],
        }
    )
    return ATTENTION if problems else DONE


def _damages(options: argparse.Namespace, doubts: list[Message]) -> list[Message]:
    try:
        with opening.open_book(options, doubts.append) as book:
            return book.verify()
    except DamagedError as error:
        return [error.message]

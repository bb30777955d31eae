"""A register's list on its way out: on paper, or as its sheet of the exchange workbook.

What goes out is what the screen shows: the ids of the records in view, in their order, and
what the list was narrowed to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from db.book import Book
from db.messages import N_, Message
from db.registers import Register
from db.registers.unit import unit_on
from db.vietnamese import fold
from desktop.exchange import export_register
from desktop.files.names import safe_name
from desktop.paper.register_list import EVERYTHING, Narrowed
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.save_as import ask_file
from desktop.ui.widgets.buttons import Button

PAPER_ROOM = "paper"


def add_ways_out(
    screen: Screen, export: Callable[[], object], print_: Callable[[], object]
) -> tuple[Button, Button]:
    """Add the actions that export and print what a screen lists, and return their buttons."""
    return (
        screen.add_action(_("Xuất Excel…"), export, tip=_("Ghi những dòng đang hiện ra tệp Excel")),
        screen.add_action(
            _("In danh sách"),
            print_,
            shortcut="Ctrl+P",
            tip=_("Xem trước và in những dòng đang hiện, đúng thứ tự đang hiện"),
        ),
    )


def print_list(
    screen: Screen, register: Register, ids: Sequence[int], narrowed: Narrowed = EVERYTHING
) -> None:
    """Show a list as it will be printed; the way back leads to the register's room."""
    screen.context.open_room(PAPER_ROOM, register=register.name, ids=tuple(ids), narrowed=narrowed)


def export_list(screen: Screen, register: Register, ids: Sequence[int]) -> None:
    """Ask for a file and write a list to it as an exchange sheet."""
    context = screen.context
    with context.book.read() as session:
        code = unit_on(session, context.today()).code
    ask_file(
        screen.window(),
        context.settings,
        safe_name(f"{file_stem(register, context.today())}-{code}.xlsx"),
        title=_("Xuất danh sách"),
        kind=_("Sổ trao đổi"),
        then=lambda path: export_to(context, register, ids, path),
    )


def export_to(context: AppContext, register: Register, ids: Sequence[int], path: Path) -> None:
    """Write a list to a file, away from the window's thread; a file in use is said by name."""
    book = context.book
    assert isinstance(book, Book)

    def done(_result: None) -> None:
        context.alerts.file_made(
            Message(N_("Đã xuất {count} dòng ra {name}."), {"count": len(ids), "name": path.name}),
            path,
        )

    context.jobs.run(
        _("Xuất danh sách"),
        lambda _progress: export_register(book, register, ids, path),
        done,
        can_cancel=False,
    )


def file_stem(register: Register, day: date) -> str:
    """Return what a file of a register's list is called, without its ending."""
    words = re.sub("[^a-z0-9]+", "-", fold(register.title)).strip("-")
    return f"{words}-{day:%Y-%m-%d}"

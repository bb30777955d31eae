"""The command `demo`: a worked example from nothing."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from db import vault
from db.book import Book
from db.periods import Period
from db.schema import Audience, Meeting
from desktop.commands.arguments import Parser, command, filled
from desktop.commands.output import DONE, Output
from desktop.example import make_example
from desktop.files.write_errors import write_error
from desktop.files.writing import new_file
from desktop.text import _

BOOK = "chi-bo-vi-du.sochibo"
SHEET = "danh-sach-ky-ten.pdf"
FORM = "KL01"


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    demo = command(commands, "demo", _("sổ ví dụ, danh sách ký tên và báo cáo"), book=False)
    demo.add_argument("dir", type=filled, metavar="DIR", help=_("thư mục ghi ra"))
    demo.set_defaults(act=make)


def make(options: argparse.Namespace, output: Output) -> int:
    """Make the example's book, attendance sheet and return in a folder and say where."""
    folder = Path(options.dir).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(folder / BOOK, error) from error
    files = _make_files(folder, date.today())
    output.line(_("Đã làm ví dụ trong thư mục {folder}:").format(folder=folder))
    for each in files.values():
        output.line(f"  {Path(each).name}")
    output.result(files)
    return DONE


def _make_files(folder: Path, today: date) -> dict[str, str]:
    """Make the example's files, all of them or none."""
    from desktop.returns import make_return

    book_file, sheet = folder / BOOK, folder / SHEET
    with ExitStack() as on_failure:
        for file in (book_file, vault.keys_path(book_file), sheet):
            if not file.exists():
                on_failure.callback(file.unlink, missing_ok=True)
        with make_example(book_file, today) as book:
            _make_sheet(book, sheet)
            quarter = (today.month - 1) // 3 + 1
            made = make_return(book, FORM, Period.quarter(today.year, quarter), folder)
        on_failure.pop_all()
    return {"book": str(book_file), "sheet": str(sheet), "return": str(made.file)}


def _make_sheet(book: Book, target: Path) -> None:
    from desktop.paper.meeting_sheet import meeting_sheet

    with book.read() as session:
        newest = session.scalars(
            select(Meeting.id)
            .where(Meeting.audience == Audience.MEMBERS)
            .order_by(Meeting.day.desc(), func.coalesce(Meeting.start, "").desc())
        ).first()
        assert newest is not None
        pdf = meeting_sheet(session, newest)
    new_file(target, lambda path: path.write_bytes(pdf))

"""The command `demo`: a worked example from nothing."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from db.book import Book
from db.periods import Period
from db.schema import Audience, Meeting
from desktop.commands.arguments import Parser, command, filled
from desktop.commands.output import DONE, Output
from desktop.example import make_example
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
    from desktop.returns import make_return

    folder = Path(options.dir).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    today = date.today()
    with make_example(folder / BOOK, today) as book:
        _make_sheet(book, folder / SHEET)
        quarter = (today.month - 1) // 3 + 1
        made = make_return(book, FORM, Period.quarter(today.year, quarter), folder)
    files = {"book": str(folder / BOOK), "sheet": str(folder / SHEET), "return": str(made.file)}
    output.line(_("Đã làm ví dụ trong thư mục {folder}:").format(folder=folder))
    for each in files.values():
        output.line(f"  {Path(each).name}")
    output.result(files)
    return DONE


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
    new_file(target, lambda path: _write(path, pdf))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)

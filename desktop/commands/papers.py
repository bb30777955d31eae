"""Commands that make paper: sheet."""

from __future__ import annotations

import argparse

from sqlalchemy.orm import Session

from db.messages import N_, BookError
from db.registers import store
from db.registers.meetings import MEETINGS
from desktop.commands import opening
from desktop.commands.arguments import Parser, command, filled, named
from desktop.commands.output import DONE, Output
from desktop.files.writing import replace_file
from desktop.text import _


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    sheet = command(commands, "sheet", _("danh sách ký tên của một cuộc họp, tệp PDF"))
    sheet.add_argument(
        "--meeting", required=True, type=filled, metavar="CODE", help=_("mã cuộc họp")
    )
    sheet.add_argument("--to", required=True, type=filled, metavar="FILE.pdf", help=_("tệp ghi ra"))
    sheet.add_argument("--filled", action="store_true", help=_("điền sẵn kết quả điểm danh"))
    sheet.add_argument(
        "--order",
        choices=("name", "position", "group"),
        default="name",
        help=_("thứ tự: tên, chức vụ, tổ đảng"),
    )
    sheet.set_defaults(act=make_sheet)


def make_sheet(options: argparse.Namespace, output: Output) -> int:
    """Write a meeting's attendance sheet."""
    from desktop.paper.meeting_sheet import SheetOrder, meeting_sheet

    target = named(options.to, ".pdf")
    with opening.open_book(options) as book, book.read() as session:
        pdf = meeting_sheet(
            session,
            meeting_id(session, options.meeting),
            filled=options.filled,
            order=SheetOrder(options.order),
        )
    replace_file(target, lambda path: path.write_bytes(pdf))
    output.line(_("Đã ghi danh sách ký tên ra {name}.").format(name=target))
    output.result({"file": str(target)})
    return DONE


def meeting_id(session: Session, code: str) -> int:
    """Return the meeting with a code; raises BookError where there is none."""
    found = store.by_code(session, MEETINGS, code)
    if found is None:
        raise BookError(
            N_("Sổ không có cuộc họp mã {code}. Xem mã trong danh sách Sinh hoạt rồi gõ lại."),
            code=code,
        )
    return found.id

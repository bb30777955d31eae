"""Commands that bring records in and take them out: import, export."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands import opening
from desktop.commands.arguments import Parser, command, filled, named
from desktop.commands.output import ATTENTION, DONE, Output
from desktop.text import _, translate

if TYPE_CHECKING:
    from desktop.exchange import ImportReport, Oddity, Refusal


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    meaning = _("nhập sổ trao đổi, danh sách đảng viên hoặc danh sách đơn vị")
    taking_in = command(commands, "import", meaning)
    taking_in.add_argument(
        "file", type=filled, metavar="FILE.xlsx", help=_("tệp .xlsx, .xls hoặc .ods")
    )
    taking_in.add_argument("--dry-run", action="store_true", help=_("chỉ xem, không ghi"))
    taking_in.set_defaults(act=take_in)
    taking_out = command(commands, "export", _("xuất toàn bộ sổ ra sổ trao đổi"))
    taking_out.add_argument("file", type=filled, metavar="FILE.xlsx", help=_("tệp ghi ra"))
    taking_out.set_defaults(act=take_out)


def take_in(options: argparse.Namespace, output: Output) -> int:
    """Import a workbook, all or nothing, and say per sheet what came of it."""
    from desktop.exchange import ImportReport, Refusal, import_workbook
    from desktop.files.refusals import FileRefusedError

    with opening.open_book(options) as book:
        try:
            report = import_workbook(
                book, Path(options.file), dry_run=options.dry_run, today=date.today()
            )
        except FileRefusedError as error:
            report = ImportReport(refused=[Refusal(error.sheet, error.cell, error.message)])
            output.error(translate(error.message))
        else:
            _tell(report, options.dry_run, output)
    output.result(report.to_json())
    return ATTENTION if report.refused else DONE


def _tell(report: ImportReport, dry_run: bool, output: Output) -> None:
    for name, count in report.sheets.items():
        output.line(
            _("{sheet}: {new} mới, {changed} thay đổi, {same} như cũ, {refused} bị từ chối").format(
                sheet=name,
                new=count.new,
                changed=count.changed,
                same=count.same,
                refused=count.refused,
            )
        )
    for refusal in report.refused:
        output.line(_("Từ chối {what}").format(what=_said(refusal)))
    for oddity in report.odd:
        output.line(_("Lưu ý {what}").format(what=_said(oddity)))
    if report.refused:
        words = _("Chưa ghi gì vào sổ, {count} chỗ bị từ chối. Trước hết sửa {what}")
        output.error(words.format(count=len(report.refused), what=_said(report.refused[0])))
    elif dry_run:
        output.line(_("Xem thử xong, chưa ghi gì vào sổ."))
    else:
        output.line(_("Đã ghi vào sổ."))


def _said(item: Refusal | Oddity) -> str:
    """Return where something stands and what is said of it: Sinh hoạt!B2: Thiếu Ngày. …"""
    where = "!".join(filter(None, (item.sheet, item.cell)))
    return f"{where}: {translate(item.reason)}" if where else translate(item.reason)


def take_out(options: argparse.Namespace, output: Output) -> int:
    """Export everything in the book."""
    from desktop.exchange import export_workbook

    target = named(options.file, ".xlsx")
    with opening.open_book(options) as book:
        export_workbook(book, target)
    output.line(_("Đã xuất sổ ra {name}.").format(name=target))
    output.result({"file": str(target)})
    return DONE

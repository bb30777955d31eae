"""Commands that bring records in and take them out: import, export."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands import opening
from desktop.commands.arguments import Parser, command, filled
from desktop.commands.output import ATTENTION, DONE, Output
from desktop.text import _, translate

if TYPE_CHECKING:
    from desktop.exchange import ImportReport


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    taking_in = command(commands, "import", _("nhập sổ trao đổi hoặc danh sách đảng viên"))
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
    from desktop.exchange import import_workbook

    with opening.open_book(options) as book:
        report = import_workbook(
            book, Path(options.file), dry_run=options.dry_run, today=date.today()
        )
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
        where = f"{refusal.sheet}!{refusal.cell}"
        output.line(_("Từ chối {where}: {reason}").format(where=where, reason=_said(refusal)))
    for oddity in report.odd:
        where = f"{oddity.sheet}!{oddity.cell}" if oddity.cell else oddity.sheet
        output.line(_("Lưu ý {where}: {reason}").format(where=where, reason=_said(oddity)))
    output.line(_verdict(report, dry_run))


def _said(item: object) -> str:
    return translate(item.reason)  # type: ignore[attr-defined]


def _verdict(report: ImportReport, dry_run: bool) -> str:
    if report.refused:
        return _("Chưa ghi gì vào sổ. Sửa những ô trên rồi nhập lại.")
    if dry_run:
        return _("Xem thử xong, chưa ghi gì vào sổ.")
    return _("Đã ghi vào sổ.")


def take_out(options: argparse.Namespace, output: Output) -> int:
    """Export everything in the book."""
    from desktop.exchange import export_workbook

    target = Path(options.file)
    with opening.open_book(options) as book:
        export_workbook(book, target)
    output.line(_("Đã xuất sổ ra {name}.").format(name=target))
    output.result({"file": str(target)})
    return DONE

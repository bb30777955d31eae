"""The command that adds returns up: consolidate."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.messages import N_
from db.periods import Period
from desktop.commands import opening
from desktop.commands.arguments import Parser, command, filled, named
from desktop.commands.figures import period_help
from desktop.commands.output import ATTENTION, DONE, Output
from desktop.commands.returns import tell
from desktop.text import _, translate

if TYPE_CHECKING:
    from db.book import Book
    from db.units import UnitList
    from desktop.exchange.report import Oddity
    from desktop.returns import Problem
    from desktop.returns.consolidation import Asked, Consolidated, Phase


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the command of this family."""
    adding = command(commands, "consolidate", _("cộng các tệp báo cáo của cấp dưới"), book=False)
    adding.add_argument("--form", required=True, type=filled, metavar="KL01", help=_("mã biểu mẫu"))
    adding.add_argument("--period", required=True, metavar="P", help=period_help())
    adding.add_argument(
        "--to", required=True, type=filled, metavar="FILE.xlsx", help=_("tệp ghi ra")
    )
    adding.add_argument(
        "--own",
        dest="book",
        type=filled,
        metavar="BOOK",
        help=_("sổ của đơn vị tổng hợp: số liệu riêng cũng được cộng, kết quả là một báo cáo"),
    )
    adding.add_argument(
        "--units",
        type=filled,
        metavar="UNITS.xlsx",
        help=_("danh sách đơn vị trực thuộc: Mã | Tên | Từ ngày | Đến ngày | Thay bằng"),
    )
    adding.add_argument(
        "--reason", default="", metavar="TEXT", help=_("lý do lập lại, khi kết quả đã thay đổi")
    )
    adding.add_argument(
        "--password-file",
        metavar="FILE",
        help=_(
            "tệp có mật khẩu của các tệp bị khóa, mỗi dòng một; có --own thì dòng đầu là của sổ"
        ),
    )
    adding.add_argument("--clerk", metavar="NAME", default="", help=_("tên người giữ sổ"))
    adding.add_argument(
        "paths", nargs="+", type=filled, metavar="PATH", help=_("tệp báo cáo hoặc thư mục có tệp")
    )
    adding.set_defaults(act=add_up)


def add_up(options: argparse.Namespace, output: Output) -> int:
    """Add up the returns found and the unit's own book, and write the result."""
    from desktop.exchange import read_units
    from desktop.files.refusals import FileRefusedError
    from desktop.files.write_errors import WriteError
    from desktop.returns.consolidation import consolidate

    to = named(options.to, ".xlsx")
    with _book(options) as book:
        try:
            listed = None if options.units is None else read_units(options.units)
        except FileRefusedError as error:
            output.error(translate(error.message))
            return ATTENTION
        asked = _asked(options, book, None if listed is None else listed.units)
        if options.units is not None and Path(options.units).resolve() == to.resolve():
            raise WriteError(to, _THE_LIST)
        with _interruptible() as interrupt:
            done = consolidate(
                asked,
                to,
                told=_progress,
                stop=lambda: interrupt.pressed,
                entering=interrupt.enter,
            )
    odd = () if listed is None else _odd_rows(Path(options.units), listed.odd)
    done = replace(done, problems=(*odd, *done.problems))
    _tell(done, output)
    output.result(done.to_json())
    return ATTENTION if odd or done.needs_attention else DONE


def _odd_rows(file: Path, odd: Iterable[Oddity]) -> tuple[Problem, ...]:
    """Return what is odd about the rows of a list of units."""
    from desktop.returns.problems import problem

    told = (
        (each.rule, {"file": file.name, "sheet": each.sheet, "cell": each.cell, "why": each.reason})
        for each in odd
    )
    return tuple(replace(problem("unit_list_odd", facts), rule=rule) for rule, facts in told)


def _book(options: argparse.Namespace) -> Book | nullcontext[None]:
    return nullcontext() if options.book is None else opening.open_book(options)


def _asked(options: argparse.Namespace, book: Book | None, units: UnitList | None) -> Asked:
    from desktop.returns.consolidation import Asked

    return Asked(
        form=options.form,
        period=Period.parse(options.period),
        paths=[Path(each) for each in options.paths],
        book=book,
        units=units,
        passwords=opening.file_passwords(options),
        reason=options.reason,
    )


class _Interrupt:
    """Ctrl+C, or the system asking the program to end, heard in the way each phase can bear."""

    def __init__(self) -> None:
        self.pressed = False
        self._only_adding = False

    def heard(self, _number: int, _frame: object) -> None:
        """Take note, and where only sums would be lost end at once."""
        self.pressed = True
        if self._only_adding:
            raise KeyboardInterrupt

    def enter(self, phase: Phase) -> None:
        """Go on to a phase, unless it is to end here: before writing is the last time."""
        from desktop.returns.consolidation import Phase

        self._only_adding = phase is Phase.ADDING
        if self.pressed:
            raise KeyboardInterrupt


@contextmanager
def _interruptible() -> Iterator[_Interrupt]:
    """Let Ctrl+C, or a request to end, leave nothing half done."""
    interrupt = _Interrupt()
    if threading.current_thread() is not threading.main_thread():
        yield interrupt
        return
    before = {each: signal.signal(each, interrupt.heard) for each in _ENDING}
    try:
        yield interrupt
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        if interrupt.pressed and sys.stderr.isatty():
            sys.stderr.write("\n")  # what is said next begins below how far it has come


def _progress(done: int, all_: int) -> None:
    """Say how far it has come where a person is looking on."""
    if sys.stderr.isatty():
        end = "\n" if done == all_ else ""
        sys.stderr.write("\r" + _("Đã đọc {done}/{all} tệp").format(done=done, all=all_) + end)


def _tell(done: Consolidated, output: Output) -> None:
    standing = done.standing
    for each in (*standing.left_out, *standing.copies):
        if each.reason is not None:
            output.line(translate(each.reason))
    if any(each.locked for each in standing.refused):
        output.note(_(_LOCKED))
    silent = standing.silent
    if silent:
        output.line(_("Chưa nộp:"))
        for unit in silent:
            output.line(f"  {unit.code} {unit.name}")
    tell(done.problems, output)
    count = _("Đã cộng {received} báo cáo, chưa nộp {missing}, không nhận {refused} tệp.")
    output.line(
        count.format(
            received=len(standing.received),
            missing=len(silent),
            refused=len(standing.refused),
        )
    )
    if done.revision:
        words = _("Báo cáo tổng hợp số {number}: {name}")
        output.line(words.format(number=done.revision, name=done.file))
    else:
        output.line(_("Bản tổng hợp: {name}").format(name=done.file))


_ENDING = (signal.SIGINT, signal.SIGTERM)
_LOCKED = N_(
    "Có tệp bị khóa bằng mật khẩu. Ghi mật khẩu vào một tệp, mỗi dòng một mật khẩu (có --own thì "
    "dòng đầu là của sổ), rồi thêm --password-file."
)
_THE_LIST = N_("Tệp “{file}” là danh sách đơn vị nên không ghi kết quả đè lên. Đặt tên khác.")

"""Commands about returns: return, check."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from db.messages import N_
from db.periods import Period
from desktop.commands import opening
from desktop.commands.arguments import Parser, command, filled
from desktop.commands.figures import period_help
from desktop.commands.output import ATTENTION, DONE, Output
from desktop.text import _, translate

if TYPE_CHECKING:
    from desktop.returns import CheckResult, Problem

SEVERITIES = {"error": "Lỗi", "warning": "Lưu ý"}


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    making = command(commands, "return", _("kiểm tra rồi ghi tệp báo cáo"))
    making.add_argument("--form", required=True, type=filled, metavar="KL01", help=_("mã biểu mẫu"))
    making.add_argument("--period", required=True, metavar="P", help=period_help())
    making.add_argument("--to", required=True, type=filled, metavar="DIR", help=_("thư mục ghi ra"))
    making.add_argument("--reason", default="", metavar="TEXT", help=_("lý do gửi lại"))
    making.add_argument(
        "--lock",
        action="store_true",
        help=_("khóa tệp bằng mật khẩu chung với cấp trên, giữ trong sổ"),
    )
    making.set_defaults(act=make)
    checking = command(commands, "check", _("kiểm tra một tệp báo cáo"), book=False)
    checking.add_argument("file", type=filled, metavar="FILE.xlsx", help=_("tệp báo cáo"))
    checking.add_argument(
        "--book", type=filled, metavar="BOOK", help=_("sổ có giữ mật khẩu của tệp báo cáo bị khóa")
    )
    checking.add_argument(
        "--password-file",
        metavar="FILE",
        help=_("tệp có mật khẩu của tệp báo cáo, mỗi dòng một; có --book thì dòng đầu là của sổ"),
    )
    checking.add_argument("--clerk", metavar="NAME", default="", help=_("tên người giữ sổ"))
    checking.set_defaults(act=check)


def make(options: argparse.Namespace, output: Output) -> int:
    """Check the book's figures and write the return file."""
    from desktop.returns import make_return

    period = Period.parse(options.period)
    with opening.open_book(options) as book:
        made = make_return(
            book,
            options.form,
            period,
            Path(options.to),
            reason=options.reason,
            locked=options.lock,
        )
    tell(made.problems, output)
    output.line(_("Báo cáo số {number}: {name}").format(number=made.revision, name=made.file))
    if made.names_people:
        output.line(_("Tệp có ghi tên người. Chỉ đưa cho nơi nhận."))
    output.result(made.to_json())
    return ATTENTION if any(each.severity == "error" for each in made.problems) else DONE


def check(options: argparse.Namespace, output: Output) -> int:
    """Read a return file and say whether it is whole, unedited and consistent."""
    from desktop.files.refusals import FileRefusedError
    from desktop.returns import refused_json

    try:
        checked = _read(options)
    except FileRefusedError as error:
        output.error(translate(error.message))
        output.result(refused_json(error))
        return ATTENTION
    for edit in checked.edited:
        words = _("Ô {sheet}!{cell} đã bị sửa: trước là {was}, nay là {now}")
        output.line(words.format(**edit.words()))
    tell(checked.problems, output)
    output.line(_("Tệp còn nguyên.") if checked.intact else _("Tệp đã bị sửa bằng tay."))
    output.result(checked.to_json())
    sound = checked.intact and all(each.severity != "error" for each in checked.problems)
    return DONE if sound else ATTENTION


def _read(options: argparse.Namespace) -> CheckResult:
    from desktop.files.refusals import LockedFileError
    from desktop.returns import check_return

    file, known = Path(options.file), _passwords(options)
    try:
        return check_return(file, known)
    except LockedFileError as error:
        if known:
            raise
        if not sys.stdin.isatty():
            raise LockedFileError(file, _LOCKED) from error
        return check_return(file, [getpass.getpass(_("Mật khẩu của tệp báo cáo: "))])


def _passwords(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the passwords to try on a locked file: those given, and those a book keeps."""
    given = opening.file_passwords(options)
    if options.book is None:
        return given
    from db.registers import locks

    with opening.open_book(options) as book, book.read() as session:
        return (*given, *locks.passwords(session))


_LOCKED = N_(
    "Tệp “{file}” được khóa bằng mật khẩu. Ghi mật khẩu vào một tệp rồi thêm --password-file, hoặc "
    "thêm --book với sổ có giữ mật khẩu ấy."
)


def tell(problems: Iterable[Problem], output: Output) -> None:
    """Print problems, each with its place."""
    for each in problems:
        where = f"{each.sheet}!{each.cell}: " if each.cell else ""
        word = _(SEVERITIES.get(each.severity, "Nhận xét"))
        output.line(f"{word}: {where}{each.words()}")

"""How a command line is read: every word of help in the language chosen."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

from desktop.text import LANGUAGES, _

PROGRAM = "so-chi-bo"
WRONG_CALL = 2


class _Help(argparse.HelpFormatter):
    """Help of which the first word, too, is in the language chosen."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Head the usage line."""
        super().add_usage(usage, actions, groups, _("Cách gõ: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that says a wrong call in one plain sentence."""

    def __init__(self, **given: Any) -> None:
        super().__init__(formatter_class=_Help, **given)

    def error(self, message: str) -> NoReturn:
        """End with exit code 2, showing how the command is written."""
        usage = self.format_usage().partition(":")[2] or self.prog
        sentence = _("Lệnh gõ chưa đúng. Cách gõ: {usage}. Xem thêm: {program} --help")
        text = sentence.format(usage=" ".join(usage.split()), program=PROGRAM)
        sys.stderr.write(text + "\n")
        raise SystemExit(WRONG_CALL)


def filled(text: str) -> str:
    """Return an argument that says something; a blank one makes the call a wrong one."""
    if not text.strip():
        raise argparse.ArgumentTypeError(text)
    return text


def parser() -> tuple[Parser, argparse._SubParsersAction[Parser]]:
    """Return the program's parser and the place where commands are added."""
    top = _own_help(Parser(prog=PROGRAM, add_help=False, description=_("Sổ Chi bộ")))
    _language_option(top)
    commands = top.add_subparsers(
        dest="command", metavar=_("LỆNH"), title=_("Lệnh"), parser_class=Parser
    )
    return top, commands


def command(
    commands: argparse._SubParsersAction[Parser], name: str, summary: str, *, book: bool = True
) -> Parser:
    """Add a command with the options that all of them share."""
    added = _own_help(commands.add_parser(name, help=summary, description=summary, add_help=False))
    if book:
        added.add_argument("book", metavar="BOOK", type=filled, help=_("tệp sổ, đuôi .sochibo"))
        added.add_argument("--password-file", metavar="FILE", help=_("tệp có mật khẩu ở dòng đầu"))
        added.add_argument("--clerk", metavar="NAME", default="", help=_("tên người giữ sổ"))
    added.add_argument("--json", action="store_true", help=_("in một đối tượng JSON"))
    _language_option(added)
    return added


def _own_help(made: Parser) -> Parser:
    # argparse keeps its two headings in these groups and offers no other way to word them.
    made._positionals.title = _("Tham số")
    made._optionals.title = _("Tùy chọn")
    made.add_argument("-h", "--help", action="help", help=_("in hướng dẫn này"))
    return made


def _language_option(made: Parser) -> None:
    made.add_argument(
        "--lang", choices=sorted(LANGUAGES), default=argparse.SUPPRESS, help=_("ngôn ngữ")
    )

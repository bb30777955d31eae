"""How a command line is read: every word of help in the language chosen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from db.messages import N_, BookError
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
        # A shortened option would change its meaning once a longer one is added.
        super().__init__(formatter_class=_Help, allow_abbrev=False, **given)

    def error(self, message: str) -> NoReturn:
        """End with exit code 2, showing how the command is written."""
        sentence = _("Lệnh gõ chưa đúng. Cách gõ: {usage}. Xem thêm: {program} --help")
        self._end(sentence.format(usage=self._usage(), program=PROGRAM))

    def refuse(self, words: list[str]) -> NoReturn:
        """End with exit code 2, naming the words of a line that no command has a place for."""
        sentence = _(
            "Lệnh gõ chưa đúng. Bỏ hoặc sửa: {words}. Cách gõ: {usage}. Xem thêm: {program} --help"
        )
        told = sentence.format(words=" ".join(words), usage=self._usage(), program=PROGRAM)
        self._end(" ".join(told.split()))

    def _usage(self) -> str:
        usage = self.format_usage().partition(":")[2] or self.prog
        return " ".join(usage.split()).rstrip(". ")

    def _end(self, sentence: str) -> NoReturn:
        sys.stderr.write(sentence + "\n")
        raise SystemExit(WRONG_CALL)


def filled(text: str) -> str:
    """Return an argument that says something; a blank one makes the call a wrong one."""
    if not text.strip():
        raise argparse.ArgumentTypeError(text)
    return text


def named(path: str, ending: str) -> Path:
    """Return the path of a file to be made; raises BookError where its name ends otherwise.

    Other programs know a file by its ending: a workbook called .txt is not opened by Excel.
    """
    if Path(path).suffix.lower() != ending:
        raise BookError(
            N_("Tên tệp {name} phải có đuôi {ending}. Sửa tên rồi gõ lại lệnh."),
            name=path,
            ending=ending,
        )
    return Path(path)


def read(top: Parser, given: list[str]) -> argparse.Namespace:
    """Return what a command line asks for; words left over are refused by their own command."""
    options, left_over = top.parse_known_args(given)
    if left_over:
        refusing: Parser = getattr(options, "parser", top)
        refusing.refuse(left_over)
    return options


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
    added.set_defaults(parser=added)
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

"""From a command line to a command: finds it, runs it, says errors in one sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from db.messages import BookError
from desktop.commands import (
    arguments,
    books,
    consolidating,
    demo,
    exchange,
    figures,
    forms,
    papers,
    returns,
    window,
)
from desktop.commands.output import DONE, UNREADABLE, Output
from desktop.text import LANGUAGES, _, set_language, translate

FAMILIES = (window, books, exchange, figures, papers, returns, consolidating, forms, demo)


def run(given: list[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 needs attention, 2 not possible."""
    _speak_plainly()
    set_language(_wanted_language(given))
    top, commands = arguments.parser()
    for family in FAMILIES:
        family.add(commands)
    try:
        options = arguments.read(top, given)
    except SystemExit as stop:
        return int(stop.code or DONE)
    return _carry_out(options)


def _carry_out(options: argparse.Namespace) -> int:
    if "act" not in options:
        return _carry_out(arguments_for_window())
    act: Callable[[argparse.Namespace, Output], int] = options.act
    output = Output(as_json=getattr(options, "json", False))
    try:
        return act(options, output)
    except BookError as error:
        output.error(translate(error.message))
        return UNREADABLE
    except KeyboardInterrupt:
        output.error(_("Đã dừng theo yêu cầu; lệnh chưa xong."))
        return UNREADABLE
    except OSError as error:
        # What no module has words of its own for: a name too long, a pipe nobody reads.
        words = _("Máy báo lỗi nên lệnh chưa xong: {reason}. Xem lại tên tệp và ổ đĩa.")
        output.error(words.format(reason=error.strerror or error))
        return UNREADABLE


def arguments_for_window() -> argparse.Namespace:
    """Return the options of a start without arguments: the window, on no book in particular."""
    return argparse.Namespace(command=window.COMMAND, act=window.open_window, book=None)


def _wanted_language(given: list[str]) -> str:
    """Return the language asked for anywhere on the line, before the line itself is read."""
    for place, word in enumerate(given):
        if word == "--lang" and given[place + 1 : place + 2]:
            return given[place + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return next(iter(LANGUAGES))


def _speak_plainly() -> None:
    # A pipe on Windows would otherwise get the office's code page, which has no Vietnamese.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")

"""The command `open`: the window, on a book or on none."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop import garbage
from desktop.commands.arguments import Parser, command
from desktop.commands.output import Output
from desktop.text import _

COMMAND = "open"


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the commands of this family."""
    command(commands, COMMAND, _("mở cửa sổ chương trình trên một sổ")).set_defaults(
        act=open_window
    )


def open_window(options: argparse.Namespace, _output: Output) -> int:
    """Show the window until it is closed."""
    # The book's libraries come first: imported after Qt they start slower and take more room.
    import db.book  # noqa: F401
    from desktop.ui.session import start

    garbage.keep_what_is_loaded()
    return start(None if options.book is None else Path(options.book))

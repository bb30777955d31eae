"""A start to the first painted screen, run as a process of its own; prints milliseconds.

python -m tests.benchmarks.start BOOK     the program on a book
python -m tests.benchmarks.start          the floor: a bare window of Qt's
"""

from __future__ import annotations

import sys
import time

STARTED = time.perf_counter()


def bare() -> None:
    """Show Qt's own empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 697)
    window.show()
    app.processEvents()
    window.grab()


def program(book: str) -> None:
    """Show the program on a book until its first screen is painted."""
    from pathlib import Path

    from desktop import garbage

    garbage.look_seldom()
    import db.book  # noqa: F401  the book's libraries load before Qt, as in the program
    from desktop.ui.app import application
    from desktop.ui.session import Session

    garbage.keep_what_is_loaded()
    app = application(sys.argv[:1])
    session = Session()
    session.window.resize(1366, 697)
    session.begin(Path(book))
    while session.window.frame is None:
        app.processEvents()
    assert session.context is not None
    session.context.settle()
    app.processEvents()
    session.window.grab()
    sys.stdout.write(f"{(time.perf_counter() - STARTED) * 1000}\n")
    sys.stdout.flush()
    session.end()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        program(sys.argv[1])
    else:
        bare()
        sys.stdout.write(f"{(time.perf_counter() - STARTED) * 1000}\n")

"""How far work has come that goes on file by file."""

from __future__ import annotations

from contextlib import suppress

from db.numbers import show_int
from desktop.ui.jobs import CancelledError, Progress


def tell(progress: Progress, done: int, all_: int) -> None:
    """Report how many files of how many are done.

    Never ends the work: what is asked itself whether to stop tells what stands by then.
    """
    with suppress(CancelledError):
        progress.at(done, all_, f"{show_int(done)}/{show_int(all_)}")

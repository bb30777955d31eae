"""The window: the only place that uses Qt."""

from __future__ import annotations

import ctypes
import sys


def _keep_singletons() -> None:
    """Give None, True, False and their like so many references that they never die.

    PySide6 6.12 is built for Python 3.12 and later, where they cannot die: each of its calls
    that returns nothing drops a reference to None, some drop one to True or False. Under 3.11,
    which its wheels also admit, some ten thousand calls would end the program with
    "deallocating None".
    """
    if sys.version_info < (3, 12):
        for one in (None, True, False, NotImplemented, Ellipsis):
            ctypes.c_ssize_t.from_address(id(one)).value += sys.maxsize // 2


_keep_singletons()

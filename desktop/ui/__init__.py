"""The window: the only place that uses Qt."""

from __future__ import annotations

import ctypes
import sys


def _keep_none() -> None:
    """Give None so many references that it never dies.

    PySide6 6.12 is built for Python 3.12 and later, where None cannot die: each of its calls
    that returns nothing drops a reference to None. Under 3.11, which its wheels also admit,
    some ten thousand calls would end the program with "deallocating None".
    """
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value += sys.maxsize // 2


_keep_none()

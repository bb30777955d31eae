"""PySide6 6.12 under Python 3.11 drops references to None, True and False as it is called."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot die from 3.12 on")
def test_none_outlives_more_calls_than_a_session_makes() -> None:
    parentless = QObject()
    for _call in range(100_000):
        parentless.parent()
    for one in (None, True, False):
        assert sys.getrefcount(one) > sys.maxsize // 4

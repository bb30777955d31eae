"""The worked example for tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.example import make_example
from tests.desktop.ui.copies import made_once

TODAY = date(2026, 11, 23)


@made_once
def open_example(path: Path) -> None:
    """Make the worked example of TODAY."""
    make_example(path, TODAY).close()

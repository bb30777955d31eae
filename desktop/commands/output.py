"""What a command prints: lines for a person, or one JSON object."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from typing import Any

DONE = 0
ATTENTION = 1
UNREADABLE = 2


class Output:
    """Collects a command's answer; with `as_json` standard output has nothing else on it."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def line(self, text: str) -> None:
        """Print a line for a person; nothing under --json."""
        if not self.as_json:
            sys.stdout.write(text + "\n")

    def note(self, text: str) -> None:
        """Say something beside the answer, on standard error under --json."""
        (sys.stderr if self.as_json else sys.stdout).write(text + "\n")

    def error(self, text: str) -> None:
        """Say in one sentence on standard error why something was not done."""
        sys.stderr.write(text + "\n")

    def result(self, answer: dict[str, Any]) -> None:
        """Print the JSON object; nothing without --json."""
        if self.as_json:
            sys.stdout.write(json.dumps(answer, ensure_ascii=False, default=_number) + "\n")


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value))

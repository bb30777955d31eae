"""Running a command in this process and reading what it printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.cli import run


@dataclass(frozen=True)
class Ran:
    """A finished command: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Program:
    """The program, run with a command line."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *given: str | Path) -> Ran:
        code = run([str(each) for each in given])
        printed = self._capture.readouterr()
        return Ran(code, printed.out, printed.err)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its content, to hold against a later look."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "home" not in path.relative_to(folder).parts
    }

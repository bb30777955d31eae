"""A program to run, and a book to run it on."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.desktop.commands.running import Program


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Run commands with no terminal to ask at."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return Program(capsys)


@pytest.fixture
def book(program: Program, tmp_path: Path) -> Path:
    """An empty book without a password."""
    path = tmp_path / "so.sochibo"
    assert program("new", path, "--code", "OM-3", "--name", "Chi bộ Khu vực 3").code == 0
    return path

"""The application: dress, log, and what becomes of an error nobody foresaw."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from db import pc
from desktop.ui import app, theme
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import Mode


@pytest.fixture
def hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    made = logging.getLogger("sochibo")
    yield made
    for handler in list(made.handlers):
        handler.close()
        made.removeHandler(handler)


def test_there_is_one_application(qapp: QApplication) -> None:
    assert app.application() is qapp


def test_dress_follows_the_settings(qapp: QApplication) -> None:
    app.dress(qapp, PcSettings(theme=Mode.DARK, text_size=150))
    assert theme.current().colours.dark
    assert theme.current().percent == 150
    assert QLocale().language() is QLocale.Language.Vietnamese


def test_an_error_nobody_foresaw_is_told_and_the_program_goes_on(hook: None) -> None:
    told: list[Exception] = []
    app.catch_crashes(told.append)
    error = ValueError("Lê Văn Tám")
    sys.excepthook(ValueError, error, None)
    assert told == [error]


def test_ending_by_the_keyboard_is_no_error_to_tell(
    hook: None, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[Exception] = []
    app.catch_crashes(told.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []


def test_the_log_lies_in_the_programs_folder(log: logging.Logger) -> None:
    app.keep_log()
    log.info("mở sổ")
    assert "mở sổ" in (pc.home() / app.LOG_FILE).read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_keeps_no_log(log: logging.Logger) -> None:
    pc.home().parent.mkdir(parents=True, exist_ok=True)
    pc.home().write_text("a file where the folder should be")
    app.keep_log()
    assert log.handlers == []


def test_the_program_turns_dark_with_the_pc_only_when_asked_to(qapp: QApplication) -> None:
    told: list[str] = []
    follows, stays = PcSettings(theme=Mode.SYSTEM), PcSettings(theme=Mode.LIGHT)
    app.follow_system_theme(qapp, follows, lambda: told.append("follows"))
    app.follow_system_theme(qapp, stays, lambda: told.append("stays"))
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert told == ["follows"]

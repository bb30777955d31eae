"""What the PC remembers survives a restart and never stands in the way of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import pc
from desktop.ui import pc_settings
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import Mode


def test_settings_come_back_as_saved() -> None:
    saved = PcSettings(
        theme=Mode.DARK,
        language="en",
        text_size=150,
        clerk="Nguyễn Thị Đào",
        widths={"members": {"name": 240}},
        choices={"sheet": "filled"},
    )
    saved.save()
    assert pc_settings.load() == saved


@pytest.mark.parametrize(
    "stored", ["", "no json", "[]", '{"theme": 3, "text_size": "big", "widths": [], "recent": {}}']
)
def test_unreadable_settings_are_as_on_the_first_day(stored: str) -> None:
    pc.home().mkdir(parents=True)
    (pc.home() / pc_settings.FILE).write_text(stored, encoding="utf-8")
    assert pc_settings.load() == PcSettings()


def test_what_can_be_read_beside_what_cannot_is_kept() -> None:
    pc.home().mkdir(parents=True)
    text = '{"theme": "purple", "text_size": 900, "recent": ["a", 1], "widths": {"m": {"n": "x"}}}'
    (pc.home() / pc_settings.FILE).write_text(text, encoding="utf-8")
    loaded = pc_settings.load()
    assert loaded.theme is Mode.SYSTEM
    assert loaded.text_size == 200
    assert loaded.recent == ["a"]
    assert loaded.widths == {"m": {}}


def test_the_book_opened_last_stands_first_and_once() -> None:
    settings = PcSettings()
    for name in ("a", "b", "a"):
        settings.remember_book(Path(name))
    assert settings.recent == ["a", "b"]
    settings.forget_book(Path("a"))
    assert pc_settings.load().recent == ["b"]


def test_a_home_that_cannot_be_written_only_forgets(tmp_path: Path) -> None:
    pc.home().parent.mkdir(parents=True, exist_ok=True)
    pc.home().write_text("a file where the folder should be")
    PcSettings(clerk="x").save()
    assert pc_settings.load() == PcSettings()

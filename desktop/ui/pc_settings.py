"""What this PC remembers for its user: looks, language, sizes and recent books."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QIODevice, QSaveFile

from db import pc
from desktop.ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Mode

FILE = "settings.json"
RECENT_BOOKS = 8

T = TypeVar("T")


@dataclass
class PcSettings:
    """Choices that belong to the PC, not to a book; `save` writes them at once."""

    theme: Mode = Mode.SYSTEM
    language: str = "vi"
    text_size: int = 100
    clerk: str = ""
    geometry: str = ""
    widths: dict[str, dict[str, int]] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """Write the settings whole; a PC that refuses only forgets them, nothing is lost."""
        place = pc.home()
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        file = QSaveFile(str(place / FILE))
        if file.open(QIODevice.OpenModeFlag.WriteOnly):
            file.write(json.dumps(asdict(self), ensure_ascii=False, indent=1).encode())
            file.commit()

    def remember_book(self, path: Path) -> None:
        """Put a book first among the recent ones."""
        name = str(path)
        self.recent = [name, *(one for one in self.recent if one != name)][:RECENT_BOOKS]
        self.save()

    def forget_book(self, path: Path) -> None:
        """Drop a book that is no longer there from the recent ones."""
        self.recent = [one for one in self.recent if one != str(path)]
        self.save()


def load() -> PcSettings:
    """Return the stored settings; whatever cannot be read is as on the first day."""
    try:
        found = json.loads((pc.home() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return PcSettings()
    return _understood(found) if isinstance(found, dict) else PcSettings()


def _understood(found: dict[str, object]) -> PcSettings:
    settings = PcSettings()
    for name in ("language", "clerk", "geometry"):
        value = found.get(name)
        if isinstance(value, str):
            setattr(settings, name, value)
    mode, size = found.get("theme"), found.get("text_size")
    if isinstance(mode, str) and mode in list(Mode):
        settings.theme = Mode(mode)
    if isinstance(size, int):
        settings.text_size = min(max(size, SMALLEST_TEXT), LARGEST_TEXT)
    recent = found.get("recent")
    if isinstance(recent, list):
        settings.recent = [one for one in recent if isinstance(one, str)]
    settings.choices = _of(found.get("choices"), str)
    widths = found.get("widths")
    if isinstance(widths, dict):
        settings.widths = {str(table): _of(columns, int) for table, columns in widths.items()}
    return settings


def _of(found: object, kind: type[T]) -> dict[str, T]:
    if not isinstance(found, dict):
        return {}
    return {str(name): value for name, value in found.items() if isinstance(value, kind)}

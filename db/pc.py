"""What this PC remembers between sessions, outside any book."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

HOME_VARIABLE = "SOCHIBO_HOME"
SEEN_FILE = "books-seen.json"


def home() -> Path:
    """Return this user's folder for the program's own files; SOCHIBO_HOME overrides it."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("so-chi-bo", False))


@dataclass(frozen=True)
class Sighting:
    """The newest change of a book that this PC saw: its number and its random token."""

    change: int
    token: str


def last_seen(book_id: str) -> Sighting | None:
    """Return how far this PC last saw a book, or None where it never did."""
    try:
        found = _load()[book_id]
        return Sighting(int(found["change"]), str(found["token"]))
    except (KeyError, TypeError, ValueError):
        return None


def remember(book_id: str, sighting: Sighting) -> None:
    """Keep how far this PC saw a book."""
    seen = _load() | {book_id: {"change": sighting.change, "token": sighting.token}}
    place = home()
    place.mkdir(parents=True, exist_ok=True)
    fresh = place / f"{SEEN_FILE}.{os.getpid()}"
    fresh.write_text(json.dumps(seen, indent=1), encoding="utf-8")
    fresh.replace(place / SEEN_FILE)


def _load() -> dict[str, dict[str, Any]]:
    # A memory that cannot be read is an empty one: it only ever adds a warning.
    try:
        found = json.loads((home() / SEEN_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}

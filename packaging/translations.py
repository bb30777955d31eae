"""Bring the English catalogue up to date: collect every marked text, keep what is translated.

    python packaging/translations.py

Run with the project's own environment. The Vietnamese in the code is the source; en.po holds the
English beside it, and en.mo is what the program reads.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "resources" / "translations" / "en" / "LC_MESSAGES"
PO, MO = PLACE / "so-chi-bo.po", PLACE / "so-chi-bo.mo"
KEYWORDS = {"_": None, "N_": None}
# A moving date would make every run a change.
MADE = datetime(2026, 11, 1, tzinfo=UTC)


def collect() -> Catalog:
    """Return every text marked in the code, with where it stands."""
    found = Catalog(
        locale="en",
        project="so-chi-bo",
        charset="utf-8",
        header_comment="# English for Sổ Chi bộ; see packaging/translations.py.",
        creation_date=MADE,
        revision_date=MADE,
        last_translator="",
        language_team="",
        fuzzy=False,
    )
    for room in ("db", "desktop"):
        for name, line, text, _comments, _context in extract_from_dir(
            ROOT / room, method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            found.add(text, locations=[(f"{room}/{name}", line)])
    return found


def translated() -> Catalog:
    """Return the stored catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def main() -> int:
    """Write en.po and en.mo anew and say what still lacks its English."""
    known = translated() if PO.exists() else Catalog(locale="en")
    fresh = collect()
    for message in fresh:
        if message.id and (old := known.get(message.id)) is not None:
            message.string = old.string
        message.locations = sorted({(place, 0) for place, _line in message.locations})
    PLACE.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, fresh, width=100, sort_output=True, include_lineno=False, omit_header=False)
    with MO.open("wb") as file:
        write_mo(file, fresh)
    missing = [str(message.id) for message in fresh if message.id and not message.string]
    sys.stdout.write("".join(f"{text}\n" for text in missing))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

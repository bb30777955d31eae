"""Finding a person by a few letters: without dấu, the given name first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.registers.attendance import RosterRow
from db.vietnamese import clean, fold


@dataclass(frozen=True)
class _Key:
    """One person's name, ready to compare; `heard` still has its dấu."""

    words: tuple[str, ...]
    heard: tuple[str, ...]
    code: str

    @property
    def name(self) -> str:
        return " ".join(self.words)


class Finder:
    """Finds people by what is typed; the best match depends on the letters alone.

    So it makes no difference how they came to stand there: UniKey types, takes back and
    types again.
    """

    def __init__(self, rows: Iterable[RosterRow]) -> None:
        self._keys = {
            row.member_id: _Key(
                tuple(fold(row.full_name).split()),
                tuple(clean(row.full_name).casefold().split()),
                fold(row.code),
            )
            for row in rows
        }

    def find(self, text: str, rows: Sequence[RosterRow]) -> list[RosterRow]:
        """Return the rows that fit, the best first and equal ones as they stood.

        Given names go before other words, whole words before beginnings, and among equals
        names with the dấu typed, and people who are due.
        """
        words, heard = fold(text).split(), clean(text).casefold().split()
        found = []
        for place, row in enumerate(rows):
            key = self._keys[row.member_id]
            grade = _grade(key, words)
            if grade is not None:
                found.append(((grade, _unheard(key, heard), not row.due, place), row))
        return [row for _rank, row in sorted(found, key=lambda each: each[0])]


def _grade(key: _Key, words: Sequence[str]) -> int | None:
    """Return how well a name fits, 0 the best; None where it does not."""
    if not words:
        return 0
    given, last = key.words[-1], words[-1]
    if _begin(key.words, words[:-1]) and given.startswith(last):
        return 0 if given == last else 1
    if _begin(key.words, words):
        return 2
    if all(word in key.name for word in words):
        return 3
    return 3 if any(letter.isdigit() for letter in last) and last in key.code else None


def _begin(names: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(name.startswith(word) for name in names) for word in words)


def _unheard(key: _Key, heard: Sequence[str]) -> int:
    """Return how many words were typed with other dấu than the name has."""
    return sum(not any(name.startswith(word) for name in key.heard) for word in heard)

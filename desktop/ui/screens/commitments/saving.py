"""What is written about commitments: all of one member's changes as one.

The functions give work for the writer's thread; it raises BookError where the book refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db.messages import N_
from db.registers import store
from db.registers.commitments import COMMITMENTS
from desktop.ui.context import Book
from desktop.ui.screens.commitments.asking import ASSESSED
from desktop.ui.screens.commitments.facts import Facts


@dataclass(frozen=True)
class Changes:
    """Items to write, each with its id where it is stored already, and those to let go."""

    written: tuple[tuple[int | None, Mapping[str, Any]], ...]
    removed: tuple[int, ...] = ()


def save(book: Book, facts: Facts, changes: Changes) -> Callable[[], tuple[int, ...]]:
    """Return the work of saving one member's changes, which gives the ids of what it wrote."""
    own = {"member": facts.member_id, "year": facts.year}

    def write() -> tuple[int, ...]:
        with book.change(_title(facts, changes), name=facts.name, year=facts.year) as session:
            store.delete(session, COMMITMENTS, changes.removed)
            return tuple(
                store.save(session, COMMITMENTS, {**own, **values}, item_id)
                for item_id, values in changes.written
            )

    return write


def _title(facts: Facts, changes: Changes) -> str:
    """Return how undo names the change: made, assessed alone, or edited."""
    if not facts.items:
        return N_("ghi cam kết năm {year} của {name}")
    before = {each.row.id: each.values for each in facts.items}
    assessed = not changes.removed and all(
        item_id in before
        and all(values[name] == before[item_id][name] for name in values if name not in ASSESSED)
        for item_id, values in changes.written
    )
    if assessed:
        return N_("đánh giá cam kết năm {year} của {name}")
    return N_("sửa cam kết năm {year} của {name}")

"""The items of one member, one under the other: one of them chosen, one at most open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.registers.commitment_year import ItemRow
from db.schema import Outcome
from desktop.ui.screens.commitments.facts import Facts
from desktop.ui.screens.commitments.item import Item
from desktop.ui.screens.commitments.saving import Changes
from desktop.ui.theme import px
from desktop.ui.widgets.fields import FieldBox


class Items(QWidget):
    """A column of items, with what is marked and taken out of it until it is saved.

    `listed` follows every change of what Tab may come to, `touched` of what is written (with
    the field's box where it came from one), `chosen` another chosen item, `left` the end of one;
    `opened` asks for the fields of an item, `marked` gives an outcome, `removal_wanted` an item.
    """

    listed = Signal()
    touched = Signal(object)
    chosen = Signal(object)
    opened = Signal(object)
    left = Signal(object)
    marked = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.all: list[Item] = []
        self.current: Item | None = None
        self.removed: list[int] = []
        self._steps: list[partial[None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))

    def __iter__(self) -> Iterator[Item]:
        return iter(self.all)

    # What is in it.

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return bool(self.removed) or any(item.dirty for item in self.all)

    def changes(self) -> Changes:
        """Return what is to be saved; BookError where a field cannot be read."""
        written = [(item.item_id, item.values()) for item in self.all if item.dirty]
        return Changes(tuple(written), tuple(self.removed))

    def with_id(self, item_id: int | None) -> Item | None:
        """Return a stored item."""
        return next((item for item in self.all if item.item_id == item_id), None)

    def unassessed(self) -> list[Item]:
        """Return the items whose outcome nobody has said yet."""
        return [each for each in self.all if each.assessable and each.peek("outcome") is None]

    def boxes(self) -> dict[str, FieldBox]:
        """Return the boxes of every field made so far, each under a name of its own."""
        return {
            f"{place}.{name}": box
            for place, item in enumerate(self.all)
            for name, box in item.boxes.items()
        }

    def holding(self, box: FieldBox) -> Item | None:
        """Return the item a field's box stands in."""
        return next((item for item in self.all if box in item.boxes.values()), None)

    # Which ones it shows.

    def show_facts(self, facts: Facts) -> None:
        """Show the items the book holds, everything written being saved or given up."""
        self._steps.clear()
        self.removed.clear()
        for item in list(self.all):
            self._drop(item)
            item.deleteLater()
        for each in facts.items:
            self._put(self._make(facts, each.values, each.row), len(self.all))
        self._tell()

    def append(self, facts: Facts, values: Mapping[str, Any]) -> Item:
        """Add a new item at the end."""
        item = self._make(facts, values, None)
        self._put(item, len(self.all))
        self._tell()
        return item

    def drop_blank(self) -> None:
        """Leave out new items nothing is written in."""
        for item in [each for each in self.all if each.blank]:
            self._drop(item)
        self._tell()

    def remove(self, item: Item) -> Item | None:
        """Take an item out, to be let go on saving; return the one in its place."""
        place = self.all.index(item)
        if not item.blank:
            self._steps.append(partial(self._put_back, item, place))
        if item.item_id is not None:
            self.removed.append(item.item_id)
        self._drop(item)
        self._tell()
        return self.all[min(place, len(self.all) - 1)] if self.all else None

    def restore(self) -> None:
        """Take back the newest removal, whatever was done since."""
        for step in reversed(self._steps):
            if step.func == self._put_back:
                self._steps.remove(step)
                step()
                return

    def let_go_of_all_but(self, known: Collection[int]) -> None:
        """Make items new that the book holds no more, and forget that those were taken out."""
        self.removed = [each for each in self.removed if each in known]
        for item in self.all:
            if not item.new and item.item_id not in known:
                item.forget()

    # What is done with them.

    def choose(self, item: Item | None) -> None:
        """Let the keys mean another item."""
        if self.current is not None:
            self.current.set_current(on=False)
        self.current = item
        if item is not None:
            item.set_current(on=True)
            self.chosen.emit(item)

    def focus(self, item: Item) -> None:
        """Choose an item and give its summary the keyboard."""
        item.summary.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose(item)

    def open(self, item: Item) -> None:
        """Show the fields of an item, and those of no other."""
        for other in self.all:
            if other.open and other is not item:
                other.set_open(on=False)
        item.set_open(on=True)
        self.choose(item)

    def step(self, item: Item, by: int) -> None:
        """Go on from an item to the next one, or back."""
        place = self.all.index(item) + by
        if 0 <= place < len(self.all):
            self.focus(self.all[place])

    def put_outcome(self, items: Sequence[Item], outcome: Outcome | None) -> None:
        """Write the outcome of some items."""
        before = [(item, item.peek("outcome")) for item in items]
        changed = [(item, was) for item, was in before if was is not outcome]
        for item, _was in changed:
            item.put("outcome", outcome)
        if changed:
            self._steps.append(partial(self._put_outcomes, changed))

    def take_back(self) -> bool:
        """Take back the newest mark or removal; False when there is none."""
        if not self._steps:
            return False
        self._steps.pop()()
        return True

    # Its insides.

    def _make(self, facts: Facts, values: Mapping[str, Any], row: ItemRow | None) -> Item:
        item = Item(facts, values, row)
        item.stepped.connect(partial(self.step, item))
        item.entered.connect(partial(self.choose, item))
        item.open_wanted.connect(partial(self.opened.emit, item))
        item.shut_wanted.connect(partial(self.left.emit, item))
        item.removal_wanted.connect(partial(self.removal_wanted.emit, item))
        item.marked.connect(self.marked)
        item.grown.connect(self.listed)
        item.touched.connect(self.touched)
        return item

    def _put(self, item: Item, place: int) -> None:
        self.all.insert(place, item)
        self._column.insertWidget(place, item)
        item.show()

    def _drop(self, item: Item) -> None:
        self.all.remove(item)
        self._column.removeWidget(item)
        item.hide()
        if self.current is item:
            self.current = None

    def _put_back(self, item: Item, place: int) -> None:
        if item.item_id in self.removed:
            self.removed.remove(item.item_id)
        self._put(item, place)
        self._tell()
        self.focus(item)

    def _put_outcomes(self, given: Sequence[tuple[Item, Outcome | None]]) -> None:
        for item, outcome in given:
            item.put("outcome", outcome)
        self.focus(given[0][0])

    def _tell(self) -> None:
        for number, item in enumerate(self.all, start=1):
            item.number = number
            item.tell()
        self.listed.emit()

"""Rows and columns of a table: plain frozen rows in a list, filtered and sorted there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.dates import PartialDate, show_date
from db.numbers import show_number
from db.vietnamese import fold, sort_key
from desktop.ui.theme import Tone

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
STATE_ROLE = Qt.ItemDataRole.UserRole + 3
STYLE_ROLE = Qt.ItemDataRole.UserRole + 4
BOLD_ROLE = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True)
class State:
    """A cell that tells a state: its word on its colour."""

    word: str
    tone: Tone

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True)
class RowStyle:
    """How a row stands out: bold, on a ground of its own, a gap above it, or quiet."""

    bold: bool = False
    tinted: bool = False
    gap_above: bool = False
    quiet: bool = False


PLAIN = RowStyle()


def show(value: Any) -> str:
    """Return a value as people read it: dd/mm/yyyy, 3.232, nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return "✓" if value else ""
        case int() | Decimal():
            return show_number(value)
        case date():
            return show_date(value)
        case time():
            return f"{value:%H:%M}"
        case PartialDate():
            return value.show()
        case _:
            return str(value)


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: what it shows of a row, how wide, how sorted.

    `value` may give text, int, Decimal, date, PartialDate, time, bool, State or None; numbers
    go to the right. `width` is for 100 % text; a `stretch` column takes the room left over. Of
    columns with `optional` over 0 the highest go first where the room is short.
    """

    key: str
    heading: str
    value: Callable[[R], Any]
    width: int = 120
    stretch: bool = False
    right: bool = False
    bold: bool = False
    optional: int = 0
    show: Callable[[Any], str] = show
    sort: Callable[[R], Any] | None = None

    def text(self, row: R) -> str:
        """Return the cell's words."""
        return self.show(self.value(row))

    def copied(self, row: R) -> str:
        """Return the cell for Excel and Word: whole numbers bare, so that they stay numbers."""
        value = self.value(row)
        bare = isinstance(value, int) and not isinstance(value, bool)
        text = str(value) if bare else self.show(value)
        return " ".join(text.split())

    def order(self, row: R) -> tuple[bool, Any]:
        """Return what rows are sorted by; empty cells come last."""
        if self.sort is not None:
            return False, self.sort(row)
        value = self.value(row)
        if value is None or value == "":
            return True, 0
        if isinstance(value, str | State):
            return False, sort_key(str(value))
        return False, value


class RowsModel(QAbstractTableModel):
    """Rows handed in by a screen; what is shown of them is chosen here."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        identify: Callable[[Any], Hashable],
        search: Callable[[Any], str],
        style: Callable[[Any], RowStyle] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.identify = identify
        self.rows: list[Any] = []
        self.shown: list[Any] = []
        self.words = ""
        self.sorted_by: tuple[int, bool] | None = None
        self._search = search
        self._style = style
        self._keys: list[str] | None = None
        self._admit: Callable[[Any], bool] | None = None

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, filtered and sorted as before."""
        self.rows, self._keys = list(rows), None
        self._choose()

    def filter(self, words: str) -> None:
        """Show only rows that hold every word, without dấu."""
        self.words = fold(words)
        self._choose()

    def admit(self, test: Callable[[Any], bool] | None) -> None:
        """Show only rows that pass a test besides the words."""
        self._admit = test
        self._choose()

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Sort by a column; a negative one restores the order handed in."""
        self.sorted_by = None if column < 0 else (column, descending)
        self._choose()

    def update_row(self, row: Any) -> None:
        """Show a changed row in its place."""
        key = self.identify(row)
        self.rows = [row if self.identify(one) == key else one for one in self.rows]
        self._keys = None
        place = self.place_of(key)
        if place is not None:
            self.shown[place] = row
            last = self.index(place, len(self.columns) - 1)
            self.dataChanged.emit(self.index(place, 0), last)

    def place_of(self, key: Hashable) -> int | None:
        """Return where a row is shown, None where it is not."""
        rows = enumerate(self.shown)
        return next((place for place, row in rows if self.identify(row) == key), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.columns[section].heading if role in words else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or the record, sort key, state or style behind it."""
        row, column = self.shown[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.heading}: {column.text(row)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                value = column.value(row)
                number = isinstance(value, int | Decimal) and not isinstance(value, bool)
                right = column.right or number
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case int() if role == RECORD_ROLE:
                return row
            case int() if role == SORT_ROLE:
                return column.order(row)
            case int() if role == STATE_ROLE:
                value = column.value(row)
                return value if isinstance(value, State) else None
            case int() if role == STYLE_ROLE:
                return PLAIN if self._style is None else self._style(row)
            case int() if role == BOLD_ROLE:
                return column.bold
        return None

    def _choose(self) -> None:
        self.beginResetModel()
        shown = self.rows
        if self.words:
            if self._keys is None:
                self._keys = [fold(self._search(row)) for row in self.rows]
            parts = self.words.split()
            pairs = zip(self.rows, self._keys, strict=True)
            shown = [row for row, key in pairs if all(part in key for part in parts)]
        if self._admit is not None:
            shown = [row for row in shown if self._admit(row)]
        if self.sorted_by is not None:
            place, descending = self.sorted_by
            filled = [row for row in shown if not self.columns[place].order(row)[0]]
            blank = [row for row in shown if self.columns[place].order(row)[0]]
            filled.sort(key=self.columns[place].order, reverse=descending)
            shown = filled + blank
        self.shown = list(shown)
        self.endResetModel()

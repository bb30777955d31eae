"""What moved since a return was handed in: the figures, their cells, the records behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from db import figures
from db.figures import CATALOGUE, Rate, Record, Value
from db.messages import N_, Message, plain
from db.registers import by_name, handed_in
from db.registers.handed_in import Behind, ReturnRow
from db.registers.words import name_record
from desktop.files.reading import cell_name
from desktop.returns import hidden_sheet
from desktop.returns.compare import compare, lines_of
from desktop.returns.draft import Draft
from desktop.returns.manifest import Manifest, ShownIn


class Moved(StrEnum):
    """What became of a record behind a figure."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


MOVED_WORDS: Mapping[Moved, str] = {
    Moved.CAME: N_("thêm"),
    Moved.WENT: N_("bớt"),
    Moved.CHANGED: N_("đổi"),
}


@dataclass(frozen=True)
class MovedRecord:
    """A record that moved a figure: by how much, and what it is called now.

    A record that is gone has no `record` any more, only what it was part of.
    """

    how: Moved
    was: str
    now: str
    register: str
    record: Record | None

    @property
    def name(self) -> Message:
        """Return what the record is called."""
        if self.record is not None:
            return self.record.label
        return Message(
            N_("bản ghi đã xóa ở sổ {register}"),
            {"register": Message(by_name(self.register).title)},
        )


@dataclass(frozen=True)
class MovedFigure:
    """A figure that is another now than when it was handed in, and the cells that show it."""

    id: str
    was: Value | None
    now: Value | None
    cells: tuple[ShownIn, ...]
    records: tuple[MovedRecord, ...]


@dataclass(frozen=True)
class Since:
    """How the book differs from a return handed in.

    `others` counts, by sheet, the cells that read differently now though no figure of the period
    moved in them: words, records, figures of another time. `answered` tells that what the
    superior asked was answered since.
    """

    figures: tuple[MovedFigure, ...]
    others: Mapping[str, int]
    answered: bool

    @property
    def nothing(self) -> bool:
        """Tell whether the book still says what was handed in."""
        return not self.figures and not self.others


def since(session: Session, handed: ReturnRow, now: Draft) -> Since:
    """Return what moved since a return was handed in, held against a draft of today.

    Of sums no records are told: nothing was stored behind them.
    """
    then = manifest_of(session, handed)
    stored = handed_in.behind(session, handed.id)
    moved = tuple(
        MovedFigure(
            each,
            then.figures.get(each),
            now.manifest.figures.get(each),
            now.manifest.shown.get(each, then.shown.get(each, ())),
            tuple(_records(session, each, now.manifest, stored.get(each, ()))) if stored else (),
        )
        for each in _moved_ids(then, now.manifest)
    )
    others = _others(then, now.manifest, {each.id for each in moved})
    return Since(moved, others, now.manifest.answers != then.answers)


def manifest_of(session: Session, handed: ReturnRow) -> Manifest:
    """Return what a return handed in said of itself."""
    return hidden_sheet.kept_in(handed_in.file_of(session, handed.id))


def _moved_ids(then: Manifest, now: Manifest) -> Iterator[str]:
    for each in dict.fromkeys((*now.figures, *then.figures)):
        was, is_now = then.figures.get(each), now.figures.get(each)
        if _seen(was) != _seen(is_now):
            yield each


def _seen(value: Value | None) -> object:
    return None if value is None else (value.number, value.state)


def _records(
    session: Session, figure: str, now: Manifest, stored: Iterable[Behind]
) -> Iterator[MovedRecord]:
    """Give the records whose part in a figure changed; a rate moves with its two numbers."""
    if figure not in now.figures or isinstance(CATALOGUE[figures.split_id(figure).base].how, Rate):
        return
    was = {(each.register, each.record_id): each.amount for each in stored}
    found = figures.records(session, figure, now.head.period)
    is_now = {(each.register, each.id): each for each in found}
    for key, record in is_now.items():
        amount = str(record.amount)
        if key not in was:
            yield MovedRecord(Moved.CAME, "", amount, key[0], record)
        elif was[key] != amount:
            yield MovedRecord(Moved.CHANGED, was[key], amount, key[0], record)
    for key, amount in was.items():
        if key not in is_now:
            yield MovedRecord(Moved.WENT, amount, "", key[0], _label(session, *key))


def _label(session: Session, register: str, record_id: int) -> Record | None:
    """Return a record that no longer counts but is still there; None where it is gone."""
    described = by_name(register)
    found = session.get(described.table, record_id)
    if found is None:
        return None
    return Record(register, record_id, plain(name_record(session, described, found)))


def _others(then: Manifest, now: Manifest, moved: Collection[str]) -> dict[str, int]:
    """Count, by sheet, the cells that read differently though no figure of theirs moved."""
    shown = {
        (at.sheet, at.cell)
        for manifest in (then, now)
        for each in moved
        for at in manifest.shown.get(each, ())
    }
    dated = {(sheet, cell_name(*at)) for sheet, at in (*then.dated, *now.dated)}
    count: Counter[str] = Counter()
    for sheet, grid in now.cells.items():
        lines = lines_of(grid)
        for edit in compare(then.cells.get(sheet, {}), lines).edits:
            place = (sheet, cell_name(edit.row, edit.column))
            if place not in shown and place not in dated:
                count[sheet] += 1
    return dict(count)

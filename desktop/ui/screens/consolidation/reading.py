"""What the rooms of a consolidation read: its sums, who has sent, what was asked and decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.periods import Period
from db.registers.receipts import Receipt, receipts
from db.registers.received import ReceivedRow, periods_received
from db.registers.unit import unit_on
from db.registers.unit_queries import QueryRow, queries
from db.registers.units_below import units_below
from db.schema import ChangeRow, UnitQuery, UnitReceipt, code_key
from desktop.returns.about import About
from desktop.returns.consolidation.overview import Overview, overview
from desktop.returns.consolidation.summing import OfUnit
from desktop.returns.library import form_of, known_forms
from desktop.ui.context import Book
from desktop.ui.screens.returns.choosing import Choice, owed_next, period_for
from desktop.ui.screens.returns.reading import moment


@dataclass(frozen=True)
class Reading:
    """A form and period as the book has them added up now.

    `listed` tells whether the units below are written down at all; `receipts` is by the id of a
    return taken in.
    """

    forms: tuple[About, ...]
    form: About
    period: Period
    today: date
    addressee: str
    listed: bool
    overview: Overview
    queries: tuple[QueryRow, ...]
    receipts: Mapping[int, Receipt]

    @property
    def choice(self) -> Choice:
        """Return form and period as they are chosen."""
        return Choice(self.form.code, self.period)

    @property
    def begun(self) -> bool:
        """Tell whether there is anything to look at: units to wait for, returns, files refused."""
        return self.listed or bool(self.overview.received or self.overview.standing.refused)

    @property
    def answered(self) -> int:
        """Return how many queries were answered and are not settled."""
        return sum(each.answered_on is not None and not each.settled_on for each in self.queries)

    def row(self, unit: str) -> ReceivedRow | None:
        """Return the newest return taken in of a unit."""
        return self.overview.received.get(code_key(unit))

    def of_unit(self, unit: str) -> OfUnit | None:
        """Return what a unit gave to the sums."""
        return self._by_unit.get(code_key(unit))

    def asked(self, unit: str) -> Sequence[QueryRow]:
        """Return the queries put to a unit."""
        return self._asked.get(code_key(unit), ())

    def receipt(self, unit: str) -> Receipt:
        """Return what a unit is told of its return."""
        row = self.row(unit)
        return Receipt() if row is None else self.receipts.get(row.id, Receipt())

    @cached_property
    def _by_unit(self) -> Mapping[str, OfUnit]:
        return {code_key(each.part.code): each for each in self.overview.by_unit}

    @cached_property
    def _asked(self) -> Mapping[str, Sequence[QueryRow]]:
        found: dict[str, list[QueryRow]] = {}
        for each in self.queries:
            found.setdefault(code_key(each.unit_code), []).append(each)
        return found


_Key = tuple[str, Period, date, int]
_kept: WeakKeyDictionary[Book, tuple[_Key, Overview]] = WeakKeyDictionary()
"""The last sums of each book, for as long as nothing changes that is added up: they take time."""
_NOT_ADDED = (UnitQuery.__tablename__, UnitReceipt.__tablename__)


def read(book: Book, wanted: Choice | None, today: date) -> Reading:
    """Return what is wanted added up, or what is to be seen to next; raises BookError."""
    with book.read() as session:
        forms = tuple(each.about for each in known_forms(session))
        choice = wanted if wanted and wanted.form else _next(session, forms, today)
        form = form_of(session, choice.form).about
        period = (wanted or choice).period or choice.period or period_for(form, today)
        form.allow(period)
        return Reading(
            forms=forms,
            form=form,
            period=period,
            today=today,
            addressee=form.addressee or unit_on(session, today).superior,
            listed=bool(units_below(session).spans),
            overview=_sums(book, session, form.code, period, today),
            queries=tuple(queries(session, form.code, period)),
            receipts=receipts(session, form.code, period),
        )


def _sums(book: Book, session: Session, form: str, period: Period, today: date) -> Overview:
    key = (form, period, today, _newest(session))
    kept = _kept.get(book)
    if kept is None or kept[0] != key:
        kept = key, overview(session, form, period, moment(today))
        _kept[book] = kept
    return kept[1]


def _newest(session: Session) -> int:
    """Return the number of the newest change of a row that what is added up may hang on."""
    wanted = select(ChangeRow.id).where(ChangeRow.table_name.not_in(_NOT_ADDED))
    return session.scalar(wanted.order_by(ChangeRow.id.desc()).limit(1)) or 0


def _next(session: Session, forms: Sequence[About], today: date) -> Choice:
    """Return what is to be seen to next: what came last, else what one owes oneself."""
    came = next(iter(periods_received(session)), None)
    return owed_next(session, forms, today) if came is None else Choice(came.form, came.period)

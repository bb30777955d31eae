"""What the book has taken in for a period: who has sent, the sums, each unit's own figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from db.book import Book
from db.figures import Value
from db.periods import Period
from db.registers import handed_in, received, refused
from db.registers.handed_in import ReturnRow
from db.registers.received import ReceivedRow
from db.schema import code_key
from desktop.files.writing import check_target
from desktop.returns.about import About
from desktop.returns.before import limits_of
from desktop.returns.checks import check_figures
from desktop.returns.consolidation import verdicts
from desktop.returns.consolidation.arrived import unpacked
from desktop.returns.consolidation.consolidate import (
    Asked,
    Consolidated,
    in_list_order,
    own_part,
    write,
)
from desktop.returns.consolidation.filling import filled
from desktop.returns.consolidation.judging import Fate, Judged, Wanted
from desktop.returns.consolidation.outliers import Outlier, outliers
from desktop.returns.consolidation.standing import Standing, problems_of, standing_of
from desktop.returns.consolidation.summing import OfUnit, Part, Summing, asked_of, in_order
from desktop.returns.consolidation.taking_in import sought
from desktop.returns.draft import Draft
from desktop.returns.facts import circumstances
from desktop.returns.forms import Form
from desktop.returns.library import form_of
from desktop.returns.problems import Problem


@dataclass(frozen=True)
class Overview:
    """The sums of a form and period as the book has them now.

    `order` are the figures the form shows, as they stand in the catalogue; `before` what all
    units counted in the period before, where each has it; `received` the returns taken in, by
    the key of the unit's code; `written` the newest number handed up.
    """

    form: About
    standing: Standing
    totals: Mapping[str, Value]
    order: tuple[str, ...]
    by_unit: tuple[OfUnit, ...]
    before: Mapping[str, int | Decimal]
    problems: tuple[Problem, ...]
    outliers: tuple[Outlier, ...]
    received: Mapping[str, ReceivedRow]
    written: ReturnRow | None


@dataclass(frozen=True)
class _Sums:
    form: Form
    wanted: Wanted
    rows: Mapping[str, ReceivedRow]
    summing: Summing
    standing: Standing


def overview(session: Session, form_code: str, period: Period, now: datetime) -> Overview:
    """Return the sums of one's own book and all that was taken in; raises FormError."""
    sums = _sums(session, form_code, period, now)
    totals = sums.summing.figures.values()
    before = sums.summing.before(limits_of(session))
    order = tuple(each.id for each in in_order(asked_of(sums.form), totals))
    units = tuple(sums.summing.by_unit())
    found = check_figures(totals, {}, period, before)
    return Overview(
        form=sums.form.about,
        standing=sums.standing,
        totals=totals,
        order=order,
        by_unit=units,
        before=before.numbers,
        problems=(*found, *problems_of(sums.standing, sums.wanted)),
        outliers=tuple(outliers(units, totals, order, before)),
        received=sums.rows,
        written=handed_in.latest(session, sums.form.about.code, period),
    )


def write_up(
    book: Book, form_code: str, period: Period, to: Path, reason: str, now: datetime
) -> Consolidated:
    """Write the sums as a return one level up; raises FormError, WriteError."""
    check_target(to)
    asked = Asked(form_code, period, (), book=book, reason=reason, now=now)
    with book.read() as session:
        sums = _sums(session, form_code, period, now)
    return write(asked, to, sums.form, sums.summing, sums.standing, sums.wanted)


def draft_sums(
    session: Session, form_code: str, period: Period, now: datetime, clerk: str
) -> Draft:
    """Return the form filled with the sums, as it would be handed up now; raises FormError."""
    sums = _sums(session, form_code, period, now)
    told = circumstances(session, period, now.date(), clerk, sums.form.about)
    found = list(problems_of(sums.standing, sums.wanted))
    return filled(session, sums.form, sums.summing, sums.standing, told, now, found)


def _sums(session: Session, form_code: str, period: Period, now: datetime) -> _Sums:
    form = form_of(session, form_code)
    wanted = sought(session, form.about, period)
    rows = received.received(session, wanted.form, period)
    own = own_part(session, form_code, period, now)
    fitting = [each for each in rows if each.form_version == wanted.version]
    parts = in_list_order(_parts(session, fitting), wanted)
    summing = Summing(form, period)
    for part in (own, *parts):
        summing.add(part)
    left = [*_left(session, wanted), *_of_other_versions(rows, wanted)]
    standing = standing_of(form.about, period, wanted.units, parts, left, own=own)
    by_key = {code_key(each.unit_code): each for each in rows}
    return _Sums(form, wanted, by_key, summing, standing)


def _left(session: Session, wanted: Wanted) -> list[Judged]:
    """Return the files refused that no good return has taken the place of."""
    return [
        Judged(Path(each.file_name), Fate.REFUSED, each.reason, remembered=each)
        for each in refused.refused(session, wanted.form, wanted.period)
    ]


def _of_other_versions(rows: Iterable[ReceivedRow], wanted: Wanted) -> Iterator[Judged]:
    """Give the returns taken in before the form was replaced: they may lack what it asks now."""
    for each in rows:
        if each.form_version != wanted.version:
            reason = verdicts.taken_in_by_other_version(each, wanted.version)
            yield Judged(Path(each.file_name), Fate.REFUSED, reason, kept=each)


def _parts(session: Session, rows: Sequence[ReceivedRow]) -> list[Part]:
    by_id = {each.id: each for each in rows}
    return [_part(by_id[id_], said) for id_, said in received.said_of(session, list(by_id))]


def _part(row: ReceivedRow, said: bytes) -> Part:
    kept = unpacked(said)
    return Part(
        code=row.unit_code,
        name=row.unit_name,
        revision=row.revision,
        made=row.made_at,
        said=said,
        content=row.content,
        nil=row.nil,
        edited=row.edited,
        errors=kept.errors,
        included=kept.included,
    )

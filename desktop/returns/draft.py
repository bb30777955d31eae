"""A return as the book would hand it in now: the form filled, and what is to be said of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from db import figures
from db.figures import Unit, Value
from db.history import newest
from db.periods import Period
from db.registers.handed_in import Behind
from desktop.files.reading import cell_name
from desktop.returns import hidden_sheet, manifest_json
from desktop.returns.before import Before, before
from desktop.returns.checks import check_book
from desktop.returns.facts import Circumstances, circumstances
from desktop.returns.forms import Form
from desktop.returns.manifest import Head, Included, Manifest, Place
from desktop.returns.recorded import Recorded, Recorder
from desktop.returns.replies.answers import given_answers
from desktop.returns.supplier import BookSupplier
from desktop.returns.variants import Figures

if TYPE_CHECKING:
    from openpyxl import Workbook

    from desktop.returns.fill import Filled, Origin


@dataclass(frozen=True)
class Draft:
    """A filled form and what is to be said of it, but for its number.

    `origins` tells what stands behind a cell of the filled form; `step` is the book's newest
    change when it was read.
    """

    form: Form
    manifest: Manifest
    origins: Mapping[tuple[str, Place], Origin]
    told: Circumstances
    step: int

    @property
    def workbook(self) -> Workbook:
        """Return the filled workbook."""
        return self.form.workbook

    @property
    def addressee(self) -> str:
        """Return to whom the return goes: whom the form names, else the superior of its day."""
        return self.form.about.addressee or self.told.unit.superior

    @property
    def content(self) -> str:
        """Return a digest of what makes two returns the same."""
        return content_of(self.manifest)

    def workbook_as(self, revision: int, reason: str) -> bytes:
        """Return the workbook as it is handed in under a number; the draft is used up by it."""
        from desktop.returns.saving import saved
        from desktop.returns.sealing import add_hidden_sheet, escape_codes

        head = replace(self.manifest.head, revision=revision, reason=reason)
        escape_codes(self.workbook)
        add_hidden_sheet(self.workbook, hidden_sheet.to_rows(replace(self.manifest, head=head)))
        return saved(self.workbook, head.made)


def draft(session: Session, form: Form, period: Period, now: datetime, clerk: str) -> Draft:
    """Return a form filled from the book, which it uses up, with everything found on the way."""
    from desktop.returns.fill import fill

    today = now.date()
    told = circumstances(session, period, today, clerk, form.about)
    counted = Figures(session, period)
    supplier = Recorder(BookSupplier(session, counted, told), form)
    filled = fill(form, supplier)
    manifest = manifest_of(
        form, filled, counted.all, supplier.recorded, told, now, before(session, period)
    )
    problems = check_book(
        session,
        period,
        counted.all,
        manifest.shows,
        today,
        before=manifest.before,
        rows=_rows(filled.origins),
    )
    answers = given_answers(session, form.about.code, period)
    return Draft(
        form,
        replace(manifest, problems=tuple(problems), answers=answers),
        filled.origins,
        told,
        newest(session),
    )


def manifest_of(
    form: Form,
    filled: Filled,
    figures: Mapping[str, Value],
    recorded: Recorded,
    told: Circumstances,
    now: datetime,
    earlier: Before,
    included: Sequence[Included] = (),
) -> Manifest:
    """Return what a filled form says of itself, but for its number and its problems."""
    from desktop.returns.sealing import formula_cells, prints_of, sealed_cells

    formulas = formula_cells(form.workbook) if form.has_formulas else frozenset()
    return Manifest(
        head=Head(
            form=form.about.code,
            form_version=form.about.version,
            unit_code=told.unit.code,
            unit_name=told.unit.name,
            period=told.period,
            revision=1,
            made=now,
            parent=told.unit.parent,
            superior=told.unit.superior,
        ),
        figures=figures,
        shown={each: tuple(places) for each, places in filled.shown.items() if each in figures},
        cells=sealed_cells(form.workbook, formulas),
        dated=frozenset(filled.dated),
        formulas=formulas,
        problems=(),
        before=earlier,
        blocks={sheet: moves.blocks for sheet, moves in filled.moves.items() if moves.blocks},
        recorded=recorded,
        prints={} if formulas else prints_of(form.workbook),
        included=tuple(included),
    )


def _rows(origins: Mapping[tuple[str, Place], Origin]) -> dict[tuple[str, int], tuple[str, str]]:
    """Return the first cell of the row in which a record stands."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for (sheet, at), origin in sorted(origins.items()):
        if origin.record is not None:
            key = (origin.record.register, origin.record.id)
            found.setdefault(key, (sheet, cell_name(*at)))
    return found


def content_of(manifest: Manifest) -> str:
    """Return a digest of what makes two returns the same."""
    said = manifest_json.encode_content(manifest)
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def records_behind(session: Session, manifest: Manifest) -> dict[str, list[Behind]]:
    """Return the records every figure of a return counts now; a rate has none of its own."""
    counted = [each.id for each in manifest.figures.values() if each.unit is not Unit.PERCENT]
    return {
        figure: [Behind(each.register, each.id, str(each.amount)) for each in found]
        for figure, found in figures.records_of(session, counted, manifest.head.period).items()
    }

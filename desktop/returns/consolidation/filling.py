"""The form of a consolidation, filled with the sums, and the sheets beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from db.history import newest
from db.vietnamese import quoted
from desktop.returns.before import Before, limits_of
from desktop.returns.checks import check_figures
from desktop.returns.consolidation.content import content_of
from desktop.returns.consolidation.sheets import add_by_unit, add_who_sent
from desktop.returns.consolidation.standing import Standing
from desktop.returns.consolidation.summing import Summing, asked_of, in_order
from desktop.returns.consolidation.supplier import SumSupplier
from desktop.returns.draft import Draft, manifest_of
from desktop.returns.facts import Circumstances
from desktop.returns.forms import Form
from desktop.returns.problems import Problem, problem
from desktop.returns.recorded import Recorder
from desktop.returns.replies.answers import given_answers


def filled(
    session: Session | None,
    form: Form,
    summing: Summing,
    standing: Standing,
    told: Circumstances,
    now: datetime,
    problems: Sequence[Problem],
) -> Draft:
    """Return a form filled with sums, which it uses up, and what is to be said of it.

    Without a book the thresholds are the program's own, and no change is the newest.
    """
    from desktop.returns.fill import fill

    asked = asked_of(form)
    joined = summing.joined()
    lacking = [problem("lists_incomplete", {"unit": quoted(each)}) for each in joined.incomplete]
    supplier = SumSupplier(summing.period, summing.figures, joined, told)
    recorder = Recorder(supplier, form)
    done = fill(form, recorder)
    totals = list(in_order(asked, supplier.figures))
    add_by_unit(form.workbook, summing.period, totals, summing.by_unit())
    add_who_sent(form.workbook, summing.period, standing.rows())
    before = summing.before(Before() if session is None else limits_of(session))
    manifest = manifest_of(
        form, done, supplier.figures, recorder.recorded, told, now, before, tuple(summing.included)
    )
    found = check_figures(supplier.figures, manifest.shows, summing.period, before)
    answers = given_answers(session, form.about.code, summing.period) if session else ()
    manifest = replace(manifest, problems=(*found, *lacking, *problems), answers=answers)
    return Draft(
        form,
        replace(manifest, sums=content_of(manifest, standing)),
        done.origins,
        told,
        0 if session is None else newest(session),
    )

"""Form and period, fates of files, states of units and figures, in words and colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from db.dates import show_date
from db.figures import CATALOGUE, Unit, Value, split_id
from db.messages import N_, Message
from db.periods import Period
from db.schema import ReceiptState
from desktop.returns.about import PeriodKind, kind_of
from desktop.returns.checks.base import show_as
from desktop.returns.consolidation.judging import Fate, Judged
from desktop.returns.consolidation.outliers import Outlier, Why
from desktop.returns.consolidation.sheets import Sent
from desktop.text import _
from desktop.ui.theme import Tone
from desktop.ui.widgets.figure_words import narrowed_words
from desktop.ui.widgets.period import period_words


class Outcome(StrEnum):
    """What becomes of a file, as the table sorts them: those that need a person first."""

    DECIDE = "decide"
    REFUSED = "refused"
    REPLACES = "replaces"
    NEW = "new"
    OLDER = "older"
    SAME = "same"


OUTCOMES: Mapping[Outcome, tuple[str, Tone]] = {
    Outcome.DECIDE: (N_("Chờ quyết định"), Tone.ATTENTION),
    Outcome.REFUSED: (N_("Không nhận"), Tone.FAULT),
    Outcome.REPLACES: (N_("Sẽ thay số cũ"), Tone.INFO),
    Outcome.NEW: (N_("Sẽ nhận"), Tone.GOOD),
    Outcome.OLDER: (N_("Đã có số mới hơn"), Tone.PLAIN),
    Outcome.SAME: (N_("Trùng"), Tone.PLAIN),
}
_BEFORE_NAME = 8
"""How many letters a sentence may have before a name it begins with: Tệp “…, ” của …."""
_FATES = {
    Fate.EDITED: Outcome.DECIDE,
    Fate.REFUSED: Outcome.REFUSED,
    Fate.OLDER: Outcome.OLDER,
    Fate.SAME: Outcome.SAME,
}
SENT_TONES: Mapping[Sent, Tone] = {
    Sent.RECEIVED: Tone.GOOD,
    Sent.LATE: Tone.ATTENTION,
    Sent.NIL: Tone.INFO,
    Sent.MISSING: Tone.FAULT,
    Sent.REFUSED: Tone.FAULT,
    Sent.OWN: Tone.PLAIN,
    Sent.ENDED: Tone.PLAIN,
}
RECEIPTS: Mapping[ReceiptState, tuple[str, Tone]] = {
    ReceiptState.RECEIVED: (N_("Đã nhận"), Tone.PLAIN),
    ReceiptState.ACCEPTED: (N_("Đã chấp nhận"), Tone.GOOD),
    ReceiptState.SENT_BACK: (N_("Đã trả lại"), Tone.FAULT),
}
WHY: Mapping[Why, tuple[str, Tone]] = {
    Why.PAST: (N_("Khác kỳ trước"), Tone.ATTENTION),
    Why.LIKE: (N_("Khác đơn vị khác"), Tone.ATTENTION),
}


def outcome_of(judged: Judged) -> Outcome:
    """Return what becomes of a file."""
    if judged.fate is Fate.COUNTS:
        return Outcome.NEW if judged.replaces is None else Outcome.REPLACES
    return _FATES[judged.fate]


def shortened(text: str, told: Message) -> str:
    """Return a sentence about a file without its beginning where that only names file and unit.

    What it begins with is told by the template: another language may take more letters to it.
    """
    rest = told.template
    for name in ("file", "unit"):
        before, mark, after = rest.partition(f"{{{name}}}")
        known = str(told.args.get(name, ""))
        if mark and known in text and len(before) <= _BEFORE_NAME:
            rest, text = after, text.partition(known)[2].lstrip('”":, ')
    return text[:1].upper() + text[1:]


def title_of(template: str, form: str, period: Period) -> tuple[str, str]:
    """Return what a room is called for a form and period, and without the room's own name.

    Two days of no kind stand bare.
    """
    words = period_words(period)
    if kind_of(period) is PeriodKind.DAYS:
        words = f"{show_date(period.start)} – {show_date(period.end)}"
    return _(template).format(form=form, period=words), f"{form} · {words}"


def figure_name(value: Value) -> str:
    """Return what a figure is called, with what its filter leaves."""
    name = _(CATALOGUE[split_id(value.id).base].name)
    narrowed = narrowed_words(value)
    return f"{name} · {narrowed}" if narrowed else name


def show_of(unit: Unit, number: int | Decimal | None) -> str:
    """Return a number as figures of a unit are written: 3.232, 99,38%, 90,00%, –."""
    return show_as(unit, with_decimals(unit, number))


def short_range(odd: Outlier, unit: Unit) -> str:
    """Return what would have been usual: a number, or between which two most units lie."""
    low, high = show_of(unit, odd.low), show_of(unit, odd.high)
    return low if low == high else f"{low} – {high}"


def range_words(odd: Outlier, unit: Unit) -> str:
    """Return what is usual among units of one size, to stand after "usually" in a sentence."""
    low, high = show_of(unit, odd.low), show_of(unit, odd.high)
    if low == high:
        return _("là {usual}").format(usual=low)
    return _("từ {low} đến {high}").format(low=low, high=high)


def in_full(value: Value) -> Value:
    """Return a figure as it came in a file, a rate with both its decimals."""
    return replace(value, number=with_decimals(value.unit, value.number))


def with_decimals(unit: Unit, number: int | Decimal | None) -> int | Decimal | None:
    """Return a rate with its two decimals: a file has 96.4 for 96,40%."""
    if number is None or unit is not Unit.PERCENT:
        return number
    return Decimal(number).quantize(_HUNDREDTH)


_HUNDREDTH = Decimal("0.01")

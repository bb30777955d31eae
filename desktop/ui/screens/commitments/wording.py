"""Words that the list, the page and the right column say alike."""

from __future__ import annotations

from collections.abc import Collection

from db.messages import N_
from db.registers.commitments import COMMITMENTS
from db.schema import Outcome
from db.vagueness import Reason
from desktop.text import _
from desktop.ui.theme import Tone

REASON_WORDS = {
    Reason.NO_MEASURE: N_("chưa có chỉ tiêu đo được"),
    Reason.NO_DEADLINE: N_("chưa có thời hạn"),
    Reason.STOCK_PHRASE: N_("chỉ là lời chung chung"),
    Reason.SAME_TEXT: N_("giống hệt của người khác"),
}
OUTCOME_TONES = {Outcome.FULFILLED: Tone.GOOD, Outcome.UNFULFILLED: Tone.ATTENTION}


def outcome_word(outcome: Outcome | None) -> str:
    """Return how an outcome is called."""
    if outcome is None:
        return _("Chưa đánh giá")
    return _(COMMITMENTS.field("outcome").label_of(outcome))


def doubt_words(reasons: Collection[Reason]) -> str:
    """Return in one line why an item is vague; empty for a concrete one."""
    if not reasons:
        return ""
    why = ", ".join(_(REASON_WORDS[reason]) for reason in reasons)
    return _("Còn chung chung: {why}.").format(why=why)

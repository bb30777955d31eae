"""Figures in words: their number with its measure, and their state with its colour."""

from __future__ import annotations

from collections.abc import Mapping

from db.figures import CATALOGUE, Figure, State, Unit, Value, measure_of, printed, say, split_id
from db.messages import N_, Message
from desktop.text import _, translate
from desktop.ui.theme import Tone

STATES: Mapping[State, tuple[str, Tone]] = {
    State.COUNTED: (N_("Đã ghi"), Tone.GOOD),
    State.DECLARED: (N_("Đã khai không có"), Tone.INFO),
    State.NOT_FILLED: (N_("Chưa ghi"), Tone.ATTENTION),
}


def figure_of(value: Value) -> Figure:
    """Return the figure of which this is one value."""
    return CATALOGUE[split_id(value.id).base]


def state_words(state: State) -> tuple[str, Tone]:
    """Return the word and colour of a state."""
    word, tone = STATES[state]
    return _(word), tone


def narrowed_words(value: Value) -> str:
    """Return what a filter leaves, as in "Loại: Dân vận khéo"; empty without a filter."""
    name = split_id(value.id).filter_name
    label = next((_(by.label) for by in figure_of(value).filters if by.name == name), "")
    return f"{label}: {_(value.narrowed)}" if label else ""


def measure_word(value: Value) -> str:
    """Return the word that follows a figure's number; empty where no number is shown."""
    shown = not isinstance(printed(value), Message) and value.unit is not Unit.PERCENT
    return _(measure_of(figure_of(value))) if shown else ""


def number_words(value: Value) -> str:
    """Return a figure with the word of what it counts: 3.232 lượt người, 99,38%."""
    return f"{translate(say(value))} {measure_word(value)}".rstrip()

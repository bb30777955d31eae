"""The tags in a form's cells: their grammar, read against what there is to name.

A tag stands between double braces, alone in its cell or within a text::

    {{figure study.sessions}}               a figure of the period
    {{figure meetings.held | last_year}}    the same figure of another time: see Variant
    {{figure study.rate[subject=KL01]}}     narrowed by a filter
    {{fact unit.name | upper}}              a fact, in capitals if wanted
    {{each subjects}}                       this row once for each record of a register
    {{column name}}                         one of the record's columns
    {{figure study.rate[subject={code}]}}   narrowed by one of the record's columns
    {{together}}                            from this row on, all on one printed page

A cell that holds nothing but a figure becomes a true number; one that mixes tags and text
becomes text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.messages import N_
from db.vietnamese import clean
from desktop.returns.errors import FormError

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_FIGURE = re.compile(r"([^\[\]\s]+)(?:\[([^=\[\]]+)=(.+)\])?")
_OF_RECORD = re.compile(r"\{([^{}]*)\}")


class Variant(StrEnum):
    """Of which time a figure is: the period, or another that follows from it (CONTRACT §4)."""

    THIS = "this"
    LAST_YEAR = "last_year"
    YEAR_TO_DATE = "year_to_date"
    SINCE_START = "since_start"
    VERSUS_LAST_YEAR = "versus_last_year"
    """This period in per cent of the same one last year."""


@dataclass(frozen=True)
class FigureTag:
    """A figure; `{code}` in its filter stands for a column of the repeated row's record."""

    base: str
    filter_name: str = ""
    filter_value: str = ""
    variant: Variant = Variant.THIS

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns of a record that the filter needs."""
        return tuple(_OF_RECORD.findall(self.filter_value))

    def id_for(self, columns: Mapping[str, str | int]) -> str:
        """Return the figure's id, the filter filled in from a record."""
        if not self.filter_name:
            return self.base
        value = _OF_RECORD.sub(lambda found: str(columns[found[1]]), self.filter_value)
        return f"{self.base}[{self.filter_name}={value}]"


@dataclass(frozen=True)
class FactTag:
    """A fact of the unit, the period or the signing."""

    name: str
    upper: bool = False


@dataclass(frozen=True)
class EachTag:
    """The row stands once for each record of a source."""

    source: str


@dataclass(frozen=True)
class ColumnTag:
    """A column of the record for which the row stands."""

    name: str


@dataclass(frozen=True)
class TogetherTag:
    """From this row to the sheet's last all is printed on one page."""


Tag = FigureTag | FactTag | EachTag | ColumnTag | TogetherTag
Part = str | Tag


@dataclass(frozen=True)
class Vocabulary:
    """What tags may name: figures with their filters, facts, sources with their columns."""

    figures: Mapping[str, Collection[str]]
    facts: Collection[str]
    sources: Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Place:
    """The cell a tag stands in."""

    sheet: str
    cell: str

    def error(self, template: str, **args: object) -> FormError:
        """Return the error for this cell."""
        return FormError(template, sheet=self.sheet, cell=self.cell, **args)


def has_tags(value: object) -> bool:
    """Tell whether a cell's value holds a tag, or the beginning of one."""
    return isinstance(value, str) and "{{" in value


def parse(text: str, vocabulary: Vocabulary, place: Place) -> tuple[Part, ...]:
    """Return a cell's text cut into plain text and tags; FormError names cell and remedy."""
    parts: list[Part] = []
    at = 0
    for found in _TAG.finditer(text):
        parts.append(text[at : found.start()])
        parts.append(_Reader(vocabulary, place, clean(found[1])).tag())
        at = found.end()
    rest = text[at:]
    if "{{" in rest:
        raise place.error(
            N_("Trang “{sheet}”, ô {cell}: thẻ chưa đóng. Ghi đủ hai ngoặc nhọn }}}} ở cuối thẻ.")
        )
    return tuple(part for part in (*parts, rest) if part != "")


class _Reader:
    """Reads one tag's inside."""

    def __init__(self, vocabulary: Vocabulary, place: Place, inside: str) -> None:
        self._known = vocabulary
        self._place = place
        self._inside = inside

    def tag(self) -> Tag:
        body, *modifiers = (part.strip() for part in self._inside.split("|"))
        word, _, name = body.partition(" ")
        kinds: dict[str, Callable[[str, list[str]], Tag]] = {
            "figure": self._figure,
            "fact": self._fact,
            "each": self._each,
            "column": self._column,
            "together": self._together,
        }
        kind = kinds[self._one_of(word.casefold(), kinds)]
        return kind(name.strip(), [each.casefold() for each in modifiers])

    def _figure(self, name: str, modifiers: list[str]) -> FigureTag:
        found = _FIGURE.fullmatch(name)
        if found is None:
            raise self._error(
                N_(
                    "Trang “{sheet}”, ô {cell}: thẻ “{tag}” viết chưa đúng. Mẫu: figure "
                    "study.sessions hoặc figure study.sessions[subject=KL01]."
                )
            )
        base = self._one_of(found[1], self._known.figures)
        filter_name, filter_value = found[2] or "", found[3] or ""
        if filter_name:
            filter_name = self._one_of(filter_name.strip(), self._known.figures[base])
        variant = Variant.THIS
        for modifier in modifiers:
            variant = Variant(self._one_of(modifier, list(Variant)))
        return FigureTag(base, filter_name, filter_value.strip(), variant)

    def _fact(self, name: str, modifiers: list[str]) -> FactTag:
        for modifier in modifiers:
            self._one_of(modifier, ["upper"])
        return FactTag(self._one_of(name, self._known.facts), upper="upper" in modifiers)

    def _each(self, name: str, modifiers: list[str]) -> EachTag:
        self._no(modifiers)
        return EachTag(self._one_of(name, self._known.sources))

    def _column(self, name: str, modifiers: list[str]) -> ColumnTag:
        self._no(modifiers)
        return ColumnTag(name)

    def _together(self, name: str, modifiers: list[str]) -> TogetherTag:
        self._no([*([name] if name else []), *modifiers])
        return TogetherTag()

    def _no(self, modifiers: list[str]) -> None:
        for modifier in modifiers:
            self._one_of(modifier, [])

    def _one_of(self, word: str, known: Collection[str]) -> str:
        """Return the word if it is known; else raise, naming the nearest known one."""
        if word in known:
            return word
        raise unknown(word, known, self._place, tag=self._inside)

    def _error(self, template: str) -> FormError:
        return self._place.error(template, tag=self._inside)


def unknown(word: str, known: Collection[str], place: Place, *, tag: str) -> FormError:
    """Return the error for a word that names nothing, with the nearest known one."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    if near:
        return place.error(
            N_(
                "Trang “{sheet}”, ô {cell}: thẻ “{tag}” có chữ “{word}” không có trong từ điển. "
                "Có phải là “{near}”?"
            ),
            tag=tag,
            word=word,
            near=near[0],
        )
    return place.error(
        N_(
            "Trang “{sheet}”, ô {cell}: thẻ “{tag}” có chữ “{word}” không có trong từ điển. "
            "Chọn trong số: {known}."
        ),
        tag=tag,
        word=word,
        known=", ".join(list(known)[:12]) or "–",
    )

"""The tags in a form's cells: their grammar, read against what there is to name.

A tag stands between double braces, alone in its cell or within a text::

    {{figure study.sessions}}               a figure of the period
    {{figure meetings.held | last_year}}    the same figure of another time: see Variant
    {{figure study.rate[subject=KL01]}}     narrowed by a filter
    {{figure inspections.checks + inspections.supervisions}}   figures of one unit added up
    {{fact unit.name | upper}}              a fact, in capitals if wanted
    {{each subjects}}                       this row once for each record of a register
    {{each models[kind=dvk]}}               once for those with a word in a column
    {{each models.new[kind=dvk]}}           once for each record that a figure counts
    {{each models | by area}}               the rows marked below once for each group
    {{group}}                               this row stands once for each group
    {{column name}}                         one of the record's columns, or the group's own
    {{column number | roman}}               I, II, III …
    {{figure study.rate[subject={code}]}}   narrowed by one of the record's columns
    {{count}} {{sum people}}                how many records the group has, a column added up
    {{count members[gender=nữ]}}            the same over any records, anywhere
    {{sum model_results.people}}
    {{together}}                            from this row on, all on one printed page

A cell that holds nothing but a figure becomes a true number; one that mixes tags and text
becomes text. Registers and columns may be named as the exchange workbook heads them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from db.figures import Unit
from db.vietnamese import heading_key

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
class Term:
    """A figure by its name; `{code}` in its filter stands for a column of the row's record."""

    base: str
    filter_name: str = ""
    filter_value: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns of a record that the filter needs."""
        return tuple(_OF_RECORD.findall(self.filter_value))

    @property
    def written(self) -> str:
        """Return the term as a tag writes it."""
        return self.id_for({name: f"{{{name}}}" for name in self.columns})

    def id_for(self, columns: Mapping[str, str]) -> str:
        """Return the figure's id, the filter filled in from a record."""
        if not self.filter_name:
            return self.base
        value = _OF_RECORD.sub(lambda found: columns[found[1]], self.filter_value)
        return f"{self.base}[{self.filter_name}={value}]"

    def renamed(self, names: Mapping[str, str]) -> Term:
        """Return the same figure with other names for the columns it needs."""
        value = _OF_RECORD.sub(lambda found: f"{{{names[found[1]]}}}", self.filter_value)
        return replace(self, filter_value=value)


@dataclass(frozen=True)
class FigureTag:
    """A figure, or several of one unit added up."""

    terms: tuple[Term, ...]
    variant: Variant = Variant.THIS

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns of a record that the filters need."""
        return tuple(name for term in self.terms for name in term.columns)


@dataclass(frozen=True)
class FactTag:
    """A fact of the unit, the period or the signing."""

    name: str
    upper: bool = False


@dataclass(frozen=True)
class Condition:
    """A word that a record's column must hold."""

    column: str
    word: str


@dataclass(frozen=True)
class Records:
    """Records of a register: those of the period, or those a figure counts.

    `figure` is the figure's whole id, or nothing.
    """

    register: str
    figure: str = ""
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class EachTag:
    """The row stands once for each record, in groups by a column where one is named."""

    records: Records
    by: str = ""


@dataclass(frozen=True)
class GroupTag:
    """The row belongs to the repeated row beside it and stands once for each group."""


@dataclass(frozen=True)
class ColumnTag:
    """A column of the record for which the row stands, a number in Roman figures if wanted.

    In a row of a group it is what the group has in common, or the group's own number.
    """

    name: str
    roman: bool = False


@dataclass(frozen=True)
class TotalTag:
    """How many records there are, or what one of their columns adds up to.

    Without records of its own it tells of the group of its row.
    """

    column: str = ""
    records: Records | None = None


@dataclass(frozen=True)
class TogetherTag:
    """From this row to the sheet's last all is printed on one page."""


Tag = FigureTag | FactTag | EachTag | GroupTag | ColumnTag | TotalTag | TogetherTag
Part = str | Tag


@dataclass(frozen=True)
class NamedColumn:
    """What is known of a column: whether its numbers add up, and its words where it is a list."""

    adds: Unit | None = None
    words: Collection[str] = ()


@dataclass(frozen=True)
class Vocabulary:
    """What tags may name: figures with unit and filters, facts, registers with their columns.

    A filter comes with its values where they are the same in every book. `counted` gives the
    register whose records a figure counts; `spellings` how else a register or a column may be
    written, by the form in which headings are compared.
    """

    figures: Mapping[str, Mapping[str, Collection[str]]]
    units: Mapping[str, Unit]
    counted: Mapping[str, str]
    facts: Collection[str]
    sources: Mapping[str, Mapping[str, NamedColumn]]
    spellings: Mapping[str, Mapping[str, str]]

    def register(self, word: str) -> str:
        """Return the name of the register a word stands for; the word itself for none."""
        return self.spellings[""].get(heading_key(word), word)

    def column(self, register: str, word: str) -> str:
        """Return the name of the column a word stands for; the word itself for none."""
        return self.spellings[register].get(heading_key(word), word)

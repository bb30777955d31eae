"""Reading the tags in a cell: what each names, and how a slip is told."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NoReturn

from db.figures import Unit
from db.messages import N_
from db.schema import code_key
from db.vietnamese import clean, heading_key
from desktop.returns.errors import FormError
from desktop.returns.tags import (
    ColumnTag,
    Condition,
    EachTag,
    FactTag,
    FigureTag,
    GroupTag,
    Part,
    Records,
    Tag,
    Term,
    TogetherTag,
    TotalTag,
    Variant,
    Vocabulary,
)

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_FIGURE = re.compile(r"([^\[\]\s]+)(?:\[([^=\[\]]+)=(.+)\])?")
_RECORDS = re.compile(r"([^\[\]]+?)\s*((?:\[[^=\[\]]+=[^\[\]]+\])*)")
_CONDITION = re.compile(r"\[([^=\[\]]+)=([^\[\]]+)\]")
_PLUS = re.compile(r"\s\+\s")


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
            "group": lambda name, modifiers: self._bare(GroupTag(), name, modifiers),
            "column": self._column,
            "count": self._count,
            "sum": self._sum,
            "together": lambda name, modifiers: self._bare(TogetherTag(), name, modifiers),
        }
        kind = kinds[self._one_of(word.casefold(), kinds)]
        return kind(name.strip(), modifiers)

    def _figure(self, name: str, modifiers: list[str]) -> FigureTag:
        terms = tuple(self._term(each) for each in _PLUS.split(name))
        units = {self._known.units[term.base] for term in terms}
        if len(terms) > 1 and (len(units) > 1 or Unit.PERCENT in units):
            raise self._error(
                N_(
                    "Trang “{sheet}”, ô {cell}: thẻ “{tag}” cộng các số khác loại với nhau. Chỉ "
                    "cộng người với người, lượt người với lượt người; không cộng tỷ lệ."
                )
            )
        variant = Variant.THIS
        self._no(modifiers[1:])
        for modifier in modifiers:
            variant = Variant(self._one_of(modifier.casefold(), list(Variant)))
        return FigureTag(terms, variant)

    def _term(self, name: str) -> Term:
        found = _FIGURE.fullmatch(name)
        if found is None:
            raise self._error(
                N_(
                    "Trang “{sheet}”, ô {cell}: thẻ “{tag}” viết chưa đúng. Mẫu: figure "
                    "study.sessions hoặc figure study.sessions[subject=KL01]."
                )
            )
        base = self._one_of(found[1], self._known.figures)
        term = Term(base, (found[2] or "").strip(), (found[3] or "").strip())
        if term.filter_name:
            filters = self._known.figures[base]
            values = filters[self._one_of(term.filter_name, filters)]
            if values and not term.columns:
                self._one_of(code_key(term.filter_value), values)
        return term

    def _fact(self, name: str, modifiers: list[str]) -> FactTag:
        for modifier in modifiers:
            self._one_of(modifier.casefold(), ["upper"])
        return FactTag(self._one_of(name, self._known.facts), upper=bool(modifiers))

    def _each(self, name: str, modifiers: list[str]) -> EachTag:
        records, by = self._records(name), ""
        for modifier in modifiers:
            word, _, column = modifier.partition(" ")
            self._one_of(word.casefold(), ["by"])
            by = self._column_of(records.register, column.strip())
        return EachTag(records, by)

    def _records(self, name: str) -> Records:
        """Read which records are meant: a register's of the period, or those of a figure."""
        found = _RECORDS.fullmatch(name)
        if found is None:
            raise self._error(
                N_(
                    "Trang “{sheet}”, ô {cell}: thẻ “{tag}” viết chưa đúng. Mẫu: each models hoặc "
                    "each models[kind=dvk]."
                )
            )
        wanted = self._known.register(found[1])
        if wanted in self._known.figures:
            term = self._term(name)
            if term.columns:
                raise unknown(term.columns[0], (), self._place, tag=self._inside)
            return Records(self._known.counted[term.base], term.id_for({}))
        register = self._one_of(wanted, self._known.sources)
        return Records(register, conditions=tuple(self._conditions(register, found[2])))

    def _conditions(self, register: str, text: str) -> Iterator[Condition]:
        for column, word in _CONDITION.findall(text):
            name = self._column_of(register, column.strip())
            words = self._known.sources[register][name].words
            known = {heading_key(each): each for each in words}
            if words:
                self._one_of(heading_key(word), known)
            yield Condition(name, heading_key(word))

    def _column(self, name: str, modifiers: list[str]) -> ColumnTag:
        for modifier in modifiers:
            self._one_of(modifier.casefold(), ["roman"])
        return ColumnTag(name, roman=bool(modifiers))

    def _count(self, name: str, modifiers: list[str]) -> TotalTag:
        self._no(modifiers)
        return TotalTag(records=self._records(name) if name else None)

    def _sum(self, name: str, modifiers: list[str]) -> TotalTag:
        """Read what is added up: a column of the row's group, or `register.column`."""
        self._no(modifiers)
        source, dot, rest = name.partition(".")
        if not dot:
            return TotalTag(name)
        column, bracket, conditions = rest.partition("[")
        records = self._records(f"{source.strip()}{bracket}{conditions}")
        column = self._column_of(records.register, column.strip())
        if self._known.sources[records.register][column].adds is None:
            self._cannot_add(column)
        return TotalTag(column, records)

    def _cannot_add(self, column: str) -> NoReturn:
        raise cannot_add(column, self._place, tag=self._inside)

    def _column_of(self, register: str, word: str) -> str:
        return self._one_of(self._known.column(register, word), self._known.sources[register])

    def _bare(self, tag: Tag, name: str, modifiers: list[str]) -> Tag:
        self._no([*([name] if name else []), *modifiers])
        return tag

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


def cannot_add(column: str, place: Place, *, tag: str) -> FormError:
    """Return the error for a column whose values do not add up."""
    return place.error(
        N_(
            "Trang “{sheet}”, ô {cell}: thẻ “{tag}” cộng cột “{column}”, cột này không cộng được. "
            "Chỉ cộng cột ghi số lượng."
        ),
        tag=tag,
        column=column,
    )


def unknown(word: str, known: Collection[str], place: Place, *, tag: str) -> FormError:
    """Return the error for a word that names nothing, with the nearest known one."""
    if not known:
        return place.error(
            N_("Trang “{sheet}”, ô {cell}: thẻ “{tag}” không ghi được “{word}”. Bỏ phần đó đi."),
            tag=tag,
            word=word,
        )
    spelled = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=0.5)
    if near:
        return place.error(
            N_(
                "Trang “{sheet}”, ô {cell}: thẻ “{tag}” có chữ “{word}” không có trong từ điển. "
                "Có phải là “{near}”?"
            ),
            tag=tag,
            word=word,
            near=spelled[near[0]],
        )
    return place.error(
        N_(
            "Trang “{sheet}”, ô {cell}: thẻ “{tag}” có chữ “{word}” không có trong từ điển. "
            "Chọn trong số: {known}."
        ),
        tag=tag,
        word=word,
        known=", ".join(list(known)[:12]),
    )

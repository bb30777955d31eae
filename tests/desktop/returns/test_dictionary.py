"""The dictionary: nothing a tag may name is left out, and every example in it is a tag."""

from __future__ import annotations

import pytest

from db.figures import CATALOGUE
from desktop.returns.dictionary import Section, dictionary
from desktop.returns.facts import FACTS
from desktop.returns.forms import vocabulary
from desktop.returns.sources import sources
from desktop.returns.tag_reader import Place, parse
from desktop.returns.tags import Variant

SECTIONS = dictionary()


def first_words(*, part: str) -> list[str]:
    return [str(row[0]) for section in SECTIONS if section.part == part for row in section.rows]


def test_every_figure_fact_and_time_stands_in_it_with_its_meaning() -> None:
    rows = {row[0]: row for section in SECTIONS for row in section.rows}
    for figure in CATALOGUE.values():
        assert rows[figure.id][1:3] == (figure.name, figure.meaning)
    assert rows.keys() >= FACTS.keys() | {each.value for each in Variant if each != Variant.THIS}
    assert rows["meetings.present"][3] == "lượt người"
    assert rows["members.total"][3] == "người"


def test_every_register_stands_in_it_with_all_its_columns() -> None:
    by_register = {str(each.note).split("}}")[0]: each for each in SECTIONS}
    for name, source in sources().items():
        section = by_register[f"{{{{each {name}"]
        assert [row[0] for row in section.rows] == list(source.columns)


def test_every_filter_stands_in_it_with_the_words_it_knows() -> None:
    rows = {
        (row[0], row[1]): str(row[3])
        for section in SECTIONS
        for row in section.rows
        if len(row) == 4
    }
    assert "dvk = Dân vận khéo" in rows["kind", "models.on_register; models.new; models.kept"]
    assert "có trong sổ" in rows["type", "documents.*"]


@pytest.mark.parametrize("tag", first_words(part=SECTIONS[0].part)[:18])
def test_every_example_is_a_tag(tag: str) -> None:
    assert tag.startswith("{{")
    assert parse(tag, vocabulary(), Place("", ""))


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.title)
def test_every_row_has_a_text_for_each_heading(section: Section) -> None:
    assert section.part
    assert section.title
    assert {len(row) for row in section.rows} == {len(section.headings)}

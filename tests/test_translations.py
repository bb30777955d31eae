"""The English catalogue is complete, compiled, and its sentences take the same facts."""

from __future__ import annotations

import importlib.util
import re
import string
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo

import resources
from desktop.text import _, set_language

ROOT = Path(__file__).parent.parent
KEY = re.compile(r"\b(?:Ctrl\+[A-Z]|PgUp|PgDn|Enter|Esc|Space|F\d{1,2})\b")
SUFFIX = re.compile(r"(?<!\w)\.[a-z]+[a-z-]*\b|--[a-z]+\b")
ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
# Names of people and places, and words of the workbooks, which are always Vietnamese.
VIETNAMESE_STAYS = (
    "Sổ Chi bộ", "Sà Phoan", "“Mã”", "“có”", "“Phải dự”", "“Đã điểm danh”", "quý I năm 2026",
    "Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn", "Đảng ủy phường Ô Môn",
    "“Biểu mẫu”",
)  # fmt: skip


def _tool() -> ModuleType:
    place = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pairs(catalogue: Catalog) -> dict[str, str]:
    return {str(each.id): str(each.string) for each in catalogue if each.id and each.string}


@pytest.fixture(scope="module")
def in_code() -> set[str]:
    return {str(message.id) for message in _tool().collect() if message.id}


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    """The catalogue as the program reads it."""
    place = resources.path("translations") / "en" / "LC_MESSAGES" / "so-chi-bo.mo"
    with place.open("rb") as file:
        return _pairs(read_mo(file))


def test_every_text_in_the_code_has_its_english(in_code: set[str], english: dict[str, str]) -> None:
    assert not in_code - set(english)


def test_no_text_has_left_the_code(in_code: set[str], english: dict[str, str]) -> None:
    assert not set(english) - in_code


def test_the_compiled_catalogue_is_the_one_that_was_written(english: dict[str, str]) -> None:
    assert english == _pairs(_tool().translated())


def _facts(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(_facts, id="facts"),
        pytest.param(lambda text: set(KEY.findall(text)), id="keys"),
        pytest.param(lambda text: set(SUFFIX.findall(text)), id="file-suffixes-and-options"),
        pytest.param(_edges, id="spaces-at-the-edges"),
        pytest.param(lambda text: text.count("\n"), id="line-breaks"),
        pytest.param(lambda text: text.strip()[-1] in ".…", id="end-of-sentence"),
    ],
)
def test_both_languages_tell_the_same(english: dict[str, str], told: object) -> None:
    assert callable(told)
    wrong = {source: text for source, text in english.items() if told(source) != told(text)}
    assert not wrong


def test_english_sentences_hold_no_vietnamese(english: dict[str, str]) -> None:
    left = {}
    for text in english.values():
        bare = text
        for words in VIETNAMESE_STAYS:
            bare = bare.replace(words, "")
        if ACCENTED.search(bare):
            left[text] = bare
    assert not left


def test_nothing_said_stays_nothing() -> None:
    set_language("en")
    try:
        assert _("") == ""
    finally:
        set_language("vi")

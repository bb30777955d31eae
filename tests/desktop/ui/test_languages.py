"""Every room speaks one language: no Vietnamese left in English, no English in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot
from sqlalchemy import Enum, String, select

import resources
from db.book import Book, Founding
from db.schema import Base
from desktop.returns.dictionary import dictionary
from desktop.text import LANGUAGES
from desktop.ui.main_window import rooms
from desktop.ui.pc_settings import PcSettings
from desktop.ui.session import Session
from desktop.ui.widgets.sheet_tabs import shortened
from tests.desktop.ui.audit import words
from tests.desktop.ui.example_book import TODAY, open_example
from tests.desktop.ui.test_every_screen import PLACES, Visit
from tests.thorough import sample

WORD = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"\{\w*\}")
ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
TAG = re.compile(r"\{\{.*?\}+")
ALWAYS_THE_SAME = ("Sổ Chi bộ", "quý I năm 2026", *LANGUAGES.values())


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    """The English of every Vietnamese text."""
    place = resources.path("translations") / "en" / "LC_MESSAGES" / "so-chi-bo.mo"
    with place.open("rb") as file:
        return {str(each.id): str(each.string) for each in read_mo(file) if each.id}


@pytest.fixture(params=sample(["example", "empty"], 2))
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.sochibo"
    if request.param == "example":
        open_example(path).close()
    else:
        Book.create(path, Founding("OM-3", "Chi bộ Khu vực 3")).close()
    return path


@pytest.fixture
def speaking(request: pytest.FixtureRequest, qtbot: QtBot, book: Path) -> Iterator[Visit]:
    """The window on a book, in the language asked for."""
    PcSettings(language=request.param).save()
    session = Session(lambda: TODAY)
    session.begin(book)
    qtbot.waitUntil(lambda: session.window.frame is not None)
    yield Visit(session)
    session.end()


def said(visit: Visit) -> dict[str, set[str]]:
    """Return what each room says of its own, by where it is: the book's own texts left out."""
    own = _held(visit.session.book)
    return {
        name: {_without(text, own) for text in found} for name, found in _walk(visit)
    }  # fmt: skip


def _walk(visit: Visit) -> Iterator[tuple[str, set[str]]]:
    book = visit.session.book
    assert book is not None
    filled = book.path.stem == "example"
    for room in rooms():
        for where in [{}, *(PLACES.get(room.name, []) if filled else [])]:
            visit.open(room.name, **where)
            yield f"{room.name} {where}", words(visit.session.window)
            yield f"{room.name} {where}, other tabs", _other_tabs(visit)


def _other_tabs(visit: Visit) -> set[str]:
    found: set[str] = set()
    for bar in visit.session.window.findChildren(QTabBar):
        for place in range(1, bar.count() * bar.isVisible()):
            bar.setCurrentIndex(place)
            visit.settle()
            found |= words(visit.session.window)
    return found


def _held(book: Book | None) -> list[str]:
    """Return where the book is, every text kept in it or on a form: the longest first."""
    assert book is not None
    columns = [
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String) and not isinstance(column.type, Enum)
        if not column.name.endswith("_key")
    ]
    with book.read() as session:
        found = {text for column in columns for text in session.scalars(select(column)) if text}
    return sorted({str(book.path), *found, *_on_forms()}, key=len, reverse=True)


@cache
def _on_forms() -> set[str]:
    found: set[str] = set()
    for place in resources.path("forms").glob("*.xlsx"):
        book = load_workbook(place)
        found |= {*book.sheetnames, *shortened(book.sheetnames)}
        cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
        found |= {each for each in cells if isinstance(each, str)}
    return found


def _in_tags() -> set[str]:
    """Return the words one writes in tags: the dictionary names them in either language."""
    cells = [str(cell) for each in dictionary() for row in each.rows for cell in row]
    return _vocabulary(each for each in cells if not ACCENTED.search(each)) | _vocabulary(
        found for each in cells for found in re.findall(r"\w+(?= = )", each)
    )


def _without(text: str, known: Iterable[str]) -> str:
    text = TAG.sub(" ", text)
    for each in (*ALWAYS_THE_SAME, *known):
        text = text.replace(each, " ")
    return text.strip()


def _vocabulary(texts: Iterable[str]) -> set[str]:
    return {
        word.casefold() for text in texts for word in WORD.findall(PLACEHOLDER.sub(" ", text))
    }  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize("speaking", ["en"], indirect=True)
def test_no_vietnamese_is_left_in_english(speaking: Visit, english: dict[str, str]) -> None:
    foreign = {source for source, text in english.items() if source != text}
    left = {
        name: wrong
        for name, found in said(speaking).items()
        if (wrong := {text for text in found if ACCENTED.search(text) or text in foreign})
    }
    assert not left


@pytest.mark.thorough
@pytest.mark.parametrize("speaking", ["vi"], indirect=True)
def test_no_english_word_stands_in_vietnamese(speaking: Visit, english: dict[str, str]) -> None:
    foreign = _vocabulary(english.values()) - _vocabulary(english)
    in_tags = _in_tags()
    left = {
        name: wrong
        for name, found in said(speaking).items()
        if (odd := foreign - in_tags if name.startswith("dictionary") else foreign)
        if (wrong := {text for text in found if _vocabulary([text]) & odd})
    }
    assert not left


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_speaks_one_language(
    qapp: QApplication, language: str, english: dict[str, str]
) -> None:
    PcSettings(language=language).save()
    session = Session(lambda: TODAY)
    session.begin(None)
    qapp.processEvents()
    found = {_without(text, ()) for text in words(session.window)}
    session.end()
    examples = {text for text in found if "Ô Môn" in text or "Khu vực 3" in text}
    foreign = _vocabulary(english.values()) - _vocabulary(english)
    if language == "en":
        assert not {text for text in found - examples if ACCENTED.search(text)}
    else:
        assert not {text for text in found if _vocabulary([text]) & foreign}

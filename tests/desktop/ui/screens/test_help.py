"""Every screen has a help page in both languages, and F1 comes to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from db.book import Book, Founding
from desktop import text
from desktop.ui.context import AppContext
from desktop.ui.main_window import rooms
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.help import PAGES, HelpScreen, page_text


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[AppContext]:
    book = Book.create(tmp_path / "so.sochibo", Founding("OM-3", "Chi bộ Khu vực 3"))
    made = AppContext(book, PcSettings(), today=lambda: date(2026, 11, 23))
    yield made
    made.close()
    book.close()


@pytest.mark.parametrize("language", text.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_with_a_heading_and_links_that_lead_somewhere(
    language: str, page: str
) -> None:
    body = resources.path("help", language, f"{page}.md").read_text(encoding="utf-8")
    assert body.startswith("# ")
    targets = [part.partition(")")[0] for part in body.split("](")[1:]]
    assert set(targets) <= set(PAGES)


def test_no_page_lies_forgotten() -> None:
    for language in text.LANGUAGES:
        found = {each.stem for each in resources.path("help", language).glob("*.md")}
        assert found == set(PAGES)


def test_every_room_has_its_page(context: AppContext) -> None:
    for room in rooms():
        screen = room.factory(context)
        assert (screen.help_page or room.name) in PAGES, room.name
        screen.deleteLater()
    context.settle()


def test_the_page_asked_for_is_shown_and_links_are_followed(context: AppContext) -> None:
    screen = HelpScreen(context)
    screen.show()
    screen.go(page="attendance")
    assert "Đối chiếu bản ký" in screen.text.toPlainText()
    screen.text.anchorClicked.emit(QUrl("members"))
    assert "Diễn biến" in screen.text.toPlainText()
    screen.index.setFocus()
    QTest.keyClick(screen.index, Qt.Key.Key_Down)
    assert screen.text.toPlainText().startswith("Sinh hoạt")


def test_esc_goes_back_to_the_screen_the_page_explains(context: AppContext) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []
    context.room_wanted.connect(lambda name, where: asked.append((name, where)))
    screen = HelpScreen(context)
    screen.show()
    screen.go(page="meetings")
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    screen.go(page="start")
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert [name for name, _where in asked] == ["meetings", "home"]


def test_what_all_registers_share_leads_back_to_the_register_one_came_from(
    context: AppContext,
) -> None:
    asked: list[str] = []
    context.room_wanted.connect(lambda name, _where: asked.append(name))
    screen = HelpScreen(context)
    screen.show()
    screen.go(page="documents")
    screen.text.anchorClicked.emit(QUrl("declarations"))
    assert screen.text.toPlainText().startswith("Khai không có")
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    screen.go(page="a_register_without_a_page")
    assert screen.text.toPlainText().startswith("Dùng chung cho các sổ")
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert asked == ["documents", "a_register_without_a_page"]


def test_an_unknown_page_gives_the_first() -> None:
    assert page_text("khong-co").startswith("# Bắt đầu")

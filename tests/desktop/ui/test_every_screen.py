"""Every screen at every size of LOOK, in both themes: whole, reachable, named, in Vietnamese."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.book import Book, Founding
from desktop.ui.main_window import rooms
from desktop.ui.session import Session
from desktop.ui.theme import Mode
from desktop.ui.widgets.buttons import Button, Kind
from tests.desktop.ui.audit import faults, shown
from tests.desktop.ui.conftest import LOOKS, MODES, SIZES, picture
from tests.desktop.ui.example_book import TODAY, open_example
from tests.thorough import THOROUGH

# Rooms to open at a place besides their own door: forms, lists, pages.
PLACES: dict[str, list[dict[str, Any]]] = {
    "members": [{"new": True}, {"member": 3}],
    "meetings": [{"new": True}, {"meeting": 3}],
    "attendance": [{"meeting": 26}],
    "evaluation": [{"tab": "quality"}],
    "models": [{"record": 1}, {"part": ("model_results", 3)}],
    "outreach": [{"period": "2023"}],
    "documents": [{"new": True}],
    "help": [{"page": "attendance"}],
}


@dataclass
class Visit:
    """The window on a book, going from room to room."""

    session: Session
    found: dict[str, list[str]] = field(default_factory=dict)

    def open(self, room: str, **where: Any) -> None:
        frame = self.session.window.frame
        assert frame is not None
        frame.open_room(room, **where)
        self.settle()

    def settle(self) -> None:
        context = self.session.context
        assert context is not None
        for _again in range(3):
            context.settle()
            QApplication.processEvents()

    def look(self, name: str) -> None:
        window = self.session.window
        picture(window, name)
        wrong = faults(window)
        frame = window.frame
        assert frame is not None
        assert frame.in_view is not None
        if not primary_in_view(frame.in_view):
            wrong.append("no primary action in view")
        if wrong:
            self.found[name] = wrong


def primary_in_view(screen: QWidget) -> bool:
    """Tell whether the one primary action can be seen without scrolling, or there is none."""
    buttons = [
        each
        for each in screen.findChildren(Button)
        if each.kind is Kind.PRIMARY and not each.isHidden()
    ]
    return not buttons or any(_wholly_seen(each) for each in buttons)


def _wholly_seen(widget: QWidget) -> bool:
    seen = widget.visibleRegion().boundingRect()
    return widget.isVisible() and seen.contains(QRect(QPoint(1, 1), widget.size() * 0.9))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        open_example(place / "v.sochibo").close()
        Book.create(place / "trong.sochibo", Founding("OM-3", "Chi bộ Khu vực 3")).close()
    return place


@pytest.fixture
def visit(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    example: Path,
    tmp_path: Path,
) -> Iterator[Visit]:
    """The window on a copy of the worked example, or on an empty book."""
    path = tmp_path / f"{request.param}.sochibo"
    for end in ("", "-keys"):
        shutil.copy(example / f"{path.name}{end}", tmp_path)
    session = Session(lambda: TODAY)
    session.begin(path)
    qtbot.waitUntil(lambda: session.window.frame is not None)
    yield Visit(session)
    session.end()


def set_look(visit: Visit, mode: Mode, size: str) -> None:
    width, height, percent = SIZES[size]
    session = visit.session
    session.settings.theme, session.settings.text_size = mode, percent
    from desktop.ui.app import dress

    running = QApplication.instance()
    assert isinstance(running, QApplication)
    dress(running, session.settings)
    assert session.context is not None
    session.context.look_changed.emit()
    session.window.resize(width, height)
    visit.settle()


EVERYTHING = [
    *(("v", size, mode) for size in SIZES for mode in MODES),
    *(("trong", size, mode) for size, mode in LOOKS),
]
HARDEST = [("v", *LOOKS[0]), ("trong", *LOOKS[1])]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("visit", "size", "mode"), EVERYTHING if THOROUGH else HARDEST, indirect=["visit"]
)
def test_every_screen_is_whole(visit: Visit, mode: Mode, size: str) -> None:
    set_look(visit, mode, size)
    book = visit.session.book
    assert book is not None
    filled = book.path.stem == "v"
    for room in rooms():
        visit.open(room.name)
        visit.look(f"{book.path.stem}-{mode.value}-{size}-{room.name}")
        for number, where in enumerate(PLACES.get(room.name, []) if filled else []):
            visit.open(room.name, **where)
            visit.look(f"{book.path.stem}-{mode.value}-{size}-{room.name}-{number}")
    assert not visit.found


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", SIZES)
def test_the_first_page_is_whole(qapp: QApplication, example: Path, mode: Mode, size: str) -> None:
    width, height, percent = SIZES[size]
    session = Session(lambda: TODAY)
    session.settings.theme, session.settings.text_size = mode, percent
    session.settings.recent = [str(example / "v.sochibo")]
    session.settings.save()
    session.end()
    again = Session(lambda: TODAY)
    again.window.cover(again.page)
    again.window.resize(width, height)
    again.window.show()
    QApplication.processEvents()
    picture(again.window, f"first-{mode.value}-{size}")
    wrong = faults(again.window)
    seen = _wholly_seen(again.page.make_button)
    again.end()
    assert not wrong
    assert seen


@pytest.mark.parametrize("visit", ["v"], indirect=True)
def test_every_screen_says_what_it_is_for_to_a_listener(visit: Visit) -> None:
    for room in rooms():
        visit.open(room.name)
        frame = visit.session.window.frame
        assert frame is not None
        assert frame.in_view is not None
        assert frame.in_view.accessibleName(), room.name
        assert shown(frame.in_view), room.name

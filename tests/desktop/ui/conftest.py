"""Qt offscreen, in Vietnamese, and as new for every test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop import text
from desktop.ui import theme
from desktop.ui.app import application, dress
from desktop.ui.context import AppContext, Heading
from desktop.ui.main_window import MainWindow
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import Mode
from tests.desktop.ui.sample import SAMPLE_COMMANDS, TODAY, SampleBook, sample_rooms
from tests.thorough import sample

Show = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    app = application(["tests"])
    app.setEffectEnabled(Qt.UIEffect.UI_General, False)
    return app


@pytest.fixture(autouse=True)
def fresh(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SOCHIBO_HOME", str(tmp_path / "home"))
    dress(qapp, PcSettings(theme=Mode.LIGHT))
    QGuiApplication.clipboard().clear()
    yield
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    text.set_language("vi")
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def settings() -> PcSettings:
    return PcSettings(theme=Mode.LIGHT)


@pytest.fixture
def book() -> SampleBook:
    return SampleBook()


@pytest.fixture
def context(book: SampleBook, settings: PcSettings) -> Iterator[AppContext]:
    heading = Heading("Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn")
    made = AppContext(book, settings, heading=heading, today=lambda: TODAY)
    yield made
    made.close()


@pytest.fixture
def show(qapp: QApplication, context: AppContext) -> Show:
    """Show the sample window at a size, mode and text size."""

    def opened(
        width: int = 1366, height: int = 697, *, mode: Mode = Mode.LIGHT, percent: int = 100
    ) -> MainWindow:
        context.settings.theme, context.settings.text_size = mode, percent
        dress(qapp, context.settings)
        window = MainWindow()
        window.enter(context, sample_rooms(), SAMPLE_COMMANDS)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qapp.processEvents()
        return window

    return opened


def picture(widget: QWidget, name: str) -> None:
    """Write a picture of a widget into the folder SOCHIBO_PICTURES names, if it does."""
    folder = os.environ.get("SOCHIBO_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(Path(folder) / f"{name}.png"))


@pytest.fixture
def window(show: Show) -> MainWindow:
    return show()


SIZES = {
    "1366": (1366, 697, 100),
    "1093": (1093, 543, 100),
    "1920-200": (1920, 1080, 200),
}
MODES = [theme.Mode.LIGHT, theme.Mode.DARK]
# The narrowest in one theme, the largest text in the other: the hardest to fit, and enough where
# every screen is seen in all of them elsewhere.
LOOKS = [("1093", theme.Mode.DARK), ("1920-200", theme.Mode.LIGHT)]


def at_each_look(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test of looks at each of LOOKS; a quick run takes the first."""
    each = pytest.mark.parametrize(("size", "mode"), sample(LOOKS, len(LOOKS)))
    looked: Callable[..., None] = pytest.mark.thorough(each(test))
    return looked

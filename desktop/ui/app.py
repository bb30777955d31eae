"""The Qt application: style, language, errors nobody foresaw."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from db import pc
from desktop import text
from desktop.ui import stylesheet, theme
from desktop.ui.alerts import log_crash
from desktop.ui.pc_settings import PcSettings
from desktop.ui.qt_words import QtWords

LOG_FILE = "nhat-ky.log"
LOG_BYTES = 200_000

words: QtWords | None = None


def application(arguments: list[str] | None = None) -> QApplication:
    """Return the one application, dressed in Fusion and speaking through our catalogue."""
    global words
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1] if arguments is None else arguments)
    app.setApplicationName("so-chi-bo")
    app.setApplicationDisplayName("Sổ Chi bộ")
    app.setStyle("Fusion")
    words = QtWords()
    app.installTranslator(words)
    return app


def dress(app: QApplication, settings: PcSettings) -> None:
    """Apply this PC's language, theme and text size."""
    text.set_language(settings.language)
    vietnam = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(vietnam if settings.language == "vi" else english)
    stylesheet.apply(app, theme.choose(settings.theme, settings.text_size))


def follow_system_theme(
    app: QApplication, settings: PcSettings, told: Callable[[], None]
) -> Callable[[], object]:
    """Dress again and tell when the PC turns dark or light, if that is what was chosen.

    Returns what ends it.
    """

    def turned() -> None:
        if settings.theme is theme.Mode.SYSTEM:
            dress(app, settings)
            told()

    link = app.styleHints().colorSchemeChanged.connect(turned)
    return lambda: QObject.disconnect(link)


def keep_log() -> None:
    """Write what happens, without personal data, to a small file in the program's folder."""
    log = logging.getLogger("sochibo")
    log.setLevel(logging.INFO)
    try:
        pc.home().mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            pc.home() / LOG_FILE, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


def catch_crashes(tell: Callable[[Exception], None]) -> None:
    """Turn an error nobody foresaw into a sentence; the window stays."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            tell(error)
        else:
            log_crash(error)
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = caught

"""Which key does what: the screen in view first, then the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Act = Callable[[], object]


class Keys(QObject):
    """Binds each key once, so that no two widgets quarrel over it.

    A screen's own meaning of a key goes before the window's.
    """

    def __init__(self, window: QWidget, base: Mapping[str, Act]) -> None:
        super().__init__(window)
        self._window = window
        self._base = dict(base)
        self._screen: Mapping[str, Act] = {}
        self._bound: dict[str, QShortcut] = {}
        for keys in self._base:
            self._bind(keys)

    def serve(self, screen: Mapping[str, Act]) -> None:
        """Let another screen's keys count; the mapping may still grow."""
        self._screen = screen
        self.refresh()

    def refresh(self) -> None:
        """Bind keys that the screen has added since."""
        for keys in self._screen:
            self._bind(keys)
        for keys, shortcut in self._bound.items():
            shortcut.setEnabled(keys in self._screen or keys in self._base)

    def press(self, keys: str) -> bool:
        """Do what a key means now; False when it means nothing."""
        act = self._screen.get(keys) or self._base.get(keys)
        if act is not None:
            act()
        return act is not None

    def _bind(self, keys: str) -> None:
        if keys in self._bound:
            return
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self.press(keys))
        self._bound[keys] = shortcut

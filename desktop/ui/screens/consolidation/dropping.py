"""Files and folders that are dragged into a room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.ui.page import Screen


class TakesFiles(Screen):
    """A room that takes whatever files and folders are dropped on it: see `take_files`."""

    def take_files(self, paths: list[Path]) -> None:
        """Take files and folders of this PC."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what is a file or folder of this PC."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        if paths := _paths(event.mimeData()):
            event.acceptProposedAction()
            self.take_files(paths)


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

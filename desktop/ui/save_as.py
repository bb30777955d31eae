"""Asking where a file goes; the folder is remembered for files of its kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.pc_settings import PcSettings


def ask_file(
    window: QWidget,
    settings: PcSettings,
    name: str,
    *,
    title: str,
    kind: str,
    then: Callable[[Path], object],
) -> None:
    """Ask for a file to write and go on with it; `name` is offered, its ending is the kind's."""
    suffix = Path(name).suffix
    dialog = QFileDialog(window, title, _folder(settings, suffix))
    dialog.setNameFilter(f"{kind} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def chosen(path: str) -> None:
        settings.choices[_key(suffix)] = str(Path(path).parent)
        settings.save()
        then(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.open()


def _folder(settings: PcSettings, suffix: str) -> str:
    kept = settings.choices.get(_key(suffix), "")
    if kept and Path(kept).is_dir():
        return kept
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _key(suffix: str) -> str:
    return f"folder{suffix}"

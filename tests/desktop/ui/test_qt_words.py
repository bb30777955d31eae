"""Qt's own words are Vietnamese wherever the program can show them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
)
from pytestqt.qtbot import QtBot

from desktop import text
from desktop.ui import app
from desktop.ui.qt_words import WORDS, QtWords
from desktop.ui.widgets.buttons import Button


@pytest.fixture
def words(qapp: QApplication) -> QtWords:
    assert app.words is not None
    app.words.missing.clear()
    return app.words


def test_text_boxes_offer_their_menu_in_vietnamese(words: QtWords, qtbot: QtBot) -> None:
    line, paragraph = QLineEdit("abc"), QPlainTextEdit("abc")
    qtbot.addWidget(line)
    qtbot.addWidget(paragraph)
    for box in (line, paragraph):
        menu = box.createStandardContextMenu()
        texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert texts[:2] == ["&Hoàn tác", "&Làm lại"]
        assert "Chọn tất cả" in texts
        menu.deleteLater()
    assert words.missing == set()


def test_standard_buttons_are_vietnamese(words: QtWords, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton(0x0FFFFC00))
    qtbot.addWidget(box)
    found = {button.text().replace("&", "") for button in box.buttons()}
    assert {"Đồng ý", "Thôi", "Lưu", "Có", "Không", "Đóng", "Không lưu"} <= found
    assert words.missing == set()


def test_qts_file_dialog_is_vietnamese(words: QtWords, qtbot: QtBot) -> None:
    dialog = QFileDialog(None, "Chọn tệp", "", "Sổ (*.sochibo)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.ensurePolished()
    assert words.missing <= {"Alt+Left", "Alt+Right", "Alt+Up"}


def test_qts_print_dialogs_are_vietnamese(words: QtWords, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    for dialog in (QPrintDialog(printer), QPrintPreviewDialog(printer)):
        qtbot.addWidget(dialog)
        dialog.ensurePolished()
    assert words.missing <= {"...", "%1%", "mm"}


def test_message_boxes_and_scroll_bars_are_vietnamese(words: QtWords, qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Question, "Hỏi", "Có chắc không?")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    qtbot.addWidget(box)
    bar = QScrollBar()
    qtbot.addWidget(bar)
    assert words.missing == set()


def test_keys_keep_the_names_on_the_keyboard(qapp: QApplication) -> None:
    keys = QKeySequence("Ctrl+Shift+S").toString(QKeySequence.SequenceFormat.NativeText)
    assert keys == "Ctrl+Shift+S"


def test_in_english_qt_speaks_for_itself(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "_language", "en")
    assert QCoreApplication.translate("QLineEdit", "&Undo") == "&Undo"


def test_unknown_words_pass_unchanged_and_are_noted(words: QtWords) -> None:
    assert QCoreApplication.translate("x", "Nowhere to be found") == "Nowhere to be found"
    assert words.missing == {"Nowhere to be found"}


def test_no_word_is_left_english_by_mistake() -> None:
    assert {english for english, ours in WORDS.items() if english == ours} == set()


def test_house_buttons_ask_qt_for_nothing(words: QtWords, qtbot: QtBot) -> None:
    button = Button("Lưu", shortcut="Ctrl+S")
    qtbot.addWidget(button)
    button.grab()
    assert words.missing == set()

"""The audit finds each fault it looks for, and none in a sound window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from tests.desktop.ui.audit import faults, overlapping, words


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    QVBoxLayout(made)
    return made


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.show()


def test_a_sound_window_has_no_faults(window: QWidget) -> None:
    put(window, label("Đảng viên"), Button("Lưu"), Button("Đóng"))
    assert faults(window) == []


def test_words_that_do_not_fit_are_found(window: QWidget) -> None:
    words_ = label("Một câu dài không thể nào đứng vừa chỗ này")
    words_.setFixedWidth(60)
    wrapped = label("Một câu dài xuống nhiều dòng mà chỗ chỉ có một dòng", wrap=True)
    wrapped.setFixedSize(120, 16)
    button = Button("Thêm đảng viên")
    button.setFixedWidth(40)
    line = QLineEdit()
    line.setAccessibleName("x")
    line.setToolTip("x")
    line.setPlaceholderText("Gõ vài chữ của tên, không cần dấu, rồi bấm Enter")
    line.setFixedWidth(80)
    put(window, words_, wrapped, button, line)
    assert sum(fault.startswith("clipped") for fault in faults(window)) == 4


def test_siblings_over_each_other_are_found(window: QWidget) -> None:
    one, other = Button("Lưu"), Button("Đóng")
    put(window, one, other)
    QApplication.processEvents()
    other.setGeometry(one.geometry())
    # Not through faults(): it lets the layout put things right first.
    assert list(overlapping(window)) == ["overlapping: Button “Lưu” and Button “Đóng”"]


def test_what_reaches_out_of_the_window_is_found(window: QWidget) -> None:
    put(window)
    astray = Button("Lưu", parent=window)
    astray.move(280, 10)
    astray.show()
    assert any(fault.startswith("outside") for fault in faults(window))


def test_a_control_without_name_or_tooltip_is_found(window: QWidget) -> None:
    put(window, QLineEdit())
    assert {fault.split(":")[0] for fault in faults(window)} == {
        "no accessible name",
        "no tooltip",
    }


def test_a_control_that_tab_never_reaches_is_found(window: QWidget) -> None:
    button = Button("Lưu")
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    put(window, button)
    assert faults(window) == ["unreachable by Tab: Button “Lưu”"]


def test_every_word_on_screen_is_listed(window: QWidget) -> None:
    put(window, label("Đảng viên"), Button("Lưu", tip="Lưu vào sổ"))
    assert words(window) == {"Đảng viên", "Lưu", "Lưu vào sổ"}

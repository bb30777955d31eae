"""What scrolls ends where its last line ends, at every width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scrolled import scrolled

WORDS = "Hạn chế sau kiểm tra, giám sát đã quá hạn khắc phục, xem lại từng cuộc rồi ghi ngày."


@pytest.mark.parametrize("width", [260, 900])
def test_nothing_blank_follows_the_last_line_and_nothing_is_cut(
    qapp: QApplication, width: int
) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    lines = [label(WORDS, wrap=True) for _number in range(30)]
    for each in lines:
        column.addWidget(each)
    area = scrolled(inside)
    area.resize(500, 200)
    area.show()
    QApplication.processEvents()
    area.resize(width, 200)
    QApplication.processEvents()
    assert all(each.height() >= each.heightForWidth(each.width()) for each in lines)
    end = lines[-1].geometry().bottom() + column.contentsMargins().bottom()
    assert 0 <= inside.height() - end <= 2
    lines[-1].setText(WORDS * 9)
    QApplication.processEvents()
    assert lines[-1].height() >= lines[-1].heightForWidth(lines[-1].width())
    area.close()


def test_what_no_longer_wraps_is_as_tall_as_its_lines(qapp: QApplication) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    wrapped = label(WORDS, wrap=True)
    column.addWidget(wrapped)
    area = scrolled(inside)
    area.resize(500, 200)
    area.show()
    QApplication.processEvents()
    wrapped.hide()
    lines = [label(WORDS) for _number in range(30)]
    for each in lines:
        column.addWidget(each)
    QApplication.processEvents()
    QApplication.processEvents()
    assert all(each.height() >= each.sizeHint().height() for each in lines)
    area.close()

"""What stands in place of the list where there is none: why, and what to do first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from desktop.text import _
from desktop.ui.screens.attendance.reading import Opened
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import Card, label


@dataclass(frozen=True)
class Way:
    """Why there is no list, and the button that leads on."""

    why: str
    button: str
    act: Callable[[], object]


def way_on(go: Callable[..., object], opened: Opened | None, asked: int | None) -> Way:
    """Return what to do where a meeting is not counted by name, is gone, or there is none."""
    if opened is not None:
        return Way(
            _("Cuộc này không điểm danh theo tên. Số người dự ghi ngay ở cuộc họp."),
            _("Mở cuộc họp"),
            partial(go, "meetings", meeting=opened.meeting_id),
        )
    if asked is not None:
        return Way(
            _("Cuộc họp này không còn trong sổ."), _("Mở Sinh hoạt"), partial(go, "meetings")
        )
    return Way(
        _("Chưa có cuộc họp nào để điểm danh. Ghi cuộc họp trước."),
        _("Ghi cuộc họp"),
        partial(go, "meetings", new=True),
    )


class Instead(Card):
    """Says why there is no list and offers what comes first."""

    def __init__(self) -> None:
        super().__init__()
        self.why = label("", "second", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button("", self._press, kind=Kind.PRIMARY)
        self._act: Callable[[], object] = lambda: None
        self.body.addSpacing(px(24))
        self.body.addWidget(self.why)
        self.body.addSpacing(px(8))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(px(24))
        self.hide()

    def offer(self, way: Way) -> None:
        """Show why there is no list, the keyboard on what leads on."""
        self.why.setText(way.why)
        self.button.setText(way.button)
        self._act = way.act
        self.show()
        self.button.setFocus()

    def _press(self) -> None:
        self._act()

"""What to do first where there is no list to take attendance on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.text import _
from desktop.ui.screens.attendance.reading import Opened
from desktop.ui.widgets.instead import Way


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

"""What to do first where there is nothing to evaluate."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.text import _
from desktop.ui.screens.evaluation.reading import Opened
from desktop.ui.widgets.instead import Way


def way_on(go: Callable[..., object], opened: Opened | None, asked: int | None) -> Way:
    """Return what to do where a meeting is not for members, is gone, or there is none."""
    if opened is not None:
        return Way(
            _("Cuộc này không dành cho đảng viên nên không đánh giá chất lượng sinh hoạt."),
            _("Mở cuộc họp"),
            partial(go, "meetings", meeting=opened.meeting_id),
        )
    if asked is not None:
        return Way(
            _("Cuộc họp này không còn trong sổ."), _("Mở Sinh hoạt"), partial(go, "meetings")
        )
    return Way(
        _("Chưa có cuộc họp nào để đánh giá. Ghi cuộc họp trước."),
        _("Ghi cuộc họp"),
        partial(go, "meetings", new=True),
    )

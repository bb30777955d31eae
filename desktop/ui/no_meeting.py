"""What to do first where there is no meeting to work on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.text import _
from desktop.ui.widgets.instead import Way

ROOM = "meetings"


def way_on(
    go: Callable[..., object], unfit: int | None, asked: int | None, *, why_unfit: str, none: str
) -> Way:
    """Return what to do where the meeting read is `unfit`, the one asked for is gone, or there
    is `none`; the two texts say why of the first and of the last."""
    if unfit is not None:
        return Way(why_unfit, _("Mở cuộc họp"), partial(go, ROOM, meeting=unfit))
    if asked is not None:
        return Way(_("Cuộc họp này không còn trong sổ."), _("Mở Sinh hoạt"), partial(go, ROOM))
    return Way(none, _("Ghi cuộc họp"), partial(go, ROOM, new=True))

"""Icons, from the package's Phosphor set, in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from desktop.ui.theme import px


def icon_pixmap(name: str, colour: str, size: int = 20, *, ratio: float = 1.0) -> QPixmap:
    """Return an icon such as "ph.users", its size given for 100 % text.

    `ratio` is the screen's own scale, so that the picture stays sharp there.
    """
    # Loading the package and its fonts takes 0.2 s: a wide window needs no icon at start.
    import qtawesome

    side = QSize(px(size), px(size))
    made: QPixmap = qtawesome.icon(name, color=colour).pixmap(side * ratio)
    made.setDevicePixelRatio(ratio)
    return made

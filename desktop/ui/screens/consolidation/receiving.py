"""The panel that asks where the files lie that are to be taken in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.files.sticks import Stick
from desktop.returns.consolidation.finding import ENDINGS
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.stick_list import Found, StickList, StickWords

FOLDER = "received_folder"


class ReceivePanel(QWidget):
    """Sticks, folders and files to take returns from: `chosen` gives a list of paths."""

    chosen = Signal(list)

    def __init__(self, context: AppContext, find: Callable[[], Found]) -> None:
        super().__init__()
        words = StickWords(
            ready=_("USB {name}"),
            locked=_("USB {name}"),
            tip=_("Tìm báo cáo trong cả USB {name} ({place})"),
            another=_("Chọn thư mục…"),
            folder=_("Thư mục có các tệp báo cáo"),
            folder_tip=_("Tìm báo cáo trong một thư mục trên máy, kể cả thư mục con"),
        )
        choose = partial(
            Button,
            _("Chọn từng tệp…"),
            self._ask_files,
            tip=_("Chọn một hay nhiều tệp báo cáo"),
        )
        self.list = StickList(context, find, words, FOLDER, [choose])
        self.list.chosen.connect(self._take)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(current().margins(24, 12, 24, 16))
        column.setSpacing(px(8))
        told = _(
            "Chương trình xem mọi tệp trước, cho biết tệp nào nhận được, tệp nào không và vì sao. "
            "Chưa ghi gì vào sổ."
        )
        column.addWidget(label(told, "second", wrap=True))
        column.addSpacing(px(8))
        column.addWidget(label(_("Báo cáo ở đâu?"), "heading"))
        column.addWidget(self.list)
        also = _("Cũng có thể kéo tệp hoặc thư mục thả vào màn hình này.")
        column.addWidget(label(also, "note", wrap=True))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def focus_first(self) -> None:
        """Give the keyboard to the first place."""
        self.list.focus_first()

    def _take(self, place: Stick | Path) -> None:
        if isinstance(place, Path):
            self.list.keep(place)
        self.chosen.emit([place.mountpoint if isinstance(place, Stick) else place])

    def _ask_files(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        names, _kind = QFileDialog.getOpenFileNames(
            self, _("Chọn tệp báo cáo"), self.list.start(), _("Báo cáo") + f" ({kinds})"
        )
        if names:
            self.list.keep(Path(names[0]).parent)
            self.chosen.emit([Path(each) for each in names])

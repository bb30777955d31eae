"""Files that were refused and not sent again since: why each was, and that nobody need wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import N_
from db.registers import refused
from db.registers.refused import RefusedRow
from db.schema import code_key
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.words import shortened
from desktop.ui.theme import Tone, current
from desktop.ui.widgets.entries import PANEL_EDGE, Act, Entries, Entry
from desktop.ui.widgets.labels import label, line


class RefusedPanel(QWidget):
    """The files refused of one unit, or all of them; each can be dismissed.

    `open_list` leads to a unit in the list of units below.
    """

    def __init__(
        self, context: AppContext, unit: str | None, open_list: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._context = context
        self._unit = unit
        self._open_list = open_list
        self.list = Entries(PANEL_EDGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = _(
            "Đề nghị đơn vị gửi lại. Khi nhận được báo cáo tốt của đơn vị thì dòng nhắc tự mất."
        )
        note = label(words, "second", wrap=True)
        note.setContentsMargins(current().margins(PANEL_EDGE, 12, PANEL_EDGE, 12))
        column.addWidget(note)
        column.addWidget(line())
        column.addWidget(self.list, 1)

    def show_reading(self, reading: Reading) -> None:
        """Show what is refused now."""
        entries = [self._entry(each) for each in refused_of(reading, self._unit)]
        self.list.show_entries(entries, _("Không còn tệp nào bị từ chối."))

    def focus_first(self) -> None:
        """Give the keyboard to the first file."""
        self.list.focus_first()

    def _entry(self, file: RefusedRow) -> Entry:
        reason = shortened(translate(file.reason), file.reason)
        text = reason
        if not self._unit:
            text = _("{unit}: {reason}").format(unit=_named(file), reason=reason)
        word = _("Bị từ chối")
        return Entry(file.id, text, word, Tone.FAULT, tuple(_notes(file)), tuple(self._acts(file)))

    def _acts(self, file: RefusedRow) -> Iterator[Act]:
        tip = _("Không nhắc tệp này nữa; đơn vị chưa nộp thì vẫn là chưa nộp")
        yield Act(_("Bỏ nhắc"), partial(self._dismiss, file), tip)
        if file.unit_code:
            tip = _("Xem đơn vị trong sổ đơn vị trực thuộc")
            yield Act(_("Danh sách đơn vị"), partial(self._open_list, file.unit_code), tip)

    def _dismiss(self, file: RefusedRow) -> None:
        book, named = self._context.book, _named(file)

        def work() -> None:
            with book.change(N_("bỏ nhắc tệp bị từ chối của {unit}"), unit=named) as session:
                refused.dismiss(session, [file.id])

        self._context.writer.submit(work)


def refused_of(reading: Reading, unit: str | None = None) -> Sequence[RefusedRow]:
    """Return the files refused of a unit, or of all."""
    files = [each.remembered for each in reading.overview.standing.refused]
    return [
        each
        for each in files
        if each is not None and (unit is None or code_key(each.unit_code) == code_key(unit))
    ]


def _named(file: RefusedRow) -> str:
    return file.unit_name or file.unit_code or file.file_name


def _notes(file: RefusedRow) -> Iterator[str]:
    yield _("Tệp {name}, xem ngày {moment}").format(
        name=file.file_name, moment=f"{file.refused_at:%d/%m/%Y %H:%M}"
    )

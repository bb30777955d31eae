"""Everything one member undertakes for a year, saved at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.registers.commitment_year import ItemRow
from db.schema import Outcome
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.commitments import marks, saving
from desktop.ui.screens.commitments.facts import Facts, read_facts
from desktop.ui.screens.commitments.item import Item
from desktop.ui.screens.commitments.items import Items
from desktop.ui.screens.commitments.last_year import LastYear
from desktop.ui.screens.commitments.tools import TakenOut, Tools
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import FieldBox
from desktop.ui.widgets.form import KEEP_OUT
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.tabs import PageForm

_MARKS = {getattr(Qt.Key, f"Key_{keys}"): outcome for outcome, keys in marks.KEYS.items()}


class CommitmentForm(PageForm):
    """The items of one member for one year.

    `next_wanted` asks for the next member, everything here being in the book; `told` follows
    every reading of the book.
    """

    next_wanted = Signal()
    told = Signal()

    def __init__(self, context: AppContext, member_id: int, year: int) -> None:
        self.context = context
        self.member_id = member_id
        self.year = year
        self.facts = self._read()
        self.items = Items()
        self._going_on = False
        super().__init__((), context.alerts, context.today, caution=KEEP_OUT)
        self._add_parts()
        self._listen()
        self._show()

    # What the screen asks.

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return self.items.dirty

    def refresh(self) -> None:
        """Read again what an undo or another screen may have changed; what is typed stays.

        Raises LookupError when the member is gone.
        """
        before = self.facts
        self.facts = self._read()
        if self.dirty:
            self.items.let_go_of_all_but({each.row.id for each in self.facts.items})
        elif self.facts != before:
            self._show_again()
        self.told.emit()

    def add(self) -> None:
        """Open the fields of a new item."""
        blank = next((item for item in self.items if item.blank), None)
        self._open(blank or self.items.append(self.facts, {}))

    def focus_first(self) -> None:
        """Give the keyboard to the first item, or to the button that makes one."""
        self._focus(next(iter(self.items), None))

    def focus_unassessed(self) -> None:
        """Give the keyboard to the first item whose outcome nobody has said yet."""
        self._focus(next(iter([*self.items.unassessed(), *self.items]), None))

    def focus_waiting(self, waits: Callable[[ItemRow], bool]) -> None:
        """Give the keyboard to the first stored item with which something waits."""
        found = (item for item in self.items if item.row is not None and waits(item.row))
        self._focus(next(found, next(iter(self.items), None)))

    def open_half_year(self) -> None:
        """Open the first item without a half-year assessment, at that field."""
        found = (item for item in self.items if item.row and item.row.half_year_missing)
        if (item := next(found, None)) is None:
            self.focus_first()
        else:
            self.items.open(item)
            self._lead_to(item.boxes["half_year"])

    def focus_item(self, item_id: int) -> None:
        """Give the keyboard to one stored item."""
        self._focus(self.items.with_id(item_id) or next(iter(self.items), None))

    # What a person does.

    def mark(self, outcome: Outcome | None) -> None:
        """Write the outcome of the chosen item, and go on to the next one."""
        item = self.items.current
        if item is None or not item.assessable:
            return
        self.items.put_outcome([item], outcome)
        if not item.open and outcome is not None:
            self.items.step(item, 1)

    def fulfil_rest(self) -> None:
        """Write of every item nothing was said of yet that it is fulfilled."""
        self.items.put_outcome(self.items.unassessed(), Outcome.FULFILLED)

    def offer_last_year(self) -> None:
        """List what the member undertook the year before, to be taken on."""
        self.last_year.offer(self.facts.last_year)
        self.last_year.show()
        self._relist()
        self.last_year.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def save_and_go_on(self) -> None:
        """Save what is new, then ask for the next member."""
        self._going_on = True
        self.try_save()
        self._going_on = self._saving

    def try_save(self) -> None:
        """Save all of it as one change; where nothing is new, only go on."""
        self.items.drop_blank()
        if self.dirty:
            super().try_save()
        elif self._going_on:
            self.next_wanted.emit()

    def values(self) -> dict[str, Any]:
        """Return the changes to save; BookError where a field cannot be read."""
        return {"changes": self.items.changes()}

    def undo_text(self) -> bool:
        """Take back typing in the field in use, else the newest mark or removal."""
        focused = self._focused()
        typing = focused is not None and focused.dirty
        return (not typing and self.items.take_back()) or super().undo_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark outcomes, go on, close what is open."""
        key, item = event.key(), self.items.current
        if key in _MARKS:
            self.mark(_MARKS[key])
        elif key == Qt.Key.Key_F5:
            self.fulfil_rest()
        elif key == Qt.Key.Key_F10:
            self.save_and_go_on()
        elif key == Qt.Key.Key_Delete and item is not None and item.summary.hasFocus():
            self._remove(item)
        elif key == Qt.Key.Key_Escape and not self.last_year.isHidden():
            self._drop_last_year()
        elif key == Qt.Key.Key_Escape and item is not None and item.open:
            self._shut(item)
        else:
            super().keyPressEvent(event)

    # Saving.

    def _save(self, given: dict[str, Any]) -> None:
        work = saving.save(self.context.book, self.facts, given["changes"])
        self.context.writer.submit(work, self._saved, self._refused)

    def _saved(self, ids: Sequence[int]) -> None:
        going_on, self._going_on, self._saving = self._going_on, False, False
        self.facts = self._read()
        self._show_again(ids)
        self.told.emit()
        if going_on:
            self.next_wanted.emit()

    def _refused(self, error: Exception) -> None:
        self._going_on = False
        self.show_error(error)

    def _read(self) -> Facts:
        with self.context.book.read() as session:
            return read_facts(session, self.member_id, self.year, self.context.today())

    # What is shown.

    def _show(self) -> None:
        self.items.show_facts(self.facts)
        self._drop_last_year()
        self._say("")
        self._follow()

    def _show_again(self, written: Sequence[int] = ()) -> None:
        """Show the items anew; the keyboard stays with the item it was with."""
        inside, current = _has_focus(self), self.items.current
        kept = None if current is None else current.item_id
        if current is not None and current.new and written:
            kept = written[-1]
        self._show()
        if inside:
            self._focus(self.items.with_id(kept) if kept is not None else None)

    def _open(self, item: Item) -> None:
        self.items.open(item)
        self._lead_to(item.first_box)
        self._bring_into_view(item)

    def _shut(self, item: Item) -> None:
        item.set_open(on=False)
        self.items.drop_blank()
        self._focus(item if item in self.items.all else next(iter(self.items), None))

    def _remove(self, item: Item) -> None:
        self._focus(self.items.remove(item))

    def _take_on(self, chosen: Sequence[Mapping[str, Any]]) -> None:
        self._drop_last_year()
        made = [self.items.append(self.facts, values) for values in chosen]
        self._focus(made[0] if made else next(iter(self.items), None))

    def _drop_last_year(self) -> None:
        inside = _has_focus(self.last_year)
        self.last_year.hide()
        self._follow()
        if inside:
            self.tools.take_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self, item: Item | None) -> None:
        if item is None:
            self.tools.add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.items.focus(item)

    def _lead_to(self, box: FieldBox) -> None:
        item = self.items.holding(box)
        if item is not None and not item.open:
            self.items.open(item)
        self._settle()
        super()._lead_to(box)

    def _bring_into_view(self, item: Item) -> None:
        self._settle()
        self._scroll.ensureWidgetVisible(item.summary if item.open else item, 0, px(16))

    def _keep_in_view(self) -> None:
        """Keep the field in use where one sees it when a remark above it grows."""
        if (box := self._focused()) is not None:
            self._scroll.ensureWidgetVisible(box.editor, 0, px(16))

    def _settle(self) -> None:
        """Give what was just made or opened its place: only then can it be scrolled to."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _give_up(self, then: Callable[[], object]) -> None:
        self._show()
        super()._give_up(then)

    def _note(self, box: FieldBox | None) -> None:
        if box is not None:
            self._touch(box)
        self._follow()

    def _relist(self) -> None:
        """Take note of fields made or gone, and of the order Tab goes in."""
        self.boxes = self.items.boxes()
        if self._last_touched not in self.boxes.values():
            self._last_touched = None
        self._chain()
        self._follow()

    def _chain(self) -> None:
        stops: list[QWidget] = [*self.tools.stops(), *self.last_year.stops()]
        for item in self.items:
            stops += item.stops()
        stops += [self.taken_out.restore, self.save_button, self.next_button, self.close_button]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _follow(self) -> None:
        """Say what follows from what stands here now."""
        self._empty.setVisible(not self.items.all and self.last_year.isHidden())
        if self.facts.last_year:
            words = _("Chưa có nội dung nào. Thêm từng nội dung, hoặc lấy từ năm trước rồi sửa.")
        else:
            words = _("Chưa có nội dung nào. Thêm nội dung đầu tiên.")
        self._empty.setText(words)
        self.tools.fulfil.setVisible(len(self.items.unassessed()) > 1)
        self.tools.take_on.setVisible(bool(self.facts.last_year))
        self.taken_out.show_count(len(self.items.removed))
        self._tell_dirty()

    # Its parts.

    def _listen(self) -> None:
        self.save_wanted.connect(self._save)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        self.items.listed.connect(self._relist)
        self.items.touched.connect(self._note)
        self.items.chosen.connect(self._bring_into_view)
        self.items.opened.connect(self._open)
        self.items.left.connect(self._shut)
        self.items.marked.connect(self.mark)
        self.items.removal_wanted.connect(self._remove)
        self.last_year.taken.connect(self._take_on)
        self.last_year.closed.connect(self._drop_last_year)

    def _add_parts(self) -> None:
        self.next_button = Button(
            _("Người sau"),
            self.save_and_go_on,
            shortcut="F10",
            tip=_("Lưu, rồi mở cam kết của người sau trong danh sách"),
        )
        self.buttons.insertWidget(1, self.next_button)
        self.last_year = LastYear(self.year)
        self._empty = label("", "second", wrap=True)
        self.taken_out = TakenOut(self.items.restore)
        self.tools = Tools(self.add, self.offer_last_year, self.fulfil_rest)
        self.extra.setSpacing(px(12))
        for part in (self.tools, self.last_year, self._empty, self.items):
            self.extra.addWidget(part)
        self.foot.insertWidget(1, self.taken_out)


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))

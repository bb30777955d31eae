"""What every screen is built on: a title, one primary action, at most two columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.context import AppContext
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import Badge, Elided, label
from desktop.ui.widgets.panel import WIDTH as PANEL_WIDTH
from desktop.ui.widgets.panel import Panel
from desktop.ui.widgets.scrolled import scrolled

LEAST_BESIDE = 400
SIDE_WIDTH = 300


class Screen(QWidget):
    """One room's content. Subclass it, fill `main`, and say what to do on `load` and `refresh`.

    `registers` names the tables whose changes concern the screen; `refresh` then follows, at
    once while the screen is in view, else when it comes into view. `keys` holds the screen's
    own meaning of keys and grows with `add_action` and `add_key`. The rail marks the room
    `under` while the screen is in view, where that is not always the same.
    """

    registers: frozenset[str] = frozenset()
    help_page = ""
    under = ""
    keys_changed = Signal()

    def __init__(self, context: AppContext, title: str = "", subtitle: str = "") -> None:
        super().__init__(context.stage)
        self.context = context
        self.keys: dict[str, Callable[[], object]] = {}
        self._stale = False
        self._side: QWidget | None = None
        self._side_wanted = True
        self._side_open = False
        self._side_width = SIDE_WIDTH
        self._lay_out()
        self.set_title(title, subtitle)
        self.panel = Panel(self)
        self.panel.opened.connect(self._arrange)
        self.panel.closed.connect(self._come_back)
        context.changed.connect(self._hear)

    # What a screen may redefine.

    def go(self, **where: Any) -> None:
        """Show the place asked for: a record, a form, a filter. Called on every opening."""

    def refresh(self) -> None:
        """Read again what is shown."""

    def focus_start(self) -> None:
        """Give the keyboard to where the work begins: the box to type in, else the action."""
        primary = [one for one in self.findChildren(Button) if one.kind is Kind.PRIMARY]
        for widget in (*self.findChildren(QLineEdit), *primary, *self.findChildren(QWidget)):
            wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if wants and widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` when the screen may be left; ask first where something would be lost.

        Content of the panel that can be lost (MayLose) is asked first.
        """
        if self.panel.dirty:
            self.panel.when_settled(then)
        else:
            self.panel.shut()
            then()

    # What a screen uses.

    def set_title(
        self, title: str, subtitle: str = "", beside: str = "", *, short: str = ""
    ) -> None:
        """Show the title, a line under it, and a fact beside it; `short` where room is scarce."""
        self._title.setText(title, short)
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)

    def add_action(
        self,
        text: str,
        press: Callable[[], object],
        *,
        shortcut: str = "",
        primary: bool = False,
        tip: str = "",
        place: str = "title",
    ) -> Button:
        """Add a button and bind its key; place: "title", "below" the title, or "side".

        Actions of the side column stand in the folded line where the room is short.
        """
        kind = Kind.PRIMARY if primary else Kind.SECONDARY
        button = Button(text, press, kind=kind, shortcut=shortcut, tip=tip)
        rows = {"title": self._title_row, "below": self._below_row, "side": self._side_row}
        row = rows[place]
        row.addWidget(button)
        holder = row.parentWidget()
        if holder is not None:
            holder.show()
        if shortcut:
            self.add_key(shortcut, button.click)
        return button

    def add_room(self, title: str, enter: Callable[[], object]) -> None:
        """Add the way into a room under this one; a panel leaves no room for it."""
        tip = _("Mở {name}").format(name=title)
        button = self.add_action(title, enter, tip=tip)
        self.panel.opened.connect(button.hide)
        self.panel.closed.connect(button.show)
        button.setVisible(self.panel.isHidden())

    def give_way(self, *buttons: QWidget) -> None:
        """Let buttons go while a panel stands open, which leaves no room beside the title."""
        gone: list[QWidget] = []

        def hide() -> None:
            gone.extend(each for each in buttons if not each.isHidden())
            for each in buttons:
                each.hide()

        def show() -> None:
            for each in gone:
                each.show()
            gone.clear()

        self.panel.opened.connect(hide)
        self.panel.closed.connect(show)

    def add_key(self, shortcut: str, press: Callable[[], object]) -> None:
        """Bind a key while this screen is in view."""
        self.keys[shortcut] = press
        self.keys_changed.emit()

    def set_side(self, widget: QWidget, *, width: int = SIDE_WIDTH, whole: bool = False) -> None:
        """Put a widget into the right column; narrow windows fold it to one line.

        It takes the column's whole height where that is wanted.
        """
        self._side = widget
        self._side_width = width
        self._side_column.insertWidget(0, widget, int(whole))
        self._arrange()

    def show_side(self, shown: bool) -> None:
        """Show the right column or its folded line, or neither where it has nothing to say."""
        self._side_wanted = shown
        if self._side is not None:
            self._side.setVisible(shown)
        self._arrange()

    def set_side_summary(self, text: str) -> None:
        """Say what the folded line says for the right column."""
        self._fold_text.setText(text)

    def add_scrolled(self, widget: QWidget) -> None:
        """Put a widget into the main column that scrolls where it is too tall."""
        self.main.addWidget(scrolled(widget), 1)

    @property
    def narrow(self) -> bool:
        """Tell whether the window is too narrow for two columns (LOOK: below 1150)."""
        return self.window().width() < px(look.FOLD_BELOW)

    # The rest is the frame's own.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the right column."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed meanwhile."""
        super().showEvent(event)
        self._arrange()
        if self._stale:
            self._stale = False
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what lies over the screen only for the moment."""
        super().hideEvent(event)
        self._side_open = False

    def _hear(self, tables: frozenset[str]) -> None:
        if not self.registers & tables:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _arrange(self) -> None:
        """Give main column, right column and panel their room."""
        has_side = self._side is not None and self._side_wanted
        open_panel = not self.panel.isHidden()
        folded = self.narrow or open_panel
        self._side_holder.setVisible(
            has_side and not open_panel and (not folded or self._side_open)
        )
        self._fold.setVisible(has_side and folded and not open_panel)
        home = self._fold_row if folded else self._side_foot
        if self._side_buttons.parentWidget() is not home:
            layout = home.layout()
            assert layout is not None
            layout.addWidget(self._side_buttons)
        self._side_buttons.setVisible(has_side and self._side_row.count() > 0)
        self._side_foot.setVisible(not folded and self._side_row.count() > 0)
        self._side_holder.setFixedWidth(px(self._side_width))
        self._fold_button.setText(_("Thu gọn") if self._side_open else _("Chi tiết"))
        low = self.window().height() < px(look.LOW_BELOW)
        edge, top = px(look.EDGE), px(10 if low else 16)
        room = self.width() - px(PANEL_WIDTH) >= px(LEAST_BESIDE)
        beside = px(PANEL_WIDTH) if open_panel and room else 0
        self._outer.setContentsMargins(edge, top, edge + beside, top)
        self._outer.setSpacing(px(8 if low else 12))
        if open_panel:
            self.panel.place()

    def _come_back(self) -> None:
        self._arrange()
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.focus_start()

    def _toggle_side(self) -> None:
        self._side_open = not self._side_open
        self._arrange()

    def _lay_out(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._make_head())
        self._outer.addWidget(self._make_fold())
        below = QWidget()
        below.hide()
        self._below_row = Flow(below)
        self._outer.addWidget(below)
        columns = QHBoxLayout()
        columns.setSpacing(px(18))
        self.main = QVBoxLayout()
        self.main.setSpacing(px(12))
        columns.addLayout(self.main, 1)
        self._side_holder = QWidget()
        self._side_column = QVBoxLayout(self._side_holder)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.setSpacing(px(16))
        self._side_foot = QWidget()
        foot = QVBoxLayout(self._side_foot)
        foot.setContentsMargins(0, 0, 0, 0)
        self._side_column.addWidget(self._side_foot)
        self._side_column.addStretch()
        self._side_buttons = QWidget()
        self._side_row = Flow(self._side_buttons)
        foot.addWidget(self._side_buttons)
        columns.addWidget(self._side_holder)
        self._outer.addLayout(columns, 1)

    def _make_head(self) -> QVBoxLayout:
        self._title = Elided("", "title")
        self._beside = Elided()
        self._subtitle = label("", "second", wrap=True)
        self.badge = Badge()
        words = QHBoxLayout()
        words.setSpacing(px(12))
        words.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        words.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignBaseline)
        words.addWidget(self.badge)
        words.addStretch(1)
        buttons = QWidget()
        buttons.hide()
        self._title_row = Flow(buttons, at_right=True)
        words.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setSpacing(px(4))
        head.addLayout(words)
        head.addWidget(self._subtitle)
        return head

    def _make_fold(self) -> QWidget:
        self._fold = QWidget()
        self._fold_row = QWidget()
        outer = QHBoxLayout(self._fold)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(12))
        self._fold_text = Elided()
        self._fold_button = Button(
            _("Chi tiết"), self._toggle_side, kind=Kind.FLAT, tip=_("Hiện hay ẩn cột bên phải")
        )
        self._fold_button.arrow = True
        row = QHBoxLayout(self._fold_row)
        row.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._fold_text)
        outer.addWidget(self._fold_button)
        outer.addStretch(1)
        outer.addWidget(self._fold_row)
        self._fold.hide()
        return self._fold

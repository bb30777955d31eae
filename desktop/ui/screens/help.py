"""Help (trợ giúp): a short page for each screen, opened by F1."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

import resources
from desktop.text import _, language
from desktop.ui import theme as look
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.theme import current, px

PAGES = (
    "start", "home", "members", "meetings", "attendance", "evaluation", "sheet", "tasks",
    "registers", "models", "commitments", "outreach", "inspections", "commendations",
    "documents", "terms", "gradings", "reviews", "declarations", "subjects", "exchange",
    "figures", "returns", "forms", "consolidation", "units_below", "settings",
)  # fmt: skip
SHARED = "registers"
"""The page of a register that has none of its own."""
WITHOUT_ROOM = ("start", SHARED, "declarations")
INDEX_WIDTH = 220


def page_text(page: str) -> str:
    """Return a page's Markdown in the language in use; an unknown page gives the first."""
    name = page if page in PAGES else PAGES[0]
    return resources.path("help", language(), f"{name}.md").read_text(encoding="utf-8")


class HelpScreen(Screen):
    """The list of pages and the one in view; Esc goes back to the screen it explains."""

    help_page = PAGES[0]

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Trợ giúp"))
        self._page = ""
        self._came_from = ""
        self.index = QListWidget()
        self.index.setProperty("role", "index")
        self.index.setAccessibleName(_("Các trang trợ giúp"))
        self.index.setToolTip(_("Chọn trang bằng mũi tên"))
        self.index.setFixedWidth(px(INDEX_WIDTH))
        for page in PAGES:
            item = QListWidgetItem(_heading(page))
            item.setData(Qt.ItemDataRole.UserRole, page)
            item.setSizeHint(QSize(0, px(look.ROW_HEIGHT)))
            self.index.addItem(item)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Trang trợ giúp"))
        self.text.setToolTip(_("Mũi tên lên, xuống để cuộn"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(18))
        row.addWidget(self.index)
        row.addWidget(self.text, 1)
        self.main.addWidget(holder, 1)
        self.add_action(_("Quay lại"), self._back, shortcut="Esc", tip=_("Về màn hình trước"))
        self.index.currentItemChanged.connect(self._choose)

    def go(self, **where: Any) -> None:
        """Show the page of the screen one came from."""
        self._came_from = where.get("page") or PAGES[0]
        self._turn_to(self._came_from)

    def _turn_to(self, wanted: str) -> None:
        page = wanted if wanted in PAGES else SHARED
        self.index.setCurrentRow(PAGES.index(page))
        self.index.item(PAGES.index(page)).setSelected(True)
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._page = item.data(Qt.ItemDataRole.UserRole)
        document = QTextDocument(self.text)
        document.setDefaultFont(current().font())
        document.setIndentWidth(px(24))
        document.setMarkdown(page_text(self._page))
        document.setDocumentMargin(px(24))
        _calm(document)
        self.text.setDocument(document)

    def _follow(self, link: QUrl) -> None:
        self._turn_to(link.toString())

    def _back(self) -> None:
        """Go to the screen the page explains, else to the one from which one came."""
        rooms = (self._page, self._came_from, "home")
        self.context.open_room(next(room for room in rooms if room not in WITHOUT_ROOM))


def _heading(page: str) -> str:
    return page_text(page).partition("\n")[0].removeprefix("# ")


def _calm(document: QTextDocument) -> None:
    """Give headings and lines the house's sizes and air; Markdown's own are loud."""
    theme = current()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = _over(document, block.position())
        form = cursor.blockFormat()
        form.setLineHeight(135, 1)
        form.setBottomMargin(px(6 if level else 8))
        form.setTopMargin(px(18 if level > 1 else 0))
        cursor.setBlockFormat(form)
        if level:
            size = theme.font(16 if level == 1 else 12.5, bold=True)
            letters = cursor.charFormat()
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
            letters.setFontPointSize(size.pointSizeF())
            cursor.mergeCharFormat(letters)
        block = block.next()


def _over(document: QTextDocument, position: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return cursor

"""The page of a reply that a person reads, prints, writes answers on and signs (DOMAIN §7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from openpyxl.cell.cell import Cell
from openpyxl.styles import Font

from db.figures import CATALOGUE
from db.registers.superior_queries import NewSuperiorQuery
from desktop.returns.facts import FACTS, Circumstances, period_name
from desktop.returns.heights import Heights, row_height
from desktop.returns.looks import (
    BOX,
    Across,
    Down,
    aligned,
    font,
    merged,
    new_workbook,
    set_up_page,
)
from desktop.returns.pages import break_pages
from desktop.returns.putting import put_text, put_value
from desktop.returns.replies.reply import Reply, receipt_words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "Phản hồi"
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_KIND = "PHẢN HỒI BÁO CÁO"
_COLUMNS = (
    ("TT", 5),
    ("Biểu, ô", 20),
    ("Số liệu đã báo cáo", 14),
    ("Nội dung hỏi", 36),
    ("Trả lời trước ngày", 12),
    ("Trả lời", 31),
)
_LEFT, _RIGHT, _LAST = 3, 5, len(_COLUMNS)
"""The head's left column ends with the first, its right one begins with the second."""
_HEAD, _GAP, _LINE, _SIGN_HERE = 17.0, 6.0, 18.0, 48.0
_TO_WRITE_ON = 54.0
"""How high the row of a question is that waits for an answer: three lines by hand."""
_SETTLED = "(Đã xong)"
_NOTE = (
    "Ghi câu trả lời trong Sổ Chi bộ để gửi kèm số báo cáo lập sau; chữ gõ vào tệp này không được "
    "đọc."
)


def page_of(reply: Reply, answers: Mapping[int, str], told: Circumstances) -> Workbook:
    """Return a workbook with a reply's one visible sheet.

    `answers` are those the superior has already, by the number of their query; `told` says who
    issues the reply, and on which day.
    """
    workbook, sheet = new_workbook(TITLE)
    for at, (_heading, width) in enumerate(_COLUMNS):
        sheet.column_dimensions["ABCDEF"[at]].width = width
    page = _Page(sheet, told)
    page.head()
    page.receipt(reply)
    titles = page.queries(reply.queries, answers) if reply.queries else None
    page.signatures()
    sheet.print_area = f"A1:F{page.row - 1}"
    set_up_page(sheet, titles)
    # Signatures never stand on a page alone: the last question goes with them.
    break_pages(sheet, page.last, range(titles[0], titles[1] + 1) if titles else ())
    return workbook


class _Page:
    """The page on its way, filled from the top; `row` is the next one free.

    `last` is the row of the last question, or else the first of the signatures.
    """

    def __init__(self, sheet: Worksheet, told: Circumstances) -> None:
        self._sheet = sheet
        self._told = told
        self.row = self.last = 1

    def head(self) -> None:
        """Put the two columns: who issues it, under whom; where and when."""
        parent, name = (self._fact(each).upper() for each in ("unit.parent", "unit.name"))
        party = font(13, bold=True)
        party.underline = "single"
        self._two(parent, _PARTY, (font(13), party))
        self._two(name, "", (font(13, bold=True), font(13)))
        self._two("*", self._fact("place_and_date"), (font(13), font(13, italic=True)))
        self._skip(_GAP)

    def receipt(self, reply: Reply) -> None:
        """Put the title, whom it is for, and what came of the return."""
        self._line(_KIND, font(14, bold=True), "center")
        about = f"Báo cáo {reply.form}, {period_name(reply.period)}"
        self._line(about, font(14, bold=True), "center")
        to = f"Kính gửi: {reply.unit_name or reply.unit_code} (mã {reply.unit_code})"
        self._line(to, font(13), "center")
        self._skip(_GAP)
        for words in receipt_words(reply):
            self._line(str(words), font(13), "left")
        self.last = self.row
        self._skip(_GAP)

    def queries(
        self, queries: tuple[NewSuperiorQuery, ...], answers: Mapping[int, str]
    ) -> tuple[int, int]:
        """Put the table of queries, open ones first, and return the rows that head it."""
        heading = self.row
        for at, (words, _width) in enumerate(_COLUMNS, start=1):
            self._box(at, words, font(12, bold=True), "center")
        self.row += 1
        for at in range(1, _LAST + 1):
            self._box(at, f"({at})", font(11, italic=True), "center")
        self.row += 1
        for number, query in enumerate(sorted(queries, key=_place), start=1):
            self.last = self.row
            self._query(number, query, answers.get(query.number, ""))
        self._line(_NOTE, font(11, italic=True), "left", "top")
        return heading, heading + 1

    def signatures(self) -> None:
        """Put who made it and who signs."""
        self._skip(_GAP)
        bold = font(13, bold=True)
        self._two("NGƯỜI LẬP", f"T/M {self._fact('signer.body').upper()}", (bold, bold))
        self._two("", self._fact("signer.title").upper(), (bold, font(13)))
        self._skip(_SIGN_HERE)
        self._two(self._fact("preparer"), self._fact("signer.name"), (bold, bold))

    def _query(self, number: int, query: NewSuperiorQuery, answer: str) -> None:
        put_value(self._box(1, "", font(), "center"), number)
        self._box(2, _where(query), font())
        self._box(3, query.shown, font(), "center")
        self._box(4, query.question, font())
        put_value(self._box(5, "", font(), "center"), query.due_on)
        self._box(6, "\n".join(filter(None, (answer, _SETTLED if query.settled else ""))), font())
        if not query.settled and not answer and row_height(self._sheet, self.row) < _TO_WRITE_ON:
            self._sheet.row_dimensions[self.row].height = _TO_WRITE_ON
        self.row += 1

    def _box(self, column: int, text: str, face: Font, across: Across = "left") -> Cell:
        """Put text into a cell of the table, its row made high enough."""
        cell = merged(self._sheet, self.row, column, column)
        cell.font, cell.border, cell.alignment = face, BOX, aligned(across)
        put_text(cell, text)
        Heights(self._sheet).grow(cell)
        return cell

    def _line(self, text: str, face: Font, across: Across, down: Down = "center") -> None:
        self._put(text, face, 1, _LAST, across, down)
        self.row += 1

    def _two(self, left: str, right: str, faces: tuple[Font, Font]) -> None:
        """Put a row of the head or the foot."""
        self._put(left, faces[0], 1, _LEFT, "center", "top")
        self._put(right, faces[1], _RIGHT, _LAST, "center", "top")
        self.row += 1

    def _put(
        self, text: str, face: Font, first: int, last: int, across: Across, down: Down
    ) -> None:
        cell = merged(self._sheet, self.row, first, last)
        cell.font, cell.alignment = face, aligned(across, down)
        put_text(cell, text)
        if self.row not in self._sheet.row_dimensions:
            self._sheet.row_dimensions[self.row].height = _HEAD if last < _LAST else _LINE
        Heights(self._sheet).grow(cell)

    def _skip(self, height: float) -> None:
        self._sheet.row_dimensions[self.row].height = height
        self.row += 1

    def _fact(self, name: str) -> str:
        return FACTS[name].text(self._told)


def _place(query: NewSuperiorQuery) -> tuple[bool, int]:
    return query.settled, query.number


def _where(query: NewSuperiorQuery) -> str:
    """Return which cell is asked about, and what it shows as far as that has a name."""
    place = f"{query.sheet}, ô {query.cell}" if query.cell else query.sheet
    figure = CATALOGUE.get(query.figure.partition("[")[0])
    return place if figure is None else f"{place}\n{figure.name}"

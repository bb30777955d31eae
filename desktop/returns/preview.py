"""A filled form as it will be printed: plain cells with their looks, for the window to paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from openpyxl import Workbook

Horizontal = Literal["left", "center", "right"]
Vertical = Literal["top", "center", "bottom"]
Edges = tuple[float, float, float, float]


@dataclass(frozen=True)
class PreviewCell:
    """One cell or merged block, placed by its first row and column in the sheet, from 0 on.

    `down` and `across` say how many rows and columns it covers, `size` and `indent` are points,
    `turn` the degrees its text is turned to the left. `edges` are the points its lines are wide:
    left, top, right, bottom. `ink` and `ground` are #RRGGBB, empty for black on plain paper.
    """

    row: int
    column: int
    down: int
    across: int
    text: str
    bold: bool
    italic: bool
    underline: bool
    size: float
    horizontal: Horizontal
    vertical: Vertical
    wrap: bool
    indent: float
    turn: int
    ink: str
    ground: str
    edges: Edges


@dataclass(frozen=True)
class PreviewSheet:
    """What is printed of one sheet.

    Widths and heights are points, from `left` and `top` on, which count from 0; what is hidden
    has none. Cells stand in the order one reads. `titles` are the first row repeated on every
    page and the one after the last, None where none is.
    """

    name: str
    top: int
    left: int
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    titles: tuple[int, int] | None
    cells: tuple[PreviewCell, ...]


def preview(workbook: Workbook) -> tuple[PreviewSheet, ...]:
    """Return what a filled form's visible sheets show, values as Excel writes them here."""
    from desktop.returns.preview_reader import read_sheet

    return tuple(
        read_sheet(sheet) for sheet in workbook.worksheets if sheet.sheet_state == "visible"
    )

"""What came of an import: counts by sheet, what was refused, what is odd."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from db.messages import Message
from desktop.text import translate


@dataclass
class SheetCount:
    """How many rows of one sheet were new, changed, same or refused."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0


@dataclass(frozen=True)
class Refusal:
    """A cell that cannot be understood; because of it nothing of the file is applied."""

    sheet: str
    cell: str
    reason: Message


@dataclass(frozen=True)
class Oddity:
    """Something odd but possible: it was taken in, or passed over, and is pointed out."""

    sheet: str
    cell: str
    rule: str
    reason: Message


@dataclass
class ImportReport:
    """What an import did, or would do; sheets by their names in the file."""

    sheets: dict[str, SheetCount] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    odd: list[Oddity] = field(default_factory=list)
    applied: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the report as CONTRACT §1 has it, reasons in the language in use."""
        return {
            "sheets": {name: asdict(count) for name, count in self.sheets.items()},
            "refused": [
                {"sheet": each.sheet, "cell": each.cell, "reason": translate(each.reason)}
                for each in self.refused
            ],
            "odd": [
                {
                    "sheet": each.sheet,
                    "cell": each.cell,
                    "rule": each.rule,
                    "reason": translate(each.reason),
                }
                for each in self.odd
            ],
            "applied": self.applied,
        }

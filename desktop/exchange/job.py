"""One import under way: the session it writes in, what it knows, what it has to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from db.messages import Message
from db.registers import Register
from db.schema import Record
from desktop.exchange.lookups import Lookups
from desktop.exchange.report import ImportReport, Oddity, Refusal, SheetCount
from desktop.exchange.sheets import FoundSheet


@dataclass(eq=False)
class Line:
    """One row of a sheet: what it gives, and the record it is about once that is known.

    `values` is the record as the row leaves it, `moved` whether that is news; `record_id` is 0
    until the record is written.
    """

    sheet: FoundSheet
    row: int
    given: dict[str, Any] = field(default_factory=dict)
    refused: bool = False
    record: Record | None = None
    record_id: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    moved: bool = False

    @property
    def register(self) -> Register:
        """Return the register whose sheet this is."""
        return self.sheet.register

    def place(self, field_name: str = "") -> str:
        """Return the name of the row's cell for a field."""
        return self.sheet.place(self.row, field_name)


class Job:
    """What the parts of an import share."""

    def __init__(self, session: Session, today: date) -> None:
        self.session = session
        self.today = today
        self.report = ImportReport()
        self.lookups = Lookups(session)
        self.lines: dict[str, list[Line]] = {}

    @property
    def failing(self) -> bool:
        """Tell whether a row was refused: what follows is read, but no longer written."""
        return bool(self.report.refused)

    def count(self, sheet: FoundSheet) -> SheetCount:
        """Return the counts of a sheet."""
        return self.report.sheets.setdefault(sheet.counted_as, SheetCount())

    def refuse(self, line: Line, field_name: str, reason: Message) -> None:
        """Refuse a row at the cell of a field."""
        if not line.refused:
            line.refused = True
            self.count(line.sheet).refused += 1
        self.report.refused.append(Refusal(line.sheet.name, line.place(field_name), reason))

    def doubt(self, line: Line, field_name: str, rule: str, reason: Message) -> None:
        """Point out what is odd at the cell of a field."""
        self.report.odd.append(Oddity(line.sheet.name, line.place(field_name), rule, reason))

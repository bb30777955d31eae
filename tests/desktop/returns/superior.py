"""A superior's book for tests: it takes a chapter's returns in, asks, decides and replies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.book import Book
from db.periods import Period
from db.registers import received, unit_queries
from db.registers.receipts import accept, send_back
from db.registers.received import NewReceived
from db.registers.unit_queries import NewQuery, QueryRow
from desktop.returns.consolidation.overview import overview
from desktop.returns.consolidation.taking_in import look_over, take_in
from desktop.returns.manifest import Manifest
from desktop.returns.replies.making import make_reply
from desktop.returns.replies.reading import reply_of
from desktop.returns.replies.reply import Reply
from tests.desktop.returns.office import PERIOD, check_here, read_here

VIETNAM = timezone(timedelta(hours=7))
HALF = Period.parse(PERIOD)
RECEIVED = datetime(2026, 7, 6, 8, 0, tzinfo=VIETNAM)
DUE = date(2026, 7, 15)
FORM, UNIT = "KL01", "KV3"


@dataclass
class Superior:
    """A superior's book, the stick between the two, and its clock: every reply is a day later."""

    book: Book
    stick: Path
    now: datetime = RECEIVED

    def receive(self, file: Path) -> int:
        """Take in what counts of a return file, and the answers it brings."""
        take_in(self.book, look_over(self.book, FORM, HALF, [file]), self.now)
        with self.book.read() as session:
            (newest,) = received.received(session, FORM, HALF)
        return newest.id

    def total(self, figure: str) -> object:
        """Return a figure of all units together."""
        with self.book.read() as session:
            return overview(session, FORM, HALF, self.now).totals[figure].number

    def take(self, unit: str = UNIT, revision: int = 1, **values: Any) -> int:
        """Take in a return of which nothing matters but whose it is."""
        usual: dict[str, Any] = {
            "form": FORM,
            "form_version": "1",
            "period": HALF,
            "unit_code": unit,
            "unit_name": f"Chi bộ {unit}",
            "revision": revision,
            "made_at": self.now,
            "received_at": self.now,
            "received_by": self.book.clerk,
            "file_name": "báo cáo.xlsx",
            "content": "0" * 64,
            "file": b"",
            "said": b"",
        }
        with self.book.change("nhận báo cáo") as session:
            (taken,) = received.receive(session, [NewReceived(**usual | values)])
        return taken

    def ask(self, question: str = "Vì sao?", *, file: Path | None = None, **values: Any) -> int:
        """Ask about a cell, of a return file or of none."""
        usual: dict[str, Any] = {
            "form": FORM,
            "period": HALF,
            "revision": 1,
            "sheet": "Biểu 02",
            "cell": "J11",
            "shown": "2",
            "question": question,
            "due_on": DUE,
            "unit_code": UNIT,
            "unit_name": "Chi bộ Khu vực 3",
        } | values
        if file is not None:
            manifest = check_here(file).manifest
            usual["figure"] = _figure_at(manifest, usual["sheet"], usual["cell"])
        with self.book.change("hỏi") as session:
            new = NewQuery(**{"figure": "", **usual})
            return unit_queries.ask(session, new, self.now.date())

    def do(self, step: Callable[[Session], object]) -> None:
        with self.book.change("ghi") as session:
            step(session)

    def accept(self, *taken: int, words: str = "") -> None:
        self.do(lambda session: accept(session, taken, self.now.date(), words))

    def send_back(self, taken: int, words: str) -> None:
        self.do(lambda session: send_back(session, taken, self.now.date(), words))

    def queries(self) -> list[QueryRow]:
        with self.book.read() as session:
            return unit_queries.queries(session, FORM, HALF)

    def reply(self, unit: str = UNIT) -> Path:
        """Write the reply to a unit onto the stick."""
        self.now += timedelta(days=1)
        return make_reply(self.book, FORM, HALF, unit, self.stick, self.now)

    def told(self, unit: str = UNIT) -> Reply:
        """Return what the reply to a unit says, read from its file."""
        return read_reply_here(self.reply(unit))


def read_reply_here(path: Path) -> Reply:
    """Read a reply file as read_reply does, without a child process."""
    return reply_of(read_here(path), path)


def _figure_at(manifest: Manifest, sheet: str, cell: str) -> str:
    """Return the figure that a cell of a return shows; empty where it shows none."""
    for figure, shown in manifest.shown.items():
        if any((each.sheet, each.cell) == (sheet, cell) for each in shown):
            return figure
    return ""

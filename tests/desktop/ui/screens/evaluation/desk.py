"""The window with an evaluation in view, driven by keys, on a small book of three meetings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from sqlalchemy.orm import Session

from db.book import Book, Founding
from db.dates import PartialDate
from db.registers import attendance, scoring, store, tasks, votes
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS, STANDINGS
from db.registers.scoring import ScoreSheet
from db.registers.tasks import TASKS, TaskRow
from db.registers.votes import VoteRow
from db.schema import Audience, Call, Mark, MeetingKind
from db.standing import StandingKind
from desktop.ui.screens.evaluation import EvaluationScreen
from desktop.ui.screens.evaluation.coming import TaskCard
from desktop.ui.screens.evaluation.criteria_page import CriteriaPage
from desktop.ui.screens.evaluation.points import PointsRow
from desktop.ui.widgets.form import Form
from tests.desktop.ui.copies import made_once
from tests.desktop.ui.screens.opened import Opened

K = Qt.Key
OCTOBER, NOVEMBER, PUBLIC = 1, 2, 3
"""The ordinary meetings of 5 October and 5 November 2026, and a session for the public."""
DUES, POSTER = "Thu quỹ quý IV", "Treo băng rôn trước hội trường"
"""Given in October: the one overdue since 30 October, the other done on the 18th."""
NAMES = ("Nguyễn Hữu Hòa", "Nguyễn Thị Ánh", "Phạm Ngọc Đào", "Hồ Văn Bảo", "Lý Quốc Đạt")
PROBATIONARY, EXEMPT = "Danh Sà Phoan", "Đoàn Văn Ân"


@made_once
def open_book(path: Path) -> None:
    """Make the small book."""
    founding = Founding("KV3", "Chi bộ Khu vực 3")
    with Book.create(path, founding) as book, book.founding("ghi sổ mẫu") as session:
        _fill(session)


def _fill(session: Session) -> None:
    for name in (*NAMES, PROBATIONARY, EXEMPT):
        official = None if name == PROBATIONARY else PartialDate(2011)
        joined = PartialDate(2010 if official else 2026)
        store.save(session, MEMBERS, {"full_name": name, "joined": joined, "official": official})
    resting = {"kind": StandingKind.EXEMPT, "from_date": date(2026, 1, 1)}
    store.save(session, STANDINGS, {"member": len(NAMES) + 2} | resting)
    posted = {"papers_posted": date(2026, 11, 5), "resolution_posted": date(2026, 11, 6)}
    _meet(session, day=date(2026, 10, 5))
    _meet(session, day=date(2026, 11, 5), duration=90, opinions=1, **posted)
    _meet(session, day=date(2026, 10, 20), audience=Audience.PUBLIC)
    attendance.set_mark(session, NOVEMBER, 1, Mark.EXCUSED)
    for meeting in (OCTOBER, NOVEMBER):
        attendance.take(session, meeting)
    for content, due, done in (
        (DUES, date(2026, 10, 30), None),
        (POSTER, date(2026, 10, 20), date(2026, 10, 18)),
    ):
        task = {"meeting": OCTOBER, "content": content, "due": due, "done": done}
        store.save(session, TASKS, task)


def _meet(session: Session, **values: Any) -> None:
    plain = {"kind": MeetingKind.ORDINARY, "audience": Audience.MEMBERS, "call": Call()}
    store.save(session, MEETINGS, plain | values)


class Desk(Opened):
    """The window, and short words for what a clerk does and what the book then says."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "meetings", make=open_book, **look)
        self.evaluate(NOVEMBER)

    def evaluate(self, meeting: int | None) -> None:
        """Open a meeting's evaluation."""
        self.go("evaluation", meeting=meeting)

    @property
    def page(self) -> EvaluationScreen:
        assert isinstance(self.screen, EvaluationScreen)
        return self.screen

    @property
    def form(self) -> Form:
        content: Any = self.page.panel.content
        assert isinstance(content, Form)
        return content

    @property
    def criteria(self) -> CriteriaPage:
        content: Any = self.page.panel.content
        assert isinstance(content, CriteriaPage)
        return content

    def card(self, content: str) -> TaskCard:
        """Return the card of a task that comes up."""
        return next(card for card in self.page.coming.cards if card.task.content == content)

    def row(self, text: str) -> PointsRow:
        """Return the row of the criterion whose text begins so."""
        rows = self.page.quality.rows
        return next(row for row in rows if row.criterion.text.startswith(text))

    def fill(self, name: str, text: str, form: Form | None = None) -> None:
        """Type a text over what stands in a field, and go on."""
        inner = (form or self.form).boxes[name].editor.inner
        self.over(inner, text)
        self.press(K.Key_Tab)

    def give_points(self, text: str) -> None:
        """Type points for every criterion that has none, each ended with Enter."""
        self.press(K.Key_F5)
        for row in self.page.quality.rows:
            if row.points is None:
                self.over(row.editor.line, text)
                self.press(K.Key_Return)

    # What the book says, opened anew.

    def tasks(self, meeting: int) -> list[TaskRow]:
        return self.read(lambda session: tasks.given_at(session, meeting))

    def task(self, content: str) -> TaskRow:
        return next(row for row in self.tasks(OCTOBER) if row.content == content)

    def votes(self) -> list[VoteRow]:
        return self.read(lambda session: votes.votes_at(session, NOVEMBER))

    def sheet(self, meeting: int = NOVEMBER) -> ScoreSheet:
        return self.read(lambda session: scoring.sheet(session, meeting))

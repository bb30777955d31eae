"""A small book in memory and a few screens made with the kit, for its own tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db.dates import PartialDate
from db.messages import Message
from db.registers.fields import Choice, Field, FieldKind
from desktop.ui.context import AppContext
from desktop.ui.frame import Command, Room
from desktop.ui.page import Screen
from desktop.ui.theme import Tone
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chart import Bar, BarChart
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import Card, FigureRow, TaskRow
from desktop.ui.widgets.suggest import Suggestion
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, RowStyle, State

TODAY = date(2026, 11, 23)
OFFICIAL = State("Chính thức", Tone.GOOD)


@dataclass(frozen=True)
class Step:
    """A named change."""

    title: Message
    tables: frozenset[str]


class SampleBook:
    """Keeps named steps in two lists; a change is an entry and nothing more."""

    def __init__(self) -> None:
        self.path = Path("khu-vuc-3.sochibo")
        self.clerk = "Nguyễn Thị Đào"
        self.steps: list[Step] = []
        self.undone: list[Step] = []
        self._listeners: list[Callable[[Any], None]] = []

    @contextmanager
    def read(self) -> Iterator[Session]:
        with Session() as session:
            yield session

    @contextmanager
    def change(self, template: str, **args: Any) -> Iterator[Session]:
        with Session() as session:
            yield session
        self.steps.append(Step(Message(template, args), frozenset({"member"})))
        self._tell(self.steps[-1])

    def undo(self) -> Step | None:
        if not self.steps:
            return None
        self.undone.append(self.steps.pop())
        self._tell(self.undone[-1])
        return self.undone[-1]

    def redo(self) -> Step | None:
        if not self.undone:
            return None
        self.steps.append(self.undone.pop())
        self._tell(self.steps[-1])
        return self.steps[-1]

    def undoable(self) -> Step | None:
        return self.steps[-1] if self.steps else None

    def redoable(self) -> Step | None:
        return self.undone[-1] if self.undone else None

    def listen(self, listener: Callable[[Any], None]) -> None:
        self._listeners.append(listener)

    def verify(self) -> list[Message]:
        return []

    def _tell(self, step: Step) -> None:
        for listener in self._listeners:
            listener(step)


@dataclass(frozen=True)
class Person:
    """One member as a list shows it."""

    id: int
    name: str
    birth: PartialDate | None
    position: str = ""
    state: State = OFFICIAL
    meetings: int = 12
    rate: str = "100,00%"


def people() -> list[Person]:
    away, probation = State("Tạm thời đi", Tone.INFO), State("Dự bị", Tone.ATTENTION)
    return [
        Person(1, "Nguyễn Thị Ánh", PartialDate(1970), "Phó Bí thư"),
        Person(2, "Hồ Văn Bảo", PartialDate(1958, 5, 3)),
        Person(3, "Danh Sà Cường", PartialDate(1991, 7), state=probation),
        Person(4, "Phạm Ngọc Đào", PartialDate(1974), "Chi ủy viên"),
        Person(5, "Lý Quốc Đạt", PartialDate(1988), state=away),
        Person(6, "Võ Thị Mỹ Hạnh", PartialDate(1966)),
        Person(7, "Nguyễn Hữu Hòa", PartialDate(1979), "Bí thư"),
        Person(8, "Trần Văn Hòa", PartialDate(1981, 12, 24), state=State("Miễn", Tone.PLAIN)),
        Person(9, "Lê Văn Tám", PartialDate(1961), meetings=3),
        Person(10, "Trần Minh Ưng", PartialDate(1983), meetings=1),
    ]


MEMBER_COLUMNS: list[Column[Any]] = [
    Column("number", "TT", lambda row: row.id, 56),
    Column("name", "Họ và tên", lambda row: row.name, 220, stretch=True, bold=True),
    Column("birth", "Năm sinh", lambda row: row.birth, 116),
    Column("position", "Chức vụ", lambda row: row.position, 130, optional=1),
    Column("state", "Tình trạng", lambda row: row.state, 130),
    Column("meetings", "Số cuộc dự", lambda row: row.meetings, 110, optional=2),
    Column("rate", "Tỷ lệ dự", lambda row: row.rate, 100, right=True, optional=3),
]

MEMBER_FIELDS = (
    Field("code", "Mã", FieldKind.CODE, required=True),
    Field("name", "Họ và tên", required=True, width=26),
    Field(
        "gender",
        "Giới tính",
        FieldKind.CHOICE,
        choices=(Choice("male", "Nam"), Choice("female", "Nữ")),
        width=9,
    ),
    Field("birth", "Ngày sinh", FieldKind.PARTIAL_DATE, help="Chỉ biết năm thì gõ năm."),
    Field("joined", "Ngày vào Đảng", FieldKind.DATE),
    Field("position", "Chức vụ", suggestions=("Bí thư", "Phó Bí thư", "Chi ủy viên")),
    Field("away", "Đang sinh hoạt tạm thời nơi khác", FieldKind.FLAG),
    Field("start", "Giờ bắt đầu", FieldKind.TIME),
    Field("people", "Số người", FieldKind.INTEGER),
    Field("introducer", "Người giới thiệu", FieldKind.PERSON),
    Field("subjects", "Chủ đề", FieldKind.REFERENCES),
    Field("note", "Ghi chú", FieldKind.LONG_TEXT),
)


def persons() -> list[Suggestion]:
    return [Suggestion(row.name, row.birth.show() if row.birth else "", row.id) for row in people()]


def subjects() -> list[Suggestion]:
    return [
        Suggestion("Kết luận số 01-KL/TW", "KL01", 1),
        Suggestion("Nghị quyết Đại hội XIV của Đảng", "ND14", 2),
        Suggestion("Chuyên đề năm 2026", "CD26", 3),
    ]


def member_form(context: AppContext) -> Form:
    return Form(
        MEMBER_FIELDS,
        context.alerts,
        context.today,
        options={"introducer": persons, "subjects": subjects},
    )


class MembersScreen(Screen):
    """A register: filter, table, entry form beside it, a right column."""

    registers = frozenset({"member"})
    help_page = "members"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "Đảng viên", "28 đảng viên, trong đó 2 dự bị")
        self.rows = people()
        self.refreshed = 0
        self.box = TableBox(
            "members",
            "Đảng viên",
            MEMBER_COLUMNS,
            context.settings,
            search=lambda row: row.name,
            empty=Empty("Chưa có đảng viên nào. Thêm người đầu tiên.", "Thêm đảng viên", self.add),
            style=lambda row: RowStyle(bold=row.meetings < 4, tinted=row.meetings < 4),
            totals=lambda rows: {
                "name": "Cộng",
                "meetings": str(sum(row.meetings for row in rows)),
            },
        )
        self.main.addWidget(self.box, 1)
        self.add_action("Thêm đảng viên", self.add, shortcut="Ctrl+N", primary=True)
        self.add_action("Nhập từ Excel", lambda: None, tip="Nhập danh sách từ tệp Excel")
        self.box.opened.connect(self.edit)
        self.set_side(self._standings())
        self.set_side_summary("Chính thức 25 · Dự bị 2 · Miễn, tạm thời đi 3")
        self.refresh()

    def refresh(self) -> None:
        self.refreshed += 1
        self.box.set_rows(self.rows)

    def add(self) -> None:
        self._open("Thêm đảng viên", {})

    def edit(self, row: Person) -> None:
        values = {"code": f"DV{row.id:02}", "name": row.name, "birth": row.birth}
        self._open(row.name, values | {"subjects": (1, 3), "position": row.position or None})

    def _open(self, heading: str, values: dict[str, Any]) -> None:
        form = self.form = member_form(self.context)
        form.load(values)
        form.close_wanted.connect(self.panel.shut)
        form.save_wanted.connect(lambda values: self._save(form, values))
        self.panel.open(heading, form)
        form.focus_first()

    def _save(self, form: Form, values: dict[str, Any]) -> None:
        def write() -> None:
            with self.context.book.change("sửa {name}", name=values["name"]):
                self.rows = [
                    replace(row, name=values["name"]) if values["code"] == f"DV{row.id:02}" else row
                    for row in self.rows
                ]

        self.context.writer.submit(write, lambda _none: form.mark_saved())

    def _standings(self) -> Card:
        card = Card()
        for name, number in (("Chính thức", "25"), ("Dự bị", "2"), ("Miễn, tạm thời đi", "3")):
            card.body.addWidget(FigureRow(name, number))
        return card


class HomeScreen(Screen):
    """Cards and a chart."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "Việc cần làm", "Thứ Hai, 23/11/2026")
        for text, key in (("Ghi cuộc họp", "Ctrl+N"), ("Điểm danh", "Ctrl+D")):
            primary = key == "Ctrl+N"
            self.add_action(text, lambda: None, shortcut=key, primary=primary, place="below")
        card = Card("Cần làm ngay", padded=False)
        card.badge.show_state("3", Tone.FAULT)
        for number in range(3):
            button = Button("Điểm danh", lambda: None)
            row = TaskRow(
                Tone.FAULT if number < 2 else Tone.ATTENTION,
                "Cần làm ngay",
                f"Họp thường kỳ 0{number + 5}/11 chưa điểm danh",
                "28 đảng viên phải dự",
                button,
            )
            card.body.addWidget(row)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()
        self.add_scrolled(inside)
        months = Card("Tỷ lệ dự họp 12 tháng", note="97,8%")
        self.chart = BarChart("Tỷ lệ dự họp 12 tháng")
        bars = [
            Bar(str(month), 0.9 + month % 3 / 30, f"Tháng {month}: 97%", month)
            for month in range(1, 12)
        ]
        self.chart.show_bars([*bars, Bar("12", None, "Tháng 12: chưa điểm danh", 12)])
        months.body.addWidget(self.chart)
        self.set_side(months, width=400)
        self.set_side_summary("Tỷ lệ dự họp 12 tháng: 97,8%")


def sample_rooms() -> list[Room]:
    plain = [
        ("meetings", "Sinh hoạt", "ph.calendar-check", False),
        ("models", "Mô hình", "ph.leaf", False),
        ("commitments", "Cam kết", "ph.handshake", False),
        ("outreach", "Tuyên truyền", "ph.megaphone", False),
        ("inspection", "Kiểm tra, giám sát", "ph.magnifying-glass", False),
        ("commendation", "Khen thưởng", "ph.medal", False),
        ("documents", "Văn bản, chủ đề", "ph.files", False),
        ("returns", "Báo cáo", "ph.chart-bar", True),
        ("consolidation", "Tổng hợp", "ph.stack", False),
        ("settings", "Sao lưu, cài đặt", "ph.gear", True),
    ]
    return [
        Room("home", "Trang chính", "ph.house", HomeScreen, "Ctrl+1"),
        Room("members", "Đảng viên", "ph.users", MembersScreen, "Ctrl+2", gap=True),
        *(
            Room(name, title, icon, partial(Screen, title=title), gap=gap)
            for name, title, icon, gap in plain
        ),
    ]


SAMPLE_COMMANDS = {"Ctrl+N": Command("meetings", {"new": True})}

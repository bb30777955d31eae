"""The rows of an exchange workbook (CONTRACT §2), and the book they make up.

A date known only by year or month stands here as that period's first day. Codes are spelled
everywhere as in the register they belong to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Fate(StrEnum):
    """What sheet Diễn biến can say of a member."""

    EXEMPT = "Miễn sinh hoạt"
    AWAY = "Tạm thời đi"
    HERE = "Tạm thời đến"
    ARRIVED = "Chuyển đến"
    TRANSFERRED = "Chuyển đi"
    LEFT = "Ra khỏi Đảng"
    DIED = "Từ trần"


class MeetingKind(StrEnum):
    ORDINARY = "Thường kỳ"
    THEMATIC = "Chuyên đề"
    COMBINED = "Kết hợp"
    COMMITTEE = "Chi ủy"
    STUDY = "Quán triệt"
    EXTRAORDINARY = "Đột xuất"
    YEAR_END = "Kiểm điểm"
    REVIEW = "Sơ kết"
    CONGRESS = "Đại hội"
    OTHER = "Khác"


class Audience(StrEnum):
    MEMBERS = "Đảng viên"
    CADRES = "Cán bộ chủ chốt"
    PUBLIC = "Quần chúng"


class Outcome(StrEnum):
    """Whether someone came."""

    PRESENT = "Có mặt"
    ONLINE = "Trực tuyến"
    EXCUSED = "Vắng có lý do"
    UNEXCUSED = "Vắng không lý do"


class SaidDue(StrEnum):
    """Phải dự: the clerk's word on who was due, above the standing."""

    YES = "có"
    NO = "không"


class ModelKind(StrEnum):
    FOLLOWING_UNCLE_HO = "Học tập và làm theo Bác"
    SKILFUL_MOBILISATION = "Dân vận khéo"


class ModelField(StrEnum):
    ECONOMY = "Kinh tế"
    CULTURE = "Văn hóa - xã hội"
    DEFENCE = "Quốc phòng - an ninh"
    POLITICS = "Xây dựng hệ thống chính trị"


class Holder(StrEnum):
    COLLECTIVE = "Tập thể"
    PERSON = "Cá nhân"


class YearResult(StrEnum):
    FULFILLED = "Hoàn thành"
    UNFULFILLED = "Chưa hoàn thành"


class InspectionForm(StrEnum):
    CHECK = "Kiểm tra"
    SUPERVISION = "Giám sát"


class Nature(StrEnum):
    REGULAR = "Thường xuyên"
    SUDDEN = "Đột xuất"


class Gender(StrEnum):
    MAN = "Nam"
    WOMAN = "Nữ"


@dataclass
class UnitFact:
    item: str
    value: str
    since: date | None = None


@dataclass
class Member:
    code: str
    name: str = ""
    gender: Gender | None = None
    born: date | None = None
    joined: date | None = None
    official: date | None = None
    position: str = ""
    group: str = ""


@dataclass
class Turn:
    """One row of sheet Diễn biến: a turn in a member's standing."""

    member: str
    fate: Fate
    start: date
    end: date | None = None


@dataclass
class Position:
    """One row of sheet Chức vụ."""

    member: str
    position: str
    start: date | None = None
    end: date | None = None


@dataclass
class Subject:
    code: str
    name: str = ""


@dataclass
class Meeting:
    code: str
    day: date
    kind: MeetingKind
    audience: Audience | None = None
    summons: str = ""
    subjects: list[str] = field(default_factory=list)
    headcount: int | None = None
    taken: bool = False


@dataclass
class Mark:
    """One row of sheet Điểm danh."""

    meeting: str
    member: str
    outcome: Outcome | None = None
    due: SaidDue | None = None


@dataclass
class GroupCount:
    """One row of sheet Thành phần: how many of one group of the people came."""

    meeting: str
    group: str
    people: int | None = None


@dataclass
class Model:
    code: str
    name: str = ""
    kind: ModelKind | None = None
    area: ModelField | None = None
    holder: Holder | None = None
    registered: date | None = None
    completed: date | None = None
    stopped: date | None = None
    recognised: date | None = None


@dataclass
class ModelResult:
    model: str
    day: date
    text: str = ""
    people_helped: int | None = None


@dataclass
class Replication:
    model: str
    day: date
    place: str = ""


@dataclass
class CommitmentItem:
    member: str
    year: int
    text: str = ""
    result: YearResult | None = None


@dataclass
class Outreach:
    day: date
    form: str = ""
    quantity: Decimal | None = None


@dataclass
class Inspection:
    code: str = ""
    form: InspectionForm | None = None
    inspected: list[str] = field(default_factory=list)
    planned: date | None = None
    start: date | None = None
    limits: str = ""
    mended: date | None = None


@dataclass
class Commendation:
    day: date
    holder: Holder | None = None
    name: str = ""
    nature: Nature | None = None


@dataclass
class Document:
    type: str
    day: date
    number: str = ""


class Declarable(StrEnum):
    """Registers of which a chapter may declare that it has nothing (a choice of them)."""

    MEMBERS = "Đảng viên"
    MEETINGS = "Sinh hoạt"
    MODELS = "Mô hình"
    RESULTS = "Kết quả mô hình"
    REPLICATIONS = "Nhân rộng"
    COMMITMENTS = "Cam kết"
    OUTREACH = "Tuyên truyền"
    INSPECTIONS = "Kiểm tra, giám sát"
    COMMENDATIONS = "Khen thưởng"
    DOCUMENTS = "Văn bản"


@dataclass
class Declaration:
    """One row of sheet Khai không có."""

    register: Declarable
    start: date
    end: date


@dataclass
class Book:
    unit: list[UnitFact] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    group_counts: list[GroupCount] = field(default_factory=list)
    models: list[Model] = field(default_factory=list)
    results: list[ModelResult] = field(default_factory=list)
    replications: list[Replication] = field(default_factory=list)
    commitments: list[CommitmentItem] = field(default_factory=list)
    outreach: list[Outreach] = field(default_factory=list)
    inspections: list[Inspection] = field(default_factory=list)
    commendations: list[Commendation] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The unit's code, from the row Mã đơn vị."""
        return next(fact.value for fact in self.unit if fact.item == "Mã đơn vị")

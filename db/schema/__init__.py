"""The tables of the book, one file a register."""

from db.schema.base import Base, Coded, Findable, Noted, PartialDateText, Record, code_key
from db.schema.commendations import Commendation, CommendationNature, CommendationSubject
from db.schema.commitments import Commitment, CommitmentSubject, Outcome
from db.schema.declarations import Declaration
from db.schema.documents import Document, DocumentSubject
from db.schema.gradings import Grade, Grading
from db.schema.history import BookMeta, Change, ChangeKind, ChangeRow
from db.schema.inspections import (
    Inspected,
    Inspection,
    InspectionForm,
    InspectionNature,
    InspectionSubject,
)
from db.schema.meetings import (
    Attendance,
    Audience,
    Call,
    Headcount,
    Mark,
    Meeting,
    MeetingKind,
    MeetingSubject,
    Subject,
    SubjectKind,
    Summons,
)
from db.schema.members import Gender, Member, Position, Standing
from db.schema.models import (
    Holder,
    Model,
    ModelArea,
    ModelKind,
    ModelResult,
    ModelSubject,
    Replication,
)
from db.schema.outreach import Outreach, OutreachSubject
from db.schema.quality import Band, Criterion, Known, Score
from db.schema.queries import SuperiorQuery, UnitQuery
from db.schema.received import ReceivedReturn, RefusedFile
from db.schema.replies import ReceiptState, SuperiorReply, UnitReceipt
from db.schema.returns import ReturnNumber, ReturnPeriod, ReturnState, StoredForm
from db.schema.reviews import Review, ReviewSubject
from db.schema.tasks import Task
from db.schema.terms import Term
from db.schema.unit import FactKey, Setting, UnitFact
from db.schema.units_below import UnitBelow
from db.schema.votes import Vote

__all__ = [
    "Attendance",
    "Audience",
    "Band",
    "Base",
    "BookMeta",
    "Call",
    "Change",
    "ChangeKind",
    "ChangeRow",
    "Coded",
    "Commendation",
    "CommendationNature",
    "CommendationSubject",
    "Commitment",
    "CommitmentSubject",
    "Criterion",
    "Declaration",
    "Document",
    "DocumentSubject",
    "FactKey",
    "Findable",
    "Gender",
    "Grade",
    "Grading",
    "Headcount",
    "Holder",
    "Inspected",
    "Inspection",
    "InspectionForm",
    "InspectionNature",
    "InspectionSubject",
    "Known",
    "Mark",
    "Meeting",
    "MeetingKind",
    "MeetingSubject",
    "Member",
    "Model",
    "ModelArea",
    "ModelKind",
    "ModelResult",
    "ModelSubject",
    "Noted",
    "Outcome",
    "Outreach",
    "OutreachSubject",
    "PartialDateText",
    "Position",
    "ReceiptState",
    "ReceivedReturn",
    "Record",
    "RefusedFile",
    "Replication",
    "ReturnNumber",
    "ReturnPeriod",
    "ReturnState",
    "Review",
    "ReviewSubject",
    "Score",
    "Setting",
    "Standing",
    "StoredForm",
    "Subject",
    "SubjectKind",
    "Summons",
    "SuperiorQuery",
    "SuperiorReply",
    "Task",
    "Term",
    "UnitBelow",
    "UnitFact",
    "UnitQuery",
    "UnitReceipt",
    "Vote",
    "code_key",
]

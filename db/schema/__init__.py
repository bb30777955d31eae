"""The tables of the book, one file a register."""

from db.schema.base import Base, Coded, PartialDateText, Record, code_key
from db.schema.commendations import Commendation, CommendationNature
from db.schema.commitments import Commitment, Outcome
from db.schema.documents import Document
from db.schema.history import BookMeta, Change, ChangeKind, ChangeRow
from db.schema.inspections import Inspected, Inspection, InspectionForm, InspectionNature
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
from db.schema.unit import FactKey, Setting, UnitFact

__all__ = [
    "Attendance",
    "Audience",
    "Base",
    "BookMeta",
    "Call",
    "Change",
    "ChangeKind",
    "ChangeRow",
    "Coded",
    "Commendation",
    "CommendationNature",
    "Commitment",
    "Document",
    "FactKey",
    "Gender",
    "Headcount",
    "Holder",
    "Inspected",
    "Inspection",
    "InspectionForm",
    "InspectionNature",
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
    "Outcome",
    "Outreach",
    "OutreachSubject",
    "PartialDateText",
    "Position",
    "Record",
    "Replication",
    "Setting",
    "Standing",
    "Subject",
    "SubjectKind",
    "Summons",
    "UnitFact",
    "code_key",
]

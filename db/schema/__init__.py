"""The tables of the book, one file a register."""

from db.schema.base import Base, Coded, PartialDateText, Record, code_key
from db.schema.history import BookMeta, Change, ChangeKind, ChangeRow
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
    "FactKey",
    "Gender",
    "Headcount",
    "Mark",
    "Meeting",
    "MeetingKind",
    "MeetingSubject",
    "Member",
    "PartialDateText",
    "Position",
    "Record",
    "Setting",
    "Standing",
    "Subject",
    "SubjectKind",
    "Summons",
    "UnitFact",
    "code_key",
]

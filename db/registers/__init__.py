"""What one can do with members, meetings and the other registers of the book."""

from __future__ import annotations

from db.registers.attendance import ATTENDANCE
from db.registers.commendations import COMMENDATIONS
from db.registers.commitments import COMMITMENTS
from db.registers.documents import DOCUMENTS
from db.registers.fields import Choice, Field, FieldKind, NamedPerson, Register
from db.registers.inspections import INSPECTIONS
from db.registers.meetings import HEADCOUNTS, MEETINGS
from db.registers.members import MEMBERS, POSITION_REGISTER, STANDINGS
from db.registers.models import MODELS, REPLICATIONS, RESULTS
from db.registers.outreach import OUTREACH
from db.registers.subjects import SUBJECTS
from db.registers.unit import UNIT

# In the order in which one may refer to the other: an import applies them so.
REGISTERS: tuple[Register, ...] = (
    UNIT,
    MEMBERS,
    STANDINGS,
    POSITION_REGISTER,
    SUBJECTS,
    MEETINGS,
    HEADCOUNTS,
    ATTENDANCE,
    MODELS,
    RESULTS,
    REPLICATIONS,
    COMMITMENTS,
    OUTREACH,
    INSPECTIONS,
    COMMENDATIONS,
    DOCUMENTS,
)

__all__ = ["REGISTERS", "Choice", "Field", "FieldKind", "NamedPerson", "Register", "by_name"]


def by_name(name: str) -> Register:
    """Return a register by its name; raises KeyError."""
    return {register.name: register for register in REGISTERS}[name]

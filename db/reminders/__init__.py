"""What needs doing now, for the home screen: each with the place to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy.orm import Session

from db.reminders import (
    commitments,
    documents,
    gradings,
    inspections,
    meetings,
    members,
    models,
    registers,
    superior_queries,
    tasks,
)
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target
from db.reminders.by_month import MonthAttendance, attendance_by_month

__all__ = [
    "Action",
    "MonthAttendance",
    "Reminder",
    "ReminderKind",
    "Target",
    "attendance_by_month",
    "reminders",
]

SOURCES: tuple[Callable[[Scene], Iterator[Reminder]], ...] = (
    meetings.attendance_open,
    meetings.ordinary_missing,
    meetings.thematic_missing,
    superior_queries.queries_waiting,
    tasks.tasks_waiting,
    inspections.mending_overdue,
    commitments.commitments_waiting,
    commitments.outcomes_missing,
    gradings.grades_missing,
    members.absences,
    members.probation,
    models.carry_over,
    models.results_missing,
    registers.registers_empty,
    documents.doubtful_documents,
    meetings.lists_changed,
)


def reminders(session: Session, today: date) -> list[Reminder]:
    """Return what waits, the urgent first (DOMAIN §§2–6)."""
    scene = Scene(session, today)
    found = [reminder for source in SOURCES for reminder in source(scene)]
    return sorted(found, key=lambda reminder: not reminder.urgent)

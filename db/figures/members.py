"""Figures of members: who belonged to the chapter, and in what standing, on the last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from db.figures.base import PEOPLE, Count, Figure, RecordKind, Rows, Unit, each
from db.messages import N_, plain
from db.registers.members import Person
from db.schema import Member

MEMBER = RecordKind(
    register="members",
    id=Member.id,
    listing=select(Member.id, Member.full_name).order_by(Member.sort_key, Member.id),
    label=lambda row: plain(row.full_name),
)
EVERYBODY = Rows(MEMBER, each(MEMBER))


def _people(holds: Callable[[Person, date], bool]) -> Count:
    return Count(Rows(MEMBER, each(MEMBER).where(Member.id.in_(PEOPLE)), holds), over=EVERYBODY)


def _belonging(holds: Callable[[Person, date], bool]) -> Count:
    return _people(lambda person, day: person.life.belongs(day) and holds(person, day))


FIGURES = (
    Figure(
        "members.total",
        N_("Tổng số đảng viên"),
        N_(
            "Số đảng viên thuộc chi bộ vào ngày cuối kỳ, kể cả người được miễn sinh hoạt và "
            "người đang tạm thời đi nơi khác."
        ),
        Unit.PEOPLE,
        _people(lambda person, day: person.life.belongs(day)),
    ),
    Figure(
        "members.official",
        N_("Đảng viên chính thức"),
        N_("Số đảng viên thuộc chi bộ vào ngày cuối kỳ và đã được công nhận chính thức."),
        Unit.PEOPLE,
        _belonging(lambda person, day: person.life.is_official(day)),
    ),
    Figure(
        "members.probationary",
        N_("Đảng viên dự bị"),
        N_("Số đảng viên thuộc chi bộ vào ngày cuối kỳ và chưa được công nhận chính thức."),
        Unit.PEOPLE,
        _belonging(lambda person, day: not person.life.is_official(day)),
    ),
    Figure(
        "members.women",
        N_("Đảng viên nữ"),
        N_("Số đảng viên nữ thuộc chi bộ vào ngày cuối kỳ."),
        Unit.PEOPLE,
        _belonging(lambda person, _day: person.female),
    ),
    Figure(
        "members.exempt",
        N_("Đảng viên được miễn sinh hoạt"),
        N_(
            "Số đảng viên thuộc chi bộ và đang được miễn công tác và sinh hoạt đảng vào ngày "
            "cuối kỳ."
        ),
        Unit.PEOPLE,
        _belonging(lambda person, day: person.life.is_exempt(day)),
    ),
    Figure(
        "members.away",
        N_("Đảng viên tạm thời đi"),
        N_("Số đảng viên thuộc chi bộ và đang sinh hoạt tạm thời nơi khác vào ngày cuối kỳ."),
        Unit.PEOPLE,
        _belonging(lambda person, day: person.life.is_away(day)),
    ),
    Figure(
        "members.here",
        N_("Đảng viên tạm thời đến"),
        N_(
            "Số đảng viên nơi khác đang sinh hoạt tạm thời tại chi bộ vào ngày cuối kỳ, không "
            "tính vào tổng số đảng viên của chi bộ."
        ),
        Unit.PEOPLE,
        _people(lambda person, day: person.life.is_here(day)),
    ),
)

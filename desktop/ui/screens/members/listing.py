"""What the list of members shows: columns, standings and their colours, groups to filter by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from db.messages import N_
from db.numbers import show_int
from db.registers.members import MEMBERS, STANDING_WORDS, MemberRow
from db.schema import Gender
from db.standing import Standing
from desktop.text import _
from desktop.ui.theme import Tone
from desktop.ui.widgets.chips import Condition
from desktop.ui.widgets.table_model import Column, RowStyle, State

_TONES = {
    Standing.OFFICIAL: Tone.GOOD,
    Standing.PROBATIONARY: Tone.ATTENTION,
    Standing.EXEMPT: Tone.INFO,
    Standing.AWAY: Tone.INFO,
    Standing.HERE: Tone.INFO,
}
GONE = frozenset({Standing.TRANSFERRED, Standing.LEFT, Standing.DIED})
_NOT_HERE = GONE | {Standing.NOT_YET}


class Group(StrEnum):
    """Whom the list shows."""

    PRESENT = "present"
    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    EXEMPT = "exempt"
    AWAY = "away"
    HERE = "here"
    GONE = "gone"
    ALL = "all"


GROUPS: Mapping[Group, Condition] = {
    Group.PRESENT: Condition(
        N_("Đang sinh hoạt"),
        N_("Mọi người đang ở chi bộ, kể cả được miễn, tạm thời đi và tạm thời đến"),
        lambda row: row.standing not in _NOT_HERE,
    ),
    Group.OFFICIAL: Condition(
        N_("Chính thức"),
        N_("Đảng viên chính thức của chi bộ, kể cả được miễn và tạm thời đi"),
        lambda row: row.belongs and row.is_official,
    ),
    Group.PROBATIONARY: Condition(
        N_("Dự bị"),
        N_("Đảng viên dự bị của chi bộ"),
        lambda row: row.belongs and not row.is_official,
    ),
    Group.EXEMPT: Condition(
        N_("Được miễn"),
        N_("Được miễn công tác và sinh hoạt đảng, không phải dự họp"),
        lambda row: row.standing is Standing.EXEMPT,
    ),
    Group.AWAY: Condition(
        N_("Tạm thời đi"),
        N_("Đang sinh hoạt tạm thời nơi khác, không phải dự họp"),
        lambda row: row.standing is Standing.AWAY,
    ),
    Group.HERE: Condition(
        N_("Tạm thời đến"),
        N_("Đảng viên nơi khác đang sinh hoạt tạm thời ở chi bộ, phải dự họp"),
        lambda row: row.standing is Standing.HERE,
    ),
    Group.GONE: Condition(
        N_("Đã rời chi bộ"),
        N_("Đã chuyển đi, ra khỏi Đảng hoặc từ trần"),
        lambda row: row.standing in GONE,
    ),
    Group.ALL: Condition(N_("Tất cả"), N_("Mọi người có trong sổ"), lambda _row: True),
}


def state_of(standing: Standing) -> State:
    """Return a standing as tables and panels show it."""
    return State(_(STANDING_WORDS[standing]), _TONES.get(standing, Tone.PLAIN))


def columns() -> list[Column[MemberRow]]:
    """Return the columns; those with `optional` go first where the room is short."""
    heading = {field.name: _(field.heading) for field in MEMBERS.fields}
    return [
        Column(
            "name",
            heading["full_name"],
            lambda row: row.full_name,
            230,
            stretch=True,
            sort=lambda row: row.sort_key,
        ),
        Column("birth", _("Năm sinh"), _birth_year, 96, optional=1),
        Column("joined", heading["joined"], lambda row: row.joined, 132, optional=3),
        Column("official", heading["official"], lambda row: row.official, 136, optional=5),
        Column("state", _("Tình trạng"), lambda row: state_of(row.standing), 150),
        Column("position", heading["position"], lambda row: row.position, 130, optional=2),
        Column("group", heading["party_group"], lambda row: row.party_group, 100, optional=4),
    ]


def style(row: MemberRow) -> RowStyle:
    """Return a quieter row for whoever is no longer, or not yet, in the chapter."""
    return RowStyle(quiet=row.standing in _NOT_HERE)


def _birth_year(row: MemberRow) -> str:
    return str(row.birth.year) if row.birth else ""


def in_short(rows: Sequence[MemberRow]) -> str:
    """Return what the rows listed add up to, in one line."""
    counts: list[tuple[str, Iterable[Any]]] = [
        (N_("{count} người"), rows),
        (N_("nữ {count}"), [row for row in rows if row.gender is Gender.FEMALE]),
    ]
    counts += [
        (name, [row for row in rows if GROUPS[group].holds(row)])
        for group, name in (
            (Group.OFFICIAL, N_("chính thức {count}")),
            (Group.PROBATIONARY, N_("dự bị {count}")),
            (Group.EXEMPT, N_("được miễn {count}")),
            (Group.AWAY, N_("tạm thời đi {count}")),
            (Group.HERE, N_("tạm thời đến {count}")),
            (Group.GONE, N_("đã rời chi bộ {count}")),
        )
    ]
    words = [(text, len(list(found))) for text, found in counts]
    return " · ".join(
        _(text).format(count=show_int(number))
        for text, number in words
        if number or text == counts[0][0]
    )

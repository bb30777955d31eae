"""What waits with commitments: none made, not assessed, overdue, vague (DOMAIN §5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from db.messages import N_, Message
from db.numbers import show_count
from db.periods import Period
from db.registers import commitment_year, declarations
from db.registers.commitment_year import CommitmentYear, MemberYear
from db.registers.thresholds import COMMITMENT_MONTH, HALF_YEAR_MONTH, YEAR_END_MONTH
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target


def commitments_waiting(scene: Scene) -> Iterator[Reminder]:
    """Point out what this year's commitments lack, each once its month is over."""
    year, month = scene.today.year, scene.today.month
    found = commitment_year.of_year(scene.session, year, scene.today)
    none_declared = "commitments" in declarations.covered(scene.session, Period.year(year))
    if month > COMMITMENT_MONTH.read(scene.session) and not none_declared:
        yield from _about(
            found,
            ReminderKind.NO_COMMITMENT,
            N_("{count} đảng viên chưa có cam kết năm {year}"),
            lambda each: each.missing,
            urgent=True,
        )
    yield from _about(
        found,
        ReminderKind.ITEMS_OVERDUE,
        N_("{count} nội dung cam kết quá hạn chưa ghi kết quả"),
        lambda each: each.overdue,
    )
    if month > HALF_YEAR_MONTH.read(scene.session):
        yield from _about(
            found,
            ReminderKind.NO_HALF_YEAR,
            N_("{count} nội dung cam kết chưa tự đánh giá 6 tháng"),
            lambda each: each.half_year_missing,
        )
    yield from _about(
        found,
        ReminderKind.VAGUE,
        N_("{count} nội dung cam kết năm {year} còn chung chung"),
        lambda each: each.vague,
    )


def outcomes_missing(scene: Scene) -> Iterator[Reminder]:
    """Point out last year's items without an outcome, urgent once their month is over."""
    yield from _about(
        commitment_year.of_year(scene.session, scene.today.year - 1, scene.today),
        ReminderKind.NO_OUTCOME,
        N_("{count} nội dung cam kết năm {year} chưa ghi kết quả năm"),
        lambda each: each.outcome_missing,
        urgent=scene.today.month > YEAR_END_MONTH.read(scene.session),
    )


def _about(
    found: CommitmentYear,
    kind: ReminderKind,
    words: str,
    waits: Callable[[MemberYear], int],
    *,
    urgent: bool = False,
) -> Iterator[Reminder]:
    """Yield what to say of the members who must commit and with whom something waits."""
    those = [each for each in found.members if each.must_commit and waits(each)]
    if those:
        count = sum(waits(each) for each in those)
        yield Reminder(
            kind,
            urgent,
            Message(words, {"count": show_count(count), "year": found.year}),
            _named(those),
            Action.COMMITMENTS,
            Target(
                "commitments",
                tuple(each.member.id for each in those),
                period=Period.year(found.year),
            ),
        )


def _named(those: list[MemberYear]) -> Message:
    name = {"name": those[0].member.full_name}
    if len(those) == 1:
        return Message(N_("Đ/c {name}"), name)
    others = {"count": show_count(len(those) - 1)}
    return Message(N_("Đ/c {name} và {count} đảng viên khác"), name | others)

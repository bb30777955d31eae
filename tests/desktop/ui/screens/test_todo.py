"""What waits stays calm however much it is, and every kind leads to where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.messages import Message
from db.periods import Period
from db.reminders import Action, Reminder, ReminderKind, Target
from db.schema import MeetingKind
from desktop.ui.context import AppContext
from desktop.ui.screens.home.things import Thing, of_reminder
from desktop.ui.screens.home.todo import OTHERS_SHOWN, URGENT_SHOWN, TodoCard, first_few

YEAR = Period.year(2026)
COMMITMENTS, RECORDS = Action.COMMITMENTS, Action.RECORDS
PLACES: list[tuple[Action, Target, str, dict[str, Any]]] = [
    (Action.ATTENDANCE, Target("meetings", (7,)), "attendance", {"meeting": 7}),
    (Action.DUE_LISTS, Target("meetings", (7, 8)), "attendance", {"meeting": 7}),
    (Action.MEETINGS, Target("meetings", (7, 8)), "meetings", {"ids": (7, 8)}),
    (
        Action.MEETING_NEW,
        Target("meetings", kind=MeetingKind.ORDINARY, period=YEAR),
        "meetings",
        {"new": True, "kind": MeetingKind.ORDINARY, "period": YEAR},
    ),
    (Action.MEMBER, Target("members", (3,)), "members", {"member": 3}),
    (Action.MEMBERS, Target("members", (3, 4)), "members", {"ids": (3, 4)}),
    (RECORDS, Target("tasks", (5,)), "tasks", {"record": 5}),
    (RECORDS, Target("inspections", (5, 6)), "inspections", {"ids": (5, 6)}),
    (Action.RESULTS, Target("models", (5,)), "models", {"record": 5}),
    (COMMITMENTS, Target("commitments", (3,), period=YEAR), "commitments",
     {"member": 3, "year": 2026}),
    (COMMITMENTS, Target("commitments", (3, 4), period=YEAR), "commitments",
     {"members": (3, 4), "year": 2026}),
    (Action.GRADINGS, Target("gradings", (3, 4), period=YEAR), "gradings",
     {"new": True, "values": {"member": 3, "year": 2026}}),
    (Action.CARRY_OVER, Target("models", (5,), period=YEAR), "carry_over", {"year": 2026}),
    (Action.FILL, Target("outreach", period=YEAR), "outreach", {"period": YEAR}),
    (Action.RETURN, Target("superior_queries", (5,), period=YEAR, form="KL01"), "returns",
     {"form": "KL01", "period": YEAR, "queries": True}),
]  # fmt: skip


def reminder(
    kind: ReminderKind,
    words: str,
    action: Action = RECORDS,
    target: Target | None = None,
    *,
    urgent: bool = True,
) -> Thing:
    target = target or Target("tasks", (1,))
    return of_reminder(Reminder(kind, urgent, Message(words), None, action, target))


@pytest.fixture
def card(context: AppContext) -> Iterator[TodoCard]:
    made = TodoCard(context)
    made.show()
    yield made
    made.close()


def names(card: TodoCard) -> list[str]:
    return [button.accessibleName() for button in card.buttons]


@pytest.mark.parametrize(("action", "target", "room", "where"), PLACES)
def test_each_kind_opens_the_place_to_mend_it(
    card: TodoCard,
    context: AppContext,
    action: Action,
    target: Target,
    room: str,
    where: dict[str, Any],
) -> None:
    asked: list[tuple[str, Any]] = []
    context.room_wanted.connect(lambda name, place: asked.append((name, place)))
    card.show_things([reminder(ReminderKind.TASKS_DUE, "việc", action, target)])
    QTest.keyClick(card.buttons[0], Qt.Key.Key_Return)
    assert asked == [(room, where)]


def test_every_action_there_is_has_been_tried_above() -> None:
    assert {action for action, _target, _room, _where in PLACES} == set(Action)


def many(kind: ReminderKind, count: int, *, urgent: bool = True) -> list[Thing]:
    return [reminder(kind, f"{kind} {number}", urgent=urgent) for number in range(count)]


def test_of_many_alike_a_few_are_shown_and_none_of_another_kind_is_hidden_by_them() -> None:
    alike, other = ReminderKind.NO_ORDINARY, ReminderKind.TASKS_OVERDUE
    found = [*many(alike, 6), *many(other, 2)]
    words = [each.text for each in first_few(found, 4)]
    assert words == [f"{alike} 0", f"{alike} 1", f"{other} 0", f"{other} 1"]
    assert first_few(found, 8) == found


def test_the_rest_unfolds_and_folds_again_with_the_keyboard_kept(card: TodoCard) -> None:
    urgent = many(ReminderKind.NO_ORDINARY, URGENT_SHOWN + 3)
    others = many(ReminderKind.ABSENCES, OTHERS_SHOWN + 2, urgent=False)
    card.show_things([*urgent, *others])
    assert len(card.buttons) == URGENT_SHOWN + 1 + OTHERS_SHOWN + 1
    more = card.buttons[URGENT_SHOWN]
    assert more.accessibleName() == "Cần làm ngay: Xem cả 11 việc"
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert len(card.buttons) == URGENT_SHOWN + 3 + 1 + OTHERS_SHOWN + 1
    card.show_things([*urgent, *others])
    assert "Cần làm ngay: Thu gọn" in names(card)
    QTest.keyClick(card.buttons[URGENT_SHOWN + 3], Qt.Key.Key_Return)
    assert len(card.buttons) == URGENT_SHOWN + 1 + OTHERS_SHOWN + 1


def test_a_few_are_shown_whole(card: TodoCard) -> None:
    card.show_things(many(ReminderKind.NO_ORDINARY, URGENT_SHOWN))
    assert len(card.buttons) == URGENT_SHOWN

"""Votes on screen: the base filled in, what is odd said while typing, the outcome told."""

from __future__ import annotations

from PySide6.QtCore import Qt

from db.registers import store
from db.registers.votes import VOTES
from desktop.ui.places import place_of
from tests.desktop.ui.screens.evaluation.desk import NAMES, OCTOBER, Desk

K = Qt.Key


def vote(desk: Desk, *numbers: str) -> None:
    desk.press(K.Key_F4)
    desk.press(K.Key_N, control=True)
    desk.write("Thông qua nghị quyết")
    desk.press(K.Key_Tab, K.Key_Tab)
    for number in numbers:
        desk.write(number)
        desk.press(K.Key_Tab)


def test_the_base_is_filled_in_and_the_outcome_told(desk: Desk) -> None:
    vote(desk, "4", "0", "0")
    assert desk.form.boxes["base"].editor.value() == len(NAMES) == 5
    outcome = desk.form.findChildren(type(desk.page.votes.box.note))
    assert "4/5 tán thành, đạt 80,00%, quá nửa" in [each.text() for each in outcome]
    desk.press(K.Key_S, control=True)
    (found,) = desk.votes()
    assert (found.matter, found.base, found.in_favour, found.against, found.abstained) == (
        "Thông qua nghị quyết", 5, 4, 0, 0,
    )  # fmt: skip
    assert desk.page.tabs.tabText(2) == "Biểu quyết 1"


def test_more_votes_than_the_base_are_pointed_out_and_kept(desk: Desk) -> None:
    vote(desk, "4", "2")
    assert "nhiều hơn 5 người" in desk.form.boxes["base"].note.text()
    desk.fill("base", "6")
    assert "Theo danh sách cuộc họp có 5 đảng viên" in desk.form.boxes["base"].note.text()
    desk.press(K.Key_S, control=True)
    (found,) = desk.votes()
    assert (found.base, found.against, found.abstained) == (6, 2, None)


def test_a_form_with_typing_is_asked_about_before_another_part(desk: Desk) -> None:
    vote(desk)
    desk.press(K.Key_F5)
    assert desk.questions()
    desk.answer(yes=True)
    assert desk.page.panel.isHidden()
    assert desk.page.tabs.currentIndex() == 3
    assert desk.votes() == []


def test_a_vote_found_elsewhere_is_shown_in_its_meeting(desk: Desk) -> None:
    with desk.book.change("biểu quyết") as session:
        made = [
            store.save(session, VOTES, {"meeting": OCTOBER, "matter": matter})
            for matter in ("Kết nạp", "Khen thưởng")
        ]
        place = place_of(session, VOTES.name, made[1])
    desk.go(place.room, **place.where)
    assert desk.page.opened is not None
    assert desk.page.opened.meeting_id == OCTOBER
    assert desk.page.tabs.currentIndex() == 2
    assert desk.page.votes.box.current().id == made[1]

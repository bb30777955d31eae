"""What the superior says of a return reaches its room: taken in, asked about, answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.book import Book, Founding
from db.registers import locks, superior_queries
from db.registers.superior_queries import SuperiorQueryRow
from db.registers.unit_queries import settle
from db.schema import ReturnState
from desktop.returns.replies.making import make_reply
from desktop.ui.screens.returns.asked import AskedPanel
from desktop.ui.screens.returns.numbers import NumbersPanel
from desktop.ui.screens.returns.send_panel import SendPanel
from desktop.ui.theme import Mode, Tone
from tests.desktop.returns.office import check_here
from tests.desktop.returns.superior import FORM, HALF, Superior
from tests.desktop.ui.screens.looks import wrong
from tests.desktop.ui.screens.returns.desk import Desk

UNIT = "OM-KV3"
LATER = date(2026, 12, 1)


@pytest.fixture
def superior(tmp_path: Path) -> Iterator[Superior]:
    """Give the superior's book, and a stick of its own."""
    stick = tmp_path / "their usb"
    stick.mkdir()
    founding = Founding("OM", "Đảng ủy phường Ô Môn", superior="Thành ủy Cần Thơ", place="Ô Môn")
    with Book.create(tmp_path / "superior.sochibo", founding, clerk="Trần Thị Bưởi") as book:
        yield Superior(book, stick)


def hand_in(desk: Desk, superior: Superior) -> Path:
    """Write the half-year's return and have the superior take it in."""
    desk.go("returns", form=FORM, period=HALF)
    file = desk.write_to_stick()
    superior.receive(file)
    return file


def ask(superior: Superior, question: str, file: Path, due: date | None = LATER) -> int:
    shown = check_here(file).manifest.shown["meetings.present"]
    there = next(each for each in shown if each.variant == "this")
    return superior.ask(
        question,
        file=file,
        sheet=there.sheet,
        cell=there.cell,
        shown="190",
        due_on=due,
        unit_code=UNIT,
    )


def take(desk: Desk, reply: Path) -> None:
    desk.page.replying.take(reply)
    desk.settle()


def asked(desk: Desk) -> list[SuperiorQueryRow]:
    return desk.read(lambda session: superior_queries.asked(session, FORM, HALF))


def test_a_query_comes_is_looked_at_answered_and_the_answer_goes_with_the_next_number(
    desk: Desk, superior: Superior
) -> None:
    file = hand_in(desk, superior)
    first_asked = ask(superior, "Vì sao cao?", file, due=date(2026, 7, 15))
    second_asked = ask(superior, "Còn tháng 5?", file)
    take(desk, superior.reply(UNIT))
    assert desk.alerts[-1].text == (
        "Phản hồi của Đảng ủy phường Ô Môn: Đã nhận báo cáo số 1 ngày 06/07/2026. "
        "Còn 02 câu hỏi cần làm rõ."
    )
    assert desk.numbers()[0].state is ReturnState.SENT
    assert desk.page.notice.words.text() == "Cấp trên hỏi 2 câu chưa trả lời, 1 câu đã quá hạn."

    desk.page.notice.button.click()
    first, second = desk.panel(AskedPanel).cards.values()
    assert (first.state.text, second.state.text) == ("Quá hạn", "Chờ trả lời")
    assert "190" in first.where.text()
    desk.write("Đã kiểm tra, ")
    first.link.click()
    desk.settle()
    assert desk.page.panel.isHidden()
    assert desk.page.sheets.place == first.query.cell
    assert any("Xem tất cả" in link.text() for link in desk.page.cell.links)
    assert asked(desk)[0].answer == "Đã kiểm tra,"

    desk.page.notice.button.click()
    desk.settle()
    desk.press(Qt.Key.Key_End, control=True)
    desk.write(" số đúng")
    desk.save()
    assert asked(desk)[0].answer == "Đã kiểm tra, số đúng"
    desk.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    desk.write("Tháng 5 họp hai lần")
    desk.press(Qt.Key.Key_F9)
    sending = desk.panel(SendPanel)
    assert sending.reason is not None, "what was typed last is part of the number"
    assert sending.reason.value() == "Trả lời câu hỏi của cấp trên"
    sending.places[0].click()
    desk.settle()
    newer = max(desk.stick.rglob("*_v2.xlsx"))
    answers = {each.query: each.text for each in check_here(newer).manifest.answers}
    assert answers == {first_asked: "Đã kiểm tra, số đúng", second_asked: "Tháng 5 họp hai lần"}
    assert desk.page.notice.isHidden()


def test_a_decision_comes_and_the_settled_are_folded_away_with_their_answers(
    desk: Desk, superior: Superior
) -> None:
    file = hand_in(desk, superior)
    taken, number = superior.receive(file), ask(superior, "Vì sao cao?", file, due=None)
    take(desk, superior.reply(UNIT))
    (query,) = asked(desk)
    desk.change(lambda session: superior_queries.answer(session, query.id, "Đúng", LATER))
    assert "sẽ đi cùng số 2" in desk.page.notice.words.text()
    superior.do(lambda session: settle(session, number, superior.now.date()))
    superior.accept(taken)
    desk.page.life.open()
    assert desk.panel(NumbersPanel).reply_button.isVisible()
    take(desk, superior.reply(UNIT))
    assert desk.numbers()[0].state is ReturnState.ACCEPTED
    assert desk.alerts[-1].tone is Tone.GOOD
    desk.page.asking.open()
    panel = desk.panel(AskedPanel)
    (card,) = panel.cards.values()
    assert (card.state.text, card.settled.text()) == ("Đã xong", "Trả lời: Đúng")
    assert card.box.isHidden()
    panel.fold.click()
    assert not card.isVisible()


def test_a_reply_to_others_or_no_reply_at_all_is_refused_and_nothing_changes(
    desk: Desk, superior: Superior
) -> None:
    file = hand_in(desk, superior)
    superior.take("KV9")
    before = desk.numbers()
    for strange in (superior.reply("KV9"), file):
        take(desk, strange)
        assert desk.alerts[-1].tone is Tone.FAULT
    assert desk.numbers() == before
    assert asked(desk) == []
    assert desk.page.notice.isHidden()


def test_a_locked_reply_opens_with_the_password_kept_in_the_book(
    desk: Desk, superior: Superior
) -> None:
    file = hand_in(desk, superior)
    ask(superior, "Vì sao cao?", file)
    superior.do(lambda session: locks.set_unit_password(session, UNIT, "hoa sen"))
    reply = make_reply(superior.book, FORM, HALF, UNIT, superior.stick, superior.now)
    desk.change(lambda session: locks.set_password(session, "Đảng ủy phường Ô Môn", "hoa sen"))
    take(desk, reply)
    assert len(asked(desk)) == 1


def test_a_locked_reply_asks_for_its_password_where_the_book_keeps_none(
    desk: Desk, superior: Superior
) -> None:
    file = hand_in(desk, superior)
    ask(superior, "Vì sao cao?", file)
    superior.do(lambda session: locks.set_unit_password(session, UNIT, "hoa sen"))
    take(desk, make_reply(superior.book, FORM, HALF, UNIT, superior.stick, superior.now))
    desk.write("hoa sen")
    desk.save()
    assert len(asked(desk)) == 1


@pytest.mark.parametrize(
    ("size", "mode"), [((1366, 697, 100), Mode.LIGHT), ((1093, 543, 100), Mode.DARK)]
)
def test_questions_fit_at_every_size(
    tmp_path: Path, superior: Superior, size: tuple[int, int, int], mode: Mode
) -> None:
    desk = Desk(tmp_path, size=size, mode=mode)
    file = hand_in(desk, superior)
    ask(superior, "Lượt có mặt cao hơn số đảng viên nhân số cuộc họp tháng 3 và tháng 5?", file)
    answered = ask(superior, "Đủ chưa?", file)
    take(desk, superior.reply(UNIT))
    query = next(each for each in asked(desk) if each.number == answered)
    desk.change(lambda session: superior_queries.answer(session, query.id, "Đủ", LATER))

    def unfold(desk: Desk) -> None:
        desk.go("home")
        desk.go("returns", form=FORM, period=HALF, queries=True)
        desk.panel(AskedPanel).fold.click()

    states = {"notice": lambda desk: desk.page.panel.shut(), "queries": unfold}
    assert wrong(desk, "asked", states) == {}

"""A chapter and its superior talk by files alone: return, query, answer, next number, receipt."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.book import Book
from db.registers import return_life, superior_queries, superior_replies
from db.registers.handed_in import ReturnRow, returns_of
from db.registers.receipts import take_back, withdraw
from db.registers.return_periods import is_closed
from db.registers.superior_queries import SuperiorQueryRow
from db.registers.unit_queries import settle
from db.registers.unit_queries import take_back as take_query_back
from db.schema import MeetingKind, ReturnState
from desktop.returns.draft import draft
from desktop.returns.forms import standard_form
from desktop.returns.replies.errors import ReplyRefusedError
from desktop.returns.replies.places import QueryPlace, place_now
from desktop.returns.replies.reading import read_reply
from desktop.returns.replies.reply import Reply
from desktop.returns.replies.taking_in import TakenReply, take_in_reply
from tests.db.chapter import Chapter
from tests.desktop.returns.conftest import CLERK, NAME, copy_book
from tests.desktop.returns.office import NOW, PERIOD, Office, check_here, fill_half_year
from tests.desktop.returns.superior import DUE, FORM, HALF, RECEIVED, Superior, read_reply_here

TODAY = RECEIVED + timedelta(days=4)


@pytest.fixture
def superior(founded_superior: Path, tmp_path: Path) -> Iterator[Superior]:
    """Give a superior with an empty book, and the stick between it and the chapter."""
    stick = tmp_path / "usb"
    stick.mkdir()
    with Book.open(copy_book(founded_superior, tmp_path / "superior"), clerk=CLERK) as book:
        yield Superior(book, stick)


@pytest.fixture(scope="module")
def handed_in(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a chapter that made its return no. 1 of a half-year, to be copied."""
    place = tmp_path_factory.mktemp("handed_in")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        with Book.open(copy_book(founded, place), clerk=CLERK) as book:
            fill_half_year(Chapter(book))
            Office(book, Chapter(book), place / "ra").make()
    return place


@pytest.fixture
def office(handed_in: Path, tmp_path: Path) -> Iterator[Office]:
    """Give that chapter at work."""
    shutil.copytree(handed_in / "ra", tmp_path / "ra")
    with Book.open(copy_book(handed_in / NAME, tmp_path / "book"), clerk=CLERK) as book:
        yield Office(book, Chapter(book, first=100), tmp_path / "ra")


@pytest.fixture
def first(office: Office) -> Path:
    """Give the file of return no. 1."""
    (file,) = office.folder.iterdir()
    return file


def take(office: Office, reply: Path | Reply) -> TakenReply:
    told = reply if isinstance(reply, Reply) else read_reply_here(reply)
    return take_in_reply(office.book, told, TODAY)


def numbers(office: Office) -> list[ReturnRow]:
    with office.book.read() as session:
        return returns_of(session, FORM, HALF)


def asked(office: Office) -> list[SuperiorQueryRow]:
    with office.book.read() as session:
        return superior_queries.asked(session, FORM, HALF)


def answer(office: Office, query: int, text: str) -> None:
    with office.book.change("trả lời") as session:
        superior_queries.answer(session, query, text, TODAY.date())


def leads_to(office: Office) -> list[QueryPlace]:
    """Return where each query leads now."""
    with office.book.read() as session:
        now = draft(session, standard_form(FORM), HALF, NOW, CLERK)
        found = superior_queries.asked(session, FORM, HALF)
        return [place_now(session, now, each) for each in found]


def test_a_query_travels_down_its_answer_up_and_the_receipt_down_again(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.receive(first)
    assert superior.total("meetings.present") == 7
    number = superior.ask("Có mặt 7 mà danh sách 6?", file=first, cell="J14", shown="7")
    there = read_reply(superior.reply())
    taken = take(office, there)
    assert (taken.asked, taken.state, taken.left) == (1, ReturnState.SENT, None)
    assert [str(each) for each in taken.words()] == [
        "Đã nhận báo cáo số 1 ngày 06/07/2026.",
        "Còn 01 câu hỏi cần làm rõ.",
    ]
    (query,) = asked(office)
    assert (query.superior, query.number, query.due_on) == ("Đảng ủy phường Ô Môn", number, DUE)
    assert (query.figure, query.shown, query.waiting) == ("meetings.present", "7", True)
    assert [each.cell for each in leads_to(office)] == ["J14"]

    answer(office, query.id, "Ghi thiếu một cuộc, đã bổ sung")
    office.chapter.take(office.chapter.meeting("2026-06-09"))
    assert [each.cell for each in leads_to(office)] == ["J15"], "the total is one row lower"
    second = office.make(reason="Trả lời câu hỏi").file
    (told,) = check_here(second).manifest.answers
    assert (told.query, told.text) == (number, "Ghi thiếu một cuộc, đã bổ sung")

    again = superior.receive(second)
    assert superior.total("meetings.present") == 10
    (put,) = superior.queries()
    assert (put.answer, put.answered_on) == ("Ghi thiếu một cuộc, đã bổ sung", TODAY.date())
    superior.do(lambda session: settle(session, number, superior.now.date()))
    superior.accept(again, words="Đủ biểu")
    taken = take(office, superior.reply())
    assert (taken.settled, taken.state) == (1, ReturnState.ACCEPTED)
    newest, before = numbers(office)
    assert (newest.state, newest.answer) == (ReturnState.ACCEPTED, "Đủ biểu")
    assert before.state is ReturnState.SENT
    with office.book.read() as session:
        assert is_closed(session, FORM, HALF)
    assert not asked(office)[0].waiting


def test_an_answer_alone_makes_the_next_number(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.receive(first)
    superior.ask()
    take(office, superior.reply())
    assert office.make().file == first
    answer(office, asked(office)[0].id, "Đúng như đã ghi")
    assert office.make(reason="Trả lời").revision == 2
    assert office.make().revision == 2


def test_no_answer_goes_to_a_superior_that_did_not_ask(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.receive(first)
    superior.ask()
    take(office, superior.reply())
    answer(office, asked(office)[0].id, "Đúng")
    there = superior.told()
    newer = {**vars(there.receipt), "superior_code": "QU", "made_at": TODAY}
    take(office, Reply(there.unit_code, there.unit_name, type(there.receipt)(**newer), ()))
    assert check_here(office.make(reason="Gửi nơi khác").file).manifest.answers == ()


# Taking in


def test_a_reply_taken_in_twice_changes_nothing_and_an_older_one_nothing_ever(
    office: Office, first: Path, superior: Superior
) -> None:
    taken = superior.receive(first)
    superior.ask()
    older = superior.told()
    superior.accept(taken)
    newer = superior.told()
    take(office, newer)
    steps: list[object] = []
    office.book.listen(steps.append)
    for reply, words in (
        (newer, "Phản hồi này đã nhận rồi, không có gì mới."),
        (older, "Tệp này lập trước phản hồi đã nhận nên không có gì thay đổi."),
    ):
        found = take(office, reply)
        assert (found.changed, [str(each) for each in found.words()]) == (False, [words])
    assert steps == []
    assert numbers(office)[0].state is ReturnState.ACCEPTED


def test_taking_in_is_one_named_change(office: Office, first: Path, superior: Superior) -> None:
    superior.send_back(superior.receive(first), "Thiếu biểu 05")
    superior.ask()
    steps: list[str] = []
    office.book.listen(lambda step: steps.append(str(step.title)))
    take(office, superior.reply())
    assert steps == ["nhận phản hồi của Đảng ủy phường Ô Môn về báo cáo KL01 số 1"]
    (row,) = numbers(office)
    assert (row.state, row.answer) == (ReturnState.SENT_BACK, "Thiếu biểu 05")
    assert row.sent_on == RECEIVED.date()


def test_the_newest_word_of_the_superior_counts(
    office: Office, first: Path, superior: Superior
) -> None:
    taken = superior.receive(first)
    decisions: list[tuple[Callable[[], None], ReturnState, str]] = [
        (lambda: superior.send_back(taken, "Sai biểu 02"), ReturnState.SENT_BACK, "Sai biểu 02"),
        (lambda: superior.send_back(taken, "Sai biểu 03"), ReturnState.SENT_BACK, "Sai biểu 03"),
        (lambda: superior.accept(taken), ReturnState.ACCEPTED, ""),
        (lambda: superior.do(lambda session: take_back(session, taken)), ReturnState.SENT, ""),
    ]
    for decide, state, words in decisions:
        decide()
        assert take(office, superior.reply()).state is state
        assert numbers(office)[0].answer == words


def test_what_the_clerk_wrote_down_by_hand_is_not_undone_by_a_receipt(
    office: Office, first: Path, superior: Superior
) -> None:
    taken = superior.receive(first)
    with office.book.change("ghi") as session:
        (row,) = returns_of(session, FORM, HALF)
        return_life.mark_sent(session, row.id, date(2026, 7, 8))
        return_life.mark_accepted(session, row.id, date(2026, 7, 9), "Qua điện thoại")
    for accepted in (False, True):
        if accepted:
            superior.accept(taken, words="Đủ")
        assert take(office, superior.reply()).state is ReturnState.ACCEPTED
        assert numbers(office)[0].answer == "Qua điện thoại"
    superior.send_back(taken, "Xem lại")
    take(office, superior.reply())
    (row,) = numbers(office)
    assert (row.state, row.sent_on) == (ReturnState.SENT_BACK, date(2026, 7, 8))


def test_a_reply_to_a_number_replaced_since_moves_nothing_and_says_so(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.accept(superior.receive(first))
    superior.ask()
    office.chapter.meeting("2026-06-09")
    office.make(reason="Bổ sung")
    found = take(office, superior.reply())
    assert str(found.left) == (
        "Phản hồi nói về số 1; sổ đã lập số 2 sau đó nên trạng thái số 2 giữ nguyên."
    )
    assert found.words()[-1] == found.left
    assert [each.state for each in numbers(office)] == [ReturnState.EXPORTED] * 2
    assert (found.asked, len(asked(office))) == (1, 1)


def test_a_number_that_the_book_does_not_know_is_told_of(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.take("KV3", revision=3)
    found = take(office, superior.reply())
    assert found.state is None
    assert str(found.left).startswith("Cấp trên nói về số 3 nhưng sổ chỉ có đến số 1, có lẽ")
    assert [each.state for each in numbers(office)] == [ReturnState.EXPORTED]


def test_a_query_the_superior_no_longer_knows_waits_for_no_answer(
    office: Office, first: Path, superior: Superior
) -> None:
    taken = superior.receive(first)
    superior.ask("Một")
    take(office, superior.reply())
    superior.do(lambda session: withdraw(session, taken))
    superior.receive(first)
    told = superior.told()
    found = take(office, Reply(told.unit_code, told.unit_name, told.receipt, ()))
    assert (found.asked, found.settled) == (0, 1)
    assert [each.waiting for each in asked(office)] == [False]


def test_the_unit_hears_of_what_is_settled_but_not_of_what_it_never_heard_of(
    first: Path, superior: Superior
) -> None:
    superior.receive(first)
    sent, never, gone = (superior.ask(each) for each in ("Một", "Hai", "Ba"))
    superior.do(lambda session: settle(session, never, superior.now.date()))
    superior.do(lambda session: take_query_back(session, gone))
    assert [(each.number, each.settled) for each in superior.told().queries] == [(sent, False)]
    superior.do(lambda session: settle(session, sent, superior.now.date()))
    told = superior.told()
    assert [(each.number, each.settled) for each in told.queries] == [(sent, True)]
    assert told.unsettled == 0


def refused(office: Office, reply: Path | Reply) -> str:
    """Return what is said against a reply, which must leave the book as it was."""
    steps: list[object] = []
    office.book.listen(steps.append)
    with pytest.raises(ReplyRefusedError) as error:
        take(office, reply)
    assert steps == []
    return str(error.value)


def test_a_reply_to_another_unit_is_refused(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.take("KV4")
    assert refused(office, superior.reply("KV4")) == (
        "Tệp này là phản hồi gửi Chi bộ KV4 (mã KV4), không phải gửi Chi bộ Khu vực 3 (mã KV3). "
        "Hãy chọn tệp gửi cho đơn vị mình."
    )


@pytest.mark.parametrize(
    ("form", "period", "named"),
    [(FORM, "2026-Q1", "KL01 quý I năm 2026"), ("BM9", PERIOD, "BM9 6 tháng đầu năm 2026")],
)
def test_a_reply_about_a_return_never_made_is_refused(
    office: Office, first: Path, superior: Superior, form: str, period: str, named: str
) -> None:
    superior.receive(first)
    told = superior.told()
    other = {**vars(told.receipt), "form": form, "period": type(HALF).parse(period)}
    strange = Reply(told.unit_code, told.unit_name, type(told.receipt)(**other), ())
    assert refused(office, strange) == (
        f"Tệp này là phản hồi về báo cáo {named} mà sổ chưa lập. Hãy xem lại có mở đúng sổ không."
    )


# Where a query leads


def test_a_query_about_a_record_leads_to_it_wherever_its_row_has_moved(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.receive(first)
    for cell, shown in (("J12", "2"), ("D12", "Thường kỳ"), ("J40", ""), ("", "")):
        superior.ask(cell=cell, shown=shown)
    superior.ask(sheet="Biểu 77", cell="A1")
    superior.ask(revision=9, cell="D12")
    take(office, superior.reply())
    places = leads_to(office)
    assert [each.cell for each in places] == ["J12", "D12", "J40", "", "A1", "D12"]
    march = places[0].record
    office.chapter.take(office.chapter.meeting("2026-02-03", MeetingKind.THEMATIC))
    places = leads_to(office)
    assert [each.cell for each in places] == ["J13", "D13", "J41", "", "A1", "D12"]
    assert march is not None
    assert [each.record and each.record.id for each in places[:2]] == [march.id] * 2
    assert (places[4].sheet, places[4].record) == ("Biểu 77", None)


def test_a_query_about_a_figure_leads_to_the_same_figure_of_the_same_time(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.receive(first)
    superior.ask(file=first, sheet="Biểu tổng hợp", cell="E24")
    superior.ask(file=first, sheet="Biểu 01", cell="D12")
    superior.ask(figure="meetings.present", sheet="Biểu 09", cell="D3")
    take(office, superior.reply())
    office.subject("AA", "Nội dung mới")
    places = leads_to(office)
    assert [(each.sheet, each.cell) for each in places] == [
        ("Biểu tổng hợp", "E24"),
        ("Biểu 01", "D13"),
        ("Biểu tổng hợp", "D24"),
    ]
    assert places[1].figure == "study.sessions[subject=KL01]"


def test_what_a_superior_said_last_is_kept_with_its_day(
    office: Office, first: Path, superior: Superior
) -> None:
    superior.receive(first)
    take(office, superior.reply())
    with office.book.read() as session:
        (kept,) = superior_replies.replies(session, FORM, HALF)
    assert (kept.revision, kept.received_on, kept.came_on) == (1, RECEIVED.date(), TODAY.date())

"""A reply file: one for each unit, whole or refused, read by its hidden sheet and by people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from db.book import Book
from db.messages import BookError
from db.registers import locks
from db.registers.receipts import receipts, withdraw
from db.registers.unit_queries import answers_came, settle
from desktop.files.refusals import LockedFileError, OutsideFileError
from desktop.files.write_errors import TargetInUseError
from desktop.returns import sealed_rows
from desktop.returns.check import check_workbook
from desktop.returns.errors import NotAReturnError
from desktop.returns.heights import row_height
from desktop.returns.replies.errors import NotAReplyError, ReplyRefusedError
from desktop.returns.replies.making import make_replies, make_reply
from desktop.returns.replies.reading import read_reply
from desktop.returns.replies.reply_json import KIND, encode
from desktop.returns.sealed_rows import SHEET
from tests.desktop.returns.conftest import CLERK, copy_book
from tests.desktop.returns.full_books import STRANGE
from tests.desktop.returns.libreoffice import LibreOffice
from tests.desktop.returns.office import read_here
from tests.desktop.returns.printed import INCH, letters, pages
from tests.desktop.returns.superior import FORM, HALF, UNIT, Superior, read_reply_here

PASSWORD = "Mật khẩu 1"
MM_AN_INCH = 25.4
NAME = "PhanHoi_KL01_KV3_2026-01-01_2026-06-30.xlsx"


@pytest.fixture
def superior(founded_superior: Path, tmp_path: Path) -> Iterator[Superior]:
    """Give a superior that has a return of the chapter, and a stick."""
    stick = tmp_path / "usb"
    stick.mkdir()
    with Book.open(copy_book(founded_superior, tmp_path / "superior"), clerk=CLERK) as book:
        superior = Superior(book, stick)
        superior.take()
        yield superior


def said(path: Path) -> list[str]:
    """Return the words on the page of a reply."""
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [str(each) for row in rows for each in row if each is not None]


# For people


def test_the_page_says_what_came_and_what_is_asked_and_text_stays_text(superior: Superior) -> None:
    for strange in STRANGE:
        superior.ask(strange, shown=strange, figure="meetings.present", sheet=strange)
    answered, settled = superior.ask("Đã trả lời?"), superior.ask("Đã xong?")
    superior.reply()
    said_on = superior.now.date()
    superior.do(lambda session: answers_came(session, UNIT, [(answered, "=Rồi", said_on)]))
    superior.do(lambda session: settle(session, settled, superior.now.date()))
    file = superior.reply()
    assert file == superior.stick / "KV3 2026-H1" / NAME
    words = said(file)
    assert words[:7] == [
        "THÀNH ỦY CẦN THƠ", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY PHƯỜNG Ô MÔN", "*",
        "Ô Môn, ngày 08 tháng 7 năm 2026", "PHẢN HỒI BÁO CÁO", "Báo cáo KL01, 6 tháng đầu năm 2026",
    ]  # fmt: skip
    assert "Kính gửi: Chi bộ KV3 (mã KV3)" in words
    assert words[8:10] == ["Đã nhận báo cáo số 1 ngày 06/07/2026.", "Còn 10 câu hỏi cần làm rõ."]
    assert words[-4:] == ["NGƯỜI LẬP", "T/M ĐẢNG ỦY", "BÍ THƯ", CLERK]
    sheet: Any = load_workbook(file).worksheets[0]
    (numbers,) = [row[0].row for row in sheet.iter_rows() if row[0].value == "(1)"]
    table = list(sheet.iter_rows(min_row=numbers + 1, max_row=numbers + len(STRANGE) + 2))
    assert [row[0].value for row in table] == list(range(1, len(STRANGE) + 3))
    assert {cell.data_type for row in table for cell in row[1:4]} == {"s"}
    assert table[0][1].value == "=1+1, ô J11\nLượt đảng viên dự"
    assert (table[-2][5].value, table[-1][5].value) == ("=Rồi", "(Đã xong)")
    assert all(row[4].is_date for row in table)
    assert min(row_height(sheet, row[0].row) for row in table[:-2]) >= 54
    asked = [each for each in read_reply_here(file).queries if not each.settled]
    assert [each.shown for each in asked][: len(STRANGE)] == list(STRANGE)


def test_a_reply_without_a_query_has_no_table(superior: Superior) -> None:
    words = said(superior.reply())
    assert "Không có câu hỏi nào cần làm rõ." in words
    assert "TT" not in words


def test_libreoffice_prints_whole_rows_and_never_signatures_alone_and_saves_what_it_says(
    superior: Superior, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    for at in range(40):
        superior.ask("Có mặt 19 mà danh sách 18? " * (1 + at % 5))
    file = superior.reply()
    (again,) = libreoffice.saved_again([file], tmp_path / "lại")
    assert read_reply_here(again) == read_reply_here(file)
    (pdf,) = libreoffice.printed([file], tmp_path)
    (printed,) = pages(file, pdf).values()
    assert len(printed) > 3
    for page in printed:
        assert page.width > page.height
        assert page.rows[-1].bottom > 20 / MM_AN_INCH * INCH - 1
        assert page.body[0].letters
    last = printed[-1]
    assert last.sheet.cell(last.body[0].row, 1).value in range(1, 41)
    assert letters(CLERK) in {each.letters for each in last.body}


# For the program


def test_what_a_hand_writes_on_the_page_is_nothing_to_the_program(superior: Superior) -> None:
    superior.ask()
    file = superior.reply()
    before = read_reply_here(file)
    book: Any = load_workbook(file)
    sheet = book.worksheets[0]
    sheet["F14"], sheet["A1"] = "Đã xem lại", "=1+1"
    sheet.title = "Tên khác"
    book.save(file)
    assert read_reply_here(file) == before


def test_a_slip_on_the_hidden_sheet_is_named(superior: Superior) -> None:
    superior.ask("Vì sao?")
    file = superior.reply()
    book: Any = load_workbook(file)
    row = next(row for row in book[SHEET].iter_rows() if row[0].value == "queries")
    row[1].value = row[1].value.replace("J11", "J12")
    book.save(file)
    with pytest.raises(NotAReplyError) as refused:
        read_reply_here(file)
    assert (refused.value.sheet, refused.value.cell) == (SHEET, row[1].coordinate)
    assert str(refused.value) == (
        f"Tệp “{NAME}”: trang ẩn “{SHEET}” bị sửa hoặc hỏng ở ô {row[1].coordinate} nên không nhận "
        "được phản hồi. Xin lại tệp từ cấp trên."
    )


def test_a_reply_cut_short_is_refused(superior: Superior) -> None:
    file = superior.reply()
    whole = file.read_bytes()
    for part in (0.2, 0.9):
        file.write_bytes(whole[: int(len(whole) * part)])
        with pytest.raises(OutsideFileError):
            read_reply(file)


def test_a_return_is_no_reply_a_reply_no_return_and_a_plain_workbook_neither(
    superior: Superior, sent: Path
) -> None:
    file = superior.reply()
    with pytest.raises(NotAReturnError, match="là loại tệp khác"):
        check_workbook(read_here(file), file)
    with pytest.raises(NotAReturnError, match="là loại tệp khác"):
        read_reply_here(sent)
    book: Any = load_workbook(file)
    del book[SHEET]
    book.save(file)
    with pytest.raises(NotAReplyError, match="không phải là phản hồi"):
        read_reply_here(file)


def _in(part: str, name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def spoil(said: dict[str, Any]) -> None:
        target = said[part][0] if part == "queries" else said[part]
        target[name] = value

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        lambda said: said.pop("queries"),
        lambda said: said.update(queries=[7]),
        _in("head", "time", "2026-07-06T08:00:00"),
        _in("head", "period", {"from": "2026-06-30", "to": "2026-01-01"}),
        _in("head", "unit", "KV3"),
        _in("receipt", "state", "lost"),
        _in("receipt", "state", "accepted"),
        _in("receipt", "decided_on", "2026-07-06"),
        _in("receipt", "revision", 0),
        _in("queries", "number", 10**30),
        _in("queries", "cell", "J0"),
        _in("queries", "settled", 1),
        _in("queries", "due_on", "mai"),
    ],
)
def test_nonsense_is_refused_however_well_it_is_sealed(
    superior: Superior, spoil: Callable[[dict[str, Any]], None]
) -> None:
    superior.ask()
    file = superior.reply()
    said = encode(read_reply_here(file))
    spoil(said)
    rows = sealed_rows.to_rows(KIND, {key: sealed_rows.to_text(each) for key, each in said.items()})
    book: Any = load_workbook(file)
    book[SHEET].delete_rows(1, book[SHEET].max_row)
    for row in rows:
        book[SHEET].append(row)
    book.save(file)
    with pytest.raises(NotAReplyError, match="bị sửa hoặc hỏng ở ô B1"):
        read_reply_here(file)


# Onto the stick


def test_an_earlier_reply_is_replaced_whole_or_stands(superior: Superior) -> None:
    first = superior.reply()
    before, (query,) = first.read_bytes(), [superior.ask()]
    lock = first.with_name(f"~${first.name}")
    lock.touch()
    with pytest.raises(TargetInUseError):
        superior.reply()
    assert first.read_bytes() == before
    assert [each.sent_on for each in superior.queries()] == [None]
    lock.unlink()
    assert superior.reply() == first
    assert [each.number for each in read_reply_here(first).queries] == [query]
    assert [each.sent_on for each in superior.queries()] == [superior.now.date()]
    assert [each.name for each in first.parent.iterdir()] == [first.name]


@pytest.mark.parametrize("other", [b"a letter", None])
def test_another_file_of_that_name_is_left_alone(superior: Superior, other: bytes | None) -> None:
    superior.take("KV4")
    file = superior.stick / "KV3 2026-H1" / NAME
    file.parent.mkdir()
    content = superior.reply("KV4").read_bytes() if other is None else other
    file.write_bytes(content)
    with pytest.raises(ReplyRefusedError) as refused:
        superior.reply()
    assert str(refused.value) == (
        f"Trong “{file.parent}” đã có tệp {NAME} nhưng không phải là phản hồi trước đây của đơn vị "
        "mình. Chuyển tệp đó sang thư mục khác rồi ghi lại."
    )
    assert file.read_bytes() == content


def test_there_is_no_reply_where_no_return_came(superior: Superior) -> None:
    with pytest.raises(ReplyRefusedError) as refused:
        make_reply(superior.book, FORM, HALF, "KV9", superior.stick, superior.now)
    assert str(refused.value) == (
        "Chưa nhận báo cáo KL01 6 tháng đầu năm 2026 của đơn vị KV9 nên chưa có gì để phản hồi."
    )


def many(superior: Superior) -> tuple[list[str], list[BookError]]:
    """Return to which units a reply went, and what was refused."""
    superior.now += timedelta(days=1)
    made = make_replies(superior.book, FORM, HALF, superior.stick, superior.now)
    return [each.parent.name.partition(" ")[0] for each in made.files], list(made.refused)


def test_units_are_told_only_what_is_new_and_one_that_cannot_be_is_left_out(
    superior: Superior,
) -> None:
    others = [superior.take(f"OM/{at}") for at in (1, 2)]
    assert many(superior) == (["KV3", "OM-1", "OM-2"], [])
    assert many(superior) == ([], [])
    superior.accept(*others)
    superior.ask()
    in_the_way = superior.stick / "OM-1 2026-H1" / NAME.replace("KV3", "OM-1")
    in_the_way.write_bytes(b"a letter")
    told, refused = many(superior)
    assert (told, [type(each) for each in refused]) == (["KV3", "OM-2"], [ReplyRefusedError])
    in_the_way.unlink()
    assert many(superior) == (["OM-1"], [])
    second = superior.take(revision=2)
    assert many(superior) == (["KV3"], [])
    superior.do(lambda session: withdraw(session, second))
    assert many(superior) == (["KV3"], [])
    assert many(superior) == ([], [])


def test_how_far_the_writing_has_come_is_told_and_what_stands_counts_when_it_fails(
    superior: Superior,
) -> None:
    superior.take("OM-1")
    (superior.stick / "OM-1 2026-H1").write_bytes(b"")
    heard: list[tuple[int, int]] = []
    with pytest.raises(BookError, match="đã có một tệp tên"):
        make_replies(
            superior.book,
            FORM,
            HALF,
            superior.stick,
            superior.now,
            lambda done, all_: heard.append((done, all_)),
        )
    assert heard == [(1, 2)]
    (superior.stick / "OM-1 2026-H1").unlink()
    assert many(superior) == (["OM-1"], [])


def test_writing_stops_when_asked_and_goes_on_from_there(superior: Superior) -> None:
    for at in (1, 2):
        superior.take(f"OM-{at}")
    stops = iter([False, True])
    made = make_replies(
        superior.book, FORM, HALF, superior.stick, superior.now, stop=lambda: next(stops)
    )
    assert len(made.files) == 2
    assert many(superior) == (["OM-2"], [])


def test_a_reply_is_newer_than_the_last_whatever_the_clock_says(superior: Superior) -> None:
    first = superior.told().receipt.made_at
    superior.now -= timedelta(days=30)
    superior.take(revision=2)
    assert superior.told().receipt.made_at > first


def test_writing_replies_is_one_named_change(superior: Superior) -> None:
    superior.take("OM-1")
    steps: list[str] = []
    superior.book.listen(lambda step: steps.append(str(step.title)))
    many(superior)
    assert steps == ["ghi phản hồi về báo cáo KL01 cho 2 đơn vị"]
    with superior.book.read() as session:
        assert len(receipts(session, FORM, HALF)) == 2


def test_a_reply_is_locked_where_a_password_is_kept_for_the_unit(superior: Superior) -> None:
    superior.do(lambda session: locks.set_unit_password(session, "KV3", PASSWORD))
    file = superior.reply()
    with pytest.raises(LockedFileError):
        read_reply(file)
    assert read_reply(file, ["khác", PASSWORD]).unit_code == "KV3"
    assert superior.reply() == file, "its own locked reply is known again"

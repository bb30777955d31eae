"""The command `consolidate`, as CONTRACT §1 has it."""

from __future__ import annotations

import io
import signal
import sys
from pathlib import Path

import openpyxl
import pytest

from desktop.files.locked import lock
from tests.desktop.commands.running import Program, Ran, contents
from tests.desktop.commands.workbooks import with_cell

PERIOD = "2026-11"


@pytest.fixture
def usb(program: Program, tmp_path: Path) -> Path:
    """Give a stick with the returns of two chapters."""
    for code in ("CB1", "CB2"):
        book = tmp_path / f"{code}.sochibo"
        assert program("new", book, "--code", code, "--name", f"Chi bộ {code}").code == 0
        assert program("import", book, with_cell(tmp_path, "Đơn vị", 1, 1, code)).code == 0
        to = tmp_path / "usb" / code
        program("return", book, "--form", "KL01", "--period", PERIOD, "--to", to)
    return tmp_path / "usb"


def add_up(program: Program, to: Path, *more: str | Path) -> Ran:
    line = ("consolidate", "--form", "KL01", "--period", PERIOD, "--to", to)
    return program(*line, *more)


def a_list(path: Path, *rows: tuple[str, ...]) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (("Mã", "Tên", "Từ ngày", "Đến ngày", "Thay bằng"), *rows):
        sheet.append(row)
    workbook.save(path)
    return path


def test_it_answers_with_one_object_of_what_was_received_and_added_up(
    program: Program, usb: Path, tmp_path: Path
) -> None:
    ran = add_up(program, tmp_path / "th.xlsx", "--json", usb)
    answer = ran.answer
    assert (ran.code, ran.err) == (0, "")
    assert list(answer) == ["file", "received", "missing", "refused", "figures", "problems"]
    assert answer["received"] == ["CB1", "CB2"]
    assert (answer["missing"], answer["refused"]) == ([], [])
    one = program("figures", tmp_path / "CB1.sochibo", "--period", PERIOD, "--json").answer
    held = one["figures"]["meetings.held"]
    assert held
    assert answer["figures"]["meetings.held"] == 2 * held
    assert answer["figures"]["meetings.rate"] == one["figures"]["meetings.rate"]


def test_a_unit_that_is_missing_needs_attention_and_is_named(
    program: Program, usb: Path, tmp_path: Path
) -> None:
    units = a_list(
        tmp_path / "ds.xlsx", ("CB1", "Chi bộ 1"), ("cb2", "Chi bộ 2"), ("CB3", "Chi bộ Ba")
    )
    ran = add_up(program, tmp_path / "th.xlsx", "--units", units, usb)
    assert ran.code == 1
    assert "CB3 Chi bộ Ba" in ran.out
    assert "Đã cộng 2 báo cáo, chưa nộp 1" in ran.out


def test_with_a_book_the_result_is_a_return_that_check_reads(
    program: Program, usb: Path, tmp_path: Path
) -> None:
    own = tmp_path / "dang-uy.sochibo"
    program("new", own, "--code", "DU", "--name", "Đảng bộ xã")
    to = tmp_path / "th.xlsx"
    assert add_up(program, to, "--own", own, usb).code == 0
    checked = program("check", to, "--json")
    assert checked.answer["unit"] == {"code": "DU", "name": "Đảng bộ xã"}
    assert (checked.answer["intact"], checked.answer["revision"]) == (True, 1)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--units", "{usb}/khong-co.xlsx", "{usb}"), 2),
        (("{usb}/khong-co",), 2),
        ((), 2),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_writes_nothing(
    program: Program, usb: Path, tmp_path: Path, more: tuple[str, ...], code: int
) -> None:
    before = contents(tmp_path)
    given = [each.format(usb=usb) for each in more]
    ran = add_up(program, tmp_path / "th.xlsx", "--json", *given)
    assert (ran.code, ran.out) == (code, "")
    assert len(ran.err.strip().splitlines()) == 1
    assert contents(tmp_path) == before


def test_a_list_that_is_none_is_refused_for_its_content(
    program: Program, usb: Path, tmp_path: Path
) -> None:
    file = tmp_path / "trong.xlsx"
    openpyxl.Workbook().save(file)
    ran = add_up(program, tmp_path / "th.xlsx", "--units", file, usb)
    assert ran.code == 1
    assert file.name in ran.err
    assert not (tmp_path / "th.xlsx").exists()


def test_it_speaks_english_when_asked(program: Program, usb: Path, tmp_path: Path) -> None:
    ran = add_up(program, tmp_path / "th.xlsx", "--lang", "en", usb)
    assert "Đã cộng" not in ran.out


def test_odd_rows_of_the_list_are_told_at_their_cells_and_need_attention(
    program: Program, usb: Path, tmp_path: Path
) -> None:
    units = a_list(
        tmp_path / "ds.xlsx",
        ("CB1", "Chi bộ 1"),
        ("CB1", "Chi bộ Một", "1/6/2026"),
        ("CB2", "Chi bộ 2", "", "", "CB9"),
        ("CB3", "Chi bộ 3", "", "31/12/2025", "CB3"),
    )
    ran = add_up(program, tmp_path / "th.xlsx", "--json", "--units", units, usb)
    told = {each["rule"]: each["message"] for each in ran.answer["problems"]}
    assert ran.code == 1
    places = {
        "units_overlap": "C3",
        "successor_unknown": "E4",
        "replaced_not_ended": "D4",
        "replaced_by_itself": "E5",
    }
    assert all(f"trang “Sheet”, ô {cell}. " in told[rule] for rule, cell in places.items())


def lock_all(usb: Path) -> None:
    for number, file in enumerate(sorted(usb.rglob("*.xlsx")), start=1):
        file.write_bytes(lock(file.read_bytes(), f"mật khẩu {number}"))


def test_locked_returns_open_with_the_lines_of_the_password_file(
    program: Program, usb: Path, tmp_path: Path
) -> None:
    lock_all(usb)
    ran = add_up(program, tmp_path / "th.xlsx", usb)
    assert (ran.code, "--password-file" in ran.out) == (1, True)
    secret = tmp_path / "mk.txt"
    secret.write_text("mật khẩu 1\r\n\r\nmật khẩu 2\r\n", encoding="utf-8")
    ran = add_up(program, tmp_path / "th.xlsx", "--json", "--password-file", secret, usb)
    assert (ran.code, ran.answer["received"]) == (0, ["CB1", "CB2"])


def test_the_first_line_opens_ones_own_book_and_the_others_the_returns(
    program: Program, usb: Path, tmp_path: Path
) -> None:
    lock_all(usb)
    secret, own = tmp_path / "mk.txt", tmp_path / "du.sochibo"
    secret.write_text("của sổ\nmật khẩu 1\nmật khẩu 2", encoding="utf-8")
    line = ("--code", "DU", "--name", "Đảng bộ xã", "--password-file", secret, "--clerk", "Đào")
    assert program("new", own, *line).code == 0
    more = ("--own", own, *line[-4:], "--json", usb)
    assert add_up(program, tmp_path / "th.xlsx", *more).answer["received"] == ["CB1", "CB2"]


class Terminal(io.StringIO):
    """A terminal at which somebody ends the program once it tells how far it has come."""

    def __init__(self, ending: signal.Signals) -> None:
        super().__init__()
        self._ending = ending

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text.startswith("\r") and "1/2" in text:
            signal.raise_signal(self._ending)
        return super().write(text)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ended_on_the_way_it_says_so_and_leaves_nothing(
    program: Program,
    usb: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: signal.Signals,
) -> None:
    before = contents(tmp_path)
    terminal = Terminal(ending)
    monkeypatch.setattr(sys, "stderr", terminal)
    ran = add_up(program, tmp_path / "th.xlsx", "--json", usb)
    assert (ran.code, ran.out) == (2, "")
    assert terminal.getvalue().splitlines()[-1].startswith("Đã dừng")
    assert contents(tmp_path) == before

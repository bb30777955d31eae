"""Every example chapter's returns: their figures, their lists, their numbers (CONTRACT §4)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from db.book import Book, Founding
from db.figures import State, Unit, Value
from db.periods import Period
from db.schema import Audience
from desktop.exchange import recognise, take_in_all
from desktop.files.cells import Cell, Workbook
from desktop.returns import CheckResult, ReasonNeededError
from desktop.returns.tags import Variant
from tests import cases
from tests.cases import CASES, chapters
from tests.db.chapter import Chapter
from tests.desktop.returns.office import Office, check_here, read_here
from tests.thorough import sample

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
ONE_IN = {"awkward": 7, "o_mon": 60}

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not CASES.exists(), reason="no example chapters beside the clone"),
]


@cache
def expected(case: str) -> dict[str, dict[str, Any]]:
    return cases.expected(case)


def every_chapter() -> list[tuple[str, str]]:
    if not CASES.exists():
        return []
    return [
        (case, code)
        for case, one_in in ONE_IN.items()
        for code in sample(reversed(chapters(case)), one_in, thorough=min(one_in, 5))
    ]


def office_of(case: str, code: str, folder: Path) -> Office:
    """Give the office whose book holds a chapter's workbook."""
    path = chapters(case)[code]
    book = Book.create(folder / "so.sochibo", Founding(code, f"Chi bộ {code}"), clerk="Lê Thị Hoa")
    with book.change("nhập") as session:
        report = take_in_all(session, recognise(read_here(path).sheets, path.name), today=TODAY)
    assert not report.refused
    return Office(book, Chapter(book), folder / "ra")


@pytest.mark.parametrize(("case", "code"), every_chapter())
def test_a_chapters_returns_hold_the_figures_expected_and_keep_their_numbers(
    case: str, code: str, tmp_path: Path, own_home: Path
) -> None:
    office = office_of(case, code, tmp_path)
    with office.book:
        for period, wanted in expected(case).items():
            made = office.make(period, now=NOW)
            read, checked = read_here(made.file), check_here(made.file)
            says_what_is_expected(checked, wanted["units"][code], code, period)
            shows_every_figure(read, checked, wanted["units"][code])
            lists_what_it_counts(read, wanted["units"][code])
            again = office.make(period, now=TOMORROW)
            assert (again.file, again.revision, again.sha256) == (made.file, 1, made.sha256)
        changed_content_takes_the_next_number(office, period, wanted["units"][code])


def says_what_is_expected(
    checked: CheckResult, wanted: dict[str, Any], code: str, period: str
) -> None:
    said = checked.to_json()
    assert (said["intact"], said["edited"]) == (True, [])
    assert (said["form"], said["unit"]["code"], said["revision"]) == ("KL01", code, 1)
    first, last = Period.parse(period).start, Period.parse(period).end
    assert said["period"] == {"from": first.isoformat(), "to": last.isoformat()}
    assert said["figures"] == wanted


def shows_every_figure(read: Workbook, checked: CheckResult, wanted: dict[str, Any]) -> None:
    """Hold every cell said to show a figure of the period against the number expected."""
    sheets = {each.name: each.rows for each in read.sheets}
    seen = 0
    for figure_id, places in checked.manifest.shown.items():
        value = checked.manifest.figures[figure_id]
        for place in places:
            if place.variant is Variant.THIS:
                shown = at(sheets[place.sheet], place.cell)
                number = as_printed(value, wanted[figure_id])
                if isinstance(shown, str) and shown != number:
                    # A sentence says whole numbers only.
                    assert str(number) in shown.replace(":", " ").split(), (figure_id, place)
                else:
                    assert shown == number, (figure_id, place)
                seen += 1
    assert seen > 100


def as_printed(value: Value, number: float | None) -> Cell:
    """Return what a cell shows of a number: words where none was counted (DOMAIN §8)."""
    if number is None or (number == 0 and value.state is State.NOT_FILLED):
        return "–"
    if number == 0 and value.state is State.DECLARED and value.unit is not Unit.PERCENT:
        return "không có"
    return number


def at(rows: list[list[Cell]], name: str) -> Cell:
    letter, number = name[0], int(name[1:])
    return rows[number - 1][ord(letter) - ord("A")]


def lists_what_it_counts(read: Workbook, wanted: dict[str, Any]) -> None:
    """Hold the rows of every list against the figures that count them."""
    counted = {
        "Biểu 01": sum(each.startswith("study.sessions[") for each in wanted),
        "Biểu 02": wanted["meetings.held"],
        "Biểu 03": wanted["models.on_register[kind=hcm]"],
        "Biểu 04": wanted["models.on_register[kind=dvk]"],
        "Biểu 06": wanted["inspections.checks"] + wanted["inspections.supervisions"],
        "Biểu 07": wanted["commendations.collectives"] + wanted["commendations.people"],
    }
    for sheet in read.sheets:
        if sheet.name in counted:
            numbered = [row for row in sheet.rows[10:] if isinstance(row[0], int | float)]
            assert len(numbered) == counted[sheet.name], sheet.name
        if sheet.name == "Biểu 04":
            groups = [row[2] for row in sheet.rows[10:] if row[0] in ("I", "II", "III", "IV")]
            there = [each for each in groups if isinstance(each, int | float)]
            assert (len(groups), sum(there)) == (4, counted[sheet.name])


def changed_content_takes_the_next_number(
    office: Office, period: str, wanted: dict[str, Any]
) -> None:
    day = Period.parse(period).start.isoformat()
    office.chapter.meeting(day, audience=Audience.PUBLIC, subjects=[1], headcount=5)
    with pytest.raises(ReasonNeededError):
        office.make(period, now=TOMORROW)
    second = office.make(period, now=TOMORROW, reason="Bổ sung một cuộc")
    assert (second.revision, second.file.name[-8:]) == (2, "_v2.xlsx")
    checked = check_here(second.file)
    assert (checked.intact, checked.manifest.head.reason) == (True, "Bổ sung một cuộc")
    assert checked.figures["study.public_sessions"] == wanted["study.public_sessions"] + 1

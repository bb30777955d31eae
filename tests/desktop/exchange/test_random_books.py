"""Whatever a book holds comes over whole, and coming twice changes nothing."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop.exchange import ImportReport, recognise, take_in_all
from desktop.exchange.exporting import pages
from desktop.exchange.xlsx import write_xlsx
from desktop.files.cells import Sheet
from tests.cases import as_if_of, read_here
from tests.desktop.exchange.any_records import fill
from tests.desktop.exchange.desk import TODAY, Desk, Dump, as_sheets, dump_of
from tests.reference.random_books import UNIT_CODE, make_book
from tests.reference.workbook import to_sheets
from tests.thorough import THOROUGH

pytestmark = pytest.mark.thorough

SAME_FIXTURE = settings(
    max_examples=20 if THOROUGH else 5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def take_in(session: Session, sheets: list[Sheet]) -> ImportReport:
    report = take_in_all(session, recognise(sheets, "so.xlsx"), today=TODAY)
    assert not report.refused
    session.expire_all()
    return report


def taken_out(session: Session) -> list[Sheet]:
    return as_sheets(
        {
            page.register.sheet: [[field.heading for field in page.register.fields], *page.rows]
            for page in pages(session)
        }
    )


@SAME_FIXTURE
@given(seed=st.integers(0, 2**32))
def test_any_book_comes_twice_as_once_and_goes_over_whole(desk: Desk, seed: int) -> None:
    rng = Random(seed)
    sheets = as_sheets(to_sheets(make_book(rng), rng))
    with as_if_of(desk.book, UNIT_CODE) as session:
        take_in(session, sheets)
        once: Dump = dump_of(session)
        out = taken_out(session)
        for again in (sheets, out):
            second = take_in(session, again)
            assert all((e.new, e.changed) == (0, 0) for e in second.sheets.values())
            assert dump_of(session) == once
    with as_if_of(desk.book, UNIT_CODE) as session:
        take_in(session, out)
        assert dump_of(session) == once
        assert taken_out(session) == out


@SAME_FIXTURE
@given(seed=st.integers(0, 2**32))
def test_every_field_of_every_register_goes_over_whole(desk: Desk, seed: int) -> None:
    with as_if_of(desk.book, UNIT_CODE) as session:
        fill(session, Random(seed))
        session.expire_all()
        whole = dump_of(session)
        path = desk.folder / "xuat.xlsx"
        write_xlsx(pages(session), path)
    with as_if_of(desk.book, UNIT_CODE) as session:
        take_in(session, read_here(path))
        assert dump_of(session) == whole

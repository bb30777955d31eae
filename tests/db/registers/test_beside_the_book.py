"""What is odd about a record beside the rest of the book is pointed out, never refused."""

from __future__ import annotations

from datetime import date

import pytest

from db.book import Book
from db.registers import by_name
from db.registers.commendations import COMMENDATIONS
from db.registers.fields import NamedPerson
from db.registers.gradings import GRADINGS
from db.registers.inspections import INSPECTIONS
from db.registers.models import MODELS, REPLICATIONS, RESULTS
from db.registers.outreach import OUTREACH
from db.registers.terms import TERMS
from db.schema import Grade, Holder
from tests.db.chapter import Chapter, day
from tests.db.registers.oddities import add, odd, said

FILLED = {"declared_filled"}


def declare(book: Book, register: str, start: str, end: str) -> int:
    told = {"register": register, "from_date": day(start), "to_date": day(end)}
    return add(book, by_name("declarations"), **told)


def test_a_record_in_days_declared_to_have_none_is_pointed_out(book: Book) -> None:
    declare(book, "outreach", "2026-01-01", "2026-03-31")
    remarks = said(book, OUTREACH, day=day("2026-03-31"))
    assert remarks == {
        "declared_filled": "Sổ này đã khai không có từ 01/01/2026 đến 31/03/2026. "
        "Xem lại ngày, hoặc bỏ lời khai ấy."
    }
    assert odd(book, OUTREACH, day=day("2026-04-01")) == odd(book, OUTREACH) == set()
    assert odd(book, INSPECTIONS, from_date=day("2026-03-31")) == set()


def test_an_inspection_falls_on_its_plan_while_it_has_not_begun(book: Book) -> None:
    declare(book, "inspections", "2026-01-01", "2026-03-31")
    assert odd(book, INSPECTIONS, planned=day("2026-02-01")) == FILLED
    later = {"planned": day("2026-02-01"), "from_date": day("2026-05-01")}
    assert odd(book, INSPECTIONS, **later) == set()


def test_what_is_declared_of_models_holds_of_their_results(book: Book) -> None:
    model = add(book, MODELS, name="Chợ 0 đồng")
    declare(book, "models", "2026-01-01", "2026-12-31")
    assert odd(book, RESULTS, model=model, day=day("2026-05-05")) == FILLED
    assert odd(book, REPLICATIONS, model=model, day=day("2027-05-05")) == set()


def test_declaring_none_where_there_are_some_is_pointed_out(book: Book) -> None:
    add(book, INSPECTIONS, planned=day("2026-02-01"))
    declarations = by_name("declarations")
    quarter = {"from_date": day("2026-01-01"), "to_date": day("2026-03-31")}
    assert said(book, declarations, register="inspections", **quarter) == {
        "declared_filled": "Sổ Kiểm tra, giám sát đã có 01 mục từ 01/01/2026 đến 31/03/2026. "
        "Xem lại kỳ khai không có."
    }
    next_quarter = {"from_date": day("2026-04-01"), "to_date": day("2026-06-30")}
    assert odd(book, declarations, register="inspections", **next_quarter) == set()
    assert odd(book, declarations, register="outreach", **quarter) == set()
    assert odd(book, declarations, register="members", **quarter) == set()
    assert odd(book, declarations, register="inspections") == set()


def test_a_second_grade_for_a_year_is_pointed_out(book: Book, chapter: Chapter) -> None:
    tam, chin = chapter.member("Lê Văn Tám"), chapter.member("Trần Văn Chín")
    first = add(book, GRADINGS, member=tam, year=2026, grade=Grade.GOOD)
    assert said(book, GRADINGS, member=tam, year=2026) == {
        "graded_twice": "Lê Văn Tám đã được xếp loại năm 2026: Hoàn thành tốt nhiệm vụ. "
        "Sửa dòng ấy thay vì ghi thêm."
    }
    assert odd(book, GRADINGS, first, member=tam, year=2026) == set()
    assert odd(book, GRADINGS, member=tam, year=2025) == set()
    assert odd(book, GRADINGS, member=chin, year=2026) == set()


@pytest.mark.parametrize("name", ["completed", "stopped", "recognised", "suspended"])
def test_nothing_befalls_a_model_before_it_is_registered(book: Book, name: str) -> None:
    registered = day("2026-05-01")
    rule = f"{name}_before_registered"
    assert odd(book, MODELS, registered=registered, **{name: day("2026-04-30")}) == {rule}
    assert odd(book, MODELS, registered=registered, **{name: registered}) == set()
    assert odd(book, MODELS, **{name: registered}) == set()


def test_both_days_are_named(book: Book) -> None:
    days = {"registered": day("2026-05-01"), "stopped": day("2025-05-01")}
    assert said(book, MODELS, **days)["stopped_before_registered"] == (
        "Ngày dừng 01/05/2025 đứng trước Ngày đăng ký 01/05/2026. Xem lại hai ngày."
    )


def test_a_result_older_than_its_models_registration_is_pointed_out(book: Book) -> None:
    model = add(book, MODELS, name="Chợ 0 đồng", registered=day("2024-05-06"))
    other = add(book, MODELS, name="Chưa rõ ngày")
    assert odd(book, RESULTS, model=model, day=day("2024-05-05")) == {"result_before_registration"}
    assert odd(book, RESULTS, model=model, day=day("2024-05-06")) == set()
    assert odd(book, RESULTS, model=other, day=day("2024-05-05")) == set()
    assert odd(book, RESULTS, model=model) == set()


def test_limits_are_mended_after_they_are_found(book: Book) -> None:
    found = {"planned": day("2026-01-01"), "from_date": day("2026-02-01")}
    early, rule = {"mended": day("2026-01-31")}, {"mended_before_found"}
    assert odd(book, INSPECTIONS, **found, **early) == rule
    assert odd(book, INSPECTIONS, to_date=day("2026-02-05"), mended=day("2026-02-04")) == rule
    assert odd(book, INSPECTIONS, planned=day("2026-01-01"), **early) == set()
    assert odd(book, INSPECTIONS, **early) == odd(book, INSPECTIONS, **found) == set()


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"limits": "Chậm báo cáo", "mend_by": day("2026-11-22")}, {"mending_overdue"}),
        ({"limits": "Chậm báo cáo", "mend_by": day("2026-11-23")}, set()),
        ({"limits": "Chậm báo cáo"}, set()),
        ({"limits": "Không có", "mend_by": day("2026-11-22")}, set()),
        ({"limits": "Chậm", "mend_by": day("2026-11-22"), "mended": day("2026-11-20")}, set()),
    ],
)
def test_limits_not_mended_in_time_are_pointed_out(
    book: Book, values: dict[str, object], rules: set[str]
) -> None:
    assert odd(book, INSPECTIONS, **values) == rules


def test_a_member_is_no_collective(book: Book, chapter: Chapter) -> None:
    person = NamedPerson("Lê Văn Tám", chapter.member())
    rule = {"holder_is_a_member"}
    assert odd(book, COMMENDATIONS, holder=Holder.COLLECTIVE, name=person) == rule
    assert odd(book, COMMENDATIONS, holder=Holder.PERSON, name=person) == set()
    assert odd(book, COMMENDATIONS, holder=Holder.COLLECTIVE, name=NamedPerson("Tổ 4")) == set()
    assert odd(book, COMMENDATIONS, holder=Holder.COLLECTIVE) == set()


def test_a_model_is_linked_to_those_who_hold_it(book: Book, chapter: Chapter) -> None:
    tam, chin = (NamedPerson(name, chapter.member(name)) for name in ("Tám", "Chín"))
    ours = add(book, MODELS, name="Chợ", holder=Holder.COLLECTIVE, leader=NamedPerson("Tổ 4"))
    his = add(book, MODELS, name="Vườn", holder=Holder.PERSON, leader=tam)
    free = add(book, MODELS, name="Đường hoa", leader=tam)
    rule = {"model_of_another_holder"}
    person, many = {"holder": Holder.PERSON}, {"holder": Holder.COLLECTIVE}
    assert odd(book, COMMENDATIONS, model=ours, **person) == rule
    assert odd(book, COMMENDATIONS, model=his, **many) == rule
    assert odd(book, COMMENDATIONS, model=his, name=chin, **person) == rule
    assert odd(book, COMMENDATIONS, model=his, name=tam, **person) == set()
    assert odd(book, COMMENDATIONS, model=his, name=NamedPerson("Ai"), **person) == set()
    assert odd(book, COMMENDATIONS, model=ours, name=NamedPerson("Tổ 4"), **many) == set()
    assert odd(book, COMMENDATIONS, model=ours) == odd(book, COMMENDATIONS, model=free) == set()


@pytest.mark.parametrize(
    ("start", "end", "rules"),
    [
        ("2015-01-01", "2019-12-31", set()),
        ("2015-01-01", "2020-05-01", {"terms_overlap"}),
        ("2015-01-01", None, set()),
        ("2020-05-01", None, {"terms_overlap"}),
        ("2025-04-30", "2030-04-30", {"terms_overlap"}),
        ("2025-05-01", None, set()),
    ],
)
def test_one_term_ends_before_the_next_begins(
    book: Book, start: str, end: str | None, rules: set[str]
) -> None:
    known = {"from_date": date(2020, 5, 1), "to_date": date(2025, 4, 30)}
    own = add(book, TERMS, name="2020-2025", **known)
    until = None if end is None else day(end)
    assert odd(book, TERMS, from_date=day(start), to_date=until) == rules
    assert odd(book, TERMS, own, **known) == odd(book, TERMS) == set()


def test_a_term_without_an_end_lasts_until_the_next_begins(book: Book) -> None:
    add(book, TERMS, name="2020-2025", from_date=date(2020, 5, 1))
    assert odd(book, TERMS, from_date=day("2025-05-01")) == set()
    assert said(book, TERMS, from_date=day("2020-05-01")) == {
        "terms_overlap": "Trùng thời gian với nhiệm kỳ 2020-2025 (01/05/2020–nay). "
        "Xem lại Từ ngày, Đến ngày."
    }

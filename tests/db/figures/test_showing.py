"""What is said of a figure: its number, its measure, its family, what a filter leaves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db import figures
from db.book import Book
from db.figures import CATALOGUE, FAMILIES, State, Unit, Value, figures_of, home_of, measure_of
from db.messages import Message
from db.periods import Period
from db.registers import by_name
from tests.db.chapter import Chapter

COUNTED, DECLARED, NOT_FILLED = State.COUNTED, State.DECLARED, State.NOT_FILLED
YEAR = Period.year(2024)


@pytest.mark.parametrize(
    ("number", "unit", "state", "said"),
    [
        (3232, Unit.ATTENDANCES, COUNTED, "3.232"),
        (Decimal("99.38"), Unit.PERCENT, COUNTED, "99,38%"),
        (Decimal("100.00"), Unit.PERCENT, COUNTED, "100,00%"),
        (Decimal("12.5"), Unit.THINGS, COUNTED, "12,5"),
        (0, Unit.THINGS, COUNTED, "0"),
        (0, Unit.THINGS, DECLARED, "không có"),
        (0, Unit.THINGS, NOT_FILLED, "–"),
        (None, Unit.PERCENT, COUNTED, "–"),
        (None, Unit.PERCENT, DECLARED, "–"),
        (Decimal("0.00"), Unit.PERCENT, DECLARED, "0,00%"),
    ],
)
def test_a_nought_counted_one_declared_and_one_not_filled_are_said_apart(
    number: int | Decimal | None, unit: Unit, state: State, said: str
) -> None:
    value = Value("meetings.held", number, unit, state)
    assert str(figures.say(value)) == said
    shown = figures.printed(value)
    assert str(shown) == said if isinstance(shown, Message) else shown == number


def test_what_is_not_compared_is_a_dash() -> None:
    assert str(figures.say(None)) == "–"


def test_the_families_are_the_registers_in_the_contracts_order_study_beside_meetings() -> None:
    assert [(family.title, home_of(family.figures[0])) for family in FAMILIES] == [
        ("Đảng viên", "members"),
        ("Sinh hoạt", "meetings"),
        ("Quán triệt, học tập", "meetings"),
        (by_name("models").title, "models"),
        (by_name("outreach").title, "outreach"),
        (by_name("commitments").title, "commitments"),
        (by_name("inspections").title, "inspections"),
        (by_name("commendations").title, "commendations"),
        (by_name("documents").title, "documents"),
    ]
    assert [each for family in FAMILIES for each in family.figures] == list(CATALOGUE.values())
    assert all(each.id.startswith(f"{f.name}.") for f in FAMILIES for each in f.figures)


def test_a_registers_figures_are_those_of_its_parts_too() -> None:
    assert {each.id.partition(".")[0] for each in figures_of("meetings")} == {"meetings", "study"}
    assert CATALOGUE["models.beneficiaries"] in figures_of("models")
    assert figures_of("model_results") == ()


def test_each_figure_has_the_word_of_what_it_counts() -> None:
    words = {
        "members.total": "người",
        "meetings.held": "cuộc",
        "meetings.present": "lượt người",
        "study.people_due": "người",
        "models.replicated": "mô hình",
        "models.replications": "lần",
        "models.beneficiaries": "lượt người",
        "commitments.rate": "%",
        "inspections.mended": "cuộc",
        "inspections.people": "người",
        "commendations.people": "lượt",
        "documents.issued": "văn bản",
    }
    assert {id_: measure_of(CATALOGUE[id_]) for id_ in words} == words


def test_what_a_filter_leaves_is_said_in_words(book: Book, chapter: Chapter) -> None:
    chapter.subject("KL01")
    with book.read() as session:
        found = figures.compute(session, YEAR)
        words = {
            "study.rate[subject=KL01]": "KL01 · Nội dung KL01",
            "models.new[kind=dvk]": "Dân vận khéo",
            "models.kept[field=politics]": "Xây dựng hệ thống chính trị",
            "models.on_register[holder=person]": "Cá nhân",
            "outreach.quantity[kind=banner]": "Băng rôn, khẩu hiệu",
            "outreach.quantity[kind=other]": "Khác",
            "commitments.made[position=no]": "Không giữ chức vụ",
            "commendations.people[nature=sudden]": "Đột xuất",
            "documents.issued[type=CTr]": "CTr",
            "meetings.held": "",
        }
        assert {id_: found[id_].narrowed for id_ in words} == words
        assert figures.value(session, "study.rate[subject=kl01]", YEAR).narrowed == (
            "KL01 · Nội dung KL01"
        )
        assert figures.value(session, "study.rate[subject=NQ57]", YEAR).narrowed == "NQ57"


def test_some_figures_alone_are_worked_out_as_among_all(book: Book, chapter: Chapter) -> None:
    chapter.member()
    with book.read() as session:
        everything = figures.compute(session, YEAR)
        some = figures.compute(session, YEAR, figures_of("commitments"))
    assert some == {id_: each for id_, each in everything.items() if id_.startswith("commitments.")}

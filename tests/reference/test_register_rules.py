"""CONTRACT §3: percentages, sums and the other registers, worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reference.chapters import AFTER, BEFORE, FIRST, LAST, Q2, chapter, hold, number
from tests.reference.figures import figures, percent
from tests.reference.records import (
    Book,
    CommitmentItem,
    Document,
    Fate,
    Inspection,
    InspectionForm,
    Mark,
    Member,
    Model,
    ModelResult,
    Outcome,
    Outreach,
    Replication,
    Turn,
    YearResult,
)
from tests.reference.together import together


def test_a_percentage_is_rounded_half_up_and_null_over_nothing() -> None:
    assert percent(3232, 3252) == Decimal("99.38")
    assert percent(1, 800) == Decimal("0.13")
    assert percent(0, 0) is None


def test_nothing_recorded_counts_0_and_only_a_percentage_is_null() -> None:
    empty = figures(Book(), Q2)
    assert {figure for figure, value in empty.items() if value is None} == {
        figure for figure in empty if figure.split("[")[0].endswith(".rate")
    }
    assert all(value == 0 for value in empty.values() if value is not None)


def test_a_model_stays_on_the_register_until_the_day_it_is_stopped_or_completed() -> None:
    book = Book(
        models=[
            Model("A", registered=BEFORE),
            Model("B", registered=LAST),
            Model("C", registered=AFTER),
            Model("D", registered=BEFORE, stopped=BEFORE),
            Model("E", registered=BEFORE, stopped=FIRST),
            Model("F", registered=BEFORE, completed=BEFORE),
            Model("G", registered=BEFORE, completed=FIRST),
            Model("H", recognised=FIRST),
        ]
    )
    found = figures(book, Q2)
    assert found["models.on_register"] == 4
    assert (found["models.new"], found["models.kept"]) == (1, 3)
    assert (found["models.completed"], found["models.stopped"]) == (1, 1)
    assert found["models.recognised"] == 1


def test_replications_and_results_count_by_their_own_date_alone() -> None:
    book = Book(models=[Model("A", registered=AFTER)])
    book.replications = [Replication("A", day) for day in (BEFORE, FIRST, LAST)]
    book.results = [ModelResult("A", FIRST, people_helped=9), ModelResult("A", LAST)]
    found = figures(book, Q2)
    assert (found["models.replicated"], found["models.replications"]) == (1, 2)
    assert found["models.beneficiaries"] == 9


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("băng rôn, khẩu hiệu", "banner"),
        ("Khẩu hiệu", "banner"),
        ("Hội diễn", "contest"),
        ("Lượt phát thanh", "broadcast"),
        ("Bai mang xa hoi", "social"),
        ("Xe loa", "other"),
        ("", "other"),
    ],
)
def test_outreach_is_sorted_by_its_words_and_anything_else_is_other(form: str, kind: str) -> None:
    book = Book(outreach=[Outreach(FIRST, form, Decimal("2.5")), Outreach(LAST, form)])
    assert number(book, "outreach.quantity") == Decimal("2.5")
    assert number(book, f"outreach.quantity[kind={kind}]") == Decimal("2.5")


def test_commitments_are_of_those_belonging_and_not_exempt_with_an_item_for_the_year() -> None:
    book = chapter(7)
    book.members[1].position = "Bí thư"
    book.turns = [Turn("F", Fate.EXEMPT, FIRST), Turn("G", Fate.AWAY, FIRST)]
    done, undone = YearResult.FULFILLED, YearResult.UNFULFILLED
    items = [("A", done), ("A", done), ("B", done), ("B", None), ("C", undone), ("C", None)]
    book.commitments = [CommitmentItem(code, 2022, "", result) for code, result in items]
    book.commitments += [CommitmentItem("D", 2021, "", done), CommitmentItem("F", 2022, "", done)]
    found = figures(book, Q2)
    assert (found["commitments.due"], found["commitments.made"]) == (6, 3)
    assert found["commitments.rate"] == 50
    assert (found["commitments.fulfilled"], found["commitments.unfulfilled"]) == (1, 1)
    assert found["commitments.due[position=yes]"] == 1
    assert found["commitments.made[position=no]"] == 2


def test_inspections_start_on_their_first_day_or_else_their_plans() -> None:
    check, supervision = InspectionForm.CHECK, InspectionForm.SUPERVISION
    book = Book(members=[Member("A", "Lê Thúy"), Member("B", "Võ Ý"), Member("C", "Võ Ý")])
    book.inspections = [
        Inspection("1", check, ["a", "Lê Thuý", "Võ Ý"], planned=BEFORE, start=FIRST),
        Inspection("2", supervision, ["B"], planned=LAST, limits="Chậm", mended=LAST),
        Inspection("3", check, ["C"], planned=FIRST, start=AFTER, limits="Chậm"),
        Inspection("4", supervision, [], planned=FIRST, limits="Chậm", mended=AFTER),
        Inspection("5", supervision, [], planned=FIRST, limits="không có", mended=FIRST),
    ]
    found = figures(book, Q2)
    assert (found["inspections.checks"], found["inspections.supervisions"]) == (1, 3)
    assert found["inspections.people"] == 2
    assert (found["inspections.with_limits"], found["inspections.mended"]) == (2, 1)


def test_document_types_are_written_as_first_met_and_compared_without_case() -> None:
    book = Book(documents=[Document(type_, FIRST) for type_ in ("nq", "QĐ", "qđ", "")])
    book.documents.append(Document("CV", AFTER))
    found = figures(book, Q2)
    types = {figure: value for figure, value in found.items() if "type=" in figure}
    assert [figure[len("documents.issued[type=") : -1] for figure in types] == [
        *("NQ", "KH", "CTr", "BC", "TB"),
        *("QĐ", "CV"),
    ]
    assert list(types.values()) == [1, 0, 0, 0, 0, 2, 0]
    assert found["documents.issued"] == 4


def test_over_units_all_is_added_and_a_percentage_worked_out_anew() -> None:
    small, large = chapter(1), chapter(3)
    for book in (small, large):
        hold(book)
    small.marks = [Mark("SH0", "A", Outcome.EXCUSED)]
    found = together(figures(book, Q2) for book in (small, large, Book()))
    assert found["members.total"] == 4
    assert found["meetings.rate"] == 75
    assert found["study.rate"] is None

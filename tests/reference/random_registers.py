"""The registers of a random book beside members and meetings, and what is declared empty."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.reference.outreach_kinds import KINDS
from tests.reference.random_days import FIRST_YEAR, LAST_YEAR, Days
from tests.reference.records import (
    Book,
    Commendation,
    CommitmentItem,
    Declarable,
    Declaration,
    Document,
    Holder,
    Inspection,
    InspectionForm,
    Model,
    ModelField,
    ModelKind,
    ModelResult,
    Nature,
    Outreach,
    Replication,
    YearResult,
)

FORMS = (*(word for words in KINDS.values() for word in words), "Xe loa", "")
TYPES = ("", "NQ", "nq", "KH", "QĐ", "qđ", "Cv")
LIMITS = ("", "", "Không", "không có", "Báo cáo chậm")
BODIES = ("Chi ủy", "Tổ dân phố 4")


def add_registers(rng: Random, days: Days, book: Book) -> None:
    """Write a few rows of some registers beside members and meetings, of others none."""
    adds = (
        add_models,
        add_commitments,
        add_outreach,
        add_inspections,
        add_commendations,
        add_documents,
    )
    for add in rng.sample(adds, rng.choice((0, 0, 1, 2))):
        add(rng, days, book)
    for register in rng.sample(list(Declarable), rng.choice((0, 0, 0, 1, 4))):
        book.declarations += make_declarations(rng, days, register)
    rng.shuffle(book.declarations)


def add_models(rng: Random, days: Days, book: Book) -> None:
    for number in range(rng.choice((1, 2, 3, 4))):
        book.models.append(make_model(rng, days, f"Mh{number:02}"))
    for model in book.models:
        book.results += [
            ModelResult(model.code, days.near(), people_helped=rng.choice((None, 0, 7, 40)))
            for _ in range(rng.choice((0, 0, 1, 2)))
        ]
        book.replications += [
            Replication(model.code, days.near()) for _ in range(rng.choice((0, 0, 1, 2)))
        ]


def add_commitments(rng: Random, _days: Days, book: Book) -> None:
    for member in book.members:
        year = rng.randint(FIRST_YEAR, LAST_YEAR)
        for _ in range(rng.choice((0, 1, 2, 3))):
            result = rng.choice((None, *YearResult, YearResult.FULFILLED))
            of_year = year if rng.random() < 0.8 else year + 1
            book.commitments.append(CommitmentItem(member.code, of_year, "Việc gì đó", result))


def add_outreach(rng: Random, days: Days, book: Book) -> None:
    for _ in range(rng.choice((1, 2, 4))):
        quantity = rng.choice((None, Decimal(rng.randint(0, 40)), Decimal(rng.randint(1, 99)) / 4))
        book.outreach.append(Outreach(days.near(), rng.choice(FORMS), quantity))


def add_inspections(rng: Random, days: Days, book: Book) -> None:
    known = [*BODIES, *(m.code for m in book.members), *(m.name for m in book.members)]
    for _ in range(rng.choice((1, 2, 4))):
        book.inspections.append(
            Inspection(
                form=rng.choice((None, *InspectionForm)),
                inspected=rng.sample(known, rng.choice((0, 1, 2))),
                planned=rng.choice((None, days.near())),
                start=rng.choice((None, days.near())),
                limits=rng.choice(LIMITS),
                mended=rng.choice((None, days.near())),
            )
        )


def add_commendations(rng: Random, days: Days, book: Book) -> None:
    for _ in range(rng.choice((1, 2, 4))):
        holder, nature = rng.choice((None, *Holder)), rng.choice((None, *Nature))
        book.commendations.append(Commendation(days.near(), holder, "Ai đó", nature))


def add_documents(rng: Random, days: Days, book: Book) -> None:
    for _ in range(rng.choice((1, 2, 4))):
        book.documents.append(Document(rng.choice(TYPES), days.near()))


def make_model(rng: Random, days: Days, code: str) -> Model:
    return Model(
        code,
        f"Mô hình {code}",
        kind=rng.choice((None, *ModelKind)),
        area=rng.choice((None, *ModelField)),
        holder=rng.choice((None, *Holder)),
        registered=rng.choice((None, days.near(), days.near(), days.near())),
        completed=rng.choice((None, None, days.near())),
        stopped=rng.choice((None, None, days.near())),
        recognised=rng.choice((None, days.near())),
    )


def make_declarations(rng: Random, days: Days, register: Declarable) -> list[Declaration]:
    """Spans that follow one another, with a day missing between them now and then, or any."""
    if rng.random() < 0.3:
        start, end = sorted((days.near(), days.near()))
        return [Declaration(register, start, end)]
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    cuts = sorted(days.near() for _ in range(rng.choice((0, 1, 2))))
    made = []
    for cut in (*cuts, last):
        if first <= cut:
            made.append(Declaration(register, first, cut))
        first = cut + timedelta(days=rng.choice((0, 1, 1, 1, 2)))
    return made

"""The table of CONTRACT §3, figure by figure.

`figures(book, period)` gives {"members.total": 26, "study.rate[subject=KL01]": Decimal("99.38"), …}
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from tests.reference import outreach_kinds, rules
from tests.reference.cells import code_key
from tests.reference.periods import Period
from tests.reference.records import (
    Audience,
    Book,
    Commendation,
    Document,
    Gender,
    Holder,
    Inspection,
    InspectionForm,
    Meeting,
    MeetingKind,
    Member,
    Model,
    ModelField,
    ModelKind,
    Nature,
    Outcome,
    Outreach,
    YearResult,
)

Number = int | Decimal | None
Figures = dict[str, Number]

CAME = (Outcome.PRESENT, Outcome.ONLINE)
KINDS = {"hcm": ModelKind.FOLLOWING_UNCLE_HO, "dvk": ModelKind.SKILFUL_MOBILISATION}
FIELDS = {
    "economy": ModelField.ECONOMY,
    "culture": ModelField.CULTURE,
    "defence": ModelField.DEFENCE,
    "politics": ModelField.POLITICS,
}
HOLDERS = {"collective": Holder.COLLECTIVE, "person": Holder.PERSON}
NATURES = {"regular": Nature.REGULAR, "sudden": Nature.SUDDEN}
DOCUMENT_TYPES = ("NQ", "KH", "CTr", "BC", "TB")


def percent(part: int, whole: int) -> Decimal | None:
    """Two decimals, half up from the exact quotient; None where the base is 0."""
    if whole == 0:
        return None
    hundredths = floor(Fraction(part * 10000, whole) + Fraction(1, 2))
    return Decimal(hundredths) / 100


def figures(book: Book, period: Period) -> Figures:
    """Every figure of the period, unfiltered and with each filter."""
    found = people(book, period.last)
    found |= meetings(book, period)
    found |= study(book, period, book.meetings)
    for subject in book.subjects:
        theirs = [meeting for meeting in book.meetings if subject.code in meeting.subjects]
        found |= filtered(f"subject={subject.code}", study(book, period, theirs))
    found |= register(book.models, period)
    for name, chosen in narrowed_models(book).items():
        found |= filtered(name, register(chosen, period))
    found |= lives_of_models(book, period)
    found |= outreach(book.outreach, period)
    for key in outreach_kinds.KINDS:
        of_kind = [row for row in book.outreach if outreach_kinds.kind_of(row.form) == key]
        found |= filtered(f"kind={key}", outreach(of_kind, period))
    found |= commitments(book, period.last, book.members)
    placed = [m for m in book.members if rules.positions_on(book, m, period.last)]
    unplaced = [m for m in book.members if not rules.positions_on(book, m, period.last)]
    found |= filtered("position=yes", commitments(book, period.last, placed))
    found |= filtered("position=no", commitments(book, period.last, unplaced))
    found |= inspections(book, period)
    found |= commendations(book.commendations, period)
    for key, nature in NATURES.items():
        of_nature = [row for row in book.commendations if row.nature is nature]
        found |= filtered(f"nature={key}", commendations(of_nature, period))
    found |= documents(book.documents, period)
    for type_ in document_types(book):
        typed = [row for row in book.documents if code_key(row.type) == code_key(type_)]
        found |= filtered(f"type={type_}", documents(typed, period))
    return found


def narrowed_models(book: Book) -> dict[str, list[Model]]:
    """What each filter leaves of the models."""
    narrowed = {f"kind={k}": [m for m in book.models if m.kind is v] for k, v in KINDS.items()}
    narrowed |= {f"field={k}": [m for m in book.models if m.area is v] for k, v in FIELDS.items()}
    narrowed |= {
        f"holder={k}": [m for m in book.models if m.holder is v] for k, v in HOLDERS.items()
    }
    return narrowed


def filtered(name: str, found: Figures) -> Figures:
    return {f"{figure}[{name}]": number for figure, number in found.items()}


def people(book: Book, last: date) -> Figures:
    inside = [member for member in book.members if rules.belongs(book, member, last)]
    official = [member for member in inside if rules.is_official(member, last)]
    return {
        "members.total": len(inside),
        "members.official": len(official),
        "members.probationary": len(inside) - len(official),
        "members.women": sum(member.gender is Gender.WOMAN for member in inside),
        "members.exempt": sum(rules.is_exempt(book, member, last) for member in inside),
        "members.away": sum(rules.is_away(book, member, last) for member in inside),
        "members.here": sum(rules.is_here(book, member, last) for member in book.members),
    }


def held_meetings(among: Iterable[Meeting], period: Period) -> list[Meeting]:
    return [
        meeting
        for meeting in among
        if meeting.day in period
        and (meeting.audience or Audience.MEMBERS) is Audience.MEMBERS
        and rules.summons_chapter(meeting)
        and meeting.kind is not MeetingKind.COMMITTEE
    ]


def meetings(book: Book, period: Period) -> Figures:
    held = held_meetings(book.meetings, period)
    kinds = [meeting.kind for meeting in held]
    combined = kinds.count(MeetingKind.COMBINED)
    outcomes = [outcome for meeting in held for outcome in rules.attendance(book, meeting).values()]
    present = sum(outcome in CAME for outcome in outcomes)
    return {
        "meetings.held": len(held),
        "meetings.ordinary": kinds.count(MeetingKind.ORDINARY) + combined,
        "meetings.thematic": kinds.count(MeetingKind.THEMATIC) + combined,
        "meetings.not_taken": sum(not meeting.taken for meeting in held),
        "meetings.due": len(outcomes),
        "meetings.present": present,
        "meetings.excused": outcomes.count(Outcome.EXCUSED),
        "meetings.unexcused": outcomes.count(Outcome.UNEXCUSED),
        "meetings.rate": percent(present, len(outcomes)),
    }


def study(book: Book, period: Period, among: Iterable[Meeting]) -> Figures:
    serving = [meeting for meeting in among if meeting.subjects and meeting.day in period]
    held = held_meetings(serving, period)
    due: set[str] = set()
    present: set[str] = set()
    for meeting in held:
        for code, outcome in rules.attendance(book, meeting).items():
            due.add(code)
            if outcome in CAME:
                present.add(code)
    for_cadres = [meeting for meeting in serving if meeting.audience is Audience.CADRES]
    for_public = [meeting for meeting in serving if meeting.audience is Audience.PUBLIC]
    return {
        "study.sessions": len(held),
        "study.people_due": len(due),
        "study.people_present": len(present),
        "study.rate": percent(len(present), len(due)),
        "study.cadre_sessions": len(for_cadres),
        "study.cadre_attendances": sum(rules.people_in(book, meeting) for meeting in for_cadres),
        "study.public_sessions": len(for_public),
        "study.public_attendances": sum(rules.people_in(book, meeting) for meeting in for_public),
    }


def on_register(models: Iterable[Model], period: Period) -> list[Model]:
    return [
        model
        for model in models
        if model.registered is not None
        and model.registered <= period.last
        and not (model.stopped is not None and model.stopped < period.first)
        and not (model.completed is not None and model.completed < period.first)
    ]


def register(models: Iterable[Model], period: Period) -> Figures:
    listed = on_register(models, period)
    new = sum(model.registered in period for model in listed)
    return {
        "models.on_register": len(listed),
        "models.new": new,
        "models.kept": len(listed) - new,
    }


def lives_of_models(book: Book, period: Period) -> Figures:
    replications = [row for row in book.replications if row.day in period]
    results = [row for row in book.results if row.day in period]
    return {
        "models.completed": sum(model.completed in period for model in book.models),
        "models.stopped": sum(model.stopped in period for model in book.models),
        "models.recognised": sum(model.recognised in period for model in book.models),
        "models.replicated": len({row.model for row in replications}),
        "models.replications": len(replications),
        "models.beneficiaries": sum(row.people_helped or 0 for row in results),
    }


def outreach(rows: Iterable[Outreach], period: Period) -> Figures:
    quantity = sum((row.quantity or Decimal(0) for row in rows if row.day in period), Decimal(0))
    return {"outreach.quantity": int(quantity) if quantity == int(quantity) else quantity}


def must_commit(book: Book, last: date, among: Iterable[Member]) -> list[Member]:
    return [
        member
        for member in among
        if rules.belongs(book, member, last) and not rules.is_exempt(book, member, last)
    ]


def results_of(book: Book, member: Member, year: int) -> list[YearResult | None]:
    """The results of a member's items of a year, one for each."""
    own = [item for item in book.commitments if item.member == member.code]
    return [item.result for item in own if item.year == year]


def commitments(book: Book, last: date, among: Iterable[Member]) -> Figures:
    due = must_commit(book, last, among)
    results = [results_of(book, member, last.year) for member in due]
    made = [items for items in results if items]
    return {
        "commitments.due": len(due),
        "commitments.made": len(made),
        "commitments.rate": percent(len(made), len(due)),
        "commitments.fulfilled": sum(
            all(result is YearResult.FULFILLED for result in items) for items in made
        ),
        "commitments.unfulfilled": sum(YearResult.UNFULFILLED in items for items in made),
    }


def started_in(book: Book, period: Period) -> list[Inspection]:
    return [row for row in book.inspections if (row.start or row.planned) in period]


def inspections(book: Book, period: Period) -> Figures:
    started = started_in(book, period)
    limited = [row for row in started if rules.has_limits(row)]
    inspected: set[str] = set()
    for row in started:
        inspected |= rules.inspected_members(book, row)
    return {
        "inspections.checks": sum(row.form is InspectionForm.CHECK for row in started),
        "inspections.supervisions": sum(row.form is InspectionForm.SUPERVISION for row in started),
        "inspections.people": len(inspected),
        "inspections.with_limits": len(limited),
        "inspections.mended": sum(
            row.mended is not None and row.mended <= period.last for row in limited
        ),
    }


def commendations(rows: Iterable[Commendation], period: Period) -> Figures:
    holders = [row.holder for row in rows if row.day in period]
    return {
        "commendations.collectives": holders.count(Holder.COLLECTIVE),
        "commendations.people": holders.count(Holder.PERSON),
    }


def documents(rows: Iterable[Document], period: Period) -> Figures:
    return {"documents.issued": sum(row.day in period for row in rows)}


def document_types(book: Book) -> list[str]:
    """The types every return shows, then each other type in the book as first written."""
    types = list(DOCUMENT_TYPES)
    for row in book.documents:
        if row.type and code_key(row.type) not in [code_key(known) for known in types]:
            types.append(row.type)
    return types


def as_json(found: Figures) -> dict[str, int | float | None]:
    """The figures as the program's JSON gives them, percentages as floats."""
    return {id_: float(n) if isinstance(n, Decimal) else n for id_, n in found.items()}

"""Whether each figure was counted, declared to be none, or is not yet filled in (CONTRACT §1).

A count over nothing is not filled until *Khai không có* covers the period; a percentage has its
base's state; members.* is counted once the book has a member. `states(book, period)` gives
{"members.total": "counted", "study.rate[subject=KL01]": "not_filled", …}
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tests.reference import figures, outreach_kinds, rules
from tests.reference.cells import code_key
from tests.reference.periods import Period
from tests.reference.records import (
    Audience,
    Book,
    Commendation,
    Declarable,
    Document,
    Meeting,
    Member,
    Model,
    Outreach,
)

States = dict[str, str]
COUNTED, DECLARED, NOT_FILLED = "counted", "declared_none", "not_filled"


def states(book: Book, period: Period) -> States:
    """The state of every figure of the period, unfiltered and with each filter."""
    nil = Nil(book, period)
    found = people(book, nil)
    found |= meetings(book, period, nil)
    found |= study(book, period, book.meetings, nil)
    for subject in book.subjects:
        theirs = [meeting for meeting in book.meetings if subject.code in meeting.subjects]
        found |= filtered(f"subject={subject.code}", study(book, period, theirs, nil))
    found |= register(book.models, period, nil)
    for name, chosen in figures.narrowed_models(book).items():
        found |= filtered(name, register(chosen, period, nil))
    found |= lives_of_models(book, period, nil)
    found |= outreach(book.outreach, period, nil)
    for key in outreach_kinds.KINDS:
        of_kind = [row for row in book.outreach if outreach_kinds.kind_of(row.form) == key]
        found |= filtered(f"kind={key}", outreach(of_kind, period, nil))
    found |= commitments(book, period.last, book.members, nil)
    placed = [m for m in book.members if rules.positions_on(book, m, period.last)]
    unplaced = [m for m in book.members if not rules.positions_on(book, m, period.last)]
    found |= filtered("position=yes", commitments(book, period.last, placed, nil))
    found |= filtered("position=no", commitments(book, period.last, unplaced, nil))
    found |= inspections(book, period, nil)
    found |= commendations(book.commendations, period, nil)
    for key, nature in figures.NATURES.items():
        of_nature = [row for row in book.commendations if row.nature is nature]
        found |= filtered(f"nature={key}", commendations(of_nature, period, nil))
    found |= documents(book.documents, period, nil)
    for type_ in figures.document_types(book):
        typed = [row for row in book.documents if code_key(row.type) == code_key(type_)]
        found |= filtered(f"type={type_}", documents(typed, period, nil))
    return found


class Nil:
    """Which registers are declared empty over every day of a period."""

    def __init__(self, book: Book, period: Period) -> None:
        self.declared = {
            register
            for register in Declarable
            if all_days_in(
                period, [(d.start, d.end) for d in book.declarations if d.register is register]
            )
        }

    def state(self, over: Iterable[object], *registers: Declarable) -> str:
        """The state of a count over these, of which any of these registers tells."""
        if any(True for _each in over):
            return COUNTED
        return DECLARED if self.declared & set(registers) else NOT_FILLED


def all_days_in(period: Period, spans: list[tuple[date, date]]) -> bool:
    days = (period.last - period.first).days + 1
    return bool(spans) and all(
        any(first <= period.first + timedelta(days=n) <= last for first, last in spans)
        for n in range(days)
    )


def filtered(name: str, found: States) -> States:
    return {f"{figure}[{name}]": state for figure, state in found.items()}


def alike(family: str, names: Iterable[str], state: str) -> States:
    return {f"{family}.{name}": state for name in names}


def people(book: Book, nil: Nil) -> States:
    names = ("total", "official", "probationary", "women", "exempt", "away", "here")
    return alike("members", names, nil.state(book.members, Declarable.MEMBERS))


def meetings(book: Book, period: Period, nil: Nil) -> States:
    held = figures.held_meetings(book.meetings, period)
    taken = [meeting for meeting in held if meeting.taken]
    found = alike(
        "meetings",
        ("held", "ordinary", "thematic", "not_taken"),
        nil.state(held, Declarable.MEETINGS),
    )
    return found | alike(
        "meetings",
        ("due", "present", "excused", "unexcused", "rate"),
        nil.state(taken, Declarable.MEETINGS),
    )


def study(book: Book, period: Period, among: Iterable[Meeting], nil: Nil) -> States:
    serving = [meeting for meeting in among if meeting.subjects and meeting.day in period]
    held = figures.held_meetings(serving, period)
    taken = [meeting for meeting in held if meeting.taken]
    found = {"study.sessions": nil.state(held, Declarable.MEETINGS)}
    found |= alike(
        "study",
        ("people_due", "people_present", "rate"),
        nil.state(taken, Declarable.MEETINGS),
    )
    for name, audience in (("cadre", Audience.CADRES), ("public", Audience.PUBLIC)):
        theirs = [meeting for meeting in serving if meeting.audience is audience]
        state = nil.state(theirs, Declarable.MEETINGS)
        found |= alike("study", (f"{name}_sessions", f"{name}_attendances"), state)
    return found


def register(models: Iterable[Model], period: Period, nil: Nil) -> States:
    state = nil.state(figures.on_register(models, period), Declarable.MODELS)
    return alike("models", ("on_register", "new", "kept"), state)


def lives_of_models(book: Book, period: Period, nil: Nil) -> States:
    listed = figures.on_register(book.models, period)
    found = {}
    for name in ("completed", "stopped", "recognised"):
        dated = [model for model in book.models if getattr(model, name) in period]
        found[f"models.{name}"] = nil.state([*listed, *dated], Declarable.MODELS)
    replications = [row for row in book.replications if row.day in period]
    state = nil.state(replications, Declarable.REPLICATIONS, Declarable.MODELS)
    found |= alike("models", ("replicated", "replications"), state)
    results = [row for row in book.results if row.day in period]
    found["models.beneficiaries"] = nil.state(results, Declarable.RESULTS, Declarable.MODELS)
    return found


def outreach(rows: Iterable[Outreach], period: Period, nil: Nil) -> States:
    dated = [row for row in rows if row.day in period]
    return {"outreach.quantity": nil.state(dated, Declarable.OUTREACH)}


def commitments(book: Book, last: date, among: list[Member], nil: Nil) -> States:
    """Who must commit is asked of the members; nothing made may be declared all the same."""
    due = figures.must_commit(book, last, among)
    made = [member for member in due if figures.results_of(book, member, last.year)]
    asked = nil.state(among, Declarable.COMMITMENTS)
    state = nil.state(due, Declarable.COMMITMENTS)
    none_made = not any(item.year == last.year for item in book.commitments)
    if none_made and Declarable.COMMITMENTS in nil.declared:
        state = DECLARED
    ended = nil.state(made, Declarable.COMMITMENTS)
    found = alike("commitments", ("due", "rate"), asked)
    found["commitments.made"] = state
    return found | alike("commitments", ("fulfilled", "unfulfilled"), ended)


def inspections(book: Book, period: Period, nil: Nil) -> States:
    started = figures.started_in(book, period)
    limited = [row for row in started if rules.has_limits(row)]
    names = ("checks", "supervisions", "people", "with_limits")
    found = alike("inspections", names, nil.state(started, Declarable.INSPECTIONS))
    found["inspections.mended"] = nil.state(limited, Declarable.INSPECTIONS)
    return found


def commendations(rows: Iterable[Commendation], period: Period, nil: Nil) -> States:
    decided = [row for row in rows if row.day in period]
    state = nil.state(decided, Declarable.COMMENDATIONS)
    return alike("commendations", ("collectives", "people"), state)


def documents(rows: Iterable[Document], period: Period, nil: Nil) -> States:
    dated = [row for row in rows if row.day in period]
    return {"documents.issued": nil.state(dated, Declarable.DOCUMENTS)}

"""Adding up the returns found in folders with one's own book (CONTRACT §1, `consolidate`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.book import Book
from db.figures import Value
from db.periods import Period
from db.registers import locks
from db.registers.units_below import units_below
from db.schema import code_key
from db.units import UnitList
from db.vietnamese import match_key
from desktop.files.writing import check_target
from desktop.returns.consolidation.arrived import own as packed
from desktop.returns.consolidation.earlier import check_earlier
from desktop.returns.consolidation.filling import filled
from desktop.returns.consolidation.finding import find_files, read_all, same_place
from desktop.returns.consolidation.handing_in import hand_in, write_workbook
from desktop.returns.consolidation.judging import Fate, Judged, Wanted, judge
from desktop.returns.consolidation.standing import Standing, problems_of, standing_of
from desktop.returns.consolidation.summing import Part, Summing
from desktop.returns.draft import draft
from desktop.returns.facts import circumstances, nobodys
from desktop.returns.forms import Form, standard_form
from desktop.returns.json_parts import number_out
from desktop.returns.library import form_of
from desktop.returns.problems import Problem, Severity, grave, problem
from desktop.text import translate


class Phase(StrEnum):
    """How far adding up has come.

    While it reads it can be asked to stop. While it adds it has nothing open but the book it
    reads, so that an exception may end it at any moment. What it writes it writes to the end.
    """

    READING = "reading"
    ADDING = "adding"
    WRITING = "writing"


@dataclass(frozen=True)
class Asked:
    """What is to be added up: a form and a period, the paths to look in, and with what.

    `units` are the units below; without them those of the book, if it lists any.
    """

    form: str
    period: Period
    paths: Sequence[Path]
    book: Book | None = None
    units: UnitList | None = None
    passwords: Sequence[str] = ()
    accepted: Collection[Path] = ()
    reason: str = ""
    now: datetime = field(default_factory=lambda: datetime.now(UTC).astimezone())


@dataclass(frozen=True)
class Consolidated:
    """What was added up and written; `revision` is 0 where the workbook is no return."""

    file: Path
    figures: dict[str, Value]
    standing: Standing
    problems: tuple[Problem, ...]
    revision: int

    @property
    def needs_attention(self) -> bool:
        """Tell whether anything is missing or was refused, or an error stands."""
        standing = self.standing
        nobody = not standing.received
        return nobody or bool(standing.missing or standing.refused) or grave(self.problems)

    def to_json(self) -> dict[str, Any]:
        """Return the result as the command prints it (CONTRACT §1)."""
        return {
            "file": str(self.file),
            "received": [each.code for each in self.standing.received],
            "missing": [each.code for each in self.standing.missing],
            "refused": [
                {"file": str(each.path), "reason": translate(each.reason)}
                for each in self.standing.left_out
                if each.reason is not None
            ],
            "figures": {id_: number_out(each.number) for id_, each in self.figures.items()},
            "problems": [each.to_json() for each in self.problems],
        }


def consolidate(
    asked: Asked,
    to: Path,
    *,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] | None = None,
    entering: Callable[[Phase], None] = lambda _phase: None,
) -> Consolidated:
    """Add up the returns found and one's own book, and write the sums to a workbook.

    With a book the workbook is itself a return, of the book's unit, one level up. `told` hears
    how many files of how many are done, `stop` ends it while it reads, `entering` hears of each
    phase. Raises OutsideFileError for a path that cannot be looked into, FormError, WriteError;
    then nothing was written, nor where `entering` raises.
    """
    entering(Phase.READING)
    form = _form(asked)
    form.about.allow(asked.period)
    check_target(to)
    known = _known(asked, form)
    found = find_files(asked.paths, told=partial(told, 0), stop=stop)
    place = same_place(to)
    rest = tuple(each for each in found.files if same_place(each) != place)
    check_earlier(to, known.wanted, known.passwords, to_add=len(rest) < len(found.files))
    search = replace(found, files=rest)
    reading = read_all(
        search,
        passwords=known.passwords,
        told=lambda number: told(number, len(search.files)),
        stop=stop,
    )
    with closing(reading):
        judged = judge(known.wanted, reading, asked.accepted)
    entering(Phase.ADDING)
    counting = (_part(each) for each in judged if each.fate is Fate.COUNTS)
    parts = in_list_order(counting, known.wanted)
    summing = Summing(form, asked.period)
    for part in (*known.own, *parts):
        summing.add(part)
    own = next(iter(known.own), None)
    standing = standing_of(form.about, asked.period, known.wanted.units, parts, judged, own)
    ready = partial(entering, Phase.WRITING)
    done = write(asked, to, form, summing, standing, known.wanted, ready)
    over = sum(each.fate is Fate.PASSED_OVER for each in judged)
    told_of = [problem("files_passed_over", {"count": over})] if over else []
    return replace(done, problems=(*done.problems, *told_of))


def in_list_order(parts: Iterable[Part], wanted: Wanted) -> list[Part]:
    """Return returns in the order of the list of units, else of their codes."""
    listed = () if wanted.units is None else wanted.units.expected(wanted.period)
    places = {code_key(each.code): place for place, each in enumerate(listed)}

    def place(part: Part) -> tuple[int, str]:
        key = code_key(part.code)
        return places.get(key, len(places)), key

    return sorted(parts, key=place)


def _part(each: Judged) -> Part:
    arrived = each.arrived
    assert arrived is not None  # what counts was read
    head = arrived.head
    return Part(
        code=head.unit_code,
        name=head.unit_name,
        revision=head.revision,
        made=head.made,
        said=arrived.said,
        content=arrived.content,
        nil=arrived.nil,
        edited=not arrived.intact,
        errors=arrived.errors,
        included=arrived.included,
        above=head.parent or head.superior,
    )


def _called(parts: Sequence[Part]) -> str:
    """Return what most units call the organisation above them; empty where they differ."""
    told = [each.above for each in parts if each.above]
    ((key, count),) = Counter(map(match_key, told)).most_common(1) or (("", 0),)
    if count * 2 <= len(told):
        return ""
    return next(each for each in told if match_key(each) == key)


def errors_in(problems: Iterable[Problem]) -> int:
    """Return how many of some problems are errors."""
    return sum(each.severity is Severity.ERROR for each in problems)


@dataclass(frozen=True)
class _Known:
    """What is known before a file is looked at; `own` is empty without a book."""

    wanted: Wanted
    own: tuple[Part, ...] = ()
    passwords: Sequence[str] = ()


def _known(asked: Asked, form: Form) -> _Known:
    about = form.about
    if asked.book is None:
        wanted = Wanted(about.code, about.version, asked.period, units=asked.units)
        return _Known(wanted, passwords=asked.passwords)
    with asked.book.read() as session:
        part = own_part(session, asked.form, asked.period, asked.now)
        listed = units_below(session)
        units = asked.units or (listed if listed.spans else None)
        wanted = Wanted(about.code, about.version, asked.period, own=part.code, units=units)
        passwords = (*asked.passwords, *locks.passwords(session))
    return _Known(wanted, (part,), passwords)


def own_part(session: Session, form_code: str, period: Period, now: datetime) -> Part:
    """Return what one's own book gives to the sums."""
    manifest = draft(session, form_of(session, form_code), period, now, "").manifest
    head = manifest.head
    said, content = packed(manifest)
    return Part(
        code=head.unit_code,
        name=head.unit_name,
        revision=1,
        made=now,
        said=said,
        content=content,
        own=True,
        errors=errors_in(manifest.problems),
    )


def _form(asked: Asked) -> Form:
    if asked.book is None:
        return standard_form(asked.form)
    with asked.book.read() as session:
        return form_of(session, asked.form)


def write(
    asked: Asked,
    to: Path,
    form: Form,
    summing: Summing,
    standing: Standing,
    wanted: Wanted,
    ready: Callable[[], None] = lambda: None,
) -> Consolidated:
    """Write sums to a workbook: a return of the book's unit where there is a book."""
    today = asked.now.date()
    found = list(problems_of(standing, wanted))
    if asked.book is None:
        facts = nobodys(asked.period, today, form.about, _called(standing.received))
        done = filled(None, form, summing, standing, facts, asked.now, found)
        write_workbook(done, to, ready)
        revision = 0
    else:
        with asked.book.read() as session:
            clerk = asked.book.clerk
            facts = circumstances(session, asked.period, today, clerk, form.about)
            done = filled(session, form, summing, standing, facts, asked.now, found)
        revision = hand_in(asked.book, done, to, ready, asked.reason)
    manifest = done.manifest
    return Consolidated(to, dict(manifest.figures), standing, manifest.problems, revision)

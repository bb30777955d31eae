"""Taking returns of units below into the book: judged first, then taken in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from db.book import Book
from db.figures import Value
from db.messages import N_
from db.periods import Period
from db.registers import locks, received, refused
from db.registers.received import NewReceived, ReceivedRow
from db.registers.refused import Refused
from db.registers.unit import unit_on
from db.registers.unit_queries import answers_came
from db.registers.units_below import units_below
from db.schema import code_key
from desktop.files.limits import Limits
from desktop.files.locked import is_locked, unlock
from desktop.files.reading import read_workbook
from desktop.files.refusals import FileRefusedError, ReadingStoppedError, unavailable
from desktop.returns import hidden_sheet
from desktop.returns.about import About
from desktop.returns.check import Edited, check_return, check_workbook, edits_between
from desktop.returns.consolidation.arrived import Arrived, included_in
from desktop.returns.consolidation.finding import Found, Search, find_files, read_all
from desktop.returns.consolidation.judging import Fate, Judged, Known, Wanted, judge
from desktop.returns.library import form_of
from desktop.returns.manifest import Manifest
from desktop.returns.tags import Variant


@dataclass(frozen=True)
class Intake:
    """Files looked over and what becomes of each; nothing is in the book yet.

    `accepted` are files edited by hand that a person lets count, each with the reason.
    """

    wanted: Wanted
    found: tuple[Found, ...]
    judged: tuple[Judged, ...]
    passwords: tuple[str, ...] = ()
    accepted: Mapping[Path, str] = field(default_factory=dict)

    @property
    def counting(self) -> list[Judged]:
        """Return the files that would be taken in."""
        return [each for each in self.judged if each.fate is Fate.COUNTS]

    @property
    def passed_over(self) -> int:
        """Return how many files are the program's own but no returns."""
        return sum(each.fate is Fate.PASSED_OVER for each in self.judged)

    @property
    def left(self) -> list[Judged]:
        """Return the files that somebody has to send again, or to decide about.

        Not those of whose unit this number, or a later one, counts already.
        """
        counts: dict[str, int] = {}
        for known in self.wanted.known.values():
            if known.counts:
                counts |= {code_key(unit.code): unit.revision for unit in known.included}
        counts |= {unit: each.revision for unit, each in self.wanted.known.items()}
        for each in self.counting:
            counts[code_key(each.unit)] = each.revision
            for unit in () if each.arrived is None else each.arrived.included:
                counts[code_key(unit.code)] = unit.revision
        own = code_key(self.wanted.own)
        return [
            each
            for each in self.judged
            if each.fate in (Fate.REFUSED, Fate.EDITED)
            and not (each.unit and code_key(each.unit) == own)
            and not (each.unit and each.revision <= counts.get(code_key(each.unit), 0))
        ]


def look_over(
    book: Book,
    form_code: str,
    period: Period,
    paths: Sequence[Path],
    *,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] | None = None,
) -> Intake:
    """Read the files found in some paths and judge each beside the book; nothing is written.

    `told` hears how many of how many are done, of none while files are still looked for. Raises
    OutsideFileError for a path that cannot be looked into, ReadingStoppedError once `stop` says
    so, FormError.
    """
    with book.read() as session:
        wanted = wanted_of(session, form_code, period)
        passwords = tuple(locks.passwords(session))
    search = find_files(paths, told=partial(told, 0), stop=stop)
    reading = read_all(
        search, passwords=passwords, told=lambda number: told(number, len(search.files)), stop=stop
    )
    with closing(reading):
        found = tuple(reading)
    return Intake(wanted, found, tuple(judge(wanted, found)), passwords)


def wanted_of(session: Session, form_code: str, period: Period) -> Wanted:
    """Return what the book's unit adds up: for what, from whom, and what it has already."""
    wanted = sought(session, form_of(session, form_code).about, period)
    rows = {each.id: each for each in received.received(session, wanted.form, period)}
    said = received.said_of(session, list(rows))
    known = (_known(rows[id_], each, wanted) for id_, each in said)
    return replace(wanted, known={code_key(each.code): each for each in known})


def sought(session: Session, about: About, period: Period) -> Wanted:
    """Return for what and from whom the book's unit adds up, whatever it has already."""
    about.allow(period)
    listed = units_below(session)
    return Wanted(
        form=about.code,
        version=about.version,
        period=period,
        own=unit_on(session, period.end).code,
        units=listed if listed.spans else None,
    )


def _known(row: ReceivedRow, said: bytes, wanted: Wanted) -> Known:
    counts = row.form_version == wanted.version
    return Known(row.unit_code, row.revision, row.content, included_in(said), counts)


def rejudged(intake: Intake, accepted: Mapping[Path, str]) -> Intake:
    """Return the intake with other files edited by hand accepted, each with its reason."""
    judged = judge(intake.wanted, intake.found, accepted)
    return replace(intake, judged=tuple(judged), accepted=dict(accepted))


def unlocked(
    intake: Intake,
    password: str,
    *,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] | None = None,
) -> Intake:
    """Return the intake with one more password tried on every file that is locked still.

    Raises ReadingStoppedError once `stop` says so.
    """
    passwords = (*intake.passwords, password)
    search = Search(tuple(each.path for each in intake.judged if each.locked))
    reading = read_all(
        search, passwords=passwords, told=lambda number: told(number, len(search.files)), stop=stop
    )
    with closing(reading):
        again = dict(reading)
    found = tuple((path, again.get(path, each)) for path, each in intake.found)
    return rejudged(replace(intake, found=found, passwords=passwords), intake.accepted)


def take_in(
    book: Book,
    intake: Intake,
    now: datetime,
    *,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> int:
    """Take in all that counts, as one change, and return how many; answers to queries too.

    Files that are left are remembered in the same change.
    Raises FileRefusedError where a file is no longer the one that was judged, FileUnavailableError
    where it is gone, ReadingStoppedError once `stop` says so: then nothing is taken in.
    """
    counting = intake.counting
    if not counting and not intake.left:
        return 0
    title = N_("nhận {count} báo cáo {form}")
    with book.change(title, count=len(counting), form=intake.wanted.form) as session:
        received.receive(session, _new(book, intake, counting, now, told, stop))
        for each in counting:
            if each.arrived is not None:
                answers = [(one.query, one.text, one.answered_on) for one in each.arrived.answers]
                answers_came(session, each.unit, answers)
        refused.remember(session, _refused(book, intake, now))
    return len(counting)


def _refused(book: Book, intake: Intake, now: datetime) -> Iterator[Refused]:
    for each in intake.left:
        head = None if each.arrived is None else each.arrived.head
        if each.reason is not None:
            yield Refused(
                form=intake.wanted.form,
                period=intake.wanted.period,
                unit_code="" if head is None else head.unit_code,
                unit_name="" if head is None else head.unit_name,
                revision=None if head is None else head.revision,
                file_name=each.path.name,
                reason=each.reason,
                refused_at=now,
                refused_by=book.clerk,
            )


def _new(
    book: Book,
    intake: Intake,
    counting: Sequence[Judged],
    now: datetime,
    told: Callable[[int, int], None],
    stop: Callable[[], bool],
) -> Iterator[NewReceived]:
    for number, each in enumerate(counting, start=1):
        if stop():
            raise ReadingStoppedError(each.path, N_("Đã dừng theo yêu cầu; chưa nhận tệp nào."))
        assert each.arrived is not None  # what counts was read
        head = each.arrived.head
        yield NewReceived(
            form=head.form,
            form_version=head.form_version,
            period=head.period,
            unit_code=head.unit_code,
            unit_name=head.unit_name,
            revision=head.revision,
            made_at=head.made,
            received_at=now,
            received_by=book.clerk,
            file_name=each.path.name,
            file=_bytes(each.arrived, intake.passwords),
            said=each.arrived.said,
            content=each.arrived.content,
            edited=not each.arrived.intact,
            nil=each.arrived.nil,
            reason=intake.accepted.get(each.path, ""),
        )
        told(number, len(counting))


def _bytes(arrived: Arrived, passwords: Sequence[str]) -> bytes:
    """Return a file as it was judged, opened where it was locked."""
    try:
        data = arrived.path.read_bytes()
    except OSError as error:
        raise unavailable(arrived.path, error) from error
    if hashlib.sha256(data).hexdigest() != arrived.digest:
        raise FileRefusedError(
            arrived.path,
            N_("Tệp “{file}” đã thay đổi từ lúc xem đến lúc nhận. Xem lại các tệp rồi nhận lại."),
        )
    # The child opened just these bytes without harm.
    return unlock(data, passwords, Limits()) if is_locked(data) else data


@dataclass(frozen=True)
class Changed:
    """A cell that another number changed, and the figure it shows, if any, and of which time."""

    edit: Edited
    figure: Value | None = None
    variant: Variant = Variant.THIS


def changed_cells(session: Session, each: Judged, passwords: Sequence[str] = ()) -> list[Changed]:
    """Return cell by cell how a file differs from the number it takes the place of.

    Raises OutsideFileError where the file is gone by now.
    """
    if each.arrived is None or each.replaces is None:
        return []
    head = each.arrived.head
    numbers = received.numbers_of(session, head.form, head.period, head.unit_code)
    before = next((row for row in numbers if row.revision == each.replaces), None)
    if before is None:
        return []
    workbook = read_workbook(each.path, passwords=passwords)
    now = check_workbook(workbook, each.path).manifest
    kept = hidden_sheet.kept_in(received.file_of(session, before.id))
    return _with_figures(edits_between(kept, now, workbook.sheets), now)


def edited_cells(each: Judged, passwords: Sequence[str] = ()) -> list[Changed]:
    """Return the cells of a file that a hand changed, each with the figure it shows.

    Where rows have moved nobody knows by its place which figure a cell shows. Raises
    OutsideFileError where the file is gone by now.
    """
    if each.arrived is None:
        return []
    edits = each.arrived.edited
    if each.arrived.altered:
        return [Changed(edit) for edit in edits]
    return _with_figures(edits, check_return(each.path, passwords).manifest)


def _with_figures(edits: Iterable[Edited], manifest: Manifest) -> list[Changed]:
    shown = _shown_in(manifest)
    return [Changed(edit, *shown.get((edit.sheet, edit.cell), ())) for edit in edits]


def _shown_in(manifest: Manifest) -> dict[tuple[str, str], tuple[Value, Variant]]:
    """Return the figures of a return by the cells that show them."""
    times = manifest.recorded.times
    return {
        (each.sheet, each.cell): (value, each.variant)
        for figure, cells in manifest.shown.items()
        for each in cells
        if (value := times.get(each.variant, manifest.figures).get(figure)) is not None
    }

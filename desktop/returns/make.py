"""Making a return: fill the form, check, number it, write it (CONTRACT §4)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from db.book import Book
from db.messages import N_
from db.periods import Period
from db.vietnamese import clean
from desktop.files.placing import made_folder
from desktop.files.refusals import unavailable
from desktop.files.write_errors import told_for
from desktop.files.writing import new_file
from desktop.returns import hidden_sheet
from desktop.returns.before import before
from desktop.returns.checks import check_book
from desktop.returns.errors import ReasonNeededError
from desktop.returns.facts import circumstances
from desktop.returns.forms import Form, standard_form
from desktop.returns.manifest import Head, Manifest
from desktop.returns.problems import Problem, grave
from desktop.returns.series import Series
from desktop.returns.supplier import BookSupplier
from desktop.returns.variants import Figures

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass(frozen=True)
class ReturnResult:
    """The return file made, or the one that already holds just this content."""

    file: Path
    form: str
    form_version: str
    revision: int
    sha256: str
    problems: tuple[Problem, ...]

    @property
    def needs_attention(self) -> bool:
        """Tell whether errors stand in the file."""
        return grave(self.problems)

    def to_json(self) -> dict[str, Any]:
        """Return the result as the command prints it (CONTRACT §1)."""
        return {
            "file": str(self.file),
            "form": self.form,
            "form_version": self.form_version,
            "revision": self.revision,
            "sha256": self.sha256,
            "problems": [each.to_json() for each in self.problems],
        }


@dataclass(frozen=True)
class _Draft:
    """A filled form and what is to be said of it, but for its number."""

    workbook: Workbook
    manifest: Manifest


def make_return(
    book: Book,
    form_code: str,
    period: Period,
    to_dir: str | Path,
    *,
    reason: str = "",
    now: datetime | None = None,
) -> ReturnResult:
    """Make a book's return for a period in a folder and say which file it is.

    Unchanged content keeps its revision: then the file already there is given and nothing is
    written. Changed content takes the next and needs a reason. Errors in the data stand in
    the file. Raises FormError for a form that is not known or not made for the period,
    ReturnRefusedError where earlier files stand in the way, WriteError where the folder
    cannot be written to.
    """
    now = now or datetime.now(UTC).astimezone()
    form = standard_form(form_code)
    form.about.allow(period)
    with book.read() as session:
        draft = _draft(session, form, period, now, book.clerk)
    series = Series(Path(to_dir), draft.manifest.head)
    with told_for(series.file(1)):
        earlier = series.latest(draft.manifest)
    if earlier is not None and earlier.same:
        digest = _digest(earlier.file)
        return _result(earlier.file, earlier.revision, digest, draft.manifest)
    revision = 1 if earlier is None else earlier.revision + 1
    if earlier is not None and not clean(reason):
        raise ReasonNeededError(
            N_(
                "Nội dung báo cáo đã khác tệp {file}. Cho biết lý do lập lại (--reason) để lập "
                "số {revision}."
            ),
            file=earlier.file.name,
            revision=revision,
        )
    target = series.file(revision)
    digest = _write(_numbered(draft, revision, clean(reason)), target, now, book.path.parent)
    return _result(target, revision, digest, draft.manifest)


def _draft(session: Session, form: Form, period: Period, now: datetime, clerk: str) -> _Draft:
    from desktop.returns.fill import fill
    from desktop.returns.sealing import sealed_cells

    today = now.date()
    told = circumstances(session, period, today, clerk)
    figures = Figures(session, period)
    filled = fill(form, BookSupplier(session, figures, told))
    manifest = Manifest(
        head=Head(
            form=form.about.code,
            form_version=form.about.version,
            unit_code=told.unit.code,
            unit_name=told.unit.name,
            period=period,
            revision=1,
            made=now,
        ),
        figures=figures.all,
        shown={each: tuple(places) for each, places in filled.shown.items() if each in figures.all},
        cells=sealed_cells(form.workbook),
        dated=frozenset(filled.dated),
        problems=(),
        before=before(session, period),
    )
    problems = check_book(
        session, period, figures.all, manifest.shows, today, before=manifest.before
    )
    return _Draft(form.workbook, replace(manifest, problems=tuple(problems)))


def _numbered(draft: _Draft, revision: int, reason: str) -> _Draft:
    head = replace(draft.manifest.head, revision=revision, reason=reason)
    return _Draft(draft.workbook, replace(draft.manifest, head=head))


def _write(draft: _Draft, target: Path, now: datetime, work: Path) -> str:
    """Write the file and return the digest of its bytes, taken before it has its name."""
    from desktop.returns.saving import save
    from desktop.returns.sealing import add_hidden_sheet, escape_codes

    escape_codes(draft.workbook)
    add_hidden_sheet(draft.workbook, hidden_sheet.to_rows(draft.manifest))
    digests: list[str] = []

    def write(path: Path) -> None:
        save(draft.workbook, path, now)
        digests.append(_digest(path))

    with told_for(target), made_folder(target.parent):
        new_file(target, write, work=work)
    return digests[0]


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise unavailable(file, error) from error


def _result(file: Path, revision: int, digest: str, manifest: Manifest) -> ReturnResult:
    head = manifest.head
    return ReturnResult(file, head.form, head.form_version, revision, digest, manifest.problems)

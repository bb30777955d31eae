"""The forms a book can be reported with: its own, then those the program carries."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

import resources
from db.messages import N_
from db.registers import stored_forms
from db.registers.stored_forms import NewForm
from db.schema import code_key
from desktop.returns.about import About, about_of
from desktop.returns.errors import FormError
from desktop.returns.form_faults import FormFault, Gravity, fault
from desktop.returns.forms import Form, load, standard_codes, standard_form, unknown_form

if TYPE_CHECKING:
    from desktop.returns.form_check import FormCheck


@dataclass(frozen=True)
class KnownForm:
    """A form and what it says of itself; `added_on` is None for one the program carries."""

    about: About
    added_on: date | None = None

    @property
    def own(self) -> bool:
        """Tell whether the form is the district's own, kept in the book."""
        return self.added_on is not None


def known_forms(session: Session) -> list[KnownForm]:
    """Return the forms of a book by code; its own stand in the place of the program's."""
    found = {code_key(code): KnownForm(about_of(_standard_file(code))) for code in standard_codes()}
    for row in stored_forms.forms(session):
        file = stored_forms.form_file(session, row.code)
        assert file is not None  # it was listed in the same reading
        found[code_key(row.code)] = KnownForm(about_of(file), row.added_on)
    return [found[key] for key in sorted(found)]


def form_of(session: Session, code: str) -> Form:
    """Return a form of a book by its code, compared without case; FormError where none has it."""
    file = stored_forms.form_file(session, code)
    if file is not None:
        return load(io.BytesIO(file))
    if any(_same(each, code) for each in standard_codes()):
        return standard_form(code)
    own = [row.code for row in stored_forms.forms(session)]
    raise unknown_form(code, [*own, *standard_codes()])


def file_of(session: Session, code: str) -> bytes:
    """Return the workbook of a form of a book, tags and all, as the district may edit it.

    FormError where none has the code.
    """
    file = stored_forms.form_file(session, code)
    if file is not None:
        return file
    known = standard_codes()
    for each in known:
        if _same(each, code):
            return _standard_file(each)
    raise unknown_form(code, known)


def examine(session: Session, source: Path | bytes, now: datetime, clerk: str) -> FormCheck:
    """Return a form's check, and, where it has no error, what shows when it is tried on the book.

    Raises FileUnavailableError where the file cannot be opened.
    """
    from desktop.returns.form_check import check_form
    from desktop.returns.form_trial import trial_period, try_form

    check = check_form(source)
    if check.refused or check.form is None:
        return check
    about = check.form.about
    faults = [*check.faults, *_versions(session, check.file, about)]
    period = trial_period(about, now.date())
    faults += try_form(session, check.form, period, now, clerk)
    return replace(check, faults=tuple(faults))


def keep(session: Session, check: FormCheck, today: date) -> None:
    """Keep a form that was examined and not refused in the book."""
    about = check.about
    if check.refused or about is None:
        raise ValueError("a form that was refused")
    new = NewForm(about.code, about.version, about.title, check.file, today)
    stored_forms.add_form(session, new)


def remove(session: Session, code: str) -> None:
    """Take a form out of the book; FormError where the book has no such form of its own."""
    own = [row.code for row in stored_forms.forms(session)]
    if not any(_same(each, code) for each in own):
        if any(_same(each, code) for each in standard_codes()):
            raise FormError(_THE_PROGRAMS_OWN, code=code)
        raise unknown_form(code, own)
    stored_forms.remove_form(session, code)


def _versions(session: Session, file: bytes, about: About) -> Iterator[FormFault]:
    """Tell of a form that comes with other content under a version that is known already.

    Returns name the version they were made with, so one version must mean one form.
    """
    digest = hashlib.sha256(file).digest()
    known = [stored_forms.form_file(session, about.code)]
    known += [_standard_file(each) for each in standard_codes() if _same(each, about.code)]
    for each in known:
        if each is None or hashlib.sha256(each).digest() == digest:
            continue
        if _same(about_of(each).version, about.version):
            yield fault(_OTHER_CONTENT, code=about.code, version=about.version)
        elif each is known[0]:
            yield fault(
                _REPLACES,
                severity=Gravity.WARNING,
                code=about.code,
                version=about.version,
                earlier=about_of(each).version,
            )


def _same(one: str, other: str) -> bool:
    return code_key(one) == code_key(other)


def _standard_file(code: str) -> bytes:
    return resources.path("forms", f"{code}.xlsx").read_bytes()


_THE_PROGRAMS_OWN = N_("Biểu mẫu {code} có sẵn trong phần mềm nên không xóa được.")
_OTHER_CONTENT = N_(
    "Biểu mẫu {code} phiên bản {version} đã có với nội dung khác. Hãy ghi phiên bản mới vào trang "
    "“Biểu mẫu” của tệp rồi thêm lại."
)
_REPLACES = N_(
    "Sổ đang dùng biểu mẫu {code} phiên bản {earlier}; phiên bản {version} sẽ thay phiên bản đó."
)

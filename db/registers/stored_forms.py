"""The district's own forms as they came, and for which periods returns are owed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.messages import N_, BookError
from db.registers import unit
from db.schema import StoredForm, code_key
from db.vietnamese import clean

SEPARATOR = ";"


class FormVersionError(BookError):
    """A form came with other content under a version the book has; nothing was written."""


@dataclass(frozen=True)
class NewForm:
    """A form that was checked, with its workbook."""

    code: str
    version: str
    title: str
    file: bytes
    added_on: date


@dataclass(frozen=True)
class FormRow:
    """One stored form without its workbook; `digest` is its SHA-256, in hexadecimal digits."""

    code: str
    version: str
    title: str
    digest: str
    added_on: date


def forms(session: Session) -> list[FormRow]:
    """Return the stored forms in the order of their codes."""
    found = session.scalars(select(StoredForm).order_by(StoredForm.code_key))
    return [
        FormRow(each.code, each.version, each.title, each.digest, each.added_on) for each in found
    ]


def form_file(session: Session, code: str) -> bytes | None:
    """Return the workbook of a form; None where no such form is stored."""
    wanted = select(StoredForm.file).where(StoredForm.code_key == code_key(code))
    return session.scalars(wanted).one_or_none()


def add_form(session: Session, new: NewForm) -> None:
    """Keep a form, in the place of another version of it; the same one again changes nothing.

    FormVersionError where the version is stored with other content: returns name the version
    they were made with, so one version must mean one form.
    """
    wanted = select(StoredForm).where(StoredForm.code_key == code_key(new.code))
    stored = session.scalars(wanted).one_or_none()
    version, digest = clean(new.version), hashlib.sha256(new.file).hexdigest()
    if stored is None:
        stored = StoredForm(code_key=code_key(new.code))
        session.add(stored)
    elif code_key(stored.version) == code_key(version):
        if stored.digest == digest:
            return
        raise FormVersionError(
            N_(
                "Biểu mẫu {code} phiên bản {version} đã có trong sổ với nội dung khác. Hãy ghi "
                "phiên bản mới vào tệp rồi thêm lại."
            ),
            code=stored.code,
            version=stored.version,
        )
    stored.code, stored.version, stored.title = clean(new.code), version, clean(new.title)
    stored.file, stored.digest, stored.added_on = new.file, digest, new.added_on


def remove_form(session: Session, code: str) -> None:
    """Take a form out of the book; the returns made with it stay, and what is owed is kept."""
    session.execute(delete(StoredForm).where(StoredForm.code_key == code_key(code)))


def owed(session: Session, code: str) -> frozenset[str] | None:
    """Return the kinds of period for which a return of a form is owed; None where nobody said.

    The form need not be stored. A kind is a word without ";", such as "quarter".
    """
    said = unit.setting(session, _owed(code), "")
    return frozenset(filter(None, said.split(SEPARATOR))) if said else None


def set_owed(session: Session, code: str, kinds: Iterable[str]) -> None:
    """Say for which kinds of period a return of a form is owed; none: for no period."""
    unit.set_setting(session, _owed(code), SEPARATOR.join(sorted(set(kinds))) or SEPARATOR)


def owed_since(session: Session, code: str) -> date | None:
    """Return the day before which no period of a form is owed; None where nobody said."""
    said = unit.setting(session, _since(code), "")
    return date.fromisoformat(said) if said else None


def set_owed_since(session: Session, code: str, day: date | None) -> None:
    """Say from which day on returns of a form are owed: a period counts by its last day."""
    unit.set_setting(session, _since(code), "" if day is None else day.isoformat())


def _owed(code: str) -> str:
    return f"owed.{code_key(code)}"


def _since(code: str) -> str:
    return f"owed_since.{code_key(code)}"

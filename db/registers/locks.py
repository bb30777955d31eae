"""Passwords that lock files about returns: one for each superior, one for each unit below."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.registers import unit
from db.schema import Setting, code_key
from db.vietnamese import match_key

# They stand as they are typed: each has to be told to the file's next reader again, and the book
# that holds them is itself encrypted, with all its backups.
_LOCK = "lock."
# No superior's name comes to stand here: match_key leaves no space before it.
_UNIT = f"{_LOCK} unit "


def password_for(session: Session, superior: str) -> str:
    """Return the password agreed with a superior; empty where there is none."""
    return unit.setting(session, _name(superior), "")


def set_password(session: Session, superior: str, password: str) -> None:
    """Keep the password agreed with a superior; an empty one: files are not locked."""
    unit.set_setting(session, _name(superior), password)


def unit_password(session: Session, unit_code: str) -> str:
    """Return the password agreed with a unit below; empty where there is none."""
    return unit.setting(session, f"{_UNIT}{code_key(unit_code)}", "")


def set_unit_password(session: Session, unit_code: str, password: str) -> None:
    """Keep the password agreed with a unit below; an empty one: its files are not locked."""
    unit.set_setting(session, f"{_UNIT}{code_key(unit_code)}", password)


def passwords(session: Session) -> tuple[str, ...]:
    """Return every password kept, each once, to be tried on a file."""
    kept = select(Setting.value).where(Setting.name.startswith(_LOCK, autoescape=True))
    return tuple(dict.fromkeys(filter(None, session.scalars(kept.order_by(Setting.id)))))


def _name(superior: str) -> str:
    return f"{_LOCK}{match_key(superior)}"

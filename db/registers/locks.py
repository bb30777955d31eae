"""Passwords that lock return files, one for each superior who is to open them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.registers import unit
from db.schema import Setting
from db.vietnamese import match_key

# They stand as they are typed: each has to be told to the file's next reader again, and the book
# that holds them is itself encrypted, with all its backups.
_LOCK = "lock."


def password_for(session: Session, superior: str) -> str:
    """Return the password agreed with a superior; empty where there is none."""
    return unit.setting(session, _name(superior), "")


def set_password(session: Session, superior: str, password: str) -> None:
    """Keep the password agreed with a superior; an empty one: files are not locked."""
    unit.set_setting(session, _name(superior), password)


def passwords(session: Session) -> tuple[str, ...]:
    """Return every password kept, each once, to be tried on a file."""
    kept = select(Setting.value).where(Setting.name.startswith(_LOCK, autoescape=True))
    return tuple(dict.fromkeys(filter(None, session.scalars(kept.order_by(Setting.id)))))


def _name(superior: str) -> str:
    return f"{_LOCK}{match_key(superior)}"

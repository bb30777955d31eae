"""Received returns (báo cáo đã nhận) of units below, and files refused (bị từ chối)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Noted


class ReceivedReturn(Noted):
    """One numbered return of a unit below, taken in whole.

    `digest` is the SHA-256 of the file, `content` that of all that makes two returns the same
    (CONTRACT §4); `said` what adding up needs of the file, packed by those who add up. One
    `edited` by hand was accepted for its `reason`; a `nil` one says that nothing happened.
    """

    __tablename__ = "received_return"
    __table_args__ = (
        # A period's returns are asked for together, so the unit comes after it.
        UniqueConstraint("form_key", "from_date", "to_date", "unit_key", "revision"),
        {"sqlite_autoincrement": True},
    )

    form: Mapped[str]
    form_key: Mapped[str]
    form_version: Mapped[str]
    from_date: Mapped[date]
    to_date: Mapped[date]
    unit_code: Mapped[str]
    unit_key: Mapped[str]
    unit_name: Mapped[str]
    revision: Mapped[int]
    made_at: Mapped[str]
    received_at: Mapped[str]
    received_by: Mapped[str]
    file_name: Mapped[str]
    digest: Mapped[str]
    content: Mapped[str]
    edited: Mapped[bool]
    nil: Mapped[bool]
    reason: Mapped[str]
    # Large: read only where they are asked for, the one asked for by the thousand first.
    said: Mapped[bytes] = mapped_column(deferred=True)
    file: Mapped[bytes] = mapped_column(deferred=True)


class RefusedFile(Noted):
    """A file that may not count, until a good return of its unit comes or a clerk dismisses it.

    The unit's code is empty where the file does not tell it, `revision` where there is none. The
    reason is kept in its parts, to be said in either language.
    """

    __tablename__ = "refused_file"
    __table_args__ = (
        UniqueConstraint("form_key", "from_date", "to_date", "unit_key", "file_name"),
        {"sqlite_autoincrement": True},
    )

    form: Mapped[str]
    form_key: Mapped[str]
    from_date: Mapped[date]
    to_date: Mapped[date]
    unit_code: Mapped[str]
    unit_key: Mapped[str]
    unit_name: Mapped[str]
    revision: Mapped[int | None]
    file_name: Mapped[str]
    template: Mapped[str]
    args: Mapped[dict[str, Any]] = mapped_column(JSON)
    refused_at: Mapped[str]
    refused_by: Mapped[str]

"""What every table shares: ids that are never used twice, codes, derived columns."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum as PyEnum
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import Dialect, Enum, Integer, MetaData, String, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column
from sqlalchemy.types import TypeDecorator

from db import vietnamese
from db.dates import PartialDate

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


def _values(kind: type[PyEnum]) -> list[str]:
    return [str(member.value) for member in kind]


class Base(DeclarativeBase):
    """Root of all tables of the book."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        PyEnum: Enum(PyEnum, values_callable=_values, native_enum=False, length=20),
    }


class Record(Base):
    """A row a person keeps: its changes are logged by triggers and can be undone."""

    __abstract__ = True
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)

    def derive(self) -> None:
        """Fill the columns that follow from others; called before each write."""


class Noted(Base):
    """A row about the records, such as a return made of them, that undo passes by.

    That it was written is logged with who and when, what stood in it is not: it may hold a file.
    """

    __abstract__ = True
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)


class Coded(Record):
    """A record with a code people can quote; codes are compared trimmed and without case."""

    __abstract__ = True

    code: Mapped[str]
    code_key: Mapped[str] = mapped_column(unique=True)

    def derive(self) -> None:
        """Fill the code's comparison form (CONTRACT §2)."""
        self.code = vietnamese.clean(self.code)
        self.code_key = code_key(self.code)


class Findable(Coded):
    """A record that is searched for by some of its words."""

    __abstract__ = True

    search_key: Mapped[str]

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code,)

    def derive(self) -> None:
        """Fill code and search columns."""
        super().derive()
        self.search_key = vietnamese.fold(" ".join(word for word in self.words if word))


def code_key(code: str) -> str:
    """Return the form in which codes are compared: trimmed, without case (CONTRACT §2)."""
    return vietnamese.clean(code).casefold()


@event.listens_for(Record, "before_insert", propagate=True)
@event.listens_for(Record, "before_update", propagate=True)
def _derive(_mapper: Mapper[Any], _connection: Any, record: Record) -> None:
    record.derive()


# The same days stand in a book again and again, and a list of members reads thousands.
_stored_date = lru_cache(maxsize=4096)(PartialDate.from_iso)


class PartialDateText(TypeDecorator[PartialDate]):
    """A date of which the day, or day and month, may be unknown; stored as ISO text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        """Return the text that is stored."""
        return None if value is None else value.iso

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        """Return the date that was stored."""
        return None if value is None else _stored_date(value)


class Hundredths(TypeDecorator[Decimal]):
    """A number with two decimals, stored exactly as whole hundredths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Return the hundredths that are stored."""
        return None if value is None else int((value * 100).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Return the number that was stored."""
        return None if value is None else Decimal(value) / 100

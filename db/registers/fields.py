"""How a register describes itself: once, for table, form, exchange sheet and messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from db import vietnamese
from db.messages import N_, Message
from db.schema import Record

YES = ("x", "có", "true", "1")
NO = ("không", "false", "0")
"""The words of a mark; where it may also be left open, a blank is neither (CONTRACT §2)."""


class FieldKind(StrEnum):
    """What a field holds, which decides how it is typed, shown, read and written."""

    CODE = "code"
    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    TIME = "time"
    INTEGER = "integer"
    DECIMAL = "decimal"
    YEAR = "year"
    CHOICE = "choice"
    FLAG = "flag"
    REFERENCE = "reference"
    REFERENCES = "references"
    PERSON = "person"
    PEOPLE = "people"
    CALL = "call"


@dataclass(frozen=True)
class Choice:
    """One word of a closed list: what is stored, what is written, what else is understood."""

    value: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """One field of a register.

    `heading` is the column's heading in the exchange workbook and, translated, what the field
    is called on screen and paper, unless it has a `label`: of a reference the workbook holds
    the code, screen and paper the record's name. `target` names the register a reference points
    into; `suggestions` are offered, not enforced; `column` is the table attribute where it is
    not the field's own name; what is not `listed` stands in the entry form only. A new record
    starts with what the last one has in a `carried` field; the first such field is its kind.
    What is only known `later` in a record's life stands last in the entry form.
    """

    name: str
    heading: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    default: str | None = None
    target: str = ""
    suggestions: tuple[str, ...] = ()
    width: int = 16
    column: str = ""
    listed: bool = True
    label: str = ""
    carried: bool = False
    later: bool = False

    @property
    def title(self) -> str:
        """Return what the field is called on screen and paper."""
        return self.label or self.heading

    @property
    def attribute(self) -> str:
        """Return the name of the table attribute that holds this field."""
        if self.column:
            return self.column
        return f"{self.name}_id" if self.kind is FieldKind.REFERENCE else self.name

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Return every understood spelling of the choices, folded, with what is stored."""
        return {
            vietnamese.heading_key(word): choice.value
            for choice in self.choices
            for word in (choice.label, choice.value, *choice.aliases)
        }

    def label_of(self, value: str | None) -> str:
        """Return the written word of a stored choice; empty for none."""
        return next((choice.label for choice in self.choices if choice.value == value), "")


Values = Mapping[str, Any]


@dataclass(frozen=True)
class Check:
    """A rule over a record's values, and the field to point at where it finds something."""

    field: str
    find: Callable[[Values, date], Message | None]

    def __call__(self, values: Values, today: date) -> Message | None:
        """Return what the rule finds in these values."""
        return self.find(values, today)


@dataclass(frozen=True)
class BookCheck:
    """A rule over a record's values beside the rest of the book, and the field to point at.

    `find` takes the values, the record's own id where it is stored already, and today.
    """

    field: str
    find: Callable[[Session, Values, int | None, date], Message | None]


Offer = Callable[[Session, Values, date], Any]
"""Gives what to offer from the values typed so far, and today; None for nothing."""


@dataclass(frozen=True)
class NamedPerson:
    """Somebody named in a record: a member of the book, or a name that fits none of them."""

    text: str = ""
    member_id: int | None = None


@dataclass(frozen=True)
class Register:
    """One register of the book: its table, its exchange sheet and its fields.

    `key` names the fields by which an exchange row finds its record (a code, unless said
    otherwise); `errors` refuse a row, `doubts` point out what is odd but possible, `against`
    what is so beside the rest of the book. `place` orders the registers, each after those it
    refers to. `dates` names the fields of which the first one filled says into which period a
    record falls; `naming` those that tell a record from others; `parent` the reference to the
    record it is part of; `adding` the numbers that add up over records, each with the field
    that says what they count, or nothing; `offers` gives what a new record is offered in a
    field, from what stands in its others.
    """

    name: str
    sheet: str
    title: str
    table: type[Record]
    prefix: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ("code",)
    errors: tuple[Check, ...] = ()
    doubts: Mapping[str, Check] = field(default_factory=dict)
    against: Mapping[str, BookCheck] = field(default_factory=dict)
    place: int = 500
    dates: tuple[str, ...] = ()
    naming: tuple[str, ...] = ("code",)
    parent: str = ""
    adding: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, Offer] = field(default_factory=dict)

    def field(self, name: str) -> Field:
        """Return a field by its name; raises KeyError."""
        return self._by_name[name]

    @property
    def whole(self) -> str:
        """Return the name of the register whose records its own are part of; its own of none."""
        return self.field(self.parent).target if self.parent else self.name

    def day_of(self, values: Values) -> date | None:
        """Return the day by which a record falls into a period; None where none is filled."""
        return next((day for name in self.dates if (day := values.get(name)) is not None), None)

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        return {each.name: each for each in self.fields}

    def problems(self, values: Values, today: date) -> list[Message]:
        """Return what makes these values contradictory."""
        return [found for check in self.errors if (found := check(values, today)) is not None]

    def remarks(self, values: Values, today: date) -> list[tuple[str, Message]]:
        """Return what is odd about these values, each with the name of its rule."""
        return [
            (rule, found)
            for rule, check in self.doubts.items()
            if (found := check(values, today)) is not None
        ]


# Fields that several registers have, told alike in each.

CODE = Field("code", N_("Mã"), FieldKind.CODE, width=9)
"""The code of a record; a blank one is given by the book."""
REQUIRED_CODE = replace(CODE, required=True)
"""The code of what other sheets refer to."""
OF_MEETING = Field(
    "meeting",
    N_("Mã cuộc"),
    FieldKind.REFERENCE,
    target="meetings",
    label=N_("Cuộc họp"),
    required=True,
)
OF_MEMBER = Field(
    "member",
    N_("Mã đảng viên"),
    FieldKind.REFERENCE,
    target="members",
    label=N_("Đảng viên"),
    required=True,
)
SUBJECTS_SERVED = Field(
    "subjects", N_("Chủ đề"), FieldKind.REFERENCES, target="subjects", column="subject_ids"
)
"""The subjects a record serves."""

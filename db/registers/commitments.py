"""Commitments (cam kết): one a member a year, of items that can be checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import vagueness
from db.messages import N_, Message
from db.registers.fields import (
    CODE,
    OF_MEMBER,
    SUBJECTS_SERVED,
    BookCheck,
    Choice,
    Field,
    FieldKind,
    Register,
    Values,
)
from db.registers.remembering import remembered
from db.schema import Commitment, Outcome

GROUPS = tuple(vagueness.EXAMPLES)


@dataclass(frozen=True)
class Texts:
    """The texts of a year's items, each with the records that have it and whose they are."""

    holders: Mapping[str, Collection[tuple[int, int]]]

    def shared(
        self, content: str | None, member_id: int | None, but: int | None = None
    ) -> tuple[str, ...]:
        """Return the text's key where another member has it, `but` a record that does not count."""
        key = vagueness.text_key(content)
        same = self.holders.get(key, ())
        return (key,) if any(m != member_id and r != but for r, m in same) else ()

    def of_others(self, member_id: int) -> frozenset[str]:
        """Return the texts that others than a member have."""
        return frozenset(
            key
            for key, same in self.holders.items()
            if any(member != member_id for _record, member in same)
        )


def others_texts(session: Session, year: int, member_id: int) -> frozenset[str]:
    """Return what other members have written for a year, as `vagueness.reasons` asks for it.

    Read once, it serves every key stroke.
    """
    return texts_of(session, year).of_others(member_id)


def texts_of(session: Session, year: int) -> Texts:
    """Return the texts of a year, read anew only where something was written since."""
    wanted = select(Commitment.id, Commitment.member_id, Commitment.content)
    wanted = wanted.where(Commitment.year == year)
    return remembered(session, (Texts, year), lambda: gather(session.execute(wanted)))


def gather(rows: Iterable[Any]) -> Texts:
    """Return the texts of rows that have an id, a member_id and a content."""
    holders: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        if key := vagueness.text_key(row.content):
            holders.setdefault(key, []).append((row.id, row.member_id))
    return Texts(holders)


def _vague(session: Session, values: Values, record_id: int | None, _today: date) -> Message | None:
    """Point out an item nobody could check, or one copied from another member (CONTRACT §2)."""
    content, year = values.get("content"), values.get("year")
    texts = Texts({}) if year is None else texts_of(session, year)
    return vagueness.remark(
        values.get("group"),
        content,
        values.get("measure"),
        values.get("due"),
        others=texts.shared(content, values.get("member"), record_id),
    )


COMMITMENTS = Register(
    name="commitments",
    sheet=N_("Cam kết"),
    title=N_("Cam kết"),
    table=Commitment,
    prefix="CK",
    place=50,
    naming=("member", "year"),
    fields=(
        CODE,
        OF_MEMBER,
        Field("year", N_("Năm"), FieldKind.YEAR, required=True, width=8),
        Field("group", N_("Nhóm"), suggestions=GROUPS, width=24),
        Field("content", N_("Nội dung"), FieldKind.LONG_TEXT, width=40),
        Field("measure", N_("Chỉ tiêu"), width=24),
        Field("due", N_("Thời hạn"), FieldKind.DATE, width=12),
        Field("half_year", N_("Kết quả 6 tháng"), width=24),
        Field("year_end", N_("Tự đánh giá cuối năm"), FieldKind.LONG_TEXT, width=30),
        Field(
            "outcome",
            N_("Kết quả năm"),
            FieldKind.CHOICE,
            choices=(
                Choice(Outcome.FULFILLED, N_("Hoàn thành")),
                Choice(Outcome.UNFULFILLED, N_("Chưa hoàn thành")),
            ),
        ),
        Field("remark", N_("Nhận xét"), FieldKind.LONG_TEXT, width=30),
        SUBJECTS_SERVED,
    ),
    against={"vague": BookCheck("content", _vague)},
)

"""A register is added by one register file, one migration and its figures, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop.ui.example_book import open_example
from tests.thorough import THOROUGH

PROJECT = Path(__file__).parents[3]

REGISTER = '''
"""Songs (bài hát) sung at meetings: their table and description."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.messages import N_, Message
from db.registers.fields import (
    SUBJECTS_SERVED, Check, Choice, Field, FieldKind, Register, Values,
)
from db.schema import Findable
from db.schema.serving import Serving, SubjectLink, links_to_subjects, once_each


class SongKind(StrEnum):
    CHOIR = "choir"
    SOLO = "solo"


class Song(Serving, Findable):
    __tablename__ = "song"

    name: Mapped[str]
    kind: Mapped[SongKind | None]
    day: Mapped[date]
    singer: Mapped[str | None]
    singer_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    audience: Mapped[int | None]
    thoughts: Mapped[str | None]

    subject_links: Mapped[list[SongSubject]] = links_to_subjects("SongSubject")

    @property
    def words(self) -> tuple[str | None, ...]:
        return (self.name, self.thoughts)


class SongSubject(SubjectLink):
    __tablename__ = "song_subject"
    __table_args__ = once_each("song_id")

    song_id: Mapped[int] = mapped_column(ForeignKey("song.id", ondelete="CASCADE"))


def _nobody(values: Values, _today: date) -> Message | None:
    return Message(N_("Bài này chưa ai nghe.")) if values.get("audience") == 0 else None


SONGS = Register(
    name="songs",
    sheet=N_("Bài hát"),
    title=N_("Bài hát"),
    table=Song,
    prefix="BH",
    dates=("day",),
    naming=("name",),
    adding={"audience": ""},
    doubts={"unheard": Check("audience", _nobody)},
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("name", N_("Tên bài hát"), required=True, width=30),
        Field(
            "kind",
            N_("Hình thức"),
            FieldKind.CHOICE,
            choices=(
                Choice(SongKind.CHOIR, N_("Tốp ca")),
                Choice(SongKind.SOLO, N_("Đơn ca")),
            ),
            carried=True,
        ),
        Field("day", N_("Ngày hát"), FieldKind.DATE, required=True),
        Field("singer", N_("Người hát"), FieldKind.PERSON),
        Field("audience", N_("Số người nghe"), FieldKind.INTEGER),
        SUBJECTS_SERVED,
        Field("thoughts", N_("Cảm nghĩ"), FieldKind.LONG_TEXT),
    ),
)
'''

MIGRATION = '''
"""Songs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "song",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("singer", sa.String(), nullable=True),
        sa.Column("singer_id", sa.Integer(), sa.ForeignKey("member.id"), nullable=True),
        sa.Column("audience", sa.Integer(), nullable=True),
        sa.Column("thoughts", sa.String(), nullable=True),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "song_subject",
        sa.Column(
            "song_id", sa.Integer(), sa.ForeignKey("song.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("subject_id", sa.Integer(), sa.ForeignKey("subject.id"), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("song_id", "subject_id"),
        sqlite_autoincrement=True,
    )
'''

FIGURES = '''
"""Figures of songs."""

from __future__ import annotations

from sqlalchemy import select

from db.figures.base import END, START, Count, Figure, RecordKind, Rows, Unit, by_choice, each
from db.messages import N_, plain
from db.registers.songs import SONGS, Song

SONG = RecordKind(
    register="songs",
    id=Song.id,
    listing=select(Song.id, Song.name).order_by(Song.day, Song.id),
    label=lambda row: plain(row.name),
    measure=N_("bài"),
)
SUNG = Rows(SONG, each(SONG).where(Song.day.between(START, END)))
KIND = by_choice("kind", SONGS.field("kind"), Song.kind)

FIGURES = (
    Figure(
        "songs.sung",
        N_("Bài hát đã hát"),
        N_("Các bài hát có Ngày hát trong kỳ."),
        Unit.THINGS,
        Count(SUNG, over=SUNG),
        (KIND,),
    ),
)
'''


@pytest.mark.thorough
@pytest.mark.skipif(not THOROUGH, reason="a thorough run adds a register to a copy of the program")
def test_a_register_is_added_by_three_files_and_works_everywhere(tmp_path: Path) -> None:
    older = tmp_path / "cu.sochibo"
    open_example(older).close()
    copy = tmp_path / "copy"
    shutil.copytree(PROJECT / "db", copy / "db")
    (copy / "db/registers/songs.py").write_text(REGISTER, encoding="utf-8")
    (copy / "db/migrations/versions/v0005_songs.py").write_text(MIGRATION, encoding="utf-8")
    (copy / "db/figures/songs.py").write_text(FIGURES, encoding="utf-8")
    driven = subprocess.run(
        [sys.executable, "-m", "tests.desktop.ui.new_register", tmp_path, older],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(copy), str(PROJECT)))},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert driven.returncode == 0, driven.stderr

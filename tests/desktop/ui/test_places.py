"""Where a record is shown, whichever register keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from db.book import Book, Founding
from db.figures import CATALOGUE, home_of
from db.registers import REGISTERS, store
from db.registers.votes import VOTES
from db.schema import Attendance, ModelResult, Replication
from db.standing import StandingKind
from desktop.ui.main_window import rooms
from desktop.ui.places import Place, place_of
from tests.db.chapter import Chapter
from tests.db.every_register import every_register

BY_HAND = {"members": "member", "meetings": "meeting", "subjects": "subject"}


@pytest.fixture
def chapter(tmp_path: Path, own_home: Path) -> Iterator[Chapter]:
    with Book.create(tmp_path / "a.sochibo", Founding("KV3", "Chi bộ Khu vực 3")) as book:
        yield Chapter(book)


def test_a_record_is_shown_in_the_room_of_its_register(chapter: Chapter) -> None:
    with chapter.book.read() as session:
        for register in REGISTERS:
            if not register.parent:
                word = BY_HAND.get(register.name, "record")
                assert place_of(session, register.name, 7) == Place(register.name, {word: 7})
    known = {room.name for room in rooms()}
    assert {home_of(figure) for figure in CATALOGUE.values()} <= known


def test_a_part_is_shown_beside_its_whole_and_attendance_in_its_meeting(chapter: Chapter) -> None:
    member, other = chapter.members(2)
    turn = chapter.standing(member, StandingKind.AWAY, "2024-05-01")
    meeting = chapter.take(chapter.meeting("2024-05-05"))
    with chapter.book.change("ghi") as session:
        every_register(session, Random(1), [member, other])
        vote = store.save(session, VOTES, {"meeting": meeting, "matter": "Kết nạp"})
    with chapter.book.read() as session:
        present = session.scalars(select(Attendance.id)).one()
        result = session.scalars(select(ModelResult.id)).first()
        replication = session.scalars(select(Replication.id)).first()
        assert result is not None
        assert replication is not None
        part = ("standings", turn)
        assert place_of(session, "standings", turn) == Place(
            "members", {"member": member, "part": part}
        )
        assert place_of(session, "attendance", present).room == "attendance"
        assert place_of(session, "attendance", present).where["meeting"] == meeting
        assert place_of(session, "votes", vote) == Place(
            "evaluation", {"meeting": meeting, "part": ("votes", vote)}
        )
        for name, id_ in (("model_results", result), ("replications", replication)):
            assert place_of(session, name, id_) == Place("models", {"part": (name, id_)})
        assert place_of(session, "model_results", 999) == Place("models", {})

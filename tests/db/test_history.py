"""History: every row is logged, and undo and redo bring back exactly what was."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from db import history
from db.book import Book, Founding
from db.registers import attendance, store, stored_forms
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS, STANDINGS
from db.registers.stored_forms import NewForm
from db.registers.subjects import SUBJECTS
from db.schema import (
    Base,
    Call,
    Change,
    ChangeKind,
    ChangeRow,
    Mark,
    Meeting,
    MeetingKind,
    Member,
    Standing,
    StoredForm,
    SubjectKind,
)
from db.schema.meetings import Audience
from db.standing import StandingKind


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "so.sochibo", Founding("OM-001", "Chi bộ 1")) as book:
        yield book


def dump(book: Book) -> dict[str, list[Any]]:
    """Everything a person keeps in the book."""
    with book.read() as session:
        return {
            table.name: [
                tuple(row)
                for row in session.execute(text(f'SELECT * FROM "{table.name}" ORDER BY id'))
            ]
            for table in history.tracked_tables()
        }


def add(book: Book, name: str) -> int:
    with book.change("thêm {name}", name=name) as session:
        return store.save(session, MEMBERS, {"full_name": name})


def title(step: history.Step | None) -> str:
    return "" if step is None else str(step.title)


def hold_meeting(session: Session) -> int:
    subject = store.save(
        session, SUBJECTS, {"code": "KL01", "name": "Kết luận", "kind": SubjectKind.DOCUMENT}
    )
    return store.save(
        session,
        MEETINGS,
        {
            "day": date(2026, 11, 5),
            "kind": MeetingKind.ORDINARY,
            "audience": Audience.MEMBERS,
            "call": Call(),
            "subjects": (subject,),
        },
    )


def test_undo_and_redo_walk_back_and_forth_by_name(book: Book) -> None:
    empty = dump(book)
    add(book, "Lê Thị Ánh")
    one = dump(book)
    add(book, "Trần Minh Ưng")
    two = dump(book)
    assert title(book.undo()) == "thêm Trần Minh Ưng"
    assert dump(book) == one
    assert title(book.redoable()) == "thêm Trần Minh Ưng"
    assert title(book.undo()) == "thêm Lê Thị Ánh"
    assert dump(book) == empty
    assert title(book.redo()) == "thêm Lê Thị Ánh"
    assert title(book.redo()) == "thêm Trần Minh Ưng"
    assert dump(book) == two
    assert book.redo() is None


def test_undo_goes_down_to_the_founding_and_no_further(book: Book) -> None:
    founded = dump(book)
    add(book, "Lê Thị Ánh")
    book.undo()
    assert book.undoable() is None
    assert book.undo() is None
    assert dump(book) == founded


def test_undo_and_redo_are_still_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "so.sochibo"
    with Book.create(path, Founding("OM-001", "Chi bộ 1")) as book:
        add(book, "Lê Thị Ánh")
        before = dump(book)
        add(book, "Trần Minh Ưng")
        after = dump(book)
    with Book.open(path) as book:
        assert title(book.undo()) == "thêm Trần Minh Ưng"
        assert dump(book) == before
    with Book.open(path) as book:
        assert title(book.redo()) == "thêm Trần Minh Ưng"
        assert dump(book) == after


def test_a_new_change_ends_what_could_be_made_again(book: Book) -> None:
    add(book, "Lê Thị Ánh")
    book.undo()
    add(book, "Trần Minh Ưng")
    assert book.redoable() is None
    assert title(book.undo()) == "thêm Trần Minh Ưng"
    assert title(book.redoable()) == "thêm Trần Minh Ưng"
    assert book.undoable() is None


def test_undo_brings_back_what_a_cascade_took(book: Book) -> None:
    add(book, "Lê Thị Ánh")
    with book.change("họp") as session:
        meeting = hold_meeting(session)
    with book.change("điểm danh") as session:
        attendance.take(session, meeting)
    before = dump(book)
    with book.change("xóa cuộc họp") as session:
        store.delete(session, MEETINGS, [meeting])
    assert dump(book)["attendance"] == []
    assert dump(book)["meeting_subject"] == []
    book.undo()
    assert dump(book) == before


def test_a_bulk_statement_does_not_escape_the_log(book: Book) -> None:
    for name in ("Lê Thị Ánh", "Trần Minh Ưng"):
        add(book, name)
    before = dump(book)
    with book.change("sửa hàng loạt") as session:
        session.execute(update(Member).values(party_group="Tổ 1"))
        session.execute(delete(Member).where(Member.full_name == "Lê Thị Ánh"))
    book.undo()
    assert dump(book) == before


def test_every_table_has_its_three_triggers(book: Book) -> None:
    with book.read() as session:
        found = set(session.scalars(text("SELECT name FROM sqlite_master WHERE type='trigger'")))
    assert found == {
        f"log_{table.name}_{action}"
        for table in (*history.tracked_tables(), *history.noted_tables())
        for action in ("insert", "update", "delete")
    }
    kept = {table.name for table in (*history.tracked_tables(), *history.noted_tables())}
    assert set(Base.metadata.tables) - kept == {"book_meta", "change", "change_row"}


def test_a_row_written_as_it_was_is_no_change(book: Book) -> None:
    add(book, "Lê Thị Ánh")
    with book.change("sửa mà không sửa") as session:
        session.execute(update(Member).values(full_name=Member.full_name))
    assert title(book.undoable()) == "thêm Lê Thị Ánh"


def test_the_log_says_who_and_what_stood_before(tmp_path: Path) -> None:
    path = tmp_path / "dao.sochibo"
    with Book.create(path, Founding("OM-001", "Chi bộ 1"), clerk="Đào") as book:
        member = add(book, "Lê Thị Ánh")
        with book.change("sửa") as session:
            store.save(session, MEMBERS, {"phone": "0900"}, member)
        with book.read() as session:
            newest = history.steps(session)[0]
            row = session.scalars(select(ChangeRow).where(ChangeRow.change_id == newest.id)).one()
    assert newest.clerk == "Đào"
    assert json.loads(row.before or "")["phone"] is None
    assert json.loads(row.after or "")["phone"] == "0900"


def test_what_later_changes_stand_on_is_not_taken_back(book: Book) -> None:
    member = add(book, "Lê Thị Ánh")
    first = book.undoable()
    assert first is not None
    with book.change("sửa") as session:
        store.save(session, MEMBERS, {"phone": "0900"}, member)
    before = dump(book)
    with (
        pytest.raises(history.CannotUndoError, match="đã được sửa sau đó"),
        book.change("hoàn tác riêng") as session,
    ):
        history.take_back(session, first.id)
    assert dump(book) == before


def _random_step(rng: random.Random, session: Session) -> None:
    members = list(session.scalars(select(Member.id)))
    meetings = list(session.scalars(select(Meeting.id)))
    choice = rng.randrange(6)
    if choice == 0 or not members:
        store.save(session, MEMBERS, {"full_name": f"Người {rng.randrange(99)}"})
    elif choice == 1:
        member = rng.choice(members)
        store.save(session, MEMBERS, {"phone": str(rng.randrange(999))}, member)
    elif choice == 2:
        start = date(2024, rng.randint(1, 12), 3)
        values = {"member": rng.choice(members), "kind": StandingKind.AWAY, "from_date": start}
        store.save(session, STANDINGS, values)
    elif choice == 3 or not meetings:
        values = {
            "day": date(2026, rng.randint(1, 12), 5),
            "kind": MeetingKind.ORDINARY,
            "audience": Audience.MEMBERS,
            "call": Call(),
        }
        store.save(session, MEETINGS, values)
    elif choice == 4:
        attendance.set_mark(session, rng.choice(meetings), rng.choice(members), Mark.EXCUSED, "Ốm")
    else:
        attendance.take(session, rng.choice(meetings))


@pytest.mark.parametrize("seed", range(3))
def test_any_walk_of_changes_can_be_undone_to_the_start_and_redone(book: Book, seed: int) -> None:
    rng = random.Random(seed)
    states = [dump(book)]
    for number in range(15):
        with book.change("bước {number}", number=number) as session:
            _random_step(rng, session)
        if dump(book) != states[-1]:
            states.append(dump(book))
    for state in reversed(states[:-1]):
        assert book.undo() is not None
        assert dump(book) == state
    for state in states[1:]:
        assert book.redo() is not None
        assert dump(book) == state


def test_deleting_a_member_nobody_met_takes_the_standings_along(book: Book) -> None:
    member = add(book, "Lê Thị Ánh")
    with book.change("diễn biến") as session:
        day = date(2024, 1, 1)
        values = {"member": member, "kind": StandingKind.AWAY, "from_date": day}
        store.save(session, STANDINGS, values)
    before = dump(book)
    with book.change("xóa") as session:
        store.delete(session, MEMBERS, [member])
    with book.read() as session:
        assert session.scalars(select(Standing)).all() == []
    book.undo()
    assert dump(book) == before


def test_the_log_keeps_undo_and_redo_as_steps_of_their_own(book: Book) -> None:
    add(book, "Lê Thị Ánh")
    book.undo()
    book.redo()
    with book.read() as session:
        kinds = [step.kind.value for step in history.steps(session)]
        targets = list(session.scalars(select(Change.target_id).order_by(Change.id)))
    assert kinds == ["redo", "undo", "do", "found"]
    assert targets == [None, None, 2, 2]


def add_form(session: Session, version: str) -> None:
    form = NewForm("BM1", version, "Biểu", b"\x00\xff", date(2026, 3, 1))
    stored_forms.add_form(session, form)


def versions(book: Book) -> list[str]:
    with book.read() as session:
        return [form.version for form in stored_forms.forms(session)]


def test_of_a_noted_row_only_who_touched_it_and_when_is_logged(book: Book) -> None:
    with book.change("thêm biểu") as session:
        add_form(session, "1")
    with book.change("đổi biểu") as session:
        add_form(session, "2")
    with book.change("bỏ biểu") as session:
        session.execute(delete(StoredForm))
    with book.read() as session:
        newest = history.steps(session)[:3]
        rows = session.scalars(select(ChangeRow).where(ChangeRow.change_id >= newest[-1].id)).all()
    assert [str(step.title) for step in newest] == ["bỏ biểu", "đổi biểu", "thêm biểu"]
    assert [step.tables for step in newest] == [{"stored_form"}] * 3
    assert {step.kind for step in newest} == {ChangeKind.NOTE}
    assert [(row.table_name, row.row_id, row.before, row.after) for row in rows] == [
        ("stored_form", 1, None, None)
    ] * 3


def test_a_step_of_noted_rows_alone_stands_apart_from_undo_and_redo(book: Book) -> None:
    add(book, "Lê Thị Ánh")
    book.undo()
    with book.change("thêm biểu") as session:
        add_form(session, "1")
    assert title(book.redoable()) == "thêm Lê Thị Ánh"
    book.redo()
    assert title(book.undo()) == "thêm Lê Thị Ánh"
    assert book.undo() is None
    assert versions(book) == ["1"]


def test_of_a_step_that_wrote_both_only_the_records_are_taken_back_and_made_again(
    book: Book,
) -> None:
    with book.change("cả hai") as session:
        store.save(session, MEMBERS, {"full_name": "Lê Thị Ánh"})
        add_form(session, "1")
    after = dump(book)
    with book.change("đổi biểu") as session:
        add_form(session, "2")
    assert title(book.undo()) == "cả hai"
    assert dump(book)["member"] == []
    assert versions(book) == ["2"]
    assert title(book.redo()) == "cả hai"
    assert dump(book) == after
    assert versions(book) == ["2"]


def test_a_noted_row_written_as_it_was_is_no_change(book: Book) -> None:
    with book.change("thêm biểu") as session:
        add_form(session, "1")
    with book.read() as session:
        newest = history.newest(session)
    with book.change("sửa mà không sửa") as session:
        session.execute(update(StoredForm).values(file=StoredForm.file))
    with book.read() as session:
        assert history.newest(session) == newest

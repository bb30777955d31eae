"""What a clerk does with a register that the program met this morning; run in a copy of it.

The copy differs from the program by three files: the register with its table, the migration
that brings it, its figures (see test_a_new_register).
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from db.book import Book
from db.migrations import SCHEMA_VERSION
from db.registers import by_name, store
from desktop.commands.cli import run
from desktop.ui.app import application
from desktop.ui.screens.register.record import HISTORY
from desktop.ui.session import find
from tests.desktop.ui.screens.register.desk import Desk, K

SONGS = "songs"


def main(folder: Path, older: Path) -> None:
    """Bring an older book up to date, drive the register on it, and move it to a new book."""
    application(["tests"])
    desk = Desk(older, SONGS, make=Book.open)
    migrated(desk)
    write(desk)
    narrow(desk)
    change(desk)
    take_away(desk)
    declare(desk)
    desk.close()
    figures(older)
    move(older, folder)


def migrated(desk: Desk) -> None:
    """The book of the schema before has what it had, and no songs yet."""
    assert SCHEMA_VERSION == 5
    assert not desk.stored()
    assert len(desk.stored("models")) == 12
    assert not desk.book.verify()
    assert "Sổ chưa ghi bài hát." in " ".join(desk.said(desk.room))


def write(desk: Desk) -> None:
    """Write two songs down by keys; each is in the table, and found without dấu."""
    desk.new()
    desk.write("Dấu chân phía trước")
    desk.press(K.Key_Tab, K.Key_Down, K.Key_Tab)
    desk.write("5/3/26")
    desk.press(K.Key_Tab)
    desk.write("hoa")
    desk.press(K.Key_Return, K.Key_Tab)
    desk.write("40")
    desk.save()
    desk.new()
    assert desk.value("kind") == "choir", "the last of its kind is offered"
    assert desk.value("code") == "BH002"
    desk.fill("name", "Người là niềm tin tất thắng")
    desk.fill("day", "2/9/2025")
    desk.fill("audience", "0")
    assert "chưa ai nghe" in desk.note("audience")
    desk.save()
    assert desk.rows() == [
        {
            "Mã": "BH001",
            "Tên bài hát": "Dấu chân phía trước",
            "Hình thức": "Tốp ca",
            "Ngày hát": "05/03/2026",
            "Người hát": "Nguyễn Hữu Hòa",
            "Số người nghe": "40",
            "Chủ đề": "",
            "Cảm nghĩ": "",
        },
        {
            "Mã": "BH002",
            "Tên bài hát": "Người là niềm tin tất thắng",
            "Hình thức": "Tốp ca",
            "Ngày hát": "02/09/2025",
            "Người hát": "",
            "Số người nghe": "0",
            "Chủ đề": "",
            "Cảm nghĩ": "",
        },
    ]
    assert desk.room.box.note.text() == "Cộng 2 dòng · Số người nghe: 40"
    assert [each["name"] for each in desk.stored()] == [
        "Dấu chân phía trước",
        "Người là niềm tin tất thắng",
    ]


def narrow(desk: Desk) -> None:
    """Narrow the list by words, by period and by a closed list."""
    desk.find("tat thang")
    assert len(desk.lines()) == 1
    desk.press(K.Key_Escape)
    desk.go(SONGS, period="2026")
    assert desk.names() == ["Dấu chân phía trước"]
    desk.into(desk.room.filters.choices["kind"])
    desk.press(K.Key_Down, K.Key_Down)
    assert not desk.lines()
    desk.click("Bỏ lọc")
    frame = desk.window.frame
    assert frame is not None
    assert SONGS in frame.rail.buttons
    assert [(each.title, each.room) for each in find(desk.book, "dau chan")] == [
        ("Dấu chân phía trước", SONGS)
    ]


def change(desk: Desk) -> None:
    """Change a song, read its history, take the change back, and undo that."""
    desk.open("dau chan")
    desk.fill("thoughts", "Cả hội trường hát theo")
    desk.save()
    desk.open("dau chan")
    desk.page.show_tab(HISTORY)
    desk.settle()
    said = desk.said(desk.page)
    assert "Sửa bài hát “Dấu chân phía trước”" in said
    assert "Cảm nghĩ: – → Cả hội trường hát theo" in said
    desk.click("Lấy lại")
    assert desk.stored()[0]["thoughts"] is None
    desk.context.undo()
    desk.settle()
    assert desk.stored()[0]["thoughts"] == "Cả hội trường hát theo"
    desk.press(K.Key_Escape)


def take_away(desk: Desk) -> None:
    """Delete a song, undo, redo, and undo again."""
    desk.find("dau chan")
    desk.into(desk.room.box.table)
    desk.press(K.Key_Delete)
    assert str(desk.alerts[-1].text) == "Đã xóa bài hát “Dấu chân phía trước”."
    for act, left in ((desk.context.undo, 2), (desk.context.redo, 1), (desk.context.undo, 2)):
        act()
        desk.settle()
        assert len(desk.stored()) == left
    desk.room.box.clear_filter()


def declare(desk: Desk) -> None:
    """Say that a quarter had no songs."""
    desk.go(SONGS, period="2026-Q2")
    desk.click("Khai không có")
    assert desk.stored("declarations")[0]["register"] == SONGS


def figures(book: Path) -> None:
    """The register's figures are counted, narrowed, and know what is not filled in."""
    year = answer("figures", book, "--period", "2026", "--json")
    assert year["figures"]["songs.sung"] == 1
    assert year["figures"]["songs.sung[kind=solo]"] == 0
    assert year["state"]["songs.sung"] == "counted"
    quarter = answer("figures", book, "--period", "2026-Q2", "--json")
    assert (quarter["figures"]["songs.sung"], quarter["state"]["songs.sung"]) == (
        0,
        "declared_none",
    )


def move(book: Path, folder: Path) -> None:
    """Everything goes out and comes into a new book; coming in twice changes nothing."""
    sheet, other = folder / "ra.xlsx", folder / "khac.sochibo"
    answer("export", book, sheet, "--json")
    answer("new", other, "--code", "OM-KV3", "--name", "Chi bộ Khu vực 3", "--json")
    taken = answer("import", other, sheet, "--json")
    assert taken["sheets"]["Bài hát"] == {"new": 2, "changed": 0, "same": 0, "refused": 0}
    again = answer("import", other, sheet, "--json")
    assert again["sheets"]["Bài hát"] == {"new": 0, "changed": 0, "same": 2, "refused": 0}
    assert songs(other) == songs(book)


def songs(book: Path) -> list[dict[str, Any]]:
    """Return a book's songs without what differs from book to book."""
    with Book.open(book) as opened, opened.read() as session:
        found = store.records(session, by_name(SONGS))
        return [store.values_of(by_name(SONGS), each) for each in found]


def answer(*given: str | Path) -> dict[str, Any]:
    """Run a command and return its JSON."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        code = run([str(each) for each in given])
    assert code == 0, (given, code, printed.getvalue())
    told: dict[str, Any] = json.loads(printed.getvalue())
    return told


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""From a start to an open book, as a clerk goes through it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db.book import Book, Founding
from db.registers import by_name, store
from db.registers.members import MEMBERS
from db.registers.unit import unit_on
from db.schema import Call
from desktop.ui.screens import first_page
from desktop.ui.session import Session, find
from desktop.ui.single import SingleInstance
from tests.db.older_book import FIRST, backups_of, copy_book
from tests.desktop.ui import hands

TODAY = date(2026, 11, 23)
CHAPTER = Founding("OM-3", "Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn")


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    made = Session(lambda: TODAY)
    yield made
    made.end()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "so.sochibo"
    with Book.create(place, CHAPTER) as book, book.change("thêm") as writing:
        store.save(writing, MEMBERS, {"full_name": "Lê Văn Tám"})
    return place


def press(session: Session, text: str) -> None:
    buttons = session.page.findChildren(QPushButton)
    button = next(each for each in buttons if each.text() == text and each.isVisible())
    QTest.keyClick(button, Qt.Key.Key_Return)


def entered(session: Session) -> Callable[[], bool]:
    return lambda: session.window.frame is not None


def notice(session: Session) -> str:
    return session.page.notice


def test_a_first_start_makes_a_book_from_what_was_typed(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_page, "default_folder", lambda: tmp_path / "So chi bo")
    session.begin(None)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for words in ("Chi bộ Khu vực 3", "OM-3", "Ô Môn", "Đảng bộ phường Ô Môn"):
        hands.type_(words)
        hands.press(Qt.Key.Key_Tab)
    press(session, "Lập sổ")
    qtbot.waitUntil(entered(session))
    made = tmp_path / "So chi bo" / "Chi bộ Khu vực 3.sochibo"
    session.end()
    with Book.open(made) as book, book.read() as reading:
        unit = unit_on(reading, TODAY)
    assert (unit.code, unit.name, unit.place) == ("OM-3", "Chi bộ Khu vực 3", "Ô Môn")


def test_what_is_missing_is_said_under_the_field_and_no_book_is_made(
    session: Session, qtbot: QtBot
) -> None:
    session.begin(None)
    press(session, "Lập sổ")
    assert session.window.frame is None
    assert "Chưa ghi" in session.page.boxes["name"].note.text()


def test_the_book_used_last_opens_by_itself(session: Session, qtbot: QtBot, path: Path) -> None:
    session.settings.remember_book(path)
    session.begin(None)
    qtbot.waitUntil(entered(session))
    assert session.book is not None
    assert session.book.path == path
    assert session.window.windowTitle().startswith("Chi bộ Khu vực 3")
    session.change_book(lambda: None)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == path.stem


def test_the_example_is_made_once_and_opened_again(session: Session, qtbot: QtBot) -> None:
    session.begin(None)
    press(session, "Mở sổ ví dụ")
    qtbot.waitUntil(entered(session))
    assert session.book is not None
    first = session.book.id
    session.change_book(session.play)
    qtbot.waitUntil(entered(session))
    assert session.book is not None
    assert session.book.id == first


def test_a_file_that_is_no_book_is_said_so_on_the_page(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    stranger = tmp_path / "thu.txt"
    stranger.write_text("Kính gửi")
    session.begin(stranger)
    qtbot.waitUntil(lambda: "không phải là sổ chi bộ" in notice(session))
    assert session.page._notice_text.property("role") == "fault"
    assert session.window.frame is None


def test_a_book_with_a_password_asks_for_it_until_it_fits(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    guarded = tmp_path / "kin.sochibo"
    Book.create(guarded, CHAPTER, password="trồng cây").close()
    session.begin(guarded)
    qtbot.waitUntil(lambda: "có mật khẩu" in notice(session))
    hands.type_("sai")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Mật khẩu không đúng" in notice(session))
    hands.type_("trồng cây")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(entered(session))


def test_an_older_copy_opens_only_after_the_clerk_says_so(
    session: Session, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "cu"
    earlier.mkdir()
    for each in (path, path.with_name(path.name + "-keys")):
        shutil.copy(each, earlier)
    with Book.open(path) as book, book.change("thêm") as writing:
        store.save(writing, MEMBERS, {"full_name": "Trần Minh Ưng"})
    session.begin(earlier / path.name)
    qtbot.waitUntil(lambda: "cũ hơn bản máy này" in notice(session))
    press(session, "Vẫn mở")
    qtbot.waitUntil(entered(session))


def test_that_an_older_book_was_brought_up_to_date_is_told_with_its_backup(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    older = copy_book(FIRST, tmp_path)
    session.begin(older)
    qtbot.waitUntil(entered(session))
    assert session.window.frame is not None
    (banner,) = session.window.frame.banners.shown
    assert f"cất trong thư mục {backups_of(older)[0].parent.name}." in banner.alert.text
    assert [each.text for each in banner.alert.actions] == ["Mở thư mục"]


def test_a_second_start_hands_its_book_to_the_first_window(
    session: Session, qtbot: QtBot, path: Path
) -> None:
    first = SingleInstance()
    assert first.first()
    first.asked.connect(session.asked)
    session.begin(None)
    with qtbot.waitSignal(first.asked):
        assert not SingleInstance().first(str(path))
    qtbot.waitUntil(entered(session))
    first.close()


def test_a_changed_name_shows_on_top_at_once(session: Session, qtbot: QtBot, path: Path) -> None:
    session.begin(path)
    qtbot.waitUntil(entered(session))
    book, context = session.book, session.context
    assert book is not None
    assert context is not None

    def rename() -> None:
        from db.registers.unit import UNIT

        with book.change("đổi tên") as writing:
            store.save(writing, UNIT, {"value": "Chi bộ Khu vực 5"}, 2)

    context.writer.submit(rename)
    qtbot.waitUntil(lambda: session.window.windowTitle().startswith("Chi bộ Khu vực 5"))


def test_the_search_says_in_which_room_a_finding_stands(path: Path) -> None:
    with Book.open(path) as book:
        hits = find(book, "tam")
    assert [(hit.title, hit.room, hit.where) for hit in hits] == [
        ("Lê Văn Tám", "members", {"member": 1})
    ]


def test_the_search_finds_what_stands_in_any_room_and_nothing_that_stands_in_none(
    path: Path,
) -> None:
    told = {"from_date": TODAY, "to_date": TODAY, "register": "outreach"}
    with Book.open(path) as book:
        with book.change("ghi") as writing:
            model = store.save(writing, by_name("models"), {"name": "Chợ 0 đồng"})
            given = {"day": TODAY, "kind": "ordinary", "audience": "members", "call": Call()}
            meeting = store.save(writing, by_name("meetings"), given)
            vote = store.save(
                writing, by_name("votes"), {"meeting": meeting, "matter": "Kết nạp ở chợ"}
            )
            store.save(writing, by_name("declarations"), {"code": "CHO", **told})
        hits = find(book, "cho")
    assert [(hit.room, hit.where) for hit in hits] == [
        ("evaluation", {"meeting": meeting, "part": ("votes", vote)}),
        ("models", {"record": model}),
    ]

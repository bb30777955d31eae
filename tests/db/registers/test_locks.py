"""Files about returns are locked with one password for each superior and each unit below."""

from __future__ import annotations

from db.book import Book
from db.registers import unit
from db.registers.locks import (
    password_for,
    passwords,
    set_password,
    set_unit_password,
    unit_password,
)


def test_each_superior_has_a_password_of_its_own_however_the_name_is_spelled(book: Book) -> None:
    with book.change("mật khẩu") as session:
        set_password(session, "Quận ủy Ô Môn", " Kín 1 ")
        set_password(session, "Đảng ủy phường Ô Môn", "kin2")
        assert password_for(session, "quận  uỷ ô môn") == " Kín 1 "
        assert password_for(session, "Đảng ủy phường Ô Môn") == "kin2"
        assert password_for(session, "Đảng ủy phường Ơ Môn") == ""


def test_a_unit_below_has_a_password_of_its_own_by_its_code(book: Book) -> None:
    with book.change("mật khẩu") as session:
        set_unit_password(session, "Đ1", "hoa sen")
        set_unit_password(session, "D1", "hoa mai")
        set_password(session, "D1", "hoa cúc")
        set_password(session, " unit d1", "hoa lan")
        assert unit_password(session, " đ1 ") == "hoa sen"
        assert unit_password(session, "d1") == "hoa mai"
        assert password_for(session, "D1") == "hoa cúc"
        set_unit_password(session, "Đ1", "")
        assert unit_password(session, "Đ1") == ""
        assert passwords(session) == ("hoa mai", "hoa cúc", "hoa lan")


def test_every_password_kept_is_there_once_to_be_tried(book: Book) -> None:
    with book.change("mật khẩu") as session:
        assert passwords(session) == ()
        unit.set_setting(session, "lockx", "4")
        for superior, password in (("A", "mot"), ("B", "hai"), ("C", "mot"), ("D", "ba")):
            set_password(session, superior, password)
        set_password(session, "B", "")
        assert passwords(session) == ("mot", "ba")

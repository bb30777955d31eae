"""The phrases every register shares, each with the register's title in it."""

from __future__ import annotations

from db.messages import N_, Message
from db.registers import Register
from desktop.text import translate
from desktop.ui.saving import title_of


def add_words(register: Register) -> str:
    """Return the words of the button that adds a record."""
    return _say(N_("Thêm {what}"), register)


def empty_words(register: Register) -> str:
    """Return what a table without records says."""
    return _say(N_("Chưa ghi {what}."), register)


def first_words(register: Register) -> str:
    """Return what an empty register says: what to do first."""
    if register.dates:
        return _say(
            N_(
                "Sổ chưa ghi {what}. Thêm dòng đầu tiên; nếu một kỳ không phát sinh thì chọn kỳ ấy "
                "rồi bấm Khai không có."
            ),
            register,
        )
    return _say(N_("Sổ chưa ghi {what}. Thêm dòng đầu tiên."), register)


def _say(words: str, register: Register) -> str:
    return translate(Message(words, {"what": title_of(register)}))

"""A name typed is a member's only where it is that member's name (DOMAIN §9)."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.registers.fields import NamedPerson
from desktop.ui.widgets.pickers import PeopleEditor, PersonEditor
from desktop.ui.widgets.suggest import Suggestion

HOA, HOA_HUYEN = NamedPerson("Lê Hoa", 1), NamedPerson("Lê Hòa", 2)
DAT = NamedPerson("Trần Văn Đạt", 3)
MEMBERS = [Suggestion(each.text, value=each.member_id) for each in (HOA, HOA_HUYEN, DAT)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lê hoa", HOA),
        ("LÊ HOÀ", HOA_HUYEN),
        ("tran van dat", DAT),
        ("Trần Văn Đát", NamedPerson("Trần Văn Đát")),
        ("le hoa", NamedPerson("le hoa")),
    ],
)
def test_dau_tell_people_apart_where_they_are_typed(
    qtbot: QtBot, typed: str, meant: NamedPerson
) -> None:
    one, several = PersonEditor(lambda: MEMBERS), PeopleEditor(lambda: MEMBERS)
    for editor in (one, several):
        qtbot.addWidget(editor)
        editor.line.setText(typed)
    assert one.value() == meant
    assert several.value() == (meant,)


def test_several_names_in_the_line_stand_apart_as_in_the_workbook(qtbot: QtBot) -> None:
    editor = PeopleEditor(lambda: MEMBERS)
    qtbot.addWidget(editor)
    editor.line.setText("Ban Mặt trận; lê hoà;; trần văn đạt ;")
    assert editor.value() == (NamedPerson("Ban Mặt trận"), HOA_HUYEN, DAT)

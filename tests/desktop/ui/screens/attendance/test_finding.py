"""Finding a person by a few letters."""

from __future__ import annotations

import pytest

from db.registers.attendance import RosterRow
from db.standing import Standing
from desktop.ui.screens.attendance.finding import Finder


def person(number: int, name: str, *, due: bool = True) -> RosterRow:
    return RosterRow(
        member_id=number,
        code=f"DV{number:03d}",
        full_name=name,
        birth_year=None,
        position="",
        party_group="",
        standing=Standing.OFFICIAL if due else Standing.EXEMPT,
        official=True,
        due=due,
        mark=None,
        reason="",
        sort_key="",
        search_key="",
    )


def found(text: str, *people: str | RosterRow) -> list[str]:
    rows = [
        person(number, each) if isinstance(each, str) else each
        for number, each in enumerate(people, 1)
    ]
    return [row.full_name for row in Finder(rows).find(text, rows)]


def test_letters_need_neither_dau_nor_case_and_d_is_d() -> None:
    assert found("dao", "Phạm Ngọc Đào", "Hồ Văn Bảo") == ["Phạm Ngọc Đào"]
    assert found("ĐẠT", "Lý Quốc Đạt") == ["Lý Quốc Đạt"]


def test_given_names_go_before_other_words_and_words_before_parts_of_words() -> None:
    people = ("Mai Thanh Liêm", "An Thị Nga", "Võ Thị Ánh", "Đoàn Văn Ân")
    assert found("an", *people) == ["Đoàn Văn Ân", "Võ Thị Ánh", "An Thị Nga", "Mai Thanh Liêm"]


def test_the_dau_typed_decide_among_names_alike_without() -> None:
    people = ("Lê Văn Tám", "Nguyễn Văn Tạm", "Trần Thị Tâm")
    assert found("tam", *people) == list(people)
    assert found("tâm", *people) == ["Trần Thị Tâm", "Lê Văn Tám", "Nguyễn Văn Tạm"]
    assert found("tạm", *people)[0] == "Nguyễn Văn Tạm"


def test_every_word_must_fit_and_the_last_one_may_be_begun() -> None:
    people = ("Lê Văn Tám", "Nguyễn Văn Tạm", "Trần Thị Tâm")
    assert found("van ta", *people) == ["Lê Văn Tám", "Nguyễn Văn Tạm"]
    assert found("ng tam", *people) == ["Nguyễn Văn Tạm"]
    assert found("van x", *people) == []


def test_decomposed_letters_and_spaces_make_no_difference() -> None:
    assert found("  ta\u0302m ", "Lê Văn Tám", "Trần Thị Tâm")[0] == "Trần Thị Tâm"


def test_among_equals_those_due_come_first() -> None:
    exempt = person(1, "Lê Văn Tám", due=False)
    assert found("tam", exempt, "Trần Thị Tâm") == ["Trần Thị Tâm", "Lê Văn Tám"]


@pytest.mark.parametrize("text", ["dv002", "002", "DV002"])
def test_a_member_is_found_by_code_too(text: str) -> None:
    assert found(text, "Lê Văn Tám", "Trần Thị Tâm") == ["Trần Thị Tâm"]


def test_letters_alone_never_mean_a_code() -> None:
    assert found("d", "Lê Văn Tám", "Phạm Ngọc Đào") == ["Phạm Ngọc Đào"]


def test_nothing_typed_finds_everybody_as_they_stand() -> None:
    people = ("Lê Văn Tám", "Trần Thị Tâm")
    assert found(" ", *people) == list(people)

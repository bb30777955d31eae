"""Sentences keep their facts apart, so that they can be said in either language."""

from __future__ import annotations

import pytest

from db.messages import N_, BookError, Message
from db.registers.store import CodeTakenError


def test_a_text_marked_for_translation_is_the_text() -> None:
    assert N_("Mã {code} đã có.") == "Mã {code} đã có."


def test_a_message_reads_as_its_sentence() -> None:
    message = Message(N_("Mã {code} đã có."), {"code": "DV1"})
    assert str(message) == "Mã DV1 đã có."
    assert str(Message(N_("Chưa có gì."))) == "Chưa có gì."


def test_facts_are_never_read_as_part_of_the_sentence() -> None:
    assert str(Message("Không thấy {name}.", {"name": "{x} {0} %s"})) == "Không thấy {x} {0} %s."


def test_a_sentence_within_a_sentence_begins_small_and_is_said_in_the_same_language() -> None:
    register = Message(N_("Mô hình")).within()
    message = Message(N_("Đã xóa {what} “{name}”."), {"what": register, "name": "Chợ 0 đồng"})
    assert str(message) == "Đã xóa mô hình “Chợ 0 đồng”."
    english = {"Mô hình": "Model", "Đã xóa {what} “{name}”.": "The {what} “{name}” is deleted."}
    assert message.say(english.__getitem__) == "The model “Chợ 0 đồng” is deleted."


def test_what_a_person_can_act_on_says_so_in_its_own_words() -> None:
    error = CodeTakenError(N_("Mã {code} đã có."), code="DV1")
    assert isinstance(error, BookError)
    assert str(error) == "Mã DV1 đã có."
    assert error.message == Message("Mã {code} đã có.", {"code": "DV1"})


def test_a_sentence_without_its_facts_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        str(Message("Mã {code} đã có."))

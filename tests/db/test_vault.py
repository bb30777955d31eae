"""Keys: wrapped for each clerk, written whole, two generations kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import vault


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "so.sochibo"


@settings(max_examples=5, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_password_opens_what_it_wrapped_and_no_other_does(password: str) -> None:
    key = vault.new_key()
    keys = vault.Keys("id", (vault.wrap(key, password),))
    assert vault.unwrap(keys, password) == key
    with pytest.raises(vault.WrongPasswordError):
        vault.unwrap(keys, password + "x")


def test_each_clerk_opens_with_a_password_of_their_own() -> None:
    key = vault.new_key()
    keys = vault.Keys("id", (vault.wrap(key, "mot", "Đào"), vault.wrap(key, "hai", "Tám")))
    assert vault.unwrap(keys, "hai", "tám") == key
    assert vault.unwrap(keys, "hai") == key
    with pytest.raises(vault.WrongPasswordError):
        vault.unwrap(keys, "hai", "Đào")


def test_two_books_never_share_a_key() -> None:
    assert vault.new_key() != vault.new_key()


def test_a_password_costs_time_and_memory_to_try() -> None:
    slot = vault.wrap(vault.new_key(), "mot")
    assert slot.mem >= 64 * 1024 * 1024
    assert slot.ops >= 2


def test_the_key_itself_is_not_in_the_file(book: Path) -> None:
    key = vault.new_key()
    vault.write(book, vault.Keys("id", (vault.wrap(key, ""),)))
    stored = vault.keys_path(book).read_bytes()
    assert key not in stored
    assert key.hex().encode() not in stored


def test_a_damaged_keys_file_gives_way_to_the_one_before(book: Path) -> None:
    first = vault.Keys("id", (vault.wrap(vault.new_key(), ""),))
    vault.write(book, first)
    vault.write(book, vault.Keys("id", (vault.wrap(vault.new_key(), ""),)))
    target = vault.keys_path(book)
    target.write_bytes(target.read_bytes()[:-20])
    assert vault.read(book) == first


@pytest.mark.parametrize("body", ["", "{}", "[]", "7", '{"digest": "", "format": "khác"}'])
def test_a_file_that_is_no_keys_file_is_said_so(book: Path, body: str) -> None:
    vault.keys_path(book).write_text(body)
    with pytest.raises(vault.KeysError, match="tệp khóa"):
        vault.read(book)


def test_any_altered_letter_of_a_keys_file_is_noticed(book: Path) -> None:
    vault.write(book, vault.Keys("id", (vault.wrap(vault.new_key(), ""),)))
    whole = vault.keys_path(book).read_text()
    for place in range(0, len(whole), 7):
        letter = "0" if whole[place] != "0" else "1"
        vault.keys_path(book).write_text(whole[:place] + letter + whole[place + 1 :])
        try:
            assert vault.read(book) == vault.Keys("never", ()), place
        except vault.KeysError:
            continue

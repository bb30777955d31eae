"""What this PC remembers of the books it saw; a memory that fails only forgets."""

from __future__ import annotations

import json
from pathlib import Path

import platformdirs
import pytest

from db import pc
from db.pc import Sighting


def test_each_book_is_remembered_by_its_own_id() -> None:
    pc.remember("một", Sighting(7, "a1"))
    pc.remember("hai", Sighting(3, "b2"))
    pc.remember("một", Sighting(9, "c3"))
    assert pc.last_seen("một") == Sighting(9, "c3")
    assert pc.last_seen("hai") == Sighting(3, "b2")
    assert pc.last_seen("ba") is None
    assert [each.name for each in pc.home().iterdir()] == [pc.SEEN_FILE]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b'{"id": 7}',
        b'{"id": {}}',
        b'{"id": {"change": "x", "token": "a"}}',
        b'{"id": {"change": null, "token": "a"}}',
    ],
)
def test_a_memory_that_cannot_be_read_is_an_empty_one(body: bytes) -> None:
    pc.home().mkdir(parents=True)
    (pc.home() / pc.SEEN_FILE).write_bytes(body)
    assert pc.last_seen("id") is None
    pc.remember("id", Sighting(1, "a"))
    assert pc.last_seen("id") == Sighting(1, "a")


def test_the_program_keeps_its_own_files_where_the_system_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(pc.HOME_VARIABLE)
    assert pc.home() == Path(platformdirs.user_data_dir("so-chi-bo", appauthor=False))
    monkeypatch.setenv(pc.HOME_VARIABLE, str(tmp_path))
    assert pc.home() == tmp_path


def test_the_memory_is_a_file_a_person_can_read() -> None:
    pc.remember("id", Sighting(1, "a"))
    stored = json.loads((pc.home() / pc.SEEN_FILE).read_text(encoding="utf-8"))
    assert stored == {"id": {"change": 1, "token": "a"}}

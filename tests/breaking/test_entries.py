"""The list of broken rules still fits the code and the tests it names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.breaking.rules import RULES

ROOT = Path(__file__).resolve().parents[2]


@cache
def text_of(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def test_what_is_to_be_broken_stands_once_in_the_code_and_its_tests_exist() -> None:
    for rule in RULES:
        for fault in rule.faults:
            assert text_of(fault.file).count(fault.code) == 1, (fault.file, fault.code)
            assert fault.broken != fault.code, fault.what
            assert fault.tests, fault.what
            for test in fault.tests:
                file, _, name = test.partition("::")
                assert f"def {name}(" in text_of(file), test

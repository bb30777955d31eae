"""A rule of the contract, and the ways in which its code is broken on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class StaleError(Exception):
    """The code to be broken no longer stands in its file, or stands there twice."""


@dataclass(frozen=True)
class Fault:
    """One way to break a rule: code replaced in one file, and the tests that must fail then."""

    what: str
    file: str
    code: str
    broken: str
    tests: tuple[str, ...]

    def applied(self, root: Path) -> str:
        """Return the whole text of the file with the fault in it; raises StaleError."""
        text = (root / self.file).read_text(encoding="utf-8")
        if text.count(self.code) != 1:
            raise StaleError(f"{self.file} has {text.count(self.code)} times:\n{self.code}")
        return text.replace(self.code, self.broken)


@dataclass(frozen=True)
class Rule:
    """A sentence of the contract."""

    sentence: str
    faults: tuple[Fault, ...]


def rule(sentence: str, *faults: Fault) -> Rule:
    return Rule(sentence, faults)


def fault(what: str, file: str, code: str, broken: str, *tests: str) -> Fault:
    return Fault(what, file, code, broken, tests)

"""Break the rules one by one in a copy of the code, and say which test told."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.breaking.rule import Fault, Rule, StaleError
from tests.breaking.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
# A rule is told broken by what a test asserts; a crash only says that the code is broken.
TOLD = re.compile(r" - (assert |AssertionError|Failed: DID NOT RAISE)")
CAUGHT, MISSED = "caught", "MISSED"


def main(words: list[str]) -> int:
    """Try every rule, or those in which each word occurs; return 1 where a fault is missed."""
    chosen = [rule for rule in RULES if all(word in rule.sentence for word in words)]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        _copy(copy)
        tests = {test for rule in chosen for each in rule.faults for test in each.tests}
        unbroken = _tested(copy, tests)
        if unbroken.returncode != 0:
            _say("The tests do not pass with nothing broken:", unbroken.stdout, unbroken.stderr)
            return 1
        results = Counter(result for rule in chosen for result in _try(copy, rule))
    missed = results[MISSED]
    spent = f"{time.monotonic() - began:.0f} s"
    _say("", f"{results[CAUGHT]} caught, {missed} missed · {len(chosen)} rules · {spent}")
    return int(missed > 0)


def _copy(copy: Path) -> None:
    bare = shutil.ignore_patterns("__pycache__")
    for part in ("db", "desktop", "resources", "tests"):
        shutil.copytree(ROOT / part, copy / part, ignore=bare)
    (copy / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")


def _try(copy: Path, rule: Rule) -> list[str]:
    _say("", rule.sentence)
    return [_result(copy, each) for each in rule.faults]


def _result(copy: Path, fault: Fault) -> str:
    file = copy / fault.file
    whole = file.read_bytes()
    try:
        file.write_text(fault.applied(copy), encoding="utf-8")
    except StaleError as error:
        _say(f"  {MISSED}  {fault.what}: {error}")
        return MISSED
    told = [line for line in _tested(copy, fault.tests).stdout.splitlines() if TOLD.search(line)]
    file.write_bytes(whole)
    caught = [any(re.match(rf"FAILED {test}[ \[]", line) for line in told) for test in fault.tests]
    for test, is_caught in zip(fault.tests, caught, strict=True):
        _say(f"  {CAUGHT if is_caught else MISSED}  {fault.what} → {test.rpartition('::')[2]}")
    return CAUGHT if all(caught) else MISSED


def _tested(copy: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run tests in the copy, each failure told in one line."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "--tb=no", "-rfE"]
    surroundings = os.environ | {
        "PYTHONPATH": str(copy),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONUTF8": "1",
        "CI": "1",  # or pytest cuts its lines at the width of the terminal
    }
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", *sorted(tests)],
        cwd=copy,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

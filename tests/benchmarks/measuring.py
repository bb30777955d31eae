"""Timing a piece of work and its floor, in turn."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 7


@dataclass(frozen=True)
class Result:
    """Medians in milliseconds.

    `aim` and `times` are what the project set itself, in milliseconds and in times the floor;
    0 for none.
    """

    name: str
    work: float
    floor_name: str
    floor: float
    aim: float
    times: float = 0

    def __str__(self) -> str:
        aim = f"aim {self.aim:g} ms" if self.aim else f"aim × {self.times:g}" if self.times else ""
        ratio = self.work / self.floor if self.floor else float("inf")
        return (
            f"{self.name:<44}{self.work:>9.1f} ms   floor {self.floor:>8.2f} ms"
            f"   × {ratio:>7.1f}   {aim:<12} ({self.floor_name})"
        )


def measure(
    name: str,
    work: Callable[[], object],
    floor_name: str,
    floor: Callable[[], object],
    *,
    aim: float = 0,
    times: float = 0,
    rounds: int = ROUNDS,
    before: Callable[[], object] = lambda: None,
) -> Result:
    """Run work and floor by turns, once to warm up, and return the medians.

    What `before` does ahead of each turn is not counted.
    """
    works, floors = [], []
    for turn in range(rounds + 1):
        before()
        pair = (_milliseconds(work), _milliseconds(floor))
        if turn:
            works.append(pair[0])
            floors.append(pair[1])
    medians = statistics.median(works), floor_name, statistics.median(floors)
    result = Result(name, *medians, aim, times)
    sys.stdout.write(f"{result}\n")
    return result


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000

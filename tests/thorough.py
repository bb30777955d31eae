"""What a quick run takes a sample of, and a thorough one the whole: SOCHIBO_THOROUGH=1.

The quick run is the one at hand while working; `.ci/run` adds the thorough one, over the tests
marked `thorough`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

THOROUGH = os.environ.get("SOCHIBO_THOROUGH") == "1"


def sample(alike: Iterable[T], one_in: int) -> list[T]:
    """Return one in so many of what is alike; all of it in a thorough run."""
    return list(alike) if THOROUGH else list(alike)[::one_in]

"""What a quick run takes a sample of, and a thorough one the whole: SOCHIBO_THOROUGH=1.

The quick run is the one at hand while working; `.ci/run` adds the thorough one, over the tests
marked `thorough`. What takes minutes even then (every chapter's returns through LibreOffice) is
sampled there too, and taken whole with SOCHIBO_THOROUGH=2.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

_LEVEL = int(os.environ.get("SOCHIBO_THOROUGH") or 0)
THOROUGH = _LEVEL > 0
WHOLE = _LEVEL > 1


def sample(alike: Iterable[T], one_in: int, thorough: int = 1) -> list[T]:
    """Return one in so many of what is alike, one in `thorough` in a thorough run.

    At the highest level all of it.
    """
    return list(alike)[:: 1 if WHOLE else thorough if THOROUGH else one_in]

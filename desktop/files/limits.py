"""What a file from outside may ask for, and how it is turned down; shared with the child.

Kept off dataclasses, whose import is a tenth of the time a child needs for a small file.
"""

from __future__ import annotations

from typing import NamedTuple

MB = 1 << 20


class Limits(NamedTuple):
    """Bounds on one outside workbook; sizes in bytes, times in seconds.

    Well above a chapter's real files (the largest worked example is under 100 KB), well below
    what troubles a PC with 4 GB of memory.
    """

    file_bytes: int = 64 * MB
    parts: int = 4_000
    part_bytes: int = 192 * MB
    total_bytes: int = 256 * MB
    # Deflate reaches 1032; sheets of repeated empty cells were seen to reach 100.
    ratio: int = 400
    ratio_from_bytes: int = 16 * MB
    rows: int = 200_000
    columns: int = 2_000
    cells: int = 3_000_000
    answer_bytes: int = 128 * MB
    memory_bytes: int = 1024 * MB
    seconds: float = 60.0
    # How often a password is hashed to open a lock: Excel and LibreOffice say 100 000.
    spins: int = 1_000_000


class Refusal(Exception):  # noqa: N818 - it names the verdict, as the pages that show it do
    """The child's verdict on a file: a code of `refusals.SENTENCES` and the facts it needs."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

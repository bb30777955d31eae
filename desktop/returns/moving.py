"""Where a sheet's rows come to stand when some of them are repeated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_QUOTED = re.compile(r'("(?:[^"]|"")*")')
_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9_.$!'])"
    r"(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    r"(?P<c1>\$?[A-Z]{1,3})(?P<d1>\$?)(?P<r1>[1-9][0-9]*)"
    r"(?::(?P<c2>\$?[A-Z]{1,3})(?P<d2>\$?)(?P<r2>[1-9][0-9]*))?"
    r"(?![A-Za-z0-9_(.])"
)


@dataclass(frozen=True)
class Block:
    """Neighbouring rows from `top` to `bottom`, and in `order` how they come to stand instead.

    A row may stand there any number of times, or not at all.
    """

    top: int
    bottom: int
    order: tuple[int, ...]


class RowMoves:
    """The rows after blocks of them were laid out anew; all others stand once."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = tuple(sorted(blocks, key=lambda block: block.top))
        self._starts: list[int] = []
        shift = 0
        for block in self._blocks:
            self._starts.append(block.top + shift)
            shift += len(block.order) - (block.bottom - block.top + 1)

    @classmethod
    def repeating(cls, times: Mapping[int, int]) -> RowMoves:
        """Return the moves where single rows stand so many times."""
        return cls([Block(row, row, (row,) * count) for row, count in times.items()])

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks laid out anew, from the top."""
        return self._blocks

    @property
    def nothing_moves(self) -> bool:
        """Tell whether every row stands where it stood."""
        return all(each.order == (*range(each.top, each.bottom + 1),) for each in self._blocks)

    @property
    def first_moved(self) -> int:
        """Return the first row of those laid out anew: all above it stand where they stood."""
        return self._blocks[0].top

    def all(self, row: int) -> list[int]:
        """Return all rows where a row comes to stand."""
        at = self._block_of(row)
        if at is None:
            return [self._after(row)]
        start, block = self._starts[at], self._blocks[at]
        return [start + place for place, each in enumerate(block.order) if each == row]

    def first(self, row: int) -> int:
        """Return where a row comes to stand, or its first copy, or what follows in its stead."""
        at = self._block_of(row)
        if at is None:
            return self._after(row)
        start, order = self._starts[at], self._blocks[at].order
        if row in order:
            return start + order.index(row)
        later = (place for place, each in enumerate(order) if each > row)
        return start + next(later, len(order))

    def last(self, row: int) -> int:
        """Return where the last copy of a row comes to stand, or what goes before in its stead."""
        found = self.all(row)
        return found[-1] if found else self.first(row) - 1

    def span(self, top: int, bottom: int) -> list[tuple[int, int]]:
        """Return where a block of rows comes to stand.

        One within rows that are laid out anew stands as often as they do; any other grows with
        what is repeated inside it.
        """
        at = self._block_of(top)
        if at is None or at != self._block_of(bottom):
            return [(self.first(top), self.last(bottom))]
        return list(self._copies(at, top, bottom))

    def _copies(self, at: int, top: int, bottom: int) -> Iterator[tuple[int, int]]:
        start, order = self._starts[at], self._blocks[at].order
        for place, row in enumerate(order):
            if row == top:
                end = place
                while end + 1 < len(order) and top < order[end + 1] <= bottom:
                    end += 1
                yield start + place, start + end

    def stretches(self, top: int, bottom: int) -> list[tuple[int, int]]:
        """Return the rows a block of rows comes to stand in, as few stretches as there are."""
        found: list[tuple[int, int]] = []
        for row in sorted(new for each in range(top, bottom + 1) for new in self.all(each)):
            if found and found[-1][1] == row - 1:
                found[-1] = (found[-1][0], row)
            else:
                found.append((row, row))
        return found

    def _block_of(self, row: int) -> int | None:
        at = bisect_left(self._blocks, row, key=lambda block: block.bottom)
        inside = at < len(self._blocks) and self._blocks[at].top <= row
        return at if inside else None

    def _after(self, row: int) -> int:
        """Return where a row outside all blocks comes to stand."""
        at = bisect_left(self._blocks, row, key=lambda block: block.bottom)
        if at == 0:
            return row
        block = self._blocks[at - 1]
        return self._starts[at - 1] + len(block.order) + row - block.bottom - 1

    def formula(self, text: str, sheet: str, here: str = "", own: tuple[int, int] = (0, 0)) -> str:
        """Return a formula whose references to `sheet` follow its rows.

        References without a sheet's name mean `here`. `own` says of a formula in a row where
        the row stood and where this copy of it stands: what refers to the row means the copy.
        """
        pieces = _QUOTED.split(text)
        pieces[::2] = [
            _REFERENCE.sub(lambda found: self._moved(found, sheet, here, own), piece)
            for piece in pieces[::2]
        ]
        return "".join(pieces)

    def _moved(self, found: re.Match[str], sheet: str, here: str, own: tuple[int, int]) -> str:
        named = found["sheet"]
        target = named[:-1].strip("'").replace("''", "'") if named else here
        if target.casefold() != sheet.casefold():
            return found[0]
        first, last = int(found["r1"]), int(found["r2"] or found["r1"])
        if first == last == own[0]:
            top = bottom = own[1]
        else:
            top, bottom = self.first(first), self.last(last)
        start = f"{named or ''}{found['c1']}{found['d1']}{top}"
        return f"{start}:{found['c2']}{found['d2']}{bottom}" if found["r2"] else start

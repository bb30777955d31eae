"""File operations of this process that fail, one in turn or all from one on.

What opens, renames, removes, links or lists a file an audit hook sees, and fails before it
happens. Writing and flushing no hook sees: they fail halfway, in files opened while one looks.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)
_SEEN = {
    "open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.listdir",
    "os.scandir", "os.truncate",
}  # fmt: skip


class Operations:
    """The operations on files below some folders, in their order; one of them may fail."""

    def __init__(self, *places: Path) -> None:
        self._places = tuple(map(str, places))
        self.met: list[str] = []
        self.at: int | None = None
        self.error = errno.EIO
        self.lasting = False
        self.lying = False
        self.before: Callable[[str], None] = lambda _operation: None

    def meet(self, operation: str, path: object) -> None:
        """Count an operation; raises OSError where it is the one to fail."""
        if not isinstance(path, str | bytes | os.PathLike):
            return
        if not os.fsdecode(path).startswith(self._places):
            return
        self.met.append(operation)
        self.before(operation)
        turn = len(self.met) - 1
        if self.at is not None and (turn == self.at or (self.lasting and turn > self.at)):
            raise OSError(self.error, os.strerror(self.error), os.fsdecode(path))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look at what is done in the block."""
        sync = os.fsync

        def open_file(file: Any, mode: str = "r", *args: Any, **more: Any) -> IO[Any]:
            if not isinstance(file, int) and "b" in mode and set(mode) & set("wxa+"):
                raw = _Failing(self, file, mode.replace("b", ""))
                return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
            return original(file, mode, *args, **more)

        def flush(descriptor: int) -> None:
            self.meet("flush", self._places[0])
            sync(descriptor)

        original = builtins.open
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(builtins, "open", open_file)
            patch.setattr(io, "open", open_file)
            patch.setattr(os, "fsync", flush)
            _looking.append(self)
            try:
                yield
            finally:
                _looking.remove(self)


class _Failing(io.FileIO):
    """A file whose writes fail halfway, or keep something else than they are given."""

    def __init__(self, operations: Operations, file: str | os.PathLike[str], mode: str) -> None:
        super().__init__(file, mode)
        self._operations = operations

    def write(self, data: Any) -> int:
        content = bytes(data)
        if self._operations.lying:
            return super().write(bytes(len(content)))
        try:
            self._operations.meet("write", self.name)
        except OSError:
            super().write(content[: len(content) // 2])
            raise
        return super().write(content)


_looking: list[Operations] = []


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if _looking and event in _SEEN:
        _looking[-1].meet(event.removeprefix("os."), args[0])


sys.addaudithook(_hook)

"""The child processes that read outside files, many files each (desktop.files.child)."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import desktop
from desktop.files.limits import Limits, Refusal
from desktop.files.watched import WatchedChild

READ_CHILD = "--read-child"
"""First argument by which the built program knows that it is to be the child: its
`__main__` then calls `desktop.files.child.main(sys.argv[2:])` and nothing else."""

_BOOTSTRAP = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from desktop.files.child import main; main(sys.argv[2:])"
)
_SIDE_BY_SIDE = 2
_WORTH_ANOTHER = 16
_NOT_ITS_FAULT = ("died", "too_much_memory")


@dataclass(frozen=True)
class Asked:
    """What is asked of files: all they hold, or one `sheet` and a digest of every other."""

    limits: Limits
    passwords: Sequence[str] = ()
    sheet: str | None = None
    stop: Callable[[], bool] = lambda: False


def answers(paths: Sequence[Path], asked: Asked) -> Generator[bytes | Refusal, None, None]:
    """Give what a child says of each file, in their order, or why it says nothing.

    Many files are read by two children, which have the memory of one between them. Of which of
    its files a child died nobody knows: the one in hand gets a child of its own, and that one's
    word counts. Once `stop` says True every file left is refused as "stopped".
    """
    if len(paths) == 1:
        yield _alone(paths[0], asked)
        return
    count = min(_SIDE_BY_SIDE, os.cpu_count() or 1, -(-len(paths) // _WORTH_ANOTHER))
    lanes = [_Lane(paths[at::count], asked, count) for at in range(count)]
    try:
        for lane in lanes:
            lane.start()
        for at in range(len(paths)):
            yield lanes[at % count].answer()
    finally:
        for lane in lanes:
            lane.close()


def _alone(path: Path, asked: Asked) -> bytes | Refusal:
    try:
        with contextlib.closing(_started([path], asked, alone=True)) as child:
            return child.answer(asked.stop)
    except Refusal as verdict:
        return verdict


class _Lane:
    """Files read one after another by one child, and by the next if it dies of one of them."""

    def __init__(self, paths: Sequence[Path], asked: Asked, lanes: int) -> None:
        self._paths = paths
        self._asked = asked
        memory = asked.limits.memory_bytes // lanes
        self._sharing = replace(asked, limits=asked.limits._replace(memory_bytes=memory))
        self._at = 0
        self._child: WatchedChild | None = None

    def start(self) -> None:
        """Start the child before anybody waits for it; if it cannot be, its file will say so."""
        with contextlib.suppress(Refusal):
            self._running()

    def answer(self) -> bytes | Refusal:
        """Return what is said of the next file."""
        answer = self._answer()
        self._at += 1
        return answer

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _answer(self) -> bytes | Refusal:
        try:
            return self._running().answer(self._asked.stop)
        except Refusal as verdict:
            self.close()
            if verdict.code in _NOT_ITS_FAULT:
                return _alone(self._paths[self._at], self._asked)
            return verdict

    def _running(self) -> WatchedChild:
        if self._child is None:
            self._child = _started(self._paths[self._at :], self._sharing, alone=False)
        return self._child


def _started(paths: Sequence[Path], asked: Asked, *, alone: bool) -> WatchedChild:
    """Start a child that reads the files; raises Refusal: "no_helper", "stopped"."""
    if asked.stop():
        raise Refusal("stopped")
    return WatchedChild(_command(asked.limits), _told(paths, asked, alone), asked.limits)


def _told(paths: Sequence[Path], asked: Asked, alone: bool) -> Iterator[bytes]:
    known = [password for password in asked.passwords if password]
    yield _line({"passwords": known, "sheet": asked.sheet, "alone": alone})
    for path in paths:
        yield _line(str(path.absolute()))


def _line(content: object) -> bytes:
    return json.dumps(content).encode() + b"\n"


def _command(limits: Limits) -> list[str]:
    """Return the command line of a child.

    From a checkout as from an installed package the child finds our modules where this process
    has them, and nothing through the environment or the current folder.
    """
    bounds = json.dumps(limits._asdict())
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_CHILD, bounds]
    home = str(Path(desktop.__file__).parents[1])
    places = json.dumps([*filter(None, sys.path), home])
    return [sys.executable, "-I", "-S", "-c", _BOOTSTRAP, places, bounds]

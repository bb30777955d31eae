"""A child process that answers one request after another, under a watch on time and memory.

An answer is any lines without "=" at their beginning. After it the child writes its number,
counted from 0, as "=0": what a file makes it say can then be taken for no other file's answer.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Iterable
from typing import IO

import psutil

from desktop.files.limits import MB, Limits, Refusal

_POLL_SECONDS = 0.02
_AHEAD_BYTES = MB
_CHUNK = MB


class WatchedChild:
    """A running child; its answers are taken one by one, a few of them wait to be taken.

    `told` are the lines it reads from its standard input: others can see a command line, not
    these. Raises Refusal("no_helper") when it cannot be started. Must be closed.
    """

    def __init__(self, command: list[str], told: Iterable[bytes], limits: Limits) -> None:
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise Refusal("no_helper") from error
        assert self._child.stdin is not None  # they were asked for
        assert self._child.stdout is not None
        _widen(self._child.stdout)
        # Twice what the child allows itself, which counts a little differently.
        self._drain = _Drain(self._child.stdout, 2 * limits.answer_bytes)
        self._tell = _Tell(self._child.stdin, told)
        self._watch = _Watch(self._child, self._drain, limits)
        self._threads = (self._drain, self._tell, self._watch)
        for thread in self._threads:
            thread.start()
        _RUNNING.add(self)

    def answer(self, stop: Callable[[], bool]) -> bytes:
        """Return the next answer; `stop` is asked for it, and some 50 times a second.

        Raises Refusal: "died" when the child ended before it had answered, "too_slow" or
        "too_much_memory" when it had to be killed, "stopped".
        """
        while not stop():
            ended = self._drain.ended
            answer = self._drain.take(_POLL_SECONDS)
            if answer is not None:
                return answer
            if ended:
                self._watch.join()
                raise self._drain.verdict or self._watch.verdict or Refusal("died")
        raise Refusal("stopped")

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._drain.let_go()
        _kill(self._child)
        for thread in self._threads:
            thread.join()


_RUNNING: weakref.WeakSet[WatchedChild] = weakref.WeakSet()


@atexit.register
def _close_all() -> None:
    """End what still runs while the threads that watch it can hear of it.

    Later, when whoever reads is taken apart, they are stopped and would be waited for in vain.
    """
    for child in list(_RUNNING):
        child.close()


def _widen(pipe: IO[bytes]) -> None:
    """Let the child write on while this process is busy, where the system can be asked to."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):  # more than this account may hold
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _CHUNK)


class _Tell(threading.Thread):
    """Hands the child what it is told; one that does not listen holds up nobody else."""

    def __init__(self, pipe: IO[bytes], told: Iterable[bytes]) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self._told = told

    def run(self) -> None:
        # A child that has ended, or was killed, no longer listens.
        with contextlib.suppress(OSError), self._pipe:
            self._pipe.writelines(self._told)


class _Drain(threading.Thread):
    """Collects the child's answers, and no more of them than the limit.

    `since` is when the answer in hand was begun, None while the child has to wait because
    enough are ready to be taken.
    """

    def __init__(self, pipe: IO[bytes], most: int) -> None:
        super().__init__(daemon=True)
        self.since: float | None = time.monotonic()
        self.verdict: Refusal | None = None
        self.ended = False
        self._pipe = pipe
        self._most = most
        self._changed = threading.Condition()
        self._ready: deque[bytes] = deque()
        self._held = 0
        self._room = _AHEAD_BYTES

    def take(self, seconds: float) -> bytes | None:
        """Return the next answer, waiting for it so long."""
        with self._changed:
            if not self._ready and not self.ended:
                self._changed.wait(seconds)
            if not self._ready:
                return None
            answer = self._ready.popleft()
            self._held -= len(answer)
            self._changed.notify_all()
            return answer

    def let_go(self) -> None:
        """Hold up the child no longer: nobody will take its answers."""
        with self._changed:
            self._room = sys.maxsize
            self._changed.notify_all()

    def run(self) -> None:
        with self._pipe:
            self._collect()
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def _collect(self) -> None:
        pending = bytearray()
        number = looked = 0
        while chunk := os.read(self._pipe.fileno(), _CHUNK):
            pending += chunk
            mark = b"\n=%d\n" % number
            while (end := pending.find(mark, looked)) >= 0:
                self._hand_over(bytes(pending[: end + 1]))
                del pending[: end + len(mark)]
                number += 1
                looked, mark = 0, b"\n=%d\n" % number
            looked = max(0, len(pending) - len(mark))
            if len(pending) > self._most:
                self.verdict = Refusal("too_much_memory")
                return

    def _hand_over(self, answer: bytes) -> None:
        with self._changed:
            self._ready.append(answer)
            self._held += len(answer)
            self._changed.notify_all()
            self.since = None
            while self._held > self._room:
                self._changed.wait()
            self.since = time.monotonic()


class _Watch(threading.Thread):
    """Kills the child when an answer takes it too much time or memory; `verdict` says which."""

    def __init__(self, child: subprocess.Popen[bytes], drain: _Drain, limits: Limits) -> None:
        super().__init__(daemon=True)
        self.verdict: Refusal | None = None
        self._child = child
        self._drain = drain
        self._limits = limits

    def run(self) -> None:
        while self.verdict is None:
            self._drain.join(_POLL_SECONDS)
            if self._drain.ended:
                return
            since = self._drain.since
            if since is not None and time.monotonic() - since > self._limits.seconds:
                self.verdict = Refusal("too_slow", limit=round(self._limits.seconds))
            elif _memory(self._child.pid) > self._limits.memory_bytes:
                self.verdict = Refusal("too_much_memory")
        _kill(self._child)


def _memory(pid: int) -> int:
    """Return the bytes a child holds, with those of its own children on Windows.

    There sys.executable of a virtual environment only starts the real one, and what a process
    asked for counts whether it touched it or not.
    """
    try:
        process = psutil.Process(pid)
        if sys.platform == "win32":
            family = [process, *process.children(recursive=True)]
            held = sum(each.memory_info().private for each in family)
        else:
            held = process.memory_info().rss
    except psutil.Error:
        return 0
    return int(held)


def _kill(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None and sys.platform == "win32":
        try:
            for each in psutil.Process(child.pid).children(recursive=True):
                each.kill()
        except psutil.Error:
            pass  # it ended by itself meanwhile, and its children with it
    child.kill()
    child.wait()

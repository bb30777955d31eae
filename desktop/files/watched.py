"""A child process whose answer is awaited under a watch on time, memory and length."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import IO

import psutil

from desktop.files.limits import Limits, Refusal

_POLL_SECONDS = 0.02
_CHUNK = 1 << 16


def run_watched(
    command: list[str], limits: Limits, stop: Callable[[], bool], told: bytes = b""
) -> bytes:
    """Return what a command writes to its standard output; afterwards it no longer runs.

    `told` is what it reads from its standard input: others can see a command line, not this.
    Raises Refusal: "no_helper" when it cannot be started, "too_slow", "too_much_memory" or
    "stopped" when it had to be killed. How it ended otherwise, its answer must show.
    """
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if told else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Refusal("no_helper") from error
    assert child.stdout is not None  # it was asked for
    # Twice what the child allows itself, which counts a little differently.
    drain = _Drain(child.stdout.fileno(), 2 * limits.answer_bytes)
    try:
        if child.stdin is not None:
            _Tell(child.stdin, told).start()
        drain.start()
        _watch(child.pid, drain, limits, stop)
    finally:
        _kill(child)
        drain.join()
        child.stdout.close()
    return bytes(drain.answer)


class _Tell(threading.Thread):
    """Hands the child what it is told; one that does not listen holds up nobody else."""

    def __init__(self, pipe: IO[bytes], told: bytes) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self._told = told

    def run(self) -> None:
        # A child that has ended, or was killed, no longer listens.
        with contextlib.suppress(OSError), self._pipe:
            self._pipe.write(self._told)


class _Drain(threading.Thread):
    """Collects the child's answer, and no more of it than the limit."""

    def __init__(self, pipe: int, most: int) -> None:
        super().__init__(daemon=True)
        self.answer = bytearray()
        self.overrun = False
        self._pipe = pipe
        self._most = most

    def run(self) -> None:
        while chunk := os.read(self._pipe, _CHUNK):
            self.answer += chunk
            if len(self.answer) > self._most:
                self.overrun = True
                return


def _watch(pid: int, drain: _Drain, limits: Limits, stop: Callable[[], bool]) -> None:
    """Wait for the end of the answer; Refusal when a limit, or the person, says enough."""
    deadline = time.monotonic() + limits.seconds
    while True:
        drain.join(_POLL_SECONDS)
        if drain.overrun:
            raise Refusal("too_much_memory")
        if not drain.is_alive():
            return
        if time.monotonic() > deadline:
            raise Refusal("too_slow", limit=round(limits.seconds))
        if _memory(pid) > limits.memory_bytes:
            raise Refusal("too_much_memory")
        if stop():
            raise Refusal("stopped")


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

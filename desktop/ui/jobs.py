"""Work off the window's thread: one writer with a queue, readers, jobs with progress.

Work is given as a function without arguments; what it returns or raises comes back in the
window's thread. A callback whose widget is gone by then is left out. Nothing here sleeps or
polls: `drain` blocks until the queue is empty, for closing and for tests.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")

READERS = 2
SHOW_AFTER_MS = 500


class CancelledError(Exception):
    """The person asked a job to stop."""


@dataclass(frozen=True, eq=False)
class _Task:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    newest: str = ""


@dataclass(frozen=True)
class _Outcome:
    task: _Task
    value: Any = None
    error: Exception | None = None


def _run(task: _Task) -> _Outcome:
    try:
        return _Outcome(task, task.work())
    except Exception as error:  # noqa: BLE001 - told to the person by the window's thread
        return _Outcome(task, error=error)


def _listening(callback: Callable[..., None] | None) -> bool:
    method: Any = callback
    while isinstance(method, partial):
        method = method.func
    owner = getattr(method, "__self__", None)
    return callback is not None and (not isinstance(owner, QObject) or isValid(owner))


class _Desk(QObject):
    """Brings outcomes from other threads to the window's thread."""

    failed = Signal(object)
    _settled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settled.connect(self._receive)

    def _settle(self, outcome: _Outcome) -> None:
        """Hand an outcome over from its thread."""
        with suppress(RuntimeError):
            # Raised where the window went away meanwhile: nobody is left to be told.
            self._settled.emit(outcome)

    @Slot(object)
    def _receive(self, outcome: _Outcome) -> None:
        self._deliver(outcome)

    def _deliver(self, outcome: _Outcome) -> None:
        task = outcome.task
        if outcome.error is None:
            if task.done is not None and _listening(task.done):
                task.done(outcome.value)
        elif task.failed is not None and _listening(task.failed):
            task.failed(outcome.error)
        elif not isinstance(outcome.error, CancelledError):
            self.failed.emit(outcome.error)

    def _take_delivery(self) -> None:
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)


class Writer(_Desk):
    """The one thread that writes to the book, in the order asked.

    `pending_changed` tells how many writes are not yet on the disk; `failed` gives the error of
    a write whose asker named no `failed` of its own.
    """

    pending_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.Queue[_Task | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self.pending = 0

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Queue a write; exactly one of the callbacks follows, in the window's thread."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
            self._thread.start()
        self._count(1)
        self._queue.put(_Task(work, done, failed))

    def drain(self) -> None:
        """Block until everything asked so far, and by its callbacks, is written and told."""
        while self.pending:
            self._queue.join()
            self._take_delivery()

    def close(self) -> None:
        """Finish the queue and end the thread."""
        self.drain()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (task := self._queue.get()) is not None:
            self._settle(_run(task))
            self._queue.task_done()
        self._queue.task_done()

    def _deliver(self, outcome: _Outcome) -> None:
        try:
            super()._deliver(outcome)
        finally:
            self._count(-1)

    def _count(self, step: int) -> None:
        self.pending += step
        self.pending_changed.emit(self.pending)


class Reader(_Desk):
    """A few threads for reads and reckonings over 50 ms."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._newest: dict[str, _Task] = {}
        self._open: dict[_Task, Future[None]] = {}
        self._closed = False

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        newest: str = "",
    ) -> None:
        """Run a read; of several with the same `newest` only the last one's answer is told.

        Once closed nothing is asked any more: a window going down may still lose focus.
        """
        if self._closed:
            return
        task = _Task(work, done, failed, newest)
        self._newest[newest] = task
        self._open[task] = self._pool.submit(self._work, task)

    @property
    def pending(self) -> int:
        """Return how many reads are not yet answered."""
        return len(self._open)

    def drain(self) -> None:
        """Block until every read is answered and told."""
        while self._open:
            wait(list(self._open.values()))
            self._take_delivery()

    def close(self) -> None:
        """Forget reads not begun, wait for the rest, and end the threads."""
        self._closed = True
        self._pool.shutdown(cancel_futures=True)

    def _work(self, task: _Task) -> None:
        self._settle(_run(task))

    def _deliver(self, outcome: _Outcome) -> None:
        task = outcome.task
        self._open.pop(task, None)
        if not task.newest or self._newest[task.newest] is task:
            super()._deliver(outcome)


class Progress:
    """Handed to long work, which reports on it and stops where the person cancelled."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._told = -1

    def at(self, done: int, total: int, text: str = "") -> None:
        """Report that `done` of `total` is finished; raises CancelledError when to stop."""
        if self._stop.is_set():
            raise CancelledError
        percent = 100 * done // max(total, 1)
        if percent != self._told or text:
            self._told = percent
            self._tell(done, total, text)

    @property
    def stopped(self) -> bool:
        """Tell whether the person asked to stop, for work that is asked rather than reports."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()


class Job(QObject):
    """One piece of long work, as the progress strip shows it; `told` is its newest report.

    One that `writes` is of the writer's queue.
    """

    moved = Signal(int, int, str)
    ended = Signal()

    def __init__(self, title: str, *, writes: bool, can_cancel: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.writes = writes
        self.can_cancel = can_cancel
        self.told = (0, 0, "")
        self.progress = Progress(self._tell)

    def _tell(self, done: int, total: int, text: str) -> None:
        self.told = (done, total, text)
        with suppress(RuntimeError):
            # The window may be gone while the last of the work is done.
            self.moved.emit(done, total, text)


class Jobs(QObject):
    """Starts long work; `slow` gives a job that has run over half a second, to be shown.

    Work that does not write has `workers` of its own, so that screens need not wait for it.
    """

    slow = Signal(object)

    def __init__(self, writer: Writer, workers: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._workers = workers
        self.running: list[Job] = []

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        writes: bool = False,
        can_cancel: bool = True,
    ) -> Job:
        """Start long work; work that changes the book `writes` and waits its turn there.

        A cancelled job calls neither callback unless `failed` is given, which then gets
        CancelledError.
        """
        job = Job(title, writes=writes, can_cancel=can_cancel, parent=self)
        self.running.append(job)

        def well(value: T) -> None:
            self._end(job)
            if _listening(done):
                done(value)

        def badly(error: Exception) -> None:
            self._end(job)
            if failed is not None and _listening(failed):
                failed(error)
            elif not isinstance(error, CancelledError):
                self._writer.failed.emit(error)

        ask = self._writer.submit if writes else self._workers.ask
        ask(lambda: work(job.progress), well, badly)
        QTimer.singleShot(SHOW_AFTER_MS, job, lambda: self._show(job))
        return job

    def stop(self) -> None:
        """Ask all work to stop that can; what was to be written is written to the end."""
        for job in self.running:
            if job.can_cancel and not job.writes:
                job.progress.cancel()

    def _show(self, job: Job) -> None:
        if job in self.running:
            self.slow.emit(job)

    def _end(self, job: Job) -> None:
        self.running.remove(job)
        job.ended.emit()
        job.deleteLater()

"""One writer in order, readers beside it, long jobs that can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.context import AppContext
from desktop.ui.jobs import READERS, CancelledError, Job, Jobs, Progress, Reader, Writer


@pytest.fixture
def writer() -> Iterator[Writer]:
    made = Writer()
    yield made
    made.close()


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader()
    yield made
    made.close()


def raise_(error: Exception) -> None:
    raise error


def test_writes_happen_in_the_order_asked_and_are_told_in_the_windows_thread(
    writer: Writer,
) -> None:
    here, written, told, threads = QThread.currentThread(), [], [], set()

    def write(number: int) -> int:
        threads.add(threading.get_ident())
        written.append(number)
        return number

    def done(number: int) -> None:
        assert QThread.currentThread() is here
        told.append(number)

    for number in range(20):
        writer.submit(partial(write, number), done)
    writer.drain()
    assert written == told == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_pending_counts_what_is_not_yet_told(writer: Writer) -> None:
    counts: list[int] = []
    writer.pending_changed.connect(counts.append)
    writer.submit(lambda: None)
    writer.submit(lambda: None)
    assert writer.pending == 2
    writer.drain()
    assert writer.pending == 0
    assert counts == [1, 2, 1, 0]


def test_a_failed_write_goes_to_its_asker_or_else_to_everyone(writer: Writer) -> None:
    own: list[Exception] = []
    everyone: list[Exception] = []
    writer.failed.connect(everyone.append)
    writer.submit(lambda: raise_(ValueError("a")), failed=own.append)
    writer.submit(lambda: raise_(ValueError("b")))
    writer.drain()
    assert [str(error) for error in own] == ["a"]
    assert [str(error) for error in everyone] == ["b"]


def test_a_callback_may_ask_for_the_next_write_before_closing(writer: Writer) -> None:
    written: list[str] = []
    writer.submit(
        lambda: written.append("first"),
        lambda _none: writer.submit(lambda: written.append("second")),
    )
    writer.close()
    assert written == ["first", "second"]


def test_a_callback_of_a_widget_that_is_gone_is_left_out(writer: Writer) -> None:
    class Listener(QObject):
        def hear(self, *_values: object) -> None:
            raise AssertionError("gone widgets are not called")

    listener = Listener()
    writer.submit(lambda: None, listener.hear)
    writer.submit(lambda: None, partial(listener.hear, "first"))
    delete(listener)
    writer.drain()


def test_work_that_outlives_its_window_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    writer, reader = Writer(), Reader()
    jobs, goes_on, ended = Jobs(writer, reader), threading.Event(), threading.Event()
    errors: list[object] = []
    monkeypatch.setattr(threading, "excepthook", errors.append)

    def work(progress: Progress) -> None:
        goes_on.wait()
        progress.at(1, 2, "tờ 1")
        ended.set()

    jobs.run("Nhập", work, lambda _none: None, writes=True)
    for gone in (jobs, writer, reader):
        delete(gone)
    goes_on.set()
    assert ended.wait(10)
    writer._queue.join()
    assert errors == []


def test_of_reads_with_one_name_only_the_last_is_told(reader: Reader) -> None:
    told: list[str] = []
    for words in ("d", "da", "dat"):
        reader.ask(partial(str, words), told.append, newest="search")
    reader.ask(lambda: "other", told.append)
    reader.drain()
    assert sorted(told) == ["dat", "other"]


def test_a_failed_read_goes_to_its_asker_or_else_to_everyone(reader: Reader) -> None:
    own: list[Exception] = []
    everyone: list[Exception] = []
    reader.failed.connect(everyone.append)
    reader.ask(lambda: raise_(ValueError("a")), lambda _none: None, own.append)
    reader.ask(lambda: raise_(ValueError("b")), lambda _none: None)
    reader.drain()
    assert [str(error) for error in own + everyone] == ["a", "b"]


@pytest.mark.parametrize("writes", [True, False])
def test_a_job_tells_how_far_it_is_and_what_it_made(
    writer: Writer, reader: Reader, writes: bool
) -> None:
    jobs, connected = Jobs(writer, reader), threading.Event()
    made: list[str] = []
    moves: list[tuple[int, int, str]] = []

    def work(progress: Progress) -> str:
        connected.wait()
        for sheet in range(4):
            progress.at(sheet, 4, f"tờ {sheet}")
        return "xong"

    job = jobs.run("Nhập", work, made.append, writes=writes)
    job.moved.connect(lambda done, total, text: moves.append((done, total, text)))
    connected.set()
    writer.drain()
    reader.drain()
    QCoreApplication.processEvents()
    assert made == ["xong"]
    assert moves == [(sheet, 4, f"tờ {sheet}") for sheet in range(4)]
    assert jobs.running == []


def test_progress_is_told_once_for_each_hundredth() -> None:
    told: list[int] = []
    progress = Progress(lambda done, _total, _text: told.append(done))
    for place in range(10_000):
        progress.at(place, 10_000)
    assert len(told) == 100


def test_a_cancelled_job_stops_at_its_next_report(writer: Writer, reader: Reader) -> None:
    jobs, begun, go_on = Jobs(writer, reader), threading.Event(), threading.Event()
    ended: list[object] = []
    steps: list[str] = []

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait()
        steps.append("before")
        progress.at(1, 2)
        steps.append("after")

    job = jobs.run("Nhập", work, ended.append, ended.append)
    begun.wait()
    job.progress.cancel()
    go_on.set()
    reader.drain()
    assert steps == ["before"]
    assert [type(error) for error in ended] == [CancelledError]


def test_a_cancelled_job_is_no_failure(writer: Writer, reader: Reader) -> None:
    jobs = Jobs(writer, reader)
    failures: list[Exception] = []
    writer.failed.connect(failures.append)
    jobs.run("Nhập", lambda _progress: raise_(CancelledError()), lambda _none: None)
    jobs.run("Nhập", lambda _progress: raise_(ValueError("a")), lambda _none: None)
    reader.drain()
    assert [type(error) for error in failures] == [ValueError]


def test_only_a_job_that_takes_long_is_shown(writer: Writer, reader: Reader, qtbot: QtBot) -> None:
    jobs, hold = Jobs(writer, reader), threading.Event()
    shown: list[Job] = []
    jobs.slow.connect(shown.append)
    jobs.run("ngắn", lambda _progress: None, lambda _none: None)
    reader.drain()
    slow = jobs.run("dài", lambda _progress: hold.wait(), lambda _none: None)
    with qtbot.waitSignal(jobs.slow):
        pass
    hold.set()
    reader.drain()
    assert shown == [slow]
    assert isinstance(slow, Job)


def test_long_work_leaves_the_screens_their_readers(context: AppContext) -> None:
    hold = threading.Event()
    told: list[str] = []
    for _job in range(READERS + 1):
        context.jobs.run("dài", lambda _progress: hold.wait(10), lambda _none: None)
    context.reader.ask(lambda: "read", told.append)
    context.reader.drain()
    assert (told, len(context.jobs.running)) == (["read"], READERS + 1)
    hold.set()
    context.settle()


def test_closing_stops_long_work_but_what_is_being_written(context: AppContext) -> None:
    begun, many = threading.Barrier(3), 3_000_000
    ended: list[str] = []

    def work(title: str, steps: int, progress: Progress) -> None:
        begun.wait(10)
        for step in range(steps):
            progress.at(step, steps)
        ended.append(title)

    for title, steps, writes in (("xem", many, False), ("ghi", 1000, True)):
        context.jobs.run(title, partial(work, title, steps), lambda _none: None, writes=writes)
    begun.wait(10)
    context.close()
    assert ended == ["ghi"]

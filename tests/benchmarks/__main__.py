"""Run every measurement and print it beside its floor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop import garbage
from tests.benchmarks import books
from tests.benchmarks.measuring import measure

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure everything in a folder of its own."""
    garbage.look_seldom()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["SOCHIBO_HOME"] = str(folder / "home")
        _figures_and_paper(folder)
        _search(folder)
        _import(folder)
        _returns(folder)
        _consolidation(folder)
        _rooms(folder)
        _attendance(folder)
        _start(folder)


def _figures_and_paper(folder: Path) -> None:
    from sqlalchemy import text

    from db import figures
    from db.figures import CATALOGUE
    from db.periods import Period
    from desktop.paper.meeting_sheet import meeting_sheet

    with books.twenty_years(folder / "nam.sochibo") as book:
        period = Period.parse("2026")

        def count() -> None:
            with book.read() as session:
                figures.compute(session, period)

        def scan() -> None:
            with book.read() as session:
                session.execute(text("SELECT count(*), sum(due) FROM attendance")).all()

        measure("figures of a year in a book of 20 years", count, "one pass over the rows", scan)
        for name in CATALOGUE:

            def one(name: str = name) -> None:
                with book.read() as session:
                    figures.value(session, name, period)

            measure(f"figure {name}", one, "one pass over the rows", scan, aim=50, rounds=3)

        def print_sheet() -> None:
            with book.read() as session:
                meeting_sheet(session, 1)

        measure("attendance sheet of 60, PDF", print_sheet, "60 lines on a bare canvas", _canvas)


def _canvas() -> None:
    import io

    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO())
    for row in range(60):
        canvas.drawString(72, 800 - 12 * row, f"{row} Nguyen Van A")
    canvas.save()


def _search(folder: Path) -> None:
    from db.registers.members import members_on
    from db.registers.search import search

    with books.with_members(folder / "dong.sochibo", 5000) as book:
        with book.read() as session:
            keys = [row.search_key for row in members_on(session, TODAY)]

        def find() -> None:
            with book.read() as session:
                search(session, "van dat")

        def loop() -> None:
            found: list[bool] = []
            for key in keys:
                found.append("van" in key and "dat" in key)

        measure("search over 5,000 members", find, "a loop over the same keys", loop, aim=50)


def _import(folder: Path) -> None:
    from python_calamine import CalamineWorkbook

    from db.book import Book, Founding
    from desktop.exchange import export_workbook, import_workbook

    source = folder / "nguon.xlsx"
    with Book.open(folder / "nam.sochibo") as book:
        export_workbook(book, source)

    def take_in() -> None:
        shutil.rmtree(folder / "nhap", ignore_errors=True)
        with Book.create(folder / "nhap" / "so.sochibo", Founding("OM-1", "Chi bộ")) as book:
            report = import_workbook(book, source, today=TODAY)
            assert report.applied

    def read() -> None:
        workbook = CalamineWorkbook.from_path(source)
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()

    measure("import of 20 years into a new book", take_in, "reading its cells", read, rounds=3)


def _returns(folder: Path) -> None:
    from tests.benchmarks.returns import measure_returns

    measure_returns(folder, folder / "nam.sochibo")


def _consolidation(folder: Path) -> None:
    from tests.benchmarks.consolidation import measure_consolidation

    measure_consolidation(folder / "tong-hop")


def _rooms(folder: Path) -> None:
    from db.book import Book
    from tests.benchmarks.rooms import measure_rooms

    with Book.open(folder / "nam.sochibo") as book:
        measure_rooms(book, TODAY)


def _attendance(folder: Path) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QListWidget

    from desktop.ui.app import application, dress
    from desktop.ui.context import AppContext
    from desktop.ui.pc_settings import PcSettings
    from desktop.ui.screens.attendance.screen import AttendanceScreen

    dress(application(["benchmarks"]), PcSettings())
    with books.with_members(folder / "300.sochibo", 300) as book:
        context = AppContext(book, PcSettings(), today=lambda: TODAY)
        screens: list[AttendanceScreen] = []

        def open_list() -> None:
            screen = AttendanceScreen(context)
            screen.resize(1154, 600)
            screen.show()
            screen.go(meeting=1)
            context.settle()
            screen.grab()
            screens.append(screen)

        def bare_list() -> None:
            listed = QListWidget()
            listed.addItems([f"{number} Nguyễn Văn A" for number in range(300)])
            listed.resize(1154, 600)
            listed.show()
            QApplication.processEvents()
            listed.grab()

        measure("attendance of 300 opened", open_list, "a bare list of 300", bare_list, aim=100)
        screen = screens[-1]
        screen.activateWindow()
        QApplication.processEvents()
        keys = iter("tamhoadatanhungbaocuong" * 9)

        def press() -> None:
            target = QApplication.focusWidget() or screen
            QTest.keyClick(target, Qt.Key(ord(next(keys).upper())))
            QApplication.processEvents()
            screen.grab()

        plain = QListWidget()
        plain.show()

        def nothing() -> None:
            QTest.keyClick(plain, Qt.Key.Key_Down)
            QApplication.processEvents()
            plain.grab()

        measure("a key answered there", press, "a key in an empty list", nothing, aim=16, rounds=20)
        context.close()


def _start(folder: Path) -> None:
    from desktop.example import make_example

    book = folder / "vi-du.sochibo"
    make_example(book, TODAY).close()

    # An installed program finds its modules compiled: the first turn does that, uncounted.
    surroundings = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(*given: str) -> float:
        line = [sys.executable, "-m", "tests.benchmarks.start", *given]
        done = subprocess.run(
            line, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
        )
        return float(done.stdout)

    pairs = [(run(str(book)), run()) for _turn in range(4)][1:]
    work, floor = (sorted(each)[1] for each in zip(*pairs, strict=True))
    from tests.benchmarks.measuring import Result

    sys.stdout.write(
        f"{Result('start to first painted screen', work, 'a bare window', floor, 0)}\n"
    )


if __name__ == "__main__":
    main()

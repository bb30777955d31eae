"""Taking in, checking and adding up returns, beside reading their cells; and the cost of many.

The workbook that comes of them is measured apart: it holds every unit's rows, so that both its
time and its memory are those of its own size.
"""

from __future__ import annotations

import resource
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from db.book import Book, Founding
from db.periods import Period
from desktop.returns.consolidation.adding import FigureSum
from desktop.returns.consolidation.arrived import unpacked
from desktop.returns.consolidation.consolidate import Asked, consolidate
from desktop.returns.consolidation.finding import find_files, read_all
from desktop.returns.consolidation.judging import Fate, Wanted, judge
from desktop.returns.forms import standard_form
from tests.benchmarks.measuring import measure
from tests.cases import CASES
from tests.desktop.returns.consolidation.committee import alike, send_case

FORM, CASE, PERIOD = "KL01", "o_mon", "2021-05-18..2023-05-18"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
MOST = 3
MANY = (150, 1_000, 10_000)
_KB_IN_MB = 1 << 10


def measure_consolidation(folder: Path) -> None:
    """Add up a district's returns beside their floor, then ever more of them."""
    if not CASES.is_dir():
        return
    with Book.create(folder / "choi.sochibo", Founding("QU", "Quận ủy")) as book:
        sent = list(send_case(book, CASE, Period.parse(PERIOD), folder / "nop").values())
    measure(
        f"{len(sent)} returns taken in, checked, added up",
        lambda: add_up(sent),
        "reading their cells",
        lambda: _read_cells(sent),
        times=MOST,
    )
    measure_many(sent[0], folder / "nhieu")
    measure_whole(sent, folder / "tong hop.xlsx")


def measure_whole(paths: Sequence[Path], to: Path) -> None:
    """Print what the whole command takes, from the files to the workbook."""
    start = time.perf_counter()
    consolidate(Asked(FORM, Period.parse(PERIOD), paths), to)
    spent = time.perf_counter() - start
    sys.stdout.write(
        f"{len(paths)} returns to a finished workbook: {spent:.2f} s,"
        f" {to.stat().st_size >> 10} KB, {_peak():.0f} MB at most\n"
    )


def _peak() -> float:
    """Return the most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_IN_MB


def add_up(paths: Sequence[Path]) -> int:
    """Do what `consolidate` does of files, up to the sums, and return how many count."""
    about = standard_form(FORM).about
    wanted = Wanted(about.code, about.version, Period.parse(PERIOD))
    whole, count = FigureSum(), 0
    for each in judge(wanted, read_all(find_files(paths))):
        if each.fate is Fate.COUNTS and each.arrived is not None:
            whole.add(unpacked(each.arrived.said).figures.values(), f"{count:08}")
            count += 1
    whole.values()
    return count


def _read_cells(paths: Iterable[Path]) -> None:
    from python_calamine import CalamineWorkbook

    for path in paths:
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()


def measure_many(like: Path, folder: Path) -> None:
    """Print what a return costs among 150, 1,000 and 10,000, and the memory that takes."""
    made = alike(like, like.stem, folder, max(MANY))
    for count in MANY:
        start = time.perf_counter()
        assert add_up(made[:count]) == count
        spent = time.perf_counter() - start
        sys.stdout.write(
            f"{count:>6} returns: {spent:8.2f} s, {spent / count * 1000:6.2f} ms each,"
            f" {_peak():6.0f} MB at most\n"
        )
    shutil.rmtree(folder)

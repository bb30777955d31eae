"""A committee and the chapters below it: real books, real returns in a folder."""

from __future__ import annotations

import io
import json
import random
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

from db import figures
from db.book import Book, Founding
from db.figures import Value
from db.periods import Period
from db.registers import store
from db.registers.units_below import UNITS_BELOW
from db.schema import Audience, Mark, MeetingKind, ModelKind
from desktop.exchange import recognise, take_in_all
from desktop.returns import make_return
from desktop.returns.consolidation import Asked, Consolidated, consolidate
from desktop.returns.sealed_rows import SHEET, from_rows, to_rows, to_text
from tests.cases import CASES, as_if_of, chapters, read_here
from tests.db.chapter import Chapter

PERIOD = Period.parse("2026-H1")
NOW = datetime(2026, 7, 5, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)


@dataclass
class Unit:
    """A unit with its book, and the folder its returns go to."""

    code: str
    book: Book
    folder: Path

    @cached_property
    def chapter(self) -> Chapter:
        return Chapter(self.book)

    def send(self, *, reason: str = "", now: datetime = NOW, period: Period = PERIOD) -> Path:
        return make_return(self.book, "KL01", period, self.folder, reason=reason, now=now).file

    def figures(self, period: Period = PERIOD) -> dict[str, Value]:
        with self.book.read() as session:
            return figures.compute(session, period)


@contextmanager
def a_unit(folder: Path, code: str, name: str, **more: str) -> Iterator[Unit]:
    with Book.create(
        folder / code / "so.sochibo", Founding(code, name, **more), clerk="Lê Hoa"
    ) as (book):
        yield Unit(code, book, folder / "returns")


def half_a_year(unit: Unit, seed: int, *, subjects: Iterable[str] = ("KL01", "NQ57")) -> None:
    """Fill a unit's book with half a year of a little of everything that is added up."""
    dice, chapter = random.Random(seed), unit.chapter
    people = [chapter.member(f"Người {each}", female=dice.random() < 0.5) for each in range(6)]
    chapter.position(people[0], "Bí thư", "2020-01-01")
    known = [chapter.subject(each) for each in subjects]
    for month in range(1, 5):
        served = dice.sample(known, dice.randrange(len(known) + 1))
        kind = MeetingKind.STUDY if dice.random() < 0.3 else MeetingKind.ORDINARY
        held = chapter.meeting(f"2026-0{month}-05", kind, subjects=served)
        chapter.take(held, {who: dice.choice(list(Mark)) for who in dice.sample(people, 2)})
    chapter.meeting(
        "2026-04-02",
        MeetingKind.OTHER,
        audience=Audience.PUBLIC,
        subjects=known[:1],
        headcount=10 + seed,
    )
    for number in range(1 + seed % 3):
        which = ModelKind.MOBILISING if number % 2 else ModelKind.FOLLOWING
        name = f"Mô hình {unit.code}-{number}"
        chapter.write("models", name=name, registered="2026-02-01", kind=which)


@contextmanager
def the_district(folder: Path, seed: int = 0) -> Iterator[Unit]:
    """Give the committee above with records of its own."""
    with a_unit(folder, "QU", "Đảng bộ phường Ô Môn", superior="Thành ủy Cần Thơ") as unit:
        half_a_year(unit, seed, subjects=("NQ57", "CD26"))
        yield unit


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder)
    return folder


def add_up(paths: Iterable[Path], to: Path, **more: Any) -> Consolidated:
    more.setdefault("now", NOW)
    return consolidate(Asked("KL01", more.pop("period", PERIOD), list(paths), **more), to)


def numbers(found: Consolidated) -> dict[str, Any]:
    told = found.to_json()["figures"]
    assert isinstance(told, dict)
    return told


@cache
def expected(case: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CASES / case / "expected.json").read_text())
    return found


def send_case(book: Book, case: str, period: Period, folder: Path) -> dict[str, Path]:
    """Make the return of every unit below of a case, out of one book that plays them in turn."""
    own = next(iter(expected(case).values()))["own"]
    made = {}
    for code, path in chapters(case).items():
        if code != own:
            with as_if_of(book, code) as session:
                incoming = recognise(read_here(path), path.name)
                assert not take_in_all(session, incoming, today=NOW.date()).refused
                made[code] = _handed_in(session, period, folder / f"{code}.xlsx")
    return made


def _handed_in(session: Any, period: Period, file: Path) -> Path:
    from desktop.returns.draft import draft
    from desktop.returns.forms import standard_form

    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(draft(session, standard_form("KL01"), period, NOW, "").workbook_as(1, ""))
    return file


def alike(like: Path, code: str, folder: Path, count: int) -> list[Path]:
    """Make returns of ever other units out of one: only what it says of whose it is differs."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(like) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    old = next(row for row in _rows(like) if row[0] == "head")
    hidden = next(name for name, part in parts.items() if old[2].encode() in part)
    sheet = parts[hidden].decode()
    made = []
    for number in range(count):
        text = old[1].replace(f'"{code}"', f'"{number:05}"')
        row = to_rows("sochibo-return", {"head": text})[1]
        told = sheet.replace(old[1], row[1]).replace(old[2], row[2])
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, part in parts.items():
                archive.writestr(name, told if name == hidden else part)
        path = folder / f"{number:05}.xlsx"
        path.write_bytes(data.getvalue())
        made.append(path)
    return made


def forge(path: Path, key: str, change: Callable[[Any], Any]) -> None:
    """Rewrite a part of a return's hidden sheet, as one who knows how could, with its checks."""
    texts = from_rows("sochibo-return", _rows(path), path)
    told = {**texts, key: to_text(change(json.loads(texts[key])))}
    workbook = openpyxl.load_workbook(path)
    hidden = workbook[SHEET]
    hidden.delete_rows(1, hidden.max_row)
    for row in to_rows("sochibo-return", told):
        hidden.append(row)
    workbook.save(path)


def _rows(path: Path) -> list[tuple[str, str, str]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).to_python()
    return [(str(key), str(text), str(check)) for key, text, check in rows]


def list_units(book: Book, units: dict[str, str]) -> None:
    """Write down units below by their codes and names."""
    with book.change("ghi danh sách") as session:
        for number, (code, name) in enumerate(units.items(), start=1):
            values = {"code": f"TT-{number:03}", "unit_code": code, "name": name}
            store.save(session, UNITS_BELOW, values)


def edit(path: Path, cells: int = 2) -> None:
    """Change the first numbers of a return by hand."""
    workbook = openpyxl.load_workbook(path)
    rows = workbook["Biểu tổng hợp"].iter_rows()
    left = cells
    for cell in (cell for row in rows for cell in row):
        if left and isinstance(cell.value, int):
            cell.value += 70
            left -= 1
    workbook.save(path)

"""Exchange workbooks (CONTRACT §2), from file to book and back.

`read_book(read_xlsx(path))` gives the book, `write_xlsx(to_sheets(book), path)` the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import cast

import openpyxl
from python_calamine import CalamineWorkbook

from tests.reference import cells
from tests.reference.cells import Cell, Read, UnreadableError, code_key, heading_key
from tests.reference.layout import LINKS, SHEETS, Sheet
from tests.reference.records import Book

Rows = Sequence[Sequence[Cell]]


def read_xlsx(path: Path) -> dict[str, Rows]:
    """Every sheet's rows by the sheet's name."""
    workbook = CalamineWorkbook.from_path(path)
    return {
        name: [
            [_cell(value) for value in row]
            for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for name in workbook.sheet_names
    }


def _cell(value: object) -> Cell:
    if value == "":
        return None
    return cast(Cell, int(value) if isinstance(value, float) and value.is_integer() else value)


def read_book(sheets: Mapping[str, Rows]) -> Book:
    """The book these sheets describe; unknown sheets are passed over.

    Raises UnreadableError, naming sheet and row, where a row cannot be understood.
    """
    book = Book()
    for name, rows in sheets.items():
        for sheet in SHEETS:
            if heading_key(sheet.name) == heading_key(name):
                getattr(book, sheet.register).extend(read_rows(sheet, rows))
    link_codes(book)
    return book


def read_rows(sheet: Sheet, rows: Rows) -> list[object]:
    known = {heading_key(heading): column for heading, column in sheet.columns.items()}
    columns: dict[int, tuple[str, Read]] = {}
    found = []
    for number, row in enumerate(rows, start=1):
        written = [cells.text(cell) for cell in row]
        if not columns:
            keys = [heading_key(words) for words in written]
            here = {i: known[key] for i, key in enumerate(keys) if key in known}
            columns = here if len(here) >= 2 else {}
        elif any(written):
            try:
                values = {f: read(row[i]) for i, (f, read) in columns.items() if i < len(row)}
                found.append(sheet.record(**values))
            except (UnreadableError, ValueError, TypeError) as error:
                raise UnreadableError(f"{sheet.name}, row {number}: {error}") from error
    return found


def link_codes(book: Book) -> None:
    """Spells every code as the register spells it where the code is given."""
    for register, field, target in LINKS:
        spelled = spellings(book, target)
        for record in getattr(book, register):
            setattr(record, field, find_code(spelled, getattr(record, field)))
    subjects = spellings(book, "subjects")
    for meeting in book.meetings:
        meeting.subjects = [find_code(subjects, code) for code in meeting.subjects]


def spellings(book: Book, register: str) -> dict[str, str]:
    return {code_key(record.code): record.code for record in getattr(book, register)}


def find_code(spelled: dict[str, str], code: str) -> str:
    if code_key(code) not in spelled:
        raise UnreadableError(f"unknown code {code!r}")
    return spelled[code_key(code)]


def to_sheets(book: Book, rng: Random | None = None) -> dict[str, list[list[Cell]]]:
    """The book as the rows of an exchange workbook, registers without rows left out.

    With `rng` every cell is written in any of the ways that CONTRACT §2 says are read alike:
    dates as text or partial, codes in another case, headings in capitals, columns shuffled, …
    """
    sheets: dict[str, list[list[Cell]]] = {}
    for sheet in SHEETS:
        records = getattr(book, sheet.register)
        columns = list(sheet.columns.items())
        if not records:
            continue
        rows: list[list[Cell]] = []
        name = sheet.name
        if rng:
            rng.shuffle(columns)
            name = spell_word(name, rng)
            if rng.random() < 0.3:
                rows += [["SỔ GHI CHÉP"], []]
        rows.append([spell_word(h, rng) if rng else h for h, _column in columns])
        for record in records:
            rows.append([write(getattr(record, field), read, rng) for _h, (field, read) in columns])
        sheets[name] = rows
    return sheets


def write(value: object, read: Read, rng: Random | None) -> Cell:
    """The cell from which `read` reads this value."""
    if isinstance(value, list):
        joined = "; ".join(value)
        return spell_case(joined, rng) if rng and read is cells.known_codes else joined
    if isinstance(value, bool):
        alike: list[Cell] = ["x", "X", "có", True, 1] if value else [None, "không", False, 0]
        return rng.choice(alike) if rng else alike[0]
    if isinstance(value, Decimal):
        bare = int(value) if value == int(value) else float(value)
        return rng.choice([bare, str(bare).replace(".", ",")]) if rng else bare
    if rng is None or value is None or value == "":
        return cast(Cell, value) if value != "" else None
    if isinstance(value, date):
        return spell_date(value, rng, partial=read is cells.partial_day)
    if isinstance(value, StrEnum):
        return spell_word(value, rng)
    if isinstance(value, str):
        return spell_case(value, rng) if read is cells.known_code else spell_letters(value, rng)
    return cast(Cell, value)


def spell_date(day: date, rng: Random, *, partial: bool) -> Cell:
    ways: list[Cell] = [day, f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}"]
    if partial and day.day == 1:
        ways.append(f"{day:%m/%Y}")
        if day.month == 1:
            ways += [day.year, str(day.year)]
    return rng.choice(ways)


def spell_case(code: str, rng: Random) -> str:
    return rng.choice([code, code.lower(), code.upper(), f" {code} "])


def spell_letters(written: str, rng: Random) -> str:
    return rng.choice([written, unicodedata.normalize("NFD", written)])


def spell_word(word: str, rng: Random) -> str:
    return rng.choice(
        [word, word.upper(), unicodedata.normalize("NFD", word), cells.plain(word), f"{word} "]
    )


def write_xlsx(sheets: dict[str, list[list[Cell]]], path: Path) -> None:
    workbook = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)

"""Writing a return out: into the book's own folder and from there to a stick, or into any folder.

What comes to a stick is read back from it; the book's own folder, beside the book, keeps a file
of every number made for a stick.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from db.book import Book
from db.registers import handed_in
from db.registers.handed_in import ReturnRow
from desktop.files.locked import is_locked
from desktop.files.read_back import write_and_compare
from desktop.files.refusals import unavailable
from desktop.files.sticks import Stick, write_to_stick
from desktop.files.write_errors import told_for
from desktop.files.writing import replace_file
from desktop.returns import ReturnResult, make_return
from desktop.returns.series import Series, folder_name
from desktop.ui.screens.returns.reading import Reading, moment

Target = Stick | Path
"""Where a file goes: a stick, into a folder of its own there, or a folder."""


@dataclass(frozen=True)
class Sent:
    """What was written and read back: the file, whether it is on a stick, its number."""

    file: Path
    stick: bool
    number: int


@dataclass(frozen=True)
class Order:
    """What is to be made: the reason of a new number, whether the file is locked."""

    reason: str = ""
    locked: bool = False


def own_folder(book: Book) -> Path:
    """Return the folder beside the book in which its returns lie."""
    return book.path.with_name(f"{book.path.stem}-bao-cao")


def folder_on_stick(reading: Reading) -> str:
    """Return the name of the folder on a stick: the unit's code and the period."""
    return folder_name(reading.draft.told.unit.code, reading.period)


def make(
    book: Book, reading: Reading, order: Order, target: Target, go_on: Callable[[], object]
) -> ReturnResult:
    """Make a return in a folder, or in the book's own for a stick, as `make_return`."""
    folder = target
    if isinstance(target, Stick):
        folder = own_folder(book)
        _learn_numbers(target.mountpoint / folder_on_stick(reading), folder, reading)
    assert isinstance(folder, Path)
    return make_return(
        book,
        reading.form.code,
        reading.period,
        folder,
        reason=order.reason,
        now=moment(reading.today),
        locked=order.locked,
        go_on=go_on,
    )


def carry(
    book: Book,
    reading: Reading,
    made: ReturnResult,
    order: Order,
    target: Stick,
    go_on: Callable[[], object],
) -> Sent:
    """Copy a return made to a stick and read it back there; raises WriteError."""
    content = _bytes(made.file)
    if is_locked(content) and not order.locked:
        # It was made for a locked file before; the book has it open.
        with book.read() as session:
            latest = handed_in.latest(session, reading.form.code, reading.period)
            assert latest is not None
            content = handed_in.file_of(session, latest.id)
    return put(target, folder_on_stick(reading), made.file.name, content, made.revision, go_on)


def again(
    book: Book, number: ReturnRow, unit: str
) -> Callable[[Target, Callable[[], object]], Sent]:
    """Return what writes a number once more, as it was handed in."""

    def send(target: Target, go_on: Callable[[], object]) -> Sent:
        with book.read() as session:
            content = handed_in.file_of(session, number.id)
        folder = folder_name(unit, number.period)
        return put(target, folder, number.file_name, content, number.revision, go_on)

    return send


def put(
    target: Target,
    folder: str,
    name: str,
    content: bytes,
    number: int,
    go_on: Callable[[], object] = lambda: None,
) -> Sent:
    """Put one file on a stick or into a folder, read back there; raises WriteError.

    What `go_on` raises, called from step to step, ends it with nothing written.
    """
    if isinstance(target, Stick):
        written = write_to_stick(target, folder, {name: content}, go_on)
        return Sent(written.files[0], True, number)
    file = target / name
    go_on()
    with told_for(file):
        replace_file(file, lambda draft: write_and_compare(content, draft, file))
    return Sent(file, False, number)


def _learn_numbers(there: Path, here: Path, reading: Reading) -> None:
    """Copy home what a stick holds of higher numbers than the book knows, as after a restore.

    So none of them is given a second time.
    """
    stem = Series(here, reading.draft.manifest.head).file(1).name.removesuffix("1.xlsx")
    known = reading.latest.revision if reading.latest is not None else 0
    with suppress(OSError):
        for file in there.iterdir():
            number = file.stem.removeprefix(stem)
            if file.name.startswith(stem) and number.isdecimal() and int(number) > known:
                here.mkdir(exist_ok=True)
                if not (here / file.name).exists():
                    put(here, "", file.name, file.read_bytes(), int(number))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise unavailable(file, error) from error

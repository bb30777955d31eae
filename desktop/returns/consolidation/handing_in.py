"""Writing a consolidation: a return one level up where there is a book, else a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.book import Book
from db.messages import N_
from db.registers import handed_in
from db.registers.handed_in import NewReturn, ReturnRow
from db.vietnamese import clean
from desktop.files.read_back import write_and_compare
from desktop.files.write_errors import told_for
from desktop.files.writing import check_target, replace_file
from desktop.returns.consolidation.earlier import rows_of_sums
from desktop.returns.draft import Draft
from desktop.returns.saving import saved
from desktop.returns.sealing import add_hidden_sheet

_ADDED_ANEW = N_("Tổng hợp lại sau khi nhận thêm hoặc nhận lại báo cáo của đơn vị")


Ready = Callable[[], None]
"""Called once all is worked out and only writing is left."""


def write_workbook(filled: Draft, to: Path, ready: Ready) -> None:
    """Write the sums as a workbook that is no return: nobody hands it in."""
    head = filled.manifest.head
    add_hidden_sheet(filled.workbook, rows_of_sums(head.form, head.period))
    data = saved(filled.workbook, head.made)
    ready()
    replace_file(to, lambda draft: write_and_compare(data, draft, to))


def hand_in(book: Book, filled: Draft, to: Path, ready: Ready, reason: str = "") -> int:
    """Write the sums as a return of the book's unit and return its number.

    Content the book remembers keeps its number; any other takes the next, for a reason given or
    because returns came in. The book remembers the number exactly if the file stands.
    """
    check_target(to)
    head = filled.manifest.head
    with book.read() as session:
        known = handed_in.latest(session, head.form, head.period)
        same = known is not None and known.content == filled.content
        data = handed_in.file_of(session, known.id) if known is not None and same else b""
    if known is not None and same:
        ready()
        replace_file(to, lambda draft: write_and_compare(data, draft, to), work=book.path.parent)
        return known.revision
    return _new(book, filled, to, ready, known, clean(reason))


def _new(
    book: Book, filled: Draft, to: Path, ready: Ready, known: ReturnRow | None, reason: str
) -> int:
    revision = 1 if known is None else known.revision + 1
    head = filled.manifest.head
    why = reason or (str(_ADDED_ANEW) if revision > 1 else "")
    content = filled.content
    data = filled.workbook_as(revision, why)
    made = NewReturn(
        form=head.form,
        form_version=head.form_version,
        period=head.period,
        revision=revision,
        superior=filled.told.unit.superior,
        addressee=filled.addressee,
        made_at=head.made,
        made_by=book.clerk,
        file_name=to.name,
        file=data,
        content=content,
        step=filled.step,
        behind={},
        reason=why,
    )
    ready()
    title = N_("tổng hợp báo cáo {form} số {number}")
    with told_for(to), book.change(title, form=head.form, number=revision) as session:
        handed_in.remember(session, made)
        replace_file(to, lambda draft: write_and_compare(data, draft, to), work=book.path.parent)
    return revision

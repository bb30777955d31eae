"""Making reply files: one for each unit, in a folder of its own on a stick or anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from db.book import Book
from db.messages import N_, BookError
from db.periods import Period
from db.registers import locks
from db.registers.receipts import mark_told
from db.registers.signing import signer_on
from db.registers.unit import unit_on
from db.registers.unit_queries import mark_sent
from db.schema import code_key
from desktop.files.locked import lock
from desktop.files.names import safe_name
from desktop.files.refusals import OutsideFileError
from desktop.files.sticks import Stick, write_to_stick
from desktop.returns import sealed_rows
from desktop.returns.about import About
from desktop.returns.facts import Circumstances
from desktop.returns.replies.errors import ReplyRefusedError
from desktop.returns.replies.gathering import ReplyDue, replies_due
from desktop.returns.replies.reading import read_reply
from desktop.returns.replies.reply import Reply
from desktop.returns.replies.reply_json import KIND, encode
from desktop.returns.series import ENDING, folder_name, name_of

_NAME = "PhanHoi"
Target = Stick | Path
"""Where files go: a stick, or a folder."""


@dataclass(frozen=True)
class RepliesMade:
    """The reply files that now stand, and why others were not written.

    `left` is how many it had not come to when it was asked to stop.
    """

    files: tuple[Path, ...]
    refused: tuple[BookError, ...] = ()
    left: int = 0


def make_reply(
    book: Book, form: str, period: Period, unit_code: str, to: Target, now: datetime
) -> Path:
    """Write the reply to a unit, whether it says anything new or not, and return its file.

    It lies in the unit's own folder, is read back, and takes the place of an earlier one whole;
    its queries then count as sent. Locked where a password is kept for the unit. Raises
    ReplyRefusedError where no return of the unit was taken in or another file has the name,
    WriteError.
    """
    wanted = code_key(unit_code)
    outgoing = _Outgoing(book, form, period, now)
    due = [each for each in outgoing.due if code_key(each.reply.unit_code) == wanted]
    if not due:
        raise ReplyRefusedError(
            N_("Chưa nhận báo cáo {form} {period} của đơn vị {unit} nên chưa có gì để phản hồi."),
            form=form,
            period=period.name.within(),
            unit=unit_code,
        )
    made = outgoing.write(due, to)
    if made.refused:
        raise made.refused[0]
    return made.files[0]


def make_replies(
    book: Book,
    form: str,
    period: Period,
    to: Target,
    now: datetime,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> RepliesMade:
    """Write the replies to all units that are to be told something new, as `make_reply`.

    A unit whose file cannot take its name is left out and told of; `told` hears how many of how
    many are done, `stop` is asked after each and ends it. Raises WriteError. Whatever was
    written until then stands, and counts as told.
    """
    outgoing = _Outgoing(book, form, period, now)
    due = [each for each in outgoing.due if each.news]

    def go_on(done: int) -> bool:
        told(done, len(due))
        return not stop()

    return outgoing.write(due, to, go_on)


class _Outgoing:
    """The replies about a period on their way out of a book."""

    def __init__(self, book: Book, form: str, period: Period, now: datetime) -> None:
        self._book = book
        self._form = form
        self._now = now
        with book.read() as session:
            self.due = replies_due(session, form, period, now)
            self._told = _told(session, book.clerk, form, period, now)
            self._passwords = locks.passwords(session)
            codes = [each.reply.unit_code for each in self.due]
            self._locks = {each: locks.unit_password(session, each) for each in codes}

    def write(
        self,
        due: Sequence[ReplyDue],
        to: Target,
        go_on: Callable[[int], bool] = lambda _done: True,
    ) -> RepliesMade:
        """Write replies one by one as long as `go_on`, and remember what their units were told."""
        files: list[Path] = []
        refused: list[BookError] = []
        stand: list[ReplyDue] = []
        try:
            for done, each in enumerate(due, start=1):
                try:
                    files.append(self._put(each, to))
                    stand.append(each)
                except ReplyRefusedError as error:
                    refused.append(error)
                if not go_on(done):
                    break
        finally:
            self._remember(stand)
        left = len(due) - len(files) - len(refused)
        return RepliesMade(tuple(files), tuple(refused), left)

    def _put(self, due: ReplyDue, to: Target) -> Path:
        reply = due.reply
        folder = folder_name(reply.unit_code, reply.period)
        name = f"{_NAME}_{name_of(reply.form, reply.unit_code, reply.period)}{ENDING}"
        root = to.mountpoint if isinstance(to, Stick) else to
        self._check_name(root / safe_name(folder) / safe_name(name), reply)
        plain, password = self._file(due), self._locks[reply.unit_code]
        content = lock(plain, password) if password else plain
        return write_to_stick(to, folder, {name: content}).files[0]

    def _file(self, due: ReplyDue) -> bytes:
        from desktop.returns.replies.page import page_of
        from desktop.returns.saving import saved
        from desktop.returns.sealing import add_hidden_sheet, escape_codes

        workbook = page_of(due.reply, due.answers, self._told)
        escape_codes(workbook)
        texts = {key: sealed_rows.to_text(each) for key, each in encode(due.reply).items()}
        add_hidden_sheet(workbook, sealed_rows.to_rows(KIND, texts))
        return saved(workbook, due.reply.receipt.made_at)

    def _check_name(self, target: Path, reply: Reply) -> None:
        """Let a reply take the place only of an earlier one to the same unit about the same."""
        if not target.is_file():
            return
        try:
            same = _about(read_reply(target, self._passwords)) == _about(reply)
        except OutsideFileError:
            same = False
        if not same:
            raise ReplyRefusedError(
                N_(
                    "Trong “{folder}” đã có tệp {file} nhưng không phải là phản hồi trước đây của "
                    "đơn vị mình. Chuyển tệp đó sang thư mục khác rồi ghi lại."
                ),
                folder=str(target.parent),
                file=target.name,
            )

    def _remember(self, due: Sequence[ReplyDue]) -> None:
        title = N_("ghi phản hồi về báo cáo {form} cho {count} đơn vị")
        with self._book.change(title, form=self._form, count=len(due)) as session:
            for each in due:
                mark_told(session, each.received_id, each.digest, each.reply.receipt.made_at)
                numbers = [query.number for query in each.reply.queries]
                mark_sent(session, numbers, self._now.date())


def _told(session: Session, clerk: str, form: str, period: Period, now: datetime) -> Circumstances:
    """Return what the facts of a reply are told from: who issues it today."""
    today = now.date()
    about = About(form, "", "", frozenset(), 0, 0, "")
    unit, signer = unit_on(session, today), signer_on(session, today)
    return Circumstances(unit, period, today, signer, clerk, about)


def _about(reply: Reply) -> tuple[object, ...]:
    codes = (reply.receipt.superior_code, reply.unit_code, reply.form)
    return *map(code_key, codes), reply.period

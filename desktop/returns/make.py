"""Making a return: fill the form, check, number it, write it, remember it (CONTRACT §4)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.book import Book
from db.messages import N_
from db.periods import Period
from db.registers import handed_in, locks
from db.registers.handed_in import Behind, NewReturn, ReturnRow
from db.vietnamese import clean
from desktop.files.locked import is_locked, lock
from desktop.files.placing import made_folder
from desktop.files.read_back import write_and_compare
from desktop.files.refusals import unavailable
from desktop.files.write_errors import told_for
from desktop.files.writing import new_file, replace_file
from desktop.returns.draft import records_behind
from desktop.returns.errors import NoPasswordError, ReasonNeededError
from desktop.returns.library import form_of
from desktop.returns.now import adds_up, draft_now
from desktop.returns.problems import Problem, grave
from desktop.returns.series import Earlier, Series


@dataclass(frozen=True)
class ReturnResult:
    """The return file made, or the one that already holds just this content.

    `names_people` tells whether the form asks for people by name (DOMAIN §10).
    """

    file: Path
    form: str
    form_version: str
    revision: int
    sha256: str
    problems: tuple[Problem, ...]
    names_people: bool

    @property
    def needs_attention(self) -> bool:
        """Tell whether errors stand in the file."""
        return grave(self.problems)

    def to_json(self) -> dict[str, Any]:
        """Return the result as the command prints it (CONTRACT §1)."""
        return {
            "file": str(self.file),
            "form": self.form,
            "form_version": self.form_version,
            "revision": self.revision,
            "sha256": self.sha256,
            "problems": [each.to_json() for each in self.problems],
        }


def make_return(
    book: Book,
    form_code: str,
    period: Period,
    to_dir: str | Path,
    *,
    reason: str = "",
    now: datetime | None = None,
    locked: bool = False,
    go_on: Callable[[], object] = lambda: None,
) -> ReturnResult:
    """Make a book's return for a period in a folder and say which file it is.

    In a book with units below it is the sum of what they sent and of its own records.
    Unchanged content keeps its revision, as the book and the folder know it: then its file is
    given, written again where the folder lacks it. Changed content takes the next and needs a
    reason. Errors in the data stand in the file, which is read back before it takes its name;
    what `go_on` raises, called from step to step until then, ends it with nothing written.
    `locked` locks it with the password agreed with the superior. Raises FormError for a form that
    is not known or not made for the period, ReturnRefusedError where earlier files stand in the
    way, NoPasswordError, WriteError where the folder cannot be written to.
    """
    making = _Making(book, form_code, period, Path(to_dir), now or _now(), locked, go_on)
    return making.make(clean(reason))


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class _Making:
    """One return on its way into a folder."""

    def __init__(
        self,
        book: Book,
        form_code: str,
        period: Period,
        folder: Path,
        now: datetime,
        locked: bool,
        go_on: Callable[[], object],
    ) -> None:
        self._book = book
        self._now = now
        self._go_on = go_on
        go_on()
        with book.read() as session:
            form = form_of(session, form_code)
            form.about.allow(period)
            self._draft = draft_now(session, form, period, now, book.clerk)
            self._known = handed_in.latest(session, form.about.code, period)
            self._behind = self._records(session)
            passwords = locks.passwords(session)
            self._password = self._password_of(session) if locked else ""
        go_on()
        self._series = Series(folder, self._draft.manifest.head, passwords)

    def make(self, reason: str) -> ReturnResult:
        """Return the file that holds the content, under its number."""
        with told_for(self._series.file(1)):
            earlier = self._series.latest(self._draft.manifest)
        known = self._known
        in_book, in_folder = _number(known), _number(earlier)
        if earlier is not None and earlier.same and in_folder >= in_book:
            return self._stands(earlier, adopt=in_folder > in_book)
        if known is not None and in_book > in_folder and known.content == self._draft.content:
            return self._again(known)
        revision = max(in_book, in_folder) + 1
        if revision > 1 and not reason:
            raise ReasonNeededError(
                N_(
                    "Nội dung báo cáo đã khác số {earlier} lập lần trước. Cho biết lý do lập lại "
                    "(--reason) để lập số {revision}."
                ),
                earlier=revision - 1,
                revision=revision,
            )
        return self._new(revision, reason)

    def _stands(self, earlier: Earlier, *, adopt: bool) -> ReturnResult:
        """Return a file that holds the content already; the book learns of it, it may be locked."""
        data = _bytes(earlier.file)
        if adopt or (self._password and not is_locked(data)):
            plain = self._draft.workbook_as(earlier.revision, earlier.reason)
            if adopt:
                with self._remembering(plain, earlier.revision, earlier.reason):
                    pass
            if self._password and not is_locked(data):
                data = lock(plain, self._password)
                with told_for(earlier.file):
                    replace_file(earlier.file, self._writer(data, earlier.file), work=self._work)
        return self._result(earlier.file, earlier.revision, data)

    def _again(self, known: ReturnRow) -> ReturnResult:
        """Write once more what the book remembers as handed in."""
        with self._book.read() as session:
            plain = handed_in.file_of(session, known.id)
        target = self._series.file(known.revision)
        data = self._on_disk(plain)
        with told_for(target), made_folder(target.parent):
            new_file(target, self._writer(data, target), work=self._work)
        return self._result(target, known.revision, data)

    def _new(self, revision: int, reason: str) -> ReturnResult:
        """Write a new number; the book remembers it exactly if the file stands."""
        plain = self._draft.workbook_as(revision, reason)
        target = self._series.file(revision)
        data = self._on_disk(plain)
        with (
            told_for(target),
            made_folder(target.parent),
            _gone_if_failed() as stands,
            self._remembering(plain, revision, reason),
        ):
            new_file(target, self._writer(data, target), work=self._work)
            stands.append(target)
        return self._result(target, revision, data)

    @contextmanager
    def _remembering(self, plain: bytes, revision: int, reason: str) -> Iterator[None]:
        """Keep a number in the book where the block ends well."""
        head = self._draft.manifest.head
        made = NewReturn(
            form=head.form,
            form_version=head.form_version,
            period=head.period,
            revision=revision,
            superior=self._draft.told.unit.superior,
            addressee=self._draft.addressee,
            made_at=self._now,
            made_by=self._book.clerk,
            file_name=self._series.file(revision).name,
            file=plain,
            content=self._draft.content,
            step=self._draft.step,
            behind=self._behind,
            reason=reason,
        )
        title = N_("lập báo cáo {form} số {number}")
        with self._book.change(title, form=head.form, number=revision) as session:
            handed_in.remember(session, made)
            yield

    def _records(self, session: Session) -> dict[str, list[Behind]]:
        """Return the records behind each figure; those behind sums stand in other books."""
        head = self._draft.manifest.head
        if adds_up(session, head.form, head.period):
            return {}
        return records_behind(session, self._draft.manifest)

    def _password_of(self, session: Session) -> str:
        password = locks.password_for(session, self._draft.addressee)
        if not password:
            raise NoPasswordError(
                N_(
                    "Chưa có mật khẩu chung với “{superior}” nên không khóa được báo cáo. Vào Cài "
                    "đặt, ghi mật khẩu rồi làm lại."
                ),
                superior=self._draft.addressee or "–",
            )
        return password

    @property
    def _work(self) -> Path:
        """Return the folder in which a file may lie in clear until it is whole."""
        return self._book.path.parent

    def _writer(self, data: bytes, target: Path) -> Callable[[Path], None]:
        def write(draft: Path) -> None:
            self._go_on()
            write_and_compare(data, draft, target)
            self._go_on()

        return write

    def _on_disk(self, plain: bytes) -> bytes:
        return lock(plain, self._password) if self._password else plain

    def _result(self, file: Path, revision: int, data: bytes) -> ReturnResult:
        manifest = self._draft.manifest
        digest = hashlib.sha256(data).hexdigest()
        head = manifest.head
        return ReturnResult(
            file,
            head.form,
            head.form_version,
            revision,
            digest,
            manifest.problems,
            self._draft.form.names_people,
        )


@contextmanager
def _gone_if_failed() -> Iterator[list[Path]]:
    """Take a file back that came to stand before the block failed all the same."""
    stands: list[Path] = []
    try:
        yield stands
    except BaseException:
        for each in stands:
            each.unlink(missing_ok=True)
        raise


def _number(found: ReturnRow | Earlier | None) -> int:
    return 0 if found is None else found.revision


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise unavailable(file, error) from error

"""Reading a reply file: by its hidden sheet alone, whole or refused in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.messages import N_
from desktop.files.cells import Workbook
from desktop.files.reading import read_workbook
from desktop.returns import manifest_json, sealed_rows
from desktop.returns.errors import NotAReturnError
from desktop.returns.replies import reply_json
from desktop.returns.replies.errors import NotAReplyError
from desktop.returns.replies.reply import Reply
from desktop.returns.sealed_rows import SHEET, from_text


def read_reply(path: str | Path, passwords: Sequence[str] = ()) -> Reply:
    """Return what a reply file says; one locked with one of the passwords is opened.

    Raises OutsideFileError for a file that cannot be read, of its kinds NotAReplyError for a
    workbook that is no reply, or no longer holds.
    """
    path = Path(path)
    return reply_of(read_workbook(path, passwords=passwords), path)


def reply_of(workbook: Workbook, path: Path) -> Reply:
    """Return the same for a workbook already read; raises FileRefusedError."""
    hidden = next((each for each in workbook.sheets if each.name == SHEET), None)
    if hidden is None:
        raise NotAReplyError(path, _NO_HIDDEN_SHEET)
    try:
        texts = sealed_rows.from_rows(reply_json.KIND, hidden.rows, path)
    except NotAReturnError as error:
        if error.cell:
            raise _broken(path, error.cell) from error
        raise
    try:
        return reply_json.decode({key: from_text(text) for key, text in texts.items()})
    except manifest_json.NONSENSE as error:
        raise _broken(path, "B1") from error


def _broken(path: Path, cell: str) -> NotAReplyError:
    return NotAReplyError(path, _BROKEN, sheet=SHEET, cell=cell)


_NO_HIDDEN_SHEET = N_(
    "Tệp “{file}” không phải là phản hồi do Sổ Chi bộ lập: không có trang ẩn để đọc. Chọn tệp "
    "phản hồi cấp trên gửi."
)
_BROKEN = N_(
    "Tệp “{file}”: trang ẩn “{sheet}” bị sửa hoặc hỏng ở ô {cell} nên không nhận được phản hồi. "
    "Xin lại tệp từ cấp trên."
)

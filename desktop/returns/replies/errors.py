"""Why a reply file is not read, not taken in or not written, each in one sentence."""

from __future__ import annotations

from db.messages import BookError
from desktop.files.refusals import FileRefusedError


class NotAReplyError(FileRefusedError):
    """A workbook that is no reply file, or one whose hidden sheet no longer holds."""


class ReplyRefusedError(BookError):
    """A reply that is not for this book, or one that cannot be made; nothing was written."""

"""What can go wrong with a form or a return file, each said in one sentence."""

from __future__ import annotations

from typing import Any

from db.messages import BookError
from desktop.files.refusals import FileRefusedError


class FormError(BookError):
    """A form that cannot be used; `sheet` and `cell` say where, as far as one place is at fault."""

    def __init__(self, template: str, *, sheet: str = "", cell: str = "", **args: Any) -> None:
        super().__init__(template, sheet=sheet, cell=cell, **args)
        self.sheet = sheet
        self.cell = cell


class ReturnRefusedError(BookError):
    """What earlier files hold stands in the way of a return: nothing was written."""


class ReasonNeededError(ReturnRefusedError):
    """The content differs from the last revision, and no reason was given."""


class NoPasswordError(BookError):
    """A return is to be locked, and no password is agreed with its superior."""


class NotAReturnError(FileRefusedError):
    """A workbook that is no return file, or one whose hidden sheet no longer holds."""


class OtherKindError(NotAReturnError):
    """A whole workbook of the program's own, of another kind than the one that is wanted."""

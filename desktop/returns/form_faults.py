"""What is wrong with a form, or to be known of it: told with sheet, cell and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.messages import Message
from desktop.returns.errors import FormError


class Gravity(StrEnum):
    """Whether a fault keeps a form out of the book or is only to be known."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class FormFault:
    """One thing told of a form; `message` is a whole sentence and names the place itself."""

    severity: Gravity
    sheet: str
    cell: str
    message: Message

    def to_json(self) -> dict[str, Any]:
        """Return the fault as the command prints it."""
        return {
            "severity": str(self.severity),
            "sheet": self.sheet,
            "cell": self.cell,
            "message": str(self.message),
        }


def fault(
    template: str,
    *,
    sheet: str = "",
    cell: str = "",
    severity: Gravity = Gravity.ERROR,
    **args: Any,
) -> FormFault:
    """Return a fault whose sentence may name {sheet} and {cell}."""
    told = {"sheet": sheet, "cell": cell, **args}
    return FormFault(severity, sheet, cell, Message(template, told))


def of_error(error: FormError) -> FormFault:
    """Return the fault that an error of reading tells."""
    return FormFault(Gravity.ERROR, error.sheet, error.cell, error.message)


def refused(faults: Iterable[FormFault]) -> bool:
    """Tell whether a form with these faults is kept out of the book."""
    return any(each.severity is Gravity.ERROR for each in faults)

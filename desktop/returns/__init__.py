"""Returns (báo cáo): forms as data, return files, checking them (CONTRACT §4)."""

from __future__ import annotations

from desktop.returns.check import CheckResult, Edited, check_return, refused_json
from desktop.returns.errors import (
    FormError,
    NotAReturnError,
    ReasonNeededError,
    ReturnRefusedError,
)
from desktop.returns.make import ReturnResult, make_return
from desktop.returns.problems import Problem, Severity

__all__ = [
    "CheckResult",
    "Edited",
    "FormError",
    "NotAReturnError",
    "Problem",
    "ReasonNeededError",
    "ReturnRefusedError",
    "ReturnResult",
    "Severity",
    "check_return",
    "make_return",
    "refused_json",
]

"""The attendance sheet of a meeting: looked at, printed, saved as PDF."""

from __future__ import annotations

from desktop.ui.screens.sheet.screen import SheetScreen

__all__ = ["SheetScreen"]

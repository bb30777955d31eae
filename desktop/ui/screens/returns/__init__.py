"""Returns (báo cáo): filled forms, their checks, their numbers, the way to the stick."""

from desktop.ui.screens.returns.screen import ReturnsScreen

__all__ = ["ReturnsScreen"]

"""Returns (báo cáo): a period's figures, what must be mended first, and the file."""

from desktop.ui.screens.returns.screen import ReturnsScreen

__all__ = ["ReturnsScreen"]

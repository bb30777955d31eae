"""The home screen (trang chính): what needs doing now, and how attendance stands."""

from desktop.ui.screens.home.screen import HomeScreen

__all__ = ["HomeScreen"]

"""Figures (số liệu): every number of a period, and the records each counts."""

from desktop.ui.screens.figures.screen import FiguresScreen

__all__ = ["FiguresScreen"]

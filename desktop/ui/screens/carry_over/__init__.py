"""What becomes of the models still running at a year's end: asked once, for all of them."""

from desktop.ui.screens.carry_over.screen import CarryOverScreen

__all__ = ["CarryOverScreen"]

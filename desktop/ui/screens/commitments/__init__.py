"""Commitments of a year: who has made one, what waits with it, and each member's own."""

from desktop.ui.screens.commitments.screen import CommitmentsScreen

__all__ = ["CommitmentsScreen"]

"""Members (đảng viên): the list, one person's page beside it, and rows pasted from Excel."""

from desktop.ui.screens.members.screen import MembersScreen

__all__ = ["MembersScreen"]

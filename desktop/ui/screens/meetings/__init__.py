"""Meetings (sinh hoạt): the list, its filters, and the form beside it."""

from __future__ import annotations

from desktop.ui.screens.meetings.screen import MeetingsScreen

__all__ = ["MeetingsScreen"]

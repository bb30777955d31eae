"""Taking attendance: one list, the keyboard, and the signed sheet beside it."""

from desktop.ui.screens.attendance.screen import AttendanceScreen

__all__ = ["AttendanceScreen"]

"""Settings (sao lưu, cài đặt): the chapter's facts, this PC's looks, when to be reminded."""

from desktop.ui.screens.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]

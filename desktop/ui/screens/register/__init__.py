"""Any plain register: its table, the page of a record beside it, all made from its description."""

from desktop.ui.screens.register.screen import RegisterScreen

__all__ = ["RegisterScreen"]

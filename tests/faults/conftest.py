"""The office whose returns are made while the disk fails."""

from __future__ import annotations

from tests.desktop.returns.conftest import founded, office

__all__ = ["founded", "office"]

"""Consolidation (tổng hợp): returns of the units below taken in, added up, asked about."""

from desktop.ui.screens.consolidation.figure import FigureScreen
from desktop.ui.screens.consolidation.intake import IntakeScreen
from desktop.ui.screens.consolidation.screen import ConsolidationScreen
from desktop.ui.screens.consolidation.unit import UnitReturnScreen

__all__ = ["ConsolidationScreen", "FigureScreen", "IntakeScreen", "UnitReturnScreen"]

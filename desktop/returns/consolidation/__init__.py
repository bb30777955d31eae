"""Adding up returns of units below with one's own book, one level up (CONTRACT §1)."""

from desktop.returns.consolidation.consolidate import Asked, Consolidated, Phase, consolidate

__all__ = ["Asked", "Consolidated", "Phase", "consolidate"]

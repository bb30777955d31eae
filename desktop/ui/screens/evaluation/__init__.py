"""One meeting's evaluation (đánh giá): its tasks, votes and quality score."""

from desktop.ui.screens.evaluation.screen import EvaluationScreen

__all__ = ["EvaluationScreen"]

"""Every rule, in the order of CONTRACT §3, then what becomes of returns."""

from __future__ import annotations

from tests.breaking.belonging import BELONGING
from tests.breaking.checks import CHECKS
from tests.breaking.commitments import COMMITMENTS_FIGURES
from tests.breaking.consolidation import CONSOLIDATION
from tests.breaking.every_figure import EVERY_FIGURE
from tests.breaking.figures import MEETINGS_FIGURES, MEMBERS_FIGURES
from tests.breaking.inspections import INSPECTIONS_FIGURES
from tests.breaking.meeting_lists import MEETING_LISTS
from tests.breaking.models import MODELS_FIGURES
from tests.breaking.numbers import NUMBERS_AND_PERIODS
from tests.breaking.outreach import OUTREACH_FIGURES
from tests.breaking.papers import COMMENDATIONS_FIGURES, DOCUMENTS_FIGURES
from tests.breaking.returns import RETURNS
from tests.breaking.rule import Rule
from tests.breaking.states import STATES
from tests.breaking.study import STUDY_FIGURES

RULES: tuple[Rule, ...] = (
    *NUMBERS_AND_PERIODS,
    *BELONGING,
    *MEETING_LISTS,
    *MEMBERS_FIGURES,
    *MEETINGS_FIGURES,
    *STUDY_FIGURES,
    *MODELS_FIGURES,
    *OUTREACH_FIGURES,
    *COMMITMENTS_FIGURES,
    *INSPECTIONS_FIGURES,
    *COMMENDATIONS_FIGURES,
    *DOCUMENTS_FIGURES,
    *EVERY_FIGURE,
    *STATES,
    *RETURNS,
    *CHECKS,
    *CONSOLIDATION,
)

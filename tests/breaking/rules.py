"""Every rule, in the order of CONTRACT §3."""

from __future__ import annotations

from tests.breaking.belonging import BELONGING
from tests.breaking.every_figure import EVERY_FIGURE
from tests.breaking.figures import MEETINGS_FIGURES, MEMBERS_FIGURES
from tests.breaking.meeting_lists import MEETING_LISTS
from tests.breaking.numbers import NUMBERS_AND_PERIODS
from tests.breaking.rule import Rule
from tests.breaking.study import STUDY_FIGURES

RULES: tuple[Rule, ...] = (
    *NUMBERS_AND_PERIODS,
    *BELONGING,
    *MEETING_LISTS,
    *MEMBERS_FIGURES,
    *MEETINGS_FIGURES,
    *STUDY_FIGURES,
    *EVERY_FIGURE,
)

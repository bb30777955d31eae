"""Figures of inspections and supervisions."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

INSPECTIONS = "db/figures/inspections.py"
LIMITED = "db/schema/inspections.py"
TESTS = "tests/db/figures/test_inspections.py"
STARTED = f"{TESTS}::test_started_on_the_first_day_else_on_the_day_of_the_plan"
FORMS = f"{TESTS}::test_checks_and_supervisions_are_told_by_their_form"
PEOPLE = f"{TESTS}::test_people_are_the_different_members_inspected_whatever_their_standing"
LIMITS = f"{TESTS}::test_limits_are_whatever_is_written_but_none"
MENDED = f"{TESTS}::test_mended_are_those_with_limits_mended_by_the_last_day"
INSPECTED = """\
INSPECTED = Rows(
    INSPECTION,
    each(INSPECTION)
    .join(Inspection.inspected_links)
    .where(BEGAN.between(START, END), Inspected.member_id.is_not(None)),
)
"""
BEGAN = "BEGAN = func.coalesce(Inspection.from_date, Inspection.planned)"

INSPECTIONS_FIGURES = (
    rule(
        "inspections: started (Từ ngày, else Ngày kế hoạch) in the period",
        fault(
            "the plan alone",
            INSPECTIONS,
            BEGAN,
            "BEGAN = Inspection.planned",
            STARTED,
        ),
        fault(
            "the first day alone",
            INSPECTIONS,
            BEGAN,
            "BEGAN = Inspection.from_date",
            STARTED,
        ),
        fault(
            "the plan before the first day",
            INSPECTIONS,
            BEGAN,
            "BEGAN = func.coalesce(Inspection.planned, Inspection.from_date)",
            STARTED,
        ),
        fault(
            "the first day is not counted",
            INSPECTIONS,
            "STARTED = Rows(INSPECTION, each(INSPECTION).where(BEGAN.between(START, END)))",
            "STARTED = Rows(INSPECTION, each(INSPECTION).where(BEGAN > START, BEGAN <= END))",
            STARTED,
        ),
        fault(
            "the last day is not counted",
            INSPECTIONS,
            "STARTED = Rows(INSPECTION, each(INSPECTION).where(BEGAN.between(START, END)))",
            "STARTED = Rows(INSPECTION, each(INSPECTION).where(BEGAN >= START, BEGAN < END))",
            STARTED,
        ),
    ),
    rule(
        "inspections.checks / supervisions",
        fault(
            "supervisions are checks",
            INSPECTIONS,
            "Inspection.form == InspectionForm.CHECK",
            "Inspection.form.is_not(None)",
            FORMS,
        ),
        fault(
            "what has no form is a supervision",
            INSPECTIONS,
            "Inspection.form == InspectionForm.SUPERVISION",
            "Inspection.form.is_distinct_from(InspectionForm.CHECK)",
            FORMS,
        ),
    ),
    rule(
        "inspections.people: different members inspected, whatever their standing",
        fault(
            "as often as they were",
            "db/figures/base.py",
            "self._yielding(column, ONE).distinct()",
            "self._yielding(column, ONE)",
            PEOPLE,
        ),
        fault(
            "whenever they were",
            INSPECTIONS,
            "    .where(BEGAN.between(START, END), Inspected.member_id.is_not(None)),",
            "    .where(Inspected.member_id.is_not(None)),",
            PEOPLE,
        ),
        fault(
            "bodies too",
            INSPECTIONS,
            "    .where(BEGAN.between(START, END), Inspected.member_id.is_not(None)),",
            "    .where(BEGAN.between(START, END)),",
            PEOPLE,
        ),
        fault(
            "only who belongs",
            INSPECTIONS,
            INSPECTED,
            "from db.figures.base import PEOPLE\n\n"
            + INSPECTED.replace(
                "Inspected.member_id.is_not(None)),\n",
                "Inspected.member_id.in_(PEOPLE)),\n"
                "    lambda person, day: person.life.belongs(day),\n",
            ),
            PEOPLE,
        ),
    ),
    rule(
        "inspections.with_limits: Hạn chế other than empty, không, không có",
        *(
            fault(
                f"{word or 'empty'} is a limit",
                LIMITED,
                'NO_LIMITS = ("", "khong", "khong co")',
                f"NO_LIMITS = {tuple(w for w in ('', 'khong', 'khong co') if w != word)!r}",
                LIMITS,
            )
            for word in ("", "khong", "khong co")
        ),
        fault(
            "dấu and case are heard",
            LIMITED,
            'vietnamese.fold(limits or "")',
            '(limits or "")',
            LIMITS,
        ),
        fault(
            "what begins so is none",
            LIMITED,
            'return vietnamese.fold(limits or "") not in _NO_LIMITS',
            'return not vietnamese.fold(limits or "khong").startswith("khong")',
            LIMITS,
        ),
        fault(
            "whenever they started",
            INSPECTIONS,
            "Count(STARTED.where(*conditions), over=STARTED)",
            "Count(Rows(INSPECTION, each(INSPECTION).where(*conditions)), over=STARTED)",
            LIMITS,
        ),
    ),
    rule(
        "inspections.mended: of these mended by T",
        fault(
            "before T",
            INSPECTIONS,
            "Inspection.mended <= END",
            "Inspection.mended < END",
            MENDED,
        ),
        fault(
            "at any time",
            INSPECTIONS,
            "Inspection.mended <= END",
            "Inspection.mended.is_not(None)",
            MENDED,
        ),
        fault(
            "in the period alone",
            INSPECTIONS,
            "Inspection.mended <= END",
            "Inspection.mended.between(START, END)",
            MENDED,
        ),
        fault(
            "without limits too",
            INSPECTIONS,
            "LIMITED = STARTED.where(Inspection.limited)",
            "LIMITED = STARTED.where()",
            MENDED,
        ),
    ),
)

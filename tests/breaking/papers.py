"""Figures of commendations and documents, and their filters."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

COMMENDATIONS = "db/figures/commendations.py"
DOCUMENTS = "db/figures/documents.py"
TESTS = "tests/db/figures/test_outreach_and_papers.py"
DECIDED = f"{TESTS}::test_commendations_are_decisions_of_the_period_by_whom_they_are_for"
NATURE = f"{TESTS}::test_nature_narrows_commendations"
ISSUED = f"{TESTS}::test_documents_are_those_dated_in_the_period"
TYPES = f"{TESTS}::test_a_type_is_written_as_first_met_and_compared_without_case"

COMMENDATIONS_FIGURES = (
    rule(
        "commendations.collectives / people: decisions for them, dated in the period",
        fault(
            "whenever",
            COMMENDATIONS,
            "each(COMMENDATION).where(Commendation.day.between(START, END))",
            "each(COMMENDATION)",
            DECIDED,
        ),
        fault(
            "both days are left out",
            COMMENDATIONS,
            "Commendation.day.between(START, END)",
            "Commendation.day > START, Commendation.day < END",
            DECIDED,
        ),
        fault(
            "for whomever",
            COMMENDATIONS,
            "DECIDED.where(Commendation.holder == holder)",
            "DECIDED.where()",
            DECIDED,
        ),
        fault(
            "for persons: each once",
            COMMENDATIONS,
            "Count(DECIDED.where(Commendation.holder == holder), over=DECIDED)",
            "Count(Rows(COMMENDATION, DECIDED.where(Commendation.holder == holder).query"
            ".group_by(Commendation.name)), over=DECIDED)",
            DECIDED,
        ),
    ),
    rule(
        "nature = regular Thường xuyên, sudden Đột xuất",
        fault(
            "by another column",
            COMMENDATIONS,
            'COMMENDATIONS.field("nature"), Commendation.nature)',
            'COMMENDATIONS.field("nature"), Commendation.holder)',
            NATURE,
        ),
        *(
            fault(
                f"{word} is not a value of its own",
                "db/schema/commendations.py",
                f'"{word}"',
                '"khac"',
                NATURE,
            )
            for word in ("regular", "sudden")
        ),
    ),
)

DOCUMENTS_FIGURES = (
    rule(
        "documents.issued: dated in the period",
        fault(
            "whenever",
            DOCUMENTS,
            "each(DOCUMENT).where(Document.day.between(START, END))",
            "each(DOCUMENT)",
            ISSUED,
        ),
        fault(
            "both days are left out",
            DOCUMENTS,
            "Document.day.between(START, END)",
            "Document.day > START, Document.day < END",
            ISSUED,
        ),
    ),
    rule(
        "type = NQ, KH, CTr, BC, TB and each other type in the book",
        fault(
            "only types the book has",
            DOCUMENTS,
            "found = {code_key(name): name for name in TYPES}",
            "found: dict[str, str] = {}",
            TYPES,
        ),
        fault(
            "only the five",
            DOCUMENTS,
            '        found.setdefault(code_key(name or ""), name or "")\n',
            "        pass\n",
            TYPES,
        ),
        fault(
            "only types of the period",
            DOCUMENTS,
            "for name in written:",
            "for name in ():",
            TYPES,
        ),
        fault(
            "as last met",
            DOCUMENTS,
            'found.setdefault(code_key(name or ""), name or "")',
            'found[code_key(name or "")] = name or ""',
            TYPES,
        ),
        fault(
            "case makes another type",
            "db/schema/documents.py",
            'self.type_key = code_key(self.type or "")',
            'self.type_key = self.type or ""',
            TYPES,
        ),
    ),
)

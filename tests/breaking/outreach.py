"""Figures of outreach, and their filter."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

OUTREACH = "db/figures/outreach.py"
WORDING = "db/schema/outreach.py"
TESTS = "tests/db/figures/test_outreach_and_papers.py"
QUANTITY = f"{TESTS}::test_outreach_is_the_sum_of_the_quantities_of_the_period"
KINDS = f"{TESTS}::test_a_form_falls_under_the_kind_its_words_mean_anything_else_under_other"
WORDS = {
    "pano": "Pano",
    "poster": "Áp phích",
    "banner": "Khẩu hiệu",
    "board": "Bảng điện tử",
    "infographic": "Infographic",
    "broadcast": "Lượt phát thanh",
    "column": "Chuyên mục",
    "article": "Tin bài",
    "social": "Bài mạng xã hội",
    "contest": "Hội diễn",
    "sketch": "Tiểu phẩm",
    "story": "Kể chuyện",
    "book": "Sách",
}

OUTREACH_FIGURES = (
    rule(
        "outreach.quantity: sum of quantities dated in the period",
        fault(
            "whenever",
            OUTREACH,
            "each(OUTREACH).where(Outreach.day.between(START, END))",
            "each(OUTREACH)",
            QUANTITY,
        ),
        fault(
            "the first day is not counted",
            OUTREACH,
            "Outreach.day.between(START, END)",
            "Outreach.day > START, Outreach.day <= END",
            QUANTITY,
        ),
        fault(
            "the last day is not counted",
            OUTREACH,
            "Outreach.day.between(START, END)",
            "Outreach.day >= START, Outreach.day < END",
            QUANTITY,
        ),
        fault(
            "each row counts as one",
            OUTREACH,
            "MADE.weighing(func.coalesce(Outreach.quantity, Decimal(0)))",
            "MADE",
            QUANTITY,
        ),
        fault(
            "blank adds one",
            OUTREACH,
            "func.coalesce(Outreach.quantity, Decimal(0))",
            "func.coalesce(Outreach.quantity, Decimal(1))",
            QUANTITY,
        ),
        fault(
            "parts of a whole are cut off",
            "db/figures/answers.py",
            "return int(amount) if amount == int(amount) else amount",
            "return int(amount)",
            QUANTITY,
        ),
    ),
    rule(
        "kind of outreach: the words of each kind, each word of two alone; anything else other",
        *(
            fault(
                f"{word} is no word of {kind}",
                WORDING,
                f'"{word}"',
                f'"{word} lớn"',
                KINDS,
            )
            for kind, word in WORDS.items()
        ),
        fault(
            "words are heard with their dấu alone",
            WORDING,
            "return _KIND_OF.get(vietnamese.heading_key(form), OTHER)",
            "return {w: k for k, words in KINDS.items() for w in words}.get(form, OTHER)",
            KINDS,
        ),
        fault(
            "anything else is none",
            WORDING,
            "vietnamese.heading_key(form), OTHER)",
            'vietnamese.heading_key(form), "")',
            KINDS,
        ),
        fault(
            "other is not printed",
            OUTREACH,
            '    | {OTHER: Named(OTHER, N_("Khác"))},\n',
            '    | {"none": Named("none", N_("Khác"))},\n',
            KINDS,
        ),
    ),
)

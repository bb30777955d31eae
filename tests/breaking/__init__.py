"""Every rule of CONTRACT §3, and of the states of §1, broken on purpose.

    python -m tests.breaking            breaks them one by one, and says which test tells
    python -m tests.breaking official   only the rules in which the word occurs

A rule stands beside the ways to break it, and each way beside the tests that must then fail. Each
is tried in a copy of the code, never in the code itself. What is not built yet has no rule here:
adding up across units. What a mutation tool found beside: SURVIVORS.md.
"""

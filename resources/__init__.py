"""Files the program carries with it: forms, fonts, translations, help."""

from pathlib import Path


def path(*parts: str) -> Path:
    """Return the place of a carried file, in a checkout as in a built program."""
    return Path(__file__).parent.joinpath(*parts)

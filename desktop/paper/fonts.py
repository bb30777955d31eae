"""The serif type of office papers: Times New Roman where the PC has it, else a twin in width."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import resources
from db.vietnamese import TONES, nfc

_VOWELS = "aăâeêioôơuưy"
VIETNAMESE_LETTERS = frozenset(
    letter
    for base in (*_VOWELS, "đ", *(vowel + tone for vowel in _VOWELS for tone in TONES))
    for letter in (nfc(base), nfc(base.upper()))
)

# Regular, bold, italic, bold italic: as Windows, macOS and the Linux core-fonts package name them.
_TIMES_FILES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
)

_registering = threading.Lock()


@dataclass(frozen=True)
class FontFamily:
    """Four font files of one design."""

    name: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


@dataclass(frozen=True)
class Typeface:
    """Names under which reportlab knows the four styles of one family."""

    family: str
    regular: str
    bold: str
    italic: str
    bold_italic: str


def bundled() -> FontFamily:
    """Return Liberation Serif, which the program carries: same widths as Times New Roman."""
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    files = (resources.path("fonts", f"LiberationSerif-{style}.ttf") for style in styles)
    return FontFamily("Liberation Serif", *files)


def system_folders() -> list[Path]:
    """Return the folders where a PC keeps its fonts, whether they exist or not."""
    folders = [
        Path("/System/Library/Fonts/Supplemental"),
        Path("/Library/Fonts"),
        Path("/usr/share/fonts/truetype/msttcorefonts"),
        Path.home() / ".local/share/fonts",
        Path.home() / ".fonts",
    ]
    for variable, below in (("LOCALAPPDATA", "Microsoft/Windows/Fonts"), ("WINDIR", "Fonts")):
        if place := os.environ.get(variable):
            folders.insert(0, Path(place, below))
    return folders


def find_times(folders: Iterable[Path]) -> FontFamily | None:
    """Return Times New Roman from the first folder holding all four files, readable and
    with every Vietnamese letter; None where there is none."""
    for folder in folders:
        for names in _TIMES_FILES:
            files = [folder / name for name in names]
            if all(map(_writes_vietnamese, files)):
                return FontFamily("Times New Roman", *files)
    return None


@cache
def serif_family() -> FontFamily:
    """Return the family papers are set in on this PC (DOMAIN §7, DESIGN)."""
    return find_times(system_folders()) or bundled()


def serif() -> Typeface:
    """Return the paper's typeface, made known to reportlab."""
    with _registering:
        return _register(serif_family())


@cache
def _register(family: FontFamily) -> Typeface:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    names = []
    for style in ("regular", "bold", "italic", "bold_italic"):
        names.append(f"{family.name} {style}")
        # Shaping would need another library, and precomposed Vietnamese needs no shaping.
        registerFont(TTFont(names[-1], str(getattr(family, style)), shapable=False))
    return Typeface(family.name, *names)


def _writes_vietnamese(file: Path) -> bool:
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

    if not file.is_file():
        return False
    try:
        glyphs = TTFontFile(str(file)).charToGlyph
    except (TTFError, OSError):
        return False
    return all(ord(letter) in glyphs for letter in VIETNAMESE_LETTERS)

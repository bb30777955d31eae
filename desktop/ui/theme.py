"""Colours, type sizes and spacing: light and dark, scaled by the text-size setting (LOOK)."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

import resources

BODY_POINTS = 11.0
TITLE_POINTS = 16.0
NOTE_POINTS = 10.0
KEYCAP_POINTS = 9.0
FIGURE_POINTS = 24.0

INSIDE = 8
BETWEEN = 16
EDGE = 24
ROW_HEIGHT = 36
BUTTON_HEIGHT = 34
CORNER = 6
CARD_CORNER = 8

# Below these window sizes, given for 100 % text, columns fold and the rail turns to icons.
FOLD_BELOW = 1150
LOW_BELOW = 560

SMALLEST_TEXT = 90
LARGEST_TEXT = 200

BUNDLED_FACE = "Liberation Sans"
WINDOWS_FACE = "Segoe UI"


class Mode(StrEnum):
    """Which palette a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a state means; each has its own colours and always a word beside them."""

    GOOD = "good"
    ATTENTION = "attention"
    FAULT = "fault"
    INFO = "info"
    PLAIN = "plain"


@dataclass(frozen=True)
class Colours:
    """One palette; every text colour keeps a contrast of 4.5 with the grounds it stands on."""

    dark: bool
    ground: str
    rail: str
    card: str
    sunken: str
    line: str
    field_line: str
    ink: str
    ink2: str
    disabled: str
    accent: str
    accent_soft: str
    action: str
    action_hover: str
    on_action: str
    good: str
    good_soft: str
    attention: str
    attention_soft: str
    fault: str
    fault_soft: str
    info: str
    info_soft: str
    selection: str
    hover: str
    bar: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Return the ink and the ground of a state."""
        if tone is Tone.PLAIN:
            return self.ink2, self.sunken
        ink: str = getattr(self, tone.value)
        ground: str = getattr(self, f"{tone.value}_soft")
        return ink, ground


LIGHT = Colours(
    dark=False,
    ground="#F6F5F2",
    rail="#FBFAF9",
    card="#FFFFFF",
    sunken="#F0EEEA",
    line="#E2DFD8",
    field_line="#BDB8AE",
    ink="#1F2328",
    ink2="#5B6470",
    disabled="#8B9199",
    accent="#A61B1B",
    accent_soft="#FBEDEB",
    action="#A61B1B",
    action_hover="#8F1515",
    on_action="#FFFFFF",
    good="#1E7B4F",
    good_soft="#E8F4EE",
    attention="#9A6200",
    attention_soft="#FDF3DF",
    fault="#B3261E",
    fault_soft="#FBEDEB",
    info="#22577A",
    info_soft="#E7F0F6",
    selection="#FFF7E0",
    hover="#F3F1ED",
    bar="#D8C8C5",
)

DARK = Colours(
    dark=True,
    ground="#1A1C1F",
    rail="#1F2225",
    card="#25282C",
    sunken="#2E3237",
    line="#3A3F45",
    field_line="#626972",
    ink="#ECEDEE",
    ink2="#AEB6C0",
    disabled="#7C848D",
    accent="#F2938C",
    accent_soft="#40272A",
    action="#B5352F",
    action_hover="#C4413A",
    on_action="#FFFFFF",
    good="#74CBA0",
    good_soft="#1F3A2D",
    attention="#E6B457",
    attention_soft="#3D321A",
    fault="#F2938C",
    fault_soft="#46262A",
    info="#8FC3E6",
    info_soft="#1F3747",
    selection="#3D3722",
    hover="#2D3136",
    bar="#6B5A5B",
)


@dataclass(frozen=True)
class Theme:
    """Colours and sizes as the settings of this PC ask for them."""

    colours: Colours = LIGHT
    percent: int = 100
    face: str = BUNDLED_FACE

    @property
    def scale(self) -> float:
        """Return by how much everything is larger than at 100 %."""
        return self.percent / 100

    def px(self, pixels: float) -> int:
        """Return a length given for 100 % in pixels of this text size."""
        return round(pixels * self.scale)

    def margins(self, *pixels: float) -> QMargins:
        """Return margins given for 100 % as left, top, right, bottom."""
        left, top, right, bottom = (self.px(one) for one in pixels)
        return QMargins(left, top, right, bottom)

    def font(self, points: float = BODY_POINTS, *, bold: bool = False) -> QFont:
        """Return the face at a size given for 100 %, with digits of one width."""
        return _font(self.face, points * self.scale, bold)

    def colour(self, name: str) -> QColor:
        """Return one of the palette's colours by its name."""
        return QColor(getattr(self.colours, name))


_current = Theme()


def current() -> Theme:
    """Return the theme in use."""
    return _current


def px(pixels: float) -> int:
    """Return a length given for 100 % in pixels of the theme in use."""
    return _current.px(pixels)


def choose(mode: Mode, percent: int) -> Theme:
    """Return the theme for a person's choice; SYSTEM asks what the PC is set to."""
    dark = mode is Mode.DARK
    if mode is Mode.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    size = min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)
    return Theme(DARK if dark else LIGHT, size, _load_face())


def use(theme: Theme) -> bool:
    """Make a theme the one in use; tell whether it was another before."""
    global _current
    changed = theme != _current
    _current = theme
    return changed


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette for what no rule of the stylesheet reaches."""
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.card,
        QPalette.ColorRole.AlternateBase: colours.sunken,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.ink2,
        QPalette.ColorRole.Button: colours.card,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.on_action,
        QPalette.ColorRole.ToolTipBase: colours.card,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Highlight: colours.action,
        QPalette.ColorRole.HighlightedText: colours.on_action,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Accent: colours.action,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return made


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    made = QColor(colour)
    parts = (made.redF(), made.greenF(), made.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=64)
def _font(face: str, points: float, bold: bool) -> QFont:
    # Kept, as every cell painted asks for one.
    font = QFont(face)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _load_face() -> str:
    if sys.platform == "win32" and QFontDatabase.hasFamily(WINDOWS_FACE):
        return WINDOWS_FACE
    if not QFontDatabase.hasFamily(BUNDLED_FACE):
        for file in sorted(resources.path("fonts").glob("LiberationSans-*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    return BUNDLED_FACE

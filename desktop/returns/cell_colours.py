"""The colours of a cell as plain #RRGGBB, however the workbook writes them."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING, Any

from openpyxl.styles.colors import COLOR_INDEX

if TYPE_CHECKING:
    from openpyxl.styles.colors import Color

# Background and text, light and dark, then the accents of a new workbook in Office 2013 and later;
# a form with a theme of its own is shown in these.
_BASES = ("FFFFFF", "000000", "E7E6E6", "44546A")
_ACCENTS = ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72")
_THEME = _BASES + _ACCENTS


def ground(fill: Any) -> str:
    """Return the colour a cell's fill gives it; empty for plain paper, patterns and shades."""
    # The stubs do not know what kinds of fill a cell's style stands for.
    if fill.fill_type != "solid":
        return ""
    found = plain(fill.fgColor)
    return "" if found == "#FFFFFF" else found


def ink(colour: Color | None) -> str:
    """Return the colour of a cell's text; empty for plain black."""
    found = "" if colour is None else plain(colour)
    return "" if found == "#000000" else found


def plain(colour: Color) -> str:
    """Return a colour as #RRGGBB; empty where it is left to the program."""
    if colour.type == "theme" and 0 <= colour.theme < len(_THEME):
        text = _THEME[colour.theme]
    elif colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        text = COLOR_INDEX[colour.indexed][-6:]
    elif colour.type == "rgb" and isinstance(colour.rgb, str):
        text = colour.rgb[-6:]
    else:
        return ""
    return _tinted(text, float(colour.tint or 0))


def _tinted(text: str, tint: float) -> str:
    """Return a colour made lighter, or darker by a tint below 0 (ECMA-376 §18.8.19)."""
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)

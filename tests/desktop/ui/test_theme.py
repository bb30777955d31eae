"""Colours can be read, sizes follow the text-size setting."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui import theme
from desktop.ui.stylesheet import apply, stylesheet
from desktop.ui.theme import DARK, LIGHT, Colours, Mode, Tone, contrast

READABLE = 4.5
PALETTES = [LIGHT, DARK]


@pytest.mark.parametrize("colours", PALETTES)
@pytest.mark.parametrize("ink", ["ink", "ink2"])
@pytest.mark.parametrize("ground", ["ground", "rail", "card", "sunken", "selection", "hover"])
def test_words_can_be_read_on_every_ground(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= READABLE


@pytest.mark.parametrize("colours", PALETTES)
@pytest.mark.parametrize("tone", Tone)
def test_a_state_can_be_read_on_its_own_ground(colours: Colours, tone: Tone) -> None:
    ink, ground = colours.tone(tone)
    assert contrast(ink, ground) >= READABLE
    assert contrast(colours.ink, ground) >= READABLE


@pytest.mark.parametrize("colours", PALETTES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_action", "action"),
        ("on_action", "action_hover"),
        ("accent", "accent_soft"),
        ("accent", "card"),
        ("accent", "ground"),
        ("fault", "card"),
        ("attention", "card"),
        ("card", "ink"),
    ],
)
def test_the_accent_and_faults_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= READABLE


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("percent", [90, 100, 150, 200])
def test_lengths_and_letters_grow_with_the_text_size(percent: int) -> None:
    chosen = theme.choose(Mode.LIGHT, percent)
    assert chosen.px(40) == 40 * percent // 100
    assert chosen.font().pointSizeF() == pytest.approx(11 * percent / 100)


def test_text_sizes_outside_the_setting_are_brought_inside() -> None:
    assert theme.choose(Mode.LIGHT, 20).percent == 90
    assert theme.choose(Mode.LIGHT, 900).percent == 200


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_stylesheet_names_no_unknown_colour(mode: Mode) -> None:
    text = stylesheet(theme.choose(mode, 100))
    assert re.findall(r"\{\w+\}", text) == []


def test_applying_a_theme_dresses_the_whole_program(qapp: QApplication) -> None:
    apply(qapp, theme.choose(Mode.DARK, 150))
    assert theme.px(10) == 15
    assert qapp.palette().window().color().name().upper() == DARK.ground
    assert qapp.font().pointSizeF() == pytest.approx(16.5)


def test_digits_have_one_width() -> None:
    from PySide6.QtGui import QFontMetricsF

    for bold in (False, True):
        metrics = QFontMetricsF(theme.current().font(bold=bold))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1

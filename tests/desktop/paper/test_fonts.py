from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import resources
from desktop.paper.fonts import FontFamily, bundled, find_times, system_folders

WINDOWS = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
LINUX = (
    "Times_New_Roman.ttf",
    "Times_New_Roman_Bold.ttf",
    "Times_New_Roman_Italic.ttf",
    "Times_New_Roman_Bold_Italic.ttf",
)


def files(family: FontFamily) -> list[Path]:
    return [family.regular, family.bold, family.italic, family.bold_italic]


def stand_in(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """Put twins of Times New Roman where a PC would have the real ones."""
    folder.mkdir(parents=True)
    there = [folder / name for name in names]
    for file, place in zip(files(bundled()), there, strict=True):
        shutil.copy(file, place)
    return there


@pytest.mark.parametrize("names", [WINDOWS, LINUX])
def test_times_new_roman_is_taken_where_the_pc_has_it(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    there = stand_in(tmp_path / "Fonts", names)
    family = find_times([tmp_path / "nowhere", tmp_path / "Fonts"])
    assert family is not None
    assert files(family) == there


def test_windows_keeps_fonts_for_everybody_and_for_one_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINDIR", str(tmp_path / "Windows"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    own = stand_in(tmp_path / "Local/Microsoft/Windows/Fonts", WINDOWS)
    assert find_times(system_folders()) == FontFamily("Times New Roman", *own)
    everybody = stand_in(tmp_path / "Windows/Fonts", WINDOWS)
    assert find_times(system_folders()) == FontFamily("Times New Roman", *everybody)


def test_three_of_the_four_files_are_not_enough(tmp_path: Path) -> None:
    stand_in(tmp_path / "Fonts", WINDOWS)[3].unlink()
    assert find_times([tmp_path / "Fonts"]) is None


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    stand_in(tmp_path / "Fonts", WINDOWS)[1].write_text("không phải phông chữ")
    assert find_times([tmp_path / "Fonts"]) is None


def test_a_font_without_vietnamese_letters_is_passed_over(tmp_path: Path) -> None:
    from reportlab import rl_config  # its own sample font knows Western letters only

    (western,) = (
        Path(place, "Vera.ttf")
        for place in rl_config.TTFSearchPath
        if Path(place, "Vera.ttf").is_file()
    )
    shutil.copy(western, stand_in(tmp_path / "Fonts", WINDOWS)[0])
    assert find_times([tmp_path / "Fonts"]) is None


@pytest.mark.parametrize("family", ["Serif", "Sans"])
def test_bundled_fonts_write_vietnamese_in_all_four_styles(family: str, tmp_path: Path) -> None:
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    for style, name in zip(styles, WINDOWS, strict=True):
        shutil.copy(resources.path("fonts", f"Liberation{family}-{style}.ttf"), tmp_path / name)
    assert find_times([tmp_path]) is not None


def test_bundled_fonts_come_with_their_licence() -> None:
    licence = resources.path("fonts", "LICENSE-Liberation.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence

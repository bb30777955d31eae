"""Returns of three chapters, made once; tests copy them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.returns.consolidation.committee import a_unit, half_a_year


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the returns of three units of half a year; tests copy them."""
    place = tmp_path_factory.mktemp("below")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        for seed, code in enumerate(("CB1", "CB2", "CB3"), start=1):
            with a_unit(place, code, f"Chi bộ {seed}") as unit:
                half_a_year(unit, seed, subjects=("kl01" if seed == 2 else "KL01", "NQ57"))
                unit.send()
    return place / "returns"

"""What several returns come to: each unit's own figures, and the period before."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from db.figures import CATALOGUE, State, Value
from desktop.returns.about import ABOUT_SHEET
from desktop.returns.before import Before
from desktop.returns.consolidation.arrived import own as packed
from desktop.returns.consolidation.summing import Part, Summing, asked_of, in_order
from desktop.returns.forms import Form, load
from desktop.returns.manifest import Head, Manifest
from tests.desktop.returns.consolidation.committee import NOW, PERIOD
from tests.desktop.returns.district_form import ABOUT


@pytest.fixture
def form(tmp_path: Path) -> Form:
    workbook = openpyxl.Workbook()
    for tag in ("documents.issued", "documents.issued[type=NQ]"):
        workbook.worksheets[0].append([f"{{{{figure {tag}}}}}"])
    about = workbook.create_sheet(ABOUT_SHEET)
    for row in ABOUT:
        about.append(row)
    workbook.save(tmp_path / "bieu.xlsx")
    return load(tmp_path / "bieu.xlsx")


def part(
    code: str,
    figures: Mapping[str, int],
    before: Mapping[str, int] | None = None,
    *,
    own: bool = False,
) -> Part:
    head = Head("OM-07", "2026.1", code, f"Đơn vị {code}", PERIOD, 1, NOW)
    told = {
        id_: Value(id_, number, CATALOGUE[id_.partition("[")[0]].unit, State.COUNTED)
        for id_, number in figures.items()
    }
    manifest = Manifest(head, told, {}, {}, frozenset(), (), Before(dict(before or {})))
    said, content = packed(manifest)
    return Part(code, head.unit_name, 1, NOW, said, content, own)


def summed(form: Form, *parts: Part) -> Summing:
    summing = Summing(form, PERIOD)
    for each in parts:
        summing.add(each)
    return summing


@pytest.mark.parametrize("spellings", [("nq", "NQ"), ("NQ", "nq"), ("Nq", "nQ")])
def test_a_figure_narrowed_by_a_code_is_found_in_whichever_letters_a_unit_writes_it(
    form: Form, spellings: tuple[str, str]
) -> None:
    parts = [
        part(str(number), {"documents.issued": 9, f"documents.issued[type={code}]": number})
        for number, code in enumerate(spellings, start=1)
    ]
    summing = summed(form, *parts)
    totals = list(in_order(asked_of(form), summing.figures.values()))
    assert [each.number for each in totals] == [18, 3]
    given = [[unit.figures.get(each.id) for each in totals] for unit in summing.by_unit()]
    assert given == [[(9, State.COUNTED), (number, State.COUNTED)] for number in (1, 2)]


def before(form: Form, *parts: Part) -> Mapping[str, int | Decimal]:
    return summed(form, *parts).before(Before()).numbers


def test_a_committee_without_an_earlier_period_of_its_own_leaves_that_of_its_units(
    form: Form,
) -> None:
    issued = {"documents.issued": 5}
    units = part("1", issued, {"documents.issued": 3}), part("2", issued, {"documents.issued": 4})
    assert before(form, part("QU", {}, own=True), *units) == {"documents.issued": 7}
    with_own = part("QU", issued, {"documents.issued": 1}, own=True)
    assert before(form, with_own, *units) == {"documents.issued": 8}
    assert before(form, *units, part("3", issued)) == {}

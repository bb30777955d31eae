"""What a form would lose is named with its cell; what would harm the PC is refused quickly."""

from __future__ import annotations

import io
import time
import warnings
from pathlib import Path

import openpyxl
import pytest

from desktop.returns.form_check import check_form
from desktop.returns.form_faults import Gravity
from desktop.returns.form_file import FormFile
from desktop.returns.lost_parts import lost_parts
from tests.desktop.returns.spoilt_forms import (
    LOST,
    SHEET,
    Spoil,
    good_form,
    old_drawing,
    replaced,
    spoilt,
)

OF_THE_WHOLE = ("a connection", "a link nobody reads", "a macro", "a template")
LOOKS = ("type within a text", "a discussion")


@pytest.mark.parametrize("name", LOST)
def test_what_would_be_lost_is_told_with_its_cell_and_what_to_do(tmp_path: Path, name: str) -> None:
    spoil, cell, words = LOST[name]
    check = check_form(spoilt(good_form(tmp_path), spoil))
    told, *others = check.faults
    assert bool(others) == (name == "another workbook")  # a formula, too
    assert (told.severity is Gravity.WARNING) == (name in LOOKS)
    assert told.cell == cell
    assert told.sheet == ("" if name in OF_THE_WHOLE else "Biểu")
    assert words in str(told.message)
    assert cell in str(told.message)
    assert check.refused != (name in LOOKS)


@pytest.mark.parametrize(
    "name", ["a shape", "a picture", "a newer condition", "type within a text"]
)
def test_what_is_told_as_lost_is_lost_when_the_form_is_saved(tmp_path: Path, name: str) -> None:
    form = spoilt(good_form(tmp_path), LOST[name][0])
    assert lost_parts(FormFile(form))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(io.BytesIO(form))
    saved = io.BytesIO()
    workbook.save(saved)
    assert not lost_parts(FormFile(saved.getvalue()))


def test_notes_links_and_what_rows_carry_along_are_kept(tmp_path: Path) -> None:
    form = spoilt(good_form(tmp_path), old_drawing("Note"))
    assert check_form(form).faults == ()


# What a hostile file asks for


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (replaced(SHEET, "</row>", '<c r="XFD1048576" s="0"/></row>'), "nằm quá xa"),
        (
            replaced(
                SHEET,
                "</sheetData>",
                '</sheetData><mergeCells><mergeCell ref="B2:XFD9999"/></mergeCells>',
            ),
            "ô",
        ),
        (
            replaced(
                SHEET,
                "</sheetData>",
                '</sheetData><hyperlinks><hyperlink ref="A1:IV999"/>'
                '<hyperlink ref="A1:IV999"/></hyperlinks>',
            ),
            "quá nhiều ô",
        ),
        (replaced(SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet'), "khai báo lạ"),
        (replaced(SHEET, "</sheetData>", ""), "hỏng"),
        (replaced(SHEET, 'r="A1"', 'r="A0"'), "hỏng"),
        (replaced(SHEET, "<sheetData>", "<sheetData>" + " " * (17 << 20)), "bung ra lớn"),
    ],
)
def test_what_would_take_long_to_load_is_refused_before_it_is_loaded(
    tmp_path: Path, spoil: Spoil, said: str
) -> None:
    form = spoilt(good_form(tmp_path, B1="x"), spoil)
    began = time.process_time()
    check = check_form(form)
    assert time.process_time() - began < 3
    assert check.form is None
    (told,) = check.faults
    assert said in str(told.message)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xls"]
)
def test_what_is_no_workbook_is_said_so(content: bytes) -> None:
    check = check_form(content, "don-vi.xlsx")
    assert (check.form, len(check.faults), check.refused) == (None, 1, True)
    assert "don-vi.xlsx" in str(check.faults[0].message)

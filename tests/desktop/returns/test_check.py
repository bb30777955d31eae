"""Reading a return back: intact, edited and where, shifted, cut short, or no return at all."""

from __future__ import annotations

import contextlib
import io
import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as XlsxWorkbook
from openpyxl.styles import Font, PatternFill

from db.messages import BookError, Message
from db.registers.thresholds import FAR_FROM_PERIOD
from desktop.files import child
from desktop.files.answer import decode
from desktop.files.cells import Cell, Sheet, Workbook
from desktop.files.limits import Limits, Refusal
from desktop.files.reading import OutsideFileError, cell_name
from desktop.returns import (
    CheckResult,
    NotAReturnError,
    check_return,
    hidden_sheet,
    manifest_json,
    sealed_rows,
)
from desktop.returns.before import Before
from desktop.returns.check import check_workbook
from desktop.returns.hidden_sheet import SHEET, to_rows
from desktop.returns.manifest import Manifest
from desktop.returns.problems import Problem, Severity
from tests.desktop.returns.office import Office, check_here, open_xlsx, read_here

FIRST, SUMMARY = "Biểu 01", "Biểu tổng hợp"


@pytest.fixture(scope="module")
def whole(sent: Path) -> Workbook:
    return read_here(sent)


def check(workbook: Workbook) -> CheckResult:
    return check_workbook(workbook, Path("KL01.xlsx"))


def sheet(workbook: Workbook, name: str) -> Sheet:
    return next(each for each in workbook.sheets if each.name == name)


def with_manifest(workbook: Workbook, manifest: Manifest) -> Workbook:
    changed = deepcopy(workbook)
    sheet(changed, SHEET).rows = [list(row) for row in to_rows(manifest)]
    return changed


def rules(result: CheckResult) -> list[str]:
    return [each.rule for each in result.problems]


# Intact


def test_a_return_as_it_was_made_is_intact(sent: Path) -> None:
    result = check_return(sent)
    assert result.intact
    said = result.to_json()
    assert {key: said[key] for key in ("form", "form_version", "unit", "period", "revision")} == {
        "form": "KL01",
        "form_version": "3",
        "unit": {"code": "KV3", "name": "Chi bộ Khu vực 3"},
        "period": {"from": "2026-01-01", "to": "2026-06-30"},
        "revision": 1,
    }
    assert (said["intact"], said["edited"]) == (True, [])
    assert said["figures"]["meetings.rate"] == 77.78
    assert said["figures"]["study.rate[subject=CD26]"] is None


def test_saved_again_unchanged_it_is_intact(sent: Path, tmp_path: Path) -> None:
    open_xlsx(sent).save(tmp_path / "a.xlsx")
    assert check_here(tmp_path / "a.xlsx").intact


def test_looks_and_sheet_states_are_no_values(sent: Path, tmp_path: Path) -> None:
    book: Any = open_xlsx(sent)
    book[FIRST]["D12"].number_format = "dd/mm/yyyy"
    book[FIRST]["D12"].font = Font(bold=True)
    book[FIRST]["B40"].fill = PatternFill("solid", fgColor="FF0000")
    book[FIRST].row_dimensions[12].height = 99
    book[FIRST].column_dimensions["H"].hidden = True
    book[FIRST]["A2"].value = book[FIRST]["A2"].value
    book[SUMMARY].sheet_state = "hidden"
    book[SHEET].sheet_state = "veryHidden"
    book.move_sheet(SHEET, -2)
    book.save(tmp_path / "a.xlsx")
    assert check_here(tmp_path / "a.xlsx").intact


# Edited


def test_one_value_changed_anywhere_is_named(whole: Workbook) -> None:
    for name in (FIRST, SUMMARY):
        for row, cells in enumerate(sheet(whole, name).rows):
            for column, was in enumerate(cells):
                if was is None:
                    continue
                changed = deepcopy(whole)
                sheet(changed, name).rows[row][column] = "sửa" if isinstance(was, str) else 1234
                result = check(changed)
                edits = [(each.sheet, each.cell) for each in result.edited]
                assert edits == [(name, cell_name(row, column))]
                assert not result.intact


def test_what_was_and_what_is_are_said(sent: Path, tmp_path: Path) -> None:
    book: Any = open_xlsx(sent)
    book[FIRST]["D12"] = 5
    book[SUMMARY]["B10"] = None
    book[SUMMARY]["H30"] = "ghi thêm"
    book[SUMMARY]["D11"] = "3"
    book.save(tmp_path / "a.xlsx")
    result = check_here(tmp_path / "a.xlsx")
    assert [each.to_json() for each in result.edited] == [
        {"sheet": FIRST, "cell": "D12", "was": 2, "now": 5},
        {"sheet": SUMMARY, "cell": "B10", "was": "ĐẢNG VIÊN (ngày cuối kỳ)", "now": None},
        {"sheet": SUMMARY, "cell": "D11", "was": 3, "now": "3"},
        {"sheet": SUMMARY, "cell": "H30", "was": None, "now": "ghi thêm"},
    ]
    assert result.needs_attention
    assert result.figures["study.sessions"] == 2


def test_a_number_typed_as_text_is_told_from_the_number(sent: Path, tmp_path: Path) -> None:
    book: Any = open_xlsx(sent)
    book[SUMMARY]["D11"] = "3"
    book.save(tmp_path / "a.xlsx")
    (edited,) = check_here(tmp_path / "a.xlsx").edited
    assert (edited.words()["was"], edited.words()["now"]) == ("3 (số)", "3 (chữ)")


def test_days_are_told_as_days_to_people_and_to_programs(sent: Path, tmp_path: Path) -> None:
    book: Any = open_xlsx(sent)
    cell = next(
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, date)
    )
    was = cell.value.date()
    cell.value = date(2026, 5, 20)
    book.save(tmp_path / "a.xlsx")
    (edited,) = check_here(tmp_path / "a.xlsx").edited
    told = edited.to_json()
    assert (told["was"], told["now"]) == (was.isoformat(), "2026-05-20")
    assert edited.words()["now"] == "20/05/2026"


def test_a_formula_put_in_place_of_a_value_is_an_edit(sent: Path, tmp_path: Path) -> None:
    book: Any = open_xlsx(sent)
    book[FIRST]["D14"] = "=SUM(D11:D13)"
    book.save(tmp_path / "a.xlsx")
    assert [each.cell for each in check_here(tmp_path / "a.xlsx").edited] == ["D14"]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_several_edits_are_all_named_and_nothing_else(whole: Workbook, data: st.DataObject) -> None:
    changed = deepcopy(whole)
    rows = sheet(changed, FIRST).rows
    places = data.draw(
        st.sets(
            st.tuples(st.integers(0, len(rows) - 1), st.integers(0, len(rows[0]) - 1)),
            min_size=1,
            max_size=4,
        )
    )
    for row, column in places:
        rows[row][column] = f"sửa {row} {column}"
    edits = {each.cell for each in check(changed).edited}
    assert edits == {cell_name(row, column) for row, column in places}


@pytest.mark.parametrize("part", ["problems", "included"])
def test_a_part_longer_than_any_honest_one_is_refused_before_it_is_read(
    whole: Workbook, part: str
) -> None:
    texts = dict(hidden_sheet.texts_of(sheet(whole, SHEET).rows, Path("KL01.xlsx")))
    (one,) = json.loads(texts[part])[:1] or [["CB1", "Chi bộ 1", 1]]
    texts[part] = f"[{','.join([json.dumps(one)] * (20_000_000 // len(json.dumps(one))))}]"
    changed = deepcopy(whole)
    sheet(changed, SHEET).rows = [list(row) for row in sealed_rows.to_rows("sochibo-return", texts)]
    with pytest.raises(NotAReturnError):
        check(changed)


# Shifted


def test_an_inserted_row_is_named_as_a_shift(whole: Workbook) -> None:
    for name in (FIRST, SUMMARY):
        for at in range(len(sheet(whole, name).rows)):
            changed = deepcopy(whole)
            rows = sheet(changed, name).rows
            rows.insert(at, [None] * len(rows[0]))
            result = check(changed)
            assert result.edited == ()
            assert rules(result)[0] == "row_inserted"
            assert result.problems[0].sheet == name
            assert not result.intact


def test_the_shift_says_where(sent: Path, tmp_path: Path) -> None:
    book = open_xlsx(sent)
    book[FIRST].insert_rows(12, 2)
    book.save(tmp_path / "a.xlsx")
    found = check_here(tmp_path / "a.xlsx").problems[0]
    assert (found.rule, found.sheet, found.cell) == ("row_inserted", FIRST, "A12")
    assert "chèn thêm 2 dòng ở dòng 12" in str(found.message)


def test_of_an_inserted_row_only_what_was_typed_is_an_edit(whole: Workbook) -> None:
    changed = deepcopy(whole)
    rows = sheet(changed, FIRST).rows
    typed: list[Cell] = [None] * len(rows[0])
    typed[1], typed[3] = "Nội dung thêm", 4
    rows.insert(12, typed)
    result = check(changed)
    assert [each.cell for each in result.edited] == ["B13", "D13"]
    assert rules(result)[0] == "row_inserted"


def test_a_removed_row_is_named_as_a_shift(whole: Workbook) -> None:
    rows = sheet(whole, SUMMARY).rows
    filled = [at for at, row in enumerate(rows[:-1]) if sum(each is not None for each in row) > 1]
    for at in filled:
        changed = deepcopy(whole)
        del sheet(changed, SUMMARY).rows[at]
        result = check(changed)
        assert result.edited == ()
        assert rules(result)[0] == "row_removed"
        assert f"dòng {at + 1}," in str(result.problems[0].message)


def test_a_cleared_row_is_so_many_edits_and_no_shift(whole: Workbook) -> None:
    changed = deepcopy(whole)
    sheet(changed, FIRST).rows[11] = [None] * 10
    result = check(changed)
    assert len(result.edited) == 9
    assert "row_removed" not in rules(result)


@pytest.mark.parametrize("at", range(10))
def test_an_inserted_column_is_named_as_a_shift(whole: Workbook, at: int) -> None:
    changed = deepcopy(whole)
    for row in sheet(changed, FIRST).rows:
        row.insert(at, None)
    result = check(changed)
    assert result.edited == ()
    assert rules(result)[0] == "column_inserted"


def test_a_row_inserted_and_a_value_changed_are_told_apart(whole: Workbook) -> None:
    changed = deepcopy(whole)
    rows = sheet(changed, SUMMARY).rows
    rows[20][3] = 99
    rows.insert(12, [None] * len(rows[0]))
    result = check(changed)
    assert [each.cell for each in result.edited] == ["D22"]
    assert rules(result)[0] == "row_inserted"


# Sheets


def test_a_renamed_sheet_is_the_same_sheet(whole: Workbook) -> None:
    changed = deepcopy(whole)
    sheet(changed, FIRST).name = "Bieu 1"
    result = check(changed)
    assert result.intact
    assert rules(result)[0] == "sheet_renamed"
    sheet(changed, "Bieu 1").rows[11][3] = 9
    assert [(each.sheet, each.cell) for each in check(changed).edited] == [("Bieu 1", "D12")]


def test_a_missing_sheet_and_an_added_one_are_named(whole: Workbook) -> None:
    changed = deepcopy(whole)
    changed.sheets.remove(sheet(changed, SUMMARY))
    changed.sheets.append(Sheet("Ghi chú", [["xin lưu ý"]]))
    result = check(changed)
    assert not result.intact
    assert [(each.rule, each.sheet) for each in result.problems[:2]] == [
        ("sheet_missing", SUMMARY),
        ("sheet_added", "Ghi chú"),
    ]


def test_an_added_sheet_that_is_empty_or_hidden_says_nothing(whole: Workbook) -> None:
    changed = deepcopy(whole)
    changed.sheets.append(Sheet("Sheet1", []))
    changed.sheets.append(Sheet("_addin", [["x"]], hidden=True))
    assert check(changed).intact


def test_a_sheet_with_nothing_left_of_it_is_told_within_reason(whole: Workbook) -> None:
    changed = deepcopy(whole)
    sheet(changed, FIRST).rows[:] = [[f"{row} {at}" for at in range(12)] for row in range(2_000)]
    result = check(changed)
    assert not result.intact
    assert 0 < len(result.edited) <= 2_000


# The hidden sheet


def test_a_slip_on_the_hidden_sheet_is_named(whole: Workbook) -> None:
    for row in range(len(sheet(whole, SHEET).rows)):
        for column in range(3):
            changed = deepcopy(whole)
            sheet(changed, SHEET).rows[row][column] = "sửa"
            with pytest.raises(NotAReturnError, match=rf"“{SHEET}”.* ô [AB]{row + 1} "):
                check(changed)


def test_a_row_missing_on_the_hidden_sheet_is_named(whole: Workbook) -> None:
    rows = sheet(whole, SHEET).rows
    for at in range(len(rows)):
        changed = deepcopy(whole)
        del sheet(changed, SHEET).rows[at]
        with pytest.raises(NotAReturnError, match=SHEET):
            check(changed)


def test_a_manifest_by_a_later_program_is_told_as_such(
    whole: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = check(whole).manifest
    monkeypatch.setattr("desktop.returns.sealed_rows._FORMAT", 2)
    changed = with_manifest(whole, manifest)
    monkeypatch.undo()
    with pytest.raises(NotAReturnError, match="bản chương trình mới hơn"):
        check(changed)


def test_cells_where_no_form_reaches_are_refused(whole: Workbook) -> None:
    manifest = check(whole).manifest
    far = replace(manifest, cells={FIRST: {(9_000_000, 15_000): ("s", "x")}})
    with pytest.raises(NotAReturnError):
        check(with_manifest(whole, far))


def test_numbers_no_chapter_has_are_refused(whole: Workbook) -> None:
    manifest = check(whole).manifest
    held = manifest.figures["meetings.held"]
    absurd = {**manifest.figures, "meetings.held": replace(held, number=10**15)}
    with pytest.raises(NotAReturnError):
        check(with_manifest(whole, replace(manifest, figures=absurd)))


def test_a_problem_of_a_rule_not_known_here_is_shown_as_it_is_written(whole: Workbook) -> None:
    manifest = check(whole).manifest
    strange = Problem(Severity.ERROR, "of_tomorrow", Message("Lỗi {x}", {"x": "{0.__class__}"}))
    result = check(with_manifest(whole, replace(manifest, problems=(strange,))))
    assert str(result.problems[0].message) == "Lỗi {0.__class__}"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda part: (
        st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=8), part, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=80)
@given(st.data())
def test_a_manifest_no_program_of_ours_wrote_is_nonsense_never_a_crash(
    whole: Workbook, data: st.DataObject
) -> None:
    said = manifest_json.encode(check(whole).manifest)
    part: Any = said
    for _step in range(data.draw(st.integers(0, 4))):
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        key = data.draw(st.sampled_from(keys)) if keys else None
        if key is None or not isinstance(part[key], dict | list):
            break
        part = part[key]
    if isinstance(part, dict):
        part[data.draw(st.sampled_from([*part, "x"]))] = data.draw(JSON)
    else:
        part.insert(0, data.draw(JSON))
    with contextlib.suppress(*manifest_json.NONSENSE):
        manifest_json.decode(said)


# Consistent


def test_figures_that_contradict_one_another_are_found_in_any_file(whole: Workbook) -> None:
    manifest = check(whole).manifest
    figures = dict(manifest.figures)
    figures["meetings.present"] = replace(figures["meetings.present"], number=9)
    figures["study.rate"] = replace(figures["study.rate"], number=Decimal("12.34"))
    result = check(with_manifest(whole, replace(manifest, figures=figures)))
    found = {each.rule: str(each.message) for each in result.problems}
    assert "là 9 nhưng có mặt và vắng cộng lại là 11" in found["due_adds_up"]
    assert "12,34%" in found["rate_fits"]
    assert result.needs_attention


def test_every_rule_over_figures_is_run_anew_on_the_file(whole: Workbook) -> None:
    manifest = check(whole).manifest
    figures = dict(manifest.figures)
    wrong = {"commitments.due": 99, "study.people_due": 98, "members.women": 97, "models.kept": 1}
    for figure, number in (wrong | {"meetings.held": 30}).items():
        figures[figure] = replace(figures[figure], number=number)
    before = Before({"meetings.held": 3}, percent=900, points=20, handful=5)
    sealed = replace(manifest, figures=figures, before=before, problems=())
    result = check(with_manifest(whole, sealed))
    assert {"part_above_whole", "people_above_members", "people_odd", "sum_fits"} <= {
        *rules(result)
    }
    (far,) = [each for each in result.problems if each.rule == "far_from_before"]
    assert str(far.message) == "“Cuộc sinh hoạt chi bộ” là 30, kỳ trước là 3."
    assert (far.sheet, far.cell) == manifest.shows["meetings.held"]
    stricter = replace(sealed, before=replace(before, percent=901))
    assert "far_from_before" not in rules(check(with_manifest(whole, stricter)))


def said(found: Problem) -> tuple[object, ...]:
    """Return all that a problem says, its facts put into words."""
    record = found.record and (found.record.register, found.record.id, str(found.record.label))
    keys = (found.room, found.none_of, record)
    return found.severity, found.rule, found.words(), found.sheet, found.cell, *keys


def test_what_was_found_in_the_book_is_read_again_word_for_word(office: Office) -> None:
    office.chapter.members(3)
    model = office.chapter.write("models", name="Chợ {0} đồng", registered="2025-02-01")
    for month in range(1, 7):
        meeting = office.chapter.meeting(f"2026-{month:02}-05")
        if month > 1:
            office.chapter.take(meeting)
    made = office.make()
    read = check_here(made.file)
    assert [said(each) for each in read.problems] == [said(each) for each in made.problems]
    assert {each.rule for each in read.problems} == {
        "not_taken",
        "no_thematic",
        "no_results",
        "not_filled",
    }
    (found,) = [each for each in read.problems if each.rule == "no_results"]
    assert found.record is not None
    assert (found.record.register, found.record.id) == ("models", model)
    assert "“Chợ {0} đồng”" in found.words()


def test_the_file_carries_what_was_counted_in_the_period_before(office: Office) -> None:
    office.chapter.members(2)
    office.chapter.take(office.chapter.meeting("2025-11-05"))
    office.chapter.take(office.chapter.meeting("2026-03-05"))
    before = check_here(office.make().file).manifest.before
    counted = {
        key: before.numbers[key] for key in ("meetings.held", "meetings.due", "members.total")
    }
    assert counted == {"meetings.held": 1, "meetings.due": 2, "members.total": 2}
    assert "documents.issued" not in before.numbers
    assert not any("[" in each for each in before.numbers)
    assert (before.percent, before.points, before.handful) == (50, 20, 5)
    with office.book.change("đổi ngưỡng") as session:
        FAR_FROM_PERIOD.write(session, 80)
    own = check_here(office.make("2026-02-01..2026-06-30").file).manifest.before
    assert (dict(own.numbers), own.percent) == ({}, 80)


def test_what_was_before_is_no_content_of_a_return(whole: Workbook) -> None:
    manifest = check(whole).manifest
    other = replace(manifest, before=Before({"meetings.held": 9}))
    assert other.content() == manifest.content()


# Refused


def test_a_return_cut_short_anywhere_is_refused_in_one_sentence(sent: Path, tmp_path: Path) -> None:
    data = sent.read_bytes()
    cut = tmp_path / sent.name
    for part in range(200):
        cut.write_bytes(data[: len(data) * part // 200])
        answer = io.BytesIO()
        child.answer(cut, answer, Limits())
        with pytest.raises(Refusal):
            decode(answer.getvalue(), Limits())


@pytest.mark.parametrize("share", [0.0, 0.3, 0.999])
def test_the_sentence_names_the_file(sent: Path, tmp_path: Path, share: float) -> None:
    cut = tmp_path / "cắt.xlsx"
    data = sent.read_bytes()
    cut.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(OutsideFileError, match=r"“cắt\.xlsx”"):
        check_return(cut)


def test_a_workbook_that_is_no_return_is_told_as_such(tmp_path: Path) -> None:
    XlsxWorkbook().save(tmp_path / "khác.xlsx")
    with pytest.raises(NotAReturnError, match=r"“khác\.xlsx” không phải là báo cáo"):
        check_here(tmp_path / "khác.xlsx")


@settings(max_examples=40, deadline=None)
@given(st.binary(min_size=1, max_size=6), st.floats(0, 1))
def test_damage_in_any_place_is_refused_or_found_never_a_crash(
    sent: Path, bytes_: bytes, share: float
) -> None:
    data = bytearray(sent.read_bytes())
    at = int((len(data) - len(bytes_)) * share)
    data[at : at + len(bytes_)] = bytes_
    broken = sent.with_name("hong.xlsx")
    broken.write_bytes(bytes(data))
    with contextlib.suppress(Refusal, BookError):
        check_here(broken)

"""Forms as workbooks: what the standard one says, and how a form that cannot be used is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import resources
from db.figures import CATALOGUE, measure_of
from db.periods import Period
from desktop.returns.about import ABOUT_SHEET, PeriodKind, about_of, kind_of
from desktop.returns.errors import FormError
from desktop.returns.forms import load, standard_form
from tests.desktop.returns.office import open_xlsx

KL01 = resources.path("forms", "KL01.xlsx")
ABOUT = [
    ("Mã biểu mẫu", "TH01"),
    ("Phiên bản", 2),
    ("Tên", "Biểu thử"),
    ("Kỳ báo cáo", "Quý; NĂM"),
    ("Chốt số liệu (số ngày sau kỳ)", 0),
    ("Hạn nộp (số ngày sau kỳ)", 5),
    ("Nơi nhận", None),
]


def write_form(path: Path, cells: Mapping[str, Any], about: list[tuple[str, object]]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Biểu"
    for name, value in cells.items():
        sheet[name] = value
    page = book.create_sheet(ABOUT_SHEET)
    for row in about:
        page.append(row)
    book.save(path)
    return path


def without(heading: str) -> list[tuple[str, object]]:
    return [row for row in ABOUT if row[0] != heading]


# The standard form

MODELS = (
    "TT | Tên mô hình | Tập thể/cá nhân thực hiện | Lĩnh vực | Nội dung chính | Năm đăng ký | "
    "Đăng ký mới/Duy trì | Kết quả nổi bật | Cấp công nhận | Nhân rộng | Ghi chú"
)


def test_the_standard_form_names_only_what_there_is() -> None:
    form = standard_form("KL01")
    names = [*(f"Biểu 0{number}" for number in range(1, 9)), "Biểu tổng hợp"]
    assert [plan.name for plan in form.sheets] == names
    repeated = [[each.records.register for each in plan.repeats] for plan in form.sheets]
    assert repeated == [
        ["subjects"],
        ["meetings"],
        ["models"],
        ["models"],
        [],
        ["inspections"],
        ["commendations"],
        [],
        [],
    ]
    assert all(plan.together for plan in form.sheets)


def test_the_standard_form_is_for_every_kind_of_period() -> None:
    about = standard_form("kl01").about
    assert (about.code, about.periods) == ("KL01", frozenset(PeriodKind))
    assert about.due_on(Period.parse("2026-H1")).isoformat() == "2026-07-05"
    assert about.cutoff_on(Period.parse("2026-H1")).isoformat() == "2026-06-30"


@pytest.mark.parametrize(
    ("sheet", "headings"),
    [
        (
            "Biểu 01",
            "TT | Nội dung | Hình thức | Số cuộc | ĐV phải dự | ĐV dự | Tỷ lệ % | "
            "Số cuộc cho quần chúng | Lượt người dự | Ghi chú",
        ),
        (
            "Biểu 02",
            "TT | Tháng | Ngày | Loại | Thời lượng (phút) | Tổng ĐV | Miễn SH | Tạm thời đi | "
            "Phải dự | Có mặt | Vắng có lý do | Vắng không lý do | Tỷ lệ % | Lượt ý kiến | "
            "Tổng điểm | Xếp loại",
        ),
        ("Biểu 03", MODELS),
        ("Biểu 04", MODELS),
        (
            "Biểu 05",
            "TT | Đối tượng | Tổng số | Phải cam kết | Đã cam kết | Tỷ lệ % | Hoàn thành | "
            "Chưa hoàn thành",
        ),
        (
            "Biểu 06",
            "TT | Số, ngày kế hoạch | Hình thức | Nội dung | Đối tượng | Thời gian | Kết quả | "
            "Số thông báo kết luận",
        ),
        (
            "Biểu 07",
            "TT | Tập thể/cá nhân | Thành tích | Hình thức | Cấp khen | Số, ngày quyết định",
        ),
        (
            "Biểu 08",
            "TT | Hình thức | ĐVT | Kỳ này | Lũy kế năm | Cùng kỳ | So cùng kỳ % | Ghi chú",
        ),
        (
            "Biểu tổng hợp",
            "TT | Tiêu chí | ĐVT | Kỳ này | Cùng kỳ năm trước | Kỳ này so cùng kỳ %",
        ),
    ],
)
def test_each_table_has_the_headings_of_the_domain_above_a_row_of_numbers(
    sheet: str, headings: str
) -> None:
    rows: list[list[Any]] = [
        list(row) for row in open_xlsx(KL01)[sheet].iter_rows(values_only=True)
    ]
    wanted = headings.split(" | ")
    at = rows.index(wanted)
    assert rows[at + 1] == [f"({number})" for number in range(1, len(wanted) + 1)]
    assert open_xlsx(KL01)[sheet].print_title_rows == f"${at + 1}:${at + 2}"


def test_each_sheet_is_laid_out_for_a4_without_a_formula() -> None:
    for sheet in open_xlsx(KL01).worksheets[:9]:
        assert sheet.page_setup.paperSize == 9
        margins = sheet.page_margins
        sides = [margins.top, margins.bottom, margins.left, margins.right]
        assert [round(each * 25.4) for each in sides] == [20, 20, 30, 15]
        assert sheet.print_area
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert all(cell.data_type != "f" for cell in cells)
        assert {cell.font.name for cell in cells if cell.value} == {"Times New Roman"}
        across = sheet.page_setup.orientation == "landscape"
        room = (297 if across else 210) - 45
        width = sum(each.width for each in sheet.column_dimensions.values())
        assert width * 6 / 72 * 25.4 < room * 0.975  # printers differ


def test_sections_are_bold_and_their_parts_indented() -> None:
    sheet = open_xlsx(KL01)["Biểu tổng hợp"]
    for row in sheet.iter_rows(min_row=9):
        number, label = row[0], row[1]
        if number.value in ("I", "II", "III"):
            assert label.font.bold
        elif isinstance(label.value, str) and label.value.startswith("- "):
            assert label.alignment.indent == 2


def test_the_summary_names_every_figure_of_the_book_with_what_it_counts() -> None:
    sheet = standard_form("KL01").workbook["Biểu tổng hợp"]
    tags = {str(row[3].value): row[2].value for row in sheet.iter_rows(min_row=10)}
    told = {
        each.id: unit
        for each in CATALOGUE.values()
        for tag, unit in tags.items()
        if f"figure {each.id}}}" in tag
    }
    assert told == {name: measure_of(CATALOGUE[name]) for name in told}
    assert {name.partition(".")[0] for name in CATALOGUE} == {
        *(name.partition(".")[0] for name in told),
        "outreach",
    }


# What a form says of itself


def test_what_a_form_says_is_read_whatever_the_case(tmp_path: Path) -> None:
    form = load(write_form(tmp_path / "f.xlsx", {"A1": "{{figure study.sessions}}"}, ABOUT))
    assert (form.about.code, form.about.version) == ("TH01", "2")
    assert form.about.periods == {PeriodKind.QUARTER, PeriodKind.YEAR}
    assert [plan.name for plan in form.sheets] == ["Biểu"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2026-05", PeriodKind.MONTH),
        ("2026-Q2", PeriodKind.QUARTER),
        ("2026-H1", PeriodKind.HALF),
        ("2026", PeriodKind.YEAR),
        ("2021-05-18..2023-05-18", PeriodKind.DAYS),
    ],
)
def test_periods_are_of_five_kinds(text: str, kind: PeriodKind) -> None:
    assert kind_of(Period.parse(text)) is kind


def test_what_a_form_says_is_the_same_read_the_fast_way(tmp_path: Path) -> None:
    own = write_form(tmp_path / "f.xlsx", {"C9": "{{figure study.sessions}}"}, ABOUT)
    for path in (own, KL01):
        assert about_of(path.read_bytes()) == load(path).about


def test_a_period_the_form_is_not_made_for_is_refused(tmp_path: Path) -> None:
    about = load(write_form(tmp_path / "f.xlsx", {}, ABOUT)).about
    about.allow(Period.parse("2026-Q1"))
    with pytest.raises(FormError, match=r"không lập cho kỳ 2026-05. Các kỳ được lập: quý, năm"):
        about.allow(Period.parse("2026-05"))


@pytest.mark.parametrize(
    ("made_for", "said", "owed"),
    [
        ("tháng; quý; năm", "Năm; quý", {PeriodKind.QUARTER, PeriodKind.YEAR}),
        ("tháng; quý", None, set()),
        ("quý", None, {PeriodKind.QUARTER}),
        ("từ ngày đến ngày", None, set()),
    ],
)
def test_a_form_says_for_which_periods_it_is_owed_unless_there_is_only_one_kind(
    tmp_path: Path, made_for: str, said: str | None, owed: set[PeriodKind]
) -> None:
    told = [*without("Kỳ báo cáo"), ("Kỳ báo cáo", made_for), ("Kỳ phải nộp", said)]
    assert load(write_form(tmp_path / "f.xlsx", {}, told)).about.owed == owed


def test_an_unknown_form_is_told_with_the_nearest_one() -> None:
    with pytest.raises(FormError, match=r"“KL1”. Có phải là “KL01”"):
        standard_form("KL1")


@pytest.mark.parametrize(
    ("about", "place"),
    [
        (without("Mã biểu mẫu"), "ô –: mục “Mã biểu mẫu”"),
        ([*without("Kỳ báo cáo"), ("Kỳ báo cáo", "tuần")], "ô B7: mục “Kỳ báo cáo”"),
        ([*ABOUT, ("Kỳ phải nộp", "quý; tháng")], "ô B8: mục “Kỳ phải nộp”"),
        (
            [*without("Hạn nộp (số ngày sau kỳ)"), ("Hạn nộp", "mùng năm")],
            "ô B7: mục “Hạn nộp",
        ),
    ],
)
def test_a_form_that_does_not_say_enough_is_told_where(
    tmp_path: Path, about: list[tuple[str, object]], place: str
) -> None:
    with pytest.raises(FormError) as error:
        load(write_form(tmp_path / "f.xlsx", {}, about))
    assert place in str(error.value)


def test_a_workbook_that_says_nothing_of_itself_is_no_form(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "f.xlsx")
    with pytest.raises(FormError, match="thiếu trang “Biểu mẫu”"):
        load(tmp_path / "f.xlsx")


# What a form cannot hold


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"C4": "{{figure study.sesions}}"}, "ô C4.*“study.sessions”"),
        ({"C4": "{{group}}"}, "ô C4: thẻ group phải ở ngay trên hoặc ngay dưới"),
        ({"C4": "{{count}}"}, "ô C4: thẻ này cộng theo nhóm"),
        ({"C4": "{{each subjects}}{{each models}}"}, "ô C4: dòng này đã có thẻ each"),
        (
            {"A4": "{{each models | by area}}", "C5": "{{group}}", "C4": "{{sum people}}"},
            "ô C4: thẻ này cộng theo nhóm",
        ),
        (
            {"A3": "{{each model_results | by model}}", "C4": "{{group}}{{sum result}}"},
            "ô C4.*không cộng được",
        ),
        ({"C4": "{{column name}}"}, "ô C4: cột “name” chỉ dùng được ở dòng lặp"),
        ({"C4": "{{figure study.rate[subject={code}]}}"}, "ô C4: cột “code” chỉ dùng"),
        ({"A4": "{{each subjects}}", "C4": "{{column nme}}"}, "ô C4.*“name”"),
        (
            {"A4": "{{each subjects}}", "C4": "{{figure study.rate[subject={cod}]}}"},
            "ô C4.*“code”",
        ),
    ],
)
def test_a_form_that_cannot_be_filled_is_told_with_its_cell(
    tmp_path: Path, cells: dict[str, object], said: str
) -> None:
    with pytest.raises(FormError, match=said) as error:
        load(write_form(tmp_path / "f.xlsx", cells, ABOUT))
    assert (error.value.sheet, error.value.cell) == ("Biểu", "C4")

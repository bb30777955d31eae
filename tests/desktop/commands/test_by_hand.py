"""A year as a stranger writes it down, and its figures worked out by hand (CONTRACT §§ 2–3)."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from tests.cases import read_here
from tests.desktop.commands.running import Program
from tests.desktop.exchange.desk import Sheets, rows_of, write_xlsx


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


WHO = "dv1; TRẦN THỊ THUÝ;Lê Văn Nam; Mặt trận"

# Every sheet stands before those it refers to.
BOOK: Sheets = {
    "van ban": [
        ["Loại", "Số (ký hiệu)", "NGÀY"],
        ["nq", "01", "1/1/2023"],
        ["NQ", "02", date(2023, 12, 31)],
        ["qđ", 1, "5/5/2023"],
        ["QĐ", 2, "6/6/2023"],
        ["KH", "01", "31/12/2022"],
        [None, None, "7/7/2023"],
    ],
    "KHEN THƯỞNG": [
        ["ngay quyet dinh", "chu the", "ten", "tinh chat", "ma mo hinh"],
        ["2/2/2023", "tap the", "Tổ 5", "thuong xuyen", "mh1"],
        ["31/12/2023", "CÁ NHÂN", nfd("trần thị thuý"), nfd("ĐỘT XUẤT"), None],
        ["31/12/2023", "cá nhân", "DV2", "Đột xuất", None],
        ["4/4/2023", None, "DV1", "Thường xuyên", None],
        ["1/1/2024", "Tập thể", None, None, None],
    ],
    nfd("Kiểm tra, giám sát"): [
        ["Ngày kế hoạch", "Hình thức", "Đối tượng", "Từ ngày", "Hạn chế", "Ngày khắc phục"],
        ["1/12/2022", "kiem tra", WHO, "1/1/2023", " không  CÓ ", "2/1/2023"],
        ["31/12/2023", "GIÁM SÁT", "DV2; DV6", None, "-", "1/1/2024"],
        [None, "Giám sát", None, "5/5/2023", "Nộp chậm", "31/12/2023"],
        ["1/5/2023", "Kiểm tra", "DV3", "1/1/2024", "Có", None],
        [None, None, None, "6/6/2023", None, "7/6/2023"],
    ],
    "Tuyên truyền (chi bộ)": [
        ["Ngày", "HINH  THUC", "so luong"],
        ["1/1/2023", "pano (lớn)", "1.234,5"],
        ["31/12/2023", "khau hieu", 0.25],
        ["2/2/2023", "Hội diễn", "2"],
        ["2/2/2023", "BÀI mạng xã hội", 3],
        ["2/2/2023", "Pano, áp phích", 4],
        ["2/2/2023", None, 5],
        ["2/2/2023", "Sách", None],
        ["31/12/2022", "Pano", 6],
    ],
    "CAM KET": [
        ["ma dang vien", "nam", "Nội dung", "KẾT QUẢ NĂM"],
        ["dv1", "2023", "Vận động 05 hộ hiến đất", "hoan thanh"],
        ["DV1", 2023, "Viết 04 bài thu hoạch", "HOÀN THÀNH"],
        ["DV2", 2023, "Trồng 20 cây xanh ở tổ 5", "Hoàn thành"],
        ["DV2", 2023, "Giúp 02 hộ thoát nghèo", "  "],
        ["DV3", 2023, "Sửa 02 căn nhà", "Chưa hoàn thành"],
        ["DV4", 2022, "Trồng 10 cây xanh ở tổ 7", "Hoàn thành"],
        ["DV6", 2023, "Dạy 10 buổi tin học", "Hoàn thành"],
    ],
    "nhân rộng": [
        ["Mã mô hình", "Ngày"],
        ["mh1", "1/1/2023"],
        ["MH1", "1/1/2023"],
        ["MH4", "31/12/2023"],
        ["MH5", "31/12/2022"],
    ],
    "ket qua mo hinh": [
        ["Mã mô hình", "Ngày", "Số người hưởng lợi", "Kinh phí (đồng)"],
        ["mh1", "2/2/2023", "1.250", "12.500.000"],
        ["MH4", "7/7/2023", 30, None],
        ["MH6", "3/3/2023", 5, None],
        ["MH1", "1/1/2024", 100, None],
    ],
    "MO HINH": [
        [
            *("Mã", "Tên mô hình", "loai", "linh vuc", "chu the"),
            *("ngay dang ky", "Ngày hoàn thành", "Ngày dừng"),
        ],
        ["MH1", "A", "hoc tap va lam theo bac", "KINH TẾ", "tap the", "1/1/2023", None, None],
        ["MH2", "B", "DÂN VẬN KHÉO", "van hoa - xa hoi", "ca nhan", date(2023, 12, 31)],
        ["MH3", "C", "Dân vận khéo (khéo)", None, None, "5/5/2022", None, "1/1/2023"],
        ["MH4", "D", None, "Kinh tế", "Tập thể", "5/5/2022", "31/12/2022", None],
        ["MH5", "E", None, None, "cá nhân", "5/5/2020", "1/1/2023", None],
        ["MH6", "G", None, None, None, "1/1/2024", None, None],
        ["MH7", "H", None, None, None, None, None, None],
    ],
    "chuc vu": [
        ["Mã đảng viên", "Chức vụ", "Từ ngày", "Đến ngày"],
        ["dv1", "Bí thư", "1/1/2018", "30/6/2023"],
        ["DV2", "Phó Bí thư", date(2023, 7, 1), None],
    ],
    "Dien bien": [
        ["Mã đảng viên", "Tình trạng", "Từ ngày"],
        ["dv6", "CHUYỂN ĐI", "31/12/2023"],
        ["DV7", "mien sinh hoat", "1/1/2022"],
    ],
    "DANG VIEN": [
        ["Danh sách chi bộ"],
        ["ma", nfd("HỌ VÀ TÊN (khai sinh)"), "Chức vụ"],
        ["DV1", "Nguyễn Văn Hòa", "Bí thư"],
        ["DV2", "Trần Thị Thúy", None],
        ["dv3", "Đỗ Văn Bình", "Chi ủy viên"],
        ["DV4", "Lê Văn Nam", None],
        ["DV5", "LÊ VĂN NAM", "  "],
        ["DV6", "Hồ Thị Đi", None],
        ["DV7", "Vũ Văn Miễn", "Chi ủy viên"],
    ],
}

IN_2023: dict[str, Any] = {
    # Registered on the first and the last day; stopped, completed on the first; MH4 the day before.
    "models.on_register": 4,
    "models.new": 2,
    "models.kept": 2,
    "models.on_register[kind=hcm]": 1,
    "models.on_register[kind=dvk]": 2,
    "models.new[field=culture]": 1,
    "models.kept[field=economy]": 0,
    "models.on_register[holder=person]": 2,
    "models.completed": 1,
    "models.stopped": 1,
    "models.replications": 3,
    "models.replicated": 2,
    "models.beneficiaries": 1285,
    "outreach.quantity": 1248.75,
    "outreach.quantity[kind=pano]": 1234.5,
    "outreach.quantity[kind=banner]": 0.25,
    "outreach.quantity[kind=contest]": 2,
    "outreach.quantity[kind=social]": 3,
    "outreach.quantity[kind=other]": 9,
    "outreach.quantity[kind=book]": 0,
    # DV6 left on the last day, DV7 is exempt: DV1 to DV5.
    "commitments.due": 5,
    "commitments.made": 3,
    "commitments.rate": 60,
    "commitments.fulfilled": 1,
    "commitments.unfulfilled": 1,
    # DV2 by a row that lasts, DV3 by the field; DV1 held one until June.
    "commitments.due[position=yes]": 2,
    "commitments.made[position=no]": 1,
    "commitments.rate[position=no]": 33.33,
    # The second began on the day of its plan, the fourth after the period whatever its plan.
    "inspections.checks": 1,
    "inspections.supervisions": 2,
    # DV1, DV2 twice, DV6; two are called Lê Văn Nam.
    "inspections.people": 3,
    "inspections.with_limits": 2,
    "inspections.mended": 1,
    "commendations.collectives": 1,
    "commendations.people": 2,
    "commendations.people[nature=sudden]": 2,
    "commendations.collectives[nature=sudden]": 0,
    "documents.issued": 5,
    "documents.issued[type=NQ]": 2,
    "documents.issued[type=qđ]": 2,
    "documents.issued[type=KH]": 0,
}
IN_ITS_FIRST_HALF: dict[str, Any] = {
    "commitments.due": 6,
    "commitments.made": 4,
    "commitments.fulfilled": 2,
    "commitments.due[position=yes]": 2,
    "inspections.supervisions": 1,
    "inspections.mended": 0,
    "models.on_register": 3,
}
IN_TWO_YEARS: dict[str, Any] = {
    "models.on_register": 5,
    "models.new": 4,
    "commitments.made": 3,
    "models.replicated": 3,
    "documents.issued[type=KH]": 1,
    "outreach.quantity": 1254.75,
}


def test_a_year_in_a_strangers_words_counts_as_by_hand(
    program: Program, book: Path, tmp_path: Path
) -> None:
    file = write_xlsx(tmp_path / "nam.xlsx", BOOK)
    taken = program("import", book, file, "--json").answer
    assert (taken["applied"], taken["refused"]) == (True, [])
    about_results = [each for each in taken["odd"] if each["sheet"] == "ket qua mo hinh"]
    assert [(each["cell"], each["rule"]) for each in about_results] == [
        ("B4", "result_before_registration")
    ]
    for period, by_hand in (
        ("2023", IN_2023),
        ("2023-H1", IN_ITS_FIRST_HALF),
        ("2022-01-01..2023-12-31", IN_TWO_YEARS),
    ):
        told = program("figures", book, "--period", period, "--json").answer["figures"]
        assert {name: told.get(name) for name in by_hand} == by_hand

    again = program("import", book, file, "--json").answer["sheets"].values()
    assert all((each["new"], each["changed"]) == (0, 0) for each in again)


def test_what_was_taken_in_comes_out_and_goes_into_another_book(
    program: Program, book: Path, tmp_path: Path
) -> None:
    program("import", book, write_xlsx(tmp_path / "nam.xlsx", BOOK))
    other = tmp_path / "khac.sochibo"
    program("new", other, "--code", "OM-3", "--name", "Chi bộ khác")
    out, back = tmp_path / "ra.xlsx", tmp_path / "lai.xlsx"
    program("export", book, out)
    program("import", other, out)
    program("export", other, back)

    first, second = ({each.name: rows_of(each) for each in read_here(file)} for file in (out, back))
    assert first == second
    assert first["Kiểm tra, giám sát"][0]["Đối tượng"] == (
        "Nguyễn Văn Hòa; Trần Thị Thúy; Lê Văn Nam; Mặt trận"
    )

"""Books whose returns fill every sheet: the worked example, and with any number of models."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from db.book import Book, Founding
from db.periods import Period
from db.registers import store
from db.registers.models import MODELS, REPLICATIONS, RESULTS
from db.schema import Holder, ModelArea, ModelKind
from desktop.example import make_example
from desktop.returns.draft import draft
from desktop.returns.forms import standard_form

TODAY = date(2026, 11, 23)
NOW = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
CLERK = "Nguyễn Thị Đào"
LONG = Founding(
    "CQ9",
    "Chi bộ cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể chính trị - xã hội phường",
    "Đảng bộ các cơ quan Đảng, Mặt trận Tổ quốc và các đoàn thể phường Thới An Đông",
    "Đảng ủy phường Ô Môn",
    "Ô Môn",
)
STRANGE = (
    "=1+1", "+84 đổi mới", "-5", "@nhóm", "  hai   đầu ", "một\nhai_x0041_", "1/2", "100%", "\t=2",
)  # fmt: skip
"""Names that a spreadsheet program would like to take for something else."""
_NAMES = (
    "Giúp phụ nữ có hoàn cảnh khó khăn, yếu thế có việc làm ổn định",
    "Trồng cây đời đời nhớ ơn Bác Hồ",
    "Ứng dụng khoa học - công nghệ, nâng cao chất lượng, hiệu quả sản xuất",
    "Chợ 0 đồng",
    "Chuyến xe yêu thương",
    "=Mô hình có dấu bằng",
)
_CONTENT = (
    "Vận động mỗi hộ tiết kiệm 2.000 đồng một ngày, hằng quý trao cho hộ khó khăn; tổ chức gặp "
    "mặt, hướng dẫn làm ăn và theo dõi kết quả."
)


def empty_book(path: Path) -> Book:
    """Return a book with nothing in it, of a chapter whose names are long."""
    return Book.create(path, LONG, clerk=CLERK)


def example_book(path: Path, models: int = 0) -> Book:
    """Return the worked example with so many models more."""
    book = make_example(path, TODAY)
    if models:
        with book.change("thêm") as session:
            for at in range(models):
                values = {
                    "code": f"MX{at:03}",
                    "name": f"{_NAMES[at % 6]} {at}",
                    "kind": list(ModelKind)[at % 2],
                    "area": list(ModelArea)[at % 4],
                    "holder": list(Holder)[at % 2],
                    "registered": date(2020 + at % 7, 1 + at % 12, 3),
                    "content": _CONTENT[: 60 + at % 80],
                    "recognised_by": ["Đảng ủy phường", None][at % 2],
                }
                model = store.save(session, MODELS, values)
                for turn in range(at % 5):
                    result = {"result": "Trao quà cho hộ nghèo, gia đình chính sách", "people": 25}
                    day = date(2026, 1 + turn * 2, 5)
                    store.save(session, RESULTS, result | {"model": model, "day": day})
                if at % 3 == 0:
                    place = {"model": model, "day": date(2026, 5, 5), "place": "Khu vực 5"}
                    store.save(session, REPLICATIONS, place)
    return book


def write_return(book: Book, period: str, path: Path) -> Path:
    """Write KL01 of a period as a return's first number, without the book's remembering it."""
    form = standard_form("KL01")
    with book.read() as session:
        made = draft(session, form, Period.parse(period), NOW, CLERK)
    path.write_bytes(made.workbook_as(1, ""))
    return path

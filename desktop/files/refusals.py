"""Why an outside file was not read, as sentences for the clerk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from db.messages import N_, BookError, Message
from desktop.files.opening import why_not


class OutsideFileError(BookError):
    """An outside file that was not read; nothing of it was used."""

    def __init__(self, path: Path, template: str, **facts: str | int | Message) -> None:
        super().__init__(template, file=path.name or str(path), **facts)
        self.path = path
        self.sheet = str(facts.get("sheet", ""))
        self.cell = str(facts.get("cell", ""))


class FileUnavailableError(OutsideFileError):
    """The file could not even be opened: missing, a folder, no permission, a failing disk."""


class FileRefusedError(OutsideFileError):
    """The file was opened and refused for what is in it."""


class NotAWorkbookError(FileRefusedError):
    """Text, a document, a picture …: no .xlsx, .xls or .ods, whatever its name says."""


class DamagedFileError(FileRefusedError):
    """Empty, cut short, or broken inside."""


class LockedFileError(FileRefusedError):
    """Protected with a password."""


class WrongPasswordError(LockedFileError):
    """Protected with a password that is none of those given."""


class OversizedFileError(FileRefusedError):
    """Asks for more room or time than any honest workbook; `sheet` and `cell` where known."""


class ReadingStoppedError(OutsideFileError):
    """The person asked to stop."""


_SENTENCES: dict[str, tuple[type[OutsideFileError], str]] = {
    "missing": (
        FileUnavailableError,
        N_(
            "Không tìm thấy tệp “{file}”: có thể tệp đã được chuyển chỗ hoặc đổi tên; hãy chọn lại."
        ),
    ),
    "folder": (
        FileUnavailableError,
        N_("“{file}” là một thư mục; hãy chọn một tệp .xlsx, .xls hoặc .ods ở trong đó."),
    ),
    "not_a_file": (
        FileUnavailableError,
        N_("“{file}” không phải là một tệp thường nên không đọc được; hãy chọn tệp khác."),
    ),
    "forbidden": (
        FileUnavailableError,
        N_(
            "Không được phép đọc tệp “{file}”: tệp bị hạn chế quyền hoặc đang bị chương trình "
            "khác giữ; hãy đóng tệp ở nơi khác, hoặc chép tệp sang thư mục của mình rồi chọn lại."
        ),
    ),
    "unreadable": (
        FileUnavailableError,
        N_(
            "Không đọc được tệp “{file}” vì ổ đĩa báo lỗi; hãy cắm lại thiết bị, hoặc chép tệp "
            "sang ổ khác rồi thử lại."
        ),
    ),
    "no_helper": (
        FileUnavailableError,
        N_(
            "Chưa đọc được tệp “{file}” vì máy không mở thêm được tiến trình đọc tệp; hãy đóng "
            "bớt chương trình rồi thử lại."
        ),
    ),
    "stopped": (ReadingStoppedError, N_("Đã dừng đọc tệp “{file}” theo yêu cầu.")),
    "empty": (
        DamagedFileError,
        N_("Tệp “{file}” rỗng, có lẽ đã hỏng khi chép; hãy chép lại hoặc xin lại tệp."),
    ),
    "damaged": (
        DamagedFileError,
        N_(
            "Tệp “{file}” bị cắt ngắn hoặc hỏng nên không đọc được trọn vẹn; hãy chép lại hoặc "
            "xin lại tệp, hoặc mở bằng Excel rồi lưu thành tệp .xlsx mới."
        ),
    ),
    "damaged_sheet": (
        DamagedFileError,
        N_(
            "Tệp “{file}”, trang “{sheet}” không đọc được trọn vẹn; hãy mở bằng Excel, lưu thành "
            "tệp .xlsx mới rồi thử lại."
        ),
    ),
    "died": (
        DamagedFileError,
        N_(
            "Việc đọc tệp “{file}” bị ngắt giữa chừng, có lẽ tệp hỏng hoặc cần quá nhiều bộ nhớ; "
            "hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi thử lại."
        ),
    ),
    "not_a_workbook": (
        NotAWorkbookError,
        N_(
            "Tệp “{file}” không phải là bảng tính .xlsx, .xls hay .ods, dù tên tệp có thể giống "
            "vậy; hãy mở bằng Excel, lưu thành kiểu .xlsx rồi chọn tệp mới."
        ),
    ),
    "not_xlsx": (
        NotAWorkbookError,
        N_(
            "Tệp “{file}” không phải là bảng tính .xlsx; hãy mở bằng Excel, lưu thành kiểu .xlsx "
            "rồi chọn tệp mới."
        ),
    ),
    "password": (
        LockedFileError,
        N_(
            "Tệp “{file}” được khóa bằng mật khẩu; hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi "
            "thử lại."
        ),
    ),
    "wrong_password": (
        WrongPasswordError,
        N_(
            "Tệp “{file}” được khóa bằng mật khẩu khác với mật khẩu đã cho; hãy hỏi lại nơi gửi "
            "tệp, nhập đúng mật khẩu rồi thử lại."
        ),
    ),
    "strange_lock": (
        OversizedFileError,
        N_(
            "Tệp “{file}” được khóa bằng mật khẩu theo cách khác với Excel và LibreOffice nên bị "
            "từ chối để giữ an toàn cho máy; hãy xin nơi gửi tệp không khóa, hoặc mở bằng Excel, "
            "bỏ mật khẩu, lưu lại rồi thử lại."
        ),
    ),
    "entities": (
        OversizedFileError,
        N_(
            "Tệp “{file}” có khai báo lạ ở phần “{part}”, không phải do Excel hay LibreOffice ghi "
            "ra, nên bị từ chối để giữ an toàn cho máy; hãy xin lại tệp từ nơi gửi."
        ),
    ),
    "bomb": (
        OversizedFileError,
        N_(
            "Tệp “{file}” bung ra lớn bất thường ở phần “{part}” nên bị từ chối để giữ an toàn cho "
            "máy; hãy chép riêng dữ liệu cần dùng sang một tệp .xlsx mới rồi thử lại."
        ),
    ),
    "too_large": (
        OversizedFileError,
        N_(
            "Tệp “{file}” lớn hơn {limit} MB; hãy bỏ bớt ảnh và trang thừa, hoặc chép riêng dữ "
            "liệu sang tệp .xlsx mới rồi thử lại."
        ),
    ),
    "far_cell": (
        OversizedFileError,
        N_(
            "Tệp “{file}”, trang “{sheet}”: ô {cell} nằm quá xa phần dữ liệu; hãy xóa ô đó cùng "
            "các dòng, cột thừa, lưu lại rồi thử lại."
        ),
    ),
    "too_many_cells": (
        OversizedFileError,
        N_(
            "Tệp “{file}”, trang “{sheet}” có quá nhiều ô (giới hạn {limit}); hãy chia thành nhiều "
            "tệp nhỏ rồi thử lại."
        ),
    ),
    "too_much_text": (
        OversizedFileError,
        N_(
            "Tệp “{file}”, trang “{sheet}” có quá nhiều chữ; hãy chia thành nhiều tệp nhỏ rồi thử "
            "lại."
        ),
    ),
    "too_much_memory": (
        OversizedFileError,
        N_(
            "Đọc tệp “{file}” cần quá nhiều bộ nhớ nên đã dừng; hãy chép riêng dữ liệu cần dùng "
            "sang một tệp .xlsx mới rồi thử lại."
        ),
    ),
    "too_slow": (
        OversizedFileError,
        N_(
            "Đọc tệp “{file}” quá {limit} giây chưa xong nên đã dừng; hãy chép tệp về máy này, "
            "chia thành tệp nhỏ hơn rồi thử lại."
        ),
    ),
}

_FACT_SHOWN = 120


def refusal(
    path: Path, code: str, facts: Mapping[str, str | int] | None = None
) -> OutsideFileError:
    """Return the error for a code, its facts cut to a length a message can show.

    The code may come from the child, which a hostile file may have led astray: one that is
    unknown, or lacks a fact, counts as the child's death.
    """
    kind, template = _SENTENCES.get(code, _SENTENCES["died"])
    shown = {name: _printable(str(value)) for name, value in (facts or {}).items()}
    wanted = {name: shown[name] for name in ("sheet", "cell", "part", "limit") if name in shown}
    error = kind(path, template, **wanted)
    try:
        str(error)
    except (KeyError, IndexError):
        return refusal(path, "died")
    return error


def _printable(text: str) -> str:
    shown = text[:_FACT_SHOWN]
    return "".join(letter if letter.isprintable() else "?" for letter in shown)


def unavailable(path: Path, error: OSError) -> OutsideFileError:
    """Return the error for a file the system does not let us open or read."""
    return refusal(path, why_not(error))

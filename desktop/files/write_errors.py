"""Why a file could not be written, as sentences for the clerk; known by the system's codes."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from db.messages import N_, BookError, Message


class WriteError(BookError):
    """A file that was not written; what stood under its name before still stands."""

    def __init__(self, target: Path, template: str, **facts: str | Message) -> None:
        super().__init__(template, file=target.name, folder=str(target.parent), **facts)
        self.path = target


class TargetInUseError(WriteError):
    """The file is open in Excel, LibreOffice or another program."""


class TargetExistsError(WriteError):
    """A new file was asked for and the name is taken."""


FULL = N_("Ổ đĩa đã đầy nên chưa ghi được tệp “{file}”; hãy xóa bớt tệp hoặc chọn ổ khác.")
TOO_BIG = N_("Tệp “{file}” lớn quá mức ổ đĩa này chứa được; hãy chọn ổ khác.")
READ_ONLY = N_(
    "Ổ đĩa chứa thư mục “{folder}” chỉ cho đọc nên chưa ghi được tệp “{file}”; hãy gạt khóa chống "
    "ghi của USB hoặc chọn ổ khác."
)
FILE_READ_ONLY = N_(
    "Tệp “{file}” được đặt chỉ cho đọc nên không ghi đè; hãy bỏ dấu “Chỉ đọc” trong thuộc tính của "
    "tệp hoặc chọn tên khác."
)
FORBIDDEN = N_(
    "Không được phép ghi vào thư mục “{folder}”; hãy chọn thư mục khác cho tệp “{file}”."
)
IN_USE = N_(
    "Tệp “{file}” đang mở trong Excel hoặc chương trình khác nên chưa ghi được; hãy đóng tệp đó "
    "rồi làm lại."
)
LOCKED = N_(
    "Tệp “{file}” đang mở trong Excel hoặc LibreOffice (có tệp khóa “{lock}” bên cạnh) nên chưa "
    "ghi được; hãy đóng tệp rồi làm lại, hoặc xóa tệp khóa nếu không còn ai mở."
)
NO_FOLDER = N_("Không có thư mục “{folder}” để ghi tệp “{file}”; hãy chọn thư mục khác.")
IS_FOLDER = N_("“{file}” là tên một thư mục đã có; hãy chọn tên khác cho tệp.")
A_BOOK = N_(
    "“{file}” là tên của một sổ chi bộ hoặc tệp đi kèm sổ nên không ghi đè; hãy chọn tên khác."
)
NAME_TOO_LONG = N_("Tên tệp “{file}” cùng đường dẫn dài quá; hãy đặt tên ngắn hơn.")
BAD_NAME = N_("Tên tệp “{file}” có chữ mà máy không nhận; hãy đặt tên khác.")
GONE = N_(
    "Ổ đĩa chứa thư mục “{folder}” báo lỗi hoặc đã bị rút ra nên chưa ghi được tệp “{file}”; hãy "
    "cắm lại hoặc chọn ổ khác."
)
EXISTS = N_("Tệp “{file}” đã có nên không ghi đè; hãy chọn tên khác.")
NOT_THE_SAME = N_(
    "Tệp “{file}” đọc lại không giống lúc ghi, có lẽ ổ đĩa hoặc USB hỏng; hãy chọn ổ khác."
)
NO_ROOM = N_(
    "USB “{stick}” còn trống {free} MB mà cần {wanted} MB nên chưa ghi gì vào đó; hãy xóa bớt tệp "
    "trên USB hoặc dùng USB khác."
)
NOT_TO_BE_TRUSTED = N_(
    "Tệp “{file}” đọc lại từ USB “{stick}” không giống lúc ghi: USB hỏng, hoặc chứa được ít hơn "
    "dung lượng nó báo; hãy chép các tệp cần giữ sang nơi khác và dùng USB khác."
)
FOLDER_IS_A_FILE = N_(
    "Trong “{folder}” đã có một tệp tên “{file}” nên không tạo được thư mục cùng tên; hãy đổi tên "
    "hoặc chuyển tệp đó đi rồi ghi lại."
)
OTHER = N_(
    "Chưa ghi được tệp “{file}” vào thư mục “{folder}” (máy báo: {reason}); hãy chọn nơi khác."
)

_BY_WINDOWS_CODE = {
    3: NO_FOLDER,
    19: READ_ONLY,
    21: GONE,  # not ready
    39: FULL,
    53: GONE,  # network path not found
    55: GONE,
    59: GONE,
    64: GONE,
    67: GONE,
    112: FULL,
    121: GONE,
    123: BAD_NAME,
    206: NAME_TOO_LONG,
    223: TOO_BIG,
    433: GONE,
    483: GONE,
    1006: GONE,
    1117: GONE,
    1167: GONE,  # device not connected
}
_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: TOO_BIG,
    errno.EROFS: READ_ONLY,
    errno.ENOTDIR: NO_FOLDER,
    errno.EISDIR: IS_FOLDER,
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.EILSEQ: BAD_NAME,
    errno.EIO: GONE,
    errno.ENODEV: GONE,
    errno.ENXIO: GONE,
    errno.ESTALE: GONE,
    errno.ETIMEDOUT: GONE,
}
_ABOUT_A_NAME = (
    FileNotFoundError,
    FileExistsError,
    PermissionError,
    IsADirectoryError,
    NotADirectoryError,
)
_SHARING_VIOLATIONS = {32, 33}
# Windows itself allows 259 letters unless told otherwise, and then says "no such path".
_LONGEST_WINDOWS_PATH = 259


@contextlib.contextmanager
def told_for(target: Path, draft: Path | None = None) -> Iterator[None]:
    """Turn the system's errors into WriteError.

    With a draft given, foreign code is at work: that it lacks some other file is none of ours,
    that the disk is full always is.
    """
    try:
        yield
    except _ABOUT_A_NAME as error:
        ours = {"None", str(target), str(draft)}
        if draft is not None and str(error.filename) not in ours:
            raise
        raise write_error(target, error) from error
    except OSError as error:
        raise write_error(target, error) from error


def write_error(target: Path, error: OSError) -> WriteError:
    """Return the error that says what the system's code means for `target`."""
    windows_code: int | None = getattr(error, "winerror", None)
    if windows_code in _SHARING_VIOLATIONS or error.errno == errno.EBUSY:
        return TargetInUseError(target, IN_USE)
    if windows_code is not None and len(str(target)) > _LONGEST_WINDOWS_PATH:
        return WriteError(target, NAME_TOO_LONG)
    if isinstance(error, PermissionError):
        return _forbidden(target, windows_code is not None)
    template = _BY_WINDOWS_CODE.get(windows_code or 0) or _BY_ERRNO.get(error.errno or 0)
    if template is None and not target.parent.is_dir():
        template = NO_FOLDER
    if template is not None:
        return WriteError(target, template)
    return WriteError(target, OTHER, reason=error.strerror or str(error) or type(error).__name__)


def _forbidden(target: Path, on_windows: bool) -> WriteError:
    """Tell a file in use from a folder nobody may write to: Windows has one code for both."""
    if target.is_dir():
        return WriteError(target, IS_FOLDER)
    if on_windows and target.exists():
        return TargetInUseError(target, IN_USE)
    return WriteError(target, FORBIDDEN)

"""Workbooks locked with a password, as Excel 2010 and later lock them ([MS-OFFCRYPTO] 2.3.4.10).

A stranger's locked file is opened only by the child that may die of it (desktop.files.child).
msoffcrypto is imported only where a file is locked or opened: a child that reads an open file
has no time to spend on it.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
from collections.abc import Sequence

from desktop.files.container import MAGIC, Container
from desktop.files.limits import Limits, Refusal

_AGILE = struct.pack("<HH", 4, 4)
_LONGEST_DESCRIPTION = 1 << 16
# msoffcrypto keeps what is smaller where no program, itself included, finds it again.
_SMALLEST = 4096
_SPIN_COUNT = re.compile(rb"""\sspinCount\s*=\s*["']\s*([0-9]{1,10})\s*["']""")


def lock(plain: bytes, password: str) -> bytes:
    """Return a workbook (.xlsx) locked with a password: Excel and LibreOffice ask for it.

    Raises ValueError for an empty password, with which no program would open it again, and for
    content too short to be a workbook.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    if not password or len(plain) < _SMALLEST:
        raise ValueError("nothing to lock, or nothing to lock it with")
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(_forms(password)[0], locked)
    return locked.getvalue()


def is_locked(data: bytes) -> bool:
    """Tell whether a file's content is a workbook, or a document, locked with a password."""
    if not data.startswith(MAGIC):
        return False
    try:
        return Container(data).is_locked
    except (Refusal, struct.error, IndexError):
        return False


def unlock(data: bytes, passwords: Sequence[str], limits: Limits) -> bytes:
    """Return what is locked in a file, opened with the first password that fits.

    Raises Refusal: "wrong_password" where none fits, "strange_lock" for a lock of another make
    or one that asks for more work than the limits, "damaged".
    """
    _weigh(data, limits)
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    opened = io.BytesIO()
    try:
        file = OOXMLFile(io.BytesIO(data))
        for password in dict.fromkeys(form for each in passwords for form in _forms(each)):
            try:
                file.load_key(password=password, verify_password=True)
            except InvalidKeyError:
                continue
            file.decrypt(opened)
            return opened.getvalue()
    except (DecryptionError, FileFormatError, InvalidKeyError) as error:
        raise Refusal("damaged") from error
    raise Refusal("wrong_password")


def _forms(password: str) -> list[str]:
    """Return a password as keyboards give it (NFC) and, where that is another, as it stands."""
    return [unicodedata.normalize("NFC", password), password]


def _weigh(data: bytes, limits: Limits) -> None:
    """Refuse a lock no honest program makes, before any work is spent on it.

    The spin count says how often a password is hashed to open the lock.
    """
    try:
        container = Container(data)
        description = container.read("encryptioninfo")
    except (KeyError, struct.error, IndexError) as error:
        raise Refusal("damaged") from error
    if not container.is_whole:
        raise Refusal("damaged")
    counts = [int(count) for count in _SPIN_COUNT.findall(description)]
    if (
        not description.startswith(_AGILE)
        or len(description) > _LONGEST_DESCRIPTION
        or b"<!" in description
        or not counts
        or max(counts) > limits.spins
    ):
        raise Refusal("strange_lock")

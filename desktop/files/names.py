"""Names for files that go to other people's PCs."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_TRAILING = re.compile(r"[. ]+\Z")
# Devices of Windows, reserved with any ending: "aux.xlsx" cannot be made either.
_DEVICE = re.compile(
    r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])(?=\.|\Z)", re.IGNORECASE
)


def safe_name(text: str) -> str:
    """Return `text` as a file name every system takes (CONTRACT §4).

    Each letter that Windows forbids, and each full stop or space at the end, becomes "-"; a
    device's name gets a "-" after it. The text is NFC; Vietnamese letters stay.
    """
    name = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", text))
    name = _TRAILING.sub(lambda found: "-" * len(found[0]), name)
    return _DEVICE.sub(r"\1-", name, count=1) if _DEVICE.match(name) else name or "-"

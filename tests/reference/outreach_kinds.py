"""The kinds of outreach and the words that mean them (CONTRACT §3, the filters)."""

from __future__ import annotations

from tests.reference.cells import heading_key

KINDS = {
    "pano": ("Pano",),
    "poster": ("Áp phích",),
    "banner": ("Băng rôn, khẩu hiệu", "Băng rôn", "Khẩu hiệu"),
    "board": ("Bảng điện tử",),
    "infographic": ("Infographic",),
    "broadcast": ("Phát thanh", "Lượt phát thanh"),
    "column": ("Chuyên mục",),
    "article": ("Tin bài",),
    "social": ("Mạng xã hội", "Bài mạng xã hội"),
    "contest": ("Hội thi, hội diễn", "Hội thi", "Hội diễn"),
    "sketch": ("Tiểu phẩm",),
    "story": ("Kể chuyện",),
    "book": ("Sách",),
    "other": (),
}


def kind_of(form: str) -> str:
    """The filter value of a Hình thức; anything unknown is `other`."""
    for kind, words in KINDS.items():
        if heading_key(form) in [heading_key(word) for word in words]:
            return kind
    return "other"

"""Text of old Vietnamese fonts: knowing TCVN3 and VNI by their letters, turning them into Unicode.

Nothing here changes a text by itself: the clerk sees before and after, and decides (DOMAIN §9).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from db.vietnamese import TONES, nfc

OldEncoding = Literal["tcvn3", "vni"]

_VIETNAMESE_VOWELS = "aăâeêioôơuưy"
_VIETNAMESE = frozenset(nfc(vowel + tone) for vowel in _VIETNAMESE_VOWELS for tone in ("", *TONES))

_TCVN3 = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
)

_MARKED = {"ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323"}
_MARKED |= dict(zip("âàåãáä", ("\u0302" + tone for tone in ("", *TONES)), strict=True))
_MARKED |= dict(zip("êèúüéë", ("\u0306" + tone for tone in ("", *TONES)), strict=True))
_VNI_VOWELS = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_VNI = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"} | {
    base + mark: letter
    for base, vowel in _VNI_VOWELS.items()
    for mark, signs in _MARKED.items()
    if (letter := nfc(vowel + signs)) in _VIETNAMESE
}
_VNI_CODE = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)

# What can follow each vowel in a Vietnamese syllable; "-" is nothing.
_RHYMES = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- ch m n nh p t u",
    "o": "- c i m n ng p t",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- c i m n ng p t",
    "ư": "- c i m n ng t u",
    "y": "- ch n nh p t u",
    "ia": "-",
    "iê": "c m n ng p t u",
    "yê": "m n ng t u",
    "ua": "-",
    "uô": "c i m n ng t",
    "ưa": "-",
    "ươ": "c i m n ng p t u",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "- m n o t",
    "oo": "c ng",
    "uâ": "c n ng t y",
    "uê": "- ch n nh",
    "uơ": "- n",
    "uy": "- ch n nh p t u",
    "uya": "-",
    "uyê": "n t",
}
_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
_SYLLABLE = re.compile(
    "|".join(
        f"{_ONSET}({vowels})(?:{'|'.join(ends.replace('-', '').split(' '))})"
        for vowels, ends in _RHYMES.items()
    )
)
_PLAIN = re.compile("[A-Za-z]")
_WORD = re.compile("[A-Za-z\xa1-\u024f\u1e00-\u1eff]+")


def old_encoding(text: str) -> OldEncoding | None:
    """Return the old encoding a text seems to be in, judged by its letters, or None.

    It is old where more of its words become Vietnamese syllables by converting than are so now;
    where both encodings do equally well, it is TCVN3.
    """
    line = nfc(text)
    now, tcvn3, vni = map(_syllables, (line, from_tcvn3(line), from_vni(line)))
    if max(tcvn3, vni) <= now:
        return None
    return "tcvn3" if tcvn3 >= vni else "vni"


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Return TCVN3 (ABC) text in Unicode.

    `capitals` says that it stands in a font of capitals (.VnTimeH), where the codes of small
    letters are read as capitals; a text with a word of plain capitals and no small plain letter
    is taken to stand in one.
    """
    line = nfc(text)
    converted = line.translate(_TCVN3)
    return converted.upper() if capitals or _in_capitals(line) else converted


def _in_capitals(text: str) -> bool:
    plain = ["".join(_PLAIN.findall(word)) for word in text.split()]
    return "".join(plain).isupper() and max(map(len, plain)) > 1


def from_vni(text: str) -> str:
    """Return VNI (Windows) text in Unicode; a letter and its mark are as big as the letter."""

    def letter(code: re.Match[str]) -> str:
        found = _VNI[code[0].lower()]
        return found.upper() if code[0][0].isupper() else found

    return _VNI_CODE.sub(letter, nfc(text))


def _syllables(text: str) -> int:
    """Return how many words of plain letters and others are Vietnamese syllables."""
    words = _WORD.findall(text)
    return sum(_is_syllable(w) for w in words if _PLAIN.search(w) and not w.isascii())


def _is_syllable(word: str) -> bool:
    """Say whether a word is one Vietnamese syllable, its tone on its vowels."""
    apart = [unicodedata.normalize("NFD", letter) for letter in word.lower()]
    toned = [place for place, letter in enumerate(apart) if set(TONES) & set(letter)]
    bare = "".join(nfc("".join(sign for sign in letter if sign not in TONES)) for letter in apart)
    match = _SYLLABLE.fullmatch(bare)
    if match is None or len(toned) > 1:
        return False
    start, end = next(span for span in match.regs[1:] if span[0] >= 0)
    return all(start <= place < end for place in toned)

"""Vietnamese text: one form for storing, keys for searching, matching and sorting (DOMAIN §9)."""

from __future__ import annotations

import re
import unicodedata

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""The five tone marks in their order: huyền, hỏi, ngã, sắc, nặng; no mark comes before them."""

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LOOK_ALIKES = str.maketrans("ðɖ", "đđ")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u200b-\u200f\u2060\ufeff]")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_TONE_MARKS = re.compile(f"[{TONES}]")

# The signs of a sort key. Each is smaller than the next, and no weight begins with the first.
_END, _GAP, _SIGN, _FOREIGN = " ", "!", "#", "~"
_WEIGHTS = {letter: chr(ord("0") + place) for place, letter in enumerate(_ALPHABET)}


def nfc(text: str) -> str:
    """Return the text in Unicode NFC, the form everything is stored in."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return one line of text as it is stored.

    NFC; every run of spaces, no-break spaces and line ends is one space, none at either end;
    characters without width are gone. The soft hyphen stays: it is the letter ư of TCVN3.
    """
    return " ".join(nfc(_INVISIBLE.sub("", text)).split())


def clean_lines(text: str) -> str:
    """Return several lines of text as they are stored: each cleaned, none blank at either end."""
    return "\n".join(map(clean, text.splitlines())).strip()


def quoted(text: str, limit: int = 40) -> str:
    """Return a text fit to stand inside a sentence: cleaned, and cut to `limit` characters."""
    line = clean(text)
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def fold(text: str) -> str:
    """Return the key for searching and for matching words: no dấu, đ as d, no case."""
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", _casefold(text)))
    return clean(bare.replace("đ", "d"))


def heading_key(text: str) -> str:
    """Return the key a sheet name or heading is known by: folded, no brackets (CONTRACT §2)."""
    while (shorter := _IN_BRACKETS.sub(" ", text)) != text:
        text = shorter
    return fold(text)


def match_key(name: str) -> str:
    """Return the key under which two spellings are one name (CONTRACT §2).

    Dấu are heard; case and the place of the tone are not: hòa is hoà, thủy is thuỷ.
    """
    keys = []
    for letters, tones in map(_split_tones, _words(name)):
        # A word of another language may bear several; Unicode orders them by their class.
        keys.append(letters + "".join(sorted(tones, key=unicodedata.combining)))
    return " ".join(keys)


def sort_key(text: str) -> str:
    """Return a key whose plain comparison is the Vietnamese order of texts (CLDR vi).

    Spaces and signs come first, then digits, letters, letters of other scripts; tones decide
    where all letters are equal. Texts equal in both still have a fixed order.
    """
    return f"{_field(_words(text))}{_END}{clean(text)}"


def name_sort_key(full_name: str, sort_name: str = "") -> str:
    """Return a key whose plain comparison is the Vietnamese order of persons (DOMAIN §9).

    By given name, then family name, then middle names. The given name is the last word, unless
    the clerk has set a sort name (Tên sắp xếp). That can be the given name of several words as
    the full name ends with it ("Sóc Kha" for Thạch Sóc Kha), a given name before a comma and the
    rest after it ("Sóc Kha, Thạch"), or another full name to sort by, its last word the given.
    """
    given, rest = _name_parts(full_name, sort_name)
    fields = (_field(given), _field(rest[:1]), _field(rest[1:]))
    return _END.join((*fields, clean(full_name)))


def _name_parts(full_name: str, sort_name: str) -> tuple[list[str], list[str]]:
    before, comma, after = sort_name.partition(",")
    if comma and clean(before):
        return _words(before), _words(after)
    words, wanted = _words(full_name), _words(sort_name.replace(",", " "))
    if 0 < len(wanted) < len(words):
        tail = words[-len(wanted) :]
        if [_split_tones(word) for word in tail] == [_split_tones(word) for word in wanted]:
            return wanted, words[: -len(wanted)]
    chosen = wanted or words
    return chosen[-1:], chosen[:-1]


def _casefold(text: str) -> str:
    """Return the text without case, whatever its normal form, Icelandic and African đ as đ."""
    lower = unicodedata.normalize("NFD", text).casefold()
    return unicodedata.normalize("NFD", lower).casefold().translate(_LOOK_ALIKES)


def _words(text: str) -> list[str]:
    return clean(_casefold(text)).split()


def _split_tones(word: str) -> tuple[str, str]:
    """Return the letters of a word without tones, and its tone marks."""
    apart = unicodedata.normalize("NFD", word)
    return nfc(_TONE_MARKS.sub("", apart)), "".join(_TONE_MARKS.findall(apart))


def _field(words: list[str]) -> str:
    """Return the key of words compared together: all their letters, then all their tones."""
    parts = [_split_tones(word) for word in words]
    letters = _GAP.join("".join(map(_weight, letters)) for letters, _ in parts)
    tones = _GAP.join("".join(str(TONES.index(tone)) for tone in marks) for _, marks in parts)
    return f"{letters}{_END}{tones}"


def _weight(letter: str) -> str:
    """Return the part of a sort key that stands for one letter without tone."""
    if letter in _WEIGHTS:
        return _WEIGHTS[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _WEIGHTS:
        return _WEIGHTS[base]
    if _LATIN_MARKS.match(letter):
        return ""
    if letter.isdecimal():
        return _WEIGHTS[str(unicodedata.decimal(letter))]
    return (_FOREIGN if unicodedata.category(letter)[0] in "LM" else _SIGN) + letter

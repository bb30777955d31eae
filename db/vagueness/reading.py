"""What a commitment's words say: how much, by when, or only what anybody could write.

A number with a thing counted, a product, or something that must never happen is a measure. A
rhythm, a deed with its day, a bare 100% or a thing named in the column Chỉ tiêu is one as well,
unless it stands beside a stock phrase. Names that hold a number are no count: Nghị quyết 21,
năm 2026, lớp 9, 19 điều.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from db.vagueness import words
from db.vietnamese import TONES, match_key, nfc

# Matching needs letters throughout: tones stand behind their word, as one types them in Telex.
_TELEX = dict(zip(map(ord, TONES), "frxsj", strict=True))
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def _heard_word(word: str) -> str:
    return match_key(word).translate(_TELEX)


def _heard(text: str) -> str:
    """Return a text with every word in the form that words are matched in."""
    return _LETTERS.sub(lambda found: _heard_word(found[0]), nfc(text))


def _any(lists: Iterable[str]) -> str:
    """Return the pattern of the whole words that lists of the vocabulary stand for."""
    apart = r"[\s,]+"
    up_to_five = rf"{apart}(?:[^\s.;:]+\s+){{0,5}}"
    pieces = _heard("|".join(lists)).split(" … ")
    return rf"\b(?:{up_to_five.join(piece.replace(' ', apart) for piece in pieces)})\b"


_COUNTED = _any(words.COUNTED)
_NOT_COUNTED = rf"(?![\d/]|\s*(?:{_COUNTED}|{_any(['số|tổng'])}))"
_NUMBER = r"\d++(?:[.,]\d++)*+"
_DAY = rf"\b\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{4}}\b|\b\d{{1,2}}\s?/\s?\d++{_NOT_COUNTED}"
_YEAR = rf"\b(?:19|20)\d\d\b{_NOT_COUNTED}"
_CODE = rf"(?:/\d{{4}})?(?:\s?[/-]\s?{_any(words.DOCUMENT_CODES)})"
_DOCUMENT = rf"{_any(words.DOCUMENTS)}[\s:]+(?:{_any(words.DOCUMENT_OF)}\s+)*{_NUMBER}"
_AND = rf"\s*(?:[,–-]|{_any(['và|đến'])})\s*"

_HUNDRED = rf"(?:\d++\s*[-–]\s*)?[12]\d\d\s*(?:%|{_any(['phần trăm'])})\s*"
_EVERY = r"(?:\w+\s+)?"

_NO_PERCENT = re.compile(rf"{_HUNDRED}(?={_EVERY}{_any(words.WHOLES)})")
_LOOSE_PERCENT = re.compile(rf"{_HUNDRED}(?:$|(?=[.,;:)])|{_EVERY}{_any(words.PLANS)})")
_DOCUMENTS = re.compile(
    rf"(?:{_DOCUMENT}(?:{_CODE}|/\d{{4}})*|{_NUMBER}{_CODE}+)"
    rf"(?:[\s,]+{_any(['ngày'])}\s+(?:{_DAY}))?"
)
_NAMES = [
    re.compile(name)
    for name in (
        _DAY,
        _YEAR,
        r"\b24/(?:7|24)\b|\b4\.0\b|\b\dg\b|\b\d{1,2}[a-e]\d*\b",
        rf"{_NUMBER}\s+{_any(words.SAYINGS)}",
        rf"{_any(words.NAMED)}\s+{_NUMBER}(?:{_AND}{_NUMBER})*+{_NOT_COUNTED}",
    )
]
_NUMBER_WORD = re.compile(
    rf"{_any(words.NO_NUMBER)}|(?P<count>{_any(words.NUMBER_WORDS)}\s+{_COUNTED})"
)
_FRACTION = re.compile(r"\d+\s?/\s?\d+")
_PROOF = re.compile(f"{_any(words.PRODUCTS)}|{_any(words.NOTHING_OF)}")
_RHYTHM = re.compile(_any(words.RHYTHMS))
_NO_RHYTHM = re.compile(_any(words.NO_RHYTHM))
_DEED = re.compile(_any(words.DEEDS))
_FULL = re.compile(_any(words.FULNESS))
_PLAIN = re.compile(_any(words.PLAIN))
_THING = re.compile(_any(words.THINGS))
_NO_THING = re.compile(_any(words.NO_THINGS))
_WHEN = re.compile(f"{_DAY}|{_any(words.DEADLINES)}|{_any(words.RHYTHMS)}")
_HEDGE = re.compile(_any(words.HEDGES))
_STOCK = re.compile(_any(words.STOCK))
_CLAUSES = re.compile(r"[,.;:]\s")


def says_when(content: str, measure: str) -> bool:
    """Tell whether the words say by when, or how often."""
    return _WHEN.search(_plainly_heard(f"{content}. {measure}")) is not None


def put_off(content: str) -> bool:
    """Tell whether a thing is put off until there will be time or means."""
    return _HEDGE.search(_heard(content)) is not None


def stock_phrase(content: str) -> str:
    """Return the first stock phrase as it is written; empty where there is none."""
    heard = _heard(content)
    found = _STOCK.search(heard)
    if found is None:
        return ""
    first = len(_LETTERS.findall(heard[: found.start()]))
    written = list(_LETTERS.finditer(nfc(content)))
    last = first + len(_LETTERS.findall(found[0])) - 1
    return nfc(content)[written[first].start() : written[last].end()]


def measured(content: str, measure: str, timed: bool) -> bool:
    """Tell whether one could say how far it was met; `timed` where there is a day for it."""
    text, mark = _plainly_heard(content), _plainly_heard(measure)
    if _counts(text) or _counts(mark) or _FRACTION.fullmatch(mark):
        return True
    if any(_plain_deed(clause, timed) for clause in _CLAUSES.split(text)):
        return True
    if _STOCK.search(text):
        return False
    both = f"{text}. {mark}"
    in_full = _FULL.search(both) is not None and _PLAIN.search(both) is not None
    shown = _THING.search(_NO_THING.sub(" ", mark)) is not None
    return in_full or shown or _LOOSE_PERCENT.search(both) is not None or _plain_deed(mark, timed)


def _plainly_heard(text: str) -> str:
    """Return a text as it is heard, without the documents it names and 100% of its spirit."""
    return _NO_PERCENT.sub(" ", _DOCUMENTS.sub(" ", _heard(text)))


def _counts(text: str) -> bool:
    """Tell whether a text counts something, names a product or what must never happen."""
    if _PROOF.search(text) or any(found["count"] for found in _NUMBER_WORD.finditer(text)):
        return True
    rest = _LOOSE_PERCENT.sub(" ", text)
    for name in _NAMES:
        rest = name.sub(" ", rest)
    return any(letter.isdecimal() for letter in rest)


def _plain_deed(clause: str, timed: bool) -> bool:
    """Tell whether a clause says when something plain is done, without a stock phrase."""
    if _STOCK.search(clause):
        return False
    rhythm = _RHYTHM.search(_NO_RHYTHM.sub(" ", clause))
    return rhythm is not None or (timed and _DEED.search(clause) is not None)

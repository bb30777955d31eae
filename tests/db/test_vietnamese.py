"""Vietnamese text is stored, searched, matched and sorted as DOMAIN §9 says."""

from __future__ import annotations

import itertools
import sqlite3
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.vietnamese import (
    clean,
    clean_lines,
    fold,
    heading_key,
    match_key,
    name_sort_key,
    nfc,
    quoted,
    sort_key,
)

# Every letter with its six tones, in the order of the alphabet: ngang, huyền, hỏi, ngã, sắc, nặng.
TONED = [
    *("aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "b", "c", "d", "đ", "eèẻẽéẹ", "êềểễếệ", "f", "g", "h"),
    *("iìỉĩíị", "j", "k", "l", "m", "n", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "p", "q", "r", "s", "t"),
    *("uùủũúụ", "ưừửữứự", "v", "w", "x", "yỳỷỹýỵ", "z"),
]
PLACE = {
    letter: (row, tone) for row, letters in enumerate(TONED) for tone, letter in enumerate(letters)
}


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def syllable(onset: str, vowel: str, coda: str) -> str:
    return onset + vowel + coda


words = st.builds(
    syllable,
    st.sampled_from(["", "b", "d", "đ", "th", "w", "z"]),
    st.sampled_from("".join(row for row in TONED if len(row) == 6)),
    st.sampled_from(["", "n", "ng"]),
)
word_lists = st.lists(words, min_size=1, max_size=3)
texts = word_lists.map(" ".join)
any_text = st.text(max_size=12)


def order(text: str) -> tuple[list[list[int]], list[list[int]]]:
    """Return what decides the order of a text: all letters, then all tones, word by word."""
    places = [[PLACE[letter] for letter in word] for word in text.lower().split()]
    letters = [[row for row, _ in word] for word in places]
    tones = [[tone for _, tone in word if tone] for word in places]
    return letters, tones


# One form


def test_text_is_stored_in_nfc() -> None:
    assert nfc(nfd("Nguyễn Văn Đạt")) == "Nguyễn Văn Đạt"
    assert clean(nfd("Nguyễn Văn Đạt")) == "Nguyễn Văn Đạt"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Trần \t  Thị \n Lan ", "Trần Thị Lan"),
        ("Trần\u00a0Thị\u202fLan", "Trần Thị Lan"),
        ("\ufeffTrần\u200bThị\u2060", "TrầnThị"),
        ("Lê\u200e\u200f\u200c\u200d", "Lê"),
        ("Lê\x00 \x1b\x7fAn\x08", "Lê An"),
        ("a\u200b \u200bb", "a b"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_a_cleaned_line_has_single_spaces_and_nothing_unseen(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_of_several_lines_each_is_cleaned_and_none_is_blank_at_either_end() -> None:
    assert clean_lines(" \r\n Một  dòng \n\n Dòng sau\u200b\n ") == "Một dòng\n\nDòng sau"


def test_cleaning_keeps_the_soft_hyphen_that_is_a_letter_of_tcvn3() -> None:
    assert clean("h\xad¬ng") == "h\xad¬ng"


def test_a_quoted_text_is_cut_to_stay_readable() -> None:
    assert quoted("  ngắn  thôi ") == "ngắn thôi"
    assert quoted("a" * 40) == "a" * 40
    assert quoted("a" * 41) == "a" * 39 + "…"
    assert quoted("một hai ba", limit=8) == "một hai…"


@settings(max_examples=100)
@given(any_text)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


# Searching


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn Đạt", "nguyen van dat"),
        ("ĐẢNG ỦY PHƯỜNG Ô MÔN", "dang uy phuong o mon"),
        ("  hai   chữ ", "hai chu"),
        ("Ðặng (chữ Ð của Iceland)", "dang (chu d cua iceland)"),
        ("Ɖặng", "dang"),
        ("Müller, José", "muller, jose"),
        ("Straße", "strasse"),
    ],
)
def test_search_hears_neither_marks_nor_case(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(nfd(text)) == folded
    assert fold(text.upper()) == folded


def test_every_vietnamese_letter_folds_to_one_of_ascii() -> None:
    for row in TONED:
        base = nfd(row[0])[0].replace("đ", "d")
        assert {fold(letter) for letter in row + row.upper()} == {base}


def test_signs_of_other_scripts_keep_their_marks() -> None:
    assert fold("ថាច់") == "ថាច់"
    assert fold("ថាច") != fold("ថាច់")


@settings(max_examples=100)
@given(any_text)
@example("\u0345")
@example("ᾼ")
@example("İstanbul")
def test_folding_twice_is_folding_once_in_every_normal_form(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(nfd(text)) == fold(nfc(text)) == fold(text)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Thời lượng (phút)", "thoi luong"),
        ("Thời lượng(phút)", "thoi luong"),
        ("THỜI  LƯỢNG", "thoi luong"),
        ("Kinh phí [đồng] (ước)", "kinh phi"),
        ("Nhóm (a (b) c) x", "nhom x"),
        ("(tên) Họ và tên", "ho va ten"),
        ("Số (chưa đóng", "so (chua dong"),
        ("Điểm danh", "diem danh"),
        ("(phút)", ""),
    ],
)
def test_headings_are_known_without_what_stands_in_brackets(heading: str, key: str) -> None:
    assert heading_key(heading) == key
    assert heading_key(nfd(heading)) == key


# Matching persons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("Thủy", "Thuỷ"),
        ("Quận ủy", "Quận uỷ"),
        ("LÊ THÚY HÒA", "Lê  Thuý Hoà "),
        ("Nguyễn Văn Đạt", nfd("nguyễn văn đạt")),
        ("Đặng Khỏe", "Ðặng Khoẻ"),
    ],
)
def test_case_and_the_place_of_the_tone_make_no_other_name(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hóa"),
        ("Hòa", "Hoa"),
        ("Đạt", "Dạt"),
        ("Lan", "Lân"),
        ("Hoà Hoa", "Hoa Hoà"),
        ("Lê An", "LêAn"),
        ("Lê An", "An Lê"),
        ("Trần", "Tran"),
    ],
)
def test_marks_and_words_make_another_name(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@settings(max_examples=100)
@given(any_text)
@example("ÑỘ")
@example("Ợ̃ñ")
def test_a_matching_key_is_the_same_in_every_form_and_case(text: str) -> None:
    assert match_key(nfd(text)) == match_key(nfc(text)) == match_key(text.casefold())
    assert match_key(match_key(text)) == match_key(text)


# Order


def in_order(texts_: list[str]) -> list[str]:
    return sorted(texts_, key=sort_key)


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert in_order(alphabet[::-1]) == alphabet
    assert in_order([letter.upper() for letter in alphabet[::-1]]) == [a.upper() for a in alphabet]


def test_foreign_latin_letters_stand_where_latin_puts_them() -> None:
    letters = ["ê", "f", "g", "i", "j", "k", "v", "w", "x", "y", "z"]
    assert in_order(letters[::-1]) == letters


def test_tones_come_in_their_order_where_letters_are_equal() -> None:
    tones = ["ta", "tà", "tả", "tã", "tá", "tạ"]
    assert in_order(tones[::-1]) == tones


def test_letters_decide_before_tones() -> None:
    assert in_order(["tan", "tạ", "ta"]) == ["ta", "tạ", "tan"]
    assert in_order(["tạ an", "ta em", "ta an"]) == ["ta an", "tạ an", "ta em"]
    assert in_order(["lâ", "lặ", "lạ"]) == ["lạ", "lặ", "lâ"]


def test_a_shorter_word_comes_before_the_one_it_begins() -> None:
    assert in_order(["an bình", "anh", "an", "am"]) == ["am", "an", "an bình", "anh"]


def test_signs_digits_letters_and_other_scripts_follow_each_other() -> None:
    assert in_order(["ថាច់", "zin", "ø", "an", "9", "10", "-", "(a"]) == [
        "(a",
        "-",
        "10",
        "9",
        "an",
        "zin",
        "ø",
        "ថាច់",
    ]


def test_digits_of_other_scripts_are_digits() -> None:
    assert in_order(["b", "៣", "4", "2"]) == ["2", "៣", "4", "b"]


def test_letters_with_foreign_marks_stand_with_their_letter() -> None:
    assert in_order(["uz", "üb", "ua", "x\u0325a", "xb"]) == ["ua", "üb", "uz", "x\u0325a", "xb"]


def test_the_place_of_the_tone_and_case_decide_only_between_equals() -> None:
    assert in_order(["hoà b", "hòa a", "HÒA A", "Hoà C"]) == ["HÒA A", "hòa a", "hoà b", "Hoà C"]
    assert sort_key("hòa") != sort_key("hoà")


def test_normal_form_and_spaces_do_not_change_the_key() -> None:
    assert sort_key(nfd("  Lê   Ấm ")) == sort_key("Lê Ấm")


@settings(max_examples=150)
@given(texts, texts)
def test_plain_comparison_of_keys_is_the_order_of_letters_then_tones(one: str, other: str) -> None:
    if order(one) != order(other):
        assert (sort_key(one) < sort_key(other)) == (order(one) < order(other))
    else:
        assert (sort_key(one) == sort_key(other)) == (one == other)


@settings(max_examples=100)
@given(any_text, any_text)
def test_keys_are_equal_only_for_equal_texts_and_hold_nothing_unseen(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (clean(one) == clean(other))
    assert "\x00" not in sort_key(one)


@settings(max_examples=100)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=6))
def test_sqlite_orders_the_keys_as_python_does(several: list[str]) -> None:
    keys = [sort_key(text) for text in several]
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE TABLE t (k TEXT)")
        base.executemany("INSERT INTO t VALUES (?)", [(key,) for key in keys])
        assert [key for (key,) in base.execute("SELECT k FROM t ORDER BY k")] == sorted(keys)
    base.close()


# Order of persons


def persons_in_order(names: list[str]) -> list[str]:
    return sorted(names, key=name_sort_key)


@pytest.mark.parametrize(
    "names",
    [
        # given name first
        ["Trần Văn An", "Nguyễn Văn Ấn", "Lê Thị Bình", "Lê Đạt", "Bùi Em"],
        # then the family name
        ["Đặng Thị An", "Lê Văn An", "Trần Bá An"],
        # then the middle names
        ["Lê An", "Lê Bá An", "Lê Thị An", "Lê Thị Bé An", "Lê Văn An"],
        # the tone of the given name before every letter of the family name
        ["Võ Ta", "An Tà", "Võ Tạ"],
        # the tone of the family name before the middle names
        ["Lê Văn An", "Lế An", "Lệ Bá An"],
        # a given name before those that begin with it
        ["Võ An", "Bùi Anh"],
        # one word is a given name
        ["An", "Lê An", "Bình"],
    ],
)
def test_persons_stand_by_given_name_then_family_then_middle(names: list[str]) -> None:
    for mixed in itertools.islice(itertools.permutations(names), 24):
        assert persons_in_order(list(mixed)) == names


def test_the_same_name_written_otherwise_has_a_fixed_place() -> None:
    keys = {name_sort_key(name) for name in ("Lê Hòa", "Lê Hoà", "LÊ HÒA")}
    assert len(keys) == 3
    assert name_sort_key(nfd("Lê  Hòa")) == name_sort_key("Lê Hòa")


@settings(max_examples=150)
@given(word_lists, word_lists)
def test_persons_are_compared_part_by_part(one: list[str], other: list[str]) -> None:
    def parts(name: list[str]) -> list[tuple[list[list[int]], list[list[int]]]]:
        *rest, given_name = name
        return [order(" ".join(part)) for part in ([given_name], rest[:1], rest[1:])]

    keys = name_sort_key(" ".join(one)), name_sort_key(" ".join(other))
    if parts(one) != parts(other):
        assert (keys[0] < keys[1]) == (parts(one) < parts(other))


def people(*rows: tuple[str, str]) -> list[str]:
    return [name for name, _ in sorted(rows, key=lambda row: name_sort_key(*row))]


def test_a_sort_name_ending_the_full_name_is_the_given_name() -> None:
    assert people(
        ("Lê Văn Tâm", ""),
        ("Danh Sóc Kha", "Sóc Kha"),
        ("Thạch Sóc Kha", "sóc  KHA"),
        ("Lê Văn Sơn", ""),
        ("Lê Văn Khánh", ""),
    ) == ["Lê Văn Khánh", "Danh Sóc Kha", "Thạch Sóc Kha", "Lê Văn Sơn", "Lê Văn Tâm"]


def test_a_sort_name_is_known_again_wherever_its_tone_stands() -> None:
    assert people(("Lê Hoà Kha", "Hòa Kha"), ("Lê Bình", ""), ("Lê Khá", "")) == [
        "Lê Bình",
        "Lê Hoà Kha",
        "Lê Khá",
    ]


def test_a_sort_name_with_a_comma_gives_the_given_name_before_it() -> None:
    assert people(
        ("Sa Rây Thạch", "Sa Rây, Thạch"), ("Sa Rây Danh", "Sa Rây, Danh"), ("Lê Rân", "")
    ) == ["Lê Rân", "Sa Rây Danh", "Sa Rây Thạch"]


def test_any_other_sort_name_stands_for_the_full_name() -> None:
    cases = itertools.product(("Thạch Kha", "Thạch Thị Sóc Kha"), ("Trần Bình", "Lê Bình"))
    for full_name, sort_name in cases:
        assert people((full_name, sort_name), ("Lê Chi", ""), ("Võ Bình", "")) == [
            full_name,
            "Võ Bình",
            "Lê Chi",
        ]


@pytest.mark.parametrize("sort_name", ["", "  ", ",", " , An", "Lê Văn An", "An"])
def test_a_sort_name_that_says_nothing_new_changes_nothing(sort_name: str) -> None:
    assert people(("Lê Văn An", sort_name), ("Lê Thị An", ""), ("Lê Bá Ân", "")) == [
        "Lê Thị An",
        "Lê Văn An",
        "Lê Bá Ân",
    ]


def test_no_name_comes_first() -> None:
    assert persons_in_order(["An", "1", ""]) == ["", "1", "An"]

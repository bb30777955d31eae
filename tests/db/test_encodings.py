"""Old TCVN3 and VNI text is known by its letters and turned into Unicode (DOMAIN §9)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.encodings import from_tcvn3, from_vni, old_encoding

TCVN3 = [
    ("§¶ng Céng s¶n ViÖt Nam", "Đảng Cộng sản Việt Nam"),
    ("NguyÔn V¨n §¹t", "Nguyễn Văn Đạt"),
    ("TrÇn ThÞ Lan", "Trần Thị Lan"),
    ("Loan Thóy", "Loan Thúy"),
    ("ph\xad¬ng h\xadíng", "phương hướng"),
    ("kû yÕu héi nghÞ", "kỷ yếu hội nghị"),
    ("Lª", "Lê"),
    ("“Hßa”, (V©n)", "“Hòa”, (Vân)"),
    ("¤ M«n", "Ô Môn"),
    ("¢u ThÞ ¬n", "Âu Thị ơn"),
]
VNI = [
    ("Ñaûng Coäng saûn Vieät Nam", "Đảng Cộng sản Việt Nam"),
    ("Nguyeãn Vaên Ñaït", "Nguyễn Văn Đạt"),
    ("Traàn Thò Lan", "Trần Thị Lan"),
    ("Huyønh Thò Myõ", "Huỳnh Thị Mỹ"),
    ("phöông höôùng", "phương hướng"),
    ("kyû yeáu hoäi nghò", "kỷ yếu hội nghị"),
    ("Leâ", "Lê"),
    ("Baù Thöôùc", "Bá Thước"),
    ("ÑAÛNG BOÄ QUAÄN", "ĐẢNG BỘ QUẬN"),
    ("Thò Ñænh nghó ngôïi", "Thị Đỉnh nghĩ ngợi"),
    ("ÔÛ AÂu Lî", "Ở Âu Lỵ"),
]


@pytest.mark.parametrize(("old", "text"), TCVN3)
def test_tcvn3_becomes_unicode(old: str, text: str) -> None:
    assert from_tcvn3(old) == text


@pytest.mark.parametrize(("old", "text"), TCVN3)
def test_tcvn3_is_known_by_its_letters(old: str, text: str) -> None:
    assert old_encoding(old) == "tcvn3"
    assert old_encoding(text) is None


@pytest.mark.parametrize(("old", "text"), VNI)
def test_vni_becomes_unicode(old: str, text: str) -> None:
    assert from_vni(old) == text


@pytest.mark.parametrize(("old", "text"), VNI)
def test_vni_is_known_by_its_letters(old: str, text: str) -> None:
    assert old_encoding(old) == "vni"
    assert old_encoding(text) is None


def test_an_old_text_is_known_in_every_normal_form() -> None:
    for old, text in TCVN3:
        assert old_encoding(unicodedata.normalize("NFD", old)) == "tcvn3"
        assert from_tcvn3(unicodedata.normalize("NFD", old)) == text
    for old, text in VNI:
        assert old_encoding(unicodedata.normalize("NFD", old)) == "vni"
        assert from_vni(unicodedata.normalize("NFD", old)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nguyen Van An",
        "Nguyễn Văn Đạt, 100 m², 37 °C, ½ giờ",
        "Hoà Bình, Hà Nội, Bến Tre",
        "Hoà",
        "quý, giếng, huỳnh, khuỷu, ngoằn ngoèo, nguyệt, quốc, xoong",
        "José Müller, café",
        "Krông Nô, Đắk Lắk, Lộc Ninh",
        "«Đảng viên» · ©",
        "Thạch Sóc Kha",
        "kiên, hoành",
        "ë",
        "Ðặng",
    ],
)
def test_unicode_and_foreign_text_is_not_called_old(text: str) -> None:
    assert old_encoding(text) is None


@pytest.mark.parametrize("text", ["Hoaø Bình laø tænh", "TrÇn ThÞ Hoà"])
def test_a_text_is_old_where_converting_makes_more_words_vietnamese(text: str) -> None:
    assert old_encoding(text) is not None


def test_where_both_fit_it_is_tcvn3() -> None:
    assert (from_tcvn3("tæ"), from_vni("tæ")) == ("tổ", "tỉ")
    assert old_encoding("tæ") == "tcvn3"


def test_a_word_with_two_tones_is_no_syllable() -> None:
    assert old_encoding("hòá tæ") == "tcvn3"


def test_half_old_text_is_old_where_the_old_words_tell() -> None:
    assert old_encoding("Đảng bộ thÞ x·") == "tcvn3"
    assert from_tcvn3("Đảng bộ thÞ x·") == "Đảng bộ thị xã"


def test_tcvn3_in_a_font_of_capitals_becomes_capitals() -> None:
    assert from_tcvn3("§¶ng bé", capitals=True) == "ĐẢNG BỘ"
    assert from_tcvn3("Lª", capitals=True) == "LÊ"


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("§¶NG CéNG S¶N VIÖT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Lª V¨N Tµ", "LÊ VĂN TÀ"),
        ("Lª Vò", "Lê Vũ"),
        ("CLB v¨n nghÖ", "CLB văn nghệ"),
        ("", ""),
        ("12/3", "12/3"),
    ],
)
def test_plain_capitals_tell_a_font_of_capitals(old: str, text: str) -> None:
    assert from_tcvn3(old) == text
    assert from_tcvn3(unicodedata.normalize("NFD", old)) == text


# Both tables written out: each letter of Vietnamese and its code.
LETTERS = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ"
TCVN3_CODES = (
    "aµ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË eÌÎÏÐÑ ªÒÓÔÕÖ i×ØÜÝÞ oßáâãä «åæçèé ¬êëìíî uïñòóô \xadõö÷øù yúûüýþ ®"
)
VNI_CODES = (
    "a aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä e eø eû eõ eù eï eâ eà eå eã eá eä "
    "i ì æ ó í ò o oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï u uø uû uõ uù uï "
    "ö öø öû öõ öù öï y yø yû yõ yù î ñ"
)
IN_TCVN3 = dict(zip(LETTERS.replace(" ", ""), TCVN3_CODES.replace(" ", ""), strict=True))
IN_VNI = dict(zip(LETTERS.replace(" ", ""), VNI_CODES.split(), strict=True))


def test_every_letter_has_its_tcvn3_code() -> None:
    assert {letter: from_tcvn3(code) for letter, code in IN_TCVN3.items()} == {
        letter: letter for letter in IN_TCVN3
    }
    assert from_tcvn3("¡¢£¤¥¦§") == "ĂÂÊÔƠƯĐ"


def test_every_letter_has_its_vni_code_in_both_cases() -> None:
    for letter, code in IN_VNI.items():
        assert from_vni(code) == letter
        assert from_vni(code.upper()) == letter.upper()
        assert from_vni(code[0].upper() + code[1:]) == letter.upper()


def test_a_mark_is_one_only_after_a_letter_that_can_carry_it() -> None:
    assert from_vni("bø eê iâ oè") == "bø eê iâ oè"


syllables = st.builds(
    lambda onset, vowel, coda: onset + vowel + coda,
    st.sampled_from(["", "b", "đ", "th", "ngh"]),
    st.sampled_from(LETTERS.removesuffix(" đ").replace(" ", "")),
    st.sampled_from(["", "n", "ng"]),
)


@settings(max_examples=150)
@given(st.lists(syllables, max_size=5).map(" ".join))
def test_text_written_in_an_old_encoding_is_read_back(text: str) -> None:
    assert from_tcvn3("".join(IN_TCVN3.get(sign, sign) for sign in text)) == text
    assert from_vni("".join(IN_VNI.get(sign, sign) for sign in text)) == text

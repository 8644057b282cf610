"""One spelling for what looks the same, one key for one name, and nothing that steers a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.words.text import fold, safe, tidy


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Tối thiểu 95", "Tối thiểu 95", id="nothing to do"),
        pytest.param(unicodedata.normalize("NFD", "Tối thiểu"), "Tối thiểu", id="decomposed"),
        pytest.param("To\u0302\u0301i", "Tối", id="letter, hat and tone apart"),
        pytest.param("\u00d0ắk Tô", "Đắk Tô", id="an Icelandic Eth for Đ"),
        pytest.param("\u0189ắk \u0256ô", "Đắk đô", id="an African D for Đ"),
        pytest.param("Sở\u00a0Nội\u00a0vụ", "Sở Nội vụ", id="no-break spaces"),
        pytest.param("Sở\u200b Nội\u2060 vụ\ufeff", "Sở Nội vụ", id="zero-width characters"),
        pytest.param("hồ\u00ad sơ", "hồ sơ", id="a soft hyphen"),
        pytest.param("  Sở \t Nội\n vụ ", "Sở Nội vụ", id="white space of all kinds"),
        pytest.param("Sở\u3000Nội\u2003vụ", "Sở Nội vụ", id="wide and em spaces"),
        pytest.param(" a  b ", "a b", id="plain letters"),
        pytest.param("\tHồ sơ", "Hồ sơ", id="a tab in front"),
        pytest.param("\ta", "a", id="a tab before plain letters"),
        pytest.param("\u200b\u00a0", "", id="what looks empty is empty"),
        pytest.param("", "", id="nothing"),
        pytest.param("hóa hoá", "hóa hoá", id="where the tone stands is left as it is"),
    ],
)
def test_tidy(written: str, expected: str) -> None:
    assert tidy(written) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("số hóa", "số hoá", id="tone on o or on a"),
        pytest.param("Hòa Bình", "Hoà Bình", id="the same with a falling tone"),
        pytest.param("hòe", "hoè", id="o and e"),
        pytest.param("thủy", "thuỷ", id="u and y"),
        pytest.param("Ủy ban nhân dân", "Uỷ ban nhân dân", id="at the start of a word"),
        pytest.param("ỦY BAN", "Uỷ Ban", id="in capitals"),
        pytest.param(unicodedata.normalize("NFD", "hóa"), "hoá", id="decomposed on one side"),
        pytest.param("Ia H'Drai", "Ia H’Drai", id="a typographic apostrophe"),
        pytest.param("Ia H'Drai", "Ia H`Drai", id="a grave accent for an apostrophe"),
        pytest.param("Hội đồng – UBND", "Hội đồng - UBND", id="a dash"),
        pytest.param("\u00d0ắk Glei", "đắk glei", id="Eth in capitals and đ"),
        pytest.param("SỞ  NỘI VỤ", "Sở Nội vụ", id="capitals and spaces"),
    ],
)
def test_two_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Xã Đắk Long", "Xã Đăk Long", id="two communes"),
        pytest.param("Đắk", "Dak", id="letters without their marks are other letters"),
        pytest.param("hoa", "hóa", id="a tone is not dropped"),
        pytest.param("Hòa", "Hóa", id="nor taken for another one"),
        pytest.param("quý", "quỷ", id="after q as well"),
        pytest.param(
            "hoàn", "hòan", id="a misplaced tone is a misspelling: hoàn has a letter more"
        ),
    ],
)
def test_two_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_quy_keeps_its_tone_on_y() -> None:
    assert fold("quý") == "quý"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Sở Y tế [tỉnh] — 95%", "Sở Y tế [tỉnh] — 95%", id="text is left alone"),
        pytest.param("a\x1b[2Jb", "a\\x1b[2Jb", id="an escape sequence"),
        pytest.param("a\x9b31mb", "a\\x9b31mb", id="the one-byte escape"),
        pytest.param("a\nb\tc\rd", "a\\x0ab\\x09c\\x0dd", id="line ends and tabs"),
        pytest.param("a\x00b\x7f", "a\\x00b\\x7f", id="NUL and DEL"),
        pytest.param("abc\u202etxt.exe", "abc\\u202etxt.exe", id="right-to-left override"),
        pytest.param("\u2066a\u2069", "\\u2066a\\u2069", id="isolates"),
        pytest.param("\u061ca\u200e\u200f", "\\u061ca\\u200e\\u200f", id="direction marks"),
        pytest.param("a\u2028b\u2029c", "a\\u2028b\\u2029c", id="line and paragraph separators"),
        pytest.param("a\u200bb\ufeff\u00ad", "a\\u200bb\\ufeff\\xad", id="what cannot be seen"),
        pytest.param("a\ud800b", "a\\ud800b", id="half a character"),
        pytest.param("a\ufffeb\uffff", "a\\ufffeb\\uffff", id="what no XML file may hold"),
        pytest.param("a\U000e0041", "a\\U000e0041", id="a letter hidden in a tag"),
        pytest.param("::error::a", ":\\x3aerror:\\x3aa", id="a command to a pipeline's runner"),
        pytest.param(":::", ":\\x3a\\x3a", id="no two colons stand together"),
        pytest.param("a ##[error]b", "a #\\x23[error]b", id="its older spelling, anywhere"),
        pytest.param("12:30 #1 ## [a]", "12:30 #1 ## [a]", id="neither of them"),
        pytest.param("a\u00a0b", "a\u00a0b", id="a no-break space looks like one"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_safe(written: str, expected: str) -> None:
    assert safe(written) == expected


@given(st.text())
def test_tidy_and_fold_change_nothing_twice(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_decomposed_text_has_the_same_key(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = safe(text)
    assert not any(unicodedata.category(character) == "Cc" for character in shown)
    assert not any(unicodedata.bidirectional(c) in _STEERING for c in shown)
    assert safe(shown) == shown


_STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}

"""What can be a Vietnamese syllable: it tells where a narrow cell broke a word."""

import pytest

from cchc.words.syllables import can_be_word


@pytest.mark.parametrize(
    "text", ["phường", "THANH", "Ủy", "ở", "quyết", "khu,", "giải", "nghiêng", "TRỰC"]
)
def test_a_syllable(text: str) -> None:
    assert can_be_word(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("UBND", id="letters of several words"),
        pytest.param("SốTT", id="small letters and capitals"),
        pytest.param("quyếtthủ", id="two syllables"),
        pytest.param("h", id="no vowel"),
        pytest.param("áá", id="two tones"),
        pytest.param("50", id="a number"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_syllable(text: str) -> None:
    assert not can_be_word(text)

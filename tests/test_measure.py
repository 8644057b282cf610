"""How many lines a text takes: the height of a row depends on it."""

import pytest

from cchc.render.measure import cut, lines, millimetres


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("", 10, 1, id="nothing"),
        pytest.param("Đạt", 10, 1, id="a word"),
        pytest.param("a b c d e f g h i j k l m n o p q", 10, 3, id="words go to the next line"),
        pytest.param("x" * 25, 10, 3, id="a long word is broken"),
        pytest.param("iiiiiiiiiiiiiiiiii", 10, 2, id="narrow letters take less"),
        pytest.param("WWWWWWWWWW", 10, 2, id="wide letters take more"),
        pytest.param("Quyết định", 10, 1, id="marks take no room"),
        pytest.param("một hai ba", 10, 1, id="on the line"),
    ],
)
def test_lines(text: str, width: float, expected: int) -> None:
    assert lines(text, width) == expected


def test_bold_letters_are_wider() -> None:
    assert millimetres("Đạt", 13, bold=True) > millimetres("Đạt", 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tỷ lệ đúng hạn", "Tỷ lệ đúng hạn", id="it fits"),
        pytest.param("Tỷ lệ hồ sơ, nghiêng đúng hạn", "Tỷ lệ hồ sơ…", id="whole words, no comma"),
        pytest.param("Tỷ lệ hồ sơ kết quả đúng hạn", "Tỷ lệ hồ sơ kết…", id="as many as fit"),
        pytest.param("x" * 40, "x" * 40, id="one word that does not fit is left whole"),
    ],
)
def test_a_name_is_cut_between_words(text: str, expected: str) -> None:
    assert cut(text, 16) == expected

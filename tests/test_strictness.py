"""Which threshold asks for more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.strictness import is_laxer, is_same, opposite_sides
from cchc.definitions.threshold_text import read_threshold


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("94", "95", True, id="a lower floor"),
        pytest.param("95", "95", False, id="the same floor"),
        pytest.param("Tối thiểu 95", "≥ 95%", False, id="the same floor in other words"),
        pytest.param("96", "95", False, id="a higher floor"),
        pytest.param("95", "trên 95%", True, id="the floor itself is let through"),
        pytest.param("trên 95%", "95", False, id="the floor itself is not"),
        pytest.param("9,5", "10", True, id="as numbers, not as texts"),
        pytest.param("không quá 6", "không quá 5", True, id="a higher ceiling"),
        pytest.param("không quá 4", "không quá 5", False, id="a lower ceiling"),
        pytest.param("không quá 5", "dưới 5%", True, id="the ceiling itself is let through"),
        pytest.param("dưới 5%", "không quá 5", False, id="the ceiling itself is not"),
        pytest.param("từ 60% đến 90%", "từ 70% đến 80%", True, id="a band from lower down"),
        pytest.param("từ 80% đến 90%", "từ 70% đến 80%", False, id="a band farther up"),
        pytest.param("từ 70% đến 90%", "từ 70% đến 80%", True, id="a wider band"),
        pytest.param("từ 70% đến 80%", "65", False, id="a band above the floor"),
        pytest.param("từ 60% đến 80%", "65", True, id="a band that begins below the floor"),
        pytest.param("95", "không quá 5", False, id="a floor is not compared with a ceiling"),
    ],
)
def test_is_laxer(one: str, other: str, expected: bool) -> None:
    assert is_laxer(read_threshold(one), read_threshold(other)) is expected


@given(
    st.integers(1, 99), st.integers(1, 99), st.sampled_from(["≥ {}%", "> {}%", "< {}%", "≤ {}%"])
)
def test_the_laxer_threshold_admits_more(one: int, other: int, sign: str) -> None:
    below, above = (read_threshold(sign.format(n)) for n in (one, other))
    admitted = [{b for b in range(101) if each.admits(b, 100)} for each in (below, above)]
    assert is_laxer(below, above) is (admitted[0] > admitted[1])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("95", "≥ 95,0%", True, id="other words and digits"),
        pytest.param("95", "trên 95%", False, id="the floor itself makes a difference"),
        pytest.param("95", "từ 95% đến 99%", False, id="an end makes a difference"),
    ],
)
def test_is_same(one: str, other: str, expected: bool) -> None:
    assert is_same(read_threshold(one), read_threshold(other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("95", "không quá 5", ["tối thiểu", "tối đa"], id="a floor for a ceiling"),
        pytest.param("dưới 5%", "95", ["tối đa", "tối thiểu"], id="a ceiling for a floor"),
        pytest.param("95", "90", [], id="two floors"),
        pytest.param("từ 70% đến 80%", "90", [], id="a band goes with either"),
    ],
)
def test_opposite_sides(one: str, other: str, expected: list[str]) -> None:
    found = opposite_sides(read_threshold(one), read_threshold(other)) or ()
    assert [side.vi for side in found] == expected

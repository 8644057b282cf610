"""What the rest of the year must bring: an estimate, exact in its arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.period import Period
from cchc.definitions.threshold_text import read_threshold
from cchc.engine.pace import Pace, pace

HALF = Period(2023, 1, 6)


@pytest.mark.parametrize(
    ("threshold", "b", "a", "period", "expected"),
    [
        pytest.param("95", 90, 100, HALF, Pace(100, 100), id="all of the rest"),
        pytest.param("95", 89, 100, HALF, Pace(100, 101), id="one too many"),
        pytest.param("95", 100, 100, HALF, Pace(100, 90), id="ahead"),
        pytest.param("10", 100, 100, HALF, Pace(100, 0), id="never fewer than none"),
        pytest.param("trên 95%", 90, 100, HALF, Pace(100, 101), id="the floor is not enough"),
        pytest.param("99,5", 0, 100, HALF, Pace(100, 199), id="a decimal floor"),
        pytest.param("50", 0, 3, Period(2023, 1, 2), Pace(15, 9), id="rounded up"),
        pytest.param("50", 0, 1, Period(2023, 1, 8), Pace(1, 1), id="half a dossier is one"),
        pytest.param("từ 50% đến 80%", 5, 10, HALF, Pace(10, 5), id="the floor of a band"),
    ],
)
def test_pace(threshold: str, b: int, a: int, period: Period, expected: Pace) -> None:
    assert pace(read_threshold(threshold), b, a, period) == expected


@pytest.mark.parametrize(
    ("threshold", "a", "period"),
    [
        pytest.param("95", 100, Period(2023), id="the year is over"),
        pytest.param("95", 100, Period(2023, 7, 9), id="not from January on"),
        pytest.param("95", 0, HALF, id="nothing to project"),
        pytest.param("không quá 5", 100, HALF, id="a ceiling"),
    ],
)
def test_nothing_is_estimated(threshold: str, a: int, period: Period) -> None:
    assert pace(read_threshold(threshold), 0, a, period) is None


@given(st.integers(1, 300), st.integers(1, 11), st.sampled_from(["29", "57,5", "100", "trên 58%"]))
def test_the_pace_reaches_the_target_and_one_less_does_not(a: int, last: int, text: str) -> None:
    threshold = read_threshold(text)
    found = pace(threshold, a // 2, a, Period(2023, 1, last))
    assert found is not None
    whole = a + found.expected
    assert threshold.admits(a // 2 + found.needed, whole) or found.needed > found.expected
    assert found.needed == 0 or not threshold.admits(a // 2 + found.needed - 1, whole)
    assert found.reachable is (found.needed <= found.expected)

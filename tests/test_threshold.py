"""Which ratios a threshold admits, exactly: at ties, beside ties, and against fractions."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.threshold import Threshold


def floor(percent: str, *, included: bool = True) -> Threshold:
    return Threshold(text="", low=Decimal(percent), low_included=included)


def ceiling(percent: str, *, included: bool = True) -> Threshold:
    return Threshold(text="", high=Decimal(percent), high_included=included)


def test_a_bound_is_included_unless_it_is_said_not_to_be() -> None:
    assert Threshold(text="", low=Decimal(95)).admits(95, 100)
    assert Threshold(text="", high=Decimal(5)).admits(5, 100)


def test_a_threshold_shows_its_bounds_and_not_what_they_were_taken_apart_into() -> None:
    shown = repr(Threshold(text="95", low=Decimal(95)))
    assert "low=Decimal('95')" in shown
    assert "_low" not in shown.replace("low_included", "")
    assert "_high" not in shown


# Plain floats err only at exact ties on 29, 57 and 58 percent; 95 would never notice.
TIES = ["0", "29", "57", "58", "95", "99.5", "100", "33.333333333"]


@pytest.mark.parametrize("percent", TIES)
@pytest.mark.parametrize("off", [-1, 0, 1], ids=["one dossier short", "a tie", "one dossier more"])
@pytest.mark.parametrize("a", [10**11, 10**20], ids=["floats see it", "floats are blind"])
def test_one_dossier_decides(percent: str, off: int, a: int) -> None:
    b = int(Decimal(percent) * a / 100) + off  # the tie is a whole number of dossiers
    assert floor(percent).admits(b, a) == (off >= 0)
    assert floor(percent, included=False).admits(b, a) == (off > 0)
    assert ceiling(percent).admits(b, a) == (off <= 0)
    assert ceiling(percent, included=False).admits(b, a) == (off < 0)


@pytest.mark.parametrize("percent", [29, 57, 58])
def test_a_tie_that_floats_get_wrong_is_met(percent: int) -> None:
    assert percent / 100 * 100 != percent  # so plain floats would err here
    assert floor(str(percent)).admits(percent, 100)
    assert ceiling(str(percent)).admits(percent, 100)


@pytest.mark.parametrize(
    ("threshold", "b", "a", "expected"),
    [
        pytest.param(floor("95"), 94_996, 100_000, False, id="94,996% is not rounded up to 95"),
        pytest.param(floor("99.5"), 199, 200, True, id="99,5% is reached by 199 of 200"),
        pytest.param(floor("100"), 10**18 - 1, 10**18, False, id="all but one is not all"),
        pytest.param(floor("100"), 3, 2, True, id="more than all is still a floor met"),
        pytest.param(ceiling("0"), 0, 7, True, id="none is at most none"),
        pytest.param(ceiling("0"), 1, 10**18, False, id="one is more than none"),
        pytest.param(floor("33.3"), 1, 3, True, id="a third exceeds 33,3%"),
        pytest.param(floor("33.34"), 1, 3, False, id="a third is below 33,34%"),
    ],
)
def test_admits(threshold: Threshold, b: int, a: int, expected: bool) -> None:
    assert threshold.admits(b, a) is expected


@pytest.mark.parametrize(
    ("low_included", "high_included", "expected"),
    [
        pytest.param(True, True, [False, True, True, True, False], id="both ends belong to it"),
        pytest.param(True, False, [False, True, True, False, False], id="the upper end does not"),
        pytest.param(False, True, [False, False, True, True, False], id="the lower end does not"),
        pytest.param(False, False, [False, False, True, False, False], id="neither end does"),
    ],
)
def test_a_band(low_included: bool, high_included: bool, expected: list[bool]) -> None:
    band = Threshold(
        text="",
        low=Decimal(57),
        low_included=low_included,
        high=Decimal(58),
        high_included=high_included,
    )
    assert [band.admits(b, 1000) for b in (569, 570, 575, 580, 581)] == expected


@pytest.mark.parametrize(
    ("threshold", "operator", "inclusive_floor"),
    [
        pytest.param(floor("95"), ">=", (19, 2000), id="a floor"),
        pytest.param(floor("95", included=False), ">", None, id="a strict floor"),
        pytest.param(ceiling("5"), "<=", None, id="a ceiling"),
        pytest.param(ceiling("5", included=False), "<", None, id="a strict ceiling"),
        pytest.param(
            Threshold(text="", low=Decimal(5), high=Decimal(95)), "between", None, id="a band"
        ),
    ],
)
def test_operator_and_floor(
    threshold: Threshold, operator: str, inclusive_floor: tuple[int, int] | None
) -> None:
    assert threshold.operator == operator
    assert (threshold.floor is None) == (inclusive_floor is None)
    if threshold.floor is not None:
        assert Fraction(*threshold.floor) == Fraction(95, 100)


def test_two_spellings_of_one_number_are_equal() -> None:
    assert floor("95") == floor("95.0")


percents = st.one_of(
    st.sampled_from([Decimal(tie) for tie in TIES]),
    st.integers(0, 12_000).map(lambda hundredths: Decimal(hundredths) / 100),
)


@given(
    low=st.none() | percents,
    high=st.none() | percents,
    low_included=st.booleans(),
    high_included=st.booleans(),
    a=st.integers(1, 10**6) | st.integers(1, 10**4).map(lambda hundreds: hundreds * 100),
    off=st.integers(-1, 1),
    near_high=st.booleans(),
)
def test_admits_agrees_with_fractions(
    low: Decimal | None,
    high: Decimal | None,
    low_included: bool,
    high_included: bool,
    a: int,
    off: int,
    near_high: bool,
) -> None:
    line = (high if near_high else low) or Decimal(0)
    b = max(0, int(Fraction(line) * a / 100) + off)  # within one dossier of an end
    threshold = Threshold(
        text="", low=low, low_included=low_included, high=high, high_included=high_included
    )
    percent = Fraction(b, a) * 100
    above = low is None or percent > Fraction(low) or (low_included and percent == Fraction(low))
    below = (
        high is None or percent < Fraction(high) or (high_included and percent == Fraction(high))
    )
    assert threshold.admits(b, a) == (above and below)

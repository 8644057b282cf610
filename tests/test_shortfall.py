"""How many dossiers are missing, in both readings, and how many may still fail."""

from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import read_threshold
from cchc.engine.shortfall import Shortfall, headroom, misses_high, shortfall


@pytest.mark.parametrize(
    ("threshold", "b", "a", "expected"),
    [
        pytest.param("Tối thiểu 95", 94, 100, Shortfall(1, 20), id="one late of a hundred"),
        pytest.param("Tối thiểu 95", 94_996, 100_000, Shortfall(4, 80), id="four late of many"),
        pytest.param("Tối thiểu 50", 4, 10, Shortfall(1, 2), id="one further would give 5 of 11"),
        pytest.param("Tối thiểu 50", 0, 1, Shortfall(1, 1), id="one of two is a half"),
        pytest.param("Tối thiểu 99,5", 0, 1, Shortfall(1, 199), id="a share of a dossier is one"),
        pytest.param("100", 9, 10, Shortfall(1, None), id="one is lost, so 100% is lost"),
        pytest.param("Trên 90", 90, 100, Shortfall(1, 1), id="the line itself is not above it"),
        pytest.param("Trên 90", 8, 10, Shortfall(2, 11), id="and is stepped over by one"),
        pytest.param("Tối đa 5", 6, 100, Shortfall(1, 20), id="a ceiling: one too many"),
        pytest.param("dưới 10%", 1, 10, Shortfall(1, 1), id="an open ceiling, on the line"),
        pytest.param("dưới 10%", 1, 5, Shortfall(1, 6), id="an open ceiling, far above it"),
        pytest.param("Tối đa 0", 1, 10, Shortfall(1, None), id="none at most, one there is"),
        pytest.param("từ 70% đến dưới 90%", 6, 10, Shortfall(1, 4), id="below a band"),
        pytest.param("từ 70% đến dưới 90%", 9, 10, Shortfall(1, 1), id="above a band"),
        pytest.param("từ 61% đến 65%", 6, 10, Shortfall(None, 1), id="a band between two tenths"),
        pytest.param(
            "từ 50% đến 52%", 0, 1, Shortfall(None, 1), id="0 of 1 is outside, 1 of 1 too"
        ),
        pytest.param(
            "từ 61% đến 62%", 6, 9, Shortfall(None, None), id="a band that is stepped over"
        ),
    ],
)
def test_shortfall(threshold: str, b: int, a: int, expected: Shortfall) -> None:
    assert shortfall(read_threshold(threshold), b, a) == expected


@pytest.mark.parametrize(
    ("threshold", "b", "a", "expected"),
    [
        pytest.param("Tối thiểu 95", 95, 100, 0, id="on the line: none"),
        pytest.param("Tối thiểu 95", 100, 100, 5, id="five of a hundred"),
        pytest.param("Tối thiểu 95", 99, 101, 3, id="the rest of a dossier does not help"),
        pytest.param("Trên 90", 100, 100, 9, id="the line itself is not above it"),
        pytest.param("100", 7, 7, 0, id="all of all"),
        pytest.param("Tối thiểu 0", 3, 10, 3, id="a floor of nothing: all of them"),
        pytest.param("Tối đa 5", 2, 100, 3, id="a ceiling: three more"),
        pytest.param("dưới 10%", 2, 100, 7, id="an open ceiling"),
        pytest.param("Tối đa 100", 2, 10, 8, id="no more can fail than there are"),
        pytest.param("từ 70% đến dưới 100%", 8, 10, 1, id="a band: down to its floor"),
    ],
)
def test_headroom(threshold: str, b: int, a: int, expected: int) -> None:
    assert headroom(read_threshold(threshold), b, a) == expected


@pytest.mark.parametrize(
    ("threshold", "b", "a", "expected"),
    [
        pytest.param("Tối thiểu 95", 94, 100, False, id="a floor is missed below it"),
        pytest.param("Tối đa 5", 6, 100, True, id="a ceiling above it"),
        pytest.param("dưới 10%", 10, 100, True, id="an open ceiling on the line, too"),
        pytest.param("từ 70% đến dưới 90%", 6, 10, False, id="a band below it"),
        pytest.param("từ 70% đến dưới 90%", 9, 10, True, id="and on its open end"),
    ],
)
def test_on_which_side_a_target_is_missed(threshold: str, b: int, a: int, expected: bool) -> None:
    assert misses_high(read_threshold(threshold), b, a) is expected


def test_no_more_can_fail_than_there_are_even_below_a_ceiling_over_100() -> None:
    assert headroom(Threshold(text="", high=Decimal(150)), 2, 10) == 8


hundredths = st.sampled_from([1, 2900, 5700, 5800, 9500, 9950, 9999, 10_000]) | st.integers(
    1, 10_000
)
totals = st.integers(1, 10**9) | st.integers(1, 60)
near = st.integers(-3, 3)
included = st.booleans()


def _on_the_line(a: int, h: int, off: int) -> int:
    return max(0, min(a, a * h // 10_000 + off))


@given(totals, hundredths, near, included)
@example(100, 9500, -1, True)
@example(10, 10_000, -1, True)
def test_a_floor_is_reached_with_k_and_not_with_one_less(
    a: int, h: int, off: int, inclusive: bool
) -> None:
    floor = Threshold(text="", low=Decimal(h) / 100, low_included=inclusive)
    b = _on_the_line(a, h, off)
    assume(not floor.admits(b, a))
    these, further = shortfall(floor, b, a)
    if these is None:
        assert not floor.admits(a, a)  # only "above 100%"
    else:
        assert floor.admits(b + these, a)
        assert not floor.admits(b + these - 1, a)
        assert b + these <= a
    if further is None:
        assert h == 10_000
    else:
        assert floor.admits(b + further, a + further)
        assert not floor.admits(b + further - 1, a + further - 1)


@given(totals, hundredths | st.just(0), near, included)
@example(10, 0, 1, True)
@example(10, 0, 0, False)
def test_a_ceiling_is_reached_with_k_and_not_with_one_less(
    a: int, h: int, off: int, inclusive: bool
) -> None:
    ceiling = Threshold(text="", high=Decimal(h) / 100, high_included=inclusive)
    b = _on_the_line(a, h, off)
    assume(not ceiling.admits(b, a))
    these, further = shortfall(ceiling, b, a)
    if these is None:
        assert not ceiling.admits(0, a)  # only "below 0%"
    else:
        assert ceiling.admits(b - these, a)
        assert not ceiling.admits(b - these + 1, a)
        assert these <= b
    if further is None:
        assert h == 0
    else:
        assert ceiling.admits(b, a + further)
        assert not ceiling.admits(b, a + further - 1)


small = st.integers(1, 60).flatmap(lambda a: st.tuples(st.integers(0, a), st.just(a)))
bounds = st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True).map(sorted)


@given(small, bounds, included, included)
def test_in_a_band_the_first_k_that_fits_is_found_or_there_is_none(
    ratio: tuple[int, int], between: list[int], low_included: bool, high_included: bool
) -> None:
    (b, a), (low, high) = ratio, between
    band = Threshold(
        text="",
        low=Decimal(low),
        high=Decimal(high),
        low_included=low_included,
        high_included=high_included,
    )
    assume(not band.admits(b, a))
    below = b * 100 < low * a or (b * 100 == low * a and not low_included)
    step = 1 if below else -1
    fitting = [
        k for k in range(1, a + 1) if 0 <= b + step * k <= a and band.admits(b + step * k, a)
    ]
    these, further = shortfall(band, b, a)
    assert these == (fitting[0] if fitting else None)
    if further is not None:
        assert band.admits(b + further * below, a + further)
    # From low < high ≤ 100 it follows that 6,000 further ones suffice, or none do.
    tried = range(1, 6_001 if further is None else further)
    assert not any(band.admits(b + k * below, a + k) for k in tried)


@given(totals, hundredths, st.integers(0, 3), included)
def test_headroom_may_fail_and_one_more_may_not(a: int, h: int, off: int, inclusive: bool) -> None:
    floor = Threshold(text="", low=Decimal(h) / 100, low_included=inclusive)
    ceiling = Threshold(text="", high=Decimal(h) / 100, high_included=inclusive)
    above, below = _on_the_line(a, h, off), _on_the_line(a, h, -off)
    if floor.admits(above, a):
        k = headroom(floor, above, a)
        assert k >= 0
        assert floor.admits(above - k, a)
        assert not floor.admits(above - k - 1, a)
    if ceiling.admits(below, a):
        k = headroom(ceiling, below, a)
        assert k >= 0
        assert ceiling.admits(below + k, a)
        assert below + k == a or not ceiling.admits(below + k + 1, a)

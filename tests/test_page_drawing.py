"""The drawings of the page: where things stand, and that no drawing contradicts a verdict."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.threshold import Threshold
from cchc.render.html.drawing import FULL, Point, Scale, bar, columns, from_high_to_low

FLOOR = Threshold(text="95", low=Decimal(95))
ABOVE = Threshold(text="trên 95", low=Decimal(95), low_included=False)
CEILING = Threshold(text="Tối đa 5", high=Decimal(5))
BELOW = Threshold(text="dưới 5", high=Decimal(5), high_included=False)
BAND = Threshold(text="từ 70% đến 80%", low=Decimal(70), high=Decimal(80))
BEYOND = Threshold(text="Tối thiểu 120", low=Decimal(120))


def point(b: int, a: int, threshold: Threshold) -> Point:
    return Point(b, a, threshold.admits(b, a))


@pytest.mark.parametrize(
    ("threshold", "b", "a", "width", "lines"),
    [
        pytest.param(FLOOR, 50, 100, "50.0%", ["95.0%"], id="half of the whole"),
        pytest.param(FLOOR, 94_996, 100_000, "94.8%", ["95.0%"], id="a miss stays below the line"),
        pytest.param(FLOOR, 95, 100, "95.2%", ["95.0%"], id="exactly on the line is over it"),
        pytest.param(FLOOR, 0, 100, "0.0%", ["95.0%"], id="nothing"),
        pytest.param(FLOOR, 100, 100, "100.0%", ["95.0%"], id="all"),
        pytest.param(ABOVE, 95, 100, "94.8%", ["95.0%"], id="the line itself is not enough"),
        pytest.param(CEILING, 5, 100, "4.8%", ["5.0%"], id="the ceiling itself is allowed"),
        pytest.param(BELOW, 5, 100, "5.2%", ["5.0%"], id="the ceiling itself is too much"),
        pytest.param(BAND, 75, 100, "75.0%", ["70.0%", "80.0%"], id="a band has two lines"),
        pytest.param(BEYOND, 60, 100, "50.0%", ["100.0%"], id="a floor beyond the whole"),
        pytest.param(FLOOR, 200, 100, "100.0%", ["47.5%"], id="a ratio beyond the whole"),
    ],
)
def test_bar(threshold: Threshold, b: int, a: int, width: str, lines: list[str]) -> None:
    drawn = bar(point(b, a, threshold), threshold)
    assert (drawn.width, drawn.lines) == (width, lines)


def test_columns_go_up_and_down_from_the_line() -> None:
    points = [point(100, 100, FLOOR), point(95, 100, FLOOR), point(90, 100, FLOOR)]
    drawn = columns(points, FLOOR)
    assert drawn.met == "M0 500V0h8V500zM10 500V480h8V500z"
    assert drawn.missed == "M20 500V1000h8V500z"
    assert (drawn.lines, drawn.width, drawn.ends_below) == ([500], 400, True)


@pytest.mark.parametrize(
    ("thresholds", "points", "expected"),
    [
        pytest.param([FLOOR], [(1, 2)], Scale(50, 95), id="from the ratio to the threshold"),
        pytest.param([FLOOR], [(999, 1000)], Scale(95, 100), id="to the next whole percent"),
        pytest.param([FLOOR], [(95, 100)], Scale(93, 97), id="never narrower than four percent"),
        pytest.param([CEILING], [(5, 100)], Scale(3, 7), id="around a ceiling"),
        pytest.param([CEILING], [(0, 100)], Scale(0, 5), id="never below nought"),
        pytest.param([BAND, FLOOR], [(3, 4)], Scale(70, 95), id="thresholds of several periods"),
    ],
)
def test_scale_around(
    thresholds: list[Threshold], points: list[tuple[int, int]], expected: Scale
) -> None:
    assert Scale.around(thresholds, [Point(b, a, met=True) for b, a in points]) == expected


def test_equal_ratios_stay_in_their_order() -> None:
    points = [Point(1, 2, met=False), Point(3, 3, met=True), Point(2, 4, met=False)]
    assert from_high_to_low(points) == [1, 0, 2]


@given(
    st.integers(1, 10**12),
    st.integers(-2, 2),
    st.sampled_from([FLOOR, ABOVE, CEILING, BELOW]),
    st.integers(0, 100),
)
def test_a_drawing_stands_on_the_side_of_the_verdict(
    a: int, off: int, threshold: Threshold, other: int
) -> None:
    bound = threshold.low if threshold.low is not None else threshold.high
    near = point(min(a, max(0, a * int(bound) // 100 + off)), a, threshold)
    drawn = columns([near, point(other, 100, threshold)], threshold)
    (path,) = [path for path in (drawn.met, drawn.missed) if path.startswith("M0 ")]
    top = int(path.partition("V")[2].partition("h")[0])
    over_line = top < drawn.lines[0]
    assert over_line == (near.met == (threshold.low is not None))
    width = Decimal(bar(near, threshold).width.removesuffix("%")) * FULL / 100
    line = Decimal(bar(near, threshold).lines[0].removesuffix("%")) * FULL / 100
    assert (width > line) == over_line

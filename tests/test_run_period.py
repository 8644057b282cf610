"""The period of a run: what more than half of the units that sent anything reported."""

import pytest

from cchc.definitions.period import Period
from cchc.engine.run_period import run_period, stretch_of

YEAR = Period(2023)
Q1, Q2, Q3, Q4 = (Period(2023, first, first + 2) for first in (1, 4, 7, 10))
HALF, NINE = Period(2023, 1, 6), Period(2023, 1, 9)
FEB, APR, MAY, SEP = (Period(2023, month, month) for month in (2, 4, 5, 9))


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        pytest.param([Q1], Q1, id="one quarter"),
        pytest.param([Q1, Q2], HALF, id="two quarters in a row are half a year"),
        pytest.param([Q1, Q2, Q3, Q4], YEAR, id="four are the year"),
        pytest.param([HALF, Q3], NINE, id="half a year and a quarter"),
        pytest.param([HALF, Q1, Q3], NINE, id="runs of different lengths"),
        pytest.param([YEAR, Q1], YEAR, id="the longest from January"),
        pytest.param([Q3], Q3, id="a quarter by itself, though not from January"),
        pytest.param([Q1, Q3], Q1, id="a hole ends the stretch"),
        pytest.param([MAY, Q3], Q3, id="nothing from January: the longest there is"),
        pytest.param([FEB, SEP], SEP, id="of equal ones the latest"),
        pytest.param([Q3, Q4, APR], Period(2023, 7, 12), id="a stretch may start later"),
        pytest.param([Q1, Q3, Q4], Q1, id="what starts in January outranks what is longer"),
    ],
)
def test_the_stretch_of_one_unit(reported: list[Period], expected: Period) -> None:
    assert stretch_of(reported) == expected
    assert stretch_of(reversed(reported)) == expected


@pytest.mark.parametrize(
    ("by_unit", "expected", "units"),
    [
        pytest.param([], None, {}, id="nobody sent anything"),
        pytest.param([[Q4]], Q4, {Q4: 1}, id="one unit decides"),
        pytest.param([[Q3], [Q3], [Q1]], Q3, {Q3: 2, Q1: 1}, id="two of three"),
        pytest.param([[Q3], [Q1]], None, {Q3: 1, Q1: 1}, id="half is no majority"),
        pytest.param(
            [[Q3], [Q3], [Q1], [Q2]],
            None,
            {Q3: 2, Q1: 1, Q2: 1},
            id="the most frequent is no majority either",
        ),
        pytest.param(
            [[Q1, Q2], [HALF], [Q1]],
            HALF,
            {HALF: 2, Q1: 1},
            id="each unit by what its own rows tile",
        ),
        pytest.param(
            [[Q1, Q3, Q4], [Q1], [Q3]],
            Q1,
            {Q1: 2, Q3: 1},
            id="units count, not rows",
        ),
    ],
)
def test_the_period_of_most_units(
    by_unit: list[list[Period]], expected: Period | None, units: dict[Period, int]
) -> None:
    sent: dict[Period, set[int]] = {}
    for unit, periods in enumerate(by_unit):
        for period in periods:
            sent.setdefault(period, set()).add(unit)
    for order in (sent, dict(reversed(sent.items()))):
        found = run_period(order)
        assert (found.period, dict(found.units)) == (expected, units)

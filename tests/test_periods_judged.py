"""Reported periods brought to the one that is judged: tiled, compared, and gaps named."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.indicator import OverTime
from cchc.definitions.period import Period
from cchc.engine.evaluate import Evaluation
from cchc.results import Judged, Verdict
from factories import SO_NOI_VU, SO_TU_PHAP, Row, evaluation, indicator, target, target_set

YEAR = Period(2023)
Q1, Q2, Q3, Q4 = (Period(2023, first, first + 2) for first in (1, 4, 7, 10))
HALF, NINE = Period(2023, 1, 6), Period(2023, 1, 9)
MAY = Period(2023, 5, 5)
STATE = replace(indicator("state"), over_time=OverTime.LATEST)


def rows(*reported: tuple[Period, int, int], unit: str = SO_NOI_VU, id_: str = "") -> list[Row]:
    of = id_ or indicator().id
    return [Row(unit, b, a, of, period) for period, b, a in reported]


def the_only(evaluated: Evaluation) -> Judged:
    [judged] = evaluated.judged
    return judged


@pytest.mark.parametrize(
    ("reported", "period", "b", "a", "gap"),
    [
        pytest.param([(Q1, 9, 10), (Q2, 8, 10)], HALF, 17, 20, (), id="two quarters are added"),
        pytest.param(
            [(Q1, 9, 10), (Q2, 8, 10), (HALF, 17, 20)],
            HALF,
            17,
            20,
            (),
            id="and agree with the half year: nothing counts twice",
        ),
        pytest.param(
            [(HALF, 17, 20), (NINE, 26, 30), (Q4, 10, 10)],
            YEAR,
            36,
            40,
            (),
            id="running sums and the last quarter",
        ),
        pytest.param(
            [(Q1, 9, 10), (Q3, 8, 10)], NINE, 17, 20, (4, 5, 6), id="a quarter is missing"
        ),
        pytest.param([(MAY, 3, 4)], HALF, 3, 4, (1, 2, 3, 4, 6), id="one month of six"),
        pytest.param(
            [(Q1, 9, 10), (YEAR, 50, 60)], Q1, 9, 10, (), id="what lies outside is not added"
        ),
    ],
)
def test_counts_that_add_up(
    reported: list[tuple[Period, int, int]], period: Period, b: int, a: int, gap: tuple[int, ...]
) -> None:
    judged = the_only(evaluation(rows(*reported), period=period))
    assert (list(judged.numerators), list(judged.denominators)) == ([b], [a])
    assert judged.gaps == ({0: gap} if gap else {})
    assert judged.total.partial is bool(gap)
    assert (judged.total.numerator, judged.total.denominator) == (b, a)


def test_a_state_is_that_of_the_latest_report() -> None:
    of = target_set(target(of=STATE))
    reported = rows((Q1, 30, 40), (Q2, 35, 42), id_=STATE.id)
    judged = the_only(evaluation(reported, of=of, period=HALF))
    assert (list(judged.numerators), list(judged.denominators)) == ([35], [42])
    assert (judged.gaps, list(judged.rows)) == ({}, [1])


@pytest.mark.parametrize(
    ("reported", "said"),
    [
        pytest.param(
            [(Q1, 9, 10), (Q2, 8, 10), (HALF, 18, 20)],
            "Quý I/2023 + Quý II/2023 là 17/20, nhưng 6 tháng đầu năm 2023 là 18/20: hai số liệu"
            " phải bằng nhau.",
            id="two quarters and their half year",
        ),
    ],
)
def test_sums_that_disagree_are_not_judged(
    reported: list[tuple[Period, int, int]], said: str
) -> None:
    evaluated = evaluation([*rows(*reported), *rows((HALF, 20, 20), unit=SO_TU_PHAP)], period=HALF)
    judged = the_only(evaluated)
    assert list(judged.verdicts) == [Verdict.INVALID, Verdict.MET]
    assert (judged.total.units, judged.total.partial) == (1, True)
    [found] = evaluated.findings
    assert (found.rule.code, found.message("vi")) == ("C511", said)


def test_two_states_of_one_month_that_disagree_are_not_judged() -> None:
    of = target_set(target(of=STATE))
    reported = rows((Q2, 35, 42), (HALF, 36, 42), id_=STATE.id)
    evaluated = evaluation(reported, of=of, period=HALF)
    assert list(the_only(evaluated).verdicts) == [Verdict.INVALID]
    assert [found.rule.code for found in evaluated.findings] == ["C511"]


def test_running_sums_that_fall_are_named_and_not_judged() -> None:
    reported = rows((Q1, 9, 10), (HALF, 8, 20), (Q3, 1, 1), (Q4, 1, 1))
    evaluated = evaluation(reported, period=YEAR)
    found, unused = evaluated.findings
    assert (found.rule.code, found.location.text) == ("C512", "so-lieu.csv:3")
    assert found.message("vi") == (
        "Số lũy kế 6 tháng đầu năm 2023 (8/20) nhỏ hơn Quý I/2023 (9/10)."
    )
    assert (unused.rule.code, unused.location.text) == ("C514", "so-lieu.csv:2")
    assert unused.message("vi") == (
        "1 dòng của kỳ Quý I/2023 không được dùng cho Năm 2023: các kỳ khác đã bao gồm những tháng đó."
    )
    assert list(the_only(evaluated).verdicts) == [Verdict.INVALID]


def test_a_blank_month_is_a_gap_and_not_nought() -> None:
    reported = [*rows((Q1, 9, 10)), Row(SO_NOI_VU, None, 10, period=Q2)]
    judged = the_only(evaluation(reported, period=HALF))
    assert list(judged.numerators) == [9]
    assert judged.gaps == {0: (4, 5, 6)}


def test_a_broken_row_breaks_its_unit_in_the_whole_period() -> None:
    judged = the_only(evaluation(rows((Q1, 9, 10), (Q2, 11, 10)), period=HALF))
    assert list(judged.verdicts) == [Verdict.INVALID]


runs = st.sets(st.integers(1, 11)).map(lambda cuts: [0, *sorted(cuts), 12])


@given(runs, runs, st.lists(st.integers(0, 50), min_size=12, max_size=12))
def test_however_a_year_is_cut_its_sum_is_the_same(
    one: list[int], other: list[int], monthly: list[int]
) -> None:
    reported = {
        Period(2023, start + 1, end): sum(monthly[start:end])
        for cuts in (one, other)
        for start, end in pairwise(cuts)
    }
    evaluated = evaluation(rows(*((period, a, a) for period, a in reported.items())))
    judged = the_only(evaluated)
    assert (evaluated.period, evaluated.findings) == (YEAR, [])
    assert (list(judged.denominators), judged.gaps) == ([sum(monthly)], {})

"""Counts of several periods brought to one: tiled, and never silently."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.counts import BLANK, taken
from cchc.definitions.counting import CountEntry, Expression, Stated
from cchc.definitions.indicator import OverTime
from cchc.definitions.period import Period
from cchc.engine.checks import Flaw
from cchc.engine.reported import Reported
from cchc.engine.rollup import Rolled, roll_up
from cchc.engine.tiling import Sum
from cchc.rules.periods import PeriodsDisagree
from factories import (
    SO_NOI_VU,
    SO_TU_PHAP,
    YEAR,
    Row,
    counts,
    indicator,
    registry,
    target,
    target_set,
)

HALF, NINE = Period(2023, 1, 6), Period(2023, 1, 9)
Q1, Q2, Q3, Q4 = (Period(2023, first, first + 2) for first in (1, 4, 7, 10))
DOSSIERS = indicator()
STATE = replace(DOSSIERS, over_time=OverTime.LATEST)


def month(number: int) -> Period:
    return Period(2023, number, number)


Said = Sequence[tuple[Period, int | None, int | None]]


def rolled(
    reported: Said,
    wanted: Period = YEAR,
    *,
    state: bool = False,
    broken: Sequence[int] = (),
    unit: str = SO_NOI_VU,
) -> tuple[Rolled, list[Flaw]]:
    """Roll up what one unit reported, row by row."""
    return rolled_rows([Row(unit, b, a, period=p) for p, b, a in reported], wanted, state, broken)


def rolled_rows(
    rows: Sequence[Row], wanted: Period, state: bool = False, broken: Sequence[int] = ()
) -> tuple[Rolled, list[Flaw]]:
    made = counts(rows, of=target_set(target()))
    by_period: dict[Period, list[int]] = {}
    for index, row in enumerate(rows):
        by_period.setdefault(row.period, []).append(index)
    kind = STATE if state else DOSSIERS
    return roll_up(Reported(made, by_period, frozenset(broken)), kind, wanted)


def pairs(found: Rolled) -> list[tuple[int, int]]:
    return list(zip(found.numerators, found.denominators, strict=True))


@pytest.mark.parametrize(
    ("reported", "wanted", "expected"),
    [
        pytest.param([(YEAR, 9, 10)], YEAR, (9, 10), id="the period itself"),
        pytest.param(
            [(Q1, 1, 2), (Q2, 3, 4), (Q3, 5, 6), (Q4, 7, 8)], YEAR, (16, 20), id="four quarters"
        ),
        pytest.param([(HALF, 3, 4), (Q3, 1, 2)], NINE, (4, 6), id="a half and a quarter"),
        pytest.param(
            [(Q2, 1, 1), (month(1), 1, 1), (month(3), 2, 2), (month(2), 4, 4)],
            HALF,
            (8, 8),
            id="in any order of the file",
        ),
        pytest.param(
            [(HALF, 3, 4), (Q1, 1, 2), (Q2, 2, 2)], HALF, (3, 4), id="two tilings that agree"
        ),
        pytest.param(
            [(month(2), 1, 1), (Q1, 1, 2), (Q2, 2, 2)],
            HALF,
            (3, 4),
            id="a month that leads nowhere is not added",
        ),
        pytest.param([(Q1, 1, 2), (Q4, 3, 4)], Q1, (1, 2), id="what lies outside is not added"),
        pytest.param(
            [(month(1), 0, 1), (month(2), 0, 1), (Period(2023, 1, 2), 1, 3), (Q1, 1, 3)],
            Q1,
            (1, 3),
            id="ways that lead nowhere are not compared",
        ),
        pytest.param([(Q1, 0, 0), (Q2, 3, 4)], HALF, (3, 4), id="nothing arose in one of them"),
    ],
)
def test_periods_are_added_up(reported: Said, wanted: Period, expected: tuple[int, int]) -> None:
    found, flaws = rolled(reported, wanted)
    assert (pairs(found), found.gaps, found.broken, flaws) == ([expected], {}, frozenset(), [])


@pytest.mark.parametrize(
    ("reported", "wanted", "expected", "gap"),
    [
        pytest.param([(Q1, 1, 2), (Q3, 3, 4)], NINE, (4, 6), (4, 5, 6), id="a quarter in between"),
        pytest.param([(Q2, 1, 2)], HALF, (1, 2), (1, 2, 3), id="the beginning"),
        pytest.param([(Q1, 1, 2)], HALF, (1, 2), (4, 5, 6), id="the end"),
        pytest.param(
            [(Q1, 1, 2), (month(2), 1, 2), (month(6), 1, 1)],
            HALF,
            (2, 3),
            (4, 5),
            id="the cover of most months is taken",
        ),
        pytest.param(
            [(Q1, 1, 2), (Q2, None, 4)], HALF, (1, 2), (4, 5, 6), id="a blank covers nothing"
        ),
    ],
)
def test_a_gap_is_named(
    reported: Said, wanted: Period, expected: tuple[int, int], gap: tuple[int, ...]
) -> None:
    found, flaws = rolled(reported, wanted)
    assert (pairs(found), found.gaps, flaws) == ([expected], {0: gap}, [])


@pytest.mark.parametrize(
    ("reported", "state", "this", "other"),
    [
        pytest.param(
            [(Q1, 1, 2), (Q2, 2, 2), (HALF, 4, 4)], False, "3/4", "4/4", id="quarters and a half"
        ),
        pytest.param(
            [(Q1, 1, 2), (Q2, 3, 2), (HALF, 4, 5)], False, "4/4", "4/5", id="only a differs"
        ),
        pytest.param(
            [(month(1), 1, 1), (month(2), 1, 1), (month(3), 1, 2), (Q1, 3, 5)],
            False,
            "3/4",
            "3/5",
            id="months and their quarter, where a quarter lacks",
        ),
        pytest.param([(Q2, 5, 9), (HALF, 6, 9)], True, "5/9", "6/9", id="two states at one moment"),
    ],
)
def test_sums_that_disagree_are_both_named_and_not_judged(
    reported: Said, state: bool, this: str, other: str
) -> None:
    found, [flaw] = rolled(reported, HALF, state=state)
    assert flaw.finding.rule.name == "periods-disagree"
    assert {flaw.finding.rule.this, flaw.finding.rule.other} == {this, other}
    assert found.broken == {0}


def test_two_ways_that_disagree_are_told_before_the_periods_behind_them() -> None:
    reported = [(Q1, 1, 2), (Q2, 2, 2), (HALF, 4, 4), (Q3, 1, 1)]
    found, flaws = rolled(reported, NINE)
    assert [flaw.finding.rule.name for flaw in flaws] == ["periods-disagree"]
    assert found.broken == {0}


@pytest.mark.parametrize(
    ("reported", "expected", "gap", "unused"),
    [
        pytest.param([(Q1, 1, 9), (Q3, 3, 9), (Q2, 2, 9)], (3, 9), (), [Q1, Q2], id="the latest"),
        pytest.param(
            [(Q1, 1, 9), (HALF, 4, 9)], (4, 9), (7, 8, 9), [Q1], id="the one that ends last"
        ),
        pytest.param(
            [(Q1, 1, 9), (Q2, None, 9)], (1, 9), (4, 5, 6, 7, 8, 9), [], id="a blank is no report"
        ),
        pytest.param([(Q2, 4, 9), (HALF, 4, 9)], (4, 9), (7, 8, 9), [], id="two that agree"),
        pytest.param([(month(9), 4, 9)], (4, 9), (), [], id="the last month is enough"),
    ],
)
def test_of_a_state_the_latest_counts(
    reported: Said, expected: tuple[int, int], gap: tuple[int, ...], unused: list[Period]
) -> None:
    """It says nothing of the months after it."""
    found, flaws = rolled(reported, NINE, state=True)
    gaps = {0: gap} if gap else {}
    assert (pairs(found), found.gaps, sorted(found.unused), flaws) == ([expected], gaps, unused, [])


@pytest.mark.parametrize(
    ("reported", "unused"),
    [
        pytest.param([(Q1, 1, 2), (HALF, 3, 4)], [Q1], id="an earlier running sum"),
        pytest.param([(Q1, 1, 2), (Q2, 2, 2), (HALF, 3, 4)], [], id="each way is a check"),
        pytest.param([(Q1, 1, 2), (Q2, 2, 2), (month(5), 1, 1)], [month(5)], id="a part"),
        pytest.param([(Q1, 1, 2), (month(2), 1, 1)], [month(2)], id="a part, where months lack"),
    ],
)
def test_periods_that_add_nothing_are_known(reported: Said, unused: list[Period]) -> None:
    found, flaws = rolled(reported, HALF)
    assert (sorted(found.unused), flaws) == (unused, [])


@pytest.mark.parametrize(
    ("part", "exceeds"),
    [
        pytest.param((2, 4), False, id="all of it"),
        pytest.param((3, 4), True, id="more b"),
        pytest.param((2, 5), True, id="more a"),
    ],
)
def test_a_part_that_is_more_than_its_whole(part: tuple[int, int], exceeds: bool) -> None:
    _, flaws = rolled([(Q1, 2, 4), (Q2, 2, 4), (month(5), *part)], HALF)
    assert [flaw.finding.rule.name for flaw in flaws] == ["part-exceeds-whole"] * exceeds


@pytest.mark.parametrize(
    ("half", "nine", "falls"),
    [
        pytest.param((5, 10), (6, 12), False, id="both grow"),
        pytest.param((5, 10), (5, 10), False, id="nothing more came"),
        pytest.param((5, 10), (4, 12), True, id="b falls"),
        pytest.param((5, 10), (6, 9), True, id="a falls"),
    ],
)
def test_a_cumulative_figure_that_falls(
    half: tuple[int, int], nine: tuple[int, int], falls: bool
) -> None:
    found, flaws = rolled([(HALF, *half), (NINE, *nine)], NINE)
    assert [flaw.finding.rule.name for flaw in flaws] == ["cumulative-falls"] * falls
    assert found.broken == ({0} if falls else set())


def test_a_row_that_cannot_be_trusted_breaks_the_sum() -> None:
    found, flaws = rolled([(Q1, 1, 2), (Q2, 9, 2)], HALF, broken=[1])
    assert (found.broken, pairs(found), flaws) == (frozenset({0}), [(-1, -1)], [])


def test_every_unit_is_rolled_up_by_itself() -> None:
    rows = [
        Row(SO_NOI_VU, 1, 2, period=Q1),
        Row(SO_TU_PHAP, 5, 6, period=Q2),
        Row(SO_NOI_VU, 3, 4, period=Q2),
    ]
    found, _ = rolled_rows(rows, HALF)
    assert (list(found.units), pairs(found)) == ([1, 2], [(4, 6), (5, 6)])
    assert found.gaps == {1: (1, 2, 3)}


@pytest.mark.parametrize(
    ("reported", "wanted", "state", "said", "row"),
    [
        pytest.param(
            [(Q1, 1, 2), (Q2, 2, 2), (HALF, 4, 4)],
            HALF,
            False,
            ("3/4", "Quý I/2023 + Quý II/2023", "4/4", "6 tháng đầu năm 2023"),
            1,
            id="two quarters and their half, at the last quarter",
        ),
        pytest.param(
            [(HALF, 6, 9), (Q2, 5, 9)],
            NINE,
            True,
            ("5/9", "Quý II/2023", "6/9", "6 tháng đầu năm 2023"),
            1,
            id="two states at one moment, at the second of them",
        ),
        pytest.param(
            [(HALF, 5, 10), (NINE, 9, 18), (Q3, 5, 8)],
            Q3,
            False,
            ("5/8", "Quý III/2023", "4/8", "9 tháng năm 2023 - 6 tháng đầu năm 2023"),
            2,
            id="a quarter and the totals around it, at the quarter",
        ),
        pytest.param(
            [(Q3, 9, 9), (HALF, 1, 1), (Period(2023, 1, 8), 2, 2), (NINE, 3, 3)],
            Q3,
            False,
            ("2/2", "Tháng 7 đến tháng 8/2023 + Tháng 9/2023", "9/9", "Quý III/2023"),
            3,
            id="a quarter and two that were derived, at the total that ends with it",
        ),
    ],
)
def test_which_ways_disagree_is_told_with_the_cell(
    reported: Said, wanted: Period, state: bool, said: tuple[str, str, str, str], row: int
) -> None:
    found, flaws = rolled(reported, wanted, state=state)
    [flaw] = [each for each in flaws if isinstance(each.finding.rule, PeriodsDisagree)]
    rule = flaw.finding.rule
    assert (rule.this, rule.these.vi, rule.other, rule.others.vi) == said
    assert (flaw.row, flaw.finding.location.row) == (row, row + 2)
    assert found.broken == {0}


@pytest.mark.parametrize(
    ("reported", "wanted", "state", "first", "added"),
    [
        pytest.param([(Q1, 1, 9), (HALF, 4, 9)], NINE, True, 1, [1], id="a state: the latest"),
        pytest.param(
            [(Q2, 4, 9), (HALF, 4, 9)], NINE, True, 1, [1], id="of two alike one, from January on"
        ),
        pytest.param([(Q1, 1, 2), (Q3, 3, 4)], NINE, False, 0, [0, 1], id="beside a gap"),
        pytest.param(
            [(month(1), 1, 2), (Q3, 3, 4), (month(2), 1, 1), (YEAR, None, 4), (month(5), 1, 1)],
            YEAR,
            False,
            0,
            [0, 2, 4, 1],
            id="beside two gaps, in the order of the months",
        ),
        pytest.param(
            [(HALF, 5, 10), (NINE, 9, 18)],
            Q3,
            False,
            0,
            [1, taken(0)],
            id="a total less the one before it",
        ),
        pytest.param(
            [(HALF, None, 10), (Period(2023, 1, 7), 5, 10), (NINE, 9, 18)],
            Q3,
            False,
            1,
            [2, taken(1)],
            id="totals that are known, past one that is blank",
        ),
    ],
)
def test_which_rows_a_number_was_added_from(
    reported: Said, wanted: Period, state: bool, first: int, added: list[int]
) -> None:
    found, _ = rolled(reported, wanted, state=state)
    columns = [column[0] for column in found.added if column[0] != BLANK]
    assert (list(found.rows), columns or list(found.rows)) == ([first], added)


NOTHING = (-1, -1)


@pytest.mark.parametrize(
    ("quarters", "broken", "expected", "gaps", "spoilt"),
    [
        pytest.param(
            [[(1, 2), (3, 4)], [(5, 6), (7, 8)]], [], [(6, 8), (10, 12)], {}, set(), id="in full"
        ),
        pytest.param(
            [[(1, 2), (None, 4)], [(5, 6), (7, 8)]],
            [],
            [(6, 8), (7, 8)],
            {1: (1, 2, 3)},
            set(),
            id="one without b in a quarter",
        ),
        pytest.param(
            [[(1, 2), (3, 4)], [(5, None), (7, 8)]],
            [],
            [(1, 2), (10, 12)],
            {0: (4, 5, 6)},
            set(),
            id="one without a in a quarter",
        ),
        pytest.param(
            [[(1, 2), (None, None)], [(5, 6), (None, None)]],
            [],
            [(6, 8), NOTHING],
            {},
            set(),
            id="one with nothing: no month of it is a gap",
        ),
        pytest.param(
            [[(1, 2), (3, 4)], [(5, 6), (7, 8)]],
            [3],
            [(6, 8), NOTHING],
            {},
            {1},
            id="one that cannot be trusted in a quarter",
        ),
    ],
)
def test_units_that_reported_the_same_quarters(
    quarters: Sequence[Sequence[tuple[int | None, int | None]]],
    broken: list[int],
    expected: list[tuple[int, int]],
    gaps: dict[int, tuple[int, ...]],
    spoilt: set[int],
) -> None:
    rows = [
        Row(unit, *pair, period=quarter)
        for quarter, pairs_of in zip((Q1, Q2), quarters, strict=True)
        for unit, pair in zip((SO_NOI_VU, SO_TU_PHAP), pairs_of, strict=True)
    ]
    found, flaws = rolled_rows(rows, HALF, broken=broken)
    assert (pairs(found), found.gaps, found.broken, flaws) == (expected, gaps, spoilt, [])


def test_a_row_that_is_broken_breaks_the_unit_in_it() -> None:
    rows = [
        Row(unit, 1, 2, period=quarter) for quarter in (Q1, Q2) for unit in (SO_NOI_VU, SO_TU_PHAP)
    ]
    found, _ = rolled_rows(rows, Q2, broken=[3])
    assert (found.broken, pairs(found), list(found.rows)) == ({1}, [(1, 2), (1, 2)], [2, 3])


def test_periods_that_share_a_month_are_not_added() -> None:
    found, _ = rolled([(Q1, 1, 2), (Period(2023, 3, 6), 3, 4)], HALF)
    assert (pairs(found), found.gaps) == ([(3, 4)], {0: (1, 2)})


def totals_of(*units: tuple[str, Sequence[tuple[Period, int]]]) -> list[Row]:
    return [Row(unit, b, 2 * p.last, period=p) for unit, said in units for p, b in said]


@pytest.mark.parametrize(
    ("units", "broken", "expected", "spoilt", "first"),
    [
        pytest.param(
            [(SO_NOI_VU, [(HALF, 5), (NINE, 9)]), (SO_TU_PHAP, [(HALF, 6), (NINE, 8)])],
            [],
            {SO_NOI_VU: 4, SO_TU_PHAP: 2},
            set(),
            [0, 2],
            id="both",
        ),
        pytest.param(
            [(SO_NOI_VU, [(HALF, 5), (NINE, 9)]), (SO_TU_PHAP, [(HALF, 6), (NINE, 8)])],
            [0],
            {SO_TU_PHAP: 2, SO_NOI_VU: -1},
            {1},
            [2, 0],
            id="one whose total cannot be trusted, before one that can be",
        ),
        pytest.param(
            [(SO_NOI_VU, [(HALF, 5)]), (SO_TU_PHAP, [(HALF, 6), (NINE, 8)])],
            [0],
            {SO_TU_PHAP: 2},
            set(),
            [1],
            id="one whose only total says nothing of the quarter",
        ),
        pytest.param(
            [(SO_NOI_VU, [(HALF, 9), (NINE, 5)]), (SO_TU_PHAP, [(HALF, 6), (NINE, 8)])],
            [],
            {SO_TU_PHAP: 2, SO_NOI_VU: -1},
            {1},
            [2, 0],
            id="one whose total falls",
        ),
    ],
)
def test_a_quarter_between_totals_unit_by_unit(
    units: Sequence[tuple[str, Sequence[tuple[Period, int]]]],
    broken: list[int],
    expected: dict[str, int],
    spoilt: set[int],
    first: list[int],
) -> None:
    found, flaws = rolled_rows(totals_of(*units), Q3, broken=broken)
    fallen = {unit for unit, said in units if said[0][1] > said[-1][1]}
    assert [flaw.finding.rule.code for flaw in flaws].count("C512") == len(fallen)
    names = [counts([]).roster[unit].name for unit in found.units]
    assert dict(zip(names, found.numerators, strict=True)) == expected
    assert (found.broken, list(found.rows)) == (spoilt, first)


def test_a_part_that_exceeds_several_wholes_is_told_once() -> None:
    reported = [(Q1, 2, 4), (Q2, 2, 4), (HALF, 4, 8), (month(5), 9, 9)]
    _, [flaw] = rolled(reported, HALF)
    assert flaw.finding.rule.name == "part-exceeds-whole"


MONTHS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=12, max_size=12)
CUTS = st.sets(st.integers(1, 11))
CELLS = st.one_of(st.none(), st.integers(0, 9))


@given(
    CUTS.filter(bool),
    st.lists(st.tuples(st.integers(0, 2), CELLS, CELLS, st.booleans()), max_size=24),
)
def test_periods_side_by_side_are_added_as_if_each_unit_were_looked_at(
    cuts: set[int], drawn: list[tuple[int, int | None, int | None, bool]]
) -> None:
    """One pass over the columns gives what the general way gives unit by unit."""
    runs = [period for period, *_ in tiling([(0, 0)] * 12, cuts)]
    rows, broken, seen = list[Row](), list[int](), set[tuple[int, Period]]()
    for number, (unit, b, a, spoilt) in enumerate(drawn):
        period = runs[number % len(runs)]
        if (unit, period) not in seen:
            seen.add((unit, period))
            rows.append(Row((SO_NOI_VU, SO_TU_PHAP, "so-y-te")[unit], b, a, period=period))
            broken += [len(rows) - 1] * (spoilt and number % 5 == 0)
    found, flaws = rolled_rows(rows, YEAR, broken=broken)
    made = counts(rows, of=target_set(target()))
    for at, unit in enumerate(found.units):
        report = {row.period: i for i, row in enumerate(rows) if made.units[i] == unit}
        alone = Sum(made, report, YEAR, frozenset(broken))
        assert (found.numerators[at], found.denominators[at]) == alone.pair
        assert (at in found.broken, found.rows[at]) == (alone.broken, alone.row)
        assert found.gaps.get(at, ()) == alone.gap
    assert (len(found.units), flaws) == (len({row.unit for row in rows}), [])


def tiling(counted: Sequence[tuple[int, int]], cuts: set[int]) -> list[tuple[Period, int, int]]:
    """Add the counts of months between *cuts*."""
    edges = [0, *sorted(cuts), 12]
    return [
        (
            Period(2023, start + 1, end),
            sum(b for b, _ in counted[start:end]),
            sum(a for _, a in counted[start:end]),
        )
        for start, end in pairwise(edges)
    ]


@given(MONTHS, CUTS, CUTS, st.randoms())
def test_every_tiling_of_the_year_gives_the_same_sum(
    counted: list[tuple[int, int]], cuts: set[int], others: set[int], random: Random
) -> None:
    merged = {period: (period, b, a) for period, b, a in tiling(counted, cuts)}
    merged |= {period: (period, b, a) for period, b, a in tiling(counted, others)}
    reported = list(merged.values())
    random.shuffle(reported)
    found, flaws = rolled(reported)
    expected = sum(b for b, _ in counted), sum(a for _, a in counted)
    assert (pairs(found), found.gaps, flaws) == ([expected], {}, [])


@given(MONTHS, CUTS, CUTS.filter(bool), st.integers(1, 5))
def test_a_tiling_that_brings_another_sum_never_passes(
    counted: list[tuple[int, int]], cuts: set[int], others: set[int], more: int
) -> None:
    one, (first, *rest) = tiling(counted, cuts), tiling(counted, others)
    period, b, a = first
    if period in {each for each, _, _ in one}:
        return  # one of two rows for the same period is another rule's matter
    kept = [each for each in rest if each[0] not in {known for known, _, _ in one}]
    found, flaws = rolled([*one, (period, b + more, a + more), *kept])
    assert found.broken == {0}
    assert "periods-disagree" in {flaw.finding.rule.name for flaw in flaws}


@pytest.mark.parametrize("broken", [1, 16, 17, 19])
def test_however_many_rows_are_broken_their_units_are_found(broken: int) -> None:
    names = [f"Xã {at}" for at in range(20)]
    rows = [Row(name, 1, 2, period=quarter) for quarter in (Q1, Q2) for name in names]
    found, _ = rolled_rows(rows, HALF, broken=range(20, 20 + broken))
    assert found.broken == set(range(broken))
    assert pairs(found) == [NOTHING] * broken + [(2, 4)] * (20 - broken)


@pytest.mark.parametrize(
    ("validity", "gaps"),
    [
        pytest.param({}, {0: (1, 2, 3, 6)}, id="there all year"),
        pytest.param({1: ("2023-04-01", None)}, {0: (6,)}, id="came in April"),
        pytest.param({1: ("2023-04-01", "2023-05-31")}, {}, id="came in April and went in May"),
        pytest.param({2: ("2023-04-01", None)}, {0: (1, 2, 3, 6)}, id="another one came"),
    ],
)
def test_a_gap_is_of_months_in_which_a_unit_existed(
    validity: dict[int, tuple[str | None, str | None]], gaps: dict[int, tuple[int, ...]]
) -> None:
    rows = [Row(SO_NOI_VU, 1, 2, period=month(4)), Row(SO_NOI_VU, 1, 2, period=month(5))]
    made = counts(rows, units=replace(registry(), validity=validity))
    by_period: dict[Period, Sequence[int]] = {month(4): [0], month(5): [1]}
    found, _ = roll_up(Reported(made, by_period, frozenset()), DOSSIERS, HALF)
    assert (pairs(found), found.gaps) == ([(2, 4)], gaps)


def test_things_of_other_periods_are_neither_added_nor_unused_in_it() -> None:
    where = Expression(where="true", formula=Stated.STATED)
    entry = CountEntry(
        of="procedure", period="finished", denominator=where, numerator=where, examples=()
    )
    things = replace(STATE, count=entry)
    rows = [Row(SO_NOI_VU, 1, 2, period=p) for p in (HALF, Q1, Q4)]
    by_period: dict[Period, Sequence[int]] = {HALF: [0], Q1: [1], Q4: [2], Q3: []}
    found, _ = roll_up(Reported(counts(rows), by_period, frozenset()), things, HALF)
    assert (pairs(found), dict(found.unused)) == ([(1, 2)], {Q1: [1]})


def test_of_months_side_by_side_a_unit_stands_where_its_first_row_is() -> None:
    rows = [
        Row(SO_NOI_VU, 1, 1, period=month(1)),
        Row(SO_NOI_VU, 1, 1, period=month(2)),
        Row(SO_TU_PHAP, 1, 1, period=month(2)),
    ]
    by_period = {month(1): [0], month(2): [1, 2]}
    rolled, _ = roll_up(
        Reported(counts(rows), by_period, frozenset()), indicator(), Period(2023, 1, 3)
    )
    assert (list(rolled.units), list(rolled.rows)) == ([1, 2], [0, 2])

"""A period that nobody reported follows from two running totals: said, and never against the file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.areas import spelled
from cchc.definitions.indicator import OverTime
from cchc.definitions.period import Period
from cchc.diagnostics import Rule
from cchc.engine.derived import derive, running_totals
from cchc.engine.evaluate import Evaluation, evaluate
from cchc.results import Report, Verdict
from cchc.words import Words
from factories import (
    SO_NOI_VU,
    SO_TU_PHAP,
    Row,
    counts,
    evaluation,
    indicator,
    report,
    target,
    target_set,
)

Q1, Q2, Q3, Q4 = (Period(2023, first, first + 2) for first in (1, 4, 7, 10))
HALF, NINE, YEAR = Period(2023, 1, 6), Period(2023, 1, 9), Period(2023)
MARCH, APRIL = Period(2023, 3, 3), Period(2023, 4, 4)
LATE: Final = Period(2023, 7, 12)
Reported = Sequence[tuple[Period, int | None, int | None]]


def judged(reported: Reported, wanted: Period, *, broken: Sequence[int] = ()) -> Evaluation:
    rows = [Row(SO_NOI_VU, b, a, period=period) for period, b, a in reported]
    return evaluation(rows, of=target_set(target("90")), period=wanted, broken=broken)


def told(found: Evaluation) -> tuple[str, tuple[int, int], tuple[int, ...]] | None:
    """Give verdict, b and a, and the months that are missing."""
    if not found.judged or not found.judged[0].units:
        return None
    [one] = found.judged
    pair = one.numerators[0], one.denominators[0]
    return Verdict(one.verdicts[0]).code, pair, tuple(one.gaps.get(0, ()))


def cells_of(found: Evaluation) -> str:
    """Name the cells of the only result."""
    [one] = found.judged
    rows = one.rows_of(0)
    made = counts([Row(SO_NOI_VU, 0, 0)] * 9)
    return spelled(made.sources(rows))


def codes(found: Evaluation) -> list[str]:
    return [each.rule.code for each in found.findings]


@pytest.mark.parametrize(
    ("reported", "wanted", "expected"),
    [
        pytest.param(
            [(HALF, 60, 70), (NINE, 150, 170)],
            Q3,
            ("met", (90, 100), ()),
            id="nine months less six",
        ),
        pytest.param(
            [(Q1, 10, 20), (HALF, 60, 80)], Q2, ("missed", (50, 60), ()), id="six less a quarter"
        ),
        pytest.param(
            [(NINE, 150, 170), (YEAR, 150, 170)],
            Q4,
            ("not_applicable", (0, 0), ()),
            id="nothing more came",
        ),
        pytest.param(
            [(HALF, 10, 10), (NINE, 20, 20), (YEAR, 29, 30)],
            LATE,
            ("met", (19, 20), ()),
            id="a half of two quarters",
        ),
        pytest.param(
            [(HALF, 10, 10), (NINE, 20, 20), (Q4, 9, 10)],
            LATE,
            ("met", (19, 20), ()),
            id="a quarter that follows and one that was reported",
        ),
        pytest.param(
            [(Period(2023, 1, 7), 10, 10), (NINE, 20, 20)],
            Q3,
            ("met", (10, 10), (7,)),
            id="two months follow, and one is missing",
        ),
        pytest.param([(NINE, 20, 20)], Q3, None, id="one total alone says nothing of its end"),
        pytest.param([(Q1, 5, 5), (Q3, 9, 10)], Q3, ("met", (9, 10), ()), id="nothing to derive"),
        pytest.param(
            [(HALF, 60, 70), (NINE, 150, 170), (Q3, 90, 100)],
            Q3,
            ("met", (90, 100), ()),
            id="reported as well, and the same",
        ),
        pytest.param([(HALF, 60, None), (NINE, 150, 170)], Q3, None, id="a blank total is none"),
    ],
)
def test_a_period_follows_from_running_totals(
    reported: Reported,
    wanted: Period,
    expected: tuple[str, tuple[int, int], tuple[int, ...]] | None,
) -> None:
    found = judged(reported, wanted)
    assert told(found) == expected
    assert not {"C511", "C512"}.intersection(codes(found))


@pytest.mark.parametrize(
    ("reported", "code"),
    [
        pytest.param([(HALF, 60, 70), (NINE, 50, 170)], "C512", id="b falls"),
        pytest.param([(HALF, 60, 70), (NINE, 60, 69)], "C512", id="a falls"),
        pytest.param([(HALF, 60, 170), (NINE, 90, 180)], "C301", id="more b than a came"),
        pytest.param(
            [(HALF, 60, 70), (NINE, 150, 170), (Q3, 89, 100)],
            "C511",
            id="reported as well, and something else",
        ),
    ],
)
def test_totals_that_contradict_themselves_are_not_judged(reported: Reported, code: str) -> None:
    found = judged(reported, Q3)
    assert [Verdict(each).code for each in found.judged[0].verdicts] == ["invalid"]
    assert code in codes(found)


def test_a_total_that_cannot_be_trusted_is_taken_apart_no_more() -> None:
    assert told(judged([(HALF, 60, 70), (NINE, 150, 170)], Q3, broken=[0])) == (
        "invalid",
        (-1, -1),
        (),
    )
    found = judged([(HALF, 60, 70), (NINE, 150, 170), (Q3, 9, 10)], Q3, broken=[0])
    assert told(found) == ("met", (9, 10), ())


def test_a_state_is_never_taken_apart() -> None:
    of = target_set(target("90", of=replace(indicator(), over_time=OverTime.LATEST)))
    rows = [Row(SO_NOI_VU, 9, 10, period=HALF), Row(SO_NOI_VU, 19, 20, period=NINE)]
    assert told(evaluate(of, counts(rows, of=of), period=Q3)) is None


def test_it_is_said_and_points_at_both_cells() -> None:
    found = judged([(HALF, 60, 70), (NINE, 150, 170)], Q3)
    [said] = found.findings
    assert (said.rule.code, said.location.text) == ("C525", "so-lieu.csv:3:2")
    assert said.message("vi") == (
        "Quý III/2023 là 90/100, tính bằng 9 tháng năm 2023 trừ 6 tháng đầu năm 2023 (so-lieu.csv:2:2/3)."
    )
    assert cells_of(found) == "so-lieu.csv:3:2/3 - 2:2/3"


@pytest.mark.parametrize(
    ("reported", "wanted", "expected"),
    [
        pytest.param(
            [(HALF, 10, 10), (NINE, 20, 20), (YEAR, 29, 30)],
            LATE,
            "so-lieu.csv:4:2/3 - 2:2/3",
            id="what is added and taken away again is not named",
        ),
        pytest.param(
            [(HALF, 10, 10), (NINE, 20, 20), (Q4, 9, 10)],
            LATE,
            "so-lieu.csv:3-4:2/3 - 2:2/3",
            id="a quarter that follows, and one that was reported",
        ),
    ],
)
def test_the_cells_are_named_as_they_are_reckoned(
    reported: Reported, wanted: Period, expected: str
) -> None:
    assert cells_of(judged(reported, wanted)) == expected


def test_a_unit_whose_quarter_follows_did_send_it() -> None:
    """The run judges the quarter of the others, and nobody is told that this unit sent nothing."""
    others = ("Tỉnh Kon Tum", SO_TU_PHAP)
    rows = [Row(name, 9, 10, period=Q3) for name in others]
    rows += [Row(SO_NOI_VU, 60, 70, period=HALF), Row(SO_NOI_VU, 150, 170, period=NINE)]
    found: Report = report(rows, of=target_set(target("90")))
    assert (
        found.period,
        [each.rule.code for each in found.findings if each.rule.code != "C432"],
    ) == (
        Q3,
        ["C525"],
    )


MONTHS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=12, max_size=12)
ENDS = st.sets(st.integers(1, 12), min_size=1)


@given(MONTHS, ENDS, st.sampled_from([Q2, Q3, Q4, LATE]))
def test_whatever_follows_is_what_the_months_add_up_to(
    months: list[tuple[int, int]], ends: set[int], wanted: Period
) -> None:
    """Each month has some b of b + rest; totals are reported at some ends, and nothing else."""

    def of(first: int, last: int) -> tuple[int, int]:
        chosen = months[first - 1 : last]
        return sum(b for b, _ in chosen), sum(b + rest for b, rest in chosen)

    found = judged([(Period(2023, 1, end), *of(1, end)) for end in sorted(ends)], wanted)
    within = sorted(end for end in ends if wanted.first - 1 <= end <= wanted.last)
    result = told(found)
    if len(within) < 2:
        assert result is None
        return
    assert result is not None
    _, pair, gap = result
    covered = range(within[0] + 1, within[-1] + 1)
    assert pair == of(covered[0], covered[-1])
    assert gap == tuple(m for m in range(wanted.first, wanted.last + 1) if m not in covered)


def within(*periods: Period) -> dict[Period, list[int]]:
    return {period: [at] for at, period in enumerate(periods)}


FIVE, SEVEN, TEN = (Period(2023, 1, last) for last in (5, 7, 10))


@pytest.mark.parametrize(
    ("said", "wanted", "used"),
    [
        pytest.param(
            [FIVE, HALF, SEVEN, NINE, TEN, Q3],
            Q3,
            {HALF, SEVEN, NINE},
            id="those that end within it or just before it",
        ),
        pytest.param([NINE], Q3, set(), id="one alone helps nobody"),
        pytest.param([FIVE, NINE], Q3, set(), id="nor with one that ends too early"),
        pytest.param([HALF, NINE], NINE, set(), id="what begins in January is one itself"),
        pytest.param(
            [Period(2023, 1, 1), Period(2023, 1, 4)],
            Period(2023, 2, 4),
            {Period(2023, 1, 1), Period(2023, 1, 4)},
            id="what begins in February begins behind the first",
        ),
    ],
)
def test_which_totals_help(said: Sequence[Period], wanted: Period, used: set[Period]) -> None:
    assert set(running_totals(within(*said), wanted)) == used


@pytest.mark.parametrize(
    ("half", "nine", "said"),
    [
        pytest.param((5, 10), (4, 18), ("C512", "4/18", "5/10"), id="b falls by one"),
        pytest.param((5, 10), (5, 9), ("C512", "5/9", "5/10"), id="a falls by one"),
        pytest.param((5, 10), (6, 10), ("C308", "1 (6 - 5)"), id="b grows by one, a by nothing"),
        pytest.param((1005, 2010), (2010, 2010), ("C308", "1.005 (2.010 - 1.005)"), id="by many"),
        pytest.param((5, 10), (8, 12), ("C301", "3 (8 - 5)", "2 (12 - 10)"), id="b by more than a"),
        pytest.param((5, 10), (5, 10), (), id="nothing more came"),
        pytest.param((5, 10), (6, 11), (), id="one more came"),
        pytest.param((None, 10), (6, 11), (), id="the earlier b is not known"),
        pytest.param((5, None), (6, 11), (), id="the earlier a is not known"),
        pytest.param((5, 10), (None, 11), (), id="the later b is not known"),
    ],
)
def test_what_a_total_cannot_have_grown_by(
    half: tuple[int | None, int | None], nine: tuple[int | None, int | None], said: tuple[str, ...]
) -> None:
    made = counts([Row(SO_NOI_VU, *half, period=HALF), Row(SO_NOI_VU, *nine, period=NINE)])
    derived, flaws = derive(made, {HALF: 0, NINE: 1}, indicator())
    found = [
        text.vi if isinstance(text, Words) else text
        for flaw in flaws
        for text in (flaw.finding.rule.code, *rule_values(flaw.finding.rule))
    ]
    assert (tuple(found), {flaw.row for flaw in flaws}) == (said, {1} if said else set())
    is_known = None not in (*half, *nine)
    assert set(derived) == ({Q3} if is_known and not said else set())


def rule_values(rule: Rule) -> list[str | Words]:
    """Give the numbers that a finding names."""
    names = ("this", "other", "numerator", "denominator")
    return [getattr(rule, name) for name in names if hasattr(rule, name)]


@pytest.mark.parametrize(
    ("reported", "wanted", "expected"),
    [
        pytest.param(
            [(Q1, 20, 30), (Q2, 25, 30), (NINE, 80, 93)], Q3, ["C526", "C504", "C504"],
            id="single quarters are no running total",
        ),
        pytest.param([(NINE, 80, 93)], Q3, ["C526"], id="one running total"),
        pytest.param([(NINE, None, 93)], Q3, ["C504"], id="a blank holds nothing"),
        pytest.param([(NINE, 80, 93)], Q4, ["C504"], id="a total that ends before"),
        pytest.param([(HALF, 8, 9), (NINE, 80, 93)], Q3, ["C525"], id="two running totals"),
        pytest.param([(NINE, 80, 93), (Q3, 8, 9)], Q3, ["C504"], id="the quarter itself is there"),
        pytest.param([(Period(2023, 3, 5), 8, 9)], Q2, ["C526"], id="a part of it in another span"),
        pytest.param(
            [(HALF, 8, 9), (NINE, 7, 9)], Q3, ["C512", "C504", "C504"], id="totals that fall: an error"
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_out_of_a_longer_period_is_told(
    reported: Reported, wanted: Period, expected: list[str]
) -> None:
    assert codes(judged(reported, wanted)) == expected


@pytest.mark.parametrize(
    ("reported", "wanted", "expected"),
    [
        pytest.param(
            [(Q1, 95, 100), (Q2, 95, 100), (Q3, 95, 100), (NINE, 280, 300)], Q3, "C511",
            id="nine months are not the three quarters",
        ),
        pytest.param(
            [(Q1, 95, 100), (Q2, 95, 100), (Q3, 95, 100), (NINE, 285, 299)], Q3, "C511",
            id="not in a alone",
        ),
        pytest.param(
            [(Q1, 95, 100), (Q2, 95, 100), (Q3, 95, 100), (NINE, 285, 300)], Q3, None,
            id="they are",
        ),
        pytest.param(
            [(Q1, 95, 100), (Q2, 95, 100), (Q3, 95, 100), (NINE, 280, 300)], Q2, None,
            id="what came later does not undo a quarter before",
        ),
        pytest.param(
            [(Q1, 95, 100), (Q3, 95, 100), (NINE, 280, 300)], Q3, None, id="a quarter is unknown"
        ),
        pytest.param(
            [(Q1, 95, 100), (Q2, 95, None), (Q3, 95, 100), (NINE, 280, 300)], Q3, None,
            id="a quarter is half reported",
        ),
        pytest.param(
            [(Q1, 95, 100), (Q2, 95, 100), (Q3, 95, 100), (NINE, None, 300)], Q3, None,
            id="the longer period is half reported",
        ),
        pytest.param(
            [(HALF, 190, 200), (Q3, 95, 100), (Q4, 95, 100), (YEAR, 390, 400)], Q4, "C511",
            id="the year is not its parts",
        ),
        pytest.param(
            [(Q1, 9, 10), (Period(2023, 3, 6), 9, 10), (Q2, 9, 10)], Q2, None,
            id="no months lead to the beginning of the other",
        ),
        pytest.param(
            [(MARCH, 1, 9), (APRIL, 1, 9), (MARCH._replace(last=4), 3, 18), (Q2, 9, 27)],
            Q2, "C511", id="two months across the beginning of the quarter",
        ),
        pytest.param(
            [(Q1, 95, 100), (Q2, 95, 100), (Period(2022, 1, 6), 1, 200)], Q2, None,
            id="of another year",
        ),
    ],
)  # fmt: skip
def test_a_period_is_held_to_a_longer_one_that_ends_within_it(
    reported: Reported, wanted: Period, expected: str | None
) -> None:
    found = judged(reported, wanted)
    is_invalid = [each == Verdict.INVALID for each in found.judged[0].verdicts]
    assert is_invalid == [expected is not None]
    assert ({"C511"} & {*codes(found)}) == ({expected} if expected else set())


def test_of_each_unit_and_indicator_it_is_told_by_itself() -> None:
    two = target_set(target(item="IV.1"), target(item="II", of=indicator("dossiers-online")))
    rows = [
        Row(SO_NOI_VU, 1, 1, period=Q3),
        Row(SO_NOI_VU, 1, 1, period=NINE),
        Row(SO_TU_PHAP, 1, 1, period=NINE),
        Row(SO_NOI_VU, 1, 1, "dossiers-online", NINE),
    ]
    found = evaluation(rows, of=two, period=Q3).findings
    said = [(each.rule.code, each.location.row, getattr(each.rule, "rows", 0)) for each in found]
    assert said == [("C526", 4, 2), ("C504", 3, 1)]


def test_a_quarter_that_cannot_be_trusted_is_held_to_nothing() -> None:
    reported = [(Q1, 9, 10), (Q2, 9, 10), (Q3, 9, 10), (NINE, 20, 30)]
    assert codes(judged(reported, Q3)).count("C511") == 1
    assert codes(judged(reported, Q3, broken=[2])).count("C511") == 0
    told_once = [(HALF, 60, 70), (NINE, 150, 170), (Q3, 89, 100)]
    assert codes(judged(told_once, Q3)).count("C511") == 1


def test_each_unit_is_held_to_its_own_longer_periods_and_states_are_not() -> None:
    rows = [Row(SO_NOI_VU, 11, 10, period=Q3), Row(SO_NOI_VU, 9, 99, period=NINE)]
    for period, b, a in ((Q1, 9, 10), (Q2, 9, 10), (Q3, 9, 10), (NINE, 20, 30)):
        rows.append(Row(SO_TU_PHAP, b, a, period=period))
    [found] = evaluation(rows, period=Q3).judged
    assert [Verdict(each).code for each in found.verdicts] == ["invalid", "invalid"]
    of = target_set(target("90", of=replace(indicator(), over_time=OverTime.LATEST)))
    [state] = evaluate(of, counts(rows, of=of), period=Q3).judged
    assert [Verdict(each).code for each in state.verdicts] == ["invalid", "met"]

"""Counts of different things are never added: not over months, and not over units."""

from dataclasses import replace

import pytest

from cchc.definitions.counting import DOSSIERS, CountEntry, Expression, Stated
from cchc.definitions.indicator import OverTime
from cchc.definitions.period import Period
from cchc.engine.grouping import totals_by
from cchc.results import Verdict
from factories import DAK_TO, SO_NOI_VU, SO_TU_PHAP, Row, indicator, report, target, target_set

WHERE = Expression(where="true", formula=Stated.STATED)
YEAR, MARCH, APRIL = Period(2023), Period(2023, 3, 3), Period(2023, 4, 4)


def of(field):
    """Count dossiers, or the different values of a field."""
    entry = CountEntry(of=field, period="finished", denominator=WHERE, numerator=WHERE, examples=())
    over_time = OverTime.SUM if field == DOSSIERS else OverTime.LATEST
    return target_set(target(of=replace(indicator(), over_time=over_time, count=entry)))


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        pytest.param(DOSSIERS, (2, 19, 20, Verdict.MET), id="dossiers add up"),
        pytest.param("procedure", (0, 0, 0, Verdict.NOT_APPLICABLE), id="procedures do not"),
    ],
)
def test_a_total_over_units(field, expected):
    made = report([(SO_NOI_VU, 10, 10), (SO_TU_PHAP, 9, 10)], of=of(field))
    groups = [each.total for each in totals_by("level", made.judged, made.counts, 0)]
    for total in (*made.totals, *groups):
        assert (total.units, total.numerator, total.denominator, total.verdict) == expected
        assert total.partial is False


def test_one_unit_is_its_own_total():
    [total] = report([(DAK_TO, 9, 10)], of=of("procedure")).totals
    assert (total.units, total.numerator, total.denominator) == (1, 9, 10)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [(MARCH, 3), (APRIL, 4)], {SO_NOI_VU: None}, id="months say nothing of the year"
        ),
        pytest.param(
            [(YEAR, 5), (MARCH, 3), (APRIL, 4)], {SO_NOI_VU: 5}, id="the year itself does"
        ),
    ],
)
def test_only_the_period_itself_says_how_many(rows, expected):
    made = report(
        [Row(SO_NOI_VU, many, 10, period=period) for period, many in rows],
        of=of("procedure"),
    )
    assert {each.unit.name: each.numerator for each in made.results()} == expected
    told = [each for each in made.findings if each.rule.code == "C514"]
    assert [each.rule.reason.en for each in told] == [
        "counts of different things do not follow from other periods"
    ] * 2

"""Counts of different things are never added: not over months, and not over units."""

import json
from dataclasses import replace

import pytest

from cchc import api
from cchc.definitions.counting import DOSSIERS, CountEntry, Expression, Stated
from cchc.definitions.indicator import OverTime
from cchc.definitions.period import Period
from cchc.engine.grouping import totals_by
from cchc.inputs import File
from cchc.results import Verdict
from factories import DAK_TO, SO_NOI_VU, SO_TU_PHAP, Row, indicator, report, target, target_set
from form_texts import texts_of
from made_folders import INDICATOR, UNITS, after, made_folder, swap

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
        pytest.param(DOSSIERS, (2, 19, 20, Verdict.MET, True), id="dossiers add up"),
        pytest.param("procedure", (0, 0, 0, Verdict.NOT_APPLICABLE, False), id="procedures do not"),
    ],
)
def test_a_total_over_units(field, expected):
    made = report([(SO_NOI_VU, 10, 10), (SO_TU_PHAP, 9, 10)], of=of(field))
    groups = [each.total for each in totals_by("level", made.judged, made.counts, 0)]
    for total in (*made.totals, *groups):
        numbers = total.units, total.numerator, total.denominator
        assert (*numbers, total.verdict, total.adds_up) == expected
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
    assert [total.adds_up for total in made.totals] == [expected[SO_NOI_VU] is not None]
    told = [each for each in made.findings if each.rule.code == "C514"]
    assert [each.rule.reason.en for each in told] == [
        "counts of different things do not follow from other periods"
    ] * 2


COUNT = """over_time: latest
count:
  of: procedure
  period: finished
  denominator: {where: "state in ('settled', 'returned')", formula: stated}
  numerator: {where: "day(finished) <= day(due)", formula: stated}
  examples:
    - {dossier: {procedure: "1", state: settled, finished: "2024-03-01", due: "2024-03-01"}, lands: b}
"""
ROWS = "Đơn vị,Chỉ tiêu,Kỳ,b,a\nSở B,I.1,{0},3,9\nSở C,I.1,{0},3,9\n"


@pytest.mark.parametrize("form", ["table", "markdown", "html", "xlsx", "docx"])
@pytest.mark.parametrize(
    "written",
    [
        pytest.param("2024", id="two units count the same things"),
        pytest.param("2024-03", id="a month says nothing of the year"),
    ],
)
def test_what_cannot_be_added_is_not_said_to_be_nothing(tmp_path, form, written):
    """«Không phát sinh» and «Chưa báo cáo» are said of units; nobody knows the total."""
    after(
        swap(INDICATOR, "over_time: sum\n", COUNT),
        swap(UNITS, "2,Sở B,province,1\n", "2,Sở B,province,1\n3,Sở C,province,1\n"),
    )(made_folder(tmp_path / "d"))
    made = api.check(
        File("r.csv", ROWS.format(written).encode()), definitions=tmp_path / "d", period="2024"
    )
    said = texts_of(form, made)
    assert "không cộng được" in said.casefold()
    [total] = json.loads(made.to_json())["totals"]
    assert (total["adds_up"], total["verdict"], total["numerator"]) == (False, None, None)

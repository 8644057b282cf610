"""Which findings are about the counts that went into a result."""

from dataclasses import replace

import pytest

from cchc.counts import Columns, Part
from cchc.diagnostics import Finding, Location
from cchc.render.findings_by_row import FindingsByRow
from cchc.results import Report
from factories import Q3, Q4, SO_NOI_VU, SO_TU_PHAP, YEAR, Row, report, target, target_set
from made_up import ON_TIME, PAID_ONLINE
from shown_report import MadeUpError

BOTH = target_set(target(), target(item="II", of=PAID_ONLINE))


def at(row: int, column: int | None = None, file: str = "so-lieu.csv") -> Finding:
    """Make a finding at a place."""
    return MadeUpError(found="x").at(Location(file, None, row, column))


def touched(shown: Report) -> list[tuple[str, str]]:
    """Name the unit and the item of every result that a finding touches, finding by finding."""
    by_row = FindingsByRow(shown)
    return [
        (result.unit.name, result.target.item)
        for result in shown.results()
        for _ in by_row.of(result)
    ]


def test_a_finding_may_stand_where_no_row_could_be_read() -> None:
    nothing = report([], of=BOTH, findings=[at(2, 3)])
    nothing.counts.parts.clear()
    assert touched(nothing) == []


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        pytest.param(at(2, 3), [(SO_NOI_VU, "IV.1")], id="a cell of its row"),
        pytest.param(at(2), [(SO_NOI_VU, "IV.1")], id="its whole row"),
        pytest.param(at(3, 1), [(SO_TU_PHAP, "IV.1")], id="another row is another unit's"),
        pytest.param(at(9), [], id="a row that holds no counts"),
        pytest.param(at(2, file="khac.csv"), [], id="the same row of another file"),
        pytest.param(
            MadeUpError(found="x").at(Location("so-lieu.csv")), [], id="the file as a whole"
        ),
    ],
)
def test_rows(finding: Finding, expected: list[tuple[str, str]]) -> None:
    rows = [(SO_NOI_VU, 1, 1), (SO_TU_PHAP, 1, 1)]
    assert touched(report(rows, findings=[finding])) == expected


def test_every_month_that_a_result_was_added_up_from() -> None:
    rows = [Row(SO_NOI_VU, 1, 1, period=Q3), Row(SO_NOI_VU, 1, 1, period=Q4)]
    shown = report(rows, findings=[at(2), at(3)])
    assert touched(shown) == [(SO_NOI_VU, "IV.1")] * 2


def test_a_period_that_is_not_judged_touches_nothing() -> None:
    rows = [Row(SO_NOI_VU, 1, 1, period=YEAR), Row(SO_NOI_VU, 1, 1, period=Q3)]
    shown = report(rows, findings=[at(2)])
    (result,) = shown.results()
    quarter = Row(SO_NOI_VU, 1, 1, period=Q3)
    assert [found.rule.code for found in FindingsByRow(shown).of(result)] == ["C901", "C514"]
    only = replace(next(iter(report([quarter], findings=[at(2)]).results())), rows=(1,))
    assert [found.rule.code for found in FindingsByRow(shown).of(only)] == ["C514"]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param(2, [(SO_NOI_VU, "IV.1")], id="the cells of one indicator"),
        pytest.param(5, [(SO_NOI_VU, "II")], id="the cells of the other"),
        pytest.param(1, [(SO_NOI_VU, "IV.1"), (SO_NOI_VU, "II")], id="the unit is both of theirs"),
        pytest.param(None, [(SO_NOI_VU, "IV.1"), (SO_NOI_VU, "II")], id="and so is the row"),
    ],
)
def test_one_line_may_hold_the_counts_of_several_indicators(
    column: int | None, expected: list[tuple[str, str]]
) -> None:
    rows = [Row(SO_NOI_VU, 1, 1, ON_TIME.id), Row(SO_NOI_VU, 1, 1, PAID_ONLINE.id)]
    shown = report(rows, of=BOTH, findings=[at(2, column)])
    shown.counts.lines[1] = 2
    shown.counts.parts.append(Part(1, "so-lieu.csv", None, Columns(4, 5, 1)))
    assert touched(shown) == expected

"""Roadmaps: which months a milestone covers, and which threshold is due in a period."""

from dataclasses import replace

import pytest

from cchc.definitions.milestones import crossings, holes, milestones
from cchc.definitions.model import Assignment, Milestone
from cchc.definitions.period import Period
from cchc.definitions.threshold_text import read_threshold
from factories import target


def at(first: int, last: int, threshold: str) -> Milestone:
    return Milestone(first=first, last=last, threshold=read_threshold(threshold))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(["Q1", "Q2"], [(1, 3), (4, 6)], id="quarters"),
        pytest.param(["Quý IV", "Quý I"], [(1, 3), (10, 12)], id="in the order of the months"),
        pytest.param(["T1", "2023-02", "Tháng 3"], [(1, 1), (2, 2), (3, 3)], id="months"),
        pytest.param(
            ["Quý I", "6 tháng", "9 tháng", "Cả năm 2023"],
            [(1, 3), (1, 6), (1, 9), (1, 12)],
            id="running totals, each with all of its months",
        ),
        pytest.param(["6 tháng"], [(1, 6)], id="a running total alone has all of its months"),
        pytest.param(["Q1", "Q2", "9T"], [(1, 3), (4, 6), (1, 9)], id="quarters, then a total"),
        pytest.param(
            ["Quý I", "T1", "T2", "T3"],
            [(1, 1), (2, 2), (3, 3), (1, 3)],
            id="of those that end together the shorter first",
        ),
        pytest.param(["6 tháng cuối năm"], [(7, 12)], id="the second half"),
    ],
)
def test_milestones(written: list[str], expected: list[tuple[int, int]]) -> None:
    found = milestones({key: read_threshold("30") for key in written})
    assert [(each.first, each.last) for each in found] == expected


QUARTERS = (at(1, 3, "15"), at(4, 6, "30"))
BOTH = (
    at(1, 1, "5"),
    at(2, 2, "10"),
    at(3, 3, "20"),
    at(1, 3, "15"),
    at(4, 4, "25"),
    at(4, 6, "30"),
)
RUNNING = (at(1, 3, "15"), at(1, 6, "30"), at(1, 9, "45"))
MIXED = (at(4, 6, "40"), at(1, 6, "30"))


@pytest.mark.parametrize(
    ("roadmap", "period", "expected"),
    [
        pytest.param(QUARTERS, Period(2023, 1, 3), "15", id="the quarter of the milestone"),
        pytest.param(QUARTERS, Period(2023, 2, 2), "15", id="a month of that quarter"),
        pytest.param(QUARTERS, Period(2023, 1, 6), "30", id="what is due when the period ends"),
        pytest.param(
            QUARTERS, Period(2023, 7, 9), "65", id="after the last: the target of the year"
        ),
        pytest.param(QUARTERS[1:], Period(2023, 1, 3), "65", id="before the first: the same"),
        pytest.param(QUARTERS, Period(2023), "65", id="the year"),
        pytest.param(BOTH, Period(2023, 3, 3), "20", id="nested: the month"),
        pytest.param(BOTH, Period(2023, 1, 3), "15", id="nested: the quarter"),
        pytest.param(BOTH, Period(2023, 2, 3), "20", id="nested: neither, so the innermost"),
        pytest.param(BOTH, Period(2023, 5, 5), "30", id="nested: a month that has none of its own"),
        pytest.param(RUNNING, Period(2023, 1, 6), "30", id="running totals: themselves"),
        pytest.param(RUNNING, Period(2023, 4, 6), "30", id="running totals: the second quarter"),
        pytest.param(RUNNING, Period(2023, 2, 2), "15", id="running totals: a month"),
        pytest.param(MIXED, Period(2023, 1, 6), "30", id="a quarter and a half that end together"),
        pytest.param(MIXED, Period(2023, 4, 6), "40", id="and the quarter of them"),
        pytest.param(MIXED, Period(2023, 6, 6), "40", id="and a month of that quarter"),
    ],
)
def test_threshold_in(roadmap: tuple[Milestone, ...], period: Period, expected: str) -> None:
    assert replace(target("65"), roadmap=roadmap).threshold_in(period).text == expected


@pytest.mark.parametrize(
    ("spans", "crossing", "missing"),
    [
        pytest.param([(1, 3), (4, 6)], [], [], id="side by side"),
        pytest.param([(1, 1), (2, 2), (3, 3), (1, 3)], [], [], id="months in their quarter"),
        pytest.param([(1, 3), (1, 6), (1, 12)], [], [], id="running totals"),
        pytest.param([(1, 3), (3, 5)], [((1, 3), (3, 5))], [], id="one month in common"),
        pytest.param([(1, 3), (1, 3)], [((1, 3), (1, 3))], [], id="the same twice"),
        pytest.param([(1, 3), (7, 9)], [], [4, 5, 6], id="a quarter is left out"),
        pytest.param([(2, 2), (5, 5), (4, 6)], [], [3], id="a month is left out"),
        pytest.param([(4, 6)], [], [], id="before the first and after the last nothing is"),
    ],
)
def test_crossings_and_holes(
    spans: list[tuple[int, int]],
    crossing: list[tuple[tuple[int, int], tuple[int, int]]],
    missing: list[int],
) -> None:
    roadmap = [at(first, last, "30") for first, last in spans]
    found = [((a.first, a.last), (b.first, b.last)) for a, b in crossings(roadmap)]
    assert (found, list(holes(roadmap))) == (crossing, missing)


ROADMAP = QUARTERS


@pytest.mark.parametrize(
    ("own", "period", "expected"),
    [
        pytest.param({}, Period(2023, 1, 3), "15", id="nothing of its own: the row's milestone"),
        pytest.param({}, Period(2023, 7, 9), "65", id="nothing of its own: the row's target"),
        pytest.param(
            {"threshold": "70"}, Period(2023, 1, 3), "70", id="its own target in every month"
        ),
        pytest.param(
            {"roadmap": (at(1, 3, "20"),)}, Period(2023, 1, 3), "20", id="its own milestone"
        ),
        pytest.param(
            {"roadmap": (at(1, 3, "20"),)},
            Period(2023, 4, 6),
            "65",
            id="beside its own roadmap the row's target, not the row's milestone",
        ),
        pytest.param(
            {"threshold": "70", "roadmap": (at(1, 3, "20"),)},
            Period(2023, 4, 6),
            "70",
            id="beside its own roadmap its own target",
        ),
    ],
)
def test_threshold_of_a_unit(own: dict[str, object], period: Period, expected: str) -> None:
    text = own.get("threshold")
    given = own | ({"threshold": read_threshold(str(text))} if text else {})
    row = replace(target("65"), roadmap=ROADMAP)
    assert row.threshold_of(Assignment(unit="p1", **given), period).text == expected

"""Roadmaps: which months a milestone covers, and which threshold is due in a period."""

from dataclasses import replace

import pytest

from cchc.definitions.milestones import milestones
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
            [(1, 3), (4, 6), (7, 9), (10, 12)],
            id="running totals begin where the one before ends",
        ),
        pytest.param(["6 tháng"], [(1, 6)], id="a running total alone has all of its months"),
        pytest.param(["Q1", "Q2", "9T"], [(1, 3), (4, 6), (7, 9)], id="quarters, then a total"),
        pytest.param(["6 tháng cuối năm"], [(7, 12)], id="the second half"),
        pytest.param(["Q1", "3 tháng"], [(1, 3), (4, 3)], id="the same twice leaves nothing"),
    ],
)
def test_milestones(written: list[str], expected: list[tuple[int, int]]) -> None:
    found = milestones({key: read_threshold("30") for key in written})
    assert [(each.first, each.last) for each in found] == expected


ROADMAP = (at(1, 3, "15"), at(4, 6, "30"), at(10, 12, "60"))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(Period(2023, 1, 3), "15", id="the quarter of the milestone"),
        pytest.param(Period(2023, 2, 2), "15", id="a month of that quarter"),
        pytest.param(Period(2023, 1, 6), "30", id="what is due when the period ends"),
        pytest.param(Period(2023, 7, 9), "65", id="no milestone: the target of the year"),
        pytest.param(Period(2023), "60", id="the year ends in its last milestone"),
    ],
)
def test_threshold_in(period: Period, expected: str) -> None:
    row = replace(target("65"), roadmap=ROADMAP)
    assert row.threshold_in(period).text == expected


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

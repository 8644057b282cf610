"""Targets passed on to rooms and officers: who is bound, by what, and what the totals add."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from cchc.counts import Counts
from cchc.definitions.level import Level
from cchc.definitions.model import Assignment, Milestone, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import read_threshold
from cchc.engine import bottlenecks
from cchc.engine.binding import Binding, Expect
from cchc.engine.evaluate import Evaluation, evaluate
from cchc.engine.grouping import totals_by
from cchc.engine.totals import Addends, total_of
from cchc.results import Verdict
from cchc.rules.periods import OutsideRoadmap
from factories import DEPARTMENT, Row, counts, target, target_set

SO, ROOM_1, ROOM_2, OFFICER_1, OFFICER_2 = DEPARTMENT.names
UNITS = DEPARTMENT
BODY = 0


def passed_on(*units: str, threshold: str = "90", **own: str) -> TargetSet:
    """Make a set of one row; *own* are the thresholds of units that have one."""
    assigned = tuple(
        Assignment(unit=unit, threshold=read_threshold(own[unit]) if unit in own else None)
        for unit in units
    )
    return target_set(replace(target(threshold), assigned=assigned))


Rows = Sequence[tuple[str, int | None, int | None]]


def made(of: TargetSet, rows: Rows) -> Counts:
    return counts(rows, of=of, units=UNITS)


def judged(of: TargetSet, rows: Rows, expect: Expect = "reported") -> Evaluation:
    return evaluate(of, made(of, rows), expect=expect)


@pytest.mark.parametrize(
    ("rows", "expected", "left_out"),
    [
        pytest.param([(ROOM_1, 90, 100)], ["met"], 0, id="by the row's threshold"),
        pytest.param([(ROOM_2, 90, 100)], ["missed"], 0, id="by its own, stricter one"),
        pytest.param([(ROOM_2, 95, 100)], ["met"], 0, id="its own one is met"),
        pytest.param([(ROOM_2, 0, 0)], ["not_applicable"], 0, id="nothing arose"),
        pytest.param([(ROOM_2, None, 5)], ["not_reported"], 0, id="a blank proves nothing"),
        pytest.param([(SO, 89, 100)], ["missed"], 0, id="the body may report itself"),
        pytest.param(
            [(OFFICER_1, 99, 100), (ROOM_1, 9, 10)], ["met"], 1, id="who is not named is not"
        ),
        pytest.param([("Phòng lạ", 9, 10), (ROOM_1, 9, 10)], ["met"], 1, id="nor is a stranger"),
    ],
)
def test_who_is_judged_by_what(rows: Rows, expected: list[str], left_out: int) -> None:
    found = judged(passed_on("p1", "p2", p2="95"), rows)
    verdicts = [Verdict(each).code for one in found.judged for each in one.verdicts]
    assert (verdicts, found.rows_left_out) == (expected, left_out)
    assert [f.rule.code for f in found.findings if f.rule.code == "C431"] == ["C431"] * left_out


def test_a_row_that_cannot_be_trusted_is_not_judged_by_its_own_threshold() -> None:
    of = passed_on("p1", "p2", p2="95")
    [found] = judged(of, [(ROOM_2, 101, 100)]).judged
    assert [*found.verdicts] == [Verdict.INVALID]


def test_a_milestone_of_its_own() -> None:
    [row] = passed_on("p1", "p2").targets
    quarter = (Milestone(first=1, last=3, threshold=read_threshold("50")),)
    own = replace(row, assigned=(Assignment(unit="p1"), Assignment(unit="p2", roadmap=quarter)))
    of = target_set(own)
    made = counts([(ROOM_1, 5, 10), (ROOM_2, 5, 10)], of=of, units=UNITS)
    made.period_list[0] = Period(2023, 1, 3)
    [found] = evaluate(of, made).judged
    assert [Verdict(each).code for each in found.verdicts] == ["missed", "met"]
    assert [found.threshold_of(unit).text for unit in found.units] == ["90", "50"]


@pytest.mark.parametrize(
    ("expect", "rows", "silent"),
    [
        pytest.param("reported", [(ROOM_1, 9, 10)], [], id="a room that does not appear"),
        pytest.param("all", [(ROOM_1, 9, 10)], [ROOM_2], id="all: the other named room"),
        pytest.param("all", [(SO, 9, 10)], [ROOM_1, ROOM_2], id="all: not the body, nor officers"),
    ],
)
def test_who_is_silent(expect: Expect, rows: Rows, silent: list[str]) -> None:
    [found] = judged(passed_on("p1", "p2"), rows, expect).judged
    assert [UNITS.names[unit] for unit in found.missing] == silent


def test_the_body_is_not_missed_where_it_passed_on_and_appears_elsewhere() -> None:
    of = passed_on("p1")
    own = replace(of.targets[0], item="II", assigned=(), levels=(Level.PROVINCE,))
    other = replace(own, indicator=replace(own.indicator, id="other"))
    both = target_set(of.targets[0], other)
    rows = [(ROOM_1, 9, 10), (SO, 9, 10, "other")]
    missing = [list(each.missing) for each in evaluate(both, made(both, rows)).judged]
    assert missing == [[], []]


@pytest.mark.parametrize(
    ("rows", "expected", "partial"),
    [
        pytest.param([(ROOM_1, 8, 10), (ROOM_2, 9, 10)], (2, 17, 20), False, id="two rooms"),
        pytest.param(
            [(ROOM_1, 8, 10), (OFFICER_1, 3, 5), (OFFICER_2, 5, 5)],
            (1, 8, 10),
            True,
            id="officers are in their room",
        ),
        pytest.param(
            [(OFFICER_1, 3, 5), (OFFICER_2, 5, 5), (ROOM_2, 9, 10)],
            (3, 17, 20),
            False,
            id="officers whose room is silent",
        ),
        pytest.param(
            [(ROOM_1, None, 10), (OFFICER_1, 3, 5), (OFFICER_2, 5, 5)],
            (2, 8, 10),
            True,
            id="officers whose room says nothing usable",
        ),
        pytest.param(
            [(SO, 20, 20), (ROOM_1, 8, 10), (OFFICER_1, 3, 5)],
            (1, 8, 10),
            True,
            id="the body holds all of them and is not added",
        ),
    ],
)
def test_a_total_adds_every_dossier_once(
    rows: Rows, expected: tuple[int, int, int], partial: bool
) -> None:
    [found] = judged(passed_on("p1", "p2", "cv1", "cv2"), rows).judged
    total = found.total
    assert ((total.units, total.numerator, total.denominator), total.partial) == (expected, partial)


def test_a_silent_officer_of_a_room_that_reported_leaves_the_total_whole() -> None:
    of = passed_on("p1", "cv1")
    [found] = judged(of, [(ROOM_1, 9, 10)], "all").judged
    assert ([UNITS.names[u] for u in found.missing], found.total.partial) == ([OFFICER_1], False)


def test_groups_add_every_dossier_once() -> None:
    of = passed_on("p1", "p2", "cv1", "cv2")
    rows = [(ROOM_1, 8, 10), (OFFICER_1, 3, 5), (OFFICER_2, 5, 5), (ROOM_2, 9, 10)]
    made_counts = made(of, rows)
    found = evaluate(of, made_counts).judged
    sums = {
        by: {
            each.group.vi: (each.total.numerator, each.total.denominator)
            for each in totals_by(by, found, made_counts, BODY)
        }
        for by in ("level", "parent")
    }
    assert sums == {
        "level": {"phòng, đơn vị trực thuộc": (17, 20), "cá nhân": (8, 10)},
        "parent": {SO: (17, 20), ROOM_1: (8, 10)},
    }


def test_bottlenecks_are_counted_by_their_own_thresholds_and_once() -> None:
    of = passed_on("p1", "p2", "cv1", p2="95")
    rows = [(SO, 0, 200), (ROOM_1, 88, 100), (OFFICER_1, 0, 50), (ROOM_2, 90, 100)]
    made_counts = made(of, rows)
    found = bottlenecks.of_units(evaluate(of, made_counts).judged, made_counts, 5)
    assert [(each.unit.name, each.lift, each.reaches) for each in found] == [
        (ROOM_2, 5, True),
        (ROOM_1, 2, True),
    ]


def test_a_set_that_passes_nothing_on_binds_all_levels_that_occur() -> None:
    of = target_set(target(levels=[Level.PROVINCE, Level.OFFICE, Level.OFFICER]))
    binding = Binding.of(of, made(of, []).roster)
    assert binding.binds_all(of.targets[0])
    assert binding.bound(of.targets[0], range(5)) == range(5)
    assert binding.parents == {}


FIRST_QUARTER = (Milestone(first=1, last=3, threshold=read_threshold("15")),)


@pytest.mark.parametrize(
    ("of_the_row", "own", "rows", "expected"),
    [
        pytest.param(FIRST_QUARTER, {}, [(ROOM_1, 9, 10)], [""], id="the row's, for all"),
        pytest.param((), {}, [(ROOM_1, 9, 10)], [], id="without a roadmap"),
        pytest.param(
            FIRST_QUARTER,
            {"p1": read_threshold("95"), "p2": read_threshold("96")},
            [(ROOM_1, 96, 100), (ROOM_2, 97, 100)],
            [" (áp dụng cho số tổng)"],
            id="the row's, for nobody but the total",
        ),
        pytest.param(
            FIRST_QUARTER,
            {"p1": FIRST_QUARTER, "p2": FIRST_QUARTER},
            [(ROOM_1, 96, 100), (ROOM_2, 97, 100)],
            [" (áp dụng cho số tổng)", f" của «{ROOM_1}»", f" của «{ROOM_2}»"],
            id="the row's for the total, beside those of all units",
        ),
        pytest.param(
            (),
            {"p1": FIRST_QUARTER},
            [(ROOM_1, 96, 100), (ROOM_2, 97, 100)],
            [f" của «{ROOM_1}»"],
            id="a unit's alone",
        ),
        pytest.param(
            FIRST_QUARTER, {"p1": FIRST_QUARTER}, [(SO, 9, 10)], [""], id="the body's own row"
        ),
    ],
)
def test_a_roadmap_that_is_silent_is_told_of_whoever_is_judged_by_the_year(
    of_the_row: tuple[Milestone, ...],
    own: dict[str, object],
    rows: Rows,
    expected: list[str],
) -> None:
    assigned = tuple(
        Assignment(
            unit=unit,
            roadmap=given if isinstance(given, tuple) else (),
            threshold=given if isinstance(given, Threshold) else None,
        )
        for unit in ("p1", "p2")
        for given in [own.get(unit)]
    )
    of = target_set(replace(target("90"), assigned=assigned, roadmap=of_the_row))
    q3 = [Row(*each, period=Period(2023, 7, 9)) for each in rows]
    found = evaluate(of, counts(q3, of=of, units=UNITS)).findings
    assert [f.rule.whose.vi for f in found if isinstance(f.rule, OutsideRoadmap)] == expected


def shared(**shares: str) -> TargetSet:
    """Make a set of one row that is passed on by shares."""
    assigned = tuple(Assignment(unit=u, share=Decimal(share)) for u, share in shares.items())
    return target_set(replace(target("90"), assigned=assigned))


TWO_ROOMS = shared(p1="60", p2="40")
WHOLE_ROOM = shared(p1="60", p2="40", cv1="35", cv2="25")
PART_OF_ROOM = shared(p1="60", p2="40", cv1="35")


@pytest.mark.parametrize(
    ("of", "rows", "partial"),
    [
        pytest.param(TWO_ROOMS, [(ROOM_1, 9, 10)], True, id="one of two rooms is silent"),
        pytest.param(TWO_ROOMS, [(ROOM_1, 9, 10), (ROOM_2, 9, 10)], False, id="both reported"),
        pytest.param(
            TWO_ROOMS, [(ROOM_1, 9, 10), (ROOM_2, 9, 10), (SO, 90, 100)], False,
            id="the body's own row, which contradicts, is in no total",
        ),
        pytest.param(
            WHOLE_ROOM, [(OFFICER_1, 9, 10), (OFFICER_2, 9, 10), (ROOM_2, 9, 10)], False,
            id="officers carry all the work of a silent room",
        ),
        pytest.param(
            PART_OF_ROOM, [(OFFICER_1, 9, 10), (ROOM_2, 9, 10)], True,
            id="an officer carries a part of it",
        ),
        pytest.param(
            WHOLE_ROOM, [(ROOM_1, 9, 10), (ROOM_2, 9, 10)], False,
            id="officers are in the rooms that reported",
        ),
        pytest.param(
            passed_on("p1", "p2"), [(ROOM_1, 9, 10)], True, id="a silent room without a share"
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("expect", ["reported", "all"])
def test_a_total_of_what_was_passed_on_lacks_whoever_was_named_and_is_silent(
    of: TargetSet, rows: Rows, partial: bool, expect: Expect
) -> None:
    [found] = judged(of, rows, expect).judged
    assert found.total.partial is partial


@pytest.mark.parametrize(
    ("units", "verdicts", "left_out", "partial"),
    [
        pytest.param([1], [Verdict.INVALID], {1}, True, id="one alone, whom another would stand for"),
        pytest.param([1], [Verdict.MET], {1}, False, id="one alone that can be added"),
        pytest.param([1, 2], [Verdict.MET, Verdict.INVALID], {2}, False, id="one of two is left out"),
        pytest.param([1, 2], [Verdict.MET, Verdict.INVALID], set(), True, id="it is not"),
        pytest.param([1, 2], [Verdict.MET, Verdict.MET], set(), False, id="both can be added"),
    ],
)  # fmt: skip
def test_a_total_lacks_whoever_belongs_in_it_and_cannot_be_added(
    units: list[int], verdicts: list[Verdict], left_out: set[int], partial: bool
) -> None:
    pairs = [9 if each is Verdict.MET else -1 for each in verdicts]
    addends = Addends(units, pairs, pairs, bytes(verdicts), left_out, incomplete=False)
    assert (
        total_of(target("90"), read_threshold("90"), Period(2023, 1, 6), addends).partial is partial
    )

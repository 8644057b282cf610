"""Random years: plain fractions and the program say the same of every result, total, group and exit.

``python tests/fuzz/years.py`` judges as many results as are asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from cchc.counts import BLANK, Counts, Input, taken
from cchc.definitions.indicator import Indicator, OverTime, WhenEmpty
from cchc.definitions.level import Level
from cchc.definitions.model import Assignment, Dates, Definitions, Milestone, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold_text import read_threshold
from cchc.definitions.timeline import timelines_of
from cchc.definitions.units import LEVELS, Registry, Unit
from cchc.document.ratios import headroom_of, is_above, pace_of, shortfall_of
from cchc.engine.bottlenecks import of_groups, of_units
from cchc.engine.evaluate import evaluate
from cchc.engine.grouping import totals_by
from cchc.engine.one_unit import UnitReports
from cchc.engine.standing import Standing, Standings
from cchc.gates import exit_code
from cchc.results import Bottleneck, Judged, Report, Result, Total, Verdict
from cchc.words import Words
from cchc.words.terms import LEVEL
from factories import Row, counts
from made_up import IV_1, ON_TIME, TINH_2023
from made_years import Case, Due, Item, Span, draw
from plain_judge import Slip
from plain_years import Unanswerable, answer

LEVEL_OF = {words.vi: code for code, words in LEVEL.items()} | {"không rõ cấp": ""}
Roadmap = tuple[tuple[Span, Due], ...]


def period_of(span: Span) -> Period:
    return Period(2023, *span)


def registry_of(case: Case) -> Registry:
    dated = {i: (u.start, u.end) for i, u in enumerate(case.units.values()) if u.start or u.end}
    return Registry(
        id=TINH_2023.registry,
        codes=[*case.units],
        names=[*case.units],
        level_of=bytes(LEVELS.index(Level(unit.level)) for unit in case.units.values()),
        parents=[unit.parent for unit in case.units.values()],
        validity=dated,
    )


def indicators_of(case: Case) -> Mapping[str, Indicator]:
    return {
        name: replace(
            ON_TIME,
            id=name,
            over_time=OverTime.SUM if kind.adds_up else OverTime.LATEST,
            part_of_whole=kind.is_part,
            when_empty=WhenEmpty(kind.when_empty),
        )
        for name, kind in case.kinds.items()
    }


def milestones(roadmap: Roadmap) -> tuple[Milestone, ...]:
    made = [
        Milestone(first=first, last=last, threshold=read_threshold(due.text))
        for (first, last), due in roadmap
    ]
    return tuple(sorted(made, key=lambda each: (each.last, -each.first)))


def target_of(item: Item, indicators: Mapping[str, Indicator]) -> Target:
    to = tuple(
        Assignment(
            unit=unit,
            threshold=read_threshold(own.due.text) if own.due else None,
            roadmap=milestones(own.roadmap),
            share=None if own.share is None else Decimal(own.share),
        )
        for unit, own in item.passed_on.items()
    )
    return replace(
        IV_1,
        item=item.name,
        indicator=indicators[item.indicator],
        levels=tuple(Level(level) for level in item.levels),
        threshold=read_threshold(item.due.text),
        roadmap=milestones(item.roadmap),
        assigned=to,
    )


def sets_of(case: Case) -> list[TargetSet]:
    indicators, made = indicators_of(case), []
    for at, (start, items) in enumerate(case.sets):
        last = "2023-06-30" if at + 1 < len(case.sets) else None
        targets = tuple(target_of(item, indicators) for item in items)
        dates = Dates(first=f"2023-{start:02}-01", last=last)
        made.append(replace(TINH_2023, id=f"set-{at}", effective=dates, targets=targets))
    return made


def counted(case: Case, sets: list[TargetSet]) -> Counts:
    """Put the rows down as a file would; the indicators are those of all sets."""
    every = replace(sets[0], targets=tuple(target for each in sets for target in each.targets))
    rows = [
        Row(r.unit, r.b, r.a, indicator=r.indicator, period=period_of(r.span)) for r in case.rows
    ]
    return counts(rows, of=every, units=registry_of(case))


def program(case: Case) -> dict[str, object]:
    sets = sets_of(case)
    [timeline] = timelines_of(sets)
    made = counted(case, sets)
    asked = None if case.asked is None else period_of(case.asked)
    expect = "all" if case.expect_all else "reported"
    judged = evaluate(timeline, made, period=asked, expect=expect)
    found = Report(
        target_set=judged.target_set,
        timeline=timeline,
        definitions=Definitions(
            indicators=indicators_of(case), target_sets=tuple(sets), digest="0" * 64
        ),
        period=judged.period,
        counts=made,
        judged=judged.judged,
        findings=judged.findings,
        inputs=[Input("so-lieu.csv", "1" * 64)],
        rows_left_out=judged.rows_left_out,
    )
    period = judged.period
    return {
        "period": period and (period.first, period.last),
        "items": {each.target.item: item_of(each, found) for each in judged.judged},
        "slips": slips_of(found),
        "exit": int(exit_code(found)),
    }


def slips_of(whole: Report) -> dict[str, dict[str, object]]:
    """Cut out what each unit is told, and where it stands."""
    parts, standings = UnitReports(whole), Standings(whole)
    judged_of = {each.target.item: each for each in whole.judged}
    found: dict[str, dict[str, object]] = {}
    for unit in parts.units:
        own = parts.of(unit)
        results = {each.target.item: each for each in own.results()}
        totals = {each.target.item: each for each in own.totals}
        assert [results[item].verdict for item in totals] == [t.verdict for t in totals.values()]
        found[whole.counts.roster[unit].code] = {
            item: slip_of(each, standings.of(judged_of[item], unit))
            for item, each in results.items()
        }
    return found


def slip_of(result: Result, standing: Standing | None) -> Slip:
    b, a = result.numerator, result.denominator
    said = result.verdict is not Verdict.INVALID and b is not None and a is not None
    place, ranked = (standing.place, standing.ranked) if standing else (None, None)
    return Slip(result.verdict.code, (b, a) if said else None, place, ranked)


def item_of(judged: Judged, shown: Report) -> dict[str, object]:
    made = shown.counts
    codes = [made.roster[unit].code for unit in judged.units]
    said = [Verdict(each).code for each in judged.verdicts]
    columns = zip(codes, said, judged.numerators, judged.denominators, strict=True)
    groups, held_back = {}, {"unit": held([*of_units([judged], made, 99)])}
    for by in ("level", "parent"):
        found = list(totals_by(by, [judged], made, 0))
        groups |= {(by, name_of(each.group)): told(each.total) for each in found}
        held_back[by] = held([*of_groups([judged], found, made, 99)])
    results = [shown.result(judged, at) for at in range(len(judged.units))]
    each_and_all = {each.unit.code: each for each in results} | {"": judged.total}
    return {
        "units": {
            code: (verdict, None if verdict == "invalid" or min(b, a) <= BLANK else (b, a))
            for code, verdict, b, a in columns
        },
        "gaps": {codes[at]: gap for at, gap in judged.gaps.items() if said[at] != "invalid"},
        "missing": sorted(made.roster[unit].code for unit in judged.missing),
        "total": told(judged.total),
        "cells": {
            who: summed(shown, rows_of(shown, each))
            for who, each in each_and_all.items()
            if (each.verdict < Verdict.NOT_REPORTED if who else judged.total.units)
        },
        "lacks": {
            who: lacks
            for who, each in each_and_all.items()
            if (lacks := lacks_of(each)) is not None
        },
        "owed": judged.total.is_obligation,
        "groups": groups,
        "pace": {
            who: (summed(shown, rows_so_far_of(shown, each)), tuple(pace))
            for who, each in each_and_all.items()
            if (pace := pace_of(each))
        },
        "held back": held_back,
    }


def lacks_of(each: Result | Total) -> tuple[int | None, int | None, bool] | int | None:
    """Give what a missed ratio lacks, or how many more of a met one may fail."""
    missing = shortfall_of(each)
    return headroom_of(each) if missing is None else (*missing, is_above(each))


def rows_of(shown: Report, each: Result | Total) -> Sequence[int]:
    return shown.rows_of(each) if isinstance(each, Total) else each.rows


def rows_so_far_of(shown: Report, each: Result | Total) -> Sequence[int]:
    return shown.rows_so_far(each) if isinstance(each, Total) else each.rows_so_far


def summed(shown: Report, rows: Sequence[int]) -> tuple[int, int]:
    """Add b and a of the rows that a number is said to come from; what was taken away is taken."""
    b = a = 0
    for row in rows:
        at, sign = (taken(row), -1) if row < BLANK else (row, 1)
        b += sign * shown.counts.numerators[at]
        a += sign * shown.counts.denominators[at]
    return b, a


def name_of(who: Unit | Words) -> str:
    """Name a unit, or a group: units are called by their codes here."""
    return who.code if isinstance(who, Unit) else LEVEL_OF.get(who.vi, who.vi)


def held(found: Sequence[Bottleneck]) -> list[tuple[object, ...]]:
    """List who would move which total by how much; those of groups with the name of the group before."""
    is_of_units = all(isinstance(each.unit, Unit) and each.group is None for each in found)
    return sorted(
        (
            *([] if is_of_units else [(each.group and f"in {name_of(each.group)}") or ""]),
            *(name_of(each.unit), each.lift, each.reaches),
        )
        for each in found
    )


def told(total: Total) -> tuple[int, int, int, str, bool]:
    verdict = total.verdict.code
    return total.units, total.numerator, total.denominator, verdict, total.partial


def compared(seed: int) -> tuple[int, Case, object, object] | None:
    """Judge a year by both: how many results it has, and what each says; None where nobody can say."""
    case = draw(Random(seed))
    try:
        expected = answer(case)
    except Unanswerable:
        return None
    actual = program(case)
    items = actual["items"]
    assert isinstance(items, dict)
    return sum(len(item["units"]) for item in items.values()), case, actual, expected


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_the_program_agrees_with_plain_fractions(first: int) -> None:
    for seed in range(first, first + 50):
        if (found := compared(seed)) is not None:
            _, _, actual, expected = found
            assert (seed, actual) == (seed, expected)

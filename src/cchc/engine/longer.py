"""A period beside longer ones that end within it: nine months must be the half year and the quarter.

The longer one is never taken apart for that; it is only held to what was reported of its parts.
"""

from collections.abc import Mapping
from dataclasses import replace

from cchc.counts import BLANK
from cchc.definitions.indicator import Indicator, OverTime
from cchc.definitions.period import Period
from cchc.engine.checks import Flaw
from cchc.engine.reported import Reported
from cchc.engine.rollup import Rolled
from cchc.engine.tiling import NONE, Sum, spell_periods
from cchc.rules.periods import PeriodsDisagree


def hold_to_longer(
    rolled: Rolled, reported: Reported, indicator: Indicator, wanted: Period
) -> tuple[Rolled, list[Flaw]]:
    """Trust nothing of the *wanted* period that a period begun before it contradicts."""
    longer = [each for each, rows in reported.rows.items() if rows and _reaches(each, wanted)]
    if indicator.over_time is not OverTime.SUM or indicator.counts_things or not longer:
        return rolled, []
    reports = reported.by_unit(reported.rows)
    flaws: list[Flaw] = []
    wrong: set[int] = set()
    for position, unit in enumerate(rolled.units):
        if position in rolled.broken:
            continue
        report = reports.get(unit, {})
        for whole in sorted(report.keys() & set(longer)):
            if flaw := _contradiction(reported, report, whole, wanted):
                flaws.append(flaw)
                wrong.add(position)
    return (replace(rolled, broken=rolled.broken | wrong) if wrong else rolled), flaws


def _reaches(period: Period, wanted: Period) -> bool:
    """Say whether a period begins before another one and ends within it."""
    return period.year == wanted.year and period.first < wanted.first <= period.last <= wanted.last


def _contradiction(
    reported: Reported, report: Mapping[Period, int], whole: Period, wanted: Period
) -> Flaw | None:
    """Compare a period with the sum of its months before the *wanted* ones and since."""
    (counts, _, broken), row = reported, report[whole]
    b, a = counts.numerators[row], counts.denominators[row]
    if row in broken or min(b, a) <= BLANK:
        return None
    together, way = NONE, list[Period]()
    for part in (
        whole._replace(last=wanted.first - 1),
        whole._replace(first=wanted.first),
    ):
        inside = {each: at for each, at in report.items() if part.contains(each)}
        tiled = Sum(counts, inside, part, broken)
        if not tiled.said or tiled.broken or tiled.gap:
            return None
        together, way = together + tiled.pair, [*way, *tiled.way]
    if together == (b, a):
        return None
    finding = PeriodsDisagree(
        this=f"{b}/{a}",
        these=spell_periods([whole]),
        other=f"{together.b}/{together.a}",
        others=spell_periods(way),
    )
    return Flaw(row, finding.at(counts.location(row)))

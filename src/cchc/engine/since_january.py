"""The year so far, for a period that begins later: what the pace of the rest is worked out from."""

from collections.abc import Mapping

from cchc.counts import BLANK, Counts
from cchc.definitions.indicator import Indicator, OverTime
from cchc.definitions.period import Period
from cchc.engine.checks import Groups
from cchc.engine.reported import Reported
from cchc.engine.rollup import roll_up
from cchc.engine.undecided import undecided_of_units
from cchc.results import SoFar


def since_january(
    counts: Counts,
    groups: Groups,
    indicators: Mapping[str, Indicator],
    judged: Period,
    broken: frozenset[int],
) -> Mapping[str, SoFar]:
    """Add up the year so far, indicator by indicator, for units whose counts are known in full.

    Nothing where the judged period is the year so far itself, or ends it.
    """
    if judged.first == 1 or judged.last == 12:
        return {}
    year = judged._replace(first=1)
    return {
        name: _known(Reported(counts, groups.get(name, {}), broken), indicator, year)
        for name, indicator in indicators.items()
        if indicator.over_time is OverTime.SUM
    }


def _known(reported: Reported, indicator: Indicator, year: Period) -> SoFar:
    rolled, _ = roll_up(reported, indicator, year)
    doubtful = rolled.broken.union(rolled.gaps)
    undecided = undecided_of_units(reported.counts, reported.rows, year, rolled.unused)
    columns = zip(rolled.units, rolled.numerators, rolled.denominators, strict=True)
    known = {
        unit: (b, a, position)
        for position, (unit, b, a) in enumerate(columns)
        if b > BLANK and a > BLANK and position not in doubtful and unit not in undecided
    }
    return SoFar(known, rolled.rows, rolled.added)

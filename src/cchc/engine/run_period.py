"""The period of a run: what more than half of the units that sent anything reported.

For each unit it is the longest stretch from January that its rows tile; where none starts in January,
the longest unbroken stretch, of equal ones the latest.  Where no period has such a majority nobody
guesses: the run asks, and says how many units reported what.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc.definitions.period import Period


@dataclass(frozen=True, slots=True)
class RunPeriod:
    """The period that most units reported, None without a majority; and how many units reported what."""

    period: Period | None
    units: Mapping[Period, int]


def run_period(reported: Iterable[tuple[int, Period]]) -> RunPeriod:
    """Choose the period of a run from what each unit reported: pairs of unit and period."""
    by_unit: defaultdict[int, set[Period]] = defaultdict(set)
    for unit, period in set(reported):
        by_unit[unit].add(period)
    stretches: dict[frozenset[Period], Period] = {}
    units: Counter[Period] = Counter()
    for periods in by_unit.values():
        key = frozenset(periods)
        if key not in stretches:
            stretches[key] = stretch_of(key)
        units[stretches[key]] += 1
    if not units:
        return RunPeriod(None, {})
    period, most = units.most_common(1)[0]
    return RunPeriod(period if 2 * most > len(by_unit) else None, units)


def stretch_of(periods: Iterable[Period]) -> Period:
    """Give the longest stretch from January that *periods* tile, else the longest there is."""
    by_start: defaultdict[tuple[int, int], list[Period]] = defaultdict(list)
    for period in periods:
        by_start[period.year, period.first].append(period)
    stretches = [Period(year, first, _farthest(by_start, year, first)) for year, first in by_start]
    return max(stretches, key=lambda run: (run.first == 1, run.months, run.year, run.last))


def _farthest(by_start: Mapping[tuple[int, int], list[Period]], year: int, first: int) -> int:
    """Give the last month that unbroken periods from *first* on lead to."""
    reached = {first - 1}
    for month in range(first, 13):
        if month - 1 in reached:
            reached.update(period.last for period in by_start.get((year, month), ()))
    return max(reached)

"""The period of a run: what more than half of the units that sent anything reported.

For each unit it is the longest stretch from January that its rows tile; where none starts in January,
the longest unbroken stretch, of equal ones the latest.  Where no period has such a majority nobody
guesses: the run asks, and says how many units reported what.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

from cchc.definitions.period import Period
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class RunPeriod:
    """The period that most units reported, None without a majority; and how many units reported what."""

    period: Period | None
    units: Mapping[Period, int]


def run_period(sent: Mapping[Period, Set[int]]) -> RunPeriod:
    """Choose the period of a run from what was sent: for each period the units that sent it."""
    alike: dict[frozenset[Period], Set[int]] = {frozenset(): set[int]().union(*sent.values())}
    for period, units in sent.items():  # units that sent the same periods stay together
        parted: dict[frozenset[Period], Set[int]] = {}
        for periods, members in alike.items():
            parted[periods | {period}], parted[periods] = members & units, members - units
        alike = {periods: members for periods, members in parted.items() if members}
    found: Counter[Period] = Counter()
    for periods, members in alike.items():
        if members:
            found[stretch_of(periods)] += len(members)
    if not found:
        return RunPeriod(None, {})
    period, most = found.most_common(1)[0]
    return RunPeriod(period if 2 * most > found.total() else None, found)


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

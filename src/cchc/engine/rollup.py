"""Counts of several periods → the counts of the one period that is judged.

Reported periods are edges from month to month; a period is covered when edges lead from its
start to its end.  Where several ways lead there (four quarters and a yearly row) they must bring
the same sums.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from cchc.counts import BLANK, Counts, gather
from cchc.definitions.model import Indicator, OverTime
from cchc.definitions.period import Period
from cchc.engine.checks import Flaw
from cchc.rules import counts as rules
from cchc.words import Words


class Pair(NamedTuple):
    """b and a."""

    b: int
    a: int

    def __add__(self, other: object) -> "Pair":
        assert isinstance(other, Pair)
        return Pair(self.b + other.b, self.a + other.a)


NONE = Pair(0, 0)


@dataclass(slots=True)
class Rolled:
    """One indicator in the judged period, unit by unit: position *i* of each column is one unit."""

    units: Sequence[int] = ()
    numerators: Sequence[int] = ()
    denominators: Sequence[int] = ()
    rows: Sequence[int] = ()  # where the (first) counts stand
    broken: frozenset[int] = frozenset()  # positions whose numbers cannot be trusted
    gaps: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # position → missing months


def judged_period(reported: Iterable[Period]) -> Period | None:
    """Choose the longest stretch from January that was reported, else the longest there is."""
    by_start: defaultdict[int, list[Period]] = defaultdict(list)
    for period in reported:
        by_start[period.first].append(period)
    stretches = [
        Period(period.year, start, _farthest(by_start, start))
        for start, periods in by_start.items()
        for period in periods[:1]
    ]
    return max(stretches, key=lambda run: (run.first == 1, run.months, run.last), default=None)


def _farthest(by_start: Mapping[int, Sequence[Period]], start: int) -> int:
    """Give the last month that unbroken periods from *start* on lead to."""
    reached = {start - 1}
    for month in range(start, 13):
        if month - 1 in reached:
            reached.update(period.last for period in by_start.get(month, ()))
    return max(reached)


def roll_up(
    counts: Counts,
    rows_by_period: Mapping[Period, Sequence[int]],
    indicator: Indicator,
    wanted: Period,
    broken: frozenset[int],
) -> tuple[Rolled, list[Flaw]]:
    """Bring the counts of one indicator to the *wanted* period, each unit by itself."""
    within = {p: rows for p, rows in rows_by_period.items() if wanted.contains(p) and len(rows)}
    if set(within) <= {wanted}:
        return _as_reported(counts, within.get(wanted, ()), broken), []
    reports: defaultdict[int, dict[Period, int]] = defaultdict(dict)
    for period, rows in within.items():
        for row in rows:
            reports[counts.units[row]][period] = row
    sums = indicator.over_time is OverTime.SUM
    made = [
        (_Sum if sums else _Latest)(counts, report, wanted, broken) for report in reports.values()
    ]
    flaws = [flaw for each in made for flaw in each.flaws]
    rolled = Rolled(
        units=list(reports),
        numerators=[each.pair.b for each in made],
        denominators=[each.pair.a for each in made],
        rows=[each.row for each in made],
        broken=frozenset(position for position, each in enumerate(made) if each.broken),
        gaps={position: each.gap for position, each in enumerate(made) if each.gap},
    )
    return rolled, flaws


def _as_reported(counts: Counts, rows: Sequence[int], broken: frozenset[int]) -> Rolled:
    """The usual case: every unit reported the wanted period itself, and nothing else."""
    return Rolled(
        units=gather(counts.units, rows),
        numerators=gather(counts.numerators, rows),
        denominators=gather(counts.denominators, rows),
        rows=rows,
        broken=frozenset(i for i, row in enumerate(rows) if row in broken) if broken else broken,
    )


class _Report:
    """What one unit reported of one indicator, on its way to one period."""

    def __init__(
        self,
        counts: Counts,
        report: Mapping[Period, int],
        wanted: Period,
        broken: frozenset[int],
    ) -> None:
        self.counts = counts
        self.wanted = wanted
        self.flaws: list[Flaw] = []
        self.gap: tuple[int, ...] = ()
        self.row = min(report.values())
        self.broken = not broken.isdisjoint(report.values())
        self.said = {
            period: row
            for period, row in sorted(report.items())
            if counts.numerators[row] > BLANK and counts.denominators[row] > BLANK
        }
        self.pair = Pair(BLANK, BLANK)
        if self.said and not self.broken:
            self.pair = self.total()

    def total(self) -> Pair:
        """Bring the periods together."""
        raise NotImplementedError

    def pair_of(self, period: Period) -> Pair:
        """Give the counts of one reported period."""
        row = self.said[period]
        return Pair(self.counts.numerators[row], self.counts.denominators[row])

    def disagree(self, period: Period, one: Pair, other: Pair, ways: tuple[Words, Words]) -> None:
        """Two ways to one period that bring different sums break the result."""
        self.broken = True
        finding = rules.PERIODS_DISAGREE.at(
            self.counts.location(self.said[period]),
            this=f"{one.b}/{one.a}",
            these=ways[0],
            other=f"{other.b}/{other.a}",
            others=ways[1],
        )
        self.flaws.append(Flaw(self.said[period], finding))


class _Latest(_Report):
    """A state: the latest report within the period counts."""

    def total(self) -> Pair:
        last = max(period.last for period in self.said)
        latest = [period for period in self.said if period.last == last]
        for other in latest[1:]:
            if self.pair_of(other) != self.pair_of(latest[0]):
                ways = _spell((other,)), _spell((latest[0],))
                self.disagree(other, self.pair_of(other), self.pair_of(latest[0]), ways)
        self.row = self.said[latest[0]]
        return self.pair_of(latest[0])


class _Sum(_Report):
    """Dossiers: the periods that tile the wanted one are added."""

    def total(self) -> Pair:
        self._say_falls()
        start, end = self.wanted.first - 1, self.wanted.last
        leads_on = self._leading_to(end)
        if start not in leads_on:
            return self._best_cover()
        reached: dict[int, tuple[Pair, tuple[Period, ...]]] = {start: (NONE, ())}
        for period in self.said:  # in the order of their first months
            if period.first - 1 not in reached or period.last not in leads_on:
                continue
            before, way = reached[period.first - 1]
            here, through = before + self.pair_of(period), (*way, period)
            if period.last not in reached:
                reached[period.last] = here, through
            elif reached[period.last][0] != here:
                other, others = reached[period.last]
                ways = _spell(through), _spell(others)
                self.disagree(period, here, other, ways)
        return reached[end][0]

    def _leading_to(self, end: int) -> set[int]:
        """Find the months from which unbroken periods lead to *end*."""
        leading = {end}
        for period in sorted(self.said, reverse=True):
            if period.last in leading:
                leading.add(period.first - 1)
        return leading

    def _best_cover(self) -> Pair:
        """Add the periods that cover most months; the others are named as a gap."""
        best: dict[int, tuple[int, Pair, frozenset[int]]] = {
            self.wanted.first - 1: (0, NONE, frozenset())
        }
        for month in range(self.wanted.first, self.wanted.last + 1):
            ways = [best[month - 1]]
            for period in self.said:
                if period.last == month:
                    covered, pair, months = best[period.first - 1]
                    run = frozenset(range(period.first, period.last + 1))
                    ways.append(
                        (covered + period.months, pair + self.pair_of(period), months | run)
                    )
            best[month] = max(ways, key=lambda way: way[0])
        _, pair, months = best[self.wanted.last]
        everything = range(self.wanted.first, self.wanted.last + 1)
        self.gap = tuple(month for month in everything if month not in months)
        return pair

    def _say_falls(self) -> None:
        """A sum from January on can only grow."""
        running = [period for period in self.said if period.first == 1]
        for earlier, later in pairwise(running):
            one, other = self.pair_of(earlier), self.pair_of(later)
            if other.b < one.b or other.a < one.a:
                finding = rules.CUMULATIVE_FALLS.at(
                    self.counts.location(self.said[later]),
                    this=f"{other.b}/{other.a}",
                    period=_spell((later,)),
                    other=f"{one.b}/{one.a}",
                    earlier=_spell((earlier,)),
                )
                self.flaws.append(Flaw(self.said[later], finding))


def _spell(periods: Sequence[Period]) -> Words:
    return Words(
        " + ".join(period.label("vi") for period in periods),
        " + ".join(period.label("en") for period in periods),
    )

"""What one unit reported of one indicator, period by period → its counts of one period.

Reported periods are edges from month to month; a period is covered when edges lead from its
start to its end.  Where several ways lead there (four quarters and a yearly row) they must bring
the same sums.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from cchc.counts import BLANK, Counts, taken
from cchc.definitions.period import Period
from cchc.engine.checks import Flaw
from cchc.engine.derived import Derived, falls, said_to_be_derived
from cchc.rules.periods import PartExceedsWhole, PeriodsDisagree
from cchc.words import Words


class Pair(NamedTuple):
    """b and a."""

    b: int
    a: int

    def __add__(self, other: object) -> "Pair":
        assert isinstance(other, Pair)
        return Pair(self.b + other.b, self.a + other.a)


NONE = Pair(0, 0)


class Tiling:
    """The counts of one unit on their way to one period."""

    def __init__(
        self,
        counts: Counts,
        report: Mapping[Period, int],
        wanted: Period,
        broken: frozenset[int],
        derived: Mapping[Period, Derived] = MappingProxyType({}),
    ) -> None:
        self.counts = counts
        self.wanted = wanted
        self.flaws: list[Flaw] = []
        self.gap: tuple[int, ...] = ()
        self.derived = derived
        self.row = min(report.values(), default=BLANK)
        self.broken = not broken.isdisjoint(report.values())
        self.said = {
            period: row
            for period, row in sorted(report.items())
            if counts.numerators[row] > BLANK and counts.denominators[row] > BLANK
        }
        self.used: set[Period] = set()
        self.way: Sequence[Period] = ()  # what the total was added from; other ways bring the same
        self.pair = Pair(BLANK, BLANK)
        if (self.said or derived) and not self.broken:
            self.pair = self.total()

    @property
    def added(self) -> Sequence[int]:
        """The rows that were added, period by period, and those that were taken away, so marked.

        Nine months less six, and the year less nine, are the year less six.
        """
        whole = [self._rows(period)[-1] for period in self.way]
        part = [self._rows(period)[0] for period in self.way if period not in self.said]
        return [
            *(row for row in whole if row not in part),
            *(taken(row) for row in part if row not in whole),
        ]

    @property
    def taken_apart(self) -> Iterator[int]:
        """The rows of running totals that were taken from each other."""
        for period in self.way:
            if period not in self.said:
                yield from self._rows(period)

    def _rows(self, period: Period) -> Sequence[int]:
        if period in self.said:
            return (self.said[period],)
        return self.derived[period].part, self.derived[period].whole

    @property
    def unused(self) -> Iterator[tuple[Period, int]]:
        """The periods that said nothing to the total, and their rows."""
        if self.used:
            yield from (
                (period, row) for period, row in self.said.items() if period not in self.used
            )

    def total(self) -> Pair:
        """Bring the periods together."""
        raise NotImplementedError

    def pair_of(self, period: Period) -> Pair:
        """Give the counts of one period, reported or derived."""
        if period not in self.said:
            return Pair(self.derived[period].b, self.derived[period].a)
        row = self.said[period]
        return Pair(self.counts.numerators[row], self.counts.denominators[row])

    def months_but(self, covered: frozenset[int]) -> tuple[int, ...]:
        """Give the months of the wanted period that are not *covered*."""
        everything = range(self.wanted.first, self.wanted.last + 1)
        return tuple(month for month in everything if month not in covered)

    def disagree(self, period: Period, one: Pair, other: Pair, ways: tuple[Words, Words]) -> None:
        """Two ways to one period that bring different sums break the result."""
        self.broken = True
        finding = PeriodsDisagree(
            this=f"{one.b}/{one.a}", these=ways[0], other=f"{other.b}/{other.a}", others=ways[1]
        ).at(self.counts.location(self._rows(period)[-1]))
        self.flaws.append(Flaw(self._rows(period)[-1], finding))


class Latest(Tiling):
    """A state: the latest report within the period counts, and says nothing of the months after it."""

    def total(self) -> Pair:
        """Take the latest report."""
        last = max(period.last for period in self.said)
        latest = [period for period in self.said if period.last == last]
        for other in latest[1:]:
            if self.pair_of(other) != self.pair_of(latest[0]):
                ways = spell_periods((other,)), spell_periods((latest[0],))
                self.disagree(other, self.pair_of(other), self.pair_of(latest[0]), ways)
        self.row = self.said[latest[0]]
        self.used = set(latest)
        self.gap = self.months_but(frozenset(range(1, last + 1)))
        return self.pair_of(latest[0])


class Sum(Tiling):
    """Dossiers: the periods that tile the wanted one are added."""

    def total(self) -> Pair:
        """Add the periods of each way, or those that cover most."""
        for period, found in self.derived.items():
            if period in self.said and self.pair_of(period) != (found.b, found.a):
                totals = (self.counts.period_list[self.counts.periods[row]] for row in found[2:])
                ways = spell_periods((period,)), spell_periods(tuple(totals), " - ")
                self.disagree(period, self.pair_of(period), Pair(found.b, found.a), ways)
        self.periods = sorted({*self.said, *self.derived})
        start, end = self.wanted.first - 1, self.wanted.last
        leads_on = self._leading_to(end)
        pair = self._tiled(start, end, leads_on) if start in leads_on else self._best_cover()
        self._say_falls()
        self._say_excesses()
        for period in self.way:
            if period not in self.said:
                self.flaws.append(said_to_be_derived(self.counts, period, self.derived[period]))
        if self.row == BLANK:
            self.row = min(self.taken_apart, default=BLANK)
        return pair

    def _tiled(self, start: int, end: int, leads_on: set[int]) -> Pair:
        """Add the periods of each way from *start* to *end*."""
        reached: dict[int, tuple[Pair, tuple[Period, ...]]] = {start: (NONE, ())}
        for period in self.periods:  # in the order of their first months
            if period.first - 1 not in reached or period.last not in leads_on:
                continue
            self.used.add(period)
            before, way = reached[period.first - 1]
            here, through = before + self.pair_of(period), (*way, period)
            if period.last not in reached:
                reached[period.last] = here, through
            elif reached[period.last][0] != here:
                other, others = reached[period.last]
                ways = spell_periods(through), spell_periods(others)
                self.disagree(period, here, other, ways)
        pair, self.way = reached[end]
        return pair

    def _leading_to(self, end: int) -> set[int]:
        """Find the months from which unbroken periods lead to *end*."""
        leading = {end}
        for period in reversed(self.periods):
            if period.last in leading:
                leading.add(period.first - 1)
        return leading

    def _best_cover(self) -> Pair:
        """Add the periods that cover most months; the others are named as a gap.

        Each stretch of months without a break is tiled as a whole period is.
        """
        best: dict[int, tuple[Period, ...]] = {self.wanted.first - 1: ()}
        for month in range(self.wanted.first, self.wanted.last + 1):
            ways = [best[month - 1]]
            ways += [(*best[each.first - 1], each) for each in self.periods if each.last == month]
            best[month] = max(ways, key=_months)
        spans = (range(period.first, period.last + 1) for period in best[self.wanted.last])
        covered = frozenset[int]().union(*spans)
        self.gap = self.months_but(covered)
        way: list[Period] = []
        together = NONE
        for start in sorted(month - 1 for month in covered if month - 1 not in covered):
            end = next(month for month in range(start + 1, 13) if month + 1 not in covered)
            together += self._tiled(start, end, self._leading_to(end))
            way += self.way
        self.way = way
        return together

    def _say_falls(self) -> None:
        """A sum from January on can only grow."""
        running = [period for period in self.said if period.first == 1]
        for earlier, later in pairwise(running):
            one, other = self.pair_of(earlier), self.pair_of(later)
            if other.b < one.b or other.a < one.a:
                self.broken = True
                pairs = ((period, self.said[period]) for period in (earlier, later))
                self.flaws.append(falls(self.counts, *pairs))

    def _say_excesses(self) -> None:
        """What was not added cannot be more than the whole that it is in."""
        for part, row in self.unused:
            one = self.pair_of(part)
            for whole in self.said:
                if whole == part or not whole.contains(part) or part.first == whole.first == 1:
                    continue
                other = self.pair_of(whole)
                if one.b > other.b or one.a > other.a:
                    finding = PartExceedsWhole(
                        this=f"{one.b}/{one.a}",
                        period=spell_periods((part,)),
                        other=f"{other.b}/{other.a}",
                        whole=spell_periods((whole,)),
                    ).at(self.counts.location(row))
                    self.flaws.append(Flaw(row, finding))
                    break


def _months(periods: Sequence[Period]) -> int:
    return sum(period.months for period in periods)


def spell_periods(periods: Sequence[Period], sign: str = " + ") -> Words:
    """Name periods that are added, or taken from each other."""
    return Words(
        sign.join(period.label("vi") for period in periods),
        sign.join(period.label("en") for period in periods),
    )

"""The results of one target in columns, a unit at each position: a country has millions of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from itertools import compress
from types import MappingProxyType
from typing import NamedTuple

from cchc.counts import BLANK, Undecided, gather
from cchc.definitions.indicator import OverTime
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.results.single import Total, Verdict
from cchc.values import dataclass


class SoFar(NamedTuple):
    """The year so far, of units of which it is known in full, and the rows that it was added from."""

    # Unit → b and a from January to the end of the judged period, and its position in the columns below.
    known: Mapping[int, tuple[int, int, int]] = MappingProxyType({})
    rows: Sequence[int] = ()  # columns as those of ``Judged``
    added: Sequence[Sequence[int]] = ()

    def of(self, unit: int) -> tuple[int, int] | None:
        """Give b and a of a unit; None where they are not known."""
        found = self.known.get(unit)
        return found and found[:2]

    def rows_of(self, unit: int) -> Sequence[int]:
        """Give all rows that were added for a unit; none where its year is not known."""
        found = self.known.get(unit)
        return _all_rows(self.rows, self.added, found[2]) if found else ()


_NOTHING_SO_FAR = SoFar()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One target in one period, column by column: position *i* is one unit that reported.

    ``units`` indexes the roster, ``rows`` the counts; ``missing`` holds the units that should
    have reported and did not.
    """

    target: Target
    threshold: Threshold
    period: Period
    units: Sequence[int]
    numerators: Sequence[int]
    denominators: Sequence[int]
    rows: Sequence[int]  # the first of those that were added
    verdicts: bytes  # one Verdict per unit
    gaps: Mapping[int, Sequence[int]]  # position → months without counts
    missing: Sequence[int]
    total: Total
    # Of whom nothing is known and a total lacks something; who was named in a passing on among them,
    # whether expected or not.
    owing: Sequence[int] = ()
    # All rows that were added, as columns in the order of their periods, BLANK where a unit has none,
    # and those that were taken away, marked as ``taken`` marks them;
    # nothing where each result has but the one of ``rows``.
    added: Sequence[Sequence[int]] = ()
    # Unit → its own threshold, if it has one.
    thresholds: Mapping[int, Threshold] = field(default_factory=dict)
    above: Mapping[int, int] = field(default_factory=dict)  # unit → the one that contains it
    since_january: SoFar = _NOTHING_SO_FAR  # where counts add up, and the period begins later
    # Unit → its undecided dossiers; those that have none are not in it.
    undecided: Mapping[int, Undecided] = field(default_factory=dict)
    # Where the total is of more than these units: the columns that it was summed from.
    summed_from: "Judged | None" = None

    def at(self, positions: Sequence[int]) -> "Judged":
        """Leave the columns of some positions; who is missing and the total stay what they are."""
        return replace(
            self,
            units=gather(self.units, positions),
            numerators=gather(self.numerators, positions),
            denominators=gather(self.denominators, positions),
            rows=gather(self.rows, positions),
            added=[gather(column, positions) for column in self.added],
            verdicts=bytes(self.verdicts[position] for position in positions),
            gaps={new: self.gaps[old] for new, old in enumerate(positions) if old in self.gaps},
        )

    def threshold_of(self, unit: int) -> Threshold:
        """Give what a unit was compared with."""
        return self.thresholds.get(unit, self.threshold)

    def rows_of(self, position: int) -> Sequence[int]:
        """Give all rows that were added."""
        return _all_rows(self.rows, self.added, position)

    @property
    def knows_the_year(self) -> bool:
        """Whether b and a from January on may be known of any unit."""
        adds_up = self.target.indicator.over_time is OverTime.SUM
        return adds_up and (self.period.first == 1 or bool(self.since_january.known))

    def so_far(self, position: int) -> tuple[int, int] | None:
        """Give b and a from January to the end of the period; None where they are not known."""
        if self.target.indicator.over_time is not OverTime.SUM:
            return None
        if self.verdicts[position] >= Verdict.NOT_REPORTED:
            return None
        if self.period.first != 1:
            return self.since_january.of(self.units[position])
        known = position not in self.gaps and self.units[position] not in self.undecided
        return (self.numerators[position], self.denominators[position]) if known else None

    def rows_so_far(self, position: int) -> Sequence[int]:
        """Give all rows that ``so_far`` was added from."""
        if self.so_far(position) is None:
            return ()
        if self.period.first == 1:
            return self.rows_of(position)
        return self.since_january.rows_of(self.units[position])

    def positions(self, verdict: Verdict) -> Iterator[int]:
        """Yield where this verdict was given."""
        return compress(range(len(self.verdicts)), self.verdicts.translate(_marks(verdict)))

    def tally(self, verdict: Verdict) -> int:
        """Count the results with this verdict."""
        silent = len(self.missing) if verdict is Verdict.NOT_REPORTED else 0
        return self.verdicts.count(verdict) + silent


def _all_rows(rows: Sequence[int], added: Sequence[Sequence[int]], position: int) -> Sequence[int]:
    if not added:  # as most (benchmarks/page.md)
        return (rows[position],)
    found = tuple(row for column in added if (row := column[position]) != BLANK)
    return found or (rows[position],)


@cache
def _marks(verdict: Verdict) -> bytes:
    """Give the table that turns a column of verdicts into one of whether it is this one."""
    return bytes(verdict == each for each in range(256))

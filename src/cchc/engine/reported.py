"""What was reported of one indicator: its rows period by period, and which of them are not trusted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cchc.counts import Counts
from cchc.definitions.period import Period


class Reported(NamedTuple):
    """The rows of one indicator in the columns of all; each unit has one of a period."""

    counts: Counts
    rows: Mapping[Period, Sequence[int]]
    broken: frozenset[int]  # rows with an error: their numbers cannot be trusted

    def within(self, wanted: Period) -> dict[Period, Sequence[int]]:
        """Leave the periods of which there are rows and that lie in *wanted*."""
        return {p: rows for p, rows in self.rows.items() if wanted.contains(p) and len(rows)}

    def by_unit(self, rows: Mapping[Period, Sequence[int]]) -> Mapping[int, Mapping[Period, int]]:
        """Sort some of the rows by their units."""
        found: defaultdict[int, dict[Period, int]] = defaultdict(dict)
        for period, at in rows.items():
            for row in at:
                found[self.counts.units[row]][period] = row
        return found

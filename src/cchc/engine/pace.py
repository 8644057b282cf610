"""What the rest of the year must bring.  An estimate, and said to be one: exact in its arithmetic."""

from typing import NamedTuple

from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold


class Pace(NamedTuple):
    """If as many dossiers come per month as so far: how many, and how many of them must succeed."""

    expected: int  # further a until the end of the year
    needed: int  # further b out of them; more than expected means the target is out of reach

    @property
    def reachable(self) -> bool:
        """Whether the target of the year can still be met at this volume."""
        return self.needed <= self.expected


def pace(annual: Threshold, b: int, a: int, period: Period) -> Pace | None:
    """Work out the pace after *period*; None where the year is over or nothing can be projected."""
    if period.first != 1 or period.last == 12 or annual.low is None or a == 0:
        return None
    left = 12 - period.last
    expected = (2 * a * left + period.last) // (2 * period.last)  # rounded half up
    n, d = annual.low.as_integer_ratio()
    whole = n * (a + expected)
    least = -(-whole // (100 * d)) if annual.low_included else whole // (100 * d) + 1
    return Pace(expected, max(0, least - b))

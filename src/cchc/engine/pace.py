"""What the rest of the year must bring.  An estimate, and said to be one: exact in its arithmetic."""

from decimal import Decimal
from typing import Final, NamedTuple

from cchc.definitions.threshold import Threshold


class Pace(NamedTuple):
    """If as many dossiers come per month as so far: how many, and how many of them may count."""

    expected: int  # further a until the end of the year
    needed: int  # at least so many further b; more than expected means out of reach
    allowed: int | None = None  # under a ceiling, at most so many; below 0 it is broken for good

    @property
    def reachable(self) -> bool:
        """Whether the target of the year can still be met at this volume."""
        at_most = self.expected if self.allowed is None else min(self.expected, self.allowed)
        return self.needed <= at_most


_WHOLE_YEAR: Final = range(1, 13)


def pace(
    annual: Threshold, b: int, a: int, month: int, existed: range = _WHOLE_YEAR
) -> Pace | None:
    """Work out the pace after b of a from January to the end of a *month* (1–12).

    A unit brings dossiers in the months in which it *existed*.  None where no more of them are to
    come, or nothing can be projected.
    """
    past = sum(each <= month for each in existed)
    to_come = len(existed) - past
    if not past or not to_come or a == 0:
        return None
    expected = (2 * a * to_come + past) // (2 * past)  # rounded half up
    needed, allowed = 0, None
    if annual.low is not None:
        share, rest = _share(annual.low, a + expected)
        least = share + (rest > 0 or not annual.low_included)
        needed = max(0, least - b)
    if annual.high is not None:
        share, rest = _share(annual.high, a + expected)
        allowed = share - (rest == 0 and not annual.high_included) - b
    return Pace(expected, needed, allowed)


def _share(percent: Decimal, a: int) -> tuple[int, int]:
    """Take a percentage of *a*: the whole dossiers, and whether anything is left over."""
    n, d = percent.as_integer_ratio()
    return divmod(n * a, 100 * d)

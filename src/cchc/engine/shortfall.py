"""How far a ratio is from its target, in whole dossiers.  Exact: ceilings and floors of integers.

Both readings are given, because offices use both: of the dossiers there are, how many more would
have had to be on time; and how many further ones, all on time, would bring the ratio there.
"""

from decimal import Decimal
from typing import NamedTuple

from cchc.definitions.threshold import Threshold


class Shortfall(NamedTuple):
    """What a missed ratio lacks; ``None`` where no number of dossiers can bring it there."""

    of_these: int | None
    further: int | None


def shortfall(threshold: Threshold, b: int, a: int) -> Shortfall:
    """Count what is missing to *threshold*, for a > 0 and b/a outside it, where b is part of a."""
    least, most = _band(threshold, a)
    if b < least:
        reachable = least <= min(most, a)
        return Shortfall(least - b if reachable else None, _further_good(threshold, b, a))
    return Shortfall(b - most if most >= max(least, 0) else None, _further_other(threshold, b, a))


def misses_high(threshold: Threshold, b: int, a: int) -> bool:
    """Say whether a missed b/a, a > 0, is too high, so that b must shrink."""
    if threshold.high is None:
        return False
    n, d = _fraction(threshold.high)
    return b * d >= n * a


def headroom(threshold: Threshold, b: int, a: int) -> int:
    """Count how many more of the same *a* may fail, for a > 0 and b/a inside *threshold*.

    Under a floor a failure takes one from b; under a mere ceiling it adds one to b.
    """
    least, most = _band(threshold, a)
    return min(most, a) - b if threshold.low is None else b - max(least, 0)


def _band(threshold: Threshold, a: int) -> tuple[int, int]:
    """Give the smallest and the largest b that *threshold* admits for this *a*."""
    least, most = 0, a
    if threshold.low is not None:
        n, d = _fraction(threshold.low)
        least = -(-n * a // d) if threshold.low_included else n * a // d + 1
    if threshold.high is not None:
        n, d = _fraction(threshold.high)
        most = n * a // d if threshold.high_included else -(-n * a // d) - 1
    return least, most


def _further_good(threshold: Threshold, b: int, a: int) -> int | None:
    """Solve (b + k) / (a + k) for the least k that satisfies *threshold*."""
    assert threshold.low is not None
    n, d = _fraction(threshold.low)
    if n >= d:
        return None  # one is lost, so 100% is lost
    missing, gain = n * a - d * b, d - n  # (b + k)·d ≥ n·(a + k)  ⇔  k·gain ≥ missing
    k = -(-missing // gain) if threshold.low_included else missing // gain + 1
    return k if threshold.admits(b + k, a + k) else None


def _further_other(threshold: Threshold, b: int, a: int) -> int | None:
    """Solve b / (a + k) for the least k that satisfies *threshold*: further ones that do not count."""
    assert threshold.high is not None
    n, d = _fraction(threshold.high)
    if n == 0:
        return None
    k = -(-d * b // n) - a if threshold.high_included else d * b // n + 1 - a
    return k if threshold.admits(b, a + k) else None


def _fraction(percent: Decimal) -> tuple[int, int]:
    n, d = percent.as_integer_ratio()
    return n, d * 100

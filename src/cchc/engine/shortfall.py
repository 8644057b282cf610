"""How far a ratio is from its target, in whole dossiers.  Exact: ceilings and floors of integers.

Both readings are given, because offices use both: of the dossiers there are, how many more would
have had to be on time; and how many further ones, all on time, would bring the ratio there.
"""

from typing import NamedTuple

from cchc.definitions.threshold import Threshold


class Shortfall(NamedTuple):
    """What a missed ratio lacks; ``None`` where no number of dossiers can bring it there."""

    of_these: int | None
    further: int | None


def shortfall(threshold: Threshold, b: int, a: int) -> Shortfall:
    """Count what is missing to *threshold*, for a > 0 and b/a outside it, where b is part of a."""
    least, _ = _band(threshold, a)
    further = _further_good if b < least else _further_other
    return Shortfall(of_these(threshold, b, a), further(threshold, b, a))


def of_these(threshold: Threshold, b: int, a: int) -> int | None:
    """Count how many of the dossiers there are would have to change sides; None where no number would do."""
    least, most = _band(threshold, a)
    if b < least:
        return least - b if least <= min(most, a) else None
    return b - most if most >= max(least, 0) else None


def misses_high(threshold: Threshold, b: int, a: int) -> bool:
    """Say whether a missed b/a, a > 0, is too high, so that b must shrink."""
    if threshold.high_parts is None:
        return False
    n, d = threshold.high_parts
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
    if threshold.low_parts is not None:
        n, d = threshold.low_parts
        least = -(-n * a // d) if threshold.low_included else n * a // d + 1
    if threshold.high_parts is not None:
        n, d = threshold.high_parts
        most = n * a // d if threshold.high_included else -(-n * a // d) - 1
    return least, most


def _further_good(threshold: Threshold, b: int, a: int) -> int | None:
    """Solve (b + k) / (a + k) for the least k that satisfies *threshold*."""
    assert threshold.low_parts is not None
    n, d = threshold.low_parts
    if n >= d:
        return None  # one is lost, so 100% is lost
    missing, gain = n * a - d * b, d - n  # (b + k)·d ≥ n·(a + k)  ⇔  k·gain ≥ missing
    k = -(-missing // gain) if threshold.low_included else missing // gain + 1
    return k if threshold.admits(b + k, a + k) else None


def _further_other(threshold: Threshold, b: int, a: int) -> int | None:
    """Solve b / (a + k) for the least k that satisfies *threshold*: further ones that do not count."""
    assert threshold.high_parts is not None
    n, d = threshold.high_parts
    if n == 0:
        return None
    k = -(-d * b // n) - a if threshold.high_included else d * b // n + 1 - a
    return k if threshold.admits(b, a + k) else None

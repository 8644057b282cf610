"""What a ratio lacks or may lose, what the rest of a year must bring, and who holds a total back.

Found by trying numbers one by one.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import count
from typing import NamedTuple

from made_years import Due, Pair

Pace = tuple[int, int, int | None]  # expected, needed, allowed


def is_too_low(due: Due, b: int, a: int) -> bool:
    """Whether a ratio lies below what is due, or on a bound that is not enough."""
    ratio = Fraction(100 * b, a)
    return due.low is not None and (ratio < due.low or (due.is_strict and ratio == due.low))


def is_too_high(due: Due, b: int, a: int) -> bool:
    """Whether it lies above."""
    ratio = Fraction(100 * b, a)
    return due.high is not None and (ratio > due.high or (due.is_strict and ratio == due.high))


def pace(due: Due, so_far: Pair, past: int, to_come: int) -> Pace | None:
    """Say how many are expected in the months to come, and how many of them must or may count."""
    b, a = so_far
    if not past or not to_come or not a:
        return None
    exactly = Fraction(a * to_come, past)
    expected = next(n for n in count() if n + Fraction(1, 2) > exactly)
    whole = a + expected
    needed = next(n for n in count() if not is_too_low(due, b + n, whole))
    if due.high is None:
        return expected, needed, None
    allowed = next(n for n in count(whole - b, -1) if not is_too_high(due, b + n, whole))
    return expected, needed, allowed


class Lacking(NamedTuple):
    """What a missed ratio lacks, and whether b must become fewer; None where no number is enough."""

    of_these: int | None
    further: int | None
    fewer: bool


def lacking(due: Due, b: int, a: int) -> Lacking:
    """Say how many of these must come out otherwise, or how many further ones must all be good."""
    change, fewer = lift(due, b, a), is_too_high(due, b, a)
    return Lacking(None if change is None else abs(change), _further(due, b, a, fewer), fewer)


def _further(due: Due, b: int, a: int, fewer: bool) -> int | None:
    # A percentage of whole numbers that can be reached is, before there are a hundred times as many.
    for more in range(1, 100 * a + 2):
        here = (b, a + more) if fewer else (b + more, a + more)
        if due.admits(*here):
            return more
        if (is_too_low if fewer else is_too_high)(due, *here):
            return None  # it leapt over a band
    return None


def spare(due: Due, b: int, a: int) -> int:
    """Say how many more of the same may fail: from the good ones, or to what a mere ceiling counts."""
    step = 1 if due.low is None else -1
    others = (b + step * n for n in count(1))
    return next(
        n for n, other in enumerate(others) if not (0 <= other <= a and due.admits(other, a))
    )


def lift(due: Due, b: int, a: int) -> int | None:
    """Say by how much a missed b must change to be admitted; None where no number of these is enough."""
    if not a:
        return None
    others = range(b - 1, -1, -1) if is_too_high(due, b, a) else range(b + 1, a + 1)
    return next((other - b for other in others if due.admits(other, a)), None)


def moving(
    due: Due, total: Pair, missed: Mapping[str, tuple[Due, Pair]]
) -> Iterator[tuple[str, int, bool]]:
    """Name who moves a missed total the way it must go, by how much, and whether that is enough."""
    b, a = total
    goes_down = is_too_high(due, b, a)
    for name, (own, pair) in missed.items():
        change = lift(own, *pair)
        if change is not None and (change < 0) is goes_down:
            yield name, change, due.admits(b + change, a)

"""Which of two thresholds asks for more.  Pure; bands are told apart by their floors first."""

from collections.abc import Iterable
from enum import StrEnum

from cchc.definitions.threshold import Threshold
from cchc.words import Words

_FLOOR, _CEILING = Words("tối thiểu", "floor"), Words("tối đa", "ceiling")


def is_laxer(one: Threshold, other: Threshold) -> bool:
    """Say whether *one* asks for less than *other*; a floor and a ceiling are never compared."""
    if one.low is not None and other.low is not None:
        low, least = (one.low, not one.low_included), (other.low, not other.low_included)
        if low != least:
            return low < least
    if one.high is not None and other.high is not None:
        return (one.high, one.high_included) > (other.high, other.high_included)
    return False


def is_same(one: Threshold, other: Threshold) -> bool:
    """Say whether both admit the same ratios, however they are worded."""
    return bounds_of(one) == bounds_of(other)


def opposite_sides(one: Threshold, other: Threshold) -> tuple[Words, Words] | None:
    """Name the sides of a floor and a ceiling that stand against each other."""
    if one.high is None and other.low is None:
        return _FLOOR, _CEILING
    if one.low is None and other.high is None:
        return _CEILING, _FLOOR
    return None


class Relation(StrEnum):
    """How what is passed on stands to what was assigned."""

    STRICTER = "stricter"
    EQUAL = "equal"
    LAXER = "laxer"
    OTHER = "other"  # a floor beside a ceiling, a band beside either: neither asks for more
    NOT_PASSED_ON = "not_passed_on"


def relation(pairs: Iterable[tuple[Threshold, Threshold]]) -> Relation:
    """Compare what is due below with what is due above, time by time; laxer once is laxer."""
    found = {_relation(below, above) for below, above in pairs}
    order = (Relation.LAXER, Relation.OTHER, Relation.STRICTER)
    return next((each for each in order if each in found), Relation.EQUAL)


def _relation(below: Threshold, above: Threshold) -> Relation:
    if is_same(below, above):
        return Relation.EQUAL
    if is_laxer(below, above):
        return Relation.LAXER
    return Relation.STRICTER if is_laxer(above, below) else Relation.OTHER


def bounds_of(threshold: Threshold) -> tuple[object, ...]:
    """Give what decides which ratios a threshold admits; two are the same where these are."""
    low, high = threshold.low, threshold.high
    return (
        low,
        low is not None and threshold.low_included,
        high,
        high is not None and threshold.high_included,
    )

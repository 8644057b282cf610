"""What every output says of one ratio: how it is printed, what it lacks, what it may still lose."""

from typing import Final

from cchc.counts import DECIDED
from cchc.definitions.threshold import Threshold
from cchc.engine.pace import Pace, pace
from cchc.engine.shortfall import Shortfall, headroom, misses_high, shortfall
from cchc.engine.undecided import worst
from cchc.results import Points, Result, Total, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import percent, points

RANGE: Final = " – "  # between the ends of a ratio that is not known exactly


def ratio_text(judged: Result | Total, lang: Lang) -> str | None:
    """Spell b/a so that the printed number has the verdict of the exact one; None without a ratio.

    Where dossiers are undecided both ends are spelled, each with the verdict of its own.
    """
    ends = ratio_ends(judged)
    if ends is None:
        return None
    return RANGE.join(dict.fromkeys(end_text(judged, end, lang) for end in dict.fromkeys(ends)))


def end_text(judged: Result | Total, end: tuple[int, int], lang: Lang) -> str:
    """Spell one end of a ratio, true to the verdict that it would have."""
    return _spelled(*end, judged.threshold, lang)


def ratio_ends(judged: Result | Total) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give b and a of the lowest and of the highest ratio that may be true; None without a ratio."""
    b, a, undecided = judged.numerator, judged.denominator, judged.undecided
    if b is None or a is None or judged.verdict >= Verdict.NOT_REPORTED:
        return None
    if undecided == DECIDED:  # as everywhere but in lists of dossiers
        ratio = b, a
        return (ratio, ratio) if a else None
    low, high = undecided.low(b, a), undecided.high(b, a)
    return (low, high) if low[1] else None


def so_far_text(judged: Result | Total, lang: Lang, *, at_least: int = 2) -> str | None:
    """Spell b/a of the year so far, true to what the target of the year says of it."""
    b, a = judged.so_far or (0, 0)
    return _spelled(b, a, judged.annual, lang, at_least) if a else None


def points_text(gained: Points | None, lang: Lang) -> str | None:
    """Spell a change in percentage points, or the least and the most that it may be."""
    if gained is None:
        return None
    ends = (points(end, lang) for end in dict.fromkeys(gained))
    return Words(" đến ", " to ").in_(lang).join(dict.fromkeys(ends))


def _spelled(b: int, a: int, threshold: Threshold, lang: Lang, at_least: int = 2) -> str:
    return percent(b, a, lang, threshold.admits, at_least=at_least)


def _worst(judged: Result | Total) -> tuple[int, int] | None:
    """Give the b and a that are farthest from being met; None without a ratio."""
    ends = ratio_ends(judged)
    if ends is None:
        return None
    b, a = judged.numerator or 0, judged.denominator or 0
    return worst(judged.threshold, b, a, judged.undecided)


def shortfall_of(judged: Result | Total) -> Shortfall | None:
    """Count what a missed ratio lacks; None where it is not missed or b is no part of a.

    Where dossiers are undecided it is what is enough wherever they belong.
    """
    if judged.verdict is not Verdict.MISSED or not judged.target.indicator.part_of_whole:
        return None
    ratio = _worst(judged)
    return shortfall(judged.threshold, *ratio) if ratio else None


def is_above(missed: Result | Total) -> bool:
    """Say whether a missed ratio is too high, so that b must shrink."""
    ratio = _worst(missed)
    return ratio is not None and misses_high(missed.threshold, *ratio)


def headroom_of(judged: Result | Total) -> int | None:
    """Count how many more of the same dossiers may fail; None where the target is not met."""
    ratio = _worst(judged)
    if judged.verdict is not Verdict.MET or not judged.target.indicator.part_of_whole:
        return None
    return headroom(judged.threshold, *ratio) if ratio else None


def pace_of(judged: Result | Total) -> Pace | None:
    """Work out what the rest of the year must bring, where its counts so far are known."""
    indicator = judged.target.indicator
    if judged.so_far is None or judged.partial or not indicator.part_of_whole:
        return None
    year, last = judged.period.year, judged.period.last
    if isinstance(judged, Total):
        return pace(judged.annual, *judged.so_far, last)
    return pace(judged.annual, *judged.so_far, last, judged.unit.months_in(year))

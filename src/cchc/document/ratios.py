"""What every output says of one ratio: how it is printed, what it lacks, what it may still lose."""

from cchc.definitions.threshold import Threshold
from cchc.engine.pace import Pace, pace
from cchc.engine.shortfall import Shortfall, headroom, misses_high, shortfall
from cchc.results import Result, Total, Verdict
from cchc.words import Lang
from cchc.words.numbers import percent


def ratio_text(judged: Result | Total, lang: Lang) -> str | None:
    """Spell b/a so that the printed number has the verdict of the exact one; None without a ratio."""
    b, a = judged.numerator, judged.denominator
    if b is None or not a or judged.verdict is Verdict.INVALID:
        return None
    return _spelled(b, a, judged.threshold, lang)


def so_far_text(judged: Result | Total, lang: Lang) -> str | None:
    """Spell b/a of the year so far, true to what the target of the year says of it."""
    b, a = judged.so_far or (0, 0)
    return _spelled(b, a, judged.annual, lang) if a else None


def _spelled(b: int, a: int, threshold: Threshold, lang: Lang) -> str:
    met = threshold.admits(b, a)
    return percent(b, a, lang, agrees=lambda n, d: threshold.admits(n, d) is met)


def shortfall_of(judged: Result | Total) -> Shortfall | None:
    """Count what a missed ratio lacks; None where it is not missed or b is no part of a."""
    b, a = judged.numerator, judged.denominator
    if judged.verdict is not Verdict.MISSED or not judged.target.indicator.part_of_whole:
        return None
    return shortfall(judged.threshold, b, a) if b is not None and a else None


def is_above(missed: Result | Total) -> bool:
    """Say whether a missed ratio is too high, so that b must shrink."""
    b, a = missed.numerator, missed.denominator
    return b is not None and a is not None and misses_high(missed.threshold, b, a)


def headroom_of(judged: Result | Total) -> int | None:
    """Count how many more of the same dossiers may fail; None where the target is not met."""
    b, a = judged.numerator, judged.denominator
    if judged.verdict is not Verdict.MET or not judged.target.indicator.part_of_whole:
        return None
    return headroom(judged.threshold, b, a) if b is not None and a else None


def pace_of(judged: Result | Total) -> Pace | None:
    """Work out what the rest of the year must bring, where its counts so far are known."""
    indicator = judged.target.indicator
    if judged.so_far is None or judged.partial or not indicator.part_of_whole:
        return None
    return pace(judged.annual, *judged.so_far, judged.period.last)

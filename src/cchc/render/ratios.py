"""What every output says of one ratio: how it is printed, what it lacks, what it may still lose."""

from cchc.definitions.model import OverTime
from cchc.engine.pace import Pace, pace
from cchc.engine.shortfall import Shortfall, headroom, shortfall
from cchc.results import Result, Total, Verdict
from cchc.words import Lang
from cchc.words.numbers import percent


def ratio_text(judged: Result | Total, lang: Lang) -> str | None:
    """Spell b/a so that the printed number has the verdict of the exact one; None without a ratio."""
    b, a = judged.numerator, judged.denominator
    if b is None or not a or judged.verdict is Verdict.INVALID:
        return None
    admits = judged.threshold.admits
    met = admits(b, a)
    return percent(b, a, lang, agrees=lambda n, d: admits(n, d) is met)


def shortfall_of(judged: Result | Total) -> Shortfall | None:
    """Count what a missed ratio lacks; None where it is not missed or b is no part of a."""
    b, a = judged.numerator, judged.denominator
    if judged.verdict is not Verdict.MISSED or not judged.target.indicator.part_of_whole:
        return None
    return shortfall(judged.threshold, b, a) if b is not None and a else None


def headroom_of(judged: Result | Total) -> int | None:
    """Count how many more of the same dossiers may fail; None where the target is not met."""
    b, a = judged.numerator, judged.denominator
    if judged.verdict is not Verdict.MET or not judged.target.indicator.part_of_whole:
        return None
    return headroom(judged.threshold, b, a) if b is not None and a else None


def pace_of(result: Result) -> Pace | None:
    """Work out what the rest of the year must bring, where counts add up over it."""
    b, a = result.numerator, result.denominator
    indicator = result.target.indicator
    if b is None or a is None or result.verdict not in {Verdict.MET, Verdict.MISSED}:
        return None
    if result.partial or indicator.over_time is not OverTime.SUM or not indicator.part_of_whole:
        return None
    return pace(result.annual, b, a, result.period)

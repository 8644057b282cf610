"""Then and now: the same unit and the same indicator in two periods.  Only like with like."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from cchc.counts import Undecided
from cchc.definitions.indicator import Indicator
from cchc.engine.judge import judge
from cchc.engine.lineage import Lineage
from cchc.results import Change, Points, Result, Total, Verdict
from cchc.words import Words

_NEW = Words("chưa có trong bộ chỉ tiêu trước", "not in the earlier target set")
_CHANGED = Words("cách tính đã thay đổi", "its definition has changed")
_SOME_LACK = Words(
    "chưa đủ số liệu của các đơn vị trước đây", "the counts of some of its former units are missing"
)


def compare(
    now: Iterable[Result],
    then: Iterable[Result],
    indicators_then: Iterable[Indicator],
    lineage: Lineage,
) -> list[Change]:
    """Pair results by unit and indicator; *indicators_then* are those of the earlier target set."""
    earlier = {_key(result): result for result in then}
    known = {indicator.id: indicator for indicator in indicators_then}
    before = cache(lineage.before)
    changes = []
    for result in now:
        why = incomparable(result.target.indicator, known.get(result.target.indicator.id))
        codes, other_units = before(result.unit)
        sent = [earlier.get((code, result.target.indicator.id)) for code in codes]
        there = [each for each in sent if each is not None]
        if len(codes) > 1 and there and not _all_known(sent):
            other_units = _SOME_LACK
        together = _together(there) if len(there) == len(codes) and there else None
        changes.append(_change(result, together, why or other_units))
    return changes


def _key(result: Result) -> tuple[str, str]:
    return result.unit.code, result.target.indicator.id


def _all_known(sent: Sequence[Result | None]) -> bool:
    return all(each is not None and each.verdict < Verdict.NOT_REPORTED for each in sent)


def _together(parts: Sequence[Result]) -> Result | None:
    """Add the results of units that became one; a single one is itself."""
    first = parts[0]
    if len(parts) == 1:
        return first
    if not _all_known(parts):
        return None
    b, a = sum(each.numerator or 0 for each in parts), sum(each.denominator or 0 for each in parts)
    u, v = sum(each.undecided.u for each in parts), sum(each.undecided.v for each in parts)
    threshold = first.target.threshold_in(first.period)
    return replace(
        first,
        threshold=threshold,
        numerator=b,
        denominator=a,
        undecided=Undecided(u, v),
        verdict=judge(threshold, first.target.indicator, b, a),
        gap=sorted({month for each in parts for month in each.gap}),
        so_far=None,
    )


def incomparable(now: Indicator, then: Indicator | None) -> Words | None:
    """Say why a ratio must not be compared with the earlier one of that name; None where it may be."""
    if then is None:
        return _NEW
    return None if _meaning(then) == _meaning(now) else _CHANGED


def _meaning(indicator: Indicator) -> tuple[object, ...]:
    """What must be the same for two ratios to be alike; names and notes may differ."""
    counts = indicator.labels.numerator, indicator.labels.denominator
    return *counts, indicator.scope, indicator.part_of_whole, indicator.over_time


def _change(now: Result, then: Result | None, incomparable: Words | None) -> Change:
    return Change(now, then, None if incomparable else gained(now, then), incomparable)


def gained(now: Result | Total | None, then: Result | Total | None) -> Points | None:
    """Subtract the earlier ratio; what is undecided in either makes the difference a range."""
    before, after = _ends(then), _ends(now)
    if before is None or after is None:
        return None
    return Points((after[0] - before[1]) * 100, (after[1] - before[0]) * 100)


def _ends(judged: Result | Total | None) -> tuple[Fraction, Fraction] | None:
    """Give the lowest and the highest ratio that may be true; None where there is no ratio."""
    if judged is None or judged.verdict >= Verdict.NOT_REPORTED:
        return None
    b, a, undecided = judged.numerator, judged.denominator, judged.undecided
    if b is None or a is None or a + undecided.v == 0:
        return None
    return Fraction(*undecided.low(b, a)), Fraction(*undecided.high(b, a))

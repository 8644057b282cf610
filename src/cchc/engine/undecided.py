"""Counts with undecided dossiers beside them: a verdict is given only where it holds at both ends.

u dossiers are in a and perhaps in b, v perhaps in a: the ratio lies between b/(a+v) and
(b+u+v)/(a+v).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cchc.counts import Counts
from cchc.definitions.model import Indicator, Target
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.engine.checks import Flaw
from cchc.engine.judge import judge
from cchc.results import Verdict
from cchc.rules.rows import VerdictUndecided
from cchc.words import Words
from cchc.words.numbers import decimal

_HUNDREDTHS = Decimal("0.01")


class Undecided(NamedTuple):
    """Dossiers of which it cannot be said where they belong."""

    u: int
    v: int


NONE = Undecided(0, 0)
OfUnits = Mapping[int, Undecided]


def undecided_of_units(
    counts: Counts, rows_by_period: Mapping[Period, Sequence[int]], wanted: Period
) -> OfUnits:
    """Add up what is undecided in the rows within a period; too wide where their periods overlap."""
    if not counts.undecided:
        return {}
    found: defaultdict[int, Undecided] = defaultdict(lambda: NONE)
    for period, rows in rows_by_period.items():
        if wanted.contains(period):
            for row in counts.undecided.keys() & set(rows):
                unit, (u, v) = counts.units[row], counts.undecided[row]
                found[unit] = Undecided(found[unit].u + u, found[unit].v + v)
    return found


def holds(threshold: Threshold, indicator: Indicator, b: int, a: int, undecided: Undecided) -> bool:
    """Say whether the verdict is the same wherever the undecided dossiers belong."""
    u, v = undecided
    if not u and not v:
        return True
    ends = [(b, a + v), (b + u + v, a + v)]
    verdicts = {judge(threshold, indicator, *end) for end in (*ends, *([(0, 0)] if a == 0 else []))}
    if len(verdicts) > 1:
        return False
    # Outside a band on both of its sides: in between it may be met.
    return verdicts != {Verdict.MISSED} or len({_is_above(threshold, *end) for end in ends}) == 1


def _is_above(threshold: Threshold, b: int, a: int) -> bool:
    return threshold.high is not None and b * 100 >= threshold.high * a


def flaw_of(counts: Counts, target: Target, row: int, b: int, a: int, undecided: Undecided) -> Flaw:
    """Say at the row that its verdict could turn."""
    u, v = undecided
    low, high = (_percent(end, a + v) for end in (b, b + u + v))
    place = counts.location(row, counts.part_of(row).columns.numerator)
    return Flaw(row, VerdictUndecided(item=target.item, u=u, v=v, low=low, high=high).at(place))


def _percent(b: int, a: int) -> Words:
    if not a:
        return Words("–", "–")
    shown = (Decimal(b) * 100 / a).quantize(_HUNDREDTHS)
    return Words(f"{decimal(shown, 'vi')}%", f"{decimal(shown, 'en')}%")

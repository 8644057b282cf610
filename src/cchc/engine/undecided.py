"""Counts with undecided dossiers beside them: a verdict is given only where it holds at both ends.

u dossiers are in a and perhaps in b, v perhaps in a: the ratio lies between b/(a+v) and
(b+u+v)/(a+v).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cchc.counts import Counts, Undecided, UndecidedOfRow
from cchc.definitions.indicator import Indicator
from cchc.definitions.nouns import noun_of
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.engine.checks import Flaw
from cchc.engine.judge import judge
from cchc.engine.shortfall import misses_high
from cchc.results import Judged, Verdict
from cchc.rules.rows import VerdictUndecided
from cchc.words import Words
from cchc.words.numbers import Noun, percent, so_many

OfUnits = Mapping[int, Undecided]


def undecided_of_units(
    counts: Counts,
    rows_by_period: Mapping[Period, Sequence[int]],
    wanted: Period,
    unused: Mapping[Period, Sequence[int]],
) -> OfUnits:
    """Add up what is undecided in the rows that were added up to the *wanted* period.

    A row within another one of its unit is *unused* or says the same again; where two rows overlap
    otherwise the bounds are wider than they need be, never narrower.
    """
    if not counts.undecided:
        return {}
    said: defaultdict[int, list[tuple[Period, UndecidedOfRow]]] = defaultdict(list)
    for period, rows in rows_by_period.items():
        if wanted.contains(period):
            for row in counts.undecided.keys() & set(rows) - set(unused.get(period, ())):
                said[counts.units[row]].append((period, counts.undecided[row]))
    added = {unit: _added(reports) for unit, reports in said.items()}
    return {unit: each for unit, each in added.items() if any(each)}


def _added(reports: Sequence[tuple[Period, UndecidedOfRow]]) -> Undecided:
    """Add the reports that lie within no other one.

    Dossiers of one list that have no day may belong to each of its periods: they stand in v of each,
    and are once in the sum.  One run gives them one number; another number of a list is added.
    """
    periods = {period for period, _ in reports}
    outer = [
        undecided
        for period, undecided in reports
        if not any(other.contains(period) for other in periods - {period})
    ]
    of_lists = {(each.undated_of, each.undated) for each in outer if each.undated_of}
    dated = sum(each.v - each.undated if each.undated_of else each.v for each in outer)
    return Undecided(sum(each.u for each in outer), dated + sum(times for _, times in of_lists))


def holds(threshold: Threshold, indicator: Indicator, b: int, a: int, undecided: Undecided) -> bool:
    """Say whether the verdict is the same wherever the undecided dossiers belong."""
    if not any(undecided):
        return True
    ends = [undecided.low(b, a), undecided.high(b, a)]
    verdicts = {judge(threshold, indicator, *end) for end in (*ends, *([(0, 0)] if a == 0 else []))}
    if len(verdicts) > 1:
        return False
    # Outside a band on both of its sides: in between it may be met.
    return verdicts != {Verdict.MISSED} or len({misses_high(threshold, *end) for end in ends}) == 1


def worst(threshold: Threshold, b: int, a: int, undecided: Undecided) -> tuple[int, int]:
    """Give the b and a that are farthest from being met, of a verdict that holds at both ends.

    What is lacking there is enough wherever the undecided dossiers belong.
    """
    if not any(undecided):
        return b, a
    low = undecided.low(b, a)
    return undecided.high(b, a) if threshold.low is None or misses_high(threshold, *low) else low


def turned(judged: Judged, counts: Counts) -> Sequence[Flaw]:
    """Say at the rows of which units the undecided dossiers could turn the verdict."""
    return [
        _flaw_at(judged, counts, position)
        for position, verdict in enumerate(judged.verdicts if judged.undecided else b"")
        if verdict == Verdict.INCONCLUSIVE
    ]


def _flaw_at(judged: Judged, counts: Counts, position: int) -> Flaw:
    unit, row = judged.units[position], judged.rows[position]
    b, a = judged.numerators[position], judged.denominators[position]
    undecided, threshold = judged.undecided[unit], judged.threshold_of(unit)
    low, high = (_percent(threshold, *end) for end in (undecided.low(b, a), undecided.high(b, a)))
    noun = noun_of([judged.target.indicator])
    rule = VerdictUndecided(
        item=judged.target.item, undecided=_spelled(undecided, noun), low=low, high=high
    )
    return Flaw(row, rule.at(counts.location(row, counts.part_of(row).columns.numerator)))


def _spelled(undecided: Undecided, noun: Noun) -> Words:
    """Say how many it is not known of where they belong; nothing of a part that is none."""
    u, v = so_many(undecided.u, noun), so_many(undecided.v, noun)
    parts = []
    if undecided.u:
        parts.append(Words(f"{u.vi} chưa rõ có thuộc b", f"{u.en} not known to be in b"))
    if undecided.v:
        parts.append(Words(f"{v.vi} chưa rõ có thuộc a", f"{v.en} not known to be in a"))
    return Words(*(", ".join(each.in_(lang) for each in parts) for lang in ("vi", "en")))


def _percent(threshold: Threshold, b: int, a: int) -> Words:
    vi, en = (percent(b, a, lang, threshold.admits) for lang in ("vi", "en"))
    return Words(vi, en)

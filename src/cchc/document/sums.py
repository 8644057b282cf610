"""What a report comes to in figures: how many results, units and what they lack.

Counted from the columns of what was judged, for a province has thousands of results.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.counts import DECIDED, gather
from cchc.definitions.indicator import Indicator
from cchc.engine.completeness import sent_otherwise, tried
from cchc.engine.shortfall import misses_high, of_these
from cchc.engine.undecided import worst
from cchc.results import Judged, Report, Verdict


class Missed(NamedTuple):
    """A missed result by its place, and how many are missing or too many."""

    judged: Judged
    position: int
    of_these: int | None  # None where no number would do, or where b is no part of a
    fewer: bool


class Lack(NamedTuple):
    """How many missed results together lack, or have too many of, and of what they count."""

    number: int
    indicators: Sequence[Indicator]


class Lacking(NamedTuple):
    """What all missed results together are short of, and what they have too many of."""

    short: Lack
    over: Lack


class Silent(NamedTuple):
    """The units that have not reported everything, as indices into the roster."""

    nothing: frozenset[int]
    unusable: frozenset[int]  # sent something of the period, and nothing that can be used
    unclear: frozenset[int]  # a name may mean them, or another unit
    in_part: frozenset[int]


def missed(report: Report) -> Iterator[Missed]:
    """Yield what was missed, target by target."""
    for judged in report.judged:
        positions = list(judged.positions(Verdict.MISSED))
        for position, (lacking, fewer) in zip(positions, _lack(judged, positions), strict=True):
            yield Missed(judged, position, lacking, fewer)


def lacking(report: Report) -> Lacking:
    """Count what missed results are short of, and what is too many under a ceiling."""
    found = {False: Lack(0, ()), True: Lack(0, ())}
    for judged in report.judged:
        of_it = {False: 0, True: 0}
        for number, fewer in _lack(judged, list(judged.positions(Verdict.MISSED))):
            of_it[fewer] += number or 0
        for fewer, number in of_it.items():
            if number:
                before = found[fewer]
                indicators = (*before.indicators, judged.target.indicator)
                found[fewer] = Lack(before.number + number, indicators)
    return Lacking(found[False], found[True])


def _lack(judged: Judged, positions: Sequence[int]) -> Iterator[tuple[int | None, bool]]:
    """Say of missed results how many lack, and whether it is fewer that are wanted."""
    bs, as_ = gather(judged.numerators, positions), gather(judged.denominators, positions)
    part, floor = judged.target.indicator.part_of_whole, judged.threshold.floor
    same = not judged.thresholds and not judged.undecided
    is_plain = part and same and min(as_, default=0) > 0
    if is_plain and floor and floor[0] <= floor[1]:
        n, d = floor  # one floor for all, as of a country (benchmarks/bench_bulk.py)
        yield from ((-(-n * a // d) - b, False) for b, a in zip(bs, as_, strict=True))
        return
    for position, b, a in zip(positions, bs, as_, strict=True):
        unit = judged.units[position]
        threshold, undecided = judged.threshold_of(unit), judged.undecided.get(unit, DECIDED)
        ratio = worst(threshold, b, a, undecided)
        lacking = of_these(threshold, *ratio) if part and b >= 0 and a > 0 else None
        yield lacking, a > 0 and misses_high(threshold, *ratio)


def worst_first(found: Missed) -> tuple[int, int]:
    """Sort by how many are missing; what no number could mend stands last."""
    return (1, 0) if found.of_these is None else (0, -found.of_these)


def silent_units(report: Report) -> Silent:
    """Tell those that sent nothing, or nothing that can be used, from those that sent a part."""
    sent = sent_otherwise(report)
    missing: set[int] = set()
    for judged in report.judged:
        missing.update(judged.missing)
        missing.update(judged.units[position] for position in judged.gaps)
        missing.update(judged.units[at] for at in judged.positions(Verdict.NOT_REPORTED))
    if not missing:
        return Silent(*(frozenset(),) * 4)
    for judged in report.judged:
        sent.update(
            unit
            for unit, verdict in zip(judged.units, judged.verdicts, strict=True)
            if verdict != Verdict.NOT_REPORTED
        )
    silent = missing - sent
    unusable = silent & tried(report) if silent else frozenset()
    unclear = (silent - unusable) & report.counts.candidates
    nothing = silent - unusable - unclear
    return Silent(*map(frozenset, (nothing, unusable, unclear, missing & sent)))


def partial(report: Report, verdict: Verdict) -> int:
    """Count the results with this verdict that rest on a part of their period."""
    return sum(
        judged.verdicts[position] == verdict for judged in report.judged for position in judged.gaps
    )

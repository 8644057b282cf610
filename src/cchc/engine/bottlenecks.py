"""What holds a missed total down, or up: the units, or groups of them, that missed on the same side."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cchc.counts import DECIDED, Counts
from cchc.definitions.threshold import Threshold
from cchc.definitions.units import Unit
from cchc.engine.shortfall import misses_high, shortfall
from cchc.engine.undecided import worst
from cchc.results import Bottleneck, GroupTotal, Judged, Total, Verdict
from cchc.words import Words


def of_units(judged: Sequence[Judged], counts: Counts, at_most: int) -> Iterator[Bottleneck]:
    """Find, for each missed total, the units that would move it most by meeting their own target.

    They are among those that it was added from: who is left out of it cannot move it.
    """
    for each in judged:
        summed = _of_summed(each.summed_from or each, each.total, counts)
        yield from _most(each.total, summed, at_most)


def of_groups(
    judged: Sequence[Judged], groups: Sequence[GroupTotal], counts: Counts, at_most: int
) -> Iterator[Bottleneck]:
    """Find, for each missed total, the groups that move it most; then, for each of these, its units.

    A single group is everybody, of whom all is said already.  Units of no registry are in no total.
    """
    known = len(counts.roster.registry.codes)
    by_item = {item: list(each) for item, each in groupby(groups, lambda g: g.total.target.item)}
    for each in judged:
        parts = by_item.get(each.target.item, [])
        if len(parts) < 2:
            continue
        missed = [group for group in parts if group.total.verdict is Verdict.MISSED]
        lifts = [
            (group.group, lift)
            for group in missed
            if group.total.summed[0] < known
            and (
                lift := _lift(group.total.threshold, group.total.numerator, group.total.denominator)
            )
        ]
        yield from _most(each.total, lifts, at_most)
        for group in missed:
            of_its_units = _of_summed(each, group.total, counts)
            yield from _most(group.total, of_its_units, at_most, group.group)


def _of_summed(judged: Judged, total: Total, counts: Counts) -> list[tuple[Unit, int]]:
    summed = set(total.summed)
    return [
        (counts.roster[unit], lift)
        for position, unit in enumerate(judged.units)
        if unit in summed and judged.verdicts[position] == Verdict.MISSED
        if (lift := _lift_of(judged, position))
    ]


def _can_move(total: Total) -> bool:
    part = total.target.indicator.part_of_whole
    return part and total.verdict is Verdict.MISSED and total.denominator > 0


def _lift_of(judged: Judged, position: int) -> int | None:
    unit = judged.units[position]
    threshold, undecided = judged.threshold_of(unit), judged.undecided.get(unit, DECIDED)
    b, a = judged.numerators[position], judged.denominators[position]
    return _lift(threshold, *worst(threshold, b, a, undecided))


def _worst_of(total: Total) -> tuple[int, int]:
    """Give the b and a that are farthest from being met, wherever undecided dossiers belong."""
    return worst(total.threshold, total.numerator, total.denominator, total.undecided)


def _lift(threshold: Threshold, b: int, a: int) -> int | None:
    """Count by how much b must change; None where no number of these dossiers is enough."""
    if a == 0:
        return None
    missing = shortfall(threshold, b, a).of_these
    return missing if missing is None or not misses_high(threshold, b, a) else -missing


def _most(
    total: Total,
    lifts: Iterable[tuple[Unit | Words, int]],
    at_most: int,
    group: Words | None = None,
) -> Iterator[Bottleneck]:
    """Give those that move a missed total the way it must go, the largest first."""
    if not _can_move(total):
        return
    b, a = _worst_of(total)
    side = -1 if misses_high(total.threshold, b, a) else 1
    moving = [(who, lift) for who, lift in lifts if lift * side > 0]
    for who, lift in sorted(moving, key=lambda pair: -abs(pair[1]))[:at_most]:
        yield Bottleneck(total, who, group, lift, total.threshold.admits(b + lift, a))

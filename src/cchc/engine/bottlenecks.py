"""What holds a missed total down, or up: the units, or groups of them, that missed on the same side."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc.counts import DECIDED, Counts
from cchc.definitions.threshold import Threshold
from cchc.definitions.units import Unit
from cchc.engine.nesting import contained
from cchc.engine.shortfall import misses_high, shortfall
from cchc.engine.undecided import worst
from cchc.results import Bottleneck, GroupTotal, Judged, Total, Verdict
from cchc.words import Words


def of_units(
    judged: Sequence[Judged], counts: Counts, at_most: int, body: int
) -> Iterator[Bottleneck]:
    """Find, for each missed total, the units that would move it most by meeting their own target."""
    for each in judged:
        if not _can_move(each.total):
            continue
        inside = contained(each.units, each.units, each.verdicts, each.above, body)
        added = [p for p, unit in enumerate(each.units) if unit != body and unit not in inside]
        lifts = [
            (counts.roster[each.units[position]], lift)
            for position in added or range(len(each.units))
            if each.verdicts[position] == Verdict.MISSED
            and (lift := _lift_of(each, position)) is not None
        ]
        yield from _most(each.total, lifts, at_most)


def of_groups(
    judged: Sequence[Judged], groups: Sequence[GroupTotal], at_most: int
) -> Iterator[Bottleneck]:
    """Find, for each missed total, the groups that would move it most by meeting their target."""
    by_item = {item: list(each) for item, each in groupby(groups, lambda g: g.total.target.item)}
    for each in judged:
        parts = by_item.get(each.target.item, [])
        lifts = [
            (group.group, lift)
            for group in (parts if len(parts) > 1 else ())
            if group.total.verdict is Verdict.MISSED
            and (lift := _lift(group.total.threshold, *_worst_of(group.total))) is not None
        ]
        if _can_move(each.total):
            yield from _most(each.total, lifts, at_most)


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
    total: Total, lifts: Sequence[tuple[Unit | Words, int]], at_most: int
) -> Iterator[Bottleneck]:
    """Give those that move the total the way it must go, the largest first."""
    b, a = _worst_of(total)
    side = -1 if misses_high(total.threshold, b, a) else 1
    moving = [(who, lift) for who, lift in lifts if lift * side > 0]
    for who, lift in sorted(moving, key=lambda pair: -abs(pair[1]))[:at_most]:
        yield Bottleneck(total, who, lift, total.threshold.admits(b + lift, a))

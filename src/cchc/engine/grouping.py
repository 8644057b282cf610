"""Totals of parts of the province: by level, or by the district that a unit lies in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from cchc.counts import Counts
from cchc.definitions.units import LEVELS, Registry
from cchc.engine.evaluate import total_of
from cchc.engine.shortfall import shortfall
from cchc.results import Bottleneck, GroupTotal, Judged, Verdict
from cchc.words import Words
from cchc.words.terms import LEVEL

By = Literal["level", "parent"]

_UNKNOWN = Words("không rõ cấp", "level unknown")


def totals_by(by: By, judged: Sequence[Judged], counts: Counts, body: int) -> list[GroupTotal]:
    """Sum b and a of each target over the units of each level, or of each parent."""
    name_of = _Levels(counts) if by == "level" else _Parents(counts)
    return [group for each in judged for group in _groups(each, name_of, body, len(counts.roster))]


class _Levels:
    """Names the level of a unit."""

    def __init__(self, counts: Counts) -> None:
        self.level_of = counts.roster.registry.level_of

    def __call__(self, unit: int) -> Words:
        known = unit < len(self.level_of)
        return LEVEL[LEVELS[self.level_of[unit]]] if known else _UNKNOWN


class _Parents:
    """Names the body above a unit; a body that has units below it stands with them."""

    def __init__(self, counts: Counts) -> None:
        self.registry: Registry = counts.roster.registry
        self.index = {code: i for i, code in enumerate(self.registry.codes)}
        self.parents = set(self.registry.parents)

    def __call__(self, unit: int) -> Words:
        if unit >= len(self.registry):
            return _UNKNOWN
        if self.registry.codes[unit] not in self.parents:
            unit = self.index.get(self.registry.parents[unit], unit)
        name = self.registry.names[unit]
        return Words(name, name)


def _groups(
    judged: Judged, name_of: _Levels | _Parents, body: int, units: int
) -> Iterator[GroupTotal]:
    members: defaultdict[Words, list[int]] = defaultdict(list)
    for position, unit in enumerate(judged.units):
        if unit != body:
            members[name_of(unit)].append(position)
    incomplete = {name_of(unit) for unit in judged.missing}
    for name in incomplete - members.keys():
        members[name] = []
    for name, positions in members.items():
        total = total_of(
            judged.target,
            judged.threshold,
            judged.period,
            [judged.units[p] for p in positions],
            [judged.numerators[p] for p in positions],
            [judged.denominators[p] for p in positions],
            bytes(judged.verdicts[p] for p in positions),
            units,  # no unit of a group stands for the whole
            name in incomplete or any(p in judged.gaps for p in positions),
        )
        yield GroupTotal(name, total)


def bottlenecks(judged: Sequence[Judged], counts: Counts, at_most: int) -> list[Bottleneck]:
    """Find, for each missed total, the units that would lift it most by meeting their own target."""
    found = []
    for each in judged:
        total = each.total
        if total.verdict is not Verdict.MISSED or not each.target.indicator.part_of_whole:
            continue
        lifts = [
            (lift, position)
            for position, verdict in enumerate(each.verdicts)
            if verdict == Verdict.MISSED and (lift := _lift(each, position))
        ]
        for lift, position in sorted(lifts, key=lambda pair: (-pair[0], pair[1]))[:at_most]:
            unit = counts.roster[each.units[position]]
            reaches = each.threshold.admits(total.numerator + lift, total.denominator)
            found.append(Bottleneck(total, unit, lift, reaches))
    return found


def _lift(judged: Judged, position: int) -> int | None:
    b, a = judged.numerators[position], judged.denominators[position]
    missing = shortfall(judged.threshold, b, a).of_these
    floor = judged.threshold.low
    return missing if floor is not None else None

"""Totals of parts of the province: by level, or by the district that a unit lies in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from cchc.counts import Counts
from cchc.definitions.units import LEVELS, Registry
from cchc.engine.nesting import contained
from cchc.engine.shortfall import shortfall
from cchc.engine.totals import Addends, total_of
from cchc.results import Bottleneck, GroupTotal, Judged, Verdict
from cchc.words import Words
from cchc.words.terms import LEVEL

By = Literal["level", "parent"]

_UNKNOWN = Words("không rõ cấp", "level unknown")


def totals_by(by: By, judged: Sequence[Judged], counts: Counts, body: int) -> list[GroupTotal]:
    """Sum b and a of each target over the units of each level, or of each parent."""
    name_of = _Levels(counts) if by == "level" else _Parents(counts)
    return [group for each in judged for group in _groups(each, name_of, body)]


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


def _groups(judged: Judged, name_of: _Levels | _Parents, body: int) -> Iterator[GroupTotal]:
    members: defaultdict[Words, list[int]] = defaultdict(list)
    for position, unit in enumerate(judged.units):
        if unit != body:
            members[name_of(unit)].append(position)
    incomplete = dict.fromkeys(name_of(unit) for unit in judged.missing)  # in the registry's order
    for name in incomplete:
        members.setdefault(name, [])
    for name, positions in members.items():
        members_here = [judged.units[p] for p in positions]
        verdicts = bytes(judged.verdicts[p] for p in positions)
        addends = Addends(
            members_here,
            [judged.numerators[p] for p in positions],
            [judged.denominators[p] for p in positions],
            verdicts,
            contained(members_here, members_here, verdicts, judged.above, body),
            name in incomplete or any(p in judged.gaps for p in positions),
        )
        total = total_of(judged.target, judged.threshold, judged.period, addends)
        yield GroupTotal(name, total)


def bottlenecks(
    judged: Sequence[Judged], counts: Counts, at_most: int, body: int
) -> list[Bottleneck]:
    """Find, for each missed total, the units that would lift it most by meeting their own target."""
    found = []
    for each in judged:
        total = each.total
        if total.verdict is not Verdict.MISSED or not each.target.indicator.part_of_whole:
            continue
        inside = contained(each.units, each.units, each.verdicts, each.above, body)
        added = [p for p, unit in enumerate(each.units) if unit != body and unit not in inside]
        lifts = [
            (lift, position)
            for position in added or range(len(each.units))
            if each.verdicts[position] == Verdict.MISSED and (lift := _lift(each, position))
        ]
        for lift, position in sorted(lifts, key=lambda pair: (-pair[0], pair[1]))[:at_most]:
            unit = counts.roster[each.units[position]]
            reaches = each.threshold.admits(total.numerator + lift, total.denominator)
            found.append(Bottleneck(total, unit, lift, reaches))
    return found


def _lift(judged: Judged, position: int) -> int | None:
    b, a = judged.numerators[position], judged.denominators[position]
    threshold = judged.threshold_of(judged.units[position])
    missing = shortfall(threshold, b, a).of_these
    return missing if threshold.low is not None else None

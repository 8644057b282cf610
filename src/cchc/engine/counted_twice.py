"""Units that no registry knows beside the ones that their names probably mean."""

from collections.abc import Iterator, Mapping, Sequence

from cchc.counts import Counts
from cchc.definitions.model import TargetSet
from cchc.diagnostics import Finding
from cchc.rules.names import MaybeCountedTwice

Suggested = Mapping[int, Sequence[str]]
"""Unknown unit → the names of the registry that are like its name."""


def maybe_counted_twice(
    target_set: TargetSet, counts: Counts, suggested: Suggested
) -> Iterator[Finding]:
    """Name each row of an unknown unit that the one unit it is probably meant to be reported, too."""
    names = counts.roster.registry.names
    probably = {
        stranger: names.index(near[0])
        for stranger, near in suggested.items()
        if len(near) == 1 and names.count(near[0]) == 1
    }
    if not probably:
        return
    meant = {*probably.values()}
    rows = [row for row, unit in enumerate(counts.units) if unit in meant or unit in probably]
    filled = [row for row in rows if min(counts.numerators[row], counts.denominators[row]) >= 0]
    reported = {_key(counts, row, counts.units[row]) for row in filled}
    for row in filled:
        stranger = counts.units[row]
        unit = probably.get(stranger)
        if unit is not None and _key(counts, row, unit) in reported:
            indicator = counts.indicator_ids[counts.indicators[row]]
            items = [t.item for t in target_set.targets if t.indicator.id == indicator]
            yield MaybeCountedTwice(
                unit=counts.roster[stranger].name, near=names[unit], item=", ".join(items)
            ).at(counts.location(row, counts.part_of(row).columns.unit))


def _key(counts: Counts, row: int, unit: int) -> tuple[int, int, int]:
    return unit, counts.indicators[row], counts.periods[row]

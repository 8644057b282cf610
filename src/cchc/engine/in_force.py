"""What the dates of the sets mean for the judged period: which one judges, and what crosses a change.

The set in force on the last day judges.  Months under an earlier one are added only where the item
has the same indicator in both: another indicator counts something else, however alike the rows are.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from cchc.counts import BLANK, Counts, gather
from cchc.definitions.dates import days_of, spell_day
from cchc.definitions.indicator import OverTime
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import Span, Timeline
from cchc.definitions.units import Registry
from cchc.diagnostics import Finding, Location
from cchc.engine.binding import Binding
from cchc.engine.checks import Groups
from cchc.engine.rollup import Rolled
from cchc.results import Judged
from cchc.rules.periods import ItemChanged, PeriodCrossesSets, RowsOfAnotherSet, SetNotInForce
from cchc.values import dataclass
from cchc.words import Words

_NO_SUCH_ITEM = Words("không có mục này", "has no such item")


@dataclass(frozen=True, slots=True)
class Changed:
    """An item that has another indicator in some of the sets of the judged period, and whom that concerns.

    A unit that existed only under sets in which it has the same indicator is judged as ever.  So is a
    state that was reported last under one of these: nothing is added to it.
    """

    target: Target
    timeline: Timeline
    counts: Counts
    other: TargetSet  # the first one in which it is not the same
    not_then: Set[int]  # who existed under none of those in which it is not the same
    not_since: Set[int]  # who existed under none of the others

    def mixes(self, of: Rolled | Judged) -> list[int]:
        """Find the positions of the units of whose months some are another indicator's."""
        columns = zip(of.units, of.numerators, of.denominators, strict=True)
        return [
            position
            for position, (unit, b, a) in enumerate(columns)
            if b > BLANK and a > BLANK and unit not in self.not_then
            if not self._is_state_of_now(of.rows[position])
        ]

    def _is_state_of_now(self, row: int) -> bool:
        """Say whether a row is a state, of a time in which the item has the same indicator."""
        indicator = self.target.indicator
        if indicator.over_time is OverTime.SUM or indicator.counts_things:
            return False
        return _has(self.timeline.naming(self.counts.period_of(row)), self.target)

    def distrust(self, rolled: Rolled) -> Rolled:
        """Give these no verdict."""
        mixed = self.mixes(rolled)
        return replace(rolled, broken=rolled.broken.union(mixed)) if mixed else rolled

    def expect(self, units: set[int]) -> set[int]:
        """Expect nothing of those who were gone before the item became what it is."""
        return units - self.not_since


def changed_items(
    timeline: Timeline, judging: TargetSet, period: Period, counts: Counts
) -> Mapping[str, Changed]:
    """Find the items that have not the same indicator in all sets of a period."""
    if timeline.at_the_end_of(period) is not judging:
        return {}  # a set that was named judges alone
    spans = timeline.during(period)
    found: dict[str, Changed] = {}
    for target in judging.targets:
        others = [span for span in spans if not _has(span.target_set, target)]
        if others:
            same = [span for span in spans if _has(span.target_set, target)]
            registry = counts.roster.registry
            found[target.item] = Changed(
                target,
                timeline,
                counts,
                others[0].target_set,
                _absent(registry, others, period),
                _absent(registry, same, period),
            )
    return found


def _absent(registry: Registry, spans: Sequence[Span], period: Period) -> frozenset[int]:
    """Find the units that existed on no day of these spans within a period."""
    first, last = days_of(period)
    return frozenset.intersection(
        *(
            frozenset(registry.not_valid(max(span.first, first), min(span.last, last)))
            for span in spans
        )
    )


def read_by(timeline: Timeline, target_set: TargetSet, groups: Groups) -> Groups:
    """Keep the rows that were read by the items of one set."""
    if len(timeline.sets) == 1:
        return groups
    known = {target.indicator.id for target in target_set.targets}
    return {
        name: {when: rows for when, rows in by.items() if timeline.naming(when) is target_set}
        for name, by in groups.items()
        if name in known
    }


def _has(other: TargetSet, target: Target) -> bool:
    return any(
        each.item == target.item and each.indicator.id == target.indicator.id
        for each in other.targets
    )


def said_of_the_sets(
    counts: Counts, timeline: Timeline, judging: TargetSet, period: Period
) -> Iterator[Finding]:
    """Say which sets were in force in a period, unless it was the judging one all the time."""
    here = Location(counts.parts[0].file if counts.parts else "")
    if timeline.at_the_end_of(period) is not judging:
        yield SetNotInForce(
            set=judging.id,
            period=period.words,
            day=spell_day(days_of(period)[1]),
            sets=timeline.words,
        ).at(here)
    elif not timeline.covers(period, judging):
        spans = [span.words for span in timeline.during(period)]
        sets = Words("; ".join(each.vi for each in spans), "; ".join(each.en for each in spans))
        yield PeriodCrossesSets(period=period.words, sets=sets, set=judging.id).at(here)


def said_of_items(
    counts: Counts, judged: Sequence[Judged], changed: Mapping[str, Changed]
) -> Iterator[Finding]:
    """Say of each item why its counts of two sets are not added up."""
    for each in judged:
        found = changed.get(each.target.item)
        mixed = found.mixes(each) if found else []
        if found is None or not mixed:
            continue
        item = each.target.item
        then = next((row.indicator for row in found.other.targets if row.item == item), None)
        was = then.labels.label if then else None
        yield ItemChanged(
            item=item,
            now=each.target.indicator.labels.label,
            other=found.other.id,
            then=Words(f"là «{was}»", f"calls it «{was}»") if was else _NO_SUCH_ITEM,
        ).at(counts.location(min(each.rows[position] for position in mixed)))


def rows_of_other_sets(
    counts: Counts,
    groups: Groups,
    timeline: Timeline,
    judging: TargetSet,
    binding: Binding,
    period: Period,
) -> Iterator[Finding]:
    """Name the rows of the judged period that only another set asks for, each set once."""
    rows_of: dict[str, list[int]] = {}
    if len(timeline.sets) == 1:
        return
    for indicator, by_period in groups.items():
        targets = [each for each in judging.targets if each.indicator.id == indicator]
        for when, rows in by_period.items():
            owner = timeline.naming(when)
            if owner is judging or not period.contains(when) or not len(rows):
                continue
            bound = (binding.bound(each, gather(counts.units, rows)) for each in targets)
            judged = {position for positions in bound for position in positions}
            left = [row for position, row in enumerate(rows) if position not in judged]
            if left:
                rows_of.setdefault(owner.id, []).extend(left)
    for name, rows in rows_of.items():
        yield RowsOfAnotherSet(rows=len(rows), other=name, set=judging.id, period=period.words).at(
            counts.location(min(rows))
        )

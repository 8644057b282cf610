"""What the dates of the sets mean for the judged period: which one judges, and what crosses a change.

The set in force on the last day judges.  Months under an earlier one are added only where the item
has the same indicator in both: another indicator counts something else, however alike the rows are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cchc.counts import Counts, gather
from cchc.definitions.dates import days_of, spell_day
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import Timeline
from cchc.diagnostics import Finding, Location
from cchc.engine.binding import Binding
from cchc.engine.checks import Groups
from cchc.results import Judged, SoFar, Verdict
from cchc.rules.periods import ItemChanged, PeriodCrossesSets, RowsOfAnotherSet, SetNotInForce
from cchc.words import Words

_NO_SUCH_ITEM = Words("không có mục này", "has no such item")


def across_sets(
    counts: Counts,
    judged: Sequence[Judged],
    timeline: Timeline,
    judging: TargetSet,
    period: Period,
) -> tuple[list[Judged], list[Finding]]:
    """Take the verdict of every item that has not the same indicator in all sets of a period.

    Says which sets were in force, too, unless it was the judging one all the time.
    """
    here = Location(counts.parts[0].file if counts.parts else "")
    findings = [*_said_of_the_sets(timeline, judging, period, here)]
    if timeline.at_the_end_of(period) is not judging:
        return list(judged), findings  # a set that was named judges alone
    spans = timeline.during(period)
    before = [span.target_set for span in spans if span.target_set is not judging]
    changed = {
        each.target.item: other
        for each in judged
        for other in before
        if not _has(other, each.target)
    }
    findings += _said_of_items(counts, judged, changed)
    return [
        _without_verdicts(each) if each.target.item in changed else each for each in judged
    ], findings


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


def _without_verdicts(judged: Judged) -> Judged:
    verdicts = bytes(
        Verdict.NOT_REPORTED if each == Verdict.NOT_REPORTED else Verdict.INVALID
        for each in judged.verdicts
    )
    total = judged.total
    if total.verdict != Verdict.NOT_REPORTED:
        total = replace(total, verdict=Verdict.INVALID, so_far=None)
    return replace(judged, verdicts=verdicts, total=total, since_january=SoFar())


def _said_of_the_sets(
    timeline: Timeline, judging: TargetSet, period: Period, here: Location
) -> Iterator[Finding]:
    """Say which sets were in force in a period, unless it was the judging one all the time."""
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


def _said_of_items(
    counts: Counts, judged: Sequence[Judged], changed: Mapping[str, TargetSet]
) -> Iterator[Finding]:
    """Say of each item why its counts of two sets are not added up."""
    for each in judged:
        other = changed.get(each.target.item)
        if other is None or not each.units:
            continue
        item = each.target.item
        then = next((row.indicator for row in other.targets if row.item == item), None)
        was = then.labels.label if then else None
        yield ItemChanged(
            item=item,
            now=each.target.indicator.labels.label,
            other=other.id,
            then=Words(f"là «{was}»", f"calls it «{was}»") if was else _NO_SUCH_ITEM,
        ).at(counts.location(min(each.rows)))


def rows_of_sets_before(
    counts: Counts,
    groups: Groups,
    timeline: Timeline,
    binding: Binding,
    period: Period,
) -> Iterator[Finding]:
    """Name the rows of the judged period that only an earlier set asks for, each set once."""
    judging = timeline.at_the_end_of(period)
    rows_of: dict[str, list[int]] = {}
    if judging is None or len(timeline.sets) == 1:
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

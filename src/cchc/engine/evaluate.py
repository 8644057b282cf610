"""Targets and counts in; verdicts, totals and the findings that only all rows together show."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import field, replace
from itertools import islice

from cchc import limits
from cchc.counts import DECIDED, Counts, Group, gather, stands_in, take_out
from cchc.definitions.choose import choose_judging
from cchc.definitions.dates import days_of
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import Timeline, timeline_of
from cchc.diagnostics import Finding, Location, Severity
from cchc.engine import not_used
from cchc.engine.binding import Binding, Expect, whose_threshold
from cchc.engine.checks import (
    Flaw,
    Groups,
    not_assigned,
    numerator_exceeds_denominator,
    reported_twice,
)
from cchc.engine.in_force import across_sets, read_by, rows_of_sets_before
from cchc.engine.judge import judge, judge_columns
from cchc.engine.nesting import contained
from cchc.engine.parts import parts_exceed, without_contradictions
from cchc.engine.roadmaps import outside_roadmaps
from cchc.engine.rollup import Rolled, roll_up
from cchc.engine.run_period import run_period
from cchc.engine.since_january import since_january
from cchc.engine.totals import Addends, as_far_as_known, total_of, total_so_far
from cchc.engine.undecided import OfUnits, holds, turned, undecided_of_units
from cchc.results import Judged, SoFar, Verdict
from cchc.rules.files import too_many_findings
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What judging came to."""

    target_set: TargetSet  # the one in force at the end of the period, or the one that was named
    period: Period | None
    judged: Sequence[Judged]
    findings: Sequence[Finding]
    rows_left_out: int  # rows of units that the target does not bind
    # Where no period has a majority: how many units sent what.
    candidates: Mapping[Period, int] = field(default_factory=dict)


def evaluate(
    law: TargetSet | Timeline,
    counts: Counts,
    *,
    items: frozenset[tuple[str, str]] | None = None,
    units: frozenset[int] | None = None,
    period: Period | None = None,
    expect: Expect = "reported",
) -> Evaluation:
    """Judge each target, or those of *items* (set and item), in one period.

    Without a *period* it is that of more than half of the units.  Of several sets that follow each
    other the one judges that is in force at its end.  *units* are those that the counts were
    filtered by: they, and nobody else, are expected to report.

    Raises ChoiceError where no set is in force at the end of the period.
    """
    timeline = law if isinstance(law, Timeline) else timeline_of(law)
    groups, flaws = _checked_groups(timeline.sets, counts)
    if len(flaws) > limits.FINDINGS_OF_A_FILE:
        refused = too_many_findings(Location(counts.part_of(0).file))
        return Evaluation(timeline.main, None, (), [refused], len(counts))
    judged_in = period
    if judged_in is None and (run := run_period(_sent(counts, groups))).units:
        judged_in = run.period
        if judged_in is None:
            return Evaluation(
                timeline.main, None, (), [flaw.finding for flaw in flaws], 0, run.units
            )
    if judged_in is None and expect == "all":
        judged_in = Period(timeline.year)  # of which everybody has sent nothing
    if judged_in is None:
        return Evaluation(timeline.main, None, (), [flaw.finding for flaw in flaws], 0)
    target_set = choose_judging(timeline, judged_in)
    broken = counts.broken.union(f.row for f in flaws if f.finding.rule.severity is Severity.ERROR)
    binding = replace(Binding.of(target_set, counts.roster), in_part=units is not None)
    expected_of = _expected(binding, counts, judged_in, expect, units)
    rolled: dict[str, Rolled] = {}
    indicators = {target.indicator.id: target.indicator for target in target_set.targets}
    for indicator in indicators.values():
        rows = groups.get(indicator.id, {})
        rolled[indicator.id], more = roll_up(counts, rows, indicator, judged_in, frozenset(broken))
        flaws += more
    so_far = since_january(counts, groups, indicators, judged_in, frozenset(broken))
    doubts = {
        name: undecided_of_units(counts, groups.get(name, {}), judged_in, rolled[name].unused)
        for name in indicators
    }
    sent = {
        name: _Sent(rolled[name], so_far.get(name, SoFar()), doubts[name]) for name in indicators
    }
    judged: list[Judged] = []
    for target in target_set.targets:
        if items is None or (target_set.id, target.item) in items:
            trusted, more = sent[target.indicator.id].for_target(counts, target, binding)
            judged.append(_judge(target, judged_in, trusted, binding, expected_of(target)))
            flaws += more
    flaws += [flaw for each in judged for flaw in turned(each, counts)]
    judged = [each for each in judged if each.units or each.missing]  # the others concern nobody
    judged, findings = across_sets(counts, judged, timeline, target_set, judged_in)
    own = read_by(timeline, target_set, groups)
    unassigned = list(not_assigned(target_set, counts, binding, own))
    findings += [flaw.finding for flaw in (*flaws, *unassigned)]
    findings += rows_of_sets_before(counts, groups, timeline, binding, judged_in)
    findings += parts_exceed(counts, judged)
    findings += outside_roadmaps(counts, judged, binding)
    findings += not_used.mostly_partial(counts, groups, judged, chosen=period is not None)
    findings += not_used.own_rows(counts, judged, binding.body)
    taken_apart = frozenset().union(*(each.taken_apart for each in rolled.values()))
    findings += not_used.outside(counts, groups, judged_in, taken_apart)
    if period is None:
        findings += not_used.submissions_outside(counts, judged_in, taken_apart)
    findings += not_used.adding_nothing(
        counts, ((indicators[name], each) for name, each in rolled.items()), judged_in
    )
    return Evaluation(target_set, judged_in, judged, findings, len(unassigned))


def _expected(
    binding: Binding,
    counts: Counts,
    judged: Period,
    expect: Expect,
    units: frozenset[int] | None,
) -> Callable[[Target], set[int]]:
    """Say who must report a target: those asked about, else who sent anything or is bound.

    The body is among them where the target stays with it alone; who did not exist then is not.
    """
    expected = binding.expected(counts, expect) if units is None else set(units)
    of_body = binding.expected_of_body(counts, expect) if units is None else frozenset()
    not_valid = _not_valid(counts, judged)
    others, with_body = expected - not_valid, (expected | {binding.body}) - not_valid
    return lambda target: with_body if target.item in of_body else others


def _not_valid(counts: Counts, judged: Period) -> set[int]:
    """Find the units that no longer existed in the judged period, or did not yet."""
    return counts.roster.registry.not_valid(*days_of(judged))


def _sent(counts: Counts, groups: Groups) -> Mapping[Period, Set[int]]:
    """Say which units sent what, in rows as well that a filter passed by."""
    sent: defaultdict[Period, set[int]] = defaultdict(set)
    for by_period in groups.values():
        for period, rows in by_period.items():
            sent[period].update(stands_in(counts, rows)[0])
    for unit, place in counts.sent:
        sent[counts.period_list[place]].add(unit)
    return sent


def _checked_groups(sets: Sequence[TargetSet], counts: Counts) -> tuple[Groups, list[Flaw]]:
    """Sort the rows by indicator and period and check each group; repeated rows are left out."""
    indicators = {target.indicator.id: target.indicator for s in sets for target in s.targets}
    groups: defaultdict[str, dict[Period, Sequence[int]]] = defaultdict(dict)
    flaws: list[Flaw] = []
    for (which, when), rows in _rows_by_group(counts).items():
        indicator = indicators[counts.indicator_ids[which]]
        twice, repeats = reported_twice(counts, rows)
        flaws += twice
        over = numerator_exceeds_denominator(counts, rows, indicator)
        flaws += islice(over, limits.FINDINGS_OF_A_FILE + 1)
        if len(flaws) > limits.FINDINGS_OF_A_FILE:
            break  # nothing will be judged
        groups[indicator.id][counts.period_list[when]] = _without(repeats, rows, counts)
    return groups, flaws


def _rows_by_group(counts: Counts) -> Mapping[tuple[int, int], Sequence[int]]:
    if len(set(counts.indicators)) <= 1 and len(set(counts.periods)) <= 1:
        everything = range(len(counts))
        return {(counts.indicators[0], counts.periods[0]): everything} if everything else {}
    groups: defaultdict[tuple[int, int], Group] = defaultdict(Group)
    for row, key in enumerate(zip(counts.indicators, counts.periods, strict=True)):
        groups[key].append(row)
    even = {key: _evenly(rows) for key, rows in groups.items()}
    take_out(counts, [rows for rows in even.values() if isinstance(rows, Group)])
    return even


def _without(repeats: Set[int], rows: Sequence[int], counts: Counts) -> Sequence[int]:
    if not repeats:
        return rows
    kept = Group(row for row in rows if row not in repeats)
    take_out(counts, [kept])
    return kept


def _evenly(rows: Group) -> Sequence[int]:
    """Turn rows that follow each other at one distance, month by month, into what they are: a range."""
    if len(rows) > 2:
        even = range(rows[0], rows[-1] + 1, rows[1] - rows[0])
        if len(even) == len(rows) and list(even) == rows:
            return even
    return rows


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the units sent of one indicator."""

    rolled: Rolled  # over the judged period
    so_far: SoFar
    undecided: OfUnits

    def for_target(
        self, counts: Counts, target: Target, binding: Binding
    ) -> tuple["_Sent", list[Flaw]]:
        """Trust nothing that contradicts the sum of those to whom the target is passed on."""
        rolled, flaws = without_contradictions(self.rolled, counts, target, binding)
        return (replace(self, rolled=rolled) if flaws else self), flaws


def _judge(
    target: Target, period: Period, sent: _Sent, binding: Binding, expected: set[int]
) -> Judged:
    threshold, rolled, doubts = target.threshold_in(period), sent.rolled, sent.undecided
    chosen = binding.bound(target, rolled.units)
    columns = (rolled.units, rolled.numerators, rolled.denominators, rolled.rows)
    broken: Iterable[int] = rolled.broken
    gaps = rolled.gaps
    if len(chosen) < len(rolled.units):
        columns = (
            gather(columns[0], chosen),
            gather(columns[1], chosen),
            gather(columns[2], chosen),
            gather(columns[3], chosen),
        )
        place = {old: new for new, old in enumerate(chosen)}
        broken = [place[old] for old in rolled.broken if old in place]
        gaps = {place[old]: months for old, months in rolled.gaps.items() if old in place}
    units, bs, as_, rows = columns
    verdicts = judge_columns(threshold, target.indicator, bs, as_)
    own = binding.thresholds(target, period)
    if own:
        for position, unit in enumerate(units):
            if unit in own:
                b, a = bs[position], as_[position]
                verdicts[position] = judge(own[unit], target.indicator, b, a)
    for position in broken:
        verdicts[position] = Verdict.INVALID
    for position, unit in enumerate(units if doubts else ()):
        due, b, a = own.get(unit, threshold), bs[position], as_[position]
        is_known = holds(due, target.indicator, b, a, doubts.get(unit, DECIDED))
        if verdicts[position] < Verdict.NOT_REPORTED and not is_known:
            verdicts[position] = Verdict.INCONCLUSIVE
    missing = binding.silent(target, expected, units)
    above = binding.above(target)
    inside = contained([*units, *missing] if above else (), units, verdicts, above, binding.body)
    known = len(binding.level_of)
    unlisted = {unit for unit in units if unit >= known}
    left_out = inside | {binding.body} | unlisted
    # Whose months are lacking makes a total incomplete only where its counts are added.
    adds = [units[at] for at in gaps if len(units) == 1 or units[at] not in left_out]
    incomplete = bool(adds) or any(unit not in inside for unit in missing)
    addends = Addends(units, bs, as_, verdicts, left_out, incomplete)
    added = [unit for unit in (*units, *missing) if unit not in left_out]
    whose = whose_threshold(own, added) if binding.in_part else None
    total = total_of(target, threshold if whose is None else own[whose], period, addends)
    total = as_far_as_known(total, addends, doubts)
    year = total_so_far(total, sent.so_far)
    return Judged(
        target=target,
        threshold=threshold,
        period=period,
        units=units,
        numerators=bs,
        denominators=as_,
        rows=rows,
        added=[gather(column, chosen) for column in rolled.added],
        verdicts=bytes(verdicts),
        gaps=gaps,
        missing=missing,
        total=replace(
            total,
            so_far=year,
            unlisted=len(unlisted),
            of="" if whose is None else binding.codes[whose],
            is_obligation=binding.is_obligation(target, units, verdicts),
        ),
        thresholds=own,
        above=above,
        since_january=sent.so_far,
        undecided=doubts,
    )

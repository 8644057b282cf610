"""Targets and counts in; verdicts, totals and the findings that only all rows together show."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import field, replace
from itertools import chain, count, islice

from cchc import limits
from cchc.counts import Counts, Group, stands_in, take_out
from cchc.definitions.choose import choose_judging
from cchc.definitions.dates import days_of
from cchc.definitions.indicator import Indicator
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import Timeline, timeline_of
from cchc.diagnostics import Finding, Location, Severity
from cchc.engine import not_used
from cchc.engine.binding import Binding, Expect
from cchc.engine.checks import (
    Flaw,
    Groups,
    not_assigned,
    numerator_exceeds_denominator,
    reported_twice,
    undecided_exceed,
)
from cchc.engine.in_force import (
    changed_items,
    read_by,
    rows_of_other_sets,
    said_of_items,
    said_of_the_sets,
)
from cchc.engine.longer import hold_to_longer
from cchc.engine.parts import parts_exceed
from cchc.engine.reported import Reported
from cchc.engine.roadmaps import outside_roadmaps
from cchc.engine.rollup import Rolled, roll_up
from cchc.engine.run_period import run_period
from cchc.engine.since_january import since_january
from cchc.engine.target_results import Sent, judge_asked
from cchc.engine.undecided import turned, undecided_of_units
from cchc.results import Judged, SoFar
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
    filtered by: they, and nobody else, are expected to report.  Where the body is among them counts of
    everybody may stand beside, of which its sums are made.

    Raises ChoiceError where no set is in force at the end of the period.
    """
    timeline = law if isinstance(law, Timeline) else timeline_of(law)
    groups, empty, flaws = _checked_groups(timeline.sets, counts)
    if len(flaws) > limits.FINDINGS_OF_A_FILE:
        refused = too_many_findings(Location(counts.part_of(0).file))
        return Evaluation(timeline.main, None, (), [refused], len(counts))
    judged_in, candidates = _judged_in(timeline, counts, groups, period, expect)
    if judged_in is None:
        said = [flaw.finding for flaw in flaws]
        return Evaluation(timeline.main, None, (), said, 0, candidates)
    target_set = choose_judging(timeline, judged_in)
    broken = counts.broken.union(f.row for f in flaws if f.finding.rule.severity is Severity.ERROR)
    binding = Binding.of(target_set, counts.roster)
    gone = _not_valid(counts, judged_in)
    binding = replace(binding, asked=units, gone=gone)
    changed = changed_items(timeline, target_set, judged_in, counts)
    expected_of = _expected(binding, counts, expect, units)
    indicators = {target.indicator.id: target.indicator for target in target_set.targets}
    sent, more = _by_indicator(counts, groups, indicators, judged_in, frozenset(broken), empty)
    flaws += more
    judged: list[Judged] = []
    for target in target_set.targets:
        if items is None or (target_set.id, target.item) in items:
            found, expected = sent[target.indicator.id], expected_of(target)
            if target.item in changed:
                found = found.without(changed[target.item])
                expected = changed[target.item].expect(expected)
            one, more = judge_asked(counts, target, judged_in, found, binding, expected)
            judged.append(one)
            flaws += more
    flaws += [flaw for each in judged for flaw in turned(each, counts)]
    judged = [each for each in judged if _concerns_anybody(each)]
    findings = list(said_of_the_sets(counts, timeline, target_set, judged_in))
    findings += said_of_items(counts, judged, changed)
    own = read_by(timeline, target_set, groups)
    unassigned = list(not_assigned(target_set, counts, binding, own))
    findings += [flaw.finding for flaw in (*flaws, *unassigned)]
    findings += rows_of_other_sets(counts, groups, timeline, target_set, binding, judged_in)
    findings += parts_exceed(counts, judged)
    findings += outside_roadmaps(counts, judged, binding)
    findings += not_used.mostly_partial(counts, groups, judged, chosen=period is not None)
    findings += not_used.own_rows(counts, judged, binding.body)
    findings += _left_out(counts, groups, indicators, sent, judged_in, chosen=period is not None)
    return Evaluation(target_set, judged_in, judged, findings, len(unassigned))


def _concerns_anybody(judged: Judged) -> bool:
    return bool(judged.units or judged.missing or judged.summed_from)


def _judged_in(
    timeline: Timeline, counts: Counts, groups: Groups, asked: Period | None, expect: Expect
) -> tuple[Period | None, Mapping[Period, int]]:
    """Choose the period; where none has a majority, tell how many units sent what."""
    if asked is not None:
        return asked, {}
    run = run_period(_sent(counts, groups))
    if run.units:
        return run.period, run.units
    return (Period(timeline.year) if expect == "all" else None), {}  # everybody has sent nothing


def _by_indicator(
    counts: Counts,
    groups: Groups,
    indicators: Mapping[str, Indicator],
    period: Period,
    broken: frozenset[int],
    empty: Groups,
) -> tuple[Mapping[str, Sent], list[Flaw]]:
    """Bring the counts of each indicator to the judged period, and to the year up to its end.

    *empty* are rows of lists that count nothing in their period and may have dossiers without a day.
    """
    rolled: dict[str, Rolled] = {}
    flaws: list[Flaw] = []
    for name, indicator in indicators.items():
        reported = Reported(counts, groups.get(name, {}), broken)
        found, more = roll_up(reported, indicator, period)
        flaws += more
        rolled[name], more = hold_to_longer(found, reported, indicator, period)
        flaws += more
    so_far = since_january(counts, groups, indicators, period, broken)
    doubts = {
        name: undecided_of_units(
            counts, _with(groups.get(name, {}), empty.get(name, {})), period, rolled[name].unused
        )
        for name in indicators
    }
    sent = {
        name: Sent(
            rolled[name],
            so_far.get(name, SoFar()),
            doubts[name],
            _in_parts(counts, rolled[name]) if indicator.counts_things else frozenset(),
        )
        for name, indicator in indicators.items()
    }
    return sent, flaws


def _with(
    rows: Mapping[Period, Sequence[int]], others: Mapping[Period, Sequence[int]]
) -> Mapping[Period, Sequence[int]]:
    """Put some more rows beside those of each period."""
    return {**rows, **{each: [*rows.get(each, ()), *more] for each, more in others.items()}}


def _in_parts(counts: Counts, rolled: Rolled) -> frozenset[int]:
    """Find the units that counted things of parts of the period, and not of all of it."""
    rows = chain.from_iterable(rolled.unused.values())
    return frozenset(counts.units[row] for row in rows).difference(rolled.units)


def _left_out(
    counts: Counts,
    groups: Groups,
    indicators: Mapping[str, Indicator],
    sent: Mapping[str, Sent],
    period: Period,
    *,
    chosen: bool,
) -> Iterator[Finding]:
    """Name the rows that add nothing to the judged period."""
    rolled = {name: each.rolled for name, each in sent.items()}
    taken_apart = frozenset().union(*(each.taken_apart for each in rolled.values()))
    yield from not_used.outside(counts, groups, period, rolled)
    if not chosen:
        yield from not_used.submissions_outside(counts, period, taken_apart)
    of_indicators = ((indicators[name], each) for name, each in rolled.items())
    yield from not_used.adding_nothing(counts, of_indicators, period)


def _expected(
    binding: Binding,
    counts: Counts,
    expect: Expect,
    units: frozenset[int] | None,
) -> Callable[[Target], set[int]]:
    """Say who must report a target: those asked about, else who sent anything or is bound.

    The body is among them where the target stays with it alone; who did not exist then is not.
    """
    expected = binding.expected(counts, expect) if units is None else set(units)
    of_body = binding.expected_of_body(counts, expect) if units is None else frozenset()
    others, with_body = expected - binding.gone, (expected | {binding.body}) - binding.gone
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


def _checked_groups(sets: Sequence[TargetSet], counts: Counts) -> tuple[Groups, Groups, list[Flaw]]:
    """Sort the rows by indicator and period and check each group; repeated rows are left out.

    Those of lists that have nothing of a period are given beside.
    """
    indicators = {target.indicator.id: target.indicator for s in sets for target in s.targets}
    groups: defaultdict[str, dict[Period, Sequence[int]]] = defaultdict(dict)
    beside: defaultdict[str, dict[Period, Sequence[int]]] = defaultdict(dict)
    flaws: list[Flaw] = []
    for (which, when), rows in _rows_by_group(counts).items():
        indicator = indicators[counts.indicator_ids[which]]
        twice, repeats, empty = reported_twice(counts, rows)
        flaws += twice
        over = chain(
            numerator_exceeds_denominator(counts, rows, indicator),
            undecided_exceed(counts, rows, indicator),
        )
        flaws += islice(over, limits.FINDINGS_OF_A_FILE + 1)
        if len(flaws) > limits.FINDINGS_OF_A_FILE:
            break  # nothing will be judged
        period = counts.period_list[when]
        groups[indicator.id][period] = _without(repeats | empty, rows, counts)
        if empty:
            beside[indicator.id][period] = sorted(empty)
    return groups, beside, flaws


def _rows_by_group(counts: Counts) -> Mapping[tuple[int, int], Sequence[int]]:
    if len(set(counts.indicators)) <= 1 and len(set(counts.periods)) <= 1:
        everything = range(len(counts))
        return {(counts.indicators[0], counts.periods[0]): everything} if everything else {}
    groups: defaultdict[tuple[int, int], Group] = defaultdict(Group)
    keys = zip(counts.indicators, counts.periods, strict=True)
    # As a loop that appends, in half the time (benchmarks/bench_bulk.py).
    deque(map(Group.append, map(groups.__getitem__, keys), count()), maxlen=0)
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

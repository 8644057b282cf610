"""Targets and counts in; verdicts, totals and the findings that only all rows together show."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from cchc.counts import Counts
from cchc.definitions.model import Indicator, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS
from cchc.diagnostics import Finding, Severity
from cchc.engine.checks import Flaw, numerator_exceeds_denominator, reported_twice
from cchc.engine.judge import judge, judge_columns
from cchc.results import Judged, Total, Verdict
from cchc.rules import counts as rules
from cchc.words.terms import LEVEL


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What judging came to."""

    judged: Sequence[Judged]
    findings: Sequence[Finding]
    rows_left_out: int  # rows of units that the target does not bind


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one indicator in one period, checked; each unit stands in one of them."""

    rows: Sequence[int]
    units: Sequence[int]
    broken: frozenset[int]


def evaluate(target_set: TargetSet, counts: Counts, items: frozenset[str] | None) -> Evaluation:
    """Judge each target, or those of *items*, in each period that was reported."""
    findings: list[Finding] = []
    indicators = {target.indicator.id: target.indicator for target in target_set.targets}
    groups: dict[tuple[str, Period], _Group] = {}
    for (which, when), rows in _rows_by_group(counts).items():
        id_ = counts.indicator_ids[which]
        flaws, group = _checked(counts, rows, indicators[id_])
        groups[id_, counts.period_list[when]] = group
        findings += (flaw.finding for flaw in flaws)
    binding = _Binding.of(target_set, counts)
    judged = []
    for period in sorted({period for _, period in groups}):
        appearing = {u for (_, p), group in groups.items() if p == period for u in group.units}
        for target in target_set.targets:
            if items is None or target.item in items:
                group = groups.get((target.indicator.id, period), _Group((), (), frozenset()))
                judged.append(_judge_group(counts, binding, target, period, group, appearing))
    unassigned = list(_not_assigned(target_set, counts, binding, groups))
    return Evaluation(judged, findings + unassigned, len(unassigned))


def _rows_by_group(counts: Counts) -> Mapping[tuple[int, int], Sequence[int]]:
    """Sort the rows by indicator and period."""
    if len(set(counts.indicators)) <= 1 and len(set(counts.periods)) <= 1:
        return (
            {(counts.indicators[0], counts.periods[0]): range(len(counts))} if len(counts) else {}
        )
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for row, key in enumerate(zip(counts.indicators, counts.periods, strict=True)):
        groups[key].append(row)
    return groups


def _checked(
    counts: Counts, rows: Sequence[int], indicator: Indicator
) -> tuple[list[Flaw], _Group]:
    flaws, repeats = reported_twice(counts, rows)
    flaws += numerator_exceeds_denominator(counts, rows, indicator)
    broken = {flaw.row for flaw in flaws if flaw.finding.rule.severity is Severity.ERROR}
    if repeats:
        rows = [row for row in rows if row not in repeats]
    units = _gather(counts.units, rows)
    return flaws, _Group(rows, units, frozenset(broken | counts.broken))


def _gather(column: Sequence[int], rows: Sequence[int]) -> Sequence[int]:
    """Take the entries at *rows*."""
    if len(rows) == len(column):
        return column
    return [column[row] for row in rows] if len(rows) < 2 else itemgetter(*rows)(column)


@dataclass(frozen=True, slots=True)
class _Binding:
    """Which units a target binds: those of its levels, and the body that the set belongs to."""

    level_of: bytes
    body: int
    strangers: bool  # whether a unit of unknown level may be taken for bound

    @classmethod
    def of(cls, target_set: TargetSet, counts: Counts) -> "_Binding":
        registry = counts.roster.registry
        alike = len({frozenset(target.levels) for target in target_set.targets}) == 1
        return cls(registry.level_of, registry.codes.index(target_set.body), alike)

    def binds(self, target: Target, unit: int) -> bool:
        """Say whether *unit*, having reported, is judged by *target*."""
        if unit == self.body or unit >= len(self.level_of):
            return True
        return LEVELS[self.level_of[unit]] in target.levels

    def expects(self, target: Target, unit: int) -> bool:
        """Say whether *unit* must report for *target*."""
        return self.binds(target, unit) and (unit < len(self.level_of) or self.strangers)

    def all_of(self, target: Target) -> bool:
        """Say whether the target binds every unit there is."""
        return len(target.levels) == len(LEVELS)


def _judge_group(
    counts: Counts,
    binding: _Binding,
    target: Target,
    period: Period,
    group: _Group,
    appearing: set[int],
) -> Judged:
    rows, units = group.rows, group.units
    if not binding.all_of(target):
        pairs = [(r, u) for r, u in zip(rows, units, strict=True) if binding.binds(target, u)]
        rows, units = [row for row, _ in pairs], [unit for _, unit in pairs]
    bs, as_ = _gather(counts.numerators, rows), _gather(counts.denominators, rows)
    verdicts = judge_columns(target, bs, as_)
    for position, row in enumerate(rows) if group.broken else ():
        if row in group.broken:
            verdicts[position] = Verdict.INVALID
    silent = appearing.difference(units)
    missing = sorted(unit for unit in silent if binding.expects(target, unit))
    total = _total(target, period, binding.body, units, bs, as_, verdicts, bool(missing))
    return Judged(target, period, rows, bytes(verdicts), missing, total)


def _total(
    target: Target,
    period: Period,
    body: int,
    units: Sequence[int],
    bs: Sequence[int],
    as_: Sequence[int],
    verdicts: bytearray,
    incomplete: bool,
) -> Total:
    """Sum b and a.  Where the body itself reports beside its units, its row is not added to theirs."""
    unusable = verdicts.count(Verdict.INVALID) + verdicts.count(Verdict.NOT_REPORTED)
    if unusable or (body in units and len(units) > 1):
        alone = len(units) == 1
        summed = [
            (b, a)
            for unit, b, a, verdict in zip(units, bs, as_, verdicts, strict=True)
            if verdict < Verdict.NOT_REPORTED and (alone or unit != body)
        ]
        bs, as_ = [b for b, _ in summed], [a for _, a in summed]
    b, a = sum(bs), sum(as_)
    if bs:
        verdict = judge(target, b, a)
    else:
        verdict = Verdict.INVALID if Verdict.INVALID in verdicts else Verdict.NOT_REPORTED
    return Total(target, period, len(bs), b, a, verdict, incomplete or unusable > 0)


def _not_assigned(
    target_set: TargetSet,
    counts: Counts,
    binding: _Binding,
    groups: Mapping[tuple[str, Period], _Group],
) -> list[Finding]:
    """Name the rows that no target binds: the indicator is assigned, but not to this level."""
    findings = []
    for (indicator, _), group in groups.items():
        targets = [target for target in target_set.targets if target.indicator.id == indicator]
        if any(binding.all_of(target) for target in targets):
            continue
        for row, unit in zip(group.rows, group.units, strict=True):
            if not any(binding.binds(target, unit) for target in targets):
                described = counts.roster[unit]
                findings.append(
                    rules.NOT_ASSIGNED.at(
                        counts.location(row, counts.part_of(row).columns.unit),
                        unit=described.name,
                        level=LEVEL[described.level or ""],
                        item=", ".join(target.item for target in targets),
                    )
                )
    return findings

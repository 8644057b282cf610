"""Rows that went into no verdict or no total, each kind named once, with the reason."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from cchc.counts import BLANK, Counts
from cchc.definitions.indicator import Indicator, OverTime
from cchc.definitions.period import Period
from cchc.definitions.units import Registry, Unit
from cchc.diagnostics import Finding
from cchc.engine.checks import Groups
from cchc.engine.rollup import Rolled
from cchc.results import Judged, Verdict
from cchc.rules.names import (
    OwnRowsNotAdded,
    SenderUnknown,
    UnitNotRegistered,
    UnitsOfAnotherSet,
)
from cchc.rules.periods import (
    MostlyPartial,
    PeriodAddsNothing,
    PeriodHeldInAnother,
    PeriodNotJudged,
    SubmissionOutsidePeriod,
)
from cchc.words import Words
from cchc.words.text import fold

_SUPERSEDED = Words(
    "chỉ số này lấy lần báo cáo gần nhất", "the latest report counts for this indicator"
)
_OF_THINGS = Words(
    "số đếm những thứ khác nhau không suy ra được từ kỳ khác",
    "counts of different things do not follow from other periods",
)
_COVERED = Words("các kỳ khác đã bao gồm những tháng đó", "other periods cover those months")


def mostly_partial(
    counts: Counts, groups: Groups, judged: Sequence[Judged], *, chosen: bool
) -> Iterator[Finding]:
    """Warn where few rows made the judged period so long that most results lack a part of it."""
    if chosen or not judged:
        return
    period = judged[0].period
    whole = [row for by_period in groups.values() for row in by_period.get(period, ())]
    partial = sum(len(each.gaps) for each in judged)
    others = sum(len(each.units) for each in judged) - len(whole)
    if whole and partial and 2 * partial > others:
        yield MostlyPartial(judged=period.words, rows=len(whole), partial=partial, all=others).at(
            counts.location(min(whole))
        )


def own_rows(counts: Counts, judged: Sequence[Judged], body: int) -> Iterator[Finding]:
    """Name the rows of the body itself that stand beside those of its units."""
    rows = [
        each.rows[position]
        for each in judged
        if len(each.units) > 1
        for position, unit in enumerate(each.units)
        if unit == body and each.verdicts[position] < Verdict.NOT_REPORTED
    ]
    if rows:
        name = counts.roster.called.of(body)
        yield OwnRowsNotAdded(rows=len(rows), unit=name).at(counts.location(min(rows)))


def of_other_sets(
    findings: Iterable[Finding], registries: Iterable[tuple[Unit, Registry]]
) -> Iterator[Finding]:
    """Name the bodies whose registries have units that are unknown here, each at the first of them."""
    unknown: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if isinstance(rule := each.rule, UnitNotRegistered | SenderUnknown):
            unknown[fold(rule.found)].append(each)
    for body, registry in registries if unknown else ():
        aliases = (alias for some in registry.aliases.values() for alias in some)
        called = {fold(each) for each in (*registry.codes, *registry.names, *aliases)}
        found = [each for text, some in unknown.items() if text in called for each in some]
        if found:
            units = len(called & unknown.keys())
            said = UnitsOfAnotherSet(
                rows=len(found), units=units, body=body.name, body_code=body.code
            )
            yield said.at(found[0].location)


def submissions_outside(
    counts: Counts, judged: Period, taken_apart: Collection[int]
) -> Iterator[Finding]:
    """Name the units that sent counts, and none of the judged period; each at its first row.

    Rows that were *taken_apart* said something of it.
    """
    inside = {at for at, period in enumerate(counts.period_list) if judged.contains(period)}
    if len(inside) == len(counts.period_list):
        return
    within = {u for u, p in zip(counts.units, counts.periods, strict=True) if p in inside}
    within.update(counts.units[row] for row in taken_apart)
    first: dict[int, int] = {}
    for row, unit in enumerate(counts.units):
        if unit not in within:
            first.setdefault(unit, row)
    for unit, row in first.items():
        yield SubmissionOutsidePeriod(
            unit=counts.roster.called.of(unit),
            period=counts.period_list[counts.periods[row]].words,
            judged=judged.words,
        ).at(counts.location(row))


def outside(
    counts: Counts, groups: Groups, judged: Period, rolled: Mapping[str, Rolled]
) -> Iterator[Finding]:
    """Name the periods whose rows were not used, each at its first row.

    Of a unit that has nothing else of the judged period it is told that its rows hold it, and cannot
    be taken apart.
    """
    taken_apart = frozenset[int]().union(*(each.taken_apart for each in rolled.values()))
    rows_of: defaultdict[Period, list[int]] = defaultdict(list)
    held_in: defaultdict[Period, list[int]] = defaultdict(list)
    for name, by_period in groups.items():
        for period, rows in by_period.items():
            if judged.contains(period):
                continue
            left = [row for row in rows if row not in taken_apart] if taken_apart else rows
            here = rolled.get(name) if period.meets(judged) else None
            held = _held(counts, left, here) if here else set()
            held_in[period] += sorted(held)
            rows_of[period] += [row for row in left if row not in held] if held else left
    for rule, found in ((PeriodHeldInAnother, held_in), (PeriodNotJudged, rows_of)):
        for period, rows in sorted(found.items()):
            if rows:
                said = rule(rows=len(rows), period=period.words, judged=judged.words)
                yield said.at(counts.location(min(rows)))


def _held(counts: Counts, rows: Sequence[int], rolled: Rolled) -> set[int]:
    """Find the rows with counts of units that nothing is known of otherwise."""
    pairs = zip(rolled.units, rolled.numerators, rolled.denominators, strict=True)
    known = {unit for unit, b, a in pairs if b > BLANK and a > BLANK}
    known.update(rolled.units[at] for at in rolled.broken)
    return {
        row
        for row in rows
        if counts.units[row] not in known
        if counts.numerators[row] > BLANK and counts.denominators[row] > BLANK
    }


def adding_nothing(
    counts: Counts, rolled: Iterable[tuple[Indicator, Rolled]], judged: Period
) -> Iterator[Finding]:
    """Name the periods that others made superfluous, each at its first row."""
    rows_of: defaultdict[tuple[Period, Words], list[int]] = defaultdict(list)
    for indicator, each in rolled:
        reason = _SUPERSEDED if indicator.over_time is OverTime.LATEST else _COVERED
        reason = _OF_THINGS if indicator.counts_things else reason
        for period, rows in each.unused.items():
            rows_of[period, reason] += rows
    for (period, reason), rows in sorted(rows_of.items()):
        yield PeriodAddsNothing(
            rows=len(rows), period=period.words, judged=judged.words, reason=reason
        ).at(counts.location(min(rows)))

"""Counts of several periods → the counts of the one period that is judged, unit by unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cchc.counts import BLANK, Counts, gather
from cchc.definitions.model import Indicator, OverTime
from cchc.definitions.period import Period
from cchc.engine.checks import Flaw
from cchc.engine.tiling import Latest, Sum


@dataclass(slots=True)
class Rolled:
    """One indicator in the judged period, unit by unit: position *i* of each column is one unit."""

    units: Sequence[int] = ()
    numerators: Sequence[int] = ()
    denominators: Sequence[int] = ()
    rows: Sequence[int] = ()  # where the (first) counts stand
    broken: frozenset[int] = frozenset()  # positions whose numbers cannot be trusted
    gaps: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # position → missing months
    unused: Mapping[Period, Sequence[int]] = field(default_factory=dict)  # rows that added nothing


def judged_period(reported: Iterable[Period]) -> Period | None:
    """Choose the longest stretch from January that was reported, else the longest there is."""
    by_start: defaultdict[int, list[Period]] = defaultdict(list)
    for period in reported:
        by_start[period.first].append(period)
    stretches = [
        Period(period.year, start, _farthest(by_start, start))
        for start, periods in by_start.items()
        for period in periods[:1]
    ]
    return max(stretches, key=lambda run: (run.first == 1, run.months, run.last), default=None)


def _farthest(by_start: Mapping[int, Sequence[Period]], start: int) -> int:
    """Give the last month that unbroken periods from *start* on lead to."""
    reached = {start - 1}
    for month in range(start, 13):
        if month - 1 in reached:
            reached.update(period.last for period in by_start.get(month, ()))
    return max(reached)


def roll_up(
    counts: Counts,
    rows_by_period: Mapping[Period, Sequence[int]],
    indicator: Indicator,
    wanted: Period,
    broken: frozenset[int],
) -> tuple[Rolled, list[Flaw]]:
    """Bring the counts of one indicator to the *wanted* period, each unit by itself."""
    within = {p: rows for p, rows in rows_by_period.items() if wanted.contains(p) and len(rows)}
    if set(within) <= {wanted}:
        return _as_reported(counts, within.get(wanted, ()), broken), []
    sums = indicator.over_time is OverTime.SUM
    if sums and _side_by_side(within):
        return _added(counts, within, wanted, broken), []
    reports: defaultdict[int, dict[Period, int]] = defaultdict(dict)
    for period, rows in within.items():
        for row in rows:
            reports[counts.units[row]][period] = row
    made = [
        (Sum if sums else Latest)(counts, report, wanted, broken) for report in reports.values()
    ]
    unused: defaultdict[Period, list[int]] = defaultdict(list)
    for each in made:
        for period, row in each.unused:
            unused[period].append(row)
    rolled = Rolled(
        units=list(reports),
        numerators=[each.pair.b for each in made],
        denominators=[each.pair.a for each in made],
        rows=[each.row for each in made],
        broken=frozenset(position for position, each in enumerate(made) if each.broken),
        gaps={position: each.gap for position, each in enumerate(made) if each.gap},
        unused=unused,
    )
    return rolled, [flaw for each in made for flaw in each.flaws]


def _side_by_side(periods: Iterable[Period]) -> bool:
    """Say whether no two periods have a month in common."""
    return all(one.last < next_one.first for one, next_one in pairwise(sorted(periods)))


def _added(
    counts: Counts,
    within: Mapping[Period, Sequence[int]],
    wanted: Period,
    broken: frozenset[int],
) -> Rolled:
    """Months or quarters only: there is one way to add them, so no unit needs a look of its own."""
    place: dict[int, int] = {}
    bs, as_, first, months = list[int](), list[int](), list[int](), list[int]()
    for period, rows in within.items():
        run = _mask(period)
        units, numerators, denominators = (
            gather(column, rows)
            for column in (counts.units, counts.numerators, counts.denominators)
        )
        for row, unit, b, a in zip(rows, units, numerators, denominators, strict=True):
            at = place.setdefault(unit, len(first))
            if at == len(first):
                first.append(row)
                for column in (bs, as_, months):
                    column.append(0)
            elif row < first[at]:
                first[at] = row
            if b > BLANK and a > BLANK:
                bs[at] += b
                as_[at] += a
                months[at] |= run
    spoilt = {
        place[counts.units[row]] for rows in within.values() for row in broken.intersection(rows)
    }
    for at in spoilt.union(at for at, run in enumerate(months) if not run):
        bs[at] = as_[at] = BLANK
    everything = _mask(wanted)
    return Rolled(
        units=list(place),
        numerators=bs,
        denominators=as_,
        rows=first,
        broken=frozenset(spoilt),
        gaps={
            at: tuple(m for m in range(wanted.first, wanted.last + 1) if not run >> m & 1)
            for at, run in enumerate(months)
            if run and run != everything and at not in spoilt
        },
    )


def _mask(period: Period) -> int:
    """Give a number with one bit for each month."""
    return sum(1 << month for month in range(period.first, period.last + 1))


def _as_reported(counts: Counts, rows: Sequence[int], broken: frozenset[int]) -> Rolled:
    """The usual case: every unit reported the wanted period itself, and nothing else."""
    return Rolled(
        units=gather(counts.units, rows),
        numerators=gather(counts.numerators, rows),
        denominators=gather(counts.denominators, rows),
        rows=rows,
        broken=frozenset(i for i, row in enumerate(rows) if row in broken) if broken else broken,
    )

"""Counts of several periods → the counts of the one period that is judged, unit by unit."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain, pairwise, zip_longest
from typing import Final, NamedTuple

from cchc.counts import BLANK, Counts, entries, stands_in
from cchc.definitions.indicator import Indicator, OverTime
from cchc.definitions.period import Period
from cchc.engine.checks import Flaw
from cchc.engine.derived import Derived, derive, running_totals
from cchc.engine.reported import Reported
from cchc.values import dataclass

_FEW: Final = 16  # rows


@dataclass(slots=True)
class Rolled:
    """One indicator in the judged period, unit by unit: position *i* of each column is one unit."""

    units: Sequence[int] = ()
    numerators: Sequence[int] = ()
    denominators: Sequence[int] = ()
    rows: Sequence[int] = ()  # where the (first) counts stand
    # All rows that were added, as columns in the order of their periods, BLANK where a unit has none;
    # nothing where each unit has but the one of ``rows``.
    added: Sequence[Sequence[int]] = ()
    broken: frozenset[int] = frozenset()  # positions whose numbers cannot be trusted
    gaps: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # position → missing months
    unused: Mapping[Period, Sequence[int]] = field(default_factory=dict)  # rows that added nothing
    taken_apart: frozenset[int] = frozenset()  # rows of totals that reach beyond the judged period


def roll_up(reported: Reported, indicator: Indicator, wanted: Period) -> tuple[Rolled, list[Flaw]]:
    """Bring the counts of one indicator to the *wanted* period, each unit by itself.

    A unit owes counts for the months in which it existed: others are no gap.
    """
    if indicator.counts_things:
        return _itself(reported, wanted), []
    rolled, flaws = _rolled_up(reported, indicator, wanted)
    rolled.gaps = _due(rolled, reported.counts, wanted.year)
    return rolled, flaws


def _itself(reported: Reported, wanted: Period) -> Rolled:
    """Take the period itself: the things of one month may be those of the next."""
    within = reported.within(wanted)
    return replace(_as_reported(reported, within.pop(wanted, ())), unused=within)


def _due(rolled: Rolled, counts: Counts, year: int) -> Mapping[int, tuple[int, ...]]:
    registry = counts.roster.registry
    if not registry.validity:
        return rolled.gaps
    due: dict[int, tuple[int, ...]] = {}
    for position, months in rolled.gaps.items():
        existed = registry.months_of(rolled.units[position], year)
        if owed := tuple(month for month in months if month in existed):
            due[position] = owed
    return due


def _rolled_up(
    reported: Reported, indicator: Indicator, wanted: Period
) -> tuple[Rolled, list[Flaw]]:
    (counts, _, broken), within = reported, reported.within(wanted)
    sums = indicator.over_time is OverTime.SUM
    running = running_totals(reported.rows, wanted) if sums else {}
    if set(within) <= {wanted} and not running:
        return _as_reported(reported, within.get(wanted, ())), []
    if sums and not running and _side_by_side(within):
        return _added(reported, wanted), []
    reports, totals = reported.by_unit(within), reported.by_unit(running)
    derived: dict[int, dict[Period, Derived]] = {}
    wrong: set[int] = set()
    flaws: list[Flaw] = []
    for unit, rows in totals.items():
        if not broken.isdisjoint(rows.values()):
            if unit not in reports and len(rows) > 1:
                wrong.add(unit)
            continue
        found, more = derive(counts, rows, indicator)
        if found:
            derived[unit] = found
        if more:
            wrong.add(unit)
            flaws += more
    from cchc.engine.tiling import Latest, Sum

    units = list(dict.fromkeys([*reports, *derived, *wrong]))
    made = [
        (Sum if sums else Latest)(
            counts, reports.get(unit, {}), wanted, broken, derived.get(unit, {})
        )
        for unit in units
    ]
    unused: defaultdict[Period, list[int]] = defaultdict(list)
    for each in made:
        for period, row in each.unused:
            unused[period].append(row)
    rolled = Rolled(
        units=units,
        numerators=[each.pair.b for each in made],
        denominators=[each.pair.a for each in made],
        rows=[
            min(totals[unit].values()) if each.row == BLANK else each.row
            for unit, each in zip(units, made, strict=True)
        ],
        added=list(zip_longest(*(each.added for each in made), fillvalue=BLANK)),
        broken=frozenset(
            position
            for position, (unit, each) in enumerate(zip(units, made, strict=True))
            if each.broken or unit in wrong
        ),
        gaps={position: each.gap for position, each in enumerate(made) if each.gap},
        unused=unused,
        taken_apart=frozenset(row for each in made for row in each.taken_apart),
    )
    return rolled, [*flaws, *(flaw for each in made for flaw in each.flaws)]


def _side_by_side(periods: Iterable[Period]) -> bool:
    """Say whether no two periods have a month in common."""
    return all(one.last < next_one.first for one, next_one in pairwise(sorted(periods)))


def _added(reported: Reported, wanted: Period) -> Rolled:
    """Months or quarters only: there is one way to add them, so no unit needs a look of its own."""
    columns = _beside_each_other(
        [
            _Column(period, rows, *stands_in(reported.counts, rows))
            for period, rows in reported.within(wanted).items()
        ]
    )
    units, counted = columns[0].units, [column.counted for column in columns]
    bs, as_ = _sums(column.bs for column in counted), _sums(column.as_ for column in counted)
    months = _months_counted(counted)
    spoilt = set(chain.from_iterable(_places(column.rows, reported.broken) for column in columns))
    for at in spoilt.union(at for at, run in enumerate(months) if not run):
        bs[at] = as_[at] = BLANK
    everything = _mask(wanted)
    gap = {run: _months(everything & ~run) for run in set(months) - {0, everything}}
    return Rolled(
        units=units,
        numerators=bs,
        denominators=as_,
        rows=_least([column.stands for column in columns]),
        added=[column.rows for column in sorted(counted, key=lambda each: each.period)],
        broken=frozenset(spoilt),
        gaps={at: gap[run] for at, run in enumerate(months) if run in gap and at not in spoilt},
    )


class _Column(NamedTuple):
    """What was reported of one period, unit by unit; BLANK for a unit that reported nothing of it."""

    period: Period
    rows: Sequence[int]
    units: Sequence[int]
    bs: Sequence[int]
    as_: Sequence[int]
    whole: bool = True  # whether each unit has a row

    def of(self, units: Sequence[int]) -> "_Column":
        """Put what was reported in the order of *units*."""
        place = dict(zip(self.units, range(len(self.units)), strict=True))
        columns = (self.rows, self.bs, self.as_)
        if len(units) == len(place):  # the same ones
            order = list(map(place.__getitem__, units))
            rows, bs, as_ = (entries(column, order) for column in columns)
            return _Column(self.period, rows, units, bs, as_)
        some = list(map(place.get, units))
        rows, bs, as_ = ([BLANK if at is None else column[at] for at in some] for column in columns)
        return _Column(self.period, rows, units, bs, as_, whole=False)

    @property
    def counted(self) -> "_Column":
        """What may be added: 0 and no row where one of both counts is none."""
        if min(self.bs) > BLANK and min(self.as_) > BLANK:
            return self
        are_counts = [b > BLANK and a > BLANK for b, a in zip(self.bs, self.as_, strict=True)]
        return self._replace(
            rows=[r if is_ else BLANK for r, is_ in zip(self.rows, are_counts, strict=True)],
            bs=[b if is_ else 0 for b, is_ in zip(self.bs, are_counts, strict=True)],
            as_=[a if is_ else 0 for a, is_ in zip(self.as_, are_counts, strict=True)],
            whole=False,
        )

    @property
    def stands(self) -> Sequence[int]:
        """Where it stands; behind everything where it does not."""
        if self.whole:
            return self.rows
        return [sys.maxsize if row == BLANK else row for row in self.rows]


def _beside_each_other(columns: Sequence[_Column]) -> Sequence[_Column]:
    """Put all units that reported anything in one order, that in which they come first."""
    if all(column.units == columns[0].units for column in columns):
        return columns
    units = list(dict.fromkeys(chain.from_iterable(column.units for column in columns)))
    return [column.of(units) for column in columns]


def _months_counted(columns: Sequence[_Column]) -> list[int]:
    """Give the months of which each unit counts, as a mask."""
    full = sum(_mask(column.period) for column in columns if column.whole)
    months = [full] * len(columns[0].units)
    for column in columns:
        if not column.whole:
            run = _mask(column.period)
            pairs = zip(months, column.rows, strict=True)
            months = [mask if row == BLANK else mask | run for mask, row in pairs]
    return months


def _places(rows: Sequence[int], broken: frozenset[int]) -> Iterable[int]:
    """Find the places of rows that are broken; mostly they are few, and soon found one by one."""
    found = broken.intersection(rows) if broken else ()
    if len(found) > _FEW:
        return [at for at, row in enumerate(rows) if row in found]
    return map(rows.index, found)


def _sums(columns: Iterable[Sequence[int]]) -> list[int]:
    """Add columns up, row by row."""
    return list(map(sum, zip(*columns, strict=True)))


def _least(columns: Sequence[Sequence[int]]) -> list[int]:
    """Give the least of each row of columns."""
    return list(map(min, *columns)) if len(columns) > 1 else list(columns[0])


def _months(mask: int) -> tuple[int, ...]:
    return tuple(month for month in range(1, 13) if mask >> month & 1)


def _mask(period: Period) -> int:
    """Give a number with one bit for each month."""
    return sum(1 << month for month in range(period.first, period.last + 1))


def _as_reported(reported: Reported, rows: Sequence[int]) -> Rolled:
    """The usual case: every unit reported the wanted period itself, and nothing else."""
    (counts, _, broken) = reported
    units, bs, as_ = stands_in(counts, rows)
    return Rolled(
        units=units,
        numerators=bs,
        denominators=as_,
        rows=rows,
        broken=frozenset(i for i, row in enumerate(rows) if row in broken) if broken else broken,
    )

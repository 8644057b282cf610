"""From two columns of counts to facts: for every row its coordinates, where they are all known."""

from array import array
from collections.abc import Collection, Sequence

from cchc.counts import BLANK, WRONG, UndecidedOfRow
from cchc.tables.column_types import Column
from cchc.tables.coordinates import Coordinates
from cchc.tables.fact_types import Above, Assembled, Columns, Group, Series
from cchc.tables.resolve import Resolver
from cchc.tables.row_types import Rows
from cchc.tables.sums import Added
from cchc.tables.turns import NOBODY

_Cells = tuple[tuple[int, ...], tuple[int, ...]]
"""The columns that b, and those that a, is added up from."""


class FactSeries:
    """Appends pairs of columns to the facts of one table."""

    def __init__(
        self,
        rows: Rows,
        above: Above,
        resolver: Resolver,
        result: Assembled,
        units: Collection[str],
    ) -> None:
        self.rows = rows
        self.above = above
        self.resolver = resolver
        self.result = result
        self.said = Coordinates(rows, above, resolver, result.troubles, units)

    def pair(self, group: Group, b: Column, a: Column, running: bool) -> None:
        """Append two columns of counts, with what stands undecided beside them."""
        bs, as_ = self.result.numbers[b.at], self.result.numbers[a.at]
        if not group.columns.keys().isdisjoint(UndecidedOfRow._fields):
            bs = self._beside(group, bs)
        self.add(group, bs, as_, ((b.at,), (a.at,)), running)

    def _beside(self, group: Group, bs: "array[int]") -> "array[int]":
        """Keep what stands beside counts as undecided; a number that is none spoils its row."""
        columns = []
        for name in UndecidedOfRow._fields:
            column = group.columns.get(name)
            columns.append(self.result.numbers[column.at] if column else [0] * len(bs))
        series = len(self.result.series)
        bs = array(bs.typecode, bs)
        for at, beside in enumerate(zip(*columns, strict=True)):
            if WRONG in beside:
                bs[at] = WRONG
                continue
            found = UndecidedOfRow(*(max(number, 0) for number in beside))
            if any(found):
                self.result.undecided[series, self.rows.rows[at]] = found
        return bs

    def add(
        self, group: Group, bs: Sequence[int], as_: Sequence[int], cells: _Cells, running: bool
    ) -> None:
        """Append one pair of columns: for every row its coordinates, where they are all known."""
        rows, said = self.rows, self.said
        series = len(self.result.series)
        self.result.series.append(Series(*cells))
        units, periods, items = said.units(group), said.periods(group), said.items(group)
        if units is None or periods is None or items is None:
            return
        units = said.existing(units, periods)
        chosen = said.choose(said.in_force(items, periods), units)
        if rows.units is None and group.unit is None and said.are_alike(chosen, periods):
            return
        columns: Columns = (units, chosen, periods, bs, as_, rows.rows)
        if None in chosen or None in periods or NOBODY in units or BLANK in bs:
            kept = [
                at
                for at, (unit, item, period, b, a, _) in enumerate(zip(*columns, strict=True))
                if unit != NOBODY
                and item is not None
                and period is not None
                # A pair that is left blank is nobody's silence where the target does not bind the unit.
                and (b != BLANK or a != BLANK or self.resolver.binds(item, unit))
            ]
            columns = tuple([column[at] for at in kept] for column in columns)
        self.result.facts.extend(columns, series, running=running)

    def add_of_bound(self, group: Group, indicator: int, b: Added, a: Added, running: bool) -> None:
        """Append the counts of one indicator for the units that it binds: a form names no indicators."""
        rows, said = self.rows, self.said
        if (units := said.units(group)) is None:
            return
        series = len(self.result.series)
        self.result.series.append(Series(b.columns, a.columns))
        if (periods := said.periods(group)) is None:
            return
        units = said.existing(units, periods)
        items = None
        if rows.items is not None:
            items = [rows.item_sets[number] for number in rows.items]
        if rows.units is None and group.unit is None:
            sets = items if items is not None else periods
            if said.are_alike([hash(each) for each in sets], periods):
                return
        above = group.indicators or self.above.indicators
        this = frozenset((indicator,))
        in_force = {p for p in set(periods) if p is not None and self.resolver.in_force(this, p)}
        kept = [
            at
            for at, (unit, period) in enumerate(zip(units, periods, strict=True))
            if unit != NOBODY
            and period is not None
            and period in in_force
            and self._is_meant(indicator, items[at] if items is not None else above, unit)
        ]
        columns: Columns = (
            units,
            [indicator] * len(rows.rows),
            periods,
            b.numbers,
            a.numbers,
            rows.rows,
        )
        chosen = tuple([column[at] for at in kept] for column in columns)
        self.result.facts.extend(chosen, series, running=running)

    def _is_meant(self, indicator: int, named: frozenset[int], unit: int) -> bool:
        """Say whether a row is about an indicator; of a family it is about the one that binds its unit."""
        if named and indicator not in named:
            return False
        if self.resolver.binds(indicator, unit):
            return True
        return bool(named) and not any(self.resolver.binds(other, unit) for other in named)

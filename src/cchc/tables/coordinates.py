"""The coordinates of the rows of a table: unit, indicator and period, by row, column and lines above.

What a row says goes before what its column, its section and the lines above say; where two of them
contradict each other the rows are refused.
"""

from collections.abc import Collection, Sequence
from typing import Any

from cchc.definitions.period import Period
from cchc.matching.neighbours import Neighbours
from cchc.matching.unit_match import UnitMatch
from cchc.tables.fact_types import Above, Group
from cchc.tables.meant import Trouble
from cchc.tables.resolve import Resolver
from cchc.tables.row_types import Rows, Stack
from cchc.tables.time import PeriodSaid
from cchc.tables.turns import NOBODY


class Coordinates:
    """Says of the rows of one table what a group of columns counts in each of them."""

    def __init__(
        self,
        rows: Rows,
        above: Above,
        resolver: Resolver,
        troubles: list[tuple[int | None, Trouble]],
        columns: Collection[str] = (),
    ) -> None:
        self.rows = rows
        self.above = above
        self.resolver = resolver
        self.troubles = troubles  # grows by what is in the way
        self.columns = columns  # the units that headings name

    def refuse(self, trouble: Trouble | None) -> None:
        """Note once what is in the way of all rows."""
        if trouble is not None and (None, trouble) not in self.troubles:
            self.troubles.append((None, trouble))

    def units(self, group: Group) -> Sequence[int] | None:
        """Give the unit of each row; None where it is not known of any, a trouble says why."""
        width = len(self.rows.rows)
        by_rows = self.rows.units
        if group.unit is not None:
            match = self._of_column(group.unit)
            unit = match.unit
            if unit is None:
                unit = self.resolver.turns.number_of(match.candidates)
            if unit is None:
                self.refuse(Trouble("unit_ambiguous", None, group.unit, units=match.candidates))
                return None
            if by_rows is not None and not {NOBODY, unit}.issuperset(by_rows):
                self.refuse(Trouble("unit_contradictory", None, group.unit))
                return None
            if self.above.unit is not None:
                sender = self.resolver.turns.units(self.above.unit)
                if (outside := self.resolver.outside(unit, sender)) is not None:
                    self.refuse(outside._replace(text=group.unit))
                    return None
            return [unit] * width
        if by_rows is not None and NOBODY not in by_rows:
            return by_rows
        if self.above.unit is None:
            self.refuse(self.above.unit_trouble)
            return by_rows
        if by_rows is None:
            return [self.above.unit] * width
        return [self.above.unit if unit == NOBODY else unit for unit in by_rows]

    def _of_column(self, written: str) -> UnitMatch:
        """Find the unit that a heading names; of several the one below whoever speaks, or a list's."""
        names = self.resolver.ear.units
        match = names.find(written)
        if match.kind == "ambiguous" and self.above.unit is not None:
            parents = self.resolver.turns.units(self.above.unit)
            below = [names.find(written, parent=parent) for parent in parents]
            match = next((each for each in below if each.unit is not None), match)
        return Neighbours(names, names.within(), self.columns).tell(written, match)

    def existing(self, units: Sequence[int], periods: Sequence[Period | None]) -> Sequence[int]:
        """Give the unit of each row that existed in its period; nobody where there is not exactly one."""
        turns = self.resolver.turns
        there = set(units)
        asked = {period for period in set(periods) if period is not None}
        if min(there, default=NOBODY) >= NOBODY and not any(
            turns.gone(each) & there for each in asked
        ):
            return units
        pairs = list(zip(units, periods, strict=True))
        memo = {pair: self._existing(*pair) for pair in set(pairs)}
        noted = set(self.troubles)
        for at, pair in enumerate(pairs):
            trouble = memo[pair][1]
            if trouble is not None and (self.rows.rows[at], trouble) not in noted:
                self.troubles.append((self.rows.rows[at], trouble))
        return [memo[pair][0] for pair in pairs]

    def _existing(self, unit: int, period: Period | None) -> tuple[int, Trouble | None]:
        if unit == NOBODY or period is None:
            return unit, None
        turns = self.resolver.turns
        found = turns.existing(unit, period)
        if len(found) == 1:
            return found[0], None
        kind = "unit_ambiguous" if found else "unit_not_valid"
        meant = found or turns.units(unit)
        return NOBODY, Trouble(kind, None, self.resolver.name(unit), units=meant)

    def periods(self, group: Group) -> Sequence[Period | None] | None:
        """Give the period of each row; None where it is not known of any, a trouble says why."""
        rows = self.rows
        width = len(rows.rows)
        numbers = rows.periods if rows.periods is not None else [NOBODY] * width
        keys: Sequence[Any] = numbers  # with the sections, where there are any
        if len(rows.stacks) > 1:
            keys = list(zip(numbers, rows.sections, strict=True))
        memo: dict[Any, Period | None] = {}
        for key in set(keys):
            number, section = key if len(rows.stacks) > 1 else (key, 0)
            said = rows.period_list[number] if number != NOBODY else None
            period, trouble = self._period_of(said, rows.stacks[section], group)
            if trouble is not None and trouble.kind == "periods_contradictory":
                self.troubles.append((rows.rows[keys.index(key)], trouble))
            elif trouble is not None:
                self.refuse(trouble)
                return None
            memo[key] = period
        return list(map(memo.__getitem__, keys))

    def _period_of(
        self, row: PeriodSaid | None, stack: Stack, group: Group
    ) -> tuple[Period | None, Trouble | None]:
        """Combine what row, column, section and lines above say: the narrowest of nested ones."""
        near = [each.period for each in (row, group.period) if each is not None and each.period]
        if not near and (section := _section_period(stack)):
            near = [section]
        if not near and self.above.period is None:
            return None, self.above.period_trouble
        if not near:
            assert self.above.period is not None
            near = [self.above.period]
        narrow = min(near, key=lambda period: period.months)
        if not all(each.contains(narrow) for each in near):
            return None, Trouble("periods_contradictory")
        if group.span is not None and narrow.months != group.span:
            return None, Trouble("periods_contradictory")
        if narrow.year != self.resolver.target_set.year:
            return None, Trouble("period_other_year", None, narrow.label("vi"))
        return self._whole(narrow, group), None

    @staticmethod
    def _whole(period: Period, group: Group) -> Period:
        """Under «lũy kế» a period reaches back to January."""
        return Period(period.year, 1, period.last) if group.cumulative else period

    def names_indicators(self, group: Group) -> bool:
        """Say whether rows, columns, sections or lines above name any indicator."""
        by_section = any(section_items(stack) for stack in self.rows.stacks)
        return bool(
            self.rows.items is not None or group.indicators or by_section or self.above.indicators
        )

    def items(self, group: Group) -> Sequence[frozenset[int]] | None:
        """Give the indicators of each row; None where no row, column or line above names any."""
        rows = self.rows
        width = len(rows.rows)
        if rows.items is not None:
            sets = rows.item_sets
            if group.indicators:
                sets = [each & group.indicators or group.indicators for each in sets]
            return list(map(sets.__getitem__, rows.items))
        if group.indicators:
            return [group.indicators] * width
        sections = [section_items(stack) for stack in rows.stacks]
        if any(sections):
            sets = [each or self.above.indicators for each in sections]
            return list(map(sets.__getitem__, rows.sections))
        if not self.above.indicators:
            self.refuse(Trouble("indicator_not_said"))
            return None
        return [self.above.indicators] * width

    def in_force(
        self, items: Sequence[frozenset[int]], periods: Sequence[Period | None]
    ) -> Sequence[frozenset[int] | None]:
        """Keep of each set of indicators those in force in the period of its row; None without any."""
        if len(self.resolver.timeline.sets) == 1:
            return items
        pairs = list(zip(items, periods, strict=True))
        memo = {
            (item, period): item if period is None else self.resolver.in_force(item, period)
            for item, period in set(pairs)
        }
        for at, (item, period) in enumerate(pairs):
            if item and period is not None and not memo[item, period]:
                named = self.resolver.timeline.naming(period).id
                trouble = Trouble("indicator_not_in_force", indicators=tuple(sorted(item)))
                self.troubles.append((self.rows.rows[at], trouble._replace(other=named)))
        return [memo[pair] or None if pair[0] else pair[0] for pair in pairs]

    def choose(
        self, items: Sequence[frozenset[int] | None], units: Sequence[int]
    ) -> list[int | None]:
        """Take of each set of indicators the one that the unit's level has; None where there is none."""
        if NOBODY not in units:
            one = {each: None if each is None else next(iter(each), None) for each in set(items)}
            if all(each is None or len(each) == 1 for each in one):
                return list(map(one.__getitem__, items))  # the usual case: no unit decides
        pairs = list(zip(items, units, strict=True))
        memo = {pair: self._one_of(*pair) for pair in set(pairs)}
        if None in memo.values():
            for at, pair in enumerate(pairs):
                if memo[pair] is None and pair[0] is not None and pair[1] != NOBODY:
                    kind = "indicator_ambiguous" if pair[0] else "indicator_blank"
                    trouble = Trouble(kind, indicators=tuple(sorted(pair[0])))
                    self.troubles.append((self.rows.rows[at], trouble))
        return list(map(memo.__getitem__, pairs))

    def _one_of(self, items: frozenset[int] | None, unit: int) -> int | None:
        if unit == NOBODY or items is None:
            return None
        found = self.resolver.of_level(items, unit)
        return found[0] if len(found) == 1 else None

    def are_alike(self, chosen: Sequence[int | None], periods: Sequence[Period | None]) -> bool:
        """Refuse rows of one unit that say nothing in which they differ: their parts are not known."""
        places = list(zip(chosen, periods, strict=True))
        if len(set(places)) == len(places):
            return False
        first: dict[tuple[int | None, Period | None], int] = {}
        second = next(at for at, place in enumerate(places) if first.setdefault(place, at) < at)
        trouble = Trouble("rows_alike")
        if (self.rows.rows[second], trouble) not in self.troubles:
            self.troubles.append((self.rows.rows[second], trouble))
        return True


def _section_period(stack: Stack) -> Period | None:
    said = next((s.period for s in reversed(stack) if s.period is not None), None)
    return said.period if said is not None else None


def section_items(stack: Stack) -> frozenset[int]:
    """Give the indicators that the innermost of some sections names."""
    return next((s.indicators for s in reversed(stack) if s.indicators), frozenset())

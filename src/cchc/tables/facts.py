"""From placed rows and columns to facts: for each number its unit, indicator, period and measure.

Counts of one coordinate are brought together: b and a make a fact, quantities go through the recipes
of the indicators that bind the unit.  If one column of counts says a dimension, all must.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from cchc.counts import BLANK, WRONG
from cchc.definitions.layout import Sum, Term
from cchc.definitions.period import Period
from cchc.tables.cells import Profile
from cchc.tables.columns import Column, Use
from cchc.tables.fields import collapse
from cchc.tables.numbers import Reading, read_column, read_pairs
from cchc.tables.resolve import Resolver, Trouble
from cchc.tables.row_types import NOBODY, Rows, Stack, text_of
from cchc.tables.time import PeriodSaid
from cchc.tables.vocabulary import words_of

_BY_ROW: Final = "by row"
# Words of a definition that tell it from no other.
_EVERYWHERE: Final = frozenset(
    [
        "số",
        "hồ",
        "sơ",
        "tthc",
        "thủ",
        "tục",
        "hành",
        "chính",
        "đã",
        "được",
        "trong",
        "năm",
        "kỳ",
        "tổng",
        "các",
        "lượng",
        "là",
    ]
)


_Coordinates = tuple[str | None, frozenset[int], PeriodSaid | None, bool]


@dataclass(frozen=True, slots=True)
class Group:
    """Columns of counts that share what their headings say of unit, indicator and period."""

    unit: str | None
    indicators: frozenset[int]
    period: PeriodSaid | None
    cumulative: bool
    columns: Mapping[str, Column]  # measure → column


@dataclass(slots=True)
class Facts:
    """Facts of one table, column by column; position *i* of each is one pair of b and a.

    ``b_cells`` and ``a_cells`` give, per series, the columns that a count was added up from.
    """

    units: list[int] = field(default_factory=list)
    indicators: list[int] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    running: list[bool] = field(default_factory=list)  # «lũy kế» beside «trong kỳ»
    bs: list[int] = field(default_factory=list)
    as_: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)  # index in the grid, of b
    series: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Series:
    """The columns that b and a of a stretch of facts come from."""

    numerators: tuple[int, ...]
    denominators: tuple[int, ...]


@dataclass(slots=True)
class Assembled:
    """The facts of a table, and what is in the way of others."""

    facts: Facts = field(default_factory=Facts)
    series: list[Series] = field(default_factory=list)
    troubles: list[tuple[int | None, Trouble]] = field(default_factory=list)
    readings: list[tuple[Column, int, Reading]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    numbers: dict[int, "array[int]"] = field(default_factory=dict)  # column → numbers of the rows
    made: dict[int, tuple[Sum, Sum, Group]] = field(default_factory=dict)  # by indicator
    repeated: set[str] = field(default_factory=set)  # measures that two columns claim
    unused: list[Column] = field(default_factory=list)  # columns of numbers that nothing needs
    # Series and row → u and v: what is beside the counts of which it is not known whether it is in b, in a.
    undecided: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    decided: bool = False  # b and a were read by the decision's own words
    summed: int = 0  # rows of fields of work that were added up
    left_out: list[int] = field(default_factory=list)  # rows of another level than the sender's


@dataclass(frozen=True, slots=True)
class Above:
    """What holds where rows and columns are silent."""

    unit: int | None
    unit_trouble: Trouble | None
    period: Period | None
    period_trouble: Trouble | None
    indicators: frozenset[int]


class Assembler:
    """Assembles the facts of one table."""

    def __init__(
        self,
        profile: Profile,
        columns: Sequence[Column],
        rows: Rows,
        above: Above,
        resolver: Resolver,
        recipes: Mapping[int, tuple[Sum, Sum]],
    ) -> None:
        self.profile = profile
        self.columns = columns
        self.rows = rows
        self.above = above
        self.resolver = resolver
        self.recipes = recipes
        self.ear = resolver.ear
        self.result = Assembled()
        self.counts = [c for c in columns if c.use in (Use.COUNT, Use.PAIR)]

    def assemble(self) -> Assembled:
        """Read the numbers and make the facts."""
        groups = list(self._groups())
        self.result.groups = groups
        if not groups and not self.result.repeated:
            self._refuse(Trouble("measure_not_said"))
        if not self.rows.rows:
            return self.result
        for column in self.counts:
            self._read(column)
        if self.rows.fields is not None and self.rows.units is None and not self._add_fields():
            return self.result
        plain = {(g.unit, g.indicators) for g in groups if not g.cumulative}
        for group in groups:
            # Beside columns that are not understood it may stand beside those of the period, too.
            beside = group.cumulative and (
                (group.unit, group.indicators) in plain
                or any(column.use is Use.REFUSED for column in self.columns)
            )
            self._group(group, running=beside)
        return self.result

    def _add_fields(self) -> bool:
        """Add the rows up where they are the fields of work of one unit; False where they may not be."""
        above, result = self.above, self.result
        if above.unit is None:
            self._refuse(above.unit_trouble)
            return False
        ordinal = next((c for c in self.columns if c.role == "ordinal"), None)
        values = self.profile.grid.columns[ordinal.at] if ordinal else None
        ordinals = [text_of(values[row]) if values else "" for row in self.rows.rows]
        level = self.resolver.level(above.unit)
        collapsed = collapse(self.rows, result.numbers, ordinals, level)
        if collapsed.rows is None:
            assert collapsed.trouble
            result.troubles.append(collapsed.trouble)
            return False
        result.summed = collapsed.summed
        result.left_out = [self.rows.rows[at] for at in collapsed.left_out]
        self.rows = collapsed.rows
        result.numbers = dict(collapsed.numbers)
        return True

    # --- groups of columns ---------------------------------------------------------------------

    def _groups(self) -> Iterator[Group]:
        said_unit = any(c.heard.unit for c in self.counts)
        said_item = any(c.heard.indicators for c in self.counts)
        said_period = any(c.heard.period for c in self.counts)
        found: dict[_Coordinates, dict[str, Column]] = {}
        for column in self.counts:
            heard = column.heard
            silent = (
                (said_unit and not heard.unit)
                or (said_item and not heard.indicators)
                or (said_period and not heard.period)
            )
            if silent:
                trouble = Trouble("column_silent", column.at, column.heading)
                self.result.troubles.append((None, trouble))
                continue
            cumulative = "cumulative" in heard.qualifiers
            key = (heard.unit, heard.indicators, heard.period, cumulative)
            members = found.setdefault(key, {})
            measure = "pair" if column.use is Use.PAIR else column.measure or _BY_ROW
            if measure == _BY_ROW and self.rows.measures is None:
                self.result.unused.append(column)
            elif measure in members:
                other = members[measure]
                trouble = Trouble("heading_repeated", column.at, column.heading, str(other.at))
                self.result.troubles.append((None, trouble))
                members[measure] = replace(other, use=Use.REFUSED)
                self.result.repeated.add(measure)
            else:
                members[measure] = column
        for (unit, indicators, period, cumulative), members in found.items():
            usable = {m: c for m, c in members.items() if c.use is not Use.REFUSED}
            if usable:
                yield Group(unit, indicators, period, cumulative, usable)

    # --- numbers ---------------------------------------------------------------------------------

    def _read(self, column: Column) -> None:
        values = self.profile.grid.columns[column.at]
        rows = self.rows.rows
        contiguous = rows[-1] - rows[0] + 1 == len(rows)
        chosen = values[rows[0] : rows[-1] + 1] if contiguous else [values[row] for row in rows]
        if column.use is Use.PAIR:
            bs, as_, remarkable = read_pairs(chosen)
            self.result.numbers[column.at] = bs
            self.result.numbers[-1 - column.at] = as_
        else:
            numbers, remarkable = read_column(chosen)
            self.result.numbers[column.at] = numbers
        self.result.readings += [(column, rows[at], reading) for at, reading in remarkable]

    # --- facts ------------------------------------------------------------------------------------

    def _group(self, group: Group, *, running: bool) -> None:
        if "pair" in group.columns:
            column = group.columns["pair"]
            self._pairs(group, column, running)
            return
        if _BY_ROW in group.columns and self.rows.measures is not None:
            self._by_row(group, running)
            return
        if "b" in group.columns and "a" in group.columns:
            b, a = group.columns["b"], group.columns["a"]
            for side, column in (("b", b), ("a", a)):
                if self._contradicts(side, column, group):
                    trouble = Trouble("measure_missing", column.at, column.heading, side)
                    self.result.troubles.append((None, trouble))
                    return
            bs, as_ = self.result.numbers[b.at], self.result.numbers[a.at]
            if "u" in group.columns or "v" in group.columns:
                bs = self._beside(group, bs)
            self._series(group, bs, as_, ((b.at,), (a.at,)), running)
            return
        if "b" in group.columns or "a" in group.columns:
            present = "b" if "b" in group.columns else "a"
            column = group.columns[present]
            if not self.result.repeated.isdisjoint({"a", "b"}):
                return
            trouble = Trouble(
                "measure_missing", column.at, column.heading, "a" if present == "b" else "b"
            )
            self.result.troubles.append((None, trouble))
            return
        self._quantities(group, running)

    def _contradicts(self, side: str, column: Column, group: Group) -> bool:
        """Say whether a heading with the letter b or a speaks of another quantity than the indicator."""
        said = column.heard.group
        named = group.indicators or self.above.indicators
        if said is None or column.heard.weak or not named or self.rows.items is not None:
            return False
        for indicator in named:
            heard = self.ear.hear(self._label(indicator, side))
            if heard.group in (None, said) or heard.clash or heard.weak:
                return False
        return True

    def _label(self, indicator: int, side: str) -> str:
        """Give the decision's own words for b or a."""
        found = next(
            t.indicator.labels
            for t in self.resolver.target_set.targets
            if t.indicator.id == self.resolver.ids[indicator]
        )
        return found.numerator if side == "b" else found.denominator

    def _as_decided(self, group: Group, running: bool) -> bool:
        """Read two counts whose headings are the decision's own words for b and a, and say no more."""
        if len(group.columns) != 2:
            return False
        named = group.indicators or self.above.indicators
        one, other = group.columns.values()
        readings = []
        for b, a in ((one, other), (other, one)):
            meant = frozenset(
                indicator
                for indicator in named or range(len(self.resolver.ids))
                if _says_just(b.path[-1:], self._label(indicator, "b"))
                and _says_just(a.path[-1:], self._label(indicator, "a"))
            )
            readings += [(b, a, meant)] if meant else []
        if len(readings) != 1:
            return False
        [(b, a, meant)] = readings
        numbers = self.result.numbers
        if self.rows.items is None:
            group = replace(group, indicators=meant)
        self.result.decided = True
        self._series(group, numbers[b.at], numbers[a.at], ((b.at,), (a.at,)), running)
        return True

    def _beside(self, group: Group, bs: "array[int]") -> "array[int]":
        """Keep what stands beside counts as undecided; a number that is none spoils its row."""
        columns = []
        for name in ("u", "v"):
            column = group.columns.get(name)
            columns.append(self.result.numbers[column.at] if column else [0] * len(bs))
        series = len(self.result.series)
        bs = array(bs.typecode, bs)
        for at, (u, v) in enumerate(zip(*columns, strict=True)):
            if WRONG in (u, v):
                bs[at] = WRONG
            elif u > 0 or v > 0:
                self.result.undecided[series, self.rows.rows[at]] = max(u, 0), max(v, 0)
        return bs

    def _pairs(self, group: Group, column: Column, running: bool) -> None:
        bs, as_ = self.result.numbers[column.at], self.result.numbers[-1 - column.at]
        self._series(group, bs, as_, ((column.at,), (column.at,)), running)

    def _series(
        self,
        group: Group,
        bs: Sequence[int],
        as_: Sequence[int],
        cells: tuple[tuple[int, ...], tuple[int, ...]],
        running: bool,
        only: frozenset[int] | None = None,
    ) -> None:
        """Append one pair of columns: for every row its coordinates, where they are all known."""
        rows, result = self.rows, self.result
        series = len(result.series)
        result.series.append(Series(*cells))
        units, periods = self._units(group), self._periods(group)
        items = self._items(group, only)
        if units is None or periods is None or items is None:
            return
        chosen = self._choose(items, units)
        columns: tuple[Sequence[Any], ...] = (units, chosen, periods, bs, as_, rows.rows)
        if rows.units is None and group.unit is None and self._are_alike(chosen, periods):
            return
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
        facts = result.facts
        into: tuple[list[Any], ...] = (
            facts.units,
            facts.indicators,
            facts.periods,
            facts.bs,
            facts.as_,
            facts.rows,
        )
        for target, source in zip(into, columns, strict=True):
            target.extend(source)
        added = len(columns[0])
        facts.running.extend([running] * added)
        facts.series.extend([series] * added)

    def _are_alike(self, chosen: Sequence[int | None], periods: Sequence[Period | None]) -> bool:
        """Refuse rows of one unit that say nothing in which they differ: their parts are not known."""
        places = list(zip(chosen, periods, strict=True))
        if len(set(places)) == len(places):
            return False
        seen: set[tuple[int | None, Period | None]] = set()
        second = next(at for at, place in enumerate(places) if place in seen or seen.add(place))  # type: ignore[func-returns-value]
        trouble = Trouble("rows_alike")
        if (self.rows.rows[second], trouble) not in self.result.troubles:
            self.result.troubles.append((self.rows.rows[second], trouble))
        return True

    def _choose(self, items: Sequence[frozenset[int]], units: Sequence[int]) -> list[int | None]:
        """Take of each set of indicators the one that the unit's level has."""
        pairs = list(zip(items, units, strict=True))
        memo = {pair: self._one_of(*pair) for pair in set(pairs)}
        if None in memo.values():
            for at, pair in enumerate(pairs):
                if memo[pair] is None and pair[1] != NOBODY:
                    trouble = Trouble("indicator_ambiguous", indicators=tuple(sorted(pair[0])))
                    self.result.troubles.append((self.rows.rows[at], trouble))
        return list(map(memo.__getitem__, pairs))

    def _one_of(self, items: frozenset[int], unit: int) -> int | None:
        if unit == NOBODY:
            return None
        found = self.resolver.of_level(items, unit)
        return found[0] if len(found) == 1 else None

    # --- dimensions ---------------------------------------------------------------------------------

    def _units(self, group: Group) -> Sequence[int] | None:
        width = len(self.rows.rows)
        by_rows = self.rows.units
        if group.unit is not None:
            match = self.ear.units.find(group.unit)
            if match.unit is None:
                self._refuse(Trouble("unit_ambiguous", None, group.unit, units=match.candidates))
                return None
            if by_rows is not None and not {NOBODY, match.unit}.issuperset(by_rows):
                self._refuse(Trouble("unit_contradictory", None, group.unit))
                return None
            return [match.unit] * width
        if by_rows is not None and NOBODY not in by_rows:
            return by_rows
        if self.above.unit is None:
            self._refuse(self.above.unit_trouble)
            return by_rows
        if by_rows is None:
            return [self.above.unit] * width
        return [self.above.unit if unit == NOBODY else unit for unit in by_rows]

    def _periods(self, group: Group) -> Sequence[Period | None] | None:
        """Give the period of each row; None where it is not known of any, a trouble says why."""
        rows = self.rows
        width = len(rows.rows)
        numbers = rows.periods if rows.periods is not None else [NOBODY] * width
        pairs = list(zip(numbers, rows.sections, strict=True))
        memo: dict[tuple[int, int], Period | None] = {}
        for pair in set(pairs):
            said = rows.period_list[pair[0]] if pair[0] != NOBODY else None
            period, trouble = self._period_of(said, rows.stacks[pair[1]], group)
            if trouble is not None and trouble.kind == "periods_contradictory":
                at = pairs.index(pair)
                self.result.troubles.append((rows.rows[at], trouble))
            elif trouble is not None:
                self._refuse(trouble)
                return None
            memo[pair] = period
        return list(map(memo.__getitem__, pairs))

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
        if narrow.year != self.resolver.target_set.year:
            return None, Trouble("period_other_year", None, narrow.label("vi"))
        return self._whole(narrow, group), None

    @staticmethod
    def _whole(period: Period, group: Group) -> Period:
        """Under «lũy kế» a period reaches back to January."""
        return Period(period.year, 1, period.last) if group.cumulative else period

    def _items(self, group: Group, only: frozenset[int] | None) -> Sequence[frozenset[int]] | None:
        rows = self.rows
        width = len(rows.rows)
        above = group.indicators or only
        if rows.items is not None:
            sets = rows.item_sets
            if above:
                sets = [
                    each & above if each & above or only is not None else above for each in sets
                ]
            return list(map(sets.__getitem__, rows.items))
        if group.indicators:
            return [group.indicators] * width
        sections = [_section_items(stack) for stack in rows.stacks]
        if any(sections):
            sets = [each or self.above.indicators for each in sections]
            if only is not None:
                sets = [each & only for each in sets]
            return list(map(sets.__getitem__, rows.sections))
        if only is not None:
            return [self.above.indicators & only if self.above.indicators else only] * width
        if not self.above.indicators:
            self._refuse(Trouble("indicator_not_said"))
            return None
        return [self.above.indicators] * width

    def _refuse(self, trouble: Trouble | None) -> None:
        if trouble is not None and (None, trouble) not in self.result.troubles:
            self.result.troubles.append((None, trouble))

    # --- quantities ---------------------------------------------------------------------------------

    def _quantities(self, group: Group, running: bool) -> None:
        """Make indicators from the quantities of a form."""
        made = False
        lacking: dict[tuple[str, ...], list[int]] = {}
        available = set(group.columns)
        named = group.indicators or self.above.indicators
        for indicator, (b, a) in self.recipes.items():
            if named and indicator not in named:
                continue
            bs = self._terms(b, group)
            as_ = self._terms(a, group)
            if bs is None or as_ is None:
                wanted = {t.quantity for t in (*b, *a)}
                if wanted & available:
                    missing = tuple(sorted(wanted - available))
                    lacking.setdefault(missing, []).append(indicator)
                continue
            made = True
            self.result.made[indicator] = (bs, as_, group)
            self._made(group, indicator, bs, as_, running)
        if not made and (self._as_decided(group, running) or self._worded(group, running)):
            return
        for missing, indicators in lacking.items():
            if not made or len(indicators) == len(self.recipes):
                trouble = Trouble(
                    "quantity_missing", None, ", ".join(missing), indicators=tuple(indicators)
                )
                self.result.troubles.append((None, trouble))
        if not made and not lacking:
            self.result.troubles.append((None, Trouble("nothing_made")))

    def _terms(self, terms: Sum, group: Group) -> Sum | None:
        """Give the quantities that a sum is made of as this table has them; None where one lacks."""
        wanted = [term.quantity for term in terms]
        have = group.columns
        for whole, parts in self.ear.vocabulary.sums.items():
            if set(parts) <= set(wanted) and not set(parts) <= set(have) and whole in have:
                kept = [term for term in terms if term.quantity not in parts]
                return self._terms((*kept, Term(1, whole)), group)
            if set(parts) <= set(wanted) and not set(parts) <= set(have):
                alone = self._on_time_alone(whole, group)
                if alone is not None:
                    kept = [term for term in terms if term.quantity not in parts]
                    return self._terms((*kept, Term(1, alone)), group)
            if whole in wanted and whole not in have and set(parts) <= set(have):
                kept = [term for term in terms if term.quantity != whole]
                return self._terms((*kept, *(Term(1, part) for part in parts)), group)
        return terms if all(each in have for each in wanted) else None

    def _on_time_alone(self, whole: str, group: Group) -> str | None:
        """Say whether «đúng hạn» without «trước hạn» holds the early ones: total = on time + late."""
        if whole != "settled-in-time" or "settled-on-time" not in group.columns:
            return None
        if "settled-early" in group.columns:
            return None
        names = ("settled-total", "settled-on-time", "settled-late")
        if not all(name in group.columns for name in names):
            return None
        total, on_time, late = (self.result.numbers[group.columns[n].at] for n in names)
        rows = list(zip(total, on_time, late, strict=True))
        known = [row for row in rows if min(row) >= 0]
        holds = bool(known) and all(t == o + late_ for t, o, late_ in known)
        return "settled-on-time" if holds else None

    def _made(self, group: Group, indicator: int, b: Sum, a: Sum, running: bool) -> None:
        bs, b_cells = self._added(group, b, indicator, "b")
        as_, a_cells = self._added(group, a, indicator, "a")
        units = self._units(group)
        if units is None:
            return
        self._series_of_bound(group, indicator, (bs, as_), (b_cells, a_cells), running)

    def _series_of_bound(
        self,
        group: Group,
        indicator: int,
        numbers: tuple[Sequence[int], Sequence[int]],
        cells: tuple[tuple[int, ...], tuple[int, ...]],
        running: bool,
    ) -> None:
        """Append the counts of one indicator for the units that it binds: a form names no indicators."""
        rows, result = self.rows, self.result
        series = len(result.series)
        result.series.append(Series(*cells))
        units, periods = self._units(group), self._periods(group)
        if units is None or periods is None:
            return
        if rows.units is None and group.unit is None:
            sets = [rows.item_sets[n] for n in rows.items] if rows.items is not None else periods
            if self._are_alike([hash(each) for each in sets], periods):
                return
        items = None
        if rows.items is not None:
            items = [rows.item_sets[number] for number in rows.items]
        facts = result.facts
        named = bool(group.indicators or self.above.indicators)
        for at, unit in enumerate(units):
            period = periods[at]
            if unit == NOBODY or period is None:
                continue
            if items is not None and indicator not in items[at]:
                continue
            if not self.resolver.binds(indicator, unit) and not (named or items):
                continue
            facts.units.append(unit)
            facts.indicators.append(indicator)
            facts.periods.append(period)
            facts.running.append(running)
            facts.bs.append(numbers[0][at])
            facts.as_.append(numbers[1][at])
            facts.rows.append(rows.rows[at])
            facts.series.append(series)

    def _added(
        self, group: Group, terms: Sum, indicator: int, side: str
    ) -> tuple[list[int], tuple[int, ...]]:
        columns = [(term.sign, group.columns[term.quantity]) for term in terms]
        numbers = [self.result.numbers[column.at] for _, column in columns]
        if len(columns) == 1 and columns[0][0] == 1:
            return list(numbers[0]), (columns[0][1].at,)
        added = []
        for at, parts in enumerate(zip(*numbers, strict=True)):
            if WRONG in parts:
                added.append(WRONG)
            elif BLANK in parts:
                added.append(BLANK)
                if any(part != BLANK for part in parts):
                    blank = columns[parts.index(BLANK)][1]
                    trouble = Trouble("part_blank", blank.at, side, indicators=(indicator,))
                    self.result.troubles.append((self.rows.rows[at], trouble))
            else:
                total = sum(sign * part for (sign, _), part in zip(columns, parts, strict=True))
                if total < 0:
                    trouble = Trouble("sum_negative", columns[0][1].at, str(total))
                    self.result.troubles.append((self.rows.rows[at], trouble))
                added.append(total if total >= 0 else WRONG)
        return added, tuple(column.at for _, column in columns)

    def _worded(self, group: Group, running: bool) -> bool:
        """Read two counts in words under one indicator: «Số trực tuyến | Tổng số».

        a begins with «Tổng», every word of b occurs in the indicator's numerator, and b ≤ a in
        every row.
        """
        if len(group.columns) != 2:
            return False
        items = self._items(group, None) if group.indicators or self.rows.items else None
        if not items:
            return False
        named = frozenset().union(*items)
        pair = list(group.columns.values())
        totals = [c for c in pair if words_of(c.path[-1])[:1] == ("tổng",)]
        if len(totals) != 1:
            return False
        [a] = totals
        [b] = [c for c in pair if c is not a]
        for indicator in named:
            if not set(words_of(b.path[-1])) <= set(words_of(self._label(indicator, "b"))):
                return False
        bs, as_ = self.result.numbers[b.at], self.result.numbers[a.at]
        if any(x > y for x, y in zip(bs, as_, strict=True) if min(x, y) >= 0):
            return False
        self._series(group, bs, as_, ((b.at,), (a.at,)), running)
        return True

    # --- measures in rows ------------------------------------------------------------------------------

    def _by_row(self, group: Group, running: bool) -> None:
        """Bring the rows of one coordinate together: b in one row, a in another."""
        rows = self.rows
        column = group.columns[_BY_ROW]
        assert rows.measures is not None
        numbers = self.result.numbers[column.at]
        records: dict[tuple[object, ...], dict[str, int]] = {}
        for at, measure in enumerate(rows.measures):
            if measure == "ratio":
                continue
            columns = (rows.units, rows.items, rows.periods, rows.sections)
            key = tuple(column[at] if column is not None else None for column in columns)
            record = records.setdefault(key, {})
            if measure in record:
                trouble = Trouble("measure_twice", column.at, measure)
                self.result.troubles.append((rows.rows[at], trouble))
                record[measure] = -1
            else:
                record[measure] = at
        for record in records.values():
            self._record(group, record, numbers, column, running)

    def _record(
        self,
        group: Group,
        record: Mapping[str, int],
        numbers: Sequence[int],
        column: Column,
        running: bool,
    ) -> None:
        usable = {measure: at for measure, at in record.items() if at >= 0}
        if not usable:
            return
        first = min(usable.values())
        single = self.rows.pick([first])
        inner = Assembler(
            self.profile, self.columns, single, self.above, self.resolver, self.recipes
        )
        inner.result = Assembled(facts=self.result.facts, series=self.result.series)
        inner.result.troubles = self.result.troubles
        columns = {
            measure: replace(column, at=-2 - index, measure=measure, use=Use.COUNT)
            for index, measure in enumerate(usable)
        }
        for index, at in enumerate(usable.values()):
            inner.result.numbers[-2 - index] = array("q", [numbers[at]])
        shaped = replace(group, columns=columns)
        before = len(self.result.series)
        inner._group(shaped, running=running)
        for index in range(before, len(self.result.series)):
            self.result.series[index] = Series((column.at,), (column.at,))
        self.result.made.update(inner.result.made)


def _says_just(path: Sequence[str], label: str) -> bool:
    """Say whether a heading and a label differ in nothing but words that every label has."""
    heading = {word for text in path for word in words_of(text)}
    return not (heading ^ set(words_of(label))) - _EVERYWHERE


def _section_period(stack: Stack) -> Period | None:
    said = next((s.period for s in reversed(stack) if s.period is not None), None)
    return said.period if said is not None else None


def _section_items(stack: Stack) -> frozenset[int]:
    return next((s.indicators for s in reversed(stack) if s.indicators), frozenset())
